# 이동 메뉴.
launch-knows-ready = 준비됨
launch-knows-errors = 고칠 것 { $count }개
launch-knows-missing = 빠진 것 { $count }개

# 먼저 알아 둘 것.
launch-title = 실행
launch-lead = 양식을 채우면 전송될 요청이 그대로 만들어집니다.
launch-closed = Google은 { $closed }에 이 모델들의 조정을 종료했고 { $unreachable }부터 제공하지 않으므로, 지금 요청을 보내면 거부됩니다. Gemini 모델은 조정할 수 있습니다.
launch-closed-source = Google 공지
launch-dataset-blocked = 검사한 데이터 세트가 준비되지 않아 이대로 작업을 만들면 실패합니다. 요청은 복사할 수 있습니다.
launch-to-dataset = 고칠 것 보기

# 양식.
launch-job = 작업
launch-advanced = 고급, 모두 선택사항
launch-evaluating = 평가, 선택사항
launch-model-name = 조정된 모델 이름
launch-display-name = 파이프라인 작업 이름
launch-project = 프로젝트 ID
launch-project-hint = 이름이 아닌 ID 또는 번호를 입력합니다.
launch-pipeline-region = 파이프라인 리전
launch-upload-region = 모델 업로드 리전
launch-upload-region-hint = 조정된 모델이 업로드되고 배포되는 곳입니다.
launch-upload-region-same = 파이프라인과 같음
launch-output = 출력 디렉터리
launch-output-hint = 파이프라인이 아티팩트를 저장하는 곳: gs://bucket/folder
launch-dataset = 데이터 세트 URI
launch-dataset-hint = 학습 파일: gs://bucket/train.jsonl
launch-file-hint = { $name } 파일의 Cloud Storage 주소: gs://bucket/{ $name }
launch-corpus = 말뭉치 URI
launch-corpus-hint = 문서 파일: gs://bucket/corpus.jsonl
launch-queries = 쿼리 URI
launch-queries-hint = 쿼리 파일: gs://bucket/queries.jsonl
launch-validation-labels = 검증 라벨 URI
launch-test-labels = 테스트 라벨 URI
launch-labels-file-hint = 학습 라벨과 같은 형식의 표: gs://bucket/labels.tsv
launch-rate = 학습률 배수
launch-rate-hint = 권장 학습률에 곱하는 값입니다.
launch-context = 기본 컨텍스트
launch-context-hint = 컨텍스트가 없는 모든 대화에 적용됩니다. 데이터 세트의 토큰 수에도 포함됩니다.
launch-account = 서비스 계정
launch-account-hint = NAME@PROJECT.iam.gserviceaccount.com. 비워 두면 프로젝트의 기본 계정을 사용합니다.
launch-key = 암호화 키(CMEK)
launch-key-hint = projects/PROJECT/locations/us-central1/keyRings/RING/cryptoKeys/KEY
launch-tensorboard = 텐서보드
launch-tensorboard-hint = projects/PROJECT/locations/REGION/tensorboards/ID. 파이프라인과 같은 리전에 있어야 합니다.
launch-labels = 라벨
launch-labels-hint = 한 줄에 하나씩: key=value
launch-evaluation = 평가 데이터 세트 URI
launch-evaluation-hint = 예시 10~250개가 들어 있는 파일: gs://bucket/evaluation.jsonl
launch-evaluation-file-hint = { $name } 파일의 Cloud Storage 주소: gs://bucket/{ $name }. 비워 두면 평가하지 않습니다.
launch-interval = 평가 간격
launch-interval-hint = 평가와 평가 사이의 단계 수입니다. 계획에 있는 것과 같은 값입니다.
launch-early = 조기 중단
launch-early-hint = 평가할 때 모델이 더 나아지지 않으면 중지합니다.
launch-early-unset = 지정 안 함(Google 기본값: 사용)
launch-checkpoint = 체크포인트 선택
launch-checkpoint-hint = 마지막 체크포인트 대신 성능이 가장 좋은 체크포인트를 남깁니다.
launch-checkpoint-unset = 지정 안 함
launch-on = 사용
launch-off = 사용 안 함
launch-job-id = 작업 ID
launch-job-id-hint = 보내기 전에 정해 두므로 다시 시도해도 작업이 두 번 만들어지지 않습니다.
launch-job-id-new = 새로 정하기
launch-base-model = 모델
launch-accelerator = 가속기
launch-steps = 학습 단계
launch-steps-default = { $count }(기본값)
launch-to-plan = 계획에서 바꾸기

# 요청.
launch-request = 요청
launch-tab-request = 요청
launch-tab-json = JSON
launch-tab-curl = curl
launch-tab-powershell = PowerShell
launch-tab-python = Python
launch-tab-python-sdk = Python(SDK)
launch-tab-node = Node.js
launch-tab-java = Java
launch-save = 다운로드
launch-elsewhere = 다른 곳에서 쓴 요청 검사하기
launch-elsewhere-body = 요청 본문
launch-elsewhere-hint = 명령어를 뺀 JSON만 붙여넣으세요.
launch-elsewhere-found = { $count ->
    [0] 이 본문에는 문제가 없습니다.
   *[other] 찾은 것 { $count }개:
}

# 모의 실행.
launch-dry-run = 모의 실행
launch-missing = 빠진 것: { $names }.
launch-errors = 먼저 해결할 문제가 { $count }개 있습니다.
launch-not-ready = 준비 안 됨: 해결할 것이 { $count }개 있습니다
launch-ready = 준비됨: 다음과 같이 전송됩니다
launch-fill-in = 입력할 것: { $name }
launch-would-send = 프로젝트 { $project }에서 { $model } 모델을 조정하는 JSON { $bytes }입니다. 아무것도 보내지 않았습니다.
launch-remarks = 막는 것은 아니지만 알아 둘 것
