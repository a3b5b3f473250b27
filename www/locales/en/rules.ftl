# The rules: what each one means, what to do, and a line that breaks it.
rules-title = Rules
rules-lead = What Tuneup looks for, why it matters, and what to do. Each rule comes with a line that breaks it and the same line put right.
rules-filter = Find a rule by code, name or summary
rules-shown = { $count ->
    [0] No rule fits
    [one] { $count } rule
   *[other] { $count } rules
}
rules-unknown = There is no rule called “{ $name }”. These are all that there are.
rules-groups = Groups of rules
rules-group-file = The file
rules-group-text = Text and code
rules-group-chat = Chat
rules-group-evaluation = Evaluation file
rules-group-embedding = Embedding tuning
rules-group-gemini = Gemini
rules-group-job = The job and its request
rules-strict = an error with “Strict”
rules-bad = Breaks the rule
rules-good = Put right
rules-nothing = Nothing: an empty file.
rules-more-lines = { $count ->
    [one] … { $count } more line …
   *[other] … { $count } more lines …
}
rules-more-characters = { $count ->
    [one] … { $count } more character …
   *[other] … { $count } more characters …
}
rules-practice = Practice: no document says so.
rules-about = The rule:
