# The rail.
launch-knows-ready = ready
launch-knows-errors = { $count } to fix
launch-knows-missing = { $count } missing

# What to know first.
launch-title = Launch
launch-lead = Fill in the form. On the way the request grows, exactly as it would be sent.
launch-closed = Google closed the tuning of these models on { $closed } and has not served them since { $unreachable }, so a project would refuse the request today. Gemini models can be tuned.
launch-closed-source = Google’s notice
launch-dataset-blocked = The dataset that you checked is not ready: a job with it would fail. You can copy the request all the same.
launch-to-dataset = See what to fix

# The form.
launch-job = The job
launch-advanced = Advanced, all optional
launch-evaluating = Evaluation, optional
launch-model-name = Name of the tuned model
launch-display-name = Name of the pipeline job
launch-project = Project ID
launch-project-hint = The ID or the number, not the name.
launch-pipeline-region = Region of the pipeline
launch-upload-region = Region of the model
launch-upload-region-hint = Where the tuned model is uploaded and deployed.
launch-upload-region-same = the same as the pipeline
launch-output = Output directory
launch-output-hint = Where the pipeline keeps its artifacts: gs://bucket/folder
launch-dataset = Dataset URI
launch-dataset-hint = The training file: gs://bucket/train.jsonl
launch-file-hint = Where { $name } is in Cloud Storage: gs://bucket/{ $name }
launch-corpus = Corpus URI
launch-corpus-hint = The documents: gs://bucket/corpus.jsonl
launch-queries = Queries URI
launch-queries-hint = The queries: gs://bucket/queries.jsonl
launch-validation-labels = Validation labels URI
launch-test-labels = Test labels URI
launch-labels-file-hint = A table like the training labels: gs://bucket/labels.tsv
launch-rate = Learning rate multiplier
launch-rate-hint = Times the recommended learning rate.
launch-context = Default context
launch-context-hint = For every conversation that has no context of its own. It counts towards the tokens of your dataset, too.
launch-account = Service account
launch-account-hint = NAME@PROJECT.iam.gserviceaccount.com; without it, the project’s default account is used.
launch-key = Encryption key (CMEK)
launch-key-hint = projects/PROJECT/locations/us-central1/keyRings/RING/cryptoKeys/KEY
launch-tensorboard = TensorBoard
launch-tensorboard-hint = projects/PROJECT/locations/REGION/tensorboards/ID, in the pipeline’s region
launch-labels = Labels
launch-labels-hint = One a line: key=value
launch-evaluation = Evaluation dataset URI
launch-evaluation-hint = A file of 10 to 250 examples: gs://bucket/evaluation.jsonl
launch-evaluation-file-hint = Where { $name } is in Cloud Storage: gs://bucket/{ $name }. Left blank, nothing is evaluated.
launch-interval = Evaluation interval
launch-interval-hint = Steps between two evaluations. It is the same number as in Plan.
launch-early = Early stopping
launch-early-hint = Stops when the model no longer gets better from one evaluation to the next.
launch-early-unset = not set (Google’s default: on)
launch-checkpoint = Checkpoint selection
launch-checkpoint-hint = Keeps the checkpoint that did best, instead of the last.
launch-checkpoint-unset = not set
launch-on = on
launch-off = off
launch-job-id = Job ID
launch-job-id-hint = Chosen before the first try, so that trying again cannot make a second job.
launch-job-id-new = Choose a new one
launch-base-model = Model
launch-accelerator = Accelerator
launch-steps = Training steps
launch-steps-default = { $count }, the default
launch-to-plan = Change these in Plan

# The request.
launch-request = The request
launch-tab-request = Request
launch-tab-json = JSON
launch-tab-curl = curl
launch-tab-powershell = PowerShell
launch-tab-python = Python
launch-tab-python-sdk = Python (SDK)
launch-tab-node = Node.js
launch-tab-java = Java
launch-save = Download
launch-elsewhere = Check a request written elsewhere
launch-elsewhere-body = Body of the request
launch-elsewhere-hint = The JSON alone, without the command around it.
launch-elsewhere-found = { $count ->
    [0] Nothing is wrong with this body.
    [one] { $count } finding:
   *[other] { $count } findings:
}

# Dry run.
launch-dry-run = Dry run
launch-missing = Missing: { $names }.
launch-errors = { $count ->
    [one] { $count } problem to solve first.
   *[other] { $count } problems to solve first.
}
launch-not-ready = Not ready: { $count ->
    [one] one thing is in the way
   *[other] { $count } things are in the way
}
launch-ready = Ready: this is what would be sent
launch-fill-in = Fill in: { $name }
launch-would-send = { $bytes } of JSON, to tune { $model } in the project { $project }. Nothing was sent.
launch-remarks = Not in the way, but good to know
