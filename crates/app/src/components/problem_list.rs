use std::rc::Rc;

use yew::prelude::*;

use super::{GoToLine, ProblemFilter, ProblemRow, problem_row::row_id};
use crate::{
    findings::{Filter, Findings},
    hooks::{use_list, use_rows, use_words},
    services::scroll,
};

/// A finding that the person wants to see; the serial number tells two wishes for the same apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// Its position in the report.
    pub index: usize,
    /// Greater with each wish.
    pub serial: u32,
}

/// Properties of [`ProblemList`].
#[derive(Properties, PartialEq)]
pub struct ProblemListProps {
    /// What was found.
    pub findings: Rc<Findings>,
    /// Which of it to list.
    pub filter: Filter,
    /// The person wants another filter.
    pub change: Callback<Filter>,
    /// The finding to go to.
    pub jump: Option<Jump>,
    /// The person wants to go to a finding, by its position in the report.
    pub go: Callback<usize>,
}

/// The id of the list's heading.
pub const PROBLEMS: &str = "problems";

/// Every finding, however many: only the rows in sight are in the document.
#[component]
pub fn ProblemList(props: &ProblemListProps) -> Html {
    let words = use_words();
    let rows = use_rows(&props.findings, &props.filter);
    let list = use_list(&rows, ".problem__head", row_id);
    {
        // The same position in another report is another finding.
        let fold = list.fold.clone();
        use_effect_with(Rc::clone(&props.findings), move |_| fold.emit(()));
    }
    {
        let (show, area) = (list.show.clone(), list.area.clone());
        use_effect_with(props.jump, move |jump| {
            if let Some(jump) = jump {
                scroll::reveal(&area);
                show.emit(jump.index);
            }
        });
    }
    let listed = props.findings.outcome.report.diagnostics.len() as u64;
    let all = props.findings.totals.all();
    let shown = rows.len() as u64;
    // Keyed children must stand in the list directly, or scrolling would tear out the focused row.
    let in_sight =
        (list.window.first..list.window.end).filter_map(|row| Some((row, rows.get(row)?)));
    html! {
        <section class="problems" aria-labelledby={PROBLEMS}>
            <h2 id={PROBLEMS} tabindex="-1">
                {words.say_with("dataset-problems", [("count", all.into())])}
            </h2>
            if listed < all {
                <p class="problems__note">
                    {words.say_with("dataset-problems-capped", [("count", listed.into())])}
                </p>
            }
            <ProblemFilter
                findings={&props.findings}
                filter={props.filter.clone()}
                change={&props.change}
            />
            <GoToLine findings={&props.findings} go={&props.go} />
            <p class="problems__count" role="status">
                {words.say_with("dataset-problems-shown", [("count", shown.into())])}
            </p>
            <div
                ref={list.area}
                class="problems__list"
                onscroll={list.onscroll}
                onkeydown={list.onkeydown}
            >
                <ol ref={list.drawn} class="problems__rows" aria-labelledby={PROBLEMS}>
                    for (row, index) in in_sight {
                        <ProblemRow
                            key={index}
                            findings={&props.findings}
                            {index}
                            {row}
                            rows={rows.len()}
                            open={list.open == Some(index)}
                            toggle={&list.toggle}
                            body={&list.body}
                            resized={&list.resized}
                        />
                    }
                </ol>
            </div>
        </section>
    }
}
