use std::fmt::Write;

use rule::{Language, visible};

use super::severity_name;
use crate::{RULES, Report, Summary};

/// The names of the columns, the same in every language: programs know them.
const COLUMNS: [&str; 9] = [
    "severity", "rule", "code", "line", "column", "path", "message", "summary", "help",
];

/// The findings as CSV (RFC 4180): a header, then a row for each finding, in file order. Where a rule
/// found more than the report lists, a last row without a place says how many.
///
/// It begins with a byte-order mark: without it Excel does not take it for UTF-8. A text that a
/// spreadsheet would run as a formula has an apostrophe before it, as OWASP advises; what cannot be
/// seen is named, so a row is a line.
pub fn csv(report: &Report, language: Language) -> String {
    let mut text = String::from('\u{feff}');
    row(&mut text, COLUMNS.map(Cell::Text));
    for found in &report.diagnostics {
        let rule = RULES.iter().find(|rule| rule.name == found.rule);
        let prose = rule.map(|rule| [rule.summary, rule.help].map(|text| text.get(language)));
        let [summary, help] = prose.unwrap_or_default();
        let cells = [
            Cell::Text(severity_name(found.severity)),
            Cell::Text(&found.rule),
            Cell::Text(&found.code),
            Cell::Number(found.line),
            Cell::Number(found.column),
            Cell::Text(&found.path),
            Cell::Text(found.message(language)),
            Cell::Text(summary),
            Cell::Text(help),
        ];
        row(&mut text, cells);
    }
    for found in Summary::of(report).rules {
        if found.unlisted() > 0 {
            let more = super::not_listed(found.unlisted(), language);
            let prose = found.rule.map(|rule| {
                let [summary, help] = [rule.summary, rule.help].map(|text| text.get(language));
                [rule.code, summary, help]
            });
            let [code, summary, help] = prose.unwrap_or_default();
            let cells = [
                Cell::Text(severity_name(found.severity)),
                Cell::Text(found.name),
                Cell::Text(code),
                Cell::Text(""),
                Cell::Text(""),
                Cell::Text(""),
                Cell::Text(&more),
                Cell::Text(summary),
                Cell::Text(help),
            ];
            row(&mut text, cells);
        }
    }
    text
}

/// What stands in one place of the table.
#[derive(Debug, Clone, Copy)]
enum Cell<'a> {
    Text(&'a str),
    Number(u64),
}

fn row<const N: usize>(out: &mut String, cells: [Cell<'_>; N]) {
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        match cell {
            // Writing to a string cannot fail.
            Cell::Number(number) => drop(write!(out, "{number}")),
            Cell::Text(text) => quoted(out, text),
        }
    }
    out.push_str("\r\n");
}

/// A text between quotes, and no formula. Where lists are separated by semicolons, a spreadsheet cuts
/// there, too, whatever the quotes: what follows is a cell of its own.
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    let mut may_begin_a_cell = true;
    for character in visible(text).chars() {
        if may_begin_a_cell && starts_a_formula(character) {
            out.push('\'');
        }
        if character == '"' {
            out.push('"');
        }
        out.push(character);
        may_begin_a_cell = match character {
            ';' => true,
            '"' => may_begin_a_cell,
            _ => false,
        };
    }
    out.push('"');
}

/// The characters of OWASP's page on CSV injection, and their full-width twins. (A tab and a line
/// break begin a formula as well; they have become visible signs before.)
fn starts_a_formula(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(text: &str) -> String {
        let mut out = String::new();
        quoted(&mut out, text);
        out
    }

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(cell(text), expect);
    }

    #[test]
    fn a_text_stays_a_text() {
        check("", r#""""#);
        check("a, b", r#""a, b""#);
        check(r#"say "no""#, r#""say ""no""""#);
        check("1-1=0", r#""1-1=0""#);
        check("한국어", r#""한국어""#);
    }

    #[test]
    fn no_formula_begins() {
        for start in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
            check(&format!("{start}1"), &format!("\"'{start}1\""));
        }
        check("\t=1", r#""→=1""#);
        check("\r\n=1", r#""␍␊=1""#);
        check("a;=1", r#""a;'=1""#);
        check(r#"a;"=1"#, r#""a;""'=1""#);
    }

    /// What a program that knows RFC 4180 reads in a row of quoted cells.
    fn read(row: &str) -> Vec<String> {
        let (mut cells, mut inside) = (vec![String::new()], false);
        let mut rest = row.chars().peekable();
        while let Some(character) = rest.next() {
            match character {
                '"' if inside && rest.next_if_eq(&'"').is_some() => {
                    cells.last_mut().expect("a cell").push('"');
                }
                '"' => inside = !inside,
                ',' if !inside => cells.push(String::new()),
                other => {
                    assert!(inside, "{other:?} stands outside of quotes in {row}");
                    cells.last_mut().expect("a cell").push(other);
                }
            }
        }
        cells
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(texts in proptest::array::uniform3("[=+@;\"',\r\n\ta\u{202e}-]{0,8}")) {
            let mut out = String::new();
            row(&mut out, [Cell::Text(&texts[0]), Cell::Text(&texts[1]), Cell::Text(&texts[2])]);
            let line = out.strip_suffix("\r\n").expect("a row ends");
            let is_one_line = !line.contains(['\r', '\n', '\t', '\u{202e}']);
            prop_assert!(is_one_line);
            let cells = read(line);
            prop_assert_eq!(cells.len(), 3);
            for (cell, text) in cells.iter().zip(&texts) {
                prop_assert_eq!(cell.replace('\'', ""), visible(text).replace('\'', ""));
                for part in cell.split(';') {
                    prop_assert!(!part.trim_start_matches('"').starts_with(starts_a_formula), "{}", cell);
                }
            }
        }
    }
}
