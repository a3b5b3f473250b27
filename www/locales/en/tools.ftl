# The tools.
tools-repair = Repair…
tools-convert = Convert…
tools-split = Split…
tools-repair-title = Repair
tools-repair-lead = What can be written in one way only is written so. Everything else stays as it is, byte for byte.
tools-convert-title = Convert
tools-convert-lead = The same examples in another shape. Whatever has no place in it is listed.
tools-split-title = Split
tools-split-lead = One file to train with, one to measure with. Examples that are alike stay together.
tools-running = Reading the file
tools-stopped = You stopped it. Nothing was written.
tools-failed-lost = It stopped unexpectedly after line { $line }. If it stops there again, that line is worth a look.
tools-failed-room = The browser has no room for the result. It says:
tools-more = { $count ->
    [one] and { $count } more like it
   *[other] and { $count } more like these
}
tools-download = Download { $name }
tools-table = This is a table. Tuning takes JSON Lines: convert it, and the examples in it can be checked.

# Repair.
tools-drop-duplicates = Leave out exact duplicates
tools-drop-duplicates-hint = Of examples that say the same, the first one stays.
tools-changes = { $count ->
    [0] Nothing can be put right without you.
    [one] { $count } change.
   *[other] { $count } changes.
}
tools-problems-left = { $count ->
    [0] Nothing is left.
    [one] { $count } problem is left.
   *[other] { $count } problems are left.
}
tools-what-changes = What changes
tools-what-is-left = What is left
tools-left-note = Without tokens, which are not counted here. Check the repaired file to see every problem at its line.
tools-before = Before:
tools-after = After:
tools-gone = left out
tools-check-repaired = Check the repaired file

# Convert.
tools-to = Write as
tools-from = Read as { $shape }.
tools-converted = { $count ->
    [one] { $count } example written as { $shape }.
   *[other] { $count } examples written as { $shape }.
}
tools-left-out = { $count ->
    [one] { $count } left out.
   *[other] { $count } left out.
}
tools-left-out-title = Left out
tools-not-carried-title = Written, but not all of it or not as it was
tools-lossless = Nothing was lost.
tools-check-converted = Check the converted file
tools-columns = Columns
tools-column-input = Input
tools-column-output = Output
tools-column-instruction = Before the input
tools-column-system = System text
tools-column-choose = choose one
tools-column-none = none
tools-columns-header = The first row holds the names
tools-columns-needed = Choose the columns of the input and the output.
tools-columns-twice = One column cannot be two things.
tools-loss-unreadable-file = The file is packed, or no text in UTF-8
tools-loss-unreadable-line = Lines that cannot be read
tools-loss-unknown-shape = Lines of no known shape
tools-loss-missing-column = The columns of input and output are not known
tools-loss-missing-field = A text is missing
tools-loss-wrong-type = A text is an array or an object
tools-loss-unknown-role = Messages of someone unknown
tools-loss-tool-call = Tool calls and their answers
tools-loss-media = Images, sound and files
tools-loss-not-one-pair = More than one question and one answer
tools-loss-lone-surrogate = Half a character
tools-loss-joined = Two texts became one
tools-loss-as-text = A number or a true or false became text
tools-loss-duplicate-key = Of a key that comes twice, the first value
tools-loss-weight = Weights of messages
tools-loss-name = Names of speakers
tools-loss-metadata = Notes about the example
tools-loss-tools = Definitions of tools
tools-loss-unknown-field = Fields that the shape does not have
tools-loss-unused-column = Columns that are neither input nor output

# Split.
tools-evaluation = Evaluation examples
tools-evaluation-hint = Vertex AI takes { $least } to { $most }.
tools-seed = Seed
tools-seed-hint = The same seed gives the same split.
tools-whole-number = Type a whole number.
tools-divided = { $training } examples to train with, { $evaluation } to measure with.
tools-alike = { $groups ->
    [one] { $examples } examples are alike. They stay on one side.
   *[other] { $examples } examples are alike, in { $groups } groups. Each group stays on one side.
}
tools-classes = How each class is divided
tools-class = Class
tools-check-both = Check both files
