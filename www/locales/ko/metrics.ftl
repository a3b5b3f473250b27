# 그림.
metrics-total-loss = 총손실
metrics-fraction-correct = 다음 토큰을 맞힌 비율
metrics-predictions = 단계별 예측 수
metrics-better-low = 낮을수록 좋음
metrics-better-high = 높을수록 좋음
metrics-training = 학습
metrics-evaluation = 평가
metrics-none = 아직 점이 없습니다.
metrics-none-at-all = 아직 점이 없습니다. 첫 값은 학습이 시작되고 조금 지나야 기록되며, 작업이 끝난 뒤에야 나타나는 값도 있습니다.

# 그림의 한 지점.
metrics-chart = { $metric }, 단계별 변화. 화살표 키로 단계를 이동합니다.
metrics-at-step = { $step }단계
metrics-value-smoothed = { $value }, 평활값 { $smoothed }
metrics-value-of = { $value }({ $step }단계)

# 글로 옮긴 선.
metrics-one = { $side }: 지금까지 점은 하나이며, { $start }단계에서 { $first }입니다.
metrics-level = { $side }: { $start }단계부터 { $end }단계까지 줄곧 { $first }입니다.
metrics-fell = { $side }: { $start }단계의 { $first }에서 { $end }단계의 { $last }까지 내려갔습니다
metrics-rose = { $side }: { $start }단계의 { $first }에서 { $end }단계의 { $last }까지 올라갔습니다
metrics-returned = { $side }: { $start }단계의 { $first }에서 시작해 { $end }단계에 같은 값으로 돌아왔습니다
metrics-lowest = 가장 낮은 값은 { $step }단계의 { $value }입니다
metrics-highest = 가장 높은 값은 { $step }단계의 { $value }입니다
metrics-between = 값은 { $low }에서 { $high } 사이입니다
metrics-course = { $course }. { $best }.

# 표와 슬라이더.
metrics-as-table = 표로 보기
metrics-step = 단계
metrics-smoothing = 평활화
metrics-smoothing-off = 없음
metrics-smoothing-note = 굵은 선은 TensorBoard와 같은 방식으로 평활화한 값이고, 가는 선은 원래 값입니다.
