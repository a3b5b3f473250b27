use dataset::Change;
use rule::grouped;
use yew::prelude::*;

use crate::{difference::Difference, findings::visible, words::Words};

/// A change: the line, what stood there and what stands there now.
pub fn change(change: &Change, words: &Words) -> Html {
    let it = Difference::of(&change.before, &change.after);
    let text = |text: &str| visible(text).into_owned();
    let has_before = !change.before.is_empty();
    html! {
        <li class="change change--changed">
            <span class="change__line">
                {words.say_with("dataset-line", [("line", grouped(change.line).into())])}
            </span>
            <div class="change__texts">
                if has_before {
                    <p class="change__text change__text--before">
                        <span class="visually-hidden">{words.say("tools-before")}{" "}</span>
                        <code dir="ltr">{text(it.head)}<del>{text(it.before)}</del>{text(it.tail)}</code>
                    </p>
                }
                if change.after.is_empty() {
                    <p class="change__text change__text--gone">{words.say("tools-gone")}</p>
                } else {
                    <p class="change__text change__text--after">
                        <span class="visually-hidden">{words.say("tools-after")}{" "}</span>
                        <code dir="ltr">{text(it.head)}<ins>{text(it.after)}</ins>{text(it.tail)}</code>
                    </p>
                }
            </div>
        </li>
    }
}
