use std::rc::Rc;

use rule::Language;
use yew::prelude::*;

use super::{Icon, Mark};
use crate::{
    hooks::{use_preferences, use_words},
    place::Place,
    state::Theme,
};

/// Properties of [`Rail`].
#[derive(Properties, PartialEq)]
pub struct RailProps {
    /// Where one is.
    pub current: Place,
    /// What each place of the work knows now, in order.
    pub knows: Rc<[Option<AttrValue>; 4]>,
    /// Whether what is sent goes to the simulated Google: that stands on every screen.
    pub simulated: bool,
}

/// The places, what each knows, the way to the rules, and the two choices that hold everywhere.
#[component]
pub fn Rail(props: &RailProps) -> Html {
    let words = use_words();
    html! {
        <header class="rail">
            <a class="rail__brand" href={Place::Dataset.href()}>{tuning_fork()}{"Tuneup"}</a>
            <nav class="rail__places" aria-label={words.say("page-places")}>
                <ul>
                    for (place, knows) in Place::WORK.into_iter().zip(props.knows.iter()) {
                        <li>
                            <a
                                class="rail__place"
                                href={place.href()}
                                aria-current={(place == props.current).then_some("page")}
                            >
                                <span class="rail__name">{words.say(place.name())}</span>
                                if let Some(knows) = knows {
                                    {" "}<span class="rail__knows">{knows.clone()}</span>
                                }
                            </a>
                        </li>
                    }
                </ul>
            </nav>
            if props.simulated {
                <p class="rail__simulated">{words.say("google-simulated")}</p>
            }
            <div class="rail__foot">
                <a
                    class="rail__rules"
                    href={Place::Rules.href()}
                    aria-current={(props.current == Place::Rules).then_some("page")}
                >
                    {words.say(Place::Rules.name())}
                </a>
                <p class="rail__promise">{words.say("page-promise")}</p>
                <Switches />
            </div>
        </header>
    }
}

/// Language and theme.
#[component]
fn Switches() -> Html {
    let words = use_words();
    let preferences = use_preferences();
    let languages = [
        (Language::English, "en", "English"),
        (Language::Korean, "ko", "한국어"),
    ];
    let next = match preferences.theme {
        Theme::System => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::System,
    };
    let theme = words.say(match preferences.theme {
        Theme::System => "page-theme-system",
        Theme::Light => "page-theme-light",
        Theme::Dark => "page-theme-dark",
    });
    let wear = preferences.wear.reform(move |_: MouseEvent| next);
    html! {
        <div class="switches">
            <div class="switches__languages" role="group" aria-label={words.say("page-language")}>
                for (language, tag, name) in languages {
                    <button
                        class="switch"
                        lang={tag}
                        aria-pressed={(language == preferences.language).to_string()}
                        onclick={preferences.speak.reform(move |_: MouseEvent| language)}
                    >
                        {name}
                    </button>
                }
            </div>
            <button class="switch" onclick={wear} title={words.say("page-theme")}>
                <Mark icon={Icon::Shade} />
                <span class="visually-hidden">{words.say("page-theme")}{": "}</span>
                <span class="switch__word">{theme}</span>
            </button>
        </div>
    }
}

/// The mark of the product: a tuning fork.
fn tuning_fork() -> Html {
    html! {
        <svg class="fork" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M8 3v7a4 4 0 0 0 8 0V3M12 14v7" />
        </svg>
    }
}
