use super::{Authorization, Body, Request};
use crate::shell::quoted;

impl Request {
    /// The request as a command for `sh`, which asks `gcloud` for the token: for whom the browser could
    /// not reach Google. None for an upload, whose session is a secret and whose file is not here.
    pub fn curl(&self) -> Option<String> {
        if self.is_secret() || matches!(self.body(), Body::FilePart { .. }) {
            return None;
        }
        let method = self.method().name();
        let url = quoted(&self.url());
        let mut words = vec![format!("curl --fail-with-body --request {method} {url}")];
        match self.authorization() {
            Authorization::Token => words.push(
                r#"--header "Authorization: Bearer $(gcloud auth print-access-token)""#.to_owned(),
            ),
            Authorization::FormToken => words
                .push(r#"--data-urlencode "token=$(gcloud auth print-access-token)""#.to_owned()),
            Authorization::None => {}
        }
        let headers = self.headers();
        words.extend(headers.map(|(name, value)| {
            let header = quoted(&format!("{name}: {value}"));
            format!("--header {header}")
        }));
        if matches!(self.body(), Body::Json(_)) {
            let text = self.text(None).unwrap_or_default();
            words.push(format!("--data-raw {}", quoted(&text)));
        }
        Some(words.join(" \\\n  ") + "\n")
    }
}
