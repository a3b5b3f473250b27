use yew::prelude::*;

use crate::services::document;

/// One of several views of the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Tab {
    /// Its name within the tabs.
    pub name: &'static str,
    /// What it says.
    pub label: AttrValue,
}

/// Properties of [`Tabs`].
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// What they are views of.
    pub label: AttrValue,
    /// The views.
    pub tabs: Vec<Tab>,
    /// The name of the one that is shown.
    pub current: &'static str,
    /// Another one was chosen.
    pub choose: Callback<&'static str>,
}

/// The id of a tab.
pub fn tab_id(name: &str) -> String {
    format!("tab-{name}")
}

/// The id of the panel that a tab shows.
pub fn panel_id(name: &str) -> String {
    format!("panel-{name}")
}

/// Tabs: arrows, Home and End go from one to the next, which shows it at once.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let onkeydown = {
        let (tabs, current) = (props.tabs.clone(), props.current);
        let choose = props.choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let at = tabs.iter().position(|tab| tab.name == current).unwrap_or(0);
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % tabs.len(),
                "ArrowLeft" => (at + tabs.len() - 1) % tabs.len(),
                "Home" => 0,
                "End" => tabs.len() - 1,
                _ => return,
            };
            event.prevent_default();
            choose.emit(tabs[to].name);
            document::focus(&tab_id(tabs[to].name));
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={props.label.clone()} {onkeydown}>
            for Tab { name, label } in &props.tabs {
                <button
                    type="button"
                    class="tab"
                    role="tab"
                    id={tab_id(name)}
                    aria-selected={(*name == props.current).to_string()}
                    // Only the chosen one has a panel in the document.
                    aria-controls={(*name == props.current).then(|| panel_id(name))}
                    tabindex={if *name == props.current { "0" } else { "-1" }}
                    onclick={
                        let name = *name;
                        props.choose.reform(move |_: MouseEvent| name)
                    }
                >
                    {label.clone()}
                </button>
            }
        </div>
    }
}
