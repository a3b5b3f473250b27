# The place where jobs are followed.
jobs-title = Jobs
jobs-lead = Every pipeline job of a project in one region, the newest first.
jobs-where = Whose jobs are shown
jobs-project = Project of the jobs
jobs-project-missing = Fill in the ID of a project, such as my-project.
jobs-region = Region of the jobs
jobs-show = Show the jobs
jobs-none = There is no job in this project and region. A job appears here once its request has been sent.
jobs-none-simulated = Jobs that you create in Launch appear here. Simulated Google runs one in about a minute.
jobs-nowhere = Fill in a project to see its jobs.
jobs-to-launch = Create a job in Launch
jobs-no-token = To see the jobs in Google, sign in.
jobs-token-expired = The token has expired. Nothing is asked until you sign in again.
jobs-to-account = Go to the account
jobs-asking = Asking Google…
jobs-asked = Last asked { $time } ago.
jobs-asks-again = This page asks again by itself.
jobs-refresh = Refresh
jobs-filter = Filter by name, state or label
jobs-shown = { $count ->
    [one] { $count } job
   *[other] { $count } jobs
}
jobs-more = Older jobs
jobs-all = All jobs
jobs-knows-running = { $count } running

# One job.
jobs-asking-job = Asking Google about this job…
jobs-not-known = Nothing is known of this job
jobs-no-name = No job can have the name in the address. Choose one from all jobs.
jobs-where-is-it = Say which project and region the job is in.
jobs-state = State
jobs-state-pending = waiting
jobs-state-running = running
jobs-state-succeeded = succeeded
jobs-state-failed = failed
jobs-state-cancelling = being cancelled
jobs-state-cancelled = cancelled
jobs-state-paused = paused
jobs-state-unknown = state not known
jobs-task-skipped = taken from an earlier run
jobs-task-not-run = not run
jobs-pending-for = Waiting for { $time }
jobs-running-for = Running for { $time }
jobs-succeeded-in = Succeeded in { $time }
jobs-failed-after = Failed after { $time }
jobs-cancelled-after = Cancelled after { $time }
jobs-seconds = { $count } s
jobs-minutes = { $count } min
jobs-hours = { $count } h
jobs-days = { $count } d
jobs-created = Created
jobs-started = Started
jobs-ended = Ended
jobs-tasks = Tasks
jobs-task = Task
jobs-took = Time taken
jobs-given = The job
jobs-id = Job ID
jobs-template = Template
jobs-output = Output directory
jobs-account = Runs as
jobs-parameters = Parameters
jobs-labels = Labels
jobs-console = Open the job in the console

# What can be done with it.
jobs-cancel = Cancel the job
jobs-cancel-title = Cancel this job?
jobs-cancel-means = Google stops it as soon as it can. What was trained so far is lost, and what was used so far is charged.
jobs-cancel-not = Let it run
jobs-cancel-under-way = Asking Google to cancel the job…
jobs-cancel-taken = Google has taken the wish to cancel. The job may still end by itself first.
jobs-cancel-failed = The job was not cancelled.
jobs-delete = Delete the job
jobs-delete-title = Delete this job?
jobs-delete-means = The record of the job and its tasks goes for good. The tuned model and the files in the output directory stay.
jobs-delete-not = Keep it
jobs-delete-under-way = Asking Google to delete the job…
jobs-delete-failed = The job was not deleted.
jobs-deleted = This job was deleted
