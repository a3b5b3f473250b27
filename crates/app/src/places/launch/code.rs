//! A request as text: what is shown and what is taken away.

use vertex::{BuiltRequest, Settings, SnippetLanguage, json, snippet};

/// A way to look at a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Method, address, headers and body.
    Request,
    /// A program, a command, or the body alone.
    Snippet(SnippetLanguage),
}

impl View {
    /// All views, in the order of their tabs.
    pub const ALL: [Self; 8] = [
        Self::Request,
        Self::Snippet(SnippetLanguage::Json),
        Self::Snippet(SnippetLanguage::Curl),
        Self::Snippet(SnippetLanguage::PowerShell),
        Self::Snippet(SnippetLanguage::Python),
        Self::Snippet(SnippetLanguage::PythonSdk),
        Self::Snippet(SnippetLanguage::Node),
        Self::Snippet(SnippetLanguage::Java),
    ];

    /// Its name, for ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Snippet(language) => language.name(),
        }
    }

    /// The view of that name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }

    /// The key of what its tab says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Request => "launch-tab-request",
            Self::Snippet(language) => match language {
                SnippetLanguage::Json => "launch-tab-json",
                SnippetLanguage::Curl => "launch-tab-curl",
                SnippetLanguage::PowerShell => "launch-tab-powershell",
                SnippetLanguage::Python => "launch-tab-python",
                SnippetLanguage::PythonSdk => "launch-tab-python-sdk",
                SnippetLanguage::Node => "launch-tab-node",
                SnippetLanguage::Java => "launch-tab-java",
            },
        }
    }

    /// The name of the file to save it in.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Request => "request.http",
            Self::Snippet(language) => language.file_name(),
        }
    }

    /// What is copied and saved.
    pub fn text(self, settings: &Settings, request: &BuiltRequest) -> String {
        match self {
            Self::Request => head(request) + "\n" + &json::pretty(&request.body) + "\n",
            Self::Snippet(language) => snippet(settings, language),
        }
    }
}

/// Method, address and headers, a line each.
fn head(request: &BuiltRequest) -> String {
    let headers = request
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\n"));
    format!(
        "{} {}\n{}",
        request.method,
        request.url,
        headers.collect::<String>()
    )
}

/// A header as it is shown: a token is never in sight.
pub fn shown(header: &str) -> String {
    header.replace("$TOKEN", "••••••••")
}

#[cfg(test)]
mod tests {
    use vertex::build_request;

    use super::*;

    fn text(view: View) -> String {
        let settings = Settings {
            project: "my-project".to_owned(),
            pipeline_region: "us-central1".to_owned(),
            model: "text-bison@002".to_owned(),
            ..Settings::default()
        };
        let request = build_request(&settings);
        view.text(&settings, &request)
    }

    #[test]
    fn a_request_is_written_as_it_goes_over_the_wire() {
        let text = text(View::Request);
        let (head, body) = text.split_once("\n\n").expect("an empty line");
        assert_eq!(
            head,
            "POST https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/pipelineJobs\n\
             authorization: Bearer $TOKEN\n\
             content-type: application/json; charset=utf-8"
        );
        assert_eq!(body, self::text(View::Snippet(SnippetLanguage::Json)));
    }

    #[test]
    fn a_command_asks_for_the_token_itself() {
        let text = text(View::Snippet(SnippetLanguage::Curl));
        assert!(text.starts_with("curl "), "{text}");
        assert!(!text.contains("$TOKEN"), "{text}");
    }

    #[test]
    fn a_token_is_not_shown() {
        assert_eq!(shown("Bearer $TOKEN"), "Bearer ••••••••");
        assert_eq!(shown("application/json"), "application/json");
    }

    #[test]
    fn a_view_is_found_by_its_name() {
        for view in View::ALL {
            assert_eq!(View::find(view.name()), Some(view));
        }
        assert_eq!(View::find("perl"), None);
    }
}
