//! What `pipelineJobs.create` takes, and what it refuses before it looks at the parameters.

use serde_json::{Map, Value};
use tuning::Region;
use vertex::{Response, parameters::is_embedding_template};

use super::parameters;
use crate::{
    message::{
        Field,
        Kind::{
            Any, Bool, Double, Int64, List, Map as MapOf, Message, String as Text, Struct, Word,
        },
        field, output,
    },
    refusal::{pipeline_fault, violations},
    scenario::Scenario,
};

/// The fields of `PipelineJob`. Source: [`API`](tuning::source::API).
pub const FIELDS: &[Field] = &[
    output("name"),
    field("displayName", Text),
    output("createTime"),
    output("startTime"),
    output("endTime"),
    output("updateTime"),
    field("pipelineSpec", Struct),
    output("state"),
    output("jobDetail"),
    output("error"),
    field("labels", MapOf(&Text)),
    field("runtimeConfig", Message(RUNTIME_CONFIG)),
    field("encryptionSpec", Message(&[field("kmsKeyName", Text)])),
    field("serviceAccount", Text),
    field("network", Text),
    field("reservedIpRanges", List(&Text)),
    field("pscInterfaceConfig", Message(PSC_INTERFACE_CONFIG)),
    field("templateUri", Text),
    output("templateMetadata"),
    output("scheduleName"),
    field("preflightValidations", Bool),
];

const RUNTIME_CONFIG: &[Field] = &[
    field("parameters", MapOf(&Message(VALUE))),
    field("gcsOutputDirectory", Text),
    field("parameterValues", MapOf(&Any)),
    field(
        "failurePolicy",
        Word(&[
            "PIPELINE_FAILURE_POLICY_UNSPECIFIED",
            "PIPELINE_FAILURE_POLICY_FAIL_SLOW",
            "PIPELINE_FAILURE_POLICY_FAIL_FAST",
        ]),
    ),
    field(
        "inputArtifacts",
        MapOf(&Message(&[field("artifactId", Text)])),
    ),
];

const VALUE: &[Field] = &[
    field("intValue", Int64),
    field("doubleValue", Double),
    field("stringValue", Text),
];

const PSC_INTERFACE_CONFIG: &[Field] = &[
    field("networkAttachment", Text),
    field(
        "dnsPeeringConfigs",
        List(&Message(&[
            field("domain", Text),
            field("targetProject", Text),
            field("targetNetwork", Text),
        ])),
    ),
];

/// The longest display name. Source: [`API`](tuning::source::API).
const LONGEST_NAME: usize = 128;
/// The longest key and the longest value of a label. Source: [`API`](tuning::source::API).
const LONGEST_LABEL: usize = 64;

/// Whether a job can be made of a body whose fields all have the right type.
pub fn check(
    body: &Map<String, Value>,
    region: Region,
    scenario: &Scenario,
) -> Result<(), Response> {
    let text = |field: &str| body.get(field).and_then(Value::as_str).unwrap_or_default();
    let mut found = Vec::new();
    let mut wrong = |field: &str, said: &str| {
        found.push((format!("pipeline_job.{field}"), said.to_owned()));
    };
    if text("displayName").chars().count() > LONGEST_NAME {
        wrong(
            "display_name",
            "The display name is longer than 128 characters.",
        );
    }
    let labels = body.get("labels").and_then(Value::as_object);
    if !labels.into_iter().flatten().all(is_label) {
        wrong("labels", "A label has no valid key or no valid value.");
    }
    let config = body.get("runtimeConfig").and_then(Value::as_object);
    let directory = config.and_then(|config| config.get("gcsOutputDirectory")?.as_str());
    if directory.is_none_or(str::is_empty) {
        wrong(
            "runtime_config.gcs_output_directory",
            "The output directory is required.",
        );
    }
    let template = text("templateUri");
    if template.is_empty() && !body.contains_key("pipelineSpec") {
        wrong(
            "template_uri",
            "Either a template URI or a pipeline spec is required.",
        );
    }
    if !found.is_empty() {
        return Err(violations(&found));
    }
    let bucket = bucket(directory.unwrap_or_default())
        .ok_or_else(|| output_fault("The output directory is not a path in Cloud Storage."))?;
    if scenario
        .missing_buckets
        .iter()
        .any(|missing| missing == bucket)
    {
        return Err(output_fault("The specified bucket does not exist."));
    }
    let key = body
        .get("encryptionSpec")
        .and_then(|spec| spec.get("kmsKeyName")?.as_str());
    // The page speaks of keys for large models alone.
    let key_region = (!is_embedding_template(template)).then_some(region);
    if key.is_some_and(|key| !is_key(key, key_region)) {
        let said = format!("The key is no Cloud KMS key in {region}.");
        return Err(pipeline_fault("INVALID_KMS_SETUP", &said));
    }
    let account = text("serviceAccount");
    if !account.is_empty() && !account.contains('@') {
        let said = format!("Service account {account} is not an e-mail address.");
        return Err(pipeline_fault("INVALID_SERVICE_ACCOUNT_SETUP", &said));
    }
    let values = config.and_then(|config| config.get("parameterValues")?.as_object());
    parameters::check(template, values)
}

/// The bucket of a path that begins with `gs://`.
fn bucket(uri: &str) -> Option<&str> {
    let bucket = uri.strip_prefix("gs://")?.split('/').next()?;
    (!bucket.is_empty()).then_some(bucket)
}

/// Whether a key is one, and in this region. Source: [`PAGE`](tuning::source::PAGE).
fn is_key(key: &str, region: Option<Region>) -> bool {
    let parts: Vec<_> = key.split('/').collect();
    matches!(
        parts.as_slice(),
        ["projects", _, "locations", place, "keyRings", _, "cryptoKeys", _]
            if region.is_none_or(|region| region.name() == *place)
    )
}

fn output_fault(said: &str) -> Response {
    pipeline_fault("INVALID_GCS_OUTPUT_URI", said)
}

/// Small letters of any script, digits, `_` and `-`; the value may be empty.
fn is_label((key, value): (&String, &Value)) -> bool {
    let fits = |text: &str| {
        text.chars().count() <= LONGEST_LABEL
            && text.chars().all(|letter| {
                letter == '_' || letter == '-' || letter.is_alphanumeric() && !letter.is_uppercase()
            })
    };
    !key.is_empty() && fits(key) && value.as_str().is_some_and(fits)
}
