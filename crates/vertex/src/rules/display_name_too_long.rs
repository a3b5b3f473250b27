use rule::{Message, Rule, Sample, Severity, Text, grouped};
use serde_json::json;
use tuning::source::API;

use super::{Breach, Check};
use crate::{job::Job, samples};

pub static RULE: Rule<Check> = Rule {
    code: "J020",
    name: "display-name-too-long",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A display name is missing or has more than 128 characters",
        ko: "표시 이름이 없거나 128자를 넘습니다",
    },
    explanation: Text {
        en: "You find the job and the tuned model by these names. Google takes any characters, \
             but at most 128, and the pipeline needs a name for the model.",
        ko: "작업과 조정된 모델은 이 이름으로 찾습니다. 어떤 문자든 쓸 수 있지만 최대 \
             128자이며, 모델 이름은 반드시 필요합니다.",
    },
    help: Text {
        en: "Write a name of 1 to 128 characters.",
        ko: "1~128자의 이름을 적습니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "displayName": "a".repeat(129) }))),
    good: Sample::Made(|| samples::settings(&json!({ "displayName": "a".repeat(128) }))),
    source: API,
    check,
};

/// In characters (Unicode code points). Source: [`API`].
const LONGEST: usize = 128;

fn check(job: &Job<'_>) -> Vec<Breach> {
    let settings = job.settings;
    // To the API the job's own name is optional, and so is the model's for embeddings and Gemini; a
    // form asks for both. The description of a tuning job, which its name becomes, may be longer.
    let (body, gemini) = (job.body.is_some(), job.is_gemini());
    let model_optional = gemini || (body && job.is_embedding());
    [
        ("displayName", settings.display_name.as_str(), body),
        (
            "modelDisplayName",
            &settings.model_display_name,
            model_optional,
        ),
    ]
    .into_iter()
    .filter(|(field, ..)| !gemini || *field == "modelDisplayName")
    .filter_map(|(field, name, optional)| {
        let length = name.chars().count();
        let fits = usize::from(!optional)..=LONGEST;
        (!fits.contains(&length)).then(|| Breach::new(field, message(length)))
    })
    .collect()
}

fn message(length: usize) -> Message {
    if length == 0 {
        return Message::new("The name is missing.", "이름이 없습니다.");
    }
    let length = grouped(length as u64);
    Message::new(
        format!("{length} characters: a display name has at most {LONGEST}."),
        format!("{length}자입니다. 표시 이름은 최대 {LONGEST}자입니다."),
    )
}
