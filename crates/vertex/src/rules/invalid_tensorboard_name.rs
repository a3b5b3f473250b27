use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::SDK;

use super::{Breach, Check, quoted};
use crate::{job::Job, names::TensorboardName, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J008",
    name: "invalid-tensorboard-name",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The TensorBoard’s name is not a full resource name",
        ko: "텐서보드 이름이 전체 리소스 이름이 아닙니다",
    },
    explanation: Text {
        en: "The pipeline finds a TensorBoard by its project, location and ID together.",
        ko: "파이프라인은 프로젝트, 위치, ID를 모두 사용해 텐서보드를 찾습니다.",
    },
    help: Text {
        en: "Write the full name, with the project and the region in it.",
        ko: "프로젝트와 리전이 포함된 전체 이름을 적습니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "tensorboard": "1234567890" }))),
    good: Sample::Made(|| {
        samples::settings(
            &json!({ "tensorboard": "projects/my-project/locations/us-central1/tensorboards/1234567890" }),
        )
    }),
    source: SDK,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let Some(name) = job
        .tensorboard()
        .filter(|name| TensorboardName::parse(name).is_none())
    else {
        return Vec::new();
    };
    let name = quoted(name);
    let form = "projects/PROJECT/locations/REGION/tensorboards/ID";
    vec![Breach::new(
        "tensorboard",
        Message::new(
            format!("{name} is not the name of a TensorBoard. It has the form {form}."),
            format!("{name} 값은 텐서보드 이름이 아닙니다. {form} 형식이어야 합니다."),
        ),
    )]
}
