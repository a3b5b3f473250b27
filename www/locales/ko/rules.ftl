# 규칙: 뜻과 조치, 규칙을 어기는 줄.
rules-title = 규칙
rules-lead = Tuneup이 무엇을 왜 확인하는지, 문제가 있으면 어떻게 해야 하는지 설명합니다. 규칙마다 어기는 줄과 바로잡은 줄을 함께 보여 줍니다.
rules-filter = 코드, 이름, 요약으로 규칙 찾기
rules-shown = { $count ->
    [0] 맞는 규칙이 없습니다
   *[other] 규칙 { $count }개
}
rules-unknown = ‘{ $name }’ 규칙은 없습니다. 아래가 규칙 전체입니다.
rules-groups = 규칙 묶음
rules-group-file = 파일
rules-group-text = 텍스트와 코드
rules-group-chat = 채팅
rules-group-evaluation = 평가 파일
rules-group-embedding = 임베딩 조정
rules-group-gemini = Gemini
rules-group-job = 작업과 요청
rules-strict = ‘엄격하게’를 켜면 오류
rules-bad = 규칙을 어긴 예
rules-good = 바로잡은 예
rules-nothing = 아무것도 없는 빈 파일입니다.
rules-more-lines = … { $count }줄 더 있음 …
rules-more-characters = … { $count }자 더 있음 …
rules-practice = 실무 경험에 따른 규칙이며, 문서에는 없습니다.
rules-about = 규칙:
