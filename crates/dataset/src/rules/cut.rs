//! What the rules about token limits share: how a cut is shown, and which counts are near a limit.

use rule::{Message, grouped};

use super::Scope;
use crate::{
    example::{Example, Limit},
    findings::Sink,
    json::source_offset,
};

/// Reports every cut by one of the model's limits; what is marked is the text that is lost.
pub(super) fn report(limit: Limit, example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    for cut in example.cuts.iter().filter(|cut| cut.limit == limit) {
        let Some(field) = example.fields.get(cut.field) else {
            continue;
        };
        let source = scope
            .text
            .get(field.value.start..field.value.end)
            .unwrap_or_default();
        let start = field.value.start + source_offset(source, cut.at);
        // Up to the closing quote.
        sink.report_cut(start, field.value.end - 1, cut, example, || {
            let (tokens, most, lost) = (
                grouped(cut.tokens),
                grouped(cut.most),
                grouped(cut.tokens - cut.most),
            );
            Message::new(
                format!("{tokens} tokens, {most} are kept: the last {lost} would be lost"),
                format!("토큰 {tokens}개 중 {most}개만 남습니다. 마지막 {lost}개가 사라집니다"),
            )
        });
    }
}

/// Reports every count that is close to one of the model's limits without breaking it.
pub(super) fn report_near(example: &Example<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) {
    let is_near =
        |tokens: u64, most: u64| tokens * 100 >= most * scope.near_percent && tokens <= most;
    for field in &example.fields {
        if let Some((_, most)) = example.own_limit(field.part, scope.limits)
            && is_near(field.tokens, most)
        {
            sink.report(field.value.start, field.value.end, field.path, || {
                near(field.tokens, most)
            });
        }
    }
    if let Some(most) = scope.limits.total_tokens
        && is_near(example.tokens(), most)
    {
        let root = example.root;
        sink.report(root.start, root.end, "$", || {
            let Message { en, ko } = near(example.tokens(), most);
            Message::new(
                format!("{en}, all fields together"),
                format!("모든 필드를 합해 {ko}"),
            )
        });
    }
}

fn near(tokens: u64, most: u64) -> Message {
    let (tokens, most) = (grouped(tokens), grouped(most));
    Message::new(
        format!("about {tokens} tokens, close to the limit of {most}"),
        format!("토큰이 약 {tokens}개로 한도 {most}개에 가깝습니다"),
    )
}
