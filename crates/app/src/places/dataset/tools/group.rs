use rule::grouped;
use yew::prelude::*;

use crate::words::Words;

/// Something that happened `count` times, and the first times that it did, where they are listed.
pub fn group(title: Html, count: u64, rows: Vec<Html>, words: &Words) -> Html {
    let more = count.saturating_sub(rows.len() as u64);
    let has_rows = !rows.is_empty();
    html! {
        <li class="tally">
            <h4 class="tally__head">
                <span>{title}</span>
                <b>
                    {grouped(count)}
                    <span class="visually-hidden">{" "}{words.say_with("dataset-times", [("count", count.into())])}</span>
                </b>
            </h4>
            if has_rows {
                <ol class="tally__rows">{for rows}</ol>
            }
            if has_rows && more > 0 {
                <p class="tally__more">{words.say_with("tools-more", [("count", more.into())])}</p>
            }
        </li>
    }
}
