use super::{
    headers,
    literal::{Plain, Wide, double_quoted},
};
use crate::{json, request::BuiltRequest};

/// The command for the token goes through the system's shell, which finds `gcloud` on Windows too; it
/// holds nothing of the settings.
pub fn snippet(request: &BuiltRequest) -> String {
    let headers = headers(request)
        .map(|(name, value)| format!("    \"{name}\": \"{value}\",\n"))
        .collect::<Vec<_>>()
        .concat();
    format!(
        r#"// Node.js 18 or newer, without a package: node tune.mjs
import {{ execSync }} from "node:child_process";

const body = {body};

const token = execSync("gcloud auth print-access-token", {{ encoding: "utf8" }}).trim();
const response = await fetch("{url}", {{
  method: "{method}",
  headers: {{
    "authorization": `Bearer ${{token}}`,
{headers}  }},
  body,
}});
console.log(await response.text());
if (!response.ok) process.exitCode = 1;
"#,
        body = double_quoted(
            &json::compact(&request.body),
            Plain::Visible,
            Wide::Surrogates
        ),
        url = request.url,
        method = request.method,
    )
}
