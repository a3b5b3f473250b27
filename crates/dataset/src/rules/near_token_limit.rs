use rule::{Sample, Severity, Text};

use super::{Check, Rule, Scope, cut};
use crate::{example::Example, findings::Sink};

pub(super) static RULE: Rule = Rule {
    code: "T010",
    name: "near-token-limit",
    severity: Severity::Advice,
    strict: false,
    summary: Text {
        en: "an estimated token count is close to a limit",
        ko: "추정한 토큰 수가 한도에 가깝습니다",
    },
    explanation: Text {
        en: "The counts are estimates, since the tokenizer of these models was never published. So close to the limit the service may count more, and cut.",
        ko: "이 모델들의 토크나이저는 공개된 적이 없어 토큰 수는 추정치입니다. 한도에 이만큼 가까우면 서비스가 더 많이 세어 잘라 낼 수 있습니다.",
    },
    help: Text {
        en: "Shorten the text a little if its end matters.",
        ko: "끝부분이 중요하다면 텍스트를 조금 줄이십시오.",
    },
    bad: Sample::Made(|| {
        format!(
            r#"{{"input_text": "Count:{}", "output_text": "many"}}"#,
            " one".repeat(7_500)
        )
    }),
    good: Sample::Text(r#"{"input_text": "Count: one one one", "output_text": "three"}"#),
    source: "Practice",
    check: Check::Example(check),
};

fn check(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    if scope.is_estimate {
        cut::report_near(example, scope, sink);
    }
}
