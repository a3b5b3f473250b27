# 작업을 지켜보는 곳.
jobs-seconds = { $count }초
jobs-minutes = { $count }분
jobs-hours = { $count }시간
jobs-days = { $count }일
jobs-title = 작업
jobs-lead = 요청을 보내면 작업이 여기에 나타납니다.
jobs-missing = 이 버전은 아무것도 보내지 않습니다. 요청을 만들어 주며, 보내는 일은 직접 하셔야 합니다. 보내는 기능이 생기기 전까지는 여기에서 볼 작업이 없습니다.
jobs-to-launch = 요청 만들기
