use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::{Region, source::PAGE};

use super::{Breach, Check, quoted};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J001",
    name: "unsupported-region",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A region is not one of the 13 that tune models",
        ko: "리전이 모델을 조정할 수 있는 13개 리전에 속하지 않습니다",
    },
    explanation: Text {
        en: "Pipelines that tune models run in 13 regions, and tuned models are uploaded to the \
             same 13. A request to any other region is rejected.",
        ko: "모델을 조정하는 파이프라인은 13개 리전에서 실행되며, 조정된 모델도 같은 13개 \
             리전에 업로드됩니다. 다른 리전으로 보낸 요청은 거부됩니다.",
    },
    help: Text {
        en: "Choose one of the 13 regions. The bucket may be anywhere.",
        ko: "13개 리전 중 하나를 선택합니다. 버킷의 리전은 상관없습니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "pipelineRegion": "us-centra1" }))),
    good: Sample::Made(|| samples::settings(&json!({ "pipelineRegion": "us-central1" }))),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let pipeline = (
        "pipelineRegion",
        Some(job.settings.pipeline_region.as_str()),
    );
    let upload = ("uploadRegion", job.settings.upload_region.as_deref());
    // A body says where the model goes, if that, and nothing of where it is posted.
    let uploads = job.takes("uploadRegion");
    let regions = match job.body {
        Some(_) if !uploads => Vec::new(),
        Some(_) => vec![("uploadRegion", Some(upload.1.unwrap_or_default()))],
        None if !uploads => vec![pipeline],
        None => vec![
            pipeline,
            (upload.0, upload.1.filter(|region| !region.is_empty())),
        ],
    };
    regions
        .into_iter()
        .filter_map(|(field, region)| Some((field, region?)))
        .filter(|(_, region)| Region::find(region).is_none())
        .map(|(field, region)| Breach::new(field, message(region)))
        .collect()
}

fn message(region: &str) -> Message {
    if region.is_empty() {
        return Message::new(
            "The region is missing. Choose one of the 13.",
            "리전이 없습니다. 13개 리전 중 하나를 선택합니다.",
        );
    }
    let name = quoted(region);
    match Region::suggest(region) {
        Some(near) => Message::new(
            format!("{name} is not a region for tuning. Did you mean {near}?"),
            format!("{name} 리전에서는 조정할 수 없습니다. 혹시 {near}입니까?"),
        ),
        None => Message::new(
            format!("{name} is not a region for tuning. Choose one of the 13."),
            format!("{name} 리전에서는 조정할 수 없습니다. 13개 리전 중 하나를 선택합니다."),
        ),
    }
}
