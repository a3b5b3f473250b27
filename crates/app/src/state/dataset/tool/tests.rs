use ::dataset::{ConvertOptions, Converter, Shape, SplitOptions};

use super::*;
use crate::state::{DatasetAction, Inspection, Outcome, Source};

const TRAINING: FileId = FileId(0);

/// A job with one file of that name, in which nothing was found.
fn job(name: &str) -> Dataset {
    inspected(name, &[])
}

/// The same, where something stands in the way.
fn with_findings(name: &str) -> Dataset {
    inspected(name, &[("invalid-json", 3)])
}

fn inspected(name: &str, counts: &[(&str, u64)]) -> Dataset {
    let source = Source::File {
        name: name.to_owned(),
        bytes: 20,
    };
    let report = include_str!("../tests/report.json");
    let mut report: Report = serde_json::from_str(report).expect("a report");
    report.counts = counts
        .iter()
        .map(|(rule, count)| ((*rule).to_owned(), *count))
        .collect();
    report.verdict = if counts.is_empty() {
        Verdict::Ready
    } else {
        Verdict::Blocked
    };
    let outcome = Rc::new(Outcome {
        report,
        seconds: 0.5,
        uncounted: None,
    });
    Dataset::default()
        .apply(DatasetAction::Put(Slot::Training, TRAINING, source))
        .apply(DatasetAction::Finished { pass: 1, outcome })
}

fn tool(dataset: &Dataset, action: ToolAction) -> Dataset {
    dataset.apply(DatasetAction::Tool(action))
}

fn opened(name: &str, kind: ToolKind) -> Dataset {
    tool(&job(name), ToolAction::Opened(Slot::Training, kind))
}

fn work(dataset: &Dataset) -> Option<&Work> {
    dataset.tool.as_ref().map(|tool| &tool.work)
}

fn product() -> Rc<Product> {
    let converter = Converter::new(ConvertOptions::to(Shape::Text)).expect("options that go");
    Rc::new(Product {
        reshaped: Reshaped::Converted(converter.finish(&mut Vec::new())),
    })
}

fn finished(run: u32) -> ToolAction {
    ToolAction::Finished {
        run,
        product: product(),
    }
}

fn written(id: u32, slot: Slot) -> (Slot, FileId, Source) {
    let name = "written.jsonl".to_owned();
    (slot, FileId(id), Source::File { name, bytes: 10 })
}

#[test]
fn a_tool_works_as_soon_as_it_is_taken_up() {
    let dataset = opened("train.jsonl", ToolKind::Repair);
    let run = dataset.run().expect("a run");
    assert_eq!((run.number, run.file, run.against), (1, TRAINING, vec![]));
    let Reshape::Repair { how, inspect } = run.reshape else {
        panic!("{:?}", run.reshape);
    };
    assert!(!how.drop_duplicates);
    assert_eq!(inspect.file_name.as_deref(), Some("train.repaired.jsonl"));
    assert_eq!(job("train.jsonl").run(), None);
}

#[test]
fn another_setting_starts_another_run_and_keeps_what_there_is_in_sight() {
    let done = tool(&opened("a.jsonl", ToolKind::Repair), finished(1));
    assert!(matches!(work(&done), Some(Work::Done)));
    assert_eq!(done.run(), None);
    let drop_duplicates = true;
    let again = tool(&done, ToolAction::Set(Settings::Repair { drop_duplicates }));
    assert_eq!(again.run().map(|run| run.number), Some(2));
    assert!(matches!(work(&again), Some(Work::Running(_))));
    let product = |dataset: &Dataset| dataset.tool.as_ref().and_then(|tool| tool.product.clone());
    assert_eq!(product(&again), product(&done));
    // A late word about the first run.
    assert_eq!(tool(&again, finished(1)), again);
    assert!(matches!(work(&tool(&again, finished(2))), Some(Work::Done)));
}

#[test]
fn a_run_may_fail_or_be_stopped_and_be_tried_again() {
    let dataset = opened("a.jsonl", ToolKind::Split);
    let failure = Failure::Unavailable;
    let failed = tool(&dataset, ToolAction::Failed { run: 1, failure });
    assert_eq!(work(&failed), Some(&Work::Failed(Failure::Unavailable)));
    let stopped = tool(&tool(&failed, ToolAction::Again), ToolAction::Stopped);
    assert_eq!(
        (work(&stopped), stopped.run()),
        (Some(&Work::Stopped), None)
    );
    let again = tool(&stopped, ToolAction::Again);
    assert_eq!(again.run().map(|run| run.number), Some(3));
}

#[test]
fn a_tool_goes_with_its_file_and_its_late_words_reach_no_other() {
    let dataset = opened("a.jsonl", ToolKind::Repair);
    for action in [
        DatasetAction::Closed,
        DatasetAction::Removed(Slot::Training),
        DatasetAction::Tool(ToolAction::Closed),
    ] {
        let after = dataset.apply(action);
        assert_eq!(after.tool, None);
        assert_eq!(tool(&after, finished(1)), after);
    }
    let reopened = tool(
        &tool(&dataset, ToolAction::Closed),
        ToolAction::Opened(Slot::Training, ToolKind::Convert),
    );
    assert_eq!(tool(&reopened, finished(1)), reopened);
}

