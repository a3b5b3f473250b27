use tuning::{Accelerator, Family, Model, Region};
use yew::prelude::*;

use crate::{hooks::use_words, place::Place, words::Words};

/// Properties of [`Regions`].
#[derive(Properties, PartialEq)]
pub struct RegionsProps {
    /// The model to tune.
    pub model: &'static Model,
    /// The hardware.
    pub accelerator: Accelerator,
    /// Where the pipeline runs.
    pub pipeline: Region,
    /// Where the tuned model is uploaded.
    pub upload: Region,
}

impl RegionsProps {
    /// Where the computing happens. Embedding models are computed where the pipeline runs.
    fn computing(&self) -> Region {
        match self.model.family {
            Family::Embedding => self.pipeline,
            _ => self.accelerator.compute_region(),
        }
    }

    /// Whether a key of one's own can be used.
    fn takes_key(&self) -> bool {
        let all = [self.pipeline, self.computing(), self.upload];
        self.accelerator == Accelerator::Gpu
            && all.iter().all(|region| *region == Region::UsCentral1)
    }
}

/// The three regions of a job, and what follows from them.
#[component]
pub fn Regions(props: &RegionsProps) -> Html {
    let words = use_words();
    let hardware = match props.model.family {
        Family::Embedding => words.say("plan-computing-embedding"),
        _ => words.say_with(
            "plan-computing-why",
            [
                ("accelerator", props.accelerator.name().into()),
                ("hardware", props.accelerator.hardware().into()),
            ],
        ),
    };
    let regions = [
        (
            "plan-pipeline",
            props.pipeline,
            words.say("plan-pipeline-why"),
        ),
        ("plan-computing", props.computing(), hardware),
        ("plan-upload", props.upload, words.say("plan-upload-why")),
    ];
    html! {
        <section class="regions" aria-labelledby="plan-regions-title">
            <h2 id="plan-regions-title">{words.say("plan-regions-title")}</h2>
            <ol class="regions__list">
                for (name, region, why) in regions {
                    <li class="region">
                        <p class="region__name">{words.say(name)}{" "}<b>{region.name()}</b></p>
                        <p class="region__why">{why}</p>
                    </li>
                }
            </ol>
            <dl class="about">
                for (name, text) in consequences(props, &words) {
                    <dt>{words.say(name)}</dt>
                    <dd>{text}</dd>
                }
            </dl>
            if props.model.family != Family::Embedding {
                <p><a href={Place::Launch.href()}>{words.say("plan-to-launch")}</a></p>
            }
        </section>
    }
}

/// Quota, network perimeter and keys. What hardware embedding models need is said nowhere.
fn consequences(props: &RegionsProps, words: &Words) -> Vec<(&'static str, String)> {
    let hardware = props.accelerator.hardware();
    let quota = words.say_with(
        "plan-quota-text",
        [
            ("hardware", hardware.into()),
            ("region", props.computing().name().into()),
        ],
    );
    let key = if props.takes_key() {
        "plan-cmek-yes"
    } else if props.accelerator == Accelerator::Tpu {
        "plan-cmek-tpu"
    } else {
        "plan-cmek-region"
    };
    let known = props.model.family != Family::Embedding;
    known
        .then_some(("plan-quota", quota))
        .into_iter()
        .chain([
            ("plan-perimeter", words.say("plan-perimeter-text")),
            ("plan-cmek", words.say(key)),
        ])
        .collect()
}
