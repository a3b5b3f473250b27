use std::rc::Rc;

use yew::prelude::*;

use super::axes::percent;
use crate::metrics::{self, Line, Plot};

#[derive(Properties, PartialEq)]
pub struct DrawingProps {
    /// What is drawn.
    pub plot: Rc<Plot>,
}

/// The ticks and the lines, without words. A component, so that they are not drawn again for every step
/// that is read.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let Plot {
        steps,
        values,
        lines,
        ..
    } = &*props.plot;
    html! {
        <svg width="100%" height="100%" aria-hidden="true" focusable="false">
            for tick in values {
                <line
                    class="metric__grid"
                    x1="0"
                    x2="100%"
                    y1={percent(tick.place)}
                    y2={percent(tick.place)}
                />
            }
            for tick in steps {
                <line
                    class="metric__grid"
                    x1={percent(tick.place)}
                    x2={percent(tick.place)}
                    y1="0"
                    y2="100%"
                />
            }
            // The paths are stretched to the room there is, their strokes are not.
            <svg class="metric__lines" viewBox="0 0 100 100" preserveAspectRatio="none">
                for line in lines {
                    {paths(line)}
                }
            </svg>
            for line in lines {
                if let Some((x, y)) = line.lone {
                    <circle class={class("dot", line.evaluated)} cx={percent(x)} cy={percent(y)} r="4" />
                }
            }
        </svg>
    }
}

fn paths(line: &Line) -> Html {
    let path = |class: Classes, data: &str| {
        html! { <path {class} d={data.to_owned()} vector-effect="non-scaling-stroke" /> }
    };
    let strong = class("line", line.evaluated);
    match &line.smoothed_path {
        None => path(strong, &line.path),
        Some(smoothed) => html! {
            <>
                {path(classes!(strong.clone(), "metric__line--thin"), &line.path)}
                {path(strong, smoothed)}
            </>
        },
    }
}

/// The step that is read, and where its values are.
pub fn crosshair(place: f64, readings: &[metrics::Reading]) -> Html {
    html! {
        <svg class="metric__crosshair" width="100%" height="100%" aria-hidden="true" focusable="false">
            <line x1={percent(place)} x2={percent(place)} y1="0" y2="100%" />
            for reading in readings {
                <circle
                    class={class("dot", reading.evaluated)}
                    cx={percent(reading.place.0)}
                    cy={percent(reading.place.1)}
                    r="4"
                />
            }
        </svg>
    }
}

/// The class of what is drawn of a line.
pub fn class(part: &str, evaluated: bool) -> Classes {
    let part = format!("metric__{part}");
    let side = evaluated.then(|| format!("{part}--evaluation"));
    classes!(part, side)
}
