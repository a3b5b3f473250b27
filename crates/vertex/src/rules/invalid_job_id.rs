use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::SDK;

use super::{Breach, Check, quoted};
use crate::{job::Job, names::JobId, samples, settings::given};

pub static RULE: Rule<Check> = Rule {
    code: "J021",
    name: "invalid-job-id",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "The pipeline job’s ID has a form that is not allowed",
        ko: "파이프라인 작업 ID의 형식이 올바르지 않습니다",
    },
    explanation: Text {
        en: "The ID becomes the last part of the job’s name and of its address.",
        ko: "이 ID는 작업 이름과 주소의 마지막 부분이 됩니다.",
    },
    help: Text {
        en: "Begin with a small letter and go on with small letters, digits and hyphens: at \
             most 128 in all.",
        ko: "소문자로 시작하고 소문자, 숫자, 하이픈만 사용합니다. 모두 합해 최대 128자입니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "pipelineJobId": "Tune 1" }))),
    good: Sample::Made(|| samples::settings(&json!({ "pipelineJobId": "tune-1" }))),
    source: SDK,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let id = given(job.settings.pipeline_job_id.as_ref());
    let Some(id) = id.filter(|id| JobId::parse(id).is_none()) else {
        return Vec::new();
    };
    let id = quoted(id);
    vec![Breach::new(
        "pipelineJobId",
        Message::new(
            format!(
                "{id} is no ID for a job: a small letter, then up to 127 small letters, digits and \
                 hyphens."
            ),
            format!(
                "{id} 값은 작업 ID로 쓸 수 없습니다. 소문자로 시작하고, 이어서 소문자, 숫자, 하이픈을 최대 \
                 127자까지 씁니다."
            ),
        ),
    )]
}
