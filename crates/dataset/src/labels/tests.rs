use super::*;

/// What was read of each line, in one line each.
#[derive(Default)]
struct Read(Vec<String>);

impl Events for Read {
    fn fault(&mut self, fault: &Fault, _: Source<'_>) {
        if let Fault::WrongHeader { start, end, fault } = fault {
            self.0.push(format!("{start}..{end} {fault:?}"));
        }
    }

    fn example(&mut self, _: &crate::json::Value<'_>, _: &str, _: Source<'_>) {}

    fn label(&mut self, label: &Label<'_>, _: Source<'_>) {
        let read = match &label.pair {
            Some(pair) => format!(
                "{} {} {:?} {:?}",
                pair.query.text,
                pair.document.text,
                pair.score.map(|score| (score.start, score.text)),
                pair.is_unrelated(),
            ),
            None => format!("{} of {} columns", label.columns, label.columns_of_header),
        };
        self.0.push(read);
    }
}

#[track_caller]
fn check(lines: &[&str], expect: &[&str]) {
    let (mut table, mut read) = (Table::default(), Read::default());
    for line in lines {
        let source = Source::new(1, line.as_bytes());
        table.line(line, 0, source, &mut read);
    }
    assert_eq!(read.0, expect, "{lines:?}");
}

const GOOD: &str = "query-id\tcorpus-id\tscore";

#[test]
fn rows_are_read() {
    check(&[GOOD, "q\td\t2"], &["q d Some((4, \"2\")) Some(false)"]);
    check(
        &["query-id\tcorpus-id\tscore\r", "q\td\t0\r"],
        &["q d Some((4, \"0\")) Some(true)"],
    );
    check(&[GOOD, "q\td\t"], &["q d Some((4, \"\")) Some(false)"]);
    check(&[GOOD, "q\td"], &["q d None Some(false)"]);
    check(&[GOOD, "q\td\t000"], &["q d Some((4, \"000\")) Some(true)"]);
    check(&[GOOD, "q 1\t d\t-1"], &["q 1  d Some((7, \"-1\")) None"]);
    check(&[GOOD, "q"], &["1 of 3 columns"]);
    check(&[GOOD, "q\td\t1\t"], &["4 of 3 columns"]);
}

#[test]
fn a_score_is_digits_or_nothing() {
    let check = |score: &str, expect| {
        let cell = |text| Cell { start: 0, text };
        let pair = Pair {
            query: cell("q"),
            document: cell("d"),
            score: Some(cell(score)),
        };
        assert_eq!(pair.is_unrelated(), expect, "{score:?}");
    };
    check("", Some(false));
    check("0", Some(true));
    check("1", Some(false));
    check("10", Some(false));
    check("99999999999999999999999999", Some(false));
    for score in [
        "-1", "+1", "1.0", "0.0", " 1", "1 ", " ", "one", "1e3", "１", "٣", "\"1\"",
    ] {
        check(score, None);
    }
}

#[test]
fn a_wrong_header_is_told_by_what_is_wrong() {
    let check = |header: &str, expect: &str| {
        check(&[header], &[&format!("0..{} {expect}", header.len())]);
    };
    check("query-id,corpus-id,score", "Separator(',')");
    check("query-id; corpus-id; score", "Separator(';')");
    check("query-id  corpus-id  score", "Separator(' ')");
    check("Score|Corpus_ID|qid", "Separator('|')");
    let name =
        |found: &str, wanted: &str| format!("Name {{ found: {found:?}, wanted: {wanted:?} }}");
    check("Query-ID\tcorpus-id\tscore", &name("Query-ID", "query-id"));
    check("query_id\tcorpus_id\tscore", &name("query_id", "query-id"));
    check("query-id\tdoc-id\tscore", &name("doc-id", "corpus-id"));
    check("query-id\tcorpus-id\tscore ", &name("score ", "score"));
    check("query-id\tcorpus-id\tlabel", &name("label", "score"));
    check(
        "corpus-id\tquery-id\tscore",
        r#"Order(["corpus-id", "query-id", "score"])"#,
    );
    check("query-id\tcorpus-id", "NoScore");
    check("query-id\tcorpus-id\tscore\tsplit", "MoreColumns(4)");
    check("# labels", "Unknown(\"# labels\")");
    check("query-id score", "Unknown(\"query-id score\")");
    check(
        "{\"query-id\": \"q\", \"corpus-id\": \"d\", \"score\": 1}",
        "Json",
    );
}

#[test]
fn rows_are_read_as_a_wrong_header_has_them() {
    check(
        &["score,corpus-id,query-id", "1, d ,q"],
        &["0..24 Separator(',')", "q d Some((0, \"1\")) Some(false)"],
    );
    check(
        &["query-id\tcorpus-id", "q\td"],
        &["0..18 NoScore", "q d None Some(false)"],
    );
    check(
        &["q\td\t1", "r\te\t0"],
        &[
            "0..5 Missing",
            "q d Some((4, \"1\")) Some(false)",
            "r e Some((4, \"0\")) Some(true)",
        ],
    );
    check(
        &["# labels", "q\td"],
        &["0..8 Unknown(\"# labels\")", "q d None Some(false)"],
    );
    check(&["{}", "{}"], &["0..2 Json"]);
}
