use std::collections::BTreeMap;

use vertex::NoAnswer;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Store;
use crate::{
    services::{
        chance, clock,
        google::{Call, Google},
    },
    state::{Action, Answer, JobMetricsAction, JobsAction, ModelsAction, Outgoing},
};

/// How long an answer may take, in milliseconds: a model thinks before it speaks.
const LIMIT: u64 = 60_000;

/// Carries what the state says is to be carried, and breaks off what it no longer waits for.
#[hook]
pub fn use_calls(google: &Google, store: &Store) {
    let dispatcher = store.dispatcher();
    let answered = Callback::from(move |(number, answer)| {
        dispatcher.dispatch(Action::Models(ModelsAction::Answered(number, answer)));
    });
    use_carrier(google, store.models.outgoing(), answered);
    let dispatcher = store.dispatcher();
    let answered = Callback::from(move |(number, answer)| {
        dispatcher.dispatch(Action::JobMetrics(JobMetricsAction::Answered(
            number, answer,
        )));
    });
    use_carrier(google, store.job_metrics.outgoing(), answered);
    let dispatcher = store.dispatcher();
    let answered = Callback::from(move |(number, answer)| {
        dispatcher.dispatch(Action::Jobs(JobsAction::Answered {
            number,
            at: clock::today(),
            chance: chance::share(),
            answer,
        }));
    });
    use_carrier(google, store.jobs.outgoing(), answered);
}

#[hook]
fn use_carrier(google: &Google, outgoing: Vec<Outgoing>, answered: Callback<(u64, Answer)>) {
    let under_way = use_mut_ref(BTreeMap::<u64, Call>::new);
    let google = google.clone();
    let numbers: Vec<u64> = outgoing.iter().map(|call| call.number).collect();
    use_effect_with(numbers, move |numbers| {
        let mut under_way = under_way.borrow_mut();
        under_way.retain(|number, call| {
            let is_awaited = numbers.contains(number);
            if !is_awaited {
                call.abort();
            }
            is_awaited
        });
        for Outgoing { number, request } in outgoing {
            if under_way.contains_key(&number) {
                continue;
            }
            let Some(call) = Call::new() else {
                answered.emit((number, Err(NoAnswer::Unreachable)));
                continue;
            };
            under_way.insert(number, call.clone());
            let (google, answered) = (google.clone(), answered.clone());
            spawn_local(async move {
                let answer = google.carry(&request, None, LIMIT, &call).await;
                answered.emit((number, answer));
            });
        }
    });
}
