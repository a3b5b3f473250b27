# The rail.
dataset-knows-percent = { $percent } %
dataset-knows-ready = ready
dataset-knows-warnings = warnings
dataset-knows-blocked = { $count } to fix
dataset-knows-failed = not checked
dataset-knows-waiting = waiting
dataset-knows-cancelled = stopped

# The first screen.
dataset-first-title = Know before you tune.
dataset-first-lead = Drop a tuning dataset. Every line is checked, every token counted, in this browser. Nothing leaves it.
dataset-drop = Drop a .jsonl file, or several
dataset-drop-hint = Training and evaluation together; for embeddings the corpus, the queries and the labels. A table (CSV, TSV) can be converted.
dataset-choose = Choose files
dataset-paste = Paste text
dataset-paste-title = Paste a dataset
dataset-paste-hint = One example a line, as JSON.
dataset-paste-inspect = Check it
dataset-paste-close = Close
dataset-samples = Or look around with a sample:
dataset-sample-text = clean text
dataset-sample-chat = chat
dataset-sample-code-chat = code chat
dataset-sample-korean = 한국어
dataset-sample-leak = training and evaluation
dataset-sample-embedding = embeddings
dataset-sample-mistakes = every mistake
dataset-sample-page = the page’s own example
dataset-sample-name = Sample: { $title }
dataset-pasted = Pasted text
dataset-notice-folder = “{ $name }” is a folder. Drop a file from it.
dataset-notice-left-out = { $count ->
    [one] There is no part in this job for { $names }. It is not checked.
   *[other] There is no part in this job for { $names }. They are not checked.
}
dataset-notice-no-file = There was no file in what you dropped.

# The file and how it is checked.
dataset-bar = The file and how it is checked
dataset-other-file = Another file
dataset-close = Close
dataset-close-all = Close all
dataset-remove = Remove
dataset-part = Part in the job
dataset-format-text = text
dataset-format-chat = chat
dataset-format-gemini = Gemini
dataset-format-corpus = corpus
dataset-format-queries = queries
dataset-format-labels = labels
dataset-format-unknown = unknown format
dataset-model = Model
dataset-model-detect = as the file asks
dataset-model-detected = { $model } (as the file asks)
dataset-context = Default context
dataset-tokenizer = Tokens counted with
dataset-tokenizer-own = Your own tokenizer.json
dataset-tokenizer-built-in = Use the built-in one
dataset-strict = Strict
dataset-strict-hint = Text that would be cut, and turns that the service calls unusual, count as errors.

# The files of the job.
dataset-files = The files of this job
dataset-files-checking = Checking { $name }
dataset-files-missing = Still missing: { $parts }.
dataset-files-missing-embedding = Tuning embeddings takes a corpus, queries and training labels. Still missing: { $parts }.
dataset-files-checked = { $count ->
    [one] The one file is checked
    [2] Both files are checked and compared
   *[other] All { $count } files are checked and compared
}: { $standing }.
dataset-slot-training = Training
dataset-slot-evaluation = Evaluation
dataset-slot-corpus = Corpus
dataset-slot-queries = Queries
dataset-slot-training-labels = Training labels
dataset-slot-validation-labels = Validation labels
dataset-slot-test-labels = Test labels
dataset-slot-empty = no file yet
dataset-slot-optional = no file yet, optional
dataset-add-training = Add a training file
dataset-add-evaluation = Add an evaluation file
dataset-add-corpus = Add the corpus
dataset-add-queries = Add the queries
dataset-add-training-labels = Add training labels
dataset-add-validation-labels = Add validation labels
dataset-add-test-labels = Add test labels

# While it runs.
dataset-waiting = Waiting for its turn
dataset-waiting-why = One file is checked after the other, each against those before it.
dataset-running = Checking every line
dataset-running-again = Checking again
dataset-progress = Part of the file that has been read
dataset-cancel = Cancel
dataset-bytes-of = { $read } of { $whole }
dataset-speed = { $speed }/s
dataset-left = about { $seconds } s left
dataset-so-far = Found so far
dataset-announce = { $percent } % read, { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
}, { $problems ->
    [0] no problem yet
    [one] { $problems } problem
   *[other] { $problems } problems
}.

# How it ended, when there is no report.
dataset-again = Try again
dataset-cancelled = You stopped the check
dataset-cancelled-why = Nothing was kept of it.
dataset-failed-unreadable = The file could not be read
dataset-failed-unreadable-why = It is gone, has changed since you chose it, or is a folder. Choose it again. The browser says:
dataset-failed-options = These settings do not go together
dataset-failed-options-why = The check did not start. It says:
dataset-failed-crashed = The check stopped unexpectedly
dataset-failed-crashed-why = It had told of line { $line } last. A fresh one is ready; if it stops again at the same place, that line is worth a look.
dataset-failed-silent = The check no longer answers
dataset-failed-silent-why = It had told of line { $line } last, then fell silent. It was ended; a fresh one is ready.
dataset-failed-unavailable = The check could not start
dataset-failed-unavailable-why = The part of Tuneup that checks files could not be loaded. Are you offline, or does something block workers or WebAssembly?

