//! What the rules about token limits share: how a cut is shown, and when a count is near a limit.

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
        let start = field.value.start + source_offset(source, cut.cut_at);
        // Up to the closing quote.
        sink.report(start, field.value.end - 1, cut.path, || {
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
