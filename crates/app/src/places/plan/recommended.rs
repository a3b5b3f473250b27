use rule::grouped;
use tuning::{Recommendation, Standing, source::PAGE};
use yew::prelude::*;

use crate::{
    components::{Icon, Mark},
    hooks::use_words,
    state::Planned,
    words::Words,
};

/// Properties of [`Recommended`].
#[derive(Properties, PartialEq)]
pub struct RecommendedProps {
    /// What the draft means.
    pub planned: Planned,
}

/// What Google recommends for models like this one, and where the plan stands.
#[component]
pub fn Recommended(props: &RecommendedProps) -> Html {
    let words = use_words();
    let planned = &props.planned;
    let rows = &planned.plan.recommendation;
    let source = html! {
        <a href={PAGE} rel="noreferrer">{words.say("plan-recommended-source")}</a>
    };
    html! {
        <section class="aspect" aria-labelledby="plan-recommended-title">
            <h2 id="plan-recommended-title">{words.say("plan-recommended-title")}</h2>
            if rows.is_empty() {
                <p class="aspect__text">
                    {words.say_with("plan-recommended-none", [("model", planned.model.name.into())])}
                </p>
            } else {
                <table class="table recommended">
                    <thead>
                        <tr>
                            <th scope="col">{words.say("plan-task")}</th>
                            <th scope="col">{words.say("plan-examples-column")}</th>
                            <th scope="col">{words.say("plan-steps-column")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        for row in rows {
                            <tr>
                                <th scope="row">{row.task.label().get(words.language())}</th>
                                <td>
                                    {words.say_with("plan-at-least", [("count", row.minimum_examples.into())])}
                                    if let Some(count) = planned.examples.count() {
                                        {standing(count, row.examples, &words)}
                                    }
                                </td>
                                <td>
                                    {range(row)}
                                    {scale(row, planned.plan.train_steps)}
                                    {standing(planned.plan.train_steps, row.steps, &words)}
                                </td>
                            </tr>
                        }
                    </tbody>
                </table>
                <p class="aspect__source">{source}</p>
            }
        </section>
    }
}

fn range(row: &Recommendation) -> String {
    if row.minimum_steps == row.maximum_steps {
        grouped(row.minimum_steps)
    } else {
        format!(
            "{}–{}",
            grouped(row.minimum_steps),
            grouped(row.maximum_steps)
        )
    }
}

/// Where the plan stands, by icon and word.
fn standing(yours: u64, standing: Standing, words: &Words) -> Html {
    let (class, icon, key) = match standing {
        Standing::Within => ("standing standing--within", Icon::Tick, "plan-within"),
        Standing::Below => ("standing", Icon::Triangle, "plan-below"),
        Standing::Above => ("standing", Icon::Triangle, "plan-above"),
    };
    html! {
        <>
            // Read out, it is not one word with what stands before it.
            {" "}<span {class}><Mark {icon} />{words.say_with(key, [("count", yours.into())])}</span>
        </>
    }
}

/// The range, and the plan's steps against it, from 10 to 10,000 steps; each power of ten as long as
/// the next.
fn scale(row: &Recommendation, steps: u64) -> Html {
    let place = |steps: u64| ((steps.max(1) as f64).log10() - 1.0) / 3.0 * 100.0;
    let (start, end) = (place(row.minimum_steps), place(row.maximum_steps));
    // A range of a single number is still seen.
    let width = (end - start).max(3.0);
    let yours = format!("{:.2}%", place(steps).clamp(1.0, 99.0));
    html! {
        <svg class="scale" width="100%" height="14" aria-hidden="true" focusable="false">
            <line class="scale__line" x1="0" x2="100%" y1="7" y2="7" />
            <rect class="scale__range" x={format!("{start:.2}%")} y="3" width={format!("{width:.2}%")} height="8" rx="3" />
            <line class="scale__yours" x1={yours.clone()} x2={yours} y1="0" y2="14" />
        </svg>
    }
}
