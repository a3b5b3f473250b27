mod details;

use std::rc::Rc;

use details::Details;
use rule::grouped;
use yew::prelude::*;

use super::{code_frame::frame_code, severity};
use crate::{
    findings::{Findings, is_cut, visible},
    hooks::use_words,
    prose::prose,
};

/// Properties of [`ProblemRow`].
#[derive(Properties, PartialEq)]
pub struct ProblemRowProps {
    /// What was found.
    pub findings: Rc<Findings>,
    /// The finding, by its position in the report.
    pub index: usize,
    /// Its row in the list, from 0.
    pub row: usize,
    /// Rows in the list.
    pub rows: usize,
    /// Whether it is unfolded.
    pub open: bool,
    /// Folds or unfolds the finding.
    pub toggle: Callback<usize>,
    /// Where the unfolded part is, to be measured.
    pub body: NodeRef,
    /// To be called when the unfolded part takes more or less room than before.
    pub resized: Callback<()>,
}

/// The id of the row of a finding.
pub fn row_id(index: usize) -> String {
    format!("problem-{index}")
}

/// One finding: a line that unfolds.
#[component]
pub fn ProblemRow(props: &ProblemRowProps) -> Html {
    let words = use_words();
    let Some(found) = props.findings.outcome.report.diagnostics.get(props.index) else {
        return Html::default();
    };
    let frame = found
        .details
        .as_ref()
        .and_then(|details| details.frame.as_ref());
    let lost = is_cut(&found.rule);
    let index = props.index;
    let (id, body_id) = (row_id(index), format!("problem-{index}-more"));
    html! {
        <li
            class="problem"
            aria-setsize={props.rows.to_string()}
            aria-posinset={(props.row + 1).to_string()}
        >
            <button
                {id}
                class="problem__head"
                aria-expanded={props.open.to_string()}
                aria-controls={props.open.then(|| body_id.clone())}
                onclick={props.toggle.reform(move |_: MouseEvent| index)}
            >
                <span class="problem__severity">{severity(found.severity, &words)}</span>
                <span class="problem__place">
                    {words.say_with(
                        "dataset-place",
                        [("line", grouped(found.line).into()), ("column", grouped(found.column).into())],
                    )}
                </span>
                <span class="problem__message">{prose(found.message(words.language()))}</span>
                <span class="problem__code">
                    if !found.path.is_empty() {
                        <span class="problem__path">{visible(&found.path).into_owned()}</span>
                    }
                    if let Some(frame) = frame {
                        {frame_code(frame, lost)}
                    }
                </span>
            </button>
            if props.open {
                <div class="problem__more" id={body_id} ref={props.body.clone()}>
                    <Details found={found.clone()} {lost} resized={&props.resized} />
                </div>
            }
        </li>
    }
}
