# Tuned models, prompts, and the metrics of a job.
models-title = Tuned models
models-lead = What jobs left in { $project }, { $region }.
models-no-project = Tuned models are looked up in a project and a region. Launch does not know them yet.
models-to-launch = Fill them in
models-of = Made of
models-any = Any model
models-list = List tuned models
models-name = Name or number of a model
models-name-hint = A full name, as in projects/123/locations/us-central1/models/456, or its number alone.
models-open = Load it
models-asking = Waiting for the answer…
models-found = { $count ->
        [0] There is no tuned model here.
        [one] { $count } tuned model
       *[other] { $count } tuned models
    }
models-more = Show more
models-deployed = deployed
models-not-deployed = not deployed
model-title = Tuned model
model-load = Load the model
model-again = Try again
model-close = Put it away
model-base = Made of
model-region = Region
model-created = Created
model-name = Name
model-endpoint = Endpoint
model-no-endpoint = The model is on no endpoint, so it cannot be called. Deploy it in the console first.
prompt-title = Try a prompt
prompt-text-lead = Each prompt is answered by itself; the model does not remember the one before.
prompt-chat-lead = Everything that was said is sent along with the next message.
prompt-charged = Google charges for every prompt and every answer.
prompt-embedding = This model turns texts into numbers. It takes no prompts.
prompt-kind = What kind of model is it?
prompt-kind-unknown = Please choose
prompt-kind-text = Text
prompt-kind-code = Code
prompt-kind-chat = Chat
prompt-kind-code-chat = Code chat
prompt-context = Context
prompt-text = Prompt
prompt-prefix = Code, or words about it
prompt-message = Message
prompt-send = Send
prompt-count = Count tokens
prompt-clear = Begin anew
prompt-said = What was asked and answered
prompt-you = You
prompt-model = The model
prompt-waiting = The model is thinking…
prompt-blocked = The answer was held back: Google's safety filter blocked it.
prompt-empty = The model answered with nothing.
prompt-tokens = { $input ->
        [one] { $input } token
       *[other] { $input } tokens
    } in, { $output } out
prompt-counted = Google counts { $tokens ->
        [one] { $tokens } token
       *[other] { $tokens } tokens
    }, and charges for { $characters ->
        [one] { $characters } character
       *[other] { $characters } characters
    }.
prompt-counted-simulated = Simulated Google counts { $tokens ->
        [one] { $tokens } token
       *[other] { $tokens } tokens
    } by a rule of thumb, in { $characters ->
        [one] { $characters } character
       *[other] { $characters } characters
    } that would be charged for.
sampling-title = How freely it answers
sampling-hint = What is left blank, the model decides.
sampling-range = { $least } to { $most }.
sampling-temperature = Temperature
sampling-temperature-hint = 0 is the most likely answer, 1 a bold one.
sampling-longest = Most output tokens
sampling-longest-hint = The answer is cut off there.
sampling-top-k = Top-k
sampling-top-k-hint = Each token is chosen from so many.
sampling-top-p = Top-p
sampling-top-p-hint = Each token is chosen from those that have this likelihood together.
job-metrics-title = Metrics
job-metrics-no-board = The job was given no TensorBoard, so its metrics are kept nowhere. Name one in Launch before the next job.
job-metrics-reading = Reading the metrics…
job-metrics-nothing-yet = The job has written no metrics yet. This page looks again from time to time.
job-metrics-nothing = The job is over, and its TensorBoard holds no metrics under the job's ID.
job-metrics-read = Read again
