use super::{
    headers,
    literal::{Plain, Wide, double_quoted},
};
use crate::{json, request::BuiltRequest};

/// The command for the token goes through the system's shell, which finds `gcloud` on Windows too; it
/// holds nothing of the settings.
pub fn snippet(request: &BuiltRequest) -> String {
    let headers = headers(request)
        .map(|(name, value)| format!("        \"{name}\": \"{value}\",\n"))
        .collect::<Vec<_>>()
        .concat();
    format!(
        r#"# Python 3, without a package: python tune.py
import subprocess
import sys
import urllib.error
import urllib.request

body = {body}

token = subprocess.check_output("gcloud auth print-access-token", shell=True, text=True).strip()
request = urllib.request.Request(
    "{url}",
    data=body.encode("utf-8"),
    headers={{
        "authorization": "Bearer " + token,
{headers}    }},
    method="{method}",
)
try:
    with urllib.request.urlopen(request) as response:
        print(response.read().decode("utf-8"))
except urllib.error.HTTPError as error:
    sys.exit(error.read().decode("utf-8"))
"#,
        body = literal(&json::compact(&request.body)),
        url = request.url,
        method = request.method,
    )
}

/// Text as Python writes it.
pub fn literal(text: &str) -> String {
    double_quoted(text, Plain::Visible, Wide::Whole)
}
