use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::PAGE;

use super::{Breach, Check, quoted};
use crate::{job::Job, names::TensorboardName, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J007",
    name: "tensorboard-region-differs",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The TensorBoard is in another region than the pipeline",
        ko: "텐서보드가 파이프라인과 다른 리전에 있습니다",
    },
    explanation: Text {
        en: "The pipeline writes its metrics into a TensorBoard of its own region alone.",
        ko: "파이프라인은 같은 리전에 있는 텐서보드에만 측정항목을 기록합니다.",
    },
    help: Text {
        en: "Choose a TensorBoard in the pipeline’s region, or run the pipeline in the \
             TensorBoard’s.",
        ko: "파이프라인 리전에 있는 텐서보드를 선택하거나, 텐서보드가 있는 리전에서 \
             파이프라인을 실행합니다.",
    },
    bad: Sample::Made(|| {
        samples::settings(
            &json!({ "tensorboard": "projects/my-project/locations/us-west1/tensorboards/1234567890" }),
        )
    }),
    good: Sample::Made(|| {
        samples::settings(
            &json!({ "tensorboard": "projects/my-project/locations/us-central1/tensorboards/1234567890" }),
        )
    }),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let tensorboard = job.tensorboard().and_then(TensorboardName::parse);
    let (Some(tensorboard), Some(region)) = (tensorboard, job.pipeline_region()) else {
        return Vec::new();
    };
    if tensorboard.location == region.name() {
        return Vec::new();
    }
    let location = quoted(tensorboard.location);
    vec![Breach::new(
        "tensorboard",
        Message::new(
            format!("This TensorBoard is in {location}, the pipeline runs in {region}."),
            format!("이 텐서보드는 {location}에 있고, 파이프라인은 {region}에서 실행됩니다."),
        ),
    )]
}
