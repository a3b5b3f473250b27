# 도구.
tools-repair = 복구…
tools-convert = 변환…
tools-split = 분할…
tools-repair-title = 복구:
tools-repair-lead = 고치는 방법이 하나뿐인 것만 고칩니다. 나머지는 한 바이트도 바꾸지 않습니다.
tools-convert-title = 변환:
tools-convert-lead = 같은 예시를 다른 모양으로 씁니다. 옮길 수 없는 것은 모두 알려 드립니다.
tools-split-title = 분할:
tools-split-lead = 학습할 파일과 평가할 파일로 나눕니다. 비슷한 예시는 한쪽에 함께 둡니다.
tools-running = 파일을 읽고 있습니다
tools-stopped = 작업을 중지했습니다. 쓴 파일은 없습니다.
tools-failed-lost = { $line }번째 줄 다음에서 갑자기 멈췄습니다. 같은 곳에서 또 멈추면 그 줄을 살펴보십시오.
tools-failed-room = 브라우저에 결과를 담을 공간이 없습니다. 알린 내용:
tools-more = 같은 것 { $count }개 더
tools-download = { $name } 다운로드
tools-table = 표 파일입니다. 조정에는 JSON Lines가 필요합니다. 변환하면 그 안의 예시를 검사할 수 있습니다.

# 복구.
tools-drop-duplicates = 똑같은 예시 빼기
tools-drop-duplicates-hint = 내용이 같은 예시 가운데 첫 번째만 남깁니다.
tools-changes = { $count ->
    [0] 저절로 고칠 수 있는 것이 없습니다.
   *[other] { $count }곳을 고쳤습니다.
}
tools-problems-left = { $count ->
    [0] 남은 문제가 없습니다.
   *[other] 문제 { $count }개가 남았습니다.
}
tools-what-changes = 바뀌는 것
tools-what-is-left = 남은 것
tools-left-note = 여기서는 토큰을 세지 않습니다. 복구한 파일을 검사하면 모든 문제를 줄마다 볼 수 있습니다.
tools-before = 전:
tools-after = 후:
tools-gone = 뺌
tools-check-repaired = 복구한 파일 검사

# 변환.
tools-to = 바꿀 모양
tools-from = { $shape } 형식으로 읽었습니다.
tools-converted = 예시 { $count }개를 { $shape } 형식으로 썼습니다.
tools-left-out = { $count }개는 뺐습니다.
tools-left-out-title = 뺀 것
tools-not-carried-title = 썼지만 일부가 빠지거나 바뀐 것
tools-lossless = 잃은 것이 없습니다.
tools-check-converted = 변환한 파일 검사
tools-columns = 열
tools-column-input = 입력
tools-column-output = 출력
tools-column-instruction = 입력 앞에 붙일 것
tools-column-system = 시스템 텍스트
tools-column-choose = 선택하십시오
tools-column-none = 없음
tools-columns-header = 첫 행은 열 이름입니다
tools-columns-needed = 입력 열과 출력 열을 선택하십시오.
tools-columns-twice = 한 열을 두 가지로 쓸 수 없습니다.
tools-loss-unreadable-file = 파일이 압축되어 있거나 UTF-8 텍스트가 아닙니다
tools-loss-unreadable-line = 읽을 수 없는 줄
tools-loss-unknown-shape = 알 수 없는 모양의 줄
tools-loss-missing-column = 입력과 출력 열을 알 수 없음
tools-loss-missing-field = 텍스트가 빠짐
tools-loss-wrong-type = 텍스트 자리에 배열이나 객체가 있음
tools-loss-unknown-role = 알 수 없는 화자의 메시지
tools-loss-tool-call = 도구 호출과 그 결과
tools-loss-media = 이미지, 소리, 파일
tools-loss-not-one-pair = 질문 하나와 답변 하나가 아님
tools-loss-lone-surrogate = 반쪽짜리 문자
tools-loss-joined = 두 텍스트를 하나로 합침
tools-loss-as-text = 숫자나 참·거짓을 텍스트로 바꿈
tools-loss-duplicate-key = 두 번 나온 키의 첫 번째 값
tools-loss-weight = 메시지의 가중치
tools-loss-name = 화자의 이름
tools-loss-metadata = 예시에 딸린 메모
tools-loss-tools = 도구 정의
tools-loss-unknown-field = 해당 모양에 없는 필드
tools-loss-unused-column = 입력도 출력도 아닌 열

# 분할.
tools-evaluation = 평가 예시 수
tools-evaluation-hint = Vertex AI는 { $least }~{ $most }개를 받습니다.
tools-seed = 시드
tools-seed-hint = 시드가 같으면 결과도 같습니다.
tools-whole-number = 정수를 입력하십시오.
tools-divided = 학습 예시 { $training }개, 평가 예시 { $evaluation }개로 나누었습니다.
tools-alike = 비슷한 예시 { $examples }개가 { $groups }묶음 있습니다. 한 묶음은 한쪽에 함께 둡니다.
tools-classes = 분류마다 나눈 결과
tools-class = 분류
tools-check-both = 두 파일 검사