#[test]
fn what_was_written_takes_the_place_of_what_it_was_written_from() {
    let mut dataset = opened("a.jsonl", ToolKind::Split);
    dataset.choices.strict = true;
    let files = vec![written(5, Slot::Training), written(6, Slot::Evaluation)];
    let dataset = tool(&tool(&dataset, finished(1)), ToolAction::Taken(files));
    assert_eq!(dataset.tool, None);
    assert!(dataset.choices.strict, "what was chosen still fits");
    assert_eq!(
        dataset.shown().map(|(slot, file)| (slot, file.id)),
        Some((Slot::Training, FileId(5)))
    );
    let evaluation = dataset.file(Slot::Evaluation).expect("a file");
    assert!(matches!(
        evaluation.inspection,
        Inspection::Waiting { .. } | Inspection::Running { .. }
    ));
}

#[track_caller]
fn converts(name: &str, mapping: Option<Mapping>) -> Option<ConvertOptions> {
    let dataset = opened(name, ToolKind::Convert);
    let to = Shape::Chat;
    let settings = Settings::Convert(ConvertSettings { to, mapping });
    match tool(&dataset, ToolAction::Set(settings)).run()?.reshape {
        Reshape::Convert(options) => Some(options),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_is_known_by_its_name() {
    let from = |name| converts(name, None).and_then(|options| options.from);
    assert_eq!(from("a.csv"), Some(Shape::Csv));
    assert_eq!(from("A.TSV"), Some(Shape::Tsv));
    assert_eq!((from("a.jsonl"), from("csv")), (None, None));
}

#[test]
fn tools_are_offered_where_they_are_of_use() {
    use ToolKind::{Convert, Repair, Split};
    let offered = |dataset: &Dataset, slot| (dataset.tools(slot), dataset.suggested_tool(slot));
    let found = with_findings("a.jsonl");
    let all = vec![Repair, Convert, Split];
    assert_eq!(offered(&found, Slot::Training), (all, Some(Repair)));
    assert_eq!(
        offered(&job("a.jsonl"), Slot::Training),
        (vec![Convert, Split], None)
    );
    assert_eq!(
        offered(&with_findings("a.csv"), Slot::Training),
        (vec![Convert], Some(Convert))
    );
    assert_eq!(offered(&found, Slot::Evaluation), (vec![], None));
}

#[test]
fn a_file_is_wanted_in_the_shape_that_it_does_not_have() {
    let to = |dataset: &Dataset| {
        let action = ToolAction::Opened(Slot::Training, ToolKind::Convert);
        match tool(dataset, action).run()?.reshape {
            Reshape::Convert(options) => Some(options.to),
            _ => None,
        }
    };
    assert_eq!(to(&job("a.jsonl")), Some(Shape::Gemini));
    assert_eq!(to(&with_findings("a.jsonl")), Some(Shape::Text));
}

#[test]
fn columns_are_taken_when_they_say_enough() {
    let mapping = |input: &str, output: &str, system: &str| {
        Some(Mapping {
            input: input.to_owned(),
            output: output.to_owned(),
            system: system.to_owned(),
            header: true,
            ..Mapping::default()
        })
    };
    assert_eq!(converts("a.csv", mapping("q", "", "")), None);
    assert_eq!(converts("a.csv", mapping("q", "q", "")), None);
    assert_eq!(converts("a.csv", mapping("q", "a", "a")), None);
    let columns = converts("a.csv", mapping("q", "a", "")).and_then(|options| options.columns);
    let columns = columns.expect("enough");
    assert_eq!(columns.system, None);
    assert_eq!(Mapping::of(&columns), mapping("q", "a", "").expect("one"));
}

#[track_caller]
fn splits(evaluation: &str, seed: &str) -> Option<(u64, u64)> {
    let settings = Settings::Split(SplitSettings {
        evaluation: evaluation.to_owned(),
        seed: seed.to_owned(),
    });
    let dataset = opened("a.jsonl", ToolKind::Split);
    match tool(&dataset, ToolAction::Set(settings)).run()?.reshape {
        Reshape::Split(SplitOptions {
            evaluation, seed, ..
        }) => Some((evaluation, seed)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_split_takes_whole_numbers() {
    assert_eq!(splits("1,000", "7"), Some((1_000, 7)));
    for wrong in ["", "-1", "1.5", "many", "1e300"] {
        assert_eq!(splits(wrong, "0"), None);
        assert_eq!(splits("10", wrong), None);
    }
}

#[test]
fn what_is_written_is_named_after_what_it_is_written_from() {
    let names = |name: &str, kind| {
        let dataset = opened(name, kind);
        let source = &dataset.file(Slot::Training).expect("a file").source;
        dataset.tool.as_ref().expect("a tool").names(source)
    };
    assert_eq!(names("a.json", ToolKind::Repair), ["a.repaired.jsonl"]);
    assert_eq!(names("a.csv", ToolKind::Convert), ["a.converted.jsonl"]);
    assert_eq!(
        names("a.jsonl", ToolKind::Split),
        ["a.training.jsonl", "a.evaluation.jsonl"]
    );
}
