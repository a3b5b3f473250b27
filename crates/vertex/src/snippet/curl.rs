use super::headers;
use crate::{json, request::BuiltRequest, shell::quoted};

/// Only the token's command is in double quotes; all else is in single quotes, in which a shell
/// leaves everything as it is. The URL and the headers have checked parts alone, the body may hold
/// anything.
pub fn snippet(request: &BuiltRequest) -> String {
    let mut words = vec![
        format!(
            "curl --fail-with-body --request {} {}",
            request.method,
            quoted(&request.url)
        ),
        r#"--header "Authorization: Bearer $(gcloud auth print-access-token)""#.to_owned(),
    ];
    words.extend(
        headers(request)
            .map(|(name, value)| format!("--header {}", quoted(&format!("{name}: {value}")))),
    );
    words.push(format!(
        "--data-raw {}",
        quoted(&json::compact(&request.body))
    ));
    words.join(" \\\n  ") + "\n"
}
