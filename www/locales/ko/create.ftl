# 이동 메뉴.
create-knows-sending = 보내는 중
create-knows-created = 만들어짐
create-knows-look = 확인 필요

# 먼저 알아 둘 것.
create-to-simulated = 요청은 시뮬레이션 Google로 갑니다.
create-to-google = 요청은 Google로 갑니다.
create-closed-simulated = 거기서 만드는 작업은 연습이며 비용이 들지 않습니다. 실제 Google은 { $closed }에 이 모델들의 조정을 종료했고 { $unreachable }부터 제공하지 않습니다. Gemini 모델은 조정할 수 있습니다.
create-kept = 입력한 내용은 새로 고쳐도 사라지지 않게 이 브라우저에 보관합니다. 토큰과 데이터 세트 내용은 보관하지 않습니다.
create-start-over = 처음부터 다시 입력

# 보내기 전의 막대.
create-first = 빠진 것이 없습니다. 보내기 전에 모의 실행을 합니다.
create-changed = 모의 실행 뒤에 바뀐 것이 있습니다. 보내기 전에 모의 실행을 다시 합니다.
create-ready = 막는 것이 없습니다.
create-no-token = Google로 보내려면 액세스 토큰이 필요합니다.
create-no-token-to-look = 작업이 있는지 확인하려면 액세스 토큰이 필요합니다.
create-sign-in = 계정으로 가기
create-send = 보내기…

# 보내기 전에 묻는 것.
create-confirm-title = 이 작업을 만들까요?
create-cost-none = 없음(연습)
create-cost = { $cost }(토큰 백만 개당 { $price })
create-cost-unknown = 알 수 없습니다. 데이터 세트와 가격이 있으면 계획에서 계산합니다.
create-confirm = 작업 만들기
create-back = 돌아가기

# 진행 상황.
create-remembered = 만들던 작업이 있습니다: { $id }
create-sending = { $id } 작업을 보내는 중
create-looking = { $id } 작업이 있는지 확인하는 중
create-waiting = { $id } 작업을 다시 시도하기 전에 기다리는 중
create-created = 만들었습니다: { $id }
create-taken = ID가 { $id }인 다른 작업이 있습니다
create-absent = { $id } 작업이 없습니다
create-refused = 만들지 못했습니다: { $id } 작업이 거부되었습니다
create-unknown = { $id } 작업이 만들어졌는지 알 수 없습니다
create-once = 도중에 무슨 일이 있어도 이 ID의 작업은 하나만 만들어집니다.
create-waiting-send = { $seconds }초 뒤에 같은 ID로 다시 보냅니다.
create-waiting-look = { $seconds }초 뒤에 작업이 있는지 확인합니다.
create-taken-text = 만들려던 작업이 아니며, 그대로 두었습니다.
create-taken-since = 만든 시각
create-absent-text = 만들어지지 않았거나 삭제되었습니다. 다시 보내도 ID는 같습니다.
create-absent-simulated = 시뮬레이션 Google은 이 페이지 안에 있으며 페이지를 열 때마다 새로 시작합니다.
create-unknown-text = 다른 것을 하기 전에 먼저 확인합니다. ID가 다르면 두 번째 작업이 됩니다.
create-it-is-simulated = 이 작업은 시뮬레이션 Google로 보냈습니다. 확인하려면 요청을 보낼 곳으로 시뮬레이션 Google을 선택합니다.
create-it-is-google = 이 작업은 Google로 보냈습니다. 확인하려면 요청을 보낼 곳으로 Google을 선택합니다.
create-stop = 그만 기다리기
create-look = 다시 확인
create-send-again = 다시 보내기…
create-another = 다른 작업 만들기
create-new-id = 새 ID 정하기
create-to-jobs = 작업에서 보기
