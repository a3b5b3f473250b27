use super::*;

/// A sample as one line a row: `[…]` is marked, `<n>` is left out.
#[track_caller]
fn check(text: &str, other: &str, expected: &[&str]) {
    let marked = difference(text, other);
    let shown: Vec<String> = excerpt(text, marked.as_ref()).iter().map(row).collect();
    assert_eq!(shown, expected);
}

fn row(row: &Row) -> String {
    match row {
        Row::LeftOut(lines) => format!("<{lines}>"),
        Row::Line(number, pieces) => {
            let pieces = pieces.iter().map(|piece| match piece {
                Piece::Plain(text) => text.clone(),
                Piece::Marked(text) => format!("[{text}]"),
                Piece::LeftOut(characters) => format!("<{characters}>"),
            });
            format!("{number} {}", pieces.collect::<String>())
        }
    }
}

#[test]
fn what_was_put_right_is_marked_in_whole_words() {
    check("a: TPU, b", "a: GPU, b", &["1 a: [TPU], b"]);
    check(
        "steps 300 of many",
        "steps 50 of many",
        &["1 steps [300] of many"],
    );
    check("a plain line, ", "a plain line", &["1 a plain line[, ]"]);
    check(
        "한 줄에 예시가 하나",
        "한 줄에 예문이 하나",
        &["1 한 줄에 [예시가] 하나"],
    );
}

#[test]
fn where_something_is_missing_the_mark_is_empty() {
    check(
        "{\"messages\": []}",
        "{\"messages\": [{1}]}",
        &["1 {\"messages\": [[]]}"],
    );
    check(
        "one line\n\nnext line\n",
        "one line\nnext line\n",
        &["1 one line", "2 []", "3 next line"],
    );
    check(
        "one line\nnext",
        "one line\nnext",
        &["1 one line", "2 next"],
    );
}

#[test]
fn what_has_little_in_common_is_not_marked() {
    check("PK0000", "{\"a\": 1}", &["1 PK0000"]);
    check("", "all", &[]);
}

#[test]
fn lines_far_from_the_mark_are_left_out_and_counted() {
    let lines = |odd: &str| {
        (1..=1_000)
            .map(|n| if n == 500 { odd.to_owned() } else { n.to_string() } + "\n")
            .collect::<String>()
    };
    check(
        &lines("bad"),
        &lines("good"),
        &[
            "1 1",
            "2 2",
            "3 3",
            "<495>",
            "499 499",
            "500 [bad]",
            "<499>",
            "1000 1000",
        ],
    );
    let short = "x\n".repeat(SHORT_SAMPLE);
    assert_eq!(excerpt(&short, None).len(), SHORT_SAMPLE);
}

#[test]
fn the_middle_of_a_long_line_is_left_out_and_counted() {
    let line = format!("{}×{}", "é ".repeat(1_000), "ü ".repeat(1_000));
    let marked = difference(&line, &line.replace('×', "+")).expect("one sign");
    let rows = excerpt(&line, Some(&marked));
    let [Row::Line(1, pieces)] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    let mut characters = 0;
    for piece in pieces {
        characters += match piece {
            Piece::Plain(text) | Piece::Marked(text) => text.chars().count(),
            Piece::LeftOut(left_out) => *left_out,
        };
    }
    assert_eq!(characters, line.chars().count(), "nothing is lost unsaid");
    assert!(pieces.contains(&Piece::Marked("×".into())), "{pieces:?}");
    let shown = pieces
        .iter()
        .filter(|piece| matches!(piece, Piece::LeftOut(_)));
    assert_eq!(shown.count(), 2);
}

#[test]
fn a_byte_that_is_no_text_is_named() {
    assert_eq!(legible(Sample::Bytes(b"a\xe9b\n")), "a⟨E9⟩b\n");
}

#[test]
fn an_excerpt_of_every_rule_is_short_and_no_mark_is_lost() {
    for entry in crate::rulebook::groups()
        .iter()
        .flat_map(|group| &group.entries)
    {
        let (bad, good) = (legible(entry.bad), legible(entry.good));
        for (text, other) in [(&bad, &good), (&good, &bad)] {
            let marked = difference(text, other);
            let rows = excerpt(text, marked.as_ref());
            assert!(rows.len() <= 12, "{}: {} rows", entry.name, rows.len());
            let length: usize = rows.iter().map(|one| row(one).len()).sum();
            assert!(length <= 4_000, "{}: {length} bytes", entry.name);
            let all: usize = rows
                .iter()
                .map(|row| match row {
                    Row::Line(..) => 1,
                    Row::LeftOut(lines) => *lines,
                })
                .sum();
            assert_eq!(all, text.lines().count(), "{}", entry.name);
            let is_marked = |row: &Row| matches!(row, Row::Line(_, pieces) if pieces.iter().any(|piece| matches!(piece, Piece::Marked(_))));
            // Behind the last line end there is no place for a mark.
            if marked.is_some_and(|mark| mark.start < text.len()) {
                assert!(rows.iter().any(is_marked), "{}", entry.name);
            }
        }
    }
}
