use worker::protocol::{Failure, Reshape};
use yew::prelude::*;

use crate::{
    components::{Icon, Mark},
    findings::visible,
    hooks::{use_store, use_tools, use_words},
    prose::figures,
    services::document,
    state::{Source, Tool, Work},
    words::Words,
};

/// What there is to say about what was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The answer in a sentence.
    pub answer: String,
    /// All the rest.
    pub body: Html,
    /// What to call taking the files into the job, where the page can check them.
    pub check: Option<&'static str>,
    /// Whether there is anything in them that was not there before.
    pub is_worth_saving: bool,
}

/// The id of the answer.
const ANSWER: &str = "tool-answer";

/// Properties of [`Outcome`].
#[derive(Clone, Properties, PartialEq)]
pub struct OutcomeProps {
    /// The tool.
    pub tool: Tool,
    /// What it reads.
    pub source: Source,
    /// What there is to say about what it wrote, maybe with other settings.
    pub said: Option<Said>,
}

/// How far a tool has come, what it did, and what can be done with it. The answer is read out.
#[component]
pub fn Outcome(props: &OutcomeProps) -> Html {
    let words = use_words();
    let OutcomeProps { tool, source, said } = props;
    use_effect_with(std::mem::discriminant(&tool.work), |_| {
        // The button that was pressed may be gone.
        if document::is_focus_lost() {
            document::focus(ANSWER);
        }
    });
    let is_running = matches!(tool.work, Work::Running(_));
    let answer = match (&tool.work, said) {
        (Work::Done, Some(said)) => said.answer.clone(),
        (Work::Running(_), _) => words.say("tools-running"),
        (Work::Stopped, _) => words.say("tools-stopped"),
        (Work::Failed(failure), _) => failed(failure, &words),
        (Work::Unsettled | Work::Done, _) => String::new(),
    };
    html! {
        <>
            <div class="tool__state">
                <p id={ANSWER} class="tool__answer" role="status" tabindex="-1">{figures(&answer)}</p>
                <Control tool={tool.clone()} source={source.clone()} />
            </div>
            if let Some(said) = said {
                <div
                    class={classes!("tool__said", is_running.then_some("tool__said--stale"))}
                    aria-busy={is_running.to_string()}
                >
                    {said.body.clone()}
                </div>
            }
            <Actions ..props.clone() />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ControlProps {
    tool: Tool,
    source: Source,
}

/// How far it has come, with the way to stop it or to try again.
#[component]
fn Control(props: &ControlProps) -> Html {
    let words = use_words();
    let tools = use_tools();
    let readings = use_store()
        .dataset
        .run()
        .map_or(1, |run| Reshape::readings(&run.reshape));
    match &props.tool.work {
        Work::Running(progress) => {
            let stop = Callback::from(move |_: MouseEvent| tools.stop());
            html! {
                <div class="running__bar">
                    <progress
                        max={(props.source.bytes() * readings).max(1).to_string()}
                        value={progress.bytes_read.to_string()}
                        aria-label={words.say("dataset-progress")}
                    />
                    <button class="button" onclick={stop}>{words.say("dataset-cancel")}</button>
                </div>
            }
        }
        Work::Stopped | Work::Failed(_) => {
            let again = Callback::from(move |_: MouseEvent| tools.again());
            html! { <button class="button" onclick={again}>{words.say("dataset-again")}</button> }
        }
        Work::Unsettled | Work::Done => Html::default(),
    }
}

/// What can be done with what was written.
#[component]
fn Actions(props: &OutcomeProps) -> Html {
    let words = use_words();
    let tools = use_tools();
    let OutcomeProps { tool, source, said } = props;
    let is_done = matches!(tool.work, Work::Done);
    let said = said.as_ref().filter(|said| said.is_worth_saving && is_done);
    let check = {
        let tools = tools.clone();
        Callback::from(move |_: MouseEvent| {
            document::close_dialog(super::DIALOG);
            tools.check();
        })
    };
    html! {
        <div class="actions tool__actions">
            if let Some(said) = said {
                if let Some(key) = said.check {
                    <button class="button button--main" onclick={check}>{words.say(key)}</button>
                }
                for (index, name) in tool.names(source).into_iter().enumerate() {
                    <button
                        class="button"
                        onclick={
                            let tools = tools.clone();
                            move |_: MouseEvent| tools.save(index)
                        }
                    >
                        <Mark icon={Icon::Save} />
                        <span>{words.say_with("tools-download", [("name", visible(&name).into_owned().into())])}</span>
                    </button>
                }
            }
            <button class="button button--quiet" onclick={|_| document::close_dialog(super::DIALOG)}>
                {words.say("dataset-close")}
            </button>
        </div>
    }
}

/// Why there is no result.
fn failed(failure: &Failure, words: &Words) -> String {
    let because = |key, reason: &str| format!("{} {reason}", words.say(key));
    match failure {
        Failure::Unreadable { reason } => because("dataset-failed-unreadable-why", reason),
        Failure::Options { reason } => because("dataset-failed-options-why", reason),
        Failure::Unwritable { reason } => because("tools-failed-room", reason),
        Failure::Crashed { line } | Failure::Silent { line } => {
            words.say_with("tools-failed-lost", [("line", (*line).into())])
        }
        Failure::Unavailable => words.say("dataset-failed-unavailable-why"),
    }
}
