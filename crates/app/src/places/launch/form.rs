use std::rc::Rc;

use rule::SettingProblem;
use yew::prelude::*;

use super::{from_plan::FromPlan, job_name::JobName, setting::Setting};
use crate::{
    components::Trouble,
    hooks::use_words,
    state::{AppState, Draft, Field},
};

/// Properties of [`Form`].
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// What the draft comes to.
    pub draft: Rc<Draft>,
}

/// The settings of a job, in the order of the console. What the model does not know is not asked for.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let words = use_words();
    let family = tuning::Model::find(&props.draft.settings.model).map(|model| model.family);
    let fields = |fields: &'static [Field]| {
        let draft = &props.draft;
        let apply = fields
            .iter()
            .copied()
            .filter(move |field| family.is_none_or(|family| field.applies_to(family)));
        html! {
            for field in apply {
                <Setting key={field.setting()} {field} draft={Rc::clone(draft)} />
            }
        }
    };
    let evaluated = family.is_some_and(tuning::Family::takes_evaluation);
    html! {
        <div class="form">
            <section class="form__part" aria-labelledby="launch-job">
                <h2 id="launch-job">{words.say("launch-job")}</h2>
                {fields(&[Field::ModelDisplayName, Field::DisplayName])}
                <JobName />
                {fields(&[Field::Project, Field::PipelineRegion, Field::UploadRegion])}
                <FromPlan draft={Rc::clone(&props.draft)} />
                {fields(&[
                    Field::OutputDirectory,
                    Field::DatasetUri,
                    Field::CorpusPath,
                    Field::QueriesPath,
                ])}
            </section>
            <section class="form__part" aria-labelledby="launch-advanced">
                <h2 id="launch-advanced">{words.say("launch-advanced")}</h2>
                {fields(&[
                    Field::ValidationLabelPath,
                    Field::TestLabelPath,
                    Field::LearningRateMultiplier,
                    Field::DefaultContext,
                    Field::ServiceAccount,
                    Field::KmsKeyName,
                    Field::Tensorboard,
                    Field::Labels,
                ])}
            </section>
            if evaluated {
                <section class="form__part" aria-labelledby="launch-evaluating">
                    <h2 id="launch-evaluating">{words.say("launch-evaluating")}</h2>
                    {fields(&[
                        Field::EvaluationDataUri,
                        Field::EvaluationInterval,
                        Field::EnableEarlyStopping,
                        Field::EnableCheckpointSelection,
                    ])}
                </section>
            }
        </div>
    }
}

/// What is wrong, as far as it is `meant`, with its cures.
pub fn troubles(
    state: &AppState,
    draft: &Draft,
    meant: impl Fn(&SettingProblem) -> bool,
) -> Vec<Trouble> {
    let problems = draft.problems.iter().filter(|problem| meant(problem));
    problems
        .map(|problem| Trouble {
            cure: state
                .cure(problem, &draft.settings)
                .map(|cure| (cure.label, Box::new(cure.settings))),
            problem: problem.clone(),
        })
        .collect()
}
