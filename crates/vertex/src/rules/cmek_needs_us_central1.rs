use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::{Region, source::PAGE};

use super::{Breach, Check, quoted};
use crate::{job::Job, names::KmsKeyName, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J004",
    name: "cmek-needs-us-central1",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A key of your own is set, but not everything is in us-central1",
        ko: "자체 암호화 키를 지정했지만 모두 us-central1에 있지 않습니다",
    },
    explanation: Text {
        en: "Customer-managed keys are supported in us-central1 alone: the key, the pipeline \
             and the uploaded model must all be there.",
        ko: "고객 관리 암호화 키는 us-central1에서만 지원됩니다. 키, 파이프라인, 업로드되는 \
             모델이 모두 그곳에 있어야 합니다.",
    },
    help: Text {
        en: "Move both regions to us-central1 and use a key that is kept there, or leave the \
             key out.",
        ko: "두 리전을 모두 us-central1로 옮기고 그곳에 있는 키를 사용하거나, 키를 지정하지 \
             않습니다.",
    },
    bad: Sample::Made(|| {
        samples::settings(
            &json!({ "uploadRegion": "europe-west4", "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/my-ring/cryptoKeys/my-key" }),
        )
    }),
    good: Sample::Made(|| {
        samples::settings(
            &json!({ "uploadRegion": "us-central1", "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/my-ring/cryptoKeys/my-key" }),
        )
    }),
    source: PAGE,
    check,
};

/// The only region with customer-managed keys.
const HOME: Region = Region::UsCentral1;

fn check(job: &Job<'_>) -> Vec<Breach> {
    let Some(key) = job.kms_key_name().filter(|_| job.takes("uploadRegion")) else {
        return Vec::new();
    };
    let key = KmsKeyName::parse(key).map(|key| key.location);
    let elsewhere = [
        ("pipelineRegion", job.pipeline_region().map(Region::name)),
        (
            "uploadRegion",
            Region::find(job.upload_region()).map(Region::name),
        ),
        ("kmsKeyName", key),
    ];
    let elsewhere = elsewhere
        .into_iter()
        .filter_map(|(field, location)| Some((field, location?)))
        .find(|(_, location)| *location != HOME.name());
    match (elsewhere, job.body) {
        (Some((field, location)), _) => vec![Breach::new(field, message(field, location))],
        // Without an accelerator the body leaves open where the computing happens.
        (None, Some(_)) if job.accelerator().is_none() => vec![undecided()],
        (None, _) => Vec::new(),
    }
}

fn message(field: &str, location: &str) -> Message {
    let (en, ko) = match field {
        "pipelineRegion" => ("The pipeline runs", "파이프라인이"),
        "uploadRegion" => ("The model is uploaded", "모델이 업로드되는 곳이"),
        _ => ("The key is kept", "키가 있는 곳이"),
    };
    let verb = if field == "uploadRegion" { "to" } else { "in" };
    let location = quoted(location);
    Message::new(
        format!(
            "{en} {verb} {location}. With a key of your own the key, the pipeline and the upload \
             must all be in {HOME}."
        ),
        format!(
            "{ko} {location}입니다. 자체 키를 사용하려면 키, 파이프라인, 업로드 리전이 모두 {HOME}이어야 \
             합니다."
        ),
    )
}

fn undecided() -> Breach {
    Breach::new(
        "kmsKeyName",
        Message::new(
            format!(
                "A key of your own needs the computing to be in {HOME}, and this body names no \
                 accelerator. Add accelerator_type GPU, and post the body to {HOME}."
            ),
            format!(
                "자체 키를 사용하려면 {HOME}에서 계산해야 하는데, 이 본문에는 가속기가 없습니다. \
                 accelerator_type에 GPU를 지정하고 본문을 {HOME}로 보냅니다."
            ),
        ),
    )
}
