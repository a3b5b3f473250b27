# Cloud Storage로 보내는 파일.
upload-title = Cloud Storage에 업로드
upload-lead = 작업은 Cloud Storage에 있는 파일을 읽습니다. 파일은 이 브라우저에서 버킷으로 바로 전송되며, 이미 있는 파일은 직접 선택하지 않는 한 덮어쓰지 않습니다.
upload-simulated = 지금은 시뮬레이션 Google이 받으므로 실제 Google에는 전송되지 않습니다.
upload-sign-in = 업로드하려면 먼저 로그인해야 합니다. 요청을 Google로 보내는데 쓸 수 있는 토큰이 없습니다.
upload-none = 데이터 세트에서 검사한 파일을 여기에서 업로드할 수 있습니다.
upload-to-dataset = 데이터 세트로 이동
upload-folder = 버킷 또는 폴더
upload-folder-hint = 모든 파일을 각자의 이름으로 넣을 곳: gs://bucket/folder/
upload-folder-invalid = 버킷이나 폴더가 아닙니다. gs://bucket/folder/ 형식으로 적습니다.
upload-fill-in = URI 채우기

# 지난번에 끝나지 않은 업로드.
upload-was = 페이지를 닫거나 새로 고칠 때 { $name }({ $bytes }) 파일을 { $uri }에 업로드하고 있었습니다. 계속하려면 파일을 다시 선택합니다.
upload-was-another = 지금 있는 파일은 다른 파일입니다.
upload-choose-again = 파일 다시 선택
upload-forget = 잊기

# 진행 상황.
upload-progress = 도착한 양
upload-bytes = { $whole } 중 { $done }
upload-there = 지금 있는 파일: { $bytes }, { $time }에 저장됨.
upload-said = { $name }: { $state }.
upload-said-percent = { $name }: 업로드 중, { $percent }%.
upload-state-none = 업로드하지 않음
upload-state-interrupted = 업로드가 중단되었습니다. 처음부터 다시 시작하며, 이미 모두 도착했다면 찾아냅니다
upload-state-beginning = 시작하는 중
upload-state-sending = 업로드하는 중
upload-state-asking = 얼마나 도착했는지 확인하는 중
upload-state-comparing = 같은 이름의 파일이 있어 비교하는 중
upload-state-waiting = 전송되지 않았습니다. 잠시 뒤 다시 시도합니다
upload-state-paused = 일시중지됨
upload-state-token = 새 토큰을 기다리는 중
upload-state-stuck = 5분 동안 아무것도 전송되지 않았습니다
upload-state-refused = Google이 거부했습니다
upload-state-by-hand = 얼마나 도착했는지 이 페이지에서는 볼 수 없습니다. 파일이 있는 폴더의 터미널에서 다음 명령을 실행하면 업로드됩니다
upload-state-taken = 같은 이름의 다른 파일이 이미 있습니다
upload-state-taken-unseen = 같은 이름의 파일이 있지만 이 계정으로는 볼 수 없습니다
upload-state-damaged = 지금 있는 것은 검사한 파일이 아니므로 사용하면 안 됩니다
upload-state-not-kept = 전송 중에 내용이 바뀌어 Google이 저장하지 않았습니다
upload-state-changed = 검사한 뒤에 파일이 바뀌어 업로드하지 않았습니다. 파일을 다시 선택하면 다시 검사합니다
upload-state-done = 업로드 완료: 크기와 체크섬이 검사한 파일과 같습니다

# 업로드할 수 없는 이유.
upload-not-yet-checked = 검사가 끝나면 업로드할 수 있습니다
upload-not-checked = 검사가 끝나지 않았습니다. 먼저 데이터 세트에서 검사합니다
upload-nowhere = ‘{ $field }’에 업로드할 곳이 아직 없습니다
upload-no-place = ‘{ $field }’에 적은 값은 Cloud Storage의 파일이 아닙니다
upload-same-place = 작업의 다른 파일과 URI가 같습니다

# 할 수 있는 일.
upload-go = 업로드
upload-go-on = 계속
upload-pause = 일시중지
upload-try-now = 지금 시도
upload-try-again = 다시 시도
upload-cancel = 취소
upload-overwrite = 덮어쓰기
upload-look-again = 다시 확인
upload-blocked = 이 파일에서 오류가 발견되었습니다. 이대로 작업을 만들면 실패합니다.
upload-all-the-same = 그래도 업로드
upload-leave = 그만두기
