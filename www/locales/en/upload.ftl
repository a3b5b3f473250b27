# Files on their way to Cloud Storage.
upload-title = Upload to Cloud Storage
upload-lead = The job reads its files from Cloud Storage. They go from this browser straight into your bucket, and nothing there is overwritten unless you say so.
upload-simulated = Simulated Google takes them here: nothing goes to the real one.
upload-sign-in = To upload, sign in first: requests go to Google, and there is no token that is still good.
upload-none = A file that was checked in Dataset can be uploaded from here.
upload-to-dataset = Go to Dataset
upload-folder = Bucket or folder
upload-folder-hint = For all files, each under its own name: gs://bucket/folder/
upload-folder-invalid = This is no bucket and no folder. Write gs://bucket/folder/
upload-fill-in = Fill in the URIs

# An upload that the last visit left unfinished.
upload-was = { $name } ({ $bytes }) was being uploaded to { $uri } when this page was closed or loaded anew. Choose the file again to go on.
upload-was-another = The file that is here now is another one.
upload-choose-again = Choose the file again
upload-forget = Forget it

# How far it is.
upload-progress = How much has arrived
upload-bytes = { $done } of { $whole }
upload-there = There now: { $bytes }, written { $time }.
upload-said = { $name }: { $state }.
upload-said-percent = { $name }: uploading, { $percent } %.
upload-state-none = Not uploaded
upload-state-interrupted = The upload was interrupted. It begins anew; what has arrived whole is found again
upload-state-beginning = Beginning
upload-state-sending = Uploading
upload-state-asking = Asking how much has arrived
upload-state-comparing = Something is there under this name: comparing it with the file
upload-state-waiting = Nothing got through; it is tried again in a moment
upload-state-paused = Paused
upload-state-token = Waiting for a new token
upload-state-stuck = Nothing got through for five minutes
upload-state-refused = Google refused
upload-state-by-hand = This page is not let see how much has arrived. This command does it from a terminal, in the file’s folder
upload-state-taken = Another file is there under this name
upload-state-taken-unseen = A file is there under this name, and this account may not look at it
upload-state-damaged = What is there now is not the file that was checked, and must not be used
upload-state-not-kept = The bytes changed on their way, and Google did not keep them
upload-state-changed = The file changed after it was checked, so it was not uploaded. Choose it again, and it is checked again
upload-state-done = Uploaded: size and checksum are those of the file that was checked

# Why a file cannot be uploaded.
upload-not-yet-checked = It can be uploaded as soon as its check is done
upload-not-checked = Its check did not come to an end. Check it in Dataset first
upload-nowhere = “{ $field }” does not say yet where it goes
upload-no-place = “{ $field }” does not name a file in Cloud Storage
upload-same-place = Another file of the job goes to the same URI

# What can be done.
upload-go = Upload
upload-go-on = Go on
upload-pause = Pause
upload-try-now = Try now
upload-try-again = Try again
upload-cancel = Cancel
upload-overwrite = Overwrite
upload-look-again = Look again
upload-blocked = The check found errors in this file: a job with it would fail.
upload-all-the-same = Upload it all the same
upload-leave = Leave it
