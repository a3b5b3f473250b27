use super::*;

mod job;

fn named(name: &str) -> Source {
    Source::File {
        name: name.into(),
        bytes: 20,
    }
}

fn file() -> Source {
    named("train.jsonl")
}

fn given(id: u32, name: &str, head: &str) -> GivenFile {
    let glimpse = Glimpse {
        name: name.to_owned(),
        head: head.to_owned(),
    };
    GivenFile {
        id: FileId(id),
        source: named(name),
        glimpse,
    }
}

fn after(dataset: &Dataset, actions: impl IntoIterator<Item = DatasetAction>) -> Dataset {
    actions
        .into_iter()
        .fold(dataset.clone(), |dataset, action| dataset.apply(action))
}

fn opened() -> Dataset {
    after(
        &Dataset::default(),
        [DatasetAction::Given(vec![given(0, "train.jsonl", "")])],
    )
}

fn outcome() -> Rc<Outcome> {
    let report = serde_json::from_str(include_str!("tests/report.json")).expect("a report");
    Rc::new(Outcome {
        report,
        seconds: 0.5,
        uncounted: None,
    })
}

/// The pass that is under way comes to its end.
fn finish(dataset: &Dataset) -> Dataset {
    dataset.apply(finished(dataset.passes))
}

fn finished(pass: u32) -> DatasetAction {
    DatasetAction::Finished {
        pass,
        outcome: outcome(),
    }
}

fn failed(pass: u32) -> DatasetAction {
    DatasetAction::Failed {
        pass,
        failure: Failure::Unavailable,
    }
}

fn progressed(pass: u32, lines: u64) -> DatasetAction {
    DatasetAction::Progressed {
        pass,
        progress: Progress {
            lines,
            ..Progress::default()
        },
        seconds: 0.1,
    }
}

fn done() -> Dataset {
    finish(&opened())
}

fn inspection(dataset: &Dataset) -> &Inspection {
    let (_, file) = dataset.shown().expect("a file");
    &file.inspection
}

/// Whether nothing changed.
#[track_caller]
fn same(before: &Dataset, action: &DatasetAction) {
    assert_eq!(before.apply(action.clone()), *before, "{action:?}");
}

#[test]
fn a_file_is_inspected_as_soon_as_it_is_given() {
    let dataset = opened();
    let pass = dataset.pass().expect("a pass");
    assert_eq!((pass.number, pass.file), (1, FileId(0)));
    assert_eq!((pass.against, pass.options.details), (vec![], true));
    assert_eq!(
        dataset.shown().map(|(slot, file)| (slot, &file.source)),
        Some((Slot::Training, &file()))
    );
}

#[test]
fn progress_is_what_was_heard_last() {
    let dataset = after(&opened(), [progressed(1, 1), progressed(1, 7)]);
    assert!(
        matches!(inspection(&dataset), Inspection::Running { progress, .. } if progress.lines == 7)
    );
}

#[test]
fn a_finished_inspection_has_an_outcome() {
    assert_eq!(opened().outcome(Slot::Training), None);
    assert!(matches!(inspection(&done()), Inspection::Done(_)));
    assert!(done().outcome(Slot::Training).is_some());
    assert_eq!(done().pass(), None);
}

#[test]
fn late_words_change_nothing() {
    for late in [progressed(1, 3), failed(1), finished(1)] {
        same(&done(), &late);
        same(&Dataset::default(), &late);
        // The same file is inspected again: the word is about the pass before.
        same(
            &opened().apply(DatasetAction::Chose(Choices::default())),
            &late,
        );
    }
    same(&done(), &DatasetAction::Cancelled);
}

#[test]
fn another_choice_inspects_again_and_keeps_the_last_findings_in_sight() {
    let strict = Choices {
        strict: true,
        ..Choices::default()
    };
    let done = done();
    let dataset = done.apply(DatasetAction::Chose(strict.clone()));
    assert_eq!(dataset.pass().map(|pass| pass.options.strict), Some(true));
    assert_eq!(dataset.choices, strict);
    assert_eq!(
        dataset.outcome(Slot::Training),
        done.outcome(Slot::Training)
    );
    assert!(dataset.outcome(Slot::Training).is_some());
}

#[test]
fn a_choice_without_a_file_starts_nothing() {
    let dataset = Dataset::default().apply(DatasetAction::Chose(Choices::default()));
    assert_eq!(dataset.pass(), None);
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
    for action in [
        DatasetAction::Given(vec![given(1, "other.jsonl", "")]),
        DatasetAction::Put(Slot::Training, FileId(1), file()),
        DatasetAction::Closed,
    ] {
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
    assert!(dataset.outcome(Slot::Training).is_some());
}

#[test]
fn an_ended_inspection_says_how_it_ended() {
    let dataset = opened().apply(failed(1));
    assert_eq!(
        inspection(&dataset),
        &Inspection::Failed(Failure::Unavailable)
    );
    let dataset = opened().apply(DatasetAction::Cancelled);
    assert_eq!(inspection(&dataset), &Inspection::Cancelled);
    assert_eq!(dataset.pass(), None);
}

#[test]
fn a_filter_holds_for_its_file_until_there_are_other_findings() {
    let filter = Filter {
        text: "x".into(),
        ..Filter::default()
    };
    let filter_of =
        |dataset: &Dataset| dataset.file(Slot::Training).map(|file| file.filter.clone());
    let dataset = done().apply(DatasetAction::Filtered(Slot::Training, filter.clone()));
    let put = DatasetAction::Put(Slot::Evaluation, FileId(1), named("eval.jsonl"));
    let dataset = finish(&dataset.apply(put));
    let dataset = dataset.apply(DatasetAction::Shown(Slot::Training));
    assert_eq!(filter_of(&dataset), Some(filter));
    let dataset = finish(&dataset.apply(DatasetAction::Chose(Choices::default())));
    assert_eq!(filter_of(&dataset), Some(Filter::default()));
}

#[test]
fn options_carry_the_choices_and_ask_for_details() {
    let choices = Choices {
        strict: true,
        default_context: "  ".into(),
        ..Choices::default()
    };
    let options = choices.options(Slot::Evaluation, &file());
    assert_eq!((options.strict, options.details), (true, true));
    assert_eq!(options.default_context, None);
    assert_eq!(options.file_name.as_deref(), Some("train.jsonl"));
    assert_eq!(options.role, ::dataset::Role::Evaluation);

    let choices = Choices {
        default_context: " Be brief. ".into(),
        ..Choices::default()
    };
    let options = choices.options(Slot::Training, &Source::Pasted { bytes: 1 });
    assert_eq!(options.default_context.as_deref(), Some("Be brief."));
    assert_eq!(options.file_name, None);
}

#[test]
fn a_file_is_for_a_model_of_its_own_kind_of_job() {
    let model_for = |model: &str, slot| {
        let choices = Choices {
            model: Some(model.to_owned()),
            ..Choices::default()
        };
        choices.options(slot, &file()).model
    };
    let gecko = Family::Embedding.default_model().name;
    assert_eq!(model_for("chat-bison@002", Slot::Corpus), None);
    assert_eq!(model_for(gecko, Slot::Corpus).as_deref(), Some(gecko));
    assert_eq!(model_for(gecko, Slot::Training), None);
    assert_eq!(
        model_for("chat-bison@002", Slot::Training).as_deref(),
        Some("chat-bison@002")
    );
}

use tuning::Family;
