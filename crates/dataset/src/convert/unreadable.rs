//! What cannot be read, in the words that the rules have for it.

use rule::{Message, grouped};

use super::{
    LossKind,
    loss::{LeftOut, Losses},
    spot::Spot,
};
use crate::{
    fault::Fault,
    findings::{Findings, Keeping, Sink},
    json::Value,
    rules::{Check, RULES, shortened},
    source::Source,
    unreadable::Unreadable,
};

/// Leaves out a line that holds no object, in the words of the rule that it breaks.
pub(super) fn line(fault: &Fault, source: Source<'_>, losses: &mut Losses) {
    let mut findings = Findings::default();
    for &rule in RULES {
        if let Check::Fault(check) = rule.check {
            let mut sink = Sink {
                rule,
                source,
                keeping: Keeping {
                    strict: false,
                    most_per_rule: 1,
                    details: true,
                },
                findings: &mut findings,
            };
            check(fault, &mut sink);
        }
    }
    for finding in findings.diagnostics(1) {
        let message = || {
            let en = finding.message;
            let ko = finding
                .details
                .map(|details| details.ko)
                .unwrap_or_default();
            match fault {
                Fault::Syntax { .. } => Message::new(
                    format!("not JSON from column {}: {en}", grouped(finding.column)),
                    format!(
                        "{}번째 칸부터 JSON이 아닙니다: {ko}",
                        grouped(finding.column)
                    ),
                ),
                _ => Message::new(en, ko),
            }
        };
        let kind = LossKind::UnreadableLine;
        losses.leave_out_at(kind, finding.line, String::new(), message);
    }
}

/// Notes that of a key that comes twice the first value is lost.
pub(super) fn duplicate(key: &str, start: usize, source: Source<'_>, losses: &mut Losses) {
    let line = || source.line(start);
    losses.note(LossKind::DuplicateKey, line, None, || {
        let key = shortened(key);
        Message::new(
            format!("`{key}` comes twice; the first value is not carried over"),
            format!("`{key}` 키가 두 번 나옵니다. 첫 번째 값은 옮기지 않았습니다"),
        )
    });
}

/// What is wrong with a file that is no text.
pub(super) fn file(file: Unreadable) -> Message {
    match file {
        Unreadable::Utf16(name) => Message::new(
            format!("the file is {name}; save it as UTF-8"),
            format!("파일이 {name}입니다. UTF-8로 저장하십시오"),
        ),
        Unreadable::Compressed(name) => Message::new(
            format!("the file is {name}, not text; unpack it, or export it as text"),
            format!("파일이 텍스트가 아니라 {name}입니다. 압축을 풀거나 텍스트로 내보내십시오"),
        ),
    }
}

/// An object before the first one that has a shape.
pub(super) fn unknown(root: &Value<'_>) -> LeftOut {
    const SHOWN: usize = 8;
    let keys = root.members().iter().map(|member| &member.key.text);
    let mut names: Vec<String> = keys
        .take(SHOWN)
        .map(|key| format!("`{}`", shortened(key)))
        .collect();
    if root.members().len() > SHOWN {
        names.push("…".to_owned());
    }
    let names = names.join(", ");
    let message = Message::new(
        format!("no shape that can be converted has these fields: {names}"),
        format!("변환할 수 있는 형식이 아닙니다. 필드: {names}"),
    );
    LeftOut::new(LossKind::UnknownShape, root.start, Spot::ROOT, message)
}
