use std::rc::Rc;

use vertex::{Settings, creation::State};
use yew::prelude::*;

use super::{
    confirm::Confirm,
    creation::{self, CREATION},
    field_text,
};
use crate::{
    hooks::{use_actions, use_creator, use_store, use_words},
    services::{clock, creator::Creator, document},
    state::{Action, AppState, Creating, Draft, LaunchAction},
    words::Words,
};

/// The id of the section where one signs in.
const ACCOUNT: &str = "account";

/// What the person wants of what creates jobs.
type Verb = Box<dyn FnOnce(&Creator)>;

fn send(settings: &Rc<Settings>) -> Verb {
    let settings = Rc::clone(settings);
    Box::new(move |creator| creator.send(&settings))
}

/// Properties of [`LaunchBar`].
#[derive(Properties, PartialEq)]
pub struct LaunchBarProps {
    /// What the draft comes to.
    pub draft: Rc<Draft>,
}

/// What can be done now, and what is missing for it.
#[component]
pub fn LaunchBar(props: &LaunchBarProps) -> Html {
    let store = use_store();
    let creator = use_creator();
    let asked = use_state_eq(|| None::<Rc<Settings>>);
    let creating = store.launch.creating.clone();
    // Who presses a button that then is gone hears what came of it; who merely comes back does not.
    let pressed = use_mut_ref(|| false);
    let step = creating.as_deref().map(creation::step);
    {
        let pressed = Rc::clone(&pressed);
        use_effect_with(step, move |step| {
            if pressed.take() && document::is_focus_lost() {
                match step {
                    Some(_) => document::focus(CREATION),
                    None => document::focus(&field_text::id("pipelineJobId")),
                }
            }
        });
    }
    let press = Callback::from(move |verb: Verb| {
        pressed.replace(true);
        verb(&creator);
    });
    let ask = {
        let asked = asked.clone();
        Callback::from(move |settings| asked.set(Some(settings)))
    };
    let closed = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    html! {
        <>
            <div class="launch-bar">
                {match creating.filter(|creating| !creating.is_refused()) {
                    Some(creating) => html! { <CreatingBar {creating} {ask} press={press.clone()} /> },
                    None => html! { <DraftBar draft={Rc::clone(&props.draft)} {ask} /> },
                }}
            </div>
            if let Some(settings) = (*asked).clone() {
                <Confirm
                    confirmed={
                        let settings = Rc::clone(&settings);
                        press.reform(move |()| send(&settings))
                    }
                    {settings}
                    {closed}
                />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DraftBarProps {
    draft: Rc<Draft>,
    /// The person wants a job of these settings, and is asked once more.
    ask: Callback<Rc<Settings>>,
}

/// Nothing was sent: a dry run, and then the way to send.
#[component]
fn DraftBar(props: &DraftBarProps) -> Html {
    let words = use_words();
    let store = use_store();
    let actions = use_actions();
    let DraftBarProps { draft, ask } = props;
    let run = actions.reform(|_: MouseEvent| Action::Launch(LaunchAction::DryRun));
    let is_ready = store.may_send(draft);
    let may_call = store.account.may_call(clock::today());
    let send = {
        let settings = Rc::new(draft.settings.clone());
        ask.reform(move |_: MouseEvent| Rc::clone(&settings))
    };
    html! {
        <>
            <button type="button" class={classes!("button", (!is_ready).then_some("button--main"))} onclick={run}>
                {words.say("launch-dry-run")}
            </button>
            if is_ready && may_call {
                <button type="button" class="button button--main" aria-haspopup="dialog" onclick={send}>
                    {words.say("create-send")}
                </button>
            }
            <p class="launch-bar__text">
                {missing(&store, draft, &words)}
                if draft.is_ready() && !may_call {
                    {" "}{words.say("create-no-token")}{" "}<SignIn />
                }
            </p>
        </>
    }
}

fn missing(state: &AppState, draft: &Draft, words: &Words) -> String {
    let names: Vec<String> = draft
        .missing
        .iter()
        .map(|field| words.say(field_text::name(*field)))
        .collect();
    let missing = (!names.is_empty())
        .then(|| words.say_with("launch-missing", [("names", names.join(", ").into())]));
    let errors = draft.errors().count() as u64;
    let errors = (errors > 0).then(|| words.say_with("launch-errors", [("count", errors.into())]));
    let none = draft.is_ready().then(|| {
        words.say(if state.is_rehearsed(draft) {
            "create-ready"
        } else if state.launch.dry_runs > 0 {
            "create-changed"
        } else {
            "create-first"
        })
    });
    let said = [errors, missing, none];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The way to where one signs in.
#[component]
fn SignIn() -> Html {
    let words = use_words();
    html! {
        <button type="button" class="link-button" onclick={|_| document::focus(ACCOUNT)}>
            {words.say("create-sign-in")}
        </button>
    }
}

#[derive(Properties, PartialEq)]
struct CreatingBarProps {
    creating: Rc<Creating>,
    /// The person wants the job sent again, and is asked once more.
    ask: Callback<Rc<Settings>>,
    /// The person wants something else.
    press: Callback<Verb>,
}

/// A job is being created, or was: what can be done about it.
#[component]
fn CreatingBar(props: &CreatingBarProps) -> Html {
    let words = use_words();
    let store = use_store();
    let creating = &props.creating;
    let creation = &creating.creation;
    let is_here = creating.destination == store.account.destination;
    let may_call = creating.may_call(&store.account, clock::today());
    let again = {
        let settings = Rc::new(creation.draft().settings.clone());
        props.ask.reform(move |_: MouseEvent| Rc::clone(&settings))
    };
    let another = match creation.state() {
        State::Taken(_) => "create-new-id",
        _ => "create-another",
    };
    let button = |key: &str, is_main: bool, verb: fn(&Creator)| {
        let class = classes!("button", is_main.then_some("button--main"));
        let press = props
            .press
            .reform(move |_: MouseEvent| -> Verb { Box::new(verb) });
        html! { <button type="button" {class} onclick={press}>{words.say(key)}</button> }
    };
    html! {
        <>
            {match creation.state() {
                _ if creating.is_under_way() => button("create-stop", false, Creator::stop),
                State::Absent if may_call => html! {
                    <button type="button" class="button button--main" aria-haspopup="dialog" onclick={again}>
                        {words.say("create-send-again")}
                    </button>
                },
                State::Ready | State::Unknown(_) if may_call => button("create-look", true, Creator::look),
                _ => Html::default(),
            }}
            if !creating.is_under_way() {
                {button(another, false, Creator::another)}
            }
            <p class="launch-bar__text">
                <span role="status">{creation::title(creating, &words)}</span>
                if !may_call && creation.may_look() {
                    {" "}
                    if is_here {
                        {words.say("create-no-token-to-look")}{" "}<SignIn />
                    } else {
                        {words.say(creation::elsewhere(creating))}
                    }
                }
            </p>
        </>
    }
}
