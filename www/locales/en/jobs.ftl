# The place where jobs are followed.
jobs-seconds = { $count } s
jobs-minutes = { $count } min
jobs-hours = { $count } h
jobs-days = { $count } d
jobs-title = Jobs
jobs-lead = A job appears here once its request has been sent.
jobs-missing = This version sends nothing: it builds the request, and you send it yourself. Until it can send, there is no job to follow here.
jobs-to-launch = Build the request
