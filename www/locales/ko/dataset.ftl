# 이동 메뉴.
dataset-knows-percent = { $percent }%
dataset-knows-ready = 준비됨
dataset-knows-warnings = 경고 있음
dataset-knows-blocked = 고칠 것 { $count }개
dataset-knows-failed = 검사 못 함
dataset-knows-waiting = 기다리는 중
dataset-knows-cancelled = 중지됨

# 첫 화면.
dataset-first-title = 조정하기 전에 확인하십시오.
dataset-first-lead = 조정 데이터 세트를 놓으십시오. 모든 줄을 검사하고 모든 토큰을 셉니다. 모두 이 브라우저 안에서 이루어지며, 데이터는 밖으로 나가지 않습니다.
dataset-drop = 여기에 .jsonl 파일을 하나 또는 여러 개 놓으십시오
dataset-drop-hint = 학습 파일과 평가 파일을 함께 놓을 수 있습니다. 임베딩이라면 말뭉치, 쿼리, 라벨을 함께 놓으십시오. 표 파일(CSV, TSV)은 변환할 수 있습니다.
dataset-choose = 파일 선택
dataset-paste = 텍스트 붙여넣기
dataset-paste-title = 데이터 세트 붙여넣기
dataset-paste-hint = 한 줄에 예시 하나씩, JSON으로 붙여넣으십시오.
dataset-paste-inspect = 검사하기
dataset-paste-close = 닫기
dataset-samples = 샘플로 둘러보기:
dataset-sample-text = 올바른 텍스트
dataset-sample-chat = 채팅
dataset-sample-code-chat = 코드 채팅
dataset-sample-korean = 한국어
dataset-sample-leak = 학습과 평가
dataset-sample-embedding = 임베딩
dataset-sample-mistakes = 모든 실수
dataset-sample-page = 안내 페이지의 예시
dataset-sample-name = 샘플: { $title }
dataset-pasted = 붙여넣은 텍스트
dataset-notice-folder = ‘{ $name }’은(는) 폴더입니다. 폴더 안의 파일을 놓으십시오.
dataset-notice-left-out = 이 작업에는 { $names }의 자리가 없어 파일 { $count }개를 검사하지 않습니다.
dataset-notice-no-file = 놓으신 것에 파일이 없습니다.

# 파일과 검사 방법.
dataset-bar = 파일과 검사 방법
dataset-other-file = 다른 파일
dataset-close = 닫기
dataset-close-all = 모두 닫기
dataset-remove = 빼기
dataset-part = 작업에서 맡는 역할
dataset-format-text = 텍스트
dataset-format-chat = 채팅
dataset-format-gemini = Gemini
dataset-format-corpus = 말뭉치
dataset-format-queries = 쿼리
dataset-format-labels = 라벨
dataset-format-unknown = 알 수 없는 형식
dataset-model = 모델
dataset-model-detect = 파일에 맞게
dataset-model-detected = { $model } (파일에 맞게)
dataset-context = 기본 컨텍스트
dataset-tokenizer = 토큰을 세는 데 쓰는 것
dataset-tokenizer-own = 내 tokenizer.json
dataset-tokenizer-built-in = 내장된 것 사용
dataset-strict = 엄격하게
dataset-strict-hint = 잘리는 텍스트와 서비스가 권장하지 않는 대화 차례 수를 오류로 봅니다.

# 작업의 파일.
dataset-files = 이 작업의 파일
dataset-files-checking = { $name } 검사 중
dataset-files-missing = 아직 없는 파일: { $parts }.
dataset-files-missing-embedding = 임베딩을 조정하려면 말뭉치, 쿼리, 학습 라벨이 있어야 합니다. 아직 없는 파일: { $parts }.
dataset-files-checked = 파일 { $count }개를 모두 검사하고 서로 비교했습니다: { $standing }.
dataset-slot-training = 학습
dataset-slot-evaluation = 평가
dataset-slot-corpus = 말뭉치
dataset-slot-queries = 쿼리
dataset-slot-training-labels = 학습 라벨
dataset-slot-validation-labels = 검증 라벨
dataset-slot-test-labels = 시험 라벨
dataset-slot-empty = 아직 파일 없음
dataset-slot-optional = 아직 파일 없음, 없어도 됨
dataset-add-training = 학습 파일 추가
dataset-add-evaluation = 평가 파일 추가
dataset-add-corpus = 말뭉치 추가
dataset-add-queries = 쿼리 추가
dataset-add-training-labels = 학습 라벨 추가
dataset-add-validation-labels = 검증 라벨 추가
dataset-add-test-labels = 시험 라벨 추가

