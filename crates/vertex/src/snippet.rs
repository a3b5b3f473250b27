use crate::{
    json,
    request::{BuildError, BuiltRequest, build_request},
    settings::Settings,
    shell::quoted,
};

/// A language that a request can be copied in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnippetLanguage {
    /// A command for `sh`, which asks `gcloud` for the token.
    Curl,
    /// The body alone, indented.
    Json,
}

impl SnippetLanguage {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Curl, Self::Json];

    /// The name, as programs say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Json => "json",
        }
    }

    /// The language of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.name() == name)
    }
}

/// The request as text to copy. It is safe to run whatever the settings hold; whether it is right is
/// what the problems of [`build_request`] say.
///
/// ```
/// use vertex::{Settings, SnippetLanguage, snippet};
///
/// let settings = Settings { display_name: "it's; rm -rf ~".to_owned(), ..Settings::default() };
/// let command = snippet(&settings, SnippetLanguage::Curl)?;
/// assert!(command.contains(r#"{"displayName":"it'\''s; rm -rf ~""#));
/// # Ok::<(), vertex::BuildError>(())
/// ```
pub fn snippet(settings: &Settings, language: SnippetLanguage) -> Result<String, BuildError> {
    let request = build_request(settings)?;
    Ok(match language {
        SnippetLanguage::Curl => curl(&request),
        SnippetLanguage::Json => json::pretty(&request.body) + "\n",
    })
}

/// Only the token's command is in double quotes; all else is in single quotes, in which a shell
/// leaves everything as it is. The URL and the headers have checked parts alone, the body may hold
/// anything.
fn curl(request: &BuiltRequest) -> String {
    let headers = request
        .headers
        .iter()
        .filter(|(name, _)| **name != "authorization")
        .map(|(name, value)| format!("--header {}", quoted(&format!("{name}: {value}"))));
    let mut words = vec![
        format!(
            "curl --fail-with-body --request {} {}",
            request.method,
            quoted(&request.url)
        ),
        r#"--header "Authorization: Bearer $(gcloud auth print-access-token)""#.to_owned(),
    ];
    words.extend(headers);
    words.push(format!(
        "--data-raw {}",
        quoted(&json::compact(&request.body))
    ));
    words.join(" \\\n  ") + "\n"
}
