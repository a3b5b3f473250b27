use super::*;

fn file() -> Source {
    Source::File {
        name: "train.jsonl".into(),
        bytes: 20,
    }
}

fn opened() -> Dataset {
    Dataset::default().apply(DatasetAction::Opened(file(), None))
}

fn outcome() -> Rc<Outcome> {
    let report = serde_json::from_str(include_str!("tests/report.json")).expect("a report");
    Rc::new(Outcome {
        report,
        seconds: 0.5,
        uncounted: None,
    })
}

fn done() -> Dataset {
    opened().apply(DatasetAction::Finished(outcome()))
}

/// Whether nothing changed.
#[track_caller]
fn same(before: &Dataset, action: &DatasetAction) {
    assert_eq!(before.apply(action.clone()), *before, "{action:?}");
}

fn progressed(lines: u64) -> DatasetAction {
    DatasetAction::Progressed {
        progress: Progress {
            lines,
            ..Progress::default()
        },
        seconds: 0.1,
    }
}

#[test]
fn a_file_is_inspected_as_soon_as_it_is_given() {
    assert!(opened().is_running());
    assert_eq!(opened().source, Some(file()));
}

#[test]
fn progress_is_what_was_heard_last() {
    let dataset = opened().apply(progressed(1)).apply(progressed(7));
    assert!(
        matches!(dataset.inspection, Inspection::Running { progress, .. } if progress.lines == 7)
    );
}

#[test]
fn a_finished_inspection_has_a_report() {
    assert_eq!(opened().report(), None);
    assert_eq!(done().report(), Some(&outcome().report));
    assert!(!done().is_running());
}

#[test]
fn late_words_change_nothing() {
    for late in [
        progressed(3),
        DatasetAction::Failed(Failure::Unavailable),
        DatasetAction::Cancelled,
        DatasetAction::Finished(outcome()),
    ] {
        same(&done(), &late);
        same(&Dataset::default(), &late);
    }
}

#[test]
fn another_choice_inspects_again_and_keeps_the_last_findings_in_sight() {
    let strict = Choices {
        strict: true,
        ..Choices::default()
    };
    let done = done();
    let dataset = done.apply(DatasetAction::Chose(strict.clone()));
    assert!(dataset.is_running());
    assert_eq!(dataset.choices, strict);
    assert_eq!(dataset.outcome(), done.outcome());
    assert!(dataset.outcome().is_some());
    assert_eq!(dataset.report(), None);
}

#[test]
fn a_choice_without_a_file_starts_nothing() {
    let dataset = Dataset::default().apply(DatasetAction::Chose(Choices::default()));
    assert_eq!(dataset.inspection, Inspection::Idle);
}

#[test]
fn another_file_forgets_the_choices_for_the_last_one_but_not_the_tokenizer() {
    let tokenizer = TokenizerChoice::Own {
        name: "tokenizer.json".into(),
    };
    let choices = Choices {
        model: Some("chat-bison@002".into()),
        strict: true,
        tokenizer: tokenizer.clone(),
        ..Choices::default()
    };
    let dataset = done().apply(DatasetAction::Chose(choices));
    for action in [DatasetAction::Opened(file(), None), DatasetAction::Closed] {
        let expected = Choices {
            tokenizer: tokenizer.clone(),
            ..Choices::default()
        };
        assert_eq!(dataset.apply(action).choices, expected);
    }
}

#[test]
fn a_refused_drop_leaves_the_findings_alone() {
    let dataset = done().apply(DatasetAction::Refused(Notice::NoFile));
    assert_eq!(dataset.notice, Some(Notice::NoFile));
    assert_eq!(dataset.report(), done().report());
}

#[test]
fn an_ended_inspection_says_how_it_ended() {
    let failure = Failure::Crashed { line: 9 };
    let failed = opened().apply(DatasetAction::Failed(failure.clone()));
    assert_eq!(failed.inspection, Inspection::Failed(failure));
    assert_eq!(
        opened().apply(DatasetAction::Cancelled).inspection,
        Inspection::Cancelled
    );
}

#[test]
fn options_carry_the_choices_and_ask_for_details() {
    let choices = Choices {
        strict: true,
        default_context: "  ".into(),
        ..Choices::default()
    };
    let options = choices.options(&file());
    assert_eq!((options.strict, options.details), (true, true));
    assert_eq!(options.default_context, None);
    assert_eq!(options.file_name.as_deref(), Some("train.jsonl"));

    let choices = Choices {
        default_context: " Be brief. ".into(),
        ..Choices::default()
    };
    let options = choices.options(&Source::Pasted { bytes: 1 });
    assert_eq!(options.default_context.as_deref(), Some("Be brief."));
    assert_eq!(options.file_name, None);
}
