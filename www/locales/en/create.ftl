# The rail.
create-knows-sending = sending
create-knows-created = created
create-knows-look = look here

# What to know first.
create-to-simulated = Requests go to Simulated Google.
create-to-google = Requests go to Google.
create-closed-simulated = A job made there is a rehearsal and costs nothing. Google itself closed the tuning of these models on { $closed } and has not served them since { $unreachable }; Gemini models can be tuned.
create-kept = What you fill in is kept in this browser, so that a reload loses nothing: no token, nothing of your dataset.
create-start-over = Start over

# The bar, before anything is sent.
create-first = Nothing is missing. Before sending comes a dry run.
create-changed = Something changed after the dry run. Before sending comes another one.
create-ready = Nothing is in the way.
create-no-token = Sending to Google takes an access token.
create-no-token-to-look = Looking for it takes an access token.
create-sign-in = Go to the account
create-send = Send…

# The question before it.
create-confirm-title = Create this job?
create-cost-none = Nothing, it is a rehearsal
create-cost = { $cost }, at { $price } for a million tokens
create-cost-unknown = Not known. Plan works it out from a dataset and a price.
create-confirm = Create the job
create-back = Back

# How far it is.
create-remembered = A job was being created: { $id }
create-sending = Sending { $id }
create-looking = Looking whether { $id } is there
create-waiting = Waiting before { $id } is tried again
create-created = Created: { $id }
create-taken = Another job has the ID { $id }
create-absent = There is no job { $id }
create-refused = Not created: { $id } was refused
create-unknown = It is not known whether { $id } was created
create-once = Whatever happens on the way, there will be one job of this ID at most.
create-waiting-send = In { $seconds } s it is sent again, under the same ID.
create-waiting-look = In { $seconds } s this page looks whether it is there.
create-taken-text = It is not the job that you wanted, and was left as it is:
create-taken-since = Created at
create-absent-text = It was not created, or it has been deleted. Sent again, it has the same ID.
create-absent-simulated = Simulated Google lives inside this page and begins anew each time the page is loaded.
create-unknown-text = Look before you try anything else: a job of another ID would be a second one.
create-it-is-simulated = It went to Simulated Google. To look for it, choose that as the place where requests go.
create-it-is-google = It went to Google. To look for it, choose that as the place where requests go.
create-stop = Stop waiting
create-look = Look again
create-send-again = Send it again…
create-another = Another job
create-new-id = Choose a new ID
create-to-jobs = See it in Jobs
