use rule::grouped;
use yew::prelude::*;

use crate::{
    components::{Icon, Mark},
    excerpt::{Piece, Row},
    words::Words,
};

/// What becomes of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It breaks the rule.
    Breaks,
    /// It is the same put right.
    Fits,
}

impl Outcome {
    fn class(self) -> &'static str {
        match self {
            Self::Breaks => "sample sample--bad",
            Self::Fits => "sample sample--good",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Breaks => Icon::Cross,
            Self::Fits => Icon::Tick,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Breaks => "rules-bad",
            Self::Fits => "rules-good",
        }
    }
}

/// What there is to see of a sample.
pub fn sample(outcome: Outcome, rows: &[Row], words: &Words) -> Html {
    let is_numbered = rows.len() > 1;
    html! {
        <figure class={outcome.class()}>
            <figcaption class="sample__label"><Mark icon={outcome.icon()} />{words.say(outcome.label())}</figcaption>
            if rows.is_empty() {
                <p class="sample__nothing">{words.say("rules-nothing")}</p>
            } else {
                <pre class="sample__text" dir="ltr">
                    for row in rows {
                        <span class="sample__row">{draw(outcome, row, is_numbered, words)}</span>
                    }
                </pre>
            }
        </figure>
    }
}

fn draw(outcome: Outcome, row: &Row, is_numbered: bool, words: &Words) -> Html {
    let (number, content) = match row {
        Row::Line(number, pieces) => (
            grouped(*number as u64),
            html! { <code>for piece in pieces { {draw_piece(outcome, piece, words)} }</code> },
        ),
        Row::LeftOut(lines) => (String::new(), left_out("rules-more-lines", *lines, words)),
    };
    html! {
        <>
            if is_numbered {
                <span class="sample__number" aria-hidden="true">{number}</span>
            }
            {content}
        </>
    }
}

fn draw_piece(outcome: Outcome, piece: &Piece, words: &Words) -> Html {
    match piece {
        Piece::Plain(text) => html! { {text.clone()} },
        // What is missing is missing in the bad one; where the good one has less, all is well.
        Piece::Marked(text) if text.is_empty() => html! {
            if outcome == Outcome::Breaks {
                <mark class="sample__gap">{"\u{2038}"}</mark>
            }
        },
        Piece::Marked(text) => html! { <mark>{text.clone()}</mark> },
        Piece::LeftOut(characters) => left_out("rules-more-characters", *characters, words),
    }
}

/// That so much is left out here, in words.
fn left_out(key: &str, count: usize, words: &Words) -> Html {
    let count = count as u64;
    html! { <span class="sample__left-out">{words.say_with(key, [("count", count.into())])}</span> }
}
