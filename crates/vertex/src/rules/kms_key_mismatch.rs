use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::{Value, json};
use tuning::source::PAGE;

use super::{Breach, Check};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J006",
    name: "kms-key-mismatch",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The two places for the key do not name the same key",
        ko: "키를 지정하는 두 곳의 값이 서로 다릅니다",
    },
    explanation: Text {
        en: "The job takes its key from one place, the pipeline inside it from another. With \
             two keys, or one missing, part of the data is encrypted with the wrong one.",
        ko: "작업과 그 안의 파이프라인은 서로 다른 곳에서 키를 읽습니다. 두 키가 다르거나 \
             한쪽이 없으면 데이터 일부가 잘못된 키로 암호화됩니다.",
    },
    help: Text {
        en: "Write the same name in `encryptionSpec.kmsKeyName` and in the parameter \
             `encryption_spec_key_name`.",
        ko: "`encryptionSpec.kmsKeyName`과 매개변수 `encryption_spec_key_name`에 같은 이름을 \
             적습니다.",
    },
    bad: Sample::Made(|| {
        samples::body(
            &json!({ "encryptionSpec": { "kmsKeyName": KEY } }),
            &json!({ "encryption_spec_key_name": OTHER_KEY }),
        )
    }),
    good: Sample::Made(|| samples::body(&json!({}), &json!({}))),
    source: PAGE,
    check,
};

const KEY: &str = "projects/my-project/locations/us-central1/keyRings/my-ring/cryptoKeys/one";
const OTHER_KEY: &str = "projects/my-project/locations/us-central1/keyRings/my-ring/cryptoKeys/two";

fn check(job: &Job<'_>) -> Vec<Breach> {
    let key = |pointer| {
        job.body
            .and_then(|body| body.pointer(pointer))
            .and_then(Value::as_str)
    };
    let outer = key("/encryptionSpec/kmsKeyName");
    let inner = key("/runtimeConfig/parameterValues/encryption_spec_key_name");
    if outer == inner {
        return Vec::new();
    }
    let message = match (outer, inner) {
        (Some(_), Some(_)) => Message::new(
            "`encryptionSpec.kmsKeyName` and `encryption_spec_key_name` name two keys. Write the \
             same in both.",
            "`encryptionSpec.kmsKeyName`과 `encryption_spec_key_name`의 키가 다릅니다. 같은 키를 적습니다.",
        ),
        (Some(_), None) => Message::new(
            "The parameter `encryption_spec_key_name` is missing. Write the same key there.",
            "매개변수 `encryption_spec_key_name`이 없습니다. 같은 키를 적습니다.",
        ),
        (None, _) => Message::new(
            "`encryptionSpec.kmsKeyName` is missing. Write the same key there.",
            "`encryptionSpec.kmsKeyName`이 없습니다. 같은 키를 적습니다.",
        ),
    };
    vec![Breach::new("kmsKeyName", message)]
}
