//! Built-in samples: one click each. `www/samples/make.mjs` writes their files.

/// A built-in sample: one file, or all those of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The key of its title in the locales.
    pub title: &'static str,
    /// The language of its title, where that is always the same one.
    pub lang: Option<&'static str>,
    /// The model to check it for, where the files cannot tell.
    pub model: Option<&'static str>,
    /// Its files.
    pub files: &'static [SampleFile],
}

/// A file of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleFile {
    /// Its name.
    pub name: &'static str,
    /// Its content. Not always UTF-8.
    pub content: &'static [u8],
}

const fn file(name: &'static str, content: &'static [u8]) -> SampleFile {
    SampleFile { name, content }
}

/// The samples, in the order in which they are offered.
pub static SAMPLES: &[Sample] = &[
    Sample {
        title: "dataset-sample-text",
        lang: None,
        model: None,
        files: &[file(
            "headlines.jsonl",
            include_bytes!("../../../www/samples/headlines.jsonl"),
        )],
    },
    Sample {
        title: "dataset-sample-chat",
        lang: None,
        model: None,
        files: &[file(
            "support-chat.jsonl",
            include_bytes!("../../../www/samples/support-chat.jsonl"),
        )],
    },
    Sample {
        title: "dataset-sample-code-chat",
        lang: None,
        // A conversation about code has the same shape as any other.
        model: Some("codechat-bison@002"),
        files: &[file(
            "code-chat.jsonl",
            include_bytes!("../../../www/samples/code-chat.jsonl"),
        )],
    },
    Sample {
        title: "dataset-sample-korean",
        lang: Some("ko"),
        model: None,
        files: &[file(
            "reviews-ko.jsonl",
            include_bytes!("../../../www/samples/reviews-ko.jsonl"),
        )],
    },
    Sample {
        title: "dataset-sample-leak",
        lang: None,
        model: None,
        files: &[
            file(
                "headlines.jsonl",
                include_bytes!("../../../www/samples/headlines.jsonl"),
            ),
            file(
                "headlines-eval.jsonl",
                include_bytes!("../../../www/samples/headlines-eval.jsonl"),
            ),
        ],
    },
    Sample {
        title: "dataset-sample-embedding",
        lang: None,
        model: None,
        files: &[
            file(
                "corpus.jsonl",
                include_bytes!("../../../www/samples/embedding/corpus.jsonl"),
            ),
            file(
                "queries.jsonl",
                include_bytes!("../../../www/samples/embedding/queries.jsonl"),
            ),
            file(
                "train.tsv",
                include_bytes!("../../../www/samples/embedding/train.tsv"),
            ),
            file(
                "validation.tsv",
                include_bytes!("../../../www/samples/embedding/validation.tsv"),
            ),
            file(
                "test.tsv",
                include_bytes!("../../../www/samples/embedding/test.tsv"),
            ),
        ],
    },
    Sample {
        title: "dataset-sample-mistakes",
        lang: None,
        model: None,
        files: &[file(
            "every-mistake.jsonl",
            include_bytes!("../../../www/samples/every-mistake.jsonl"),
        )],
    },
    Sample {
        title: "dataset-sample-page",
        lang: None,
        model: None,
        files: &[file(
            "page-example.jsonl",
            include_bytes!("../../../www/samples/page-example.jsonl"),
        )],
    },
];

#[cfg(test)]
mod tests {
    use dataset::{Fingerprint, Inspector, Report, Verdict};

    use super::*;
    use crate::state::{Choices, Glimpse, Slot, Source, sort};

    fn report(name: &str) -> Report {
        let is_it = |sample: &&Sample| matches!(sample.files, [file] if file.name == name);
        let sample = SAMPLES.iter().find(is_it).expect("a sample");
        let [(report, _)] = inspected(sample, &[(name, Slot::Training)], &[])
            .try_into()
            .expect("one report");
        report
    }

    /// Inspects files of a sample, each in its slot.
    fn inspected(
        sample: &Sample,
        files: &[(&str, Slot)],
        against: &[Fingerprint],
    ) -> Vec<(Report, Fingerprint)> {
        let inspect = |(name, slot): &(&str, Slot)| {
            let file = sample.files.iter().find(|file| file.name == *name);
            let file = file.expect("a file of the sample");
            let source = Source::of_sample(sample, file);
            let options = Choices::default()
                .for_source(&source)
                .options(*slot, &source);
            let inspector = Inspector::new(options, None).expect("the sample's model is known");
            let mut inspector = inspector.with_against(against.iter().cloned());
            inspector.feed(file.content);
            inspector.finish_with_fingerprint()
        };
        files.iter().map(inspect).collect()
    }

