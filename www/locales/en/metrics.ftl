# The figures.
metrics-total-loss = Total loss
metrics-fraction-correct = Share of next tokens predicted rightly
metrics-predictions = Predictions per step
metrics-better-low = lower is better
metrics-better-high = higher is better
metrics-training = Training
metrics-evaluation = Evaluation
metrics-none = No points yet.
metrics-none-at-all = No points yet. A job writes its first ones some time after its training has begun, some only once it has ended.

# One place of a figure.
metrics-chart = { $metric }, step by step. Arrow keys go from step to step.
metrics-at-step = Step { $step }
metrics-value-smoothed = { $value }, smoothed { $smoothed }
metrics-value-of = { $value } at step { $step }

# A line in words.
metrics-one = { $side }: one point so far, { $first } at step { $start }.
metrics-level = { $side }: stayed at { $first } from step { $start } to step { $end }.
metrics-fell = { $side }: fell from { $first } at step { $start } to { $last } at step { $end }
metrics-rose = { $side }: rose from { $first } at step { $start } to { $last } at step { $end }
metrics-returned = { $side }: back at step { $end } to the { $first } of step { $start }
metrics-lowest = lowest { $value } at step { $step }
metrics-highest = highest { $value } at step { $step }
metrics-between = between { $low } and { $high }
metrics-course = { $course }; { $best }.

# The table and the slider.
metrics-as-table = as table
metrics-step = Step
metrics-smoothing = Smoothing
metrics-smoothing-off = off
metrics-smoothing-note = The strong lines are smoothed as TensorBoard does it; the thin ones are the values as they are.
