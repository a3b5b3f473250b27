use rule::{Message, Text};

use super::{
    cause::Cause,
    words::{WORDS_API_DISABLED, text, words},
};

/// The page's cure for an internal error. Source: [`PAGE`](tuning::source::PAGE), troubleshooting.
pub(super) const EMPTY_DATASET: Text = Text {
    en: "Google's advice for a first tuning job: create an empty dataset with the command below, wait 5 \
         minutes, then try again.",
    ko: "Google이 첫 조정 작업에 권하는 방법입니다. 아래 명령으로 빈 데이터 세트를 만들고 5분 기다린 뒤 다시 시도합니다.",
};

/// What is wrong. A value that Google named takes the place of `{}`.
pub(super) fn what(cause: &Cause, status: Option<u16>) -> Message {
    let status = status.map_or_else(String::new, |status| status.to_string());
    match cause {
        Cause::Pipeline(fault) => plain(fault.what),
        Cause::ApiDisabled { service } => fill(WORDS_API_DISABLED, service),
        Cause::PermissionDenied {
            permission: Some(permission),
        } => fill(
            text(
                "Your account lacks the permission `{}`.",
                "계정에 `{}` 권한이 없습니다.",
            ),
            permission,
        ),
        Cause::BucketDenied {
            account: Some(account),
        } => fill(
            text(
                "The account {} has no access to the bucket.",
                "{} 계정이 버킷에 액세스할 수 없습니다.",
            ),
            account,
        ),
        Cause::Quota {
            metric: Some(metric),
        } => fill(
            text(
                "The project's quota is not enough: `{}`.",
                "프로젝트의 할당량이 부족합니다: `{}`.",
            ),
            metric,
        ),
        Cause::UnknownField { name: Some(name) } => fill(
            text(
                "Google does not know the field `{}`.",
                "Google이 `{}` 필드를 알지 못합니다.",
            ),
            name,
        ),
        Cause::WebPage | Cause::Empty | Cause::Unreadable => fill(words(cause).0, &status),
        _ => plain(words(cause).0),
    }
}

/// What to do, in words.
pub(super) fn cure(cause: &Cause) -> Message {
    plain(match cause {
        Cause::Pipeline(fault) => fault.cure,
        _ => words(cause).1,
    })
}

fn plain(text: Text) -> Message {
    Message::new(text.en, text.ko)
}

fn fill(text: Text, value: &str) -> Message {
    Message::new(text.en.replace("{}", value), text.ko.replace("{}", value))
}
