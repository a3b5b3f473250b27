use rule::grouped;
use tuning::whole;
use yew::prelude::*;

use super::picture::{Course, Picture};
use crate::{hooks::use_words, state::Planned, words::Words};

/// Properties of [`Figure`].
#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// What the draft means.
    pub planned: Planned,
}

/// The dataset going by, epoch by epoch, and the same as a table.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let words = use_words();
    let planned = &props.planned;
    let course = Course {
        steps: planned.plan.train_steps,
        batch: planned.plan.batch_size,
        examples: planned.examples.count().unwrap_or(0),
        interval: planned.interval.and_then(whole),
    };
    let Some(picture) = Picture::new(course) else {
        return Html::default();
    };
    let crowded = picture.blocks.len() > 4 || picture.epochs_per_block > 1;
    html! {
        <figure class={classes!("epochs", crowded.then_some("epochs--crowded"))}>
            {drawing(&picture, course, &words)}
            <figcaption class="epochs__caption">{caption(&picture, course, &words)}</figcaption>
            {table(&picture, &words)}
        </figure>
    }
}

/// What the picture shows, in words.
fn caption(picture: &Picture, course: Course, words: &Words) -> Html {
    let seen = course.steps.saturating_mul(course.batch);
    let evaluations: u64 = picture.blocks.iter().map(|block| block.evaluations).sum();
    html! {
        <ul>
            if evaluations > 0 {
                <li>{words.say_with("plan-evaluations", [
                    ("count", evaluations.into()),
                    ("interval", course.interval.unwrap_or(0).into()),
                ])}</li>
            }
            if picture.evaluations_per_mark > 1 {
                <li>{words.say_with("plan-marks", [("count", picture.evaluations_per_mark.into())])}</li>
            }
            if picture.epochs_per_block > 1 {
                <li>{words.say_with("plan-blocks", [("count", picture.epochs_per_block.into())])}</li>
            }
            if seen < course.examples {
                <li>{words.say_with("plan-never-shown", [
                    ("count", (course.examples - seen).into()),
                    ("all", course.examples.into()),
                ])}</li>
            }
        </ul>
    }
}

fn percent(value: f64) -> String {
    format!("{value:.3}%")
}

/// Heights in pixels, widths in per cent: the text stays as large as text, whatever the width.
fn drawing(picture: &Picture, course: Course, words: &Words) -> Html {
    let ends = words.say_with("plan-ends", [("step", course.steps.into())]);
    let end = percent(picture.end);
    let anchor = if picture.end > 50.0 { "end" } else { "start" };
    let radius = if picture.marks.len() > 20 { "2.5" } else { "4" };
    html! {
        <svg class="epochs__picture" width="100%" height="112" role="img" aria-label={ends.clone()} focusable="false">
            {labels(picture, words)}
            for block in &picture.blocks {
                <rect class="epochs__block" x={percent(block.left)} y="24" width={percent(block.width)} height="40" rx="6" />
                if block.reached > 0.0 {
                    <rect class="epochs__reached" x={percent(block.left)} y="24" width={percent(block.reached)} height="40" rx="6" />
                }
            }
            for mark in &picture.marks {
                <line class="epochs__mark" x1={percent(*mark)} x2={percent(*mark)} y1="64" y2="80" />
                <circle class="epochs__dot" cx={percent(*mark)} cy="82" r={radius} />
            }
            <line class="epochs__end" x1={end.clone()} x2={end.clone()} y1="20" y2="92" />
            <text class="epochs__ends" x={end} y="108" text-anchor={anchor}>{ends.clone()}</text>
        </svg>
    }
}

/// The number of each epoch; where blocks stand for several, of the first and the last.
fn labels(picture: &Picture, words: &Words) -> Html {
    let word = words.say("plan-epoch");
    let label = |number: u64, x: f64, anchor: &'static str| {
        html! {
            <text class="epochs__label" x={percent(x)} y="15" text-anchor={anchor}>
                <tspan class="epochs__word">{format!("{word} ")}</tspan>{grouped(number)}
            </text>
        }
    };
    if picture.epochs_per_block == 1 {
        return picture
            .blocks
            .iter()
            .map(|block| label(block.first, block.left, "start"))
            .collect();
    }
    let last = picture.blocks.last().map_or(0, |block| block.last);
    html! { <>{label(1, 0.0, "start")}{label(last, 100.0, "end")}</> }
}

fn table(picture: &Picture, words: &Words) -> Html {
    let reached = picture.blocks.iter().filter(|block| block.shown > 0);
    html! {
        <details class="fold">
            <summary>{words.say("plan-as-table")}</summary>
            <table class="table">
                <caption class="visually-hidden">{words.say("plan-table")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.say("plan-epoch-column")}</th>
                        <th scope="col">{words.say("plan-shown-column")}</th>
                        <th scope="col">{words.say("plan-step-column")}</th>
                        <th scope="col">{words.say("plan-evaluations-column")}</th>
                    </tr>
                </thead>
                <tbody>
                    for block in reached {
                        <tr>
                            <th scope="row">
                                if block.first == block.last {
                                    {grouped(block.first)}
                                } else {
                                    {format!("{}–{}", grouped(block.first), grouped(block.last))}
                                }
                            </th>
                            <td>{grouped(block.shown)}</td>
                            <td>{grouped(block.last_step)}</td>
                            <td>{grouped(block.evaluations)}</td>
                        </tr>
                    }
                </tbody>
            </table>
        </details>
    }
}
