use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::PAGE;

use super::{Breach, Check};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J011",
    name: "evaluation-parameter-without-dataset",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A setting of the evaluation is set, but there is no evaluation dataset",
        ko: "평가 설정은 있지만 평가 데이터 세트가 없습니다",
    },
    explanation: Text {
        en: "The interval, early stopping and checkpoint selection say how to evaluate. Without \
             a dataset there is nothing to evaluate on.",
        ko: "평가 간격, 조기 중단, 체크포인트 선택은 평가 방법을 정합니다. 데이터 세트가 없으면 \
             평가할 대상이 없습니다.",
    },
    help: Text {
        en: "Give the URI of an evaluation dataset, or leave these settings out.",
        ko: "평가 데이터 세트의 URI를 지정하거나 이 설정을 비워 둡니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "evaluationInterval": 20 }))),
    good: Sample::Made(|| {
        samples::settings(
            &json!({ "evaluationInterval": 20, "evaluationDataUri": "gs://my-bucket/evaluation.jsonl" }),
        )
    }),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    // Some models have no use for a dataset either; that is a finding of another rule.
    let useless = job
        .family()
        .is_some_and(|family| !family.takes_evaluation());
    if useless || job.evaluation_data_uri().is_some() {
        return Vec::new();
    }
    job.evaluation_parameters()
        .map(|field| {
            Breach::new(
                field,
                Message::new(
                    "This needs an evaluation dataset. Give its URI, or leave this out.",
                    "평가 데이터 세트가 필요합니다. URI를 지정하거나 이 설정을 비워 둡니다.",
                ),
            )
        })
        .collect()
}
