# 이동 메뉴.
plan-epochs = { $count ->
   *[other] { $shown }에포크
}

# 설정. 문장 안에 컨트롤이 들어갑니다.
plan-title = 계획
plan-lead = 실행하기 전에 설정이 무엇을 뜻하는지 보여 줍니다.
plan-settings = 설정
plan-sentence = { $model } 모델을 { $accelerator }에서 예시 { $batch }개씩 { $steps }{ $step-count ->
   *[other] 단계
} 조정하면 모델은 예시 { $seen }개를 봅니다. 가지고 있는 예시 { $examples }{ $example-count ->
   *[other] 개
}를 { $times } 보는 셈입니다.
plan-times = { $count ->
   *[other] { $shown }번
}
plan-times-unknown = …번
plan-model = 모델
plan-accelerator = 가속기
plan-steps = 학습 단계
plan-examples = 데이터 세트의 예시 수
plan-from-dataset = 예시 수는 데이터 세트에서 가져왔습니다.
plan-no-examples = 예시가 몇 개입니까? 수를 입력하거나 데이터 세트를 놓아 세어 보세요.
plan-to-dataset = 데이터 세트로 이동
plan-from-labels = 예시 수는 학습 라벨에서 가져왔습니다.
plan-no-labels = 학습 라벨이 몇 개입니까? 수를 입력하거나 라벨 파일을 놓아 세어 보세요.
plan-pairs = 임베딩에서는 쿼리 하나와 문서 하나를 잇는 학습 라벨을 예시 하나로 셉니다. Google이 라벨에서 배치를 어떻게 뽑는지는 알려진 바가 없습니다.
plan-conversations = 채팅에서는 대화 하나가 예시 하나입니다. 대화 안의 답변을 따로 세는지는 Google 문서에 나와 있지 않습니다.
plan-unreadable = 숫자가 아닙니다.

# 그림.
plan-epoch = 에포크
plan-ends = { $step }단계: 학습 끝
plan-evaluations = { $interval }단계마다 한 번씩, 평가 { $count }번
plan-marks = 평가 { $count }번마다 하나씩 표시
plan-blocks = 블록 하나가 { $count }에포크
plan-never-shown = 예시 { $all }개 중 { $count }개는 한 번도 보지 않습니다
plan-as-table = 표로 보기
plan-table = 에포크별 실행
plan-epoch-column = 에포크
plan-shown-column = 보여 준 예시
plan-step-column = 끝나는 단계
plan-evaluations-column = 평가

# 에포크에서 단계로.
plan-epochs-title = 에포크에서 시작하기
plan-epochs-why = 모델이 모든 예시를 몇 번 볼지 고르면 단계 수가 정해집니다.
plan-epochs-own = 다른 에포크 수
plan-epochs-steps = { $count }단계
plan-epochs-unknown = 예시 수를 알아야 계산할 수 있습니다.

# 평가.
plan-evaluation-title = 평가
plan-interval = 평가와 평가 사이의 단계
plan-points = { $count ->
   *[other] 번, 전체 실행에서 평가합니다
}
plan-evaluation-examples = 평가 파일에는 예시가 { $count }개 있습니다.
plan-no-interval = 평가 간격과 평가 데이터 세트가 없으면 조정하는 동안 평가하지 않습니다.
plan-evaluation-labels = 임베딩 모델은 검증 라벨과 시험 라벨로 평가합니다. 이런 라벨이 없으면 서비스가 학습 라벨의 일부를 떼어 평가에 씁니다.
plan-no-evaluation = { $model } 모델은 조정하는 동안 평가하지 않습니다. 텍스트 모델과 코드 모델만 평가합니다.

# 권장 사항.
plan-recommended-title = Google 권장 사항
plan-recommended-none = Google 문서에 { $model } 모델의 권장 수치는 없습니다.
plan-recommended-source = 출처: 지도 조정에 관한 Google 문서
plan-task = 작업
plan-examples-column = 예시
plan-steps-column = 단계
plan-at-least = { $count }개 이상
plan-within = 현재 { $count }, 범위 안
plan-below = 현재 { $count }, 미달
plan-above = 현재 { $count }, 초과

# 비용.
plan-cost-title = 비용
plan-tokens = 잘린 뒤 학습하는 토큰 { $count }개
plan-price = 토큰 백만 개당 가격
plan-price-hint = 통화는 상관없습니다. 미리 채워진 가격은 없으므로 가지고 있는 가격표를 확인하세요.
plan-price-wrong = 가격이 아닙니다.
plan-tokens-unknown = 데이터 세트의 토큰을 세면 학습하는 토큰 수를 알 수 있습니다.
plan-tokens-embedding = 임베딩의 비용은 계산하지 않습니다. 라벨 하나에 드는 토큰 수가 쿼리와 문서에 따라 다르기 때문입니다.
plan-tokens-uncounted = 데이터 세트에서 센 토큰이 없어 비용을 알 수 없습니다.

# 리전.
plan-regions-title = 실행되는 곳
plan-pipeline = 파이프라인:
plan-pipeline-why = 작업이 실행되고 변환된 데이터 세트와 같은 중간 데이터가 저장되는 곳입니다.
plan-computing = 계산:
plan-computing-why = { $accelerator }이므로 { $hardware }에서 계산합니다. 다른 두 리전과는 상관없습니다.
plan-computing-embedding = 임베딩 모델은 파이프라인이 실행되는 곳에서 계산합니다.
plan-upload = 모델:
plan-upload-why = 조정된 모델이 업로드되고 배포되는 곳입니다.
plan-quota = 할당량
plan-quota-text = 프로젝트에 { $region }의 { $hardware } 할당량이 필요합니다.
plan-perimeter = 경계
plan-perimeter-text = VPC 서비스 제어는 GPU와 TPU에서 모두 지원됩니다.
plan-cmek = 자체 키
plan-cmek-yes = 모두 us-central1에 있고 GPU를 사용하므로 자체 키(CMEK)를 사용할 수 있습니다.
plan-cmek-tpu = TPU에서는 자체 키(CMEK)를 사용할 수 없습니다. GPU를 사용하고 모든 리전이 us-central1이어야 합니다.
plan-cmek-region = 자체 키(CMEK)를 사용할 수 없습니다. 파이프라인과 모델도 us-central1에 있어야 합니다.
plan-to-launch = 실행에서 리전 선택하기
