# The rail.
plan-epochs = { $count ->
    [one] { $shown } epoch
   *[other] { $shown } epochs
}

# The settings, as a sentence with controls in it.
plan-title = Plan
plan-lead = What the settings mean before anything runs.
plan-settings = The settings
plan-sentence = Tuning { $model } on { $accelerator } for { $steps } { $step-count ->
    [one] step
   *[other] steps
}, { $batch } examples a step, shows the model { $seen } examples: your { $examples } { $example-count ->
    [one] example goes
   *[other] examples go
} by { $times }.
plan-times = { $count ->
    [one] { $shown } time
   *[other] { $shown } times
}
plan-times-unknown = … times
plan-model = Model
plan-accelerator = Accelerator
plan-steps = Training steps
plan-examples = Examples in your dataset
plan-from-dataset = The examples are those of your dataset.
plan-no-examples = How many examples have you? Type the number, or have it counted.
plan-to-dataset = Go to the dataset
plan-from-labels = The examples are your training labels.
plan-no-labels = How many training labels have you? Type the number, or have them counted.
plan-pairs = For embeddings, a training label counts as an example: one query with one document. How Google draws a batch from them is not known to us.
plan-conversations = In chat an example is a whole conversation. Google’s page does not say whether each answer in it counts by itself.
plan-unreadable = This is not a number.

# The picture.
plan-epoch = epoch
plan-ends = step { $step }: training ends
plan-evaluations = { $count ->
    [one] { $count } evaluation
   *[other] { $count } evaluations
}, one every { $interval ->
    [one] step
   *[other] { $interval } steps
}
plan-marks = One in { $count } evaluations is marked
plan-blocks = Each block stands for { $count } epochs
plan-never-shown = { $count } of your { $all } examples are never shown
plan-as-table = as table
plan-table = The run, epoch by epoch
plan-epoch-column = Epoch
plan-shown-column = Examples shown
plan-step-column = Ends in step
plan-evaluations-column = Evaluations

# From epochs to steps.
plan-epochs-title = Or start from epochs
plan-epochs-why = Choose how often the model is to see every example. That sets the steps.
plan-epochs-own = Another number of epochs
plan-epochs-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
plan-epochs-unknown = For this the number of examples must be known.

# Evaluation.
plan-evaluation-title = Evaluation
plan-interval = Steps between two evaluations
plan-points = { $count ->
    [one] evaluation in the whole run
   *[other] evaluations in the whole run
}
plan-evaluation-examples = Your evaluation file has { $count ->
    [one] { $count } example
   *[other] { $count } examples
}.
plan-no-interval = Without an interval and an evaluation dataset, nothing is evaluated while the model is tuned.
plan-evaluation-labels = Embedding models are measured on the validation and test labels. Where there are none, the service sets part of the training labels aside for it.
plan-no-evaluation = { $model } is not evaluated while it is tuned: only text and code models are.

# What is recommended.
plan-recommended-title = What Google recommends
plan-recommended-none = Google’s page recommends no numbers for { $model }.
plan-recommended-source = Source: Google’s page on supervised tuning
plan-task = For
plan-examples-column = Examples
plan-steps-column = Steps
plan-at-least = { $count } or more
plan-within = yours: { $count }, within
plan-below = yours: { $count }, below
plan-above = yours: { $count }, above

# Cost.
plan-cost-title = Cost
plan-tokens = { $count ->
    [one] { $count } token
   *[other] { $count } tokens
} trained, after cutting
plan-price = Price of a million tokens
plan-price-hint = In any currency. No price is filled in: take it from your own price list.
plan-price-wrong = This is not a price.
plan-tokens-unknown = The tokens that are trained are known once your dataset has been counted.
plan-tokens-embedding = For embeddings the cost is not worked out: how many tokens a label stands for depends on its query and its document.
plan-tokens-uncounted = No tokens were counted in your dataset, so the cost is not known.

# The regions.
plan-regions-title = Where it happens
plan-pipeline = Pipeline:
plan-pipeline-why = The job runs here and keeps its intermediate data here, such as the converted dataset.
plan-computing = Computing:
plan-computing-why = Because of { $accelerator }: { $hardware }, whatever the other two regions are.
plan-computing-embedding = Embedding models are computed where the pipeline runs.
plan-upload = Model:
plan-upload-why = The tuned model is uploaded and deployed here.
plan-quota = Quota
plan-quota-text = Your project needs room for { $hardware } in { $region }.
plan-perimeter = Perimeter
plan-perimeter-text = VPC Service Controls are supported on GPU and on TPU.
plan-cmek = Own key
plan-cmek-yes = A key of your own (CMEK) can be used: all is in us-central1, on GPU.
plan-cmek-tpu = A key of your own (CMEK) cannot be used on TPU. It needs GPU, and every region in us-central1.
plan-cmek-region = A key of your own (CMEK) cannot be used: it needs the pipeline and the model in us-central1, too.
plan-to-launch = Choose the regions in Launch
