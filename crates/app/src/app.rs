//! The frame around the places: what they share, and where they stand.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    components::{Rail, SkipLink, StaleNotice},
    findings::visible,
    hooks::{self, use_address},
    place::{Address, Place},
    places::{DatasetPlace, JobsPlace, LaunchPlace, PlanPlace, RulesPlace},
    rulebook,
    services::{
        creator::Creator, document, google::Google, inspector::Inspector, tools::Tools,
        uploader::Uploader,
    },
    state::{AppState, Destination},
    words::Words,
};

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer_eq::<AppState, _>(hooks::remembered);
    let words = use_memo(store.language, |language| Words::new(*language));
    let dispatcher = store.dispatcher();
    let services = use_memo((), move |()| {
        let tell = Callback::from(move |action| dispatcher.dispatch(action));
        let inspector = Inspector::new(tell.clone());
        let tools = Tools::new(inspector.clone(), tell);
        (inspector, tools)
    });
    let (inspector, tools) = &*services;
    {
        let inspector = inspector.clone();
        use_effect_with((), move |()| {
            let drops = document::refuse_stray_drops();
            inspector.warm_up();
            move || drop(drops)
        });
    }
    let google = use_memo((), |()| Google::new(store.account.destination));
    hooks::use_calls(&google, &store);
    let creator = {
        let (google, dispatcher) = ((*google).clone(), store.dispatcher());
        let creating = store.launch.creating.as_deref().cloned();
        use_memo((), move |()| {
            let tell = Callback::from(move |action| dispatcher.dispatch(action));
            Creator::new(google, creating, tell)
        })
    };
    hooks::use_kept_draft(&store);
    hooks::use_creations(&creator, &store);
    let uploader = {
        let (google, dispatcher) = ((*google).clone(), store.dispatcher());
        let tell = Callback::from(move |action| dispatcher.dispatch(action));
        use_memo((), move |()| Uploader::new(google, tell))
    };
    hooks::use_stray_uploads(&uploader, &store);
    hooks::use_inspections(inspector, &store.dataset);
    hooks::use_tool_runs(tools, &store.dataset);
    hooks::use_job_turns(&store);
    use_effect_with(store.language, |language| document::set_language(*language));
    use_effect_with(store.theme, |theme| document::set_theme(*theme));

    html! {
        <ContextProvider<hooks::Store> context={store}>
            <ContextProvider<Words> context={(*words).clone()}>
                <ContextProvider<Inspector> context={inspector.clone()}>
                    <ContextProvider<Tools> context={tools.clone()}>
                        <ContextProvider<Google> context={(*google).clone()}>
                            <ContextProvider<Creator> context={(*creator).clone()}>
                                <ContextProvider<Uploader> context={(*uploader).clone()}>
                                    <Frame />
                                </ContextProvider<Uploader>>
                            </ContextProvider<Creator>>
                        </ContextProvider<Google>>
                    </ContextProvider<Tools>>
                </ContextProvider<Inspector>>
            </ContextProvider<Words>>
        </ContextProvider<hooks::Store>>
    }
}

/// Rail and place.
#[component]
fn Frame() -> Html {
    let address = use_address();
    let Address { place, rule, job } = address.clone();
    let words = hooks::use_words();
    let store = hooks::use_store();
    use_effect_with((address, words.clone()), |(address, words)| {
        let rule = address.rule.as_deref().and_then(rulebook::find);
        let job = address.job.as_deref().map(visible);
        let shown = rule.map(|rule| rule.name.into()).or(job);
        let shown = shown.map(|shown| format!("{shown} · ")).unwrap_or_default();
        let place = words.say(address.place.name());
        document::set_title(&format!("{shown}{place} · Tuneup"));
    });
    html! {
        <>
            <SkipLink />
            <Rail
                current={place}
                knows={Rc::new(crate::places::what_each_knows(&store, &words))}
                simulated={store.account.destination == Destination::Simulated}
            />
            <main id="main" class="place" tabindex="-1">
                if store.stale {
                    <StaleNotice />
                }
                {match place {
                    Place::Dataset => html! { <DatasetPlace /> },
                    Place::Plan => html! { <PlanPlace /> },
                    Place::Launch => html! { <LaunchPlace /> },
                    Place::Jobs => html! { <JobsPlace {job} /> },
                    Place::Rules => html! { <RulesPlace {rule} /> },
                }}
            </main>
        </>
    }
}
