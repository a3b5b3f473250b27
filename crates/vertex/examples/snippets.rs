//! Prints what a judge outside the project needs to run our snippets, as JSON lines: a request and the
//! same request in every language, with texts in it that try to be more than text. The same lines each
//! time.
//!
//! `cargo run -p vertex --example snippets | python3 e2e/python/check_snippets.py`

use std::io::{self, Write as _};

use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};
use serde_json::{Map, Value, json};
use vertex::{Kind, Settings, SnippetLanguage, build_request, json::compact, snippet};

/// How many texts there are besides those that are listed.
const MADE: usize = 2_100;

/// What has broken quoting before, and what would show that something ran. `pwned` is the file that
/// the judge looks for.
const LISTED: &[&str] = &[
    "",
    "plain",
    "it's",
    "'",
    "''",
    "'''",
    "'\\''",
    "\\",
    "\\'",
    "\\\\'",
    "trailing \\",
    "\"",
    "\"\"\"",
    "\\\"",
    "`touch pwned`",
    "$(touch pwned)",
    "${PATH} $HOME $0 $$ $? $!",
    "'; touch pwned; '",
    "\"; touch pwned; \"",
    "'$(touch pwned)'",
    "a\nEOF\ntouch pwned\n",
    "\r",
    "a\r\nb\rc",
    "\t\u{b}\u{c}\u{8}\u{7}",
    "\u{1b}[2J\u{7f}\u{80}\u{9f}",
    "!! !touch !$ !-1",
    "* ? [a-z] ~ ~root {a,b} {1..9}",
    "a & touch pwned | cat < x > y # z",
    "@/etc/passwd",
    "@pwned",
    "-o pwned",
    "--output=pwned",
    "%s%n%d %%",
    "%PATH% %VAR%",
    "{0} {name} {{}}",
    "\\u0000 \\u000a \\u0022 \\x41 \\N{DIGIT ONE} \\101",
    "\\n\\r\\t\\0",
    "*/ // /* #",
    "${touch} #{touch} <%= touch %>",
    "</script><!--",
    "한국어 이름 🎛",
    "e\u{301} 👩\u{200d}👩\u{200d}👧 \u{1f1f0}\u{1f1f7}",
    "\u{2028}\u{2029}\u{85}\u{feff}\u{202e}\u{2066}\u{200b}\u{ad}",
    "\u{fffe}\u{ffff}\u{e000}\u{e0041}\u{10ffff}",
    "‘’‚‛“”„«»",
    "'@\n@'\n",
    "x'\ny\"\nz`",
];

/// Letters that mean something to some language, among others.
const MADE_OF: &str = r#"(['"`$\\!*?~;&|<>(){}\[\]#%@^= \t\n\r,.:/+u0x1-]|[‘’“”한é]|[a-f]|\PC|[\x01-\x1f\x7f-\x9f\u{2028}\u{2029}]){1,30}"#;

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    // A seed of its own: the same texts every time.
    let mut runner = TestRunner::deterministic();
    let text = proptest::string::string_regex(MADE_OF).map_err(io::Error::other)?;
    let listed = LISTED.iter().map(|text| (*text).to_owned());
    let long = ["'\"\\한😀$`".repeat(3_000)];
    let mut texts: Vec<String> = listed.chain(long).collect();
    for _ in 0..MADE {
        let made = text
            .new_tree(&mut runner)
            .map_err(|reason| io::Error::other(reason.to_string()))?;
        texts.push(made.current());
    }
    for (number, text) in texts.iter().enumerate() {
        writeln!(out, "{}", compact(&case(&job(number, text))))?;
    }
    out.flush()
}

/// A request, and the same in every language.
fn case(settings: &Settings) -> Value {
    let request = build_request(settings);
    let snippets: Map<String, Value> = SnippetLanguage::ALL
        .into_iter()
        .map(|language| {
            (
                language.name().to_owned(),
                snippet(settings, language).into(),
            )
        })
        .collect();
    json!({
        "method": request.method,
        "url": request.url,
        "headers": request.headers,
        "body": compact(&request.body),
        "files": SnippetLanguage::ALL
            .into_iter()
            .map(|language| (language.name().to_owned(), language.file_name().into()))
            .collect::<Map<String, Value>>(),
        "snippets": snippets,
    })
}

/// A job with a text wherever there is room for one; one in three of each kind.
fn job(number: usize, text: &str) -> Settings {
    let own = || text.to_owned();
    let group = |name: &str| Some(Map::from_iter([(name.to_owned(), text.into())]));
    let common = Settings {
        project: "my-project".to_owned(),
        pipeline_region: "us-central1".to_owned(),
        model: "chat-bison@002".to_owned(),
        display_name: own(),
        model_display_name: format!("-{text}"),
        output_directory: format!("gs://{text}"),
        dataset_uri: own(),
        default_context: Some(own()),
        service_account: Some(own()),
        kms_key_name: Some(own()),
        tensorboard: Some(own()),
        labels: Some(Map::from_iter([(own(), text.into())])),
        pipeline_job_id: Some(own()),
        quota_project: Some(if number.is_multiple_of(2) {
            own()
        } else {
            "my-quota".to_owned()
        }),
        ..Settings::default()
    };
    match number % 3 {
        0 => common,
        1 => Settings {
            model: "textembedding-gecko@001".to_owned(),
            embedding: group("corpusPath"),
            pipeline_job_id: Some("tune-1".to_owned()),
            ..common
        },
        _ => Settings {
            kind: Kind::GeminiTuningJob,
            model: own(),
            gemini: group("adapterSize"),
            ..common
        },
    }
}
