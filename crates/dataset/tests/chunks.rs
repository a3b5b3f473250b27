//! A report does not depend on the portions in which a file is read.

mod support;

use dataset::{Options, Role};
use proptest::prelude::*;
use support::{fingerprint, inspect, inspect_against};

/// Lines and pieces of lines that make the reader remember something.
const FRAGMENTS: [&[u8]; 34] = [
    b"{\"input_text\": \"Is ice cold?\", \"output_text\": \"yes\"}\n",
    b"{\"context\":\"c\",\"messages\":[{\"author\":\"user\",\"content\":\"a b\"},{\"author\":\"assistant\",\"content\":\"c\"}]}\r\n",
    b"{\"contents\":[]}\n",
    b"{\"prompt\": \"p\", \"completion\": \"c\"}\n",
    b"{\"input_text\": \"raw\nbreak\", \"output_text\": \"yes\"}\n",
    b"{\n  \"input_text\": \"a\",\n  \"output_text\": \"b\"\n}\n",
    b"{\"input_text\": \"cut off\n",
    b"{\"input_text\":\n",
    b"{\n \"input_text\": \"a\",\n}\n",
    b"[\n",
    b"]\n",
    b"],",
    b",\n",
    b"{\"a\": [\n",
    b"[{\"input_text\": \"x\", \"output_text\": \"y\"},\n",
    b"[1, 2]\n",
    b"\"text\" ",
    b"{} {}\n",
    b"{\"a\":1,\"a\":2}\n",
    b"{\"input_text\": \"\\ud83d\", \"output_text\": \"\\u0007\"}\n",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\xed\xa0\x80\n",
    b"\xff\xfe{\0",
    b"PK\x03\x04",
    b"\n",
    b"\r\n",
    b"  \t",
    b"\n\n\n",
    b"not json\n",
    b"{\"input_text\": \"one two three four five six seven\", \"output_text\": \"a\"}\n",
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    b"\xe2\x80\xa8",
    b"x",
];

fn file() -> impl Strategy<Value = Vec<u8>> {
    let fragment = prop::sample::select(FRAGMENTS.to_vec());
    prop::collection::vec(fragment, 0..14).prop_map(|fragments| fragments.concat())
}

fn options() -> impl Strategy<Value = Options> {
    let model = prop::sample::select(vec![
        None,
        Some("text-bison@002"),
        Some("chat-bison-32k@002"),
    ]);
    (
        model,
        any::<bool>(),
        prop::sample::select(vec![40, 150, 1 << 24]),
        0_usize..4,
        prop::sample::select(vec![Role::Training, Role::Evaluation]),
    )
        .prop_map(|(model, strict, max_line_bytes, most, role)| Options {
            model: model.map(str::to_owned),
            role,
            strict,
            max_line_bytes,
            max_diagnostics_per_rule: if most == 0 { 1_000 } else { most },
            details: strict,
            ..Options::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_report_does_not_depend_on_the_portions(
        file in file(),
        options in options(),
        training in prop::option::of(file()),
        portions in prop::collection::vec(1_usize..40, 1..8),
    ) {
        let training = training.map(|file| fingerprint(&file, &Options::default()));
        let inspect_in = |portions| inspect_against(&file, &options, training.as_slice(), portions);
        let whole = inspect_in(&[]);
        prop_assert_eq!(&whole, &inspect_in(&[1]));
        prop_assert_eq!(&whole, &inspect_in(&portions));
    }

    #[test]
    fn a_report_adds_up(file in file(), options in options()) {
        let report = inspect(&file, &options);
        prop_assert_eq!(report.file.bytes, file.len() as u64);
        for (rule, &count) in &report.counts {
            let kept = report.diagnostics.iter().filter(|finding| finding.rule == *rule).count() as u64;
            prop_assert_eq!(kept, count.min(options.max_diagnostics_per_rule as u64), "{}", rule);
        }
        for finding in &report.diagnostics {
            prop_assert!(finding.line >= 1 && finding.line <= report.file.lines.max(1));
            prop_assert!(finding.column >= 1);
            prop_assert!(finding.span.is_none_or(|span| span.start <= span.end));
            prop_assert_eq!(finding.details.is_some(), options.details);
        }
        prop_assert!(report.diagnostics.is_sorted_by_key(|finding| (finding.line, finding.column)));
    }

    #[test]
    fn no_bytes_make_it_panic(file in prop::collection::vec(any::<u8>(), 0..300)) {
        inspect(&file, &Options::default());
    }
}
