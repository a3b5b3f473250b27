use std::fmt::Write as _;

use rule::Language;

use super::*;
use crate::http::Response;

/// Answers in the words and shapes that Google, and what stands between, give: `body` is JSON, `text`
/// is anything else.
const RECORDED: &str = include_str!("tests/recorded.json");

fn recorded(name: &str) -> Vec<Value> {
    let table: Value = serde_json::from_str(RECORDED).expect("JSON");
    table[name].as_array().expect("a list").clone()
}

fn answer(recorded: &Value) -> Response {
    let body = match recorded.get("text") {
        Some(text) => text.as_str().expect("text").to_owned(),
        None => recorded["body"].to_string(),
    };
    let status = recorded["status"].as_u64().expect("a status");
    let headers = recorded.get("headers").and_then(Value::as_object);
    let headers = headers.into_iter().flatten();
    let headers = headers.map(|(name, value)| (name.as_str(), value.as_str().expect("text")));
    Response::new(status as u16, headers, body)
}

fn settings() -> Settings {
    Settings {
        project: "my-project".to_owned(),
        pipeline_region: "us-central1".to_owned(),
        output_directory: "gs://my-bucket/output".to_owned(),
        dataset_uri: "gs://my-bucket/it's train.jsonl".to_owned(),
        kms_key_name: Some(
            "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k".to_owned(),
        ),
        ..Settings::default()
    }
}

/// Everything that a person reads of an error.
fn shown(error: &ApiError, settings: &Settings) -> String {
    let mut out = String::new();
    let help = error.help(settings);
    let retry = error
        .retry_after
        .map_or_else(String::new, |seconds| format!(", wait {seconds} s"));
    let _ = writeln!(out, "{:?}{retry}", error.cause);
    for language in [Language::English, Language::Korean] {
        let _ = writeln!(
            out,
            "  {} {}",
            error.message().get(language),
            help.text.get(language)
        );
    }
    if !error.said.is_empty() {
        let _ = writeln!(out, "  Google: {}", error.said);
    }
    for FieldViolation {
        field,
        description,
        setting,
    } in &error.violations
    {
        let _ = writeln!(out, "  {field} ({setting:?}): {description}");
    }
    for line in help.command.iter().flat_map(|command| command.lines()) {
        let _ = writeln!(out, "  $ {line}");
    }
    if let Some(link) = help.link {
        let _ = writeln!(out, "  {link}");
    }
    out
}

#[test]
fn every_answer_has_its_cause_and_its_cure() {
    let mut out = String::new();
    let mut count = 0;
    for recorded in recorded("answers") {
        let response = answer(&recorded);
        let error = ApiError::from(&response);
        assert_eq!(error.status, Some(response.status));
        let name = recorded["name"].as_str().expect("a name");
        let _ = writeln!(out, "{name}: {}", shown(&error, &settings()));
        count += 1;
    }
    for recorded in recorded("jobs") {
        let error = ApiError::of_status(&recorded["error"]);
        let name = recorded["name"].as_str().expect("a name");
        let _ = writeln!(out, "{name}: {}", shown(&error, &settings()));
        count += 1;
    }
    for reason in [NoAnswer::Unreachable, NoAnswer::TimedOut] {
        let _ = writeln!(out, "no answer: {}", shown(&reason.into(), &settings()));
        count += 1;
    }
    assert!(count >= 40, "only {count} answers");
    insta::assert_snapshot!(out);
}

#[test]
fn every_pipeline_fault_has_its_words() {
    let mut out = String::new();
    for fault in &PIPELINE_FAULTS {
        assert_eq!(PipelineFault::find(fault.name), Some(fault));
        let error = ApiError::new(Cause::Pipeline(fault));
        let _ = writeln!(out, "{}", shown(&error, &settings()));
    }
    insta::assert_snapshot!(out);
}

#[test]
fn a_command_holds_nothing_that_a_shell_would_run() {
    let evil = "x'; rm -rf ~; $(id) `id` --flags-file=/etc/passwd".to_owned();
    let settings = Settings {
        project: evil.clone(),
        pipeline_region: evil.clone(),
        output_directory: format!("gs://{evil}"),
        dataset_uri: format!("gs://my-bucket/{evil}"),
        service_account: Some(evil.clone()),
        kms_key_name: Some(evil.clone()),
        quota_project: Some(evil.clone()),
        ..Settings::default()
    };
    let account = Some(evil.clone());
    let causes = [
        Cause::ApiDisabled { service: evil },
        Cause::BillingDisabled,
        Cause::QuotaProjectDenied,
        Cause::PermissionDenied { permission: None },
        Cause::MetadataStoresDenied,
        Cause::ServiceAccountUseDenied,
        Cause::BucketDenied { account },
        Cause::NoSuchBucket,
        Cause::Internal,
    ];
    let faults = PIPELINE_FAULTS.iter().map(Cause::Pipeline);
    for cause in causes.into_iter().chain(faults) {
        let help = ApiError::new(cause).help(&settings);
        let command = help.command.unwrap_or_default();
        // What stands between single quotes is text; of the rest, only our own substitutions run.
        let bare: String = command
            .replace(r"'\''", "")
            .split('\'')
            .step_by(2)
            .collect();
        let bare = bare
            .replace("$(gcloud projects describe PROJECT_ID --format )", "")
            .replace("$(gcloud config get account)", "")
            .replace("$(gcloud auth print-access-token)", "");
        assert!(!bare.contains(['$', '`', ';', '~']), "{command}");
        assert!(!help.link.unwrap_or_default().contains("rm"));
    }
}