# 검사하는 동안.
dataset-waiting = 차례를 기다리고 있습니다
dataset-waiting-why = 파일을 하나씩 차례로 검사하면서 앞의 파일과 비교합니다.
dataset-running = 모든 줄을 검사하고 있습니다
dataset-running-again = 다시 검사하고 있습니다
dataset-progress = 파일에서 읽은 부분
dataset-cancel = 취소
dataset-bytes-of = { $whole } 중 { $read }
dataset-speed = 초당 { $speed }
dataset-left = 약 { $seconds }초 남음
dataset-so-far = 지금까지 찾은 것
dataset-announce = { $percent }% 읽음, { $lines }줄, 문제 { $problems }개.

# 보고서 없이 끝났을 때.
dataset-again = 다시 시도
dataset-cancelled = 검사를 중지했습니다
dataset-cancelled-why = 남겨 둔 결과는 없습니다.
dataset-failed-unreadable = 파일을 읽을 수 없습니다
dataset-failed-unreadable-why = 파일이 없어졌거나, 선택한 뒤에 바뀌었거나, 폴더입니다. 다시 선택하십시오. 브라우저가 알린 내용:
dataset-failed-options = 함께 쓸 수 없는 설정입니다
dataset-failed-options-why = 검사를 시작하지 못했습니다. 알린 내용:
dataset-failed-crashed = 검사가 갑자기 멈췄습니다
dataset-failed-crashed-why = 마지막으로 알린 줄은 { $line }번째 줄입니다. 새로 검사할 준비가 되어 있습니다. 같은 곳에서 또 멈추면 그 줄을 살펴보십시오.
dataset-failed-silent = 검사가 응답하지 않습니다
dataset-failed-silent-why = 마지막으로 알린 줄은 { $line }번째 줄이며, 그 뒤로 응답이 없어 종료했습니다. 새로 검사할 준비가 되어 있습니다.
dataset-failed-unavailable = 검사를 시작할 수 없습니다
dataset-failed-unavailable-why = 파일을 검사하는 부분을 불러오지 못했습니다. 오프라인 상태이거나 워커 또는 WebAssembly가 차단되었는지 확인하십시오.

# 판정과 사실.
dataset-verdict-ready = 준비됨: 예시 { $count }개가 모두 받아들여집니다
dataset-verdict-ready-rows = 준비됨: { $count }줄이 모두 받아들여집니다
dataset-verdict-warnings = 준비됨, 경고 { $count }개 있음
dataset-verdict-lines = 준비 안 됨: { $count }줄이 거부됩니다
dataset-verdict-lines-file = 준비 안 됨: { $count }줄과 파일 전체가 거부됩니다
dataset-verdict-lines-at-least = 준비 안 됨: 적어도 { $count }줄이 거부됩니다
dataset-verdict-lines-file-at-least = 준비 안 됨: 적어도 { $count }줄과 파일 전체가 거부됩니다
dataset-verdict-file = 준비 안 됨: 파일 전체가 거부됩니다
dataset-lines = { $count }줄
dataset-examples = 예시 { $count }개
dataset-documents = 문서 { $count }개
dataset-queries = 쿼리 { $count }개
dataset-labels = 라벨 { $count }개
dataset-tokens = 토큰 { $count }개
dataset-exact = 정확
dataset-estimate = 추정
dataset-not-counted = 토큰을 세지 않음
dataset-cut = 필드 { $count }개가 잘림
dataset-checked-in = { $seconds }초 만에 검사
dataset-uncounted-unreachable = 어휘 파일을 불러오지 못해 토큰을 세지 않았습니다. 구조는 모두 검사했습니다.
dataset-uncounted-damaged = 어휘 파일이 손상되어 토큰을 세지 않았습니다. 구조는 모두 검사했습니다.
dataset-uncounted-own = tokenizer.json을 쓸 수 없어 토큰을 세지 않았습니다. 구조는 모두 검사했습니다.

