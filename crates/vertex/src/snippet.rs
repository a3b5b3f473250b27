//! A request as text to copy. Every language carries the body of [`build_request`] byte for byte, and
//! asks `gcloud` for the token.

mod curl;
mod java;
mod literal;
mod node;
mod powershell;
mod python;
mod python_sdk;

use crate::{
    json,
    request::{BuiltRequest, build_request},
    settings::Settings,
};

/// A language that a request can be copied in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnippetLanguage {
    /// A command for `sh`.
    Curl,
    /// Commands for `PowerShell` 5.1 or newer.
    PowerShell,
    /// A program for Python 3 with nothing but its standard library.
    Python,
    /// A program for Python 3 with Google's package `google-cloud-aiplatform`.
    PythonSdk,
    /// A module for Node.js 18 or newer, without a package.
    Node,
    /// A program for Java 11 or newer, in one file and without a library.
    Java,
    /// The body alone, indented.
    Json,
}

impl SnippetLanguage {
    /// Every language.
    pub const ALL: [Self; 7] = [
        Self::Curl,
        Self::PowerShell,
        Self::Python,
        Self::PythonSdk,
        Self::Node,
        Self::Java,
        Self::Json,
    ];

    /// The name, as programs say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::PowerShell => "powershell",
            Self::Python => "python",
            Self::PythonSdk => "python-sdk",
            Self::Node => "node",
            Self::Java => "java",
            Self::Json => "json",
        }
    }

    /// The language of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.name() == name)
    }

    /// The name of a file to keep it in. Java asks for this one, Node.js for this ending.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Curl => "tune.sh",
            Self::PowerShell => "tune.ps1",
            Self::Python => "tune.py",
            Self::PythonSdk => "tune_sdk.py",
            Self::Node => "tune.mjs",
            Self::Java => "Tune.java",
            Self::Json => "request.json",
        }
    }
}

/// The request as text to copy. It is safe to run whatever the settings hold; whether it is right is
/// what the problems of [`build_request`] say.
///
/// ```
/// use vertex::{Settings, SnippetLanguage, snippet};
///
/// let settings = Settings { display_name: "it's; rm -rf ~".to_owned(), ..Settings::default() };
/// let command = snippet(&settings, SnippetLanguage::Curl);
/// assert!(command.contains(r#"{"displayName":"it'\''s; rm -rf ~""#));
/// ```
pub fn snippet(settings: &Settings, language: SnippetLanguage) -> String {
    let request = build_request(settings);
    match language {
        SnippetLanguage::Curl => curl::snippet(&request),
        SnippetLanguage::PowerShell => powershell::snippet(&request),
        SnippetLanguage::Python => python::snippet(&request),
        SnippetLanguage::PythonSdk => python_sdk::snippet(settings, &request),
        SnippetLanguage::Node => node::snippet(&request),
        SnippetLanguage::Java => java::snippet(&request),
        SnippetLanguage::Json => json::pretty(&request.body) + "\n",
    }
}

/// The headers but the token's, which every language asks for itself. Their names and values have
/// checked parts alone: letters, digits and a little punctuation, and no kind of quote.
fn headers(request: &BuiltRequest) -> impl Iterator<Item = (&'static str, &str)> {
    request
        .headers
        .iter()
        .filter(|(name, _)| **name != "authorization")
        .map(|(name, value)| (*name, value.as_str()))
}
