use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How far a long list is drawn, and what each thing in it is drawn with.
#[derive(Clone, PartialEq)]
pub struct Portions<T> {
    with: T,
    /// How many things, from the first, are drawn with that.
    done: usize,
    /// What the others are still drawn with; at first they are not drawn.
    before: Option<T>,
}

impl<T> Portions<T> {
    /// What the thing in that position is drawn with; `None` where it is not drawn yet.
    pub fn at(&self, position: usize) -> Option<&T> {
        if position < self.done {
            Some(&self.with)
        } else {
            self.before.as_ref()
        }
    }
}

/// Draws `length` things with `with`: at first one portion, and one more with each breath of the page
/// until all are drawn, so that a long page never keeps a click waiting. When `with` becomes another,
/// they are drawn anew in the same way.
#[hook]
pub fn use_portions<T: Clone + PartialEq + 'static>(
    length: usize,
    portion: usize,
    with: T,
) -> Portions<T> {
    let first = move |with: T, before| Portions {
        with,
        done: portion.min(length),
        before,
    };
    let drawn = use_state_eq(|| first(with.clone(), None));
    {
        let drawn = drawn.clone();
        use_effect_with(((*drawn).clone(), with), move |(now, with)| {
            let is_complete = now.done == length;
            let next = if now.with != *with {
                Some(first(with.clone(), is_complete.then(|| now.with.clone())))
            } else if is_complete {
                None
            } else {
                let done = (now.done + portion).min(length);
                Some(Portions {
                    done,
                    ..now.clone()
                })
            };
            let timer = next.map(|next| Timeout::new(0, move || drawn.set(next)));
            move || drop(timer)
        });
    }
    (*drawn).clone()
}
