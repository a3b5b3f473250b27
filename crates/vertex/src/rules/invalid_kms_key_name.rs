use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::API;

use super::{Breach, Check, quoted};
use crate::{job::Job, names::KmsKeyName, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J005",
    name: "invalid-kms-key-name",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The key’s name is not a full resource name",
        ko: "키 이름이 전체 리소스 이름이 아닙니다",
    },
    explanation: Text {
        en: "Google finds a key by its project, location, key ring and name together. A part of \
             that is not enough.",
        ko: "Google은 프로젝트, 위치, 키링, 이름을 모두 사용해 키를 찾습니다. 일부만으로는 찾을 \
             수 없습니다.",
    },
    help: Text {
        en: "Copy the resource name of the key, not of one of its versions, from the page of \
             the key.",
        ko: "키 페이지에서 키 버전이 아닌 키 자체의 리소스 이름을 복사합니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "kmsKeyName": "my-key" }))),
    good: Sample::Made(|| {
        samples::settings(
            &json!({ "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/my-ring/cryptoKeys/my-key" }),
        )
    }),
    source: API,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let Some(key) = job
        .kms_key_name()
        .filter(|key| KmsKeyName::parse(key).is_none())
    else {
        return Vec::new();
    };
    let key = quoted(key);
    let form = "projects/PROJECT/locations/us-central1/keyRings/RING/cryptoKeys/KEY";
    vec![Breach::new(
        "kmsKeyName",
        Message::new(
            format!("{key} is not the name of a key. It has the form {form}."),
            format!("{key} 값은 키 이름이 아닙니다. {form} 형식이어야 합니다."),
        ),
    )]
}