    fn sample(title: &str) -> &'static Sample {
        let mut samples = SAMPLES.iter();
        samples
            .find(|sample| sample.title == title)
            .expect("a sample")
    }

    /// Findings by rule and line.
    fn found(report: &Report) -> Vec<(&str, u64)> {
        let findings = report.diagnostics.iter();
        findings.map(|one| (one.rule.as_ref(), one.line)).collect()
    }

    #[track_caller]
    fn is_clean(name: &str, model: &str) {
        let report = report(name);
        assert_eq!(
            report.counts.keys().collect::<Vec<_>>(),
            Vec::<&String>::new()
        );
        assert_eq!(
            (report.verdict, report.model.as_str()),
            (Verdict::Ready, model)
        );
    }

    #[test]
    fn the_good_samples_are_good() {
        is_clean("headlines.jsonl", "text-bison@002");
        is_clean("support-chat.jsonl", "chat-bison@002");
        is_clean("code-chat.jsonl", "codechat-bison@002");
        is_clean("reviews-ko.jsonl", "text-bison@002");
    }

    #[test]
    fn every_file_of_a_sample_finds_its_slot() {
        #[track_caller]
        fn check(title: &str, expect: &[Slot]) {
            let glimpses: Vec<_> = sample(title)
                .files
                .iter()
                .map(|file| Glimpse {
                    name: file.name.to_owned(),
                    head: String::from_utf8_lossy(file.content).into_owned(),
                })
                .collect();
            let expect: Vec<_> = expect.iter().copied().map(Some).collect();
            assert_eq!(sort(&glimpses, &[]), expect);
        }
        use Slot::{Corpus, Evaluation, Queries, TestLabels, Training};
        check("dataset-sample-leak", &[Training, Evaluation]);
        check(
            "dataset-sample-embedding",
            &[
                Corpus,
                Queries,
                Slot::TrainingLabels,
                Slot::ValidationLabels,
                TestLabels,
            ],
        );
    }

    #[test]
    fn the_sample_with_a_leak_has_nothing_else() {
        let sample = sample("dataset-sample-leak");
        let training = inspected(sample, &[("headlines.jsonl", Slot::Training)], &[]);
        let against: Vec<_> = training.into_iter().map(|(_, print)| print).collect();
        let files = [("headlines-eval.jsonl", Slot::Evaluation)];
        let evaluation = inspected(sample, &files, &against);
        let leaks = [6, 11, 18].map(|line| ("evaluation-leak", line));
        assert_eq!(found(&evaluation[0].0), leaks);
    }

    #[test]
    fn the_embedding_sample_has_two_faults() {
        let sample = sample("dataset-sample-embedding");
        let files = [
            ("corpus.jsonl", Slot::Corpus),
            ("queries.jsonl", Slot::Queries),
            ("train.tsv", Slot::TrainingLabels),
            ("validation.tsv", Slot::ValidationLabels),
            ("test.tsv", Slot::TestLabels),
        ];
        let prints = |alone: Vec<(Report, Fingerprint)>| -> Vec<_> {
            alone.into_iter().map(|(_, print)| print).collect()
        };
        let texts = inspected(sample, &files[..2], &[]);
        assert!(texts.iter().all(|(report, _)| found(report).is_empty()));
        let texts = prints(texts);
        let others = |at: usize| {
            let others = files[2..].iter().enumerate();
            let others: Vec<_> = others
                .filter(|(other, _)| *other != at)
                .map(|(_, file)| *file)
                .collect();
            [texts.clone(), prints(inspected(sample, &others, &[]))].concat()
        };
        let labels = [0, 1, 2].map(|at| inspected(sample, &[files[2 + at]], &others(at)));
        let labels = labels.each_ref().map(|one| found(&one[0].0));
        assert_eq!(
            labels,
            [
                vec![("unknown-corpus-id", 8), ("pair-in-two-splits", 20)],
                vec![],
                vec![("pair-in-two-splits", 3)],
            ]
        );
    }

    #[test]
    fn the_example_of_the_page_breaks_what_it_is_known_to_break() {
        let report = report("page-example.jsonl");
        assert_eq!(report.verdict, Verdict::Blocked);
        assert_eq!(report.counts.get("multi-line-value"), Some(&1));
        assert_eq!(report.counts.get("too-few-examples"), Some(&1));
    }

    #[test]
    fn every_mistake_is_found() {
        let report = report("every-mistake.jsonl");
        assert_eq!(report.verdict, Verdict::Blocked);
        for rule in [
            "byte-order-mark",
            "carriage-return",
            "invalid-json",
            "blank-line",
            "not-an-object",
            "several-values",
            "multi-line-value",
            "duplicate-key",
            "lone-surrogate",
            "control-character",
            "nesting-too-deep",
            "missing-input-text",
            "missing-output-text",
            "non-string-field",
            "empty-output-text",
            "empty-input-text",
            "unknown-field",
            "mixed-formats",
            "invalid-utf8",
            "few-examples",
        ] {
            assert!(
                report.counts.contains_key(rule),
                "{rule} is not among {:?}",
                report.counts
            );
        }
    }
}
