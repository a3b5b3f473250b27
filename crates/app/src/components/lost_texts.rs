use std::rc::Rc;

use dataset::{Lost, LostText};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    findings::beginning,
    hooks::{use_inspector, use_words},
    prose::prose,
};

/// Characters that are drawn at first; twice as many each time that more is asked for.
const AT_FIRST: usize = 20_000;

/// Properties of [`LostTexts`].
#[derive(Properties, PartialEq)]
pub struct LostTextsProps {
    /// Where the texts stand in the file.
    pub lost: Lost,
    /// The id of what is unfolded.
    pub id: AttrValue,
    /// To be called when this takes more or less room than before.
    pub resized: Callback<()>,
}

/// How far the texts are known.
#[derive(Clone, PartialEq)]
enum Known {
    /// Nobody asked.
    Folded,
    Reading,
    /// Whole, and how much of them may be drawn.
    Read(Rc<Vec<LostText>>, usize),
    /// The file is gone, or another.
    Gone,
}

/// The whole text that a cut takes away, read from the file when it is asked for.
#[component]
pub fn LostTexts(props: &LostTextsProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let known = use_state_eq(|| Known::Folded);
    {
        let resized = props.resized.clone();
        use_effect_with((*known).clone(), move |_| resized.emit(()));
    }
    let toggle = {
        let (known, lost) = (known.clone(), props.lost.clone());
        Callback::from(move |_: MouseEvent| {
            if *known != Known::Folded {
                return known.set(Known::Folded);
            }
            known.set(Known::Reading);
            let reading = inspector.read_lost(lost.clone());
            let known = known.clone();
            spawn_local(async move {
                known.set(match reading.await {
                    Some(texts) => Known::Read(Rc::new(texts), AT_FIRST),
                    None => Known::Gone,
                });
            });
        })
    };
    let more = {
        let known = known.clone();
        Callback::from(move |_: MouseEvent| {
            if let Known::Read(texts, most) = &*known {
                known.set(Known::Read(Rc::clone(texts), most.saturating_mul(2)));
            }
        })
    };
    let is_open = *known != Known::Folded;
    html! {
        <div class="lost">
            <button
                class="link-button"
                aria-expanded={is_open.to_string()}
                aria-controls={is_open.then(|| props.id.clone())}
                onclick={toggle}
            >
                {words.say(if is_open { "dataset-lost-hide" } else { "dataset-lost-show" })}
            </button>
            if is_open {
                <div id={&props.id} class="lost__texts">
                    if *known == Known::Gone {
                        <p class="lost__gone" role="alert">{words.say("dataset-lost-gone")}</p>
                    }
                    if let Known::Read(texts, most) = &*known {
                        {drawn(texts, *most, &words, more)}
                    }
                </div>
            }
        </div>
    }
}

fn drawn(
    texts: &[LostText],
    most: usize,
    words: &crate::words::Words,
    more: Callback<MouseEvent>,
) -> Html {
    let (shown, is_all) = beginning(texts, most);
    let label = |index: usize, LostText { path, text }: &LostText| {
        let key = if index == 0 {
            "dataset-lost-end"
        } else {
            "dataset-lost-whole"
        };
        let count = text.chars().count() as u64;
        words.say_with(
            key,
            [("path", path.as_str().into()), ("count", count.into())],
        )
    };
    html! {
        <>
            for (index, (text, shown)) in texts.iter().zip(shown).enumerate() {
                <figure class="lost__text">
                    <figcaption>{prose(&label(index, text))}</figcaption>
                    <pre role="group" aria-label={label(index, text).replace('`', "")} tabindex="0" dir="auto">
                        {shown}
                    </pre>
                </figure>
            }
            if !is_all {
                <button class="button" onclick={more}>{words.say("dataset-lost-more")}</button>
            }
        </>
    }
}
