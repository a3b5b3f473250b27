use super::{
    headers,
    literal::{Wide, escape},
};
use crate::{json, request::BuiltRequest};

/// Text is in single quotes, in which nothing but a quote means anything. The body is sent as bytes:
/// `PowerShell` would encode it by rules of its own.
pub fn snippet(request: &BuiltRequest) -> String {
    // What the content is has a parameter of its own, without which version 5.1 refuses the header.
    let (content, others): (Vec<_>, Vec<_>) =
        headers(request).partition(|(name, _)| *name == "content-type");
    let content = content
        .iter()
        .map(|(_, value)| format!(" -ContentType {}", quoted(value)))
        .collect::<Vec<_>>()
        .concat();
    let others = others
        .iter()
        .map(|(name, value)| format!("    {} = {}\n", quoted(name), quoted(value)))
        .collect::<Vec<_>>()
        .concat();
    format!(
        r#"# PowerShell 5.1 or newer
$body = {body}

$token = gcloud auth print-access-token
$headers = @{{
    'authorization' = "Bearer $token"
{others}}}
Invoke-RestMethod -Method {method} -Uri {url} -Headers $headers{content} -Body ([System.Text.Encoding]::UTF8.GetBytes($body))
"#,
        body = text(&json::compact(&request.body)),
        url = quoted(&request.url),
        method = request.method,
    )
}

/// Text of ASCII alone as it is. Version 5.1 reads a script without a mark in the encoding of the
/// system, and takes typographic quotes for quotes: any other character goes by its number, which .NET
/// makes into the character.
fn text(text: &str) -> String {
    if text.chars().all(|letter| (' '..='~').contains(&letter)) {
        return quoted(text);
    }
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str(r"\\"),
            ' '..='~' => escaped.push(letter),
            _ => escape(letter, Wide::Surrogates, &mut escaped),
        }
    }
    format!("[regex]::Unescape({})", quoted(&escaped))
}

/// A string that means exactly this text, which has no quotes but those of ASCII.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
