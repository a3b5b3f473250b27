use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::services::clock;

/// How often the time is looked at, in milliseconds.
const TICK: u32 = 10_000;

/// The time in milliseconds since 1970, looked at every now and then.
#[hook]
pub fn use_today() -> u64 {
    let today = use_state_eq(clock::today);
    {
        let today = today.clone();
        use_effect_with((), move |()| {
            let interval = Interval::new(TICK, move || today.set(clock::today()));
            move || drop(interval)
        });
    }
    // What was changed meanwhile is never later than the time it is held against.
    (*today).max(clock::today())
}