# 찾은 것.
dataset-strip = 파일의 모든 줄. 문제가 있는 곳에 표시가 있습니다. 화살표 키로 표시 사이를 이동하고 Enter로 문제로 이동합니다.
dataset-strip-mark = { $line }번째 줄: { $severity }, 여기에 문제 { $count }개
dataset-line = { $line }번째 줄
dataset-fix-first = 먼저 고칠 것
dataset-first-at = 처음 나온 곳은 { $line }번째 줄:
dataset-whole-file = 파일 전체:
dataset-what-to-do = 할 일:
dataset-times = 번({ $count })
dataset-list-rule = 목록에서 { $count }개 모두 보기
dataset-all-problems = 문제 { $count }개 모두 보기
dataset-to-plan = 계획으로 이동
dataset-report = 보고서
dataset-report-as = 보고서: { $form }
dataset-frame = { $line }번째 줄의 코드

# 문제 목록.
dataset-problems = 문제 { $count }개
dataset-problems-capped = 처음 { $count }개만 나열합니다. 위의 개수는 전체 개수입니다.
dataset-problems-shown = { $count ->
    [0] 이 필터에 맞는 문제가 없습니다
   *[other] 문제 { $count }개 표시
}
dataset-filter = 문제 필터
dataset-filter-severity = 심각도
dataset-filter-text = 포함하는 텍스트
dataset-every-rule = 모든 규칙
dataset-go-to-line = 줄로 이동
dataset-go = 이동
dataset-go-no-line = 줄 번호를 입력하십시오.
dataset-go-nearest = { $wanted }번째 줄에는 문제가 없습니다. 가장 가까운 문제는 { $line }번째 줄에 있습니다.
dataset-go-nowhere = 특정한 줄의 문제는 없고, 파일 전체에 관한 문제뿐입니다.
dataset-place = { $line }번째 줄, { $column }번째 칸
dataset-rule = 규칙
dataset-path = 필드
dataset-why = 중요한 이유
dataset-what-to-change = 바꿀 것
dataset-source = 출처
dataset-lost-show = 사라지는 텍스트 모두 보기
dataset-lost-hide = 사라지는 텍스트 접기
dataset-lost-end = `{ $path }`: 잘리는 곳부터 끝까지 { $count }자
dataset-lost-whole = `{ $path }`: 전체 { $count }자
dataset-lost-more = 더 보기
dataset-lost-gone = 텍스트를 읽을 수 없습니다. 파일이 없어졌거나 검사한 뒤에 바뀌었습니다. 지금 상태로 검사하려면 파일을 다시 선택하십시오.

# 숫자.
dataset-histograms = 예시별 토큰 수
dataset-text-input = input_text의 토큰
dataset-text-output = output_text의 토큰
dataset-rows-input = text의 토큰
dataset-chat-input = 컨텍스트와 사용자 메시지의 토큰
dataset-chat-output = 어시스턴트 메시지의 토큰
dataset-limit = 한도 { $limit }
dataset-limit-far = 한도 { $limit }, 가장 긴 것은 { $longest }
dataset-min = 최소
dataset-p5 = p5
dataset-median = 중앙값
dataset-mean = 평균
dataset-p95 = p95
dataset-max = 최대
dataset-as-table = 표로 보기
dataset-range = 토큰
dataset-examples-column = 예시
dataset-statistics = 통계
dataset-statistics-note = Vertex AI가 쓰는 이름 그대로이므로 작업이 끝난 뒤 비교할 수 있습니다.
dataset-totals = 합계
dataset-distributions = 예시에 대한 분포
dataset-figure = 값
