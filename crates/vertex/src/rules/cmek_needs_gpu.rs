use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::{Accelerator, source::PAGE};

use super::{Breach, Check};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J003",
    name: "cmek-needs-gpu",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A key of your own is set, but the accelerator is TPU",
        ko: "자체 암호화 키를 지정했지만 가속기가 TPU입니다",
    },
    explanation: Text {
        en: "Customer-managed keys are supported on GPU alone. On TPU the computing happens in \
             europe-west4, where the key cannot be used.",
        ko: "고객 관리 암호화 키는 GPU에서만 지원됩니다. TPU를 선택하면 키를 사용할 수 없는 \
             europe-west4에서 계산이 수행됩니다.",
    },
    help: Text {
        en: "Choose GPU, or leave the key out.",
        ko: "GPU를 선택하거나 키를 지정하지 않습니다.",
    },
    bad: Sample::Made(|| {
        samples::settings(
            &json!({ "accelerator": "TPU", "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/my-ring/cryptoKeys/my-key" }),
        )
    }),
    good: Sample::Made(|| {
        samples::settings(
            &json!({ "accelerator": "GPU", "kmsKeyName": "projects/my-project/locations/us-central1/keyRings/my-ring/cryptoKeys/my-key" }),
        )
    }),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let tpu = job.accelerator() == Some(Accelerator::Tpu.name());
    if job.kms_key_name().is_none() || !tpu || !job.takes("accelerator") {
        return Vec::new();
    }
    vec![Breach::new(
        "accelerator",
        Message::new(
            "Your key cannot be used on TPU. Choose GPU, or leave the key out.",
            "TPU에서는 이 키를 사용할 수 없습니다. GPU를 선택하거나 키를 지정하지 않습니다.",
        ),
    )]
}
