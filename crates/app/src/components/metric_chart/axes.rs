use yew::prelude::*;

use crate::metrics::Tick;

/// What the ticks of the values say, beside the lines. The longest label makes the room for all.
pub fn value_labels(ticks: &[Tick]) -> Html {
    let longest = ticks.iter().max_by_key(|tick| tick.label.chars().count());
    html! {
        <div class="metric__values" aria-hidden="true">
            <span class="metric__room">{longest.map(|tick| tick.label.clone())}</span>
            <svg width="100%" height="100%" focusable="false">
                for tick in ticks {
                    <text
                        class="metric__label"
                        x="100%"
                        y={percent(tick.place)}
                        text-anchor="end"
                        dominant-baseline="central"
                    >
                        {&tick.label}
                    </text>
                }
            </svg>
        </div>
    }
}

/// What the ticks of the steps say, below the lines. Where there is little room, every other one.
pub fn step_labels(ticks: &[Tick]) -> Html {
    html! {
        <svg class="metric__steps" width="100%" aria-hidden="true" focusable="false">
            for (index, tick) in ticks.iter().enumerate() {
                <text
                    class={classes!("metric__label", (index % 2 == 1).then_some("metric__label--spare"))}
                    x={percent(tick.place)}
                    y="50%"
                    text-anchor={anchor(tick.place)}
                    dominant-baseline="central"
                >
                    {&tick.label}
                </text>
            }
        </svg>
    }
}

/// A place as an attribute says it.
pub fn percent(place: f64) -> String {
    format!("{place:.2}%")
}

/// A label at an end of the axis does not reach beyond it.
fn anchor(place: f64) -> &'static str {
    match place {
        ..4.0 => "start",
        96.0.. => "end",
        _ => "middle",
    }
}
