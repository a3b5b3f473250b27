use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::PAGE;

use super::{Breach, Check, quoted};
use crate::{job::Job, samples, settings::given};

pub static RULE: Rule<Check> = Rule {
    code: "J024",
    name: "invalid-service-account",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "The service account does not look like an e-mail address",
        ko: "서비스 계정이 이메일 주소 형식이 아닙니다",
    },
    explanation: Text {
        en: "A service account is named by its address. With another name the job is rejected, \
             or runs with rights that you did not mean.",
        ko: "서비스 계정은 이메일 주소로 지정합니다. 다른 이름을 쓰면 작업이 거부되거나 \
             의도하지 않은 권한으로 실행됩니다.",
    },
    help: Text {
        en: "Copy the address from the list of service accounts, or leave it out for the \
             default account.",
        ko: "서비스 계정 목록에서 주소를 복사하거나, 비워 두어 기본 계정을 사용합니다.",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "serviceAccount": "tuner" }))),
    good: Sample::Made(|| {
        samples::settings(&json!({ "serviceAccount": "tuner@my-project.iam.gserviceaccount.com" }))
    }),
    source: PAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let account = given(job.settings.service_account.as_ref());
    let Some(account) = account.filter(|account| !is_address(account)) else {
        return Vec::new();
    };
    let account = quoted(account);
    vec![Breach::new(
        "serviceAccount",
        Message::new(
            format!(
                "{account} does not look like the address of a service account: \
                 NAME@PROJECT.iam.gserviceaccount.com."
            ),
            format!(
                "{account} 값은 서비스 계정 주소로 보이지 않습니다. \
                 NAME@PROJECT.iam.gserviceaccount.com 형식이어야 합니다."
            ),
        ),
    )]
}

fn is_address(text: &str) -> bool {
    let part = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter))
    };
    text.split_once('@')
        .is_some_and(|(name, domain)| part(name) && part(domain) && domain.contains('.'))
}
