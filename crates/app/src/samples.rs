//! Built-in samples: one click each. `www/samples/make.mjs` writes their files.

/// A built-in sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The key of its title in the locales.
    pub title: &'static str,
    /// The language of its title, where that is always the same one.
    pub lang: Option<&'static str>,
    /// Its name as a file.
    pub name: &'static str,
    /// The model to check it for, where the file cannot tell.
    pub model: Option<&'static str>,
    /// Its content. Not always UTF-8.
    pub content: &'static [u8],
}

/// The samples, in the order in which they are offered.
pub static SAMPLES: &[Sample] = &[
    Sample {
        title: "dataset-sample-text",
        lang: None,
        name: "headlines.jsonl",
        model: None,
        content: include_bytes!("../../../www/samples/headlines.jsonl"),
    },
    Sample {
        title: "dataset-sample-chat",
        lang: None,
        name: "support-chat.jsonl",
        model: None,
        content: include_bytes!("../../../www/samples/support-chat.jsonl"),
    },
    Sample {
        title: "dataset-sample-code-chat",
        lang: None,
        name: "code-chat.jsonl",
        // A conversation about code has the same shape as any other.
        model: Some("codechat-bison@002"),
        content: include_bytes!("../../../www/samples/code-chat.jsonl"),
    },
    Sample {
        title: "dataset-sample-korean",
        lang: Some("ko"),
        name: "reviews-ko.jsonl",
        model: None,
        content: include_bytes!("../../../www/samples/reviews-ko.jsonl"),
    },
    Sample {
        title: "dataset-sample-mistakes",
        lang: None,
        name: "every-mistake.jsonl",
        model: None,
        content: include_bytes!("../../../www/samples/every-mistake.jsonl"),
    },
    Sample {
        title: "dataset-sample-page",
        lang: None,
        name: "page-example.jsonl",
        model: None,
        content: include_bytes!("../../../www/samples/page-example.jsonl"),
    },
];

#[cfg(test)]
mod tests {
    use dataset::{Inspector, Report, Verdict};

    use super::*;
    use crate::state::{Choices, Slot, Source};

    fn report(name: &str) -> Report {
        let sample = SAMPLES
            .iter()
            .find(|sample| sample.name == name)
            .expect("a sample");
        let source = Source::of_sample(sample);
        let options = Choices::default()
            .for_source(&source)
            .options(Slot::Training, &source);
        let mut inspector = Inspector::new(options, None).expect("the sample's model is known");
        inspector.feed(sample.content);
        inspector.finish()
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
