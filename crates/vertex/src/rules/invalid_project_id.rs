use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::PROJECTS;

use super::{Breach, Check, quoted};
use crate::{job::Job, names::ProjectId, samples, settings::given};

pub static RULE: Rule<Check> = Rule {
    code: "J023",
    name: "invalid-project-id",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A project is missing or has a form that is not allowed",
        ko: "프로젝트가 없거나 형식이 올바르지 않습니다",
    },
    explanation: Text {
        en: "The project stands in the address of the request and in its body. Its display name \
             will not do.",
        ko: "프로젝트는 요청의 주소와 본문에 들어갑니다. 프로젝트의 표시 이름은 사용할 수 \
             없습니다.",
    },
    help: Text {
        en: "Write the project’s ID, such as my-project, or its number.",
        ko: "my-project 같은 프로젝트 ID나 프로젝트 번호를 적습니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "project": "My Project" }))),
    good: Sample::Made(|| samples::settings(&json!({ "project": "my-project" }))),
    source: PROJECTS,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    // The body of a job for embeddings does not say it.
    let said = job.body.is_none() || job.takes("project");
    let project = said.then_some(job.settings.project.as_str());
    let quota = given(job.settings.quota_project.as_ref());
    [("project", project), ("quotaProject", quota)]
        .into_iter()
        .filter_map(|(field, name)| Some((field, name?)))
        .filter(|(_, name)| ProjectId::parse(name).is_none())
        .map(|(field, name)| Breach::new(field, message(name)))
        .collect()
}

fn message(name: &str) -> Message {
    if name.is_empty() {
        return Message::new(
            "The project is missing. Write its ID or its number.",
            "프로젝트가 없습니다. 프로젝트 ID나 번호를 적습니다.",
        );
    }
    let name = quoted(name);
    Message::new(
        format!(
            "{name} is no project ID: 6 to 30 small letters, digits and hyphens that begin with a \
             letter, or the project’s number."
        ),
        format!(
            "{name} 값은 프로젝트 ID가 아닙니다. 소문자로 시작하는 6~30자의 소문자, 숫자, 하이픈이거나 프로젝트 \
             번호여야 합니다."
        ),
    )
}
