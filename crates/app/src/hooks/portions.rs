use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How many of `length` things to draw: at first one portion, and one more with each breath of the
/// page until all are drawn, so that a long page never keeps a click waiting.
#[hook]
pub fn use_portions(length: usize, portion: usize) -> usize {
    let drawn = use_state_eq(|| portion.min(length));
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, length), move |&(now, length)| {
            let next = (now < length)
                .then(|| Timeout::new(0, move || drawn.set((now + portion).min(length))));
            move || drop(next)
        });
    }
    *drawn
}
