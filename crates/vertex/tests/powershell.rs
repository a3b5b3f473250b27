//! The `PowerShell` snippet, read back by the documented rules of `PowerShell` and .NET. Sources:
//! <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>
//! and <https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.regex.unescape>.

use proptest::prelude::*;
use vertex::{Settings, SnippetLanguage, build_request, json, snippet};

/// What `PowerShell` takes for a single quote: ASCII's and four typographic ones.
const QUOTES: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'];

/// The value of a single-quoted string at the start of a script, and what follows it: every character
/// stands for itself, and two quotes for one.
fn single_quoted(script: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut letters = script.strip_prefix(QUOTES)?.char_indices();
    let inside = letters.as_str();
    while let Some((at, letter)) = letters.next() {
        if QUOTES.contains(&letter) {
            match letters.next() {
                Some((_, next)) if QUOTES.contains(&next) => value.push(next),
                _ => return Some((value, &inside[at + letter.len_utf8()..])),
            }
        } else {
            value.push(letter);
        }
    }
    None
}

/// `[regex]::Unescape`, for the two escapes that a snippet has.
fn unescaped(text: &str) -> Option<String> {
    let mut units = Vec::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            units.extend_from_slice(letter.encode_utf16(&mut [0; 2]));
            continue;
        }
        match letters.next()? {
            '\\' => units.push(u16::from(b'\\')),
            'u' => {
                let digits: String = letters.by_ref().take(4).collect();
                units.push(u16::from_str_radix(&digits, 16).ok()?);
            }
            _ => return None,
        }
    }
    String::from_utf16(&units).ok()
}

/// The value of the expression that the script gives to `$body`, and the script after that line.
fn body_of(script: &str) -> Option<(String, &str)> {
    let expression = script
        .strip_prefix("# PowerShell 5.1 or newer\n")?
        .strip_prefix("$body = ")?;
    if let Some(call) = expression.strip_prefix("[regex]::Unescape(") {
        let (text, rest) = single_quoted(call)?;
        return Some((unescaped(&text)?, rest.strip_prefix(")\n")?));
    }
    let (text, rest) = single_quoted(expression)?;
    Some((text, rest.strip_prefix('\n')?))
}

fn named(name: &str) -> Settings {
    Settings {
        project: name.to_owned(),
        pipeline_region: name.to_owned(),
        model: "chat-bison@002".to_owned(),
        display_name: name.to_owned(),
        model_display_name: format!("{name}'"),
        default_context: Some(name.to_owned()),
        pipeline_job_id: Some(name.to_owned()),
        quota_project: Some(name.to_owned()),
        labels: Some([(name.to_owned(), name.into())].into_iter().collect()),
        ..Settings::default()
    }
}

#[track_caller]
fn check(name: &str) {
    let settings = named(name);
    let script = snippet(&settings, SnippetLanguage::PowerShell);
    let (body, rest) = body_of(&script).expect("a body in quotes");
    assert_eq!(body, json::compact(&build_request(&settings).body));
    // Version 5.1 reads a script in the encoding of the system.
    assert!(
        script
            .chars()
            .all(|letter| letter == '\n' || (' '..='~').contains(&letter)),
        "{script}"
    );
    // Of the settings the rest of the script has checked names alone.
    let plain = snippet(&named(""), SnippetLanguage::PowerShell);
    let (_, wanted) = body_of(&plain).expect("a body");
    if vertex::names::ProjectId::parse(name).is_none()
        && vertex::names::JobId::parse(name).is_none()
    {
        assert_eq!(rest, wanted);
    }
}

#[test]
fn a_script_in_powershell() {
    insta::assert_snapshot!(snippet(&named("my-project"), SnippetLanguage::PowerShell));
    insta::assert_snapshot!(snippet(
        &named("it’s 'mine' \\ 😀"),
        SnippetLanguage::PowerShell
    ));
}

#[test]
fn what_has_broken_quoting_before_is_read_back() {
    for name in [
        "",
        "'",
        "''",
        "‘’‚‛“”„",
        "'@\n@'",
        "$(Remove-Item x)",
        "`n `0 $env:PATH ${x}",
        "\\u0041",
        "\\",
        "%VAR%",
        "a\r\nb\u{0}\u{7f}\u{85}\u{2028}",
        "한국어 😀 \u{202e}",
        "); Remove-Item x #",
    ] {
        check(name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]
    #[test]
    fn every_text_is_read_back(name in r#"(['"‘’‚‛“”„`$\\@(){};#u0-9 \t\n\ra-z한]|\PC|\pC){0,30}"#) {
        check(&name);
    }
}
