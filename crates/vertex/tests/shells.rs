//! The curl command, run by real shells with a `curl` and a `gcloud` that only write down what they
//! were given.
#![allow(
    clippy::disallowed_methods,
    reason = "a test may write files and run programs"
)]

use std::{
    env, fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use proptest::{prelude::*, test_runner::TestRunner};
use vertex::{Settings, SnippetLanguage, build_request, json, snippet};

/// A directory that holds nothing but the two programs, and is the whole `PATH`.
struct Stage(PathBuf);

impl Stage {
    fn new() -> Self {
        let directory = env::temp_dir().join(format!("tuneup-shells-{}", std::process::id()));
        fs::create_dir_all(&directory).expect("a directory");
        let program = |name: &str, text: &str| {
            let path = directory.join(name);
            fs::write(&path, text).expect("a program");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("its rights");
        };
        program("curl", "#!/bin/sh\nprintf '%s\\0' \"$@\" >\"$ARGUMENTS\"\n");
        program("gcloud", "#!/bin/sh\necho \"token-of-$1-$2\"\n");
        Self(directory)
    }

    /// The arguments that `curl` gets when a shell runs the script.
    fn run(&self, shell: &Path, script: &str) -> Vec<String> {
        let arguments = self.0.join("arguments");
        let status = Command::new(shell)
            .args(["-c", script])
            .current_dir(&self.0)
            .env_clear()
            .env("PATH", &self.0)
            .env("ARGUMENTS", &arguments)
            .status()
            .expect("the shell runs");
        assert!(status.success(), "{}: {script}", shell.display());
        let written = fs::read_to_string(&arguments).expect("curl was run");
        fs::remove_file(&arguments).expect("the file was there");
        let mut files: Vec<_> = fs::read_dir(&self.0)
            .expect("the directory")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        files.sort();
        assert_eq!(files, ["curl", "gcloud"], "nothing else was made: {script}");
        written.split_terminator('\0').map(str::to_owned).collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Every shell of this machine that people paste into. `sh` is always there.
fn shells() -> Vec<PathBuf> {
    let found = |name: &str| {
        let paths = env::var_os("PATH")?;
        env::split_paths(&paths)
            .map(|directory| directory.join(name))
            .find(|path| path.is_file())
    };
    assert!(found("sh").is_some());
    ["sh", "dash", "bash", "zsh"]
        .into_iter()
        .filter_map(found)
        .collect()
}

fn named(name: &str) -> Settings {
    Settings {
        project: "my-project".to_owned(),
        pipeline_region: "us-central1".to_owned(),
        model: "chat-bison@002".to_owned(),
        display_name: name.to_owned(),
        model_display_name: name.to_owned(),
        output_directory: format!("gs://{name}"),
        dataset_uri: name.to_owned(),
        default_context: Some(name.to_owned()),
        service_account: Some(name.to_owned()),
        pipeline_job_id: Some(name.to_owned()),
        quota_project: Some(name.to_owned()),
        tensorboard: Some(name.to_owned()),
        kms_key_name: Some(name.to_owned()),
        labels: Some([(name.to_owned(), name.into())].into_iter().collect()),
        ..Settings::default()
    }
}

fn check(stage: &Stage, shells: &[PathBuf], name: &str) {
    let settings = named(name);
    let script = snippet(&settings, SnippetLanguage::Curl);
    let request = build_request(&settings);
    for shell in shells {
        let arguments = stage.run(shell, &script);
        let mut wanted = vec![
            "--fail-with-body",
            "--request",
            "POST",
            request.url.as_str(),
        ];
        let token = "Authorization: Bearer token-of-auth-print-access-token";
        wanted.extend([
            "--header",
            token,
            "--header",
            "content-type: application/json; charset=utf-8",
        ]);
        let quota = request.headers.get("x-goog-user-project");
        let quota = quota.map(|project| format!("x-goog-user-project: {project}"));
        wanted.extend(
            quota
                .iter()
                .flat_map(|header| ["--header", header.as_str()]),
        );
        let body = json::compact(&request.body);
        wanted.extend(["--data-raw", body.as_str()]);
        assert_eq!(arguments, wanted, "{} {name:?}", shell.display());
    }
}

/// What has broken quoting before, and what would show that something ran.
const HOSTILE: &[&str] = &[
    "",
    "plain",
    "my-project",
    "it's",
    "'",
    "''",
    "'\\''",
    "\\",
    "\\\\'",
    "\"",
    "`touch pwned`",
    "$(touch pwned)",
    "${PATH}",
    "$HOME",
    "'; touch pwned; '",
    "'$(touch pwned)'",
    "a\nEOF\ntouch pwned\n",
    "a\r\nb",
    "\t",
    "\u{0}",
    "\u{1b}[2J",
    "!!",
    "!touch",
    "* ? [a-z] ~ {a,b}",
    "a & touch pwned | cat < x > y # z",
    "@/etc/passwd",
    "-o pwned",
    "--output=pwned",
    "%s%n",
    "</script>",
    "한국어 이름 🎛",
    "\u{2028}\u{2029}\u{feff}\u{202e}",
    "a@b.c/../..",
    "us-central1-aiplatform.googleapis.com",
    "x?alt=media&y#z",
];

// One test: a program that is still being written while another thread forks cannot be run.
#[test]
fn every_name_reaches_curl_as_it_is() {
    let (stage, shells) = (Stage::new(), shells());
    for name in HOSTILE {
        check(&stage, &shells, name);
    }

    let hostile = r#"(['"`$\\!*?~;&|<>(){}\[\]#%@ \t\n\ra-z한-]|\PC){0,40}"#;
    let config = ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    TestRunner::new(config)
        .run(&hostile, |name| {
            check(&stage, &shells, &name);
            Ok(())
        })
        .expect("every name is safe");
}
