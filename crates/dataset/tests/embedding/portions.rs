//! What holds for any bytes in any portions.

use super::*;
use proptest::prelude::*;

/// Lines and pieces of lines of all three files.
const FRAGMENTS: [&[u8]; 26] = [
    b"query-id\tcorpus-id\tscore\n",
    b"query-id\tcorpus-id\tscore\r\n",
    b"query-id,corpus-id,score\n",
    b"corpus-id\tquery-id\n",
    b"q1\td1\t1\n",
    b"q1\td1\t0\n",
    b"q2\td1\t0\r\n",
    b"q2\td1\n",
    b"q3\t",
    b"d9 \t\n",
    b"q1,d1,1\n",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\n",
    b"\r",
    b"\t\n",
    b"{\"_id\": \"d1\", \"text\": \"a b\"}\n",
    b"{\"_id\": \"d1\", \"title\": \"t\", \"text\": \"\"}\r\n",
    b"{\"_id\": \"q1\", \"text\": \"a\", \"x\": 1}\n",
    b"{\"_id\": 7, \"text\": \"\\u0007\"}\n",
    b"{\"id\": \"q2\", \"text\": null}\n",
    b"{\n\"_id\": \"d2\",\n\"text\": \"a\"\n}\n",
    b"{\"_id\": \"cut off\n",
    b"[",
    b"\xff\xfe{\0",
    b"a line that is longer than the others and than some caps\n",
];

fn file() -> impl Strategy<Value = Vec<u8>> {
    let fragment = prop::sample::select(FRAGMENTS.to_vec());
    prop::collection::vec(fragment, 0..14).prop_map(|fragments| fragments.concat())
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(vec![Role::Corpus, Role::Queries, Role::Labels])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_report_does_not_depend_on_the_portions(
        file in file(),
        role in role(),
        max_line_bytes in prop::sample::select(vec![30, 1 << 24]),
        most in prop::sample::select(vec![1, 1_000]),
        other in file(),
        portions in prop::collection::vec(1_usize..40, 1..8),
    ) {
        let options = Options {
            max_line_bytes,
            max_diagnostics_per_rule: most,
            details: true,
            ..options(role)
        };
        let against = [Role::Corpus, Role::Queries, Role::Labels]
            .map(|role| inspect_all(&self::options(role), &other, &[]).1);
        let whole = inspect_all(&options, &file, &against);
        for portions in [&[1][..], &portions] {
            let mut inspector = Inspector::new(options.clone(), Some(Box::new(Words)))
                .expect("options that are right")
                .with_against(against.clone());
            let mut rest = file.as_slice();
            for &portion in portions.iter().cycle() {
                let (head, tail) = rest.split_at(portion.min(rest.len()));
                inspector.feed(head);
                rest = tail;
                if rest.is_empty() {
                    break;
                }
            }
            prop_assert_eq!(&inspector.finish_with_fingerprint(), &whole);
        }
        let (report, _) = whole;
        for (rule, &count) in &report.counts {
            let kept = report.diagnostics.iter().filter(|finding| finding.rule == *rule).count();
            prop_assert_eq!(kept as u64, count.min(most as u64), "{}", rule);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(role in role(), file in prop::collection::vec(any::<u8>(), 0..300)) {
        inspect_all(&options(role), &file, &[]);
    }

    #[test]
    fn every_line_of_labels_is_a_label_or_a_finding(file in file()) {
        let (report, _) = inspect_all(&options(Role::Labels), &file, &[]);
        let is_said = report.diagnostics.iter().any(|finding| {
            ["M006", "F003", "F001"].contains(&finding.code.as_ref())
        });
        let of_lines = ["blank-line", "invalid-utf8", "line-too-long"].map(|rule| count(&report, rule));
        let lines = report.file.examples + of_lines.iter().sum::<u64>();
        // One more is the header.
        prop_assert!(is_said || report.file.lines - lines <= 1, "{lines} of {}", report.file.lines);
    }
}