# The verdict and the facts.
dataset-verdict-ready = Ready: { $count ->
    [one] the one example would be accepted
   *[other] all { $count } examples would be accepted
}
dataset-verdict-ready-rows = Ready: { $count ->
    [one] the one row would be accepted
   *[other] all { $count } rows would be accepted
}
dataset-verdict-warnings = Ready, with { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
dataset-verdict-lines = Not ready: { $count ->
    [one] { $count } line would be rejected
   *[other] { $count } lines would be rejected
}
dataset-verdict-lines-file = Not ready: { $count ->
    [one] { $count } line, and the file as a whole, would be rejected
   *[other] { $count } lines, and the file as a whole, would be rejected
}
dataset-verdict-lines-at-least = Not ready: { $count ->
    [one] at least { $count } line would be rejected
   *[other] at least { $count } lines would be rejected
}
dataset-verdict-lines-file-at-least = Not ready: { $count ->
    [one] at least { $count } line, and the file as a whole, would be rejected
   *[other] at least { $count } lines, and the file as a whole, would be rejected
}
dataset-verdict-file = Not ready: the file as a whole would be rejected
dataset-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
dataset-examples = { $count ->
    [one] { $count } example
   *[other] { $count } examples
}
dataset-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
dataset-queries = { $count ->
    [one] { $count } query
   *[other] { $count } queries
}
dataset-labels = { $count ->
    [one] { $count } label
   *[other] { $count } labels
}
dataset-tokens = { $count ->
    [one] { $count } token
   *[other] { $count } tokens
}
dataset-exact = exact
dataset-estimate = estimate
dataset-not-counted = tokens not counted
dataset-cut = { $count ->
    [one] { $count } field would be cut
   *[other] { $count } fields would be cut
}
dataset-checked-in = checked in { $seconds } s
dataset-uncounted-unreachable = The vocabulary could not be loaded, so no tokens were counted. The structure was checked all the same.
dataset-uncounted-damaged = The vocabulary file is damaged, so no tokens were counted. The structure was checked all the same.
dataset-uncounted-own = Your tokenizer.json cannot be used, so no tokens were counted. The structure was checked all the same.

# What was found.
dataset-strip = All lines of the file, marked where there is a problem. Arrow keys go from mark to mark, Enter goes to the problem.
dataset-strip-mark = Line { $line }: { $severity }, { $count ->
    [one] { $count } problem
   *[other] { $count } problems
} here
dataset-line = line { $line }
dataset-fix-first = What to fix first
dataset-first-at = First at line { $line }:
dataset-whole-file = The file as a whole:
dataset-what-to-do = What to do:
dataset-times = { $count ->
    [one] time
   *[other] times
}
dataset-list-rule = { $count ->
    [one] See it in the list
   *[other] See all { $count } in the list
}
dataset-all-problems = { $count ->
    [one] The one problem
   *[other] All { $count } problems
}
dataset-to-plan = Go on to the plan
dataset-report = Report as
dataset-report-as = Report as { $form }
dataset-frame = Code at line { $line }

# The list of problems.
dataset-problems = { $count ->
    [one] The one problem
   *[other] All { $count } problems
}
dataset-problems-capped = The first { $count } are listed. The counts above are complete.
dataset-problems-shown = { $count ->
    [0] Nothing fits this filter
    [one] { $count } problem shown
   *[other] { $count } problems shown
}
dataset-filter = Filter the problems
dataset-filter-severity = Severity
dataset-filter-text = Contains
dataset-every-rule = every rule
dataset-go-to-line = Go to line
dataset-go = Go
dataset-go-no-line = Type the number of a line.
dataset-go-nearest = There is no problem at line { $wanted }. The nearest one is at line { $line }.
dataset-go-nowhere = No problem is at a line; they concern the file as a whole.
dataset-place = line { $line }, column { $column }
dataset-rule = Rule
dataset-path = Field
dataset-why = Why it matters
dataset-what-to-change = What to change
dataset-source = Source
dataset-lost-show = Show the whole text that would be lost
dataset-lost-hide = Hide the text that would be lost
dataset-lost-end = `{ $path }` from the cut to its end, { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
dataset-lost-whole = `{ $path }`, all of it, { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
dataset-lost-more = Show more
dataset-lost-gone = The text could not be read: the file is gone, or has changed since it was checked. Choose the file again to check it as it is now.

# The numbers.
dataset-histograms = How many tokens the examples have
dataset-text-input = Tokens in input_text
dataset-text-output = Tokens in output_text
dataset-rows-input = Tokens in text
dataset-chat-input = Tokens in the context and the user’s messages
dataset-chat-output = Tokens in the assistant’s messages
dataset-limit = limit { $limit }
dataset-limit-far = limit { $limit }; the longest has { $longest }
dataset-min = min
dataset-p5 = p5
dataset-median = median
dataset-mean = mean
dataset-p95 = p95
dataset-max = max
dataset-as-table = as table
dataset-range = Tokens
dataset-examples-column = Examples
dataset-statistics = Statistics
dataset-statistics-note = Under the names that Vertex AI gives them, so that you can compare them after a job.
dataset-totals = Totals
dataset-distributions = Distributions over the examples
dataset-figure = Figure
