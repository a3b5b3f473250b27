use dataset::{Converted, Loss, LossKind};
use rule::grouped;
use yew::prelude::*;

use super::group::group;
use crate::{prose::prose, words::Words};

/// What was lost of those kinds that leave an example out, or of those that do not.
pub fn losses(converted: &Converted, leaves_out: bool, words: &Words) -> Html {
    let counts = converted.counts.iter();
    let kinds: Vec<_> = counts
        .filter(|(kind, _)| kind.leaves_out() == leaves_out)
        .map(|(kind, count)| {
            let of_kind = converted.losses.iter().filter(|loss| loss.kind == *kind);
            let rows = of_kind.map(|it| loss(it, words)).collect();
            let title = html! { {words.say(name(*kind))} };
            group(title, *count, rows, words)
        })
        .collect();
    let (id, title) = if leaves_out {
        ("tool-left-out", "tools-left-out-title")
    } else {
        ("tool-not-carried", "tools-not-carried-title")
    };
    html! {
        if !kinds.is_empty() {
            <section aria-labelledby={id}>
                <h3 {id}>{words.say(title)}</h3>
                <ol class="tallies">{for kinds}</ol>
            </section>
        }
    }
}

fn loss(loss: &Loss, words: &Words) -> Html {
    html! {
        <li class="change">
            <span class="change__line">
                {words.say_with("dataset-line", [("line", grouped(loss.line).into())])}
            </span>
            <p>{prose(loss.message(words.language()))}</p>
        </li>
    }
}

fn name(kind: LossKind) -> &'static str {
    match kind {
        LossKind::UnreadableFile => "tools-loss-unreadable-file",
        LossKind::UnreadableLine => "tools-loss-unreadable-line",
        LossKind::UnknownShape => "tools-loss-unknown-shape",
        LossKind::MissingColumn => "tools-loss-missing-column",
        LossKind::MissingField => "tools-loss-missing-field",
        LossKind::WrongType => "tools-loss-wrong-type",
        LossKind::UnknownRole => "tools-loss-unknown-role",
        LossKind::ToolCall => "tools-loss-tool-call",
        LossKind::Media => "tools-loss-media",
        LossKind::NotOnePair => "tools-loss-not-one-pair",
        LossKind::LoneSurrogate => "tools-loss-lone-surrogate",
        LossKind::Joined => "tools-loss-joined",
        LossKind::AsText => "tools-loss-as-text",
        LossKind::DuplicateKey => "tools-loss-duplicate-key",
        LossKind::Weight => "tools-loss-weight",
        LossKind::Name => "tools-loss-name",
        LossKind::Metadata => "tools-loss-metadata",
        LossKind::Tools => "tools-loss-tools",
        LossKind::UnknownField => "tools-loss-unknown-field",
        LossKind::UnusedColumn => "tools-loss-unused-column",
    }
}
