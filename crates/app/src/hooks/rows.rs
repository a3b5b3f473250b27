use std::{cell::Cell, rc::Rc};

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::use_words;
use crate::findings::{Filter, Findings, Rows};

/// Findings looked at between two breaths of the page.
const PORTION: usize = 4_096;

/// The findings that pass a filter. A long list is looked through in portions, so that typing
/// into the filter is never felt; until then the rows of the filter before stay.
#[hook]
pub fn use_rows(findings: &Rc<Findings>, filter: &Filter) -> Rows {
    let language = use_words().language();
    let all = Rows::All(findings.outcome.report.diagnostics.len());
    let rows = use_state_eq(|| all.clone());
    {
        let rows = rows.clone();
        let all = all.clone();
        use_effect_with(
            (Rc::clone(findings), filter.clone(), language),
            move |(findings, filter, _)| {
                let wanted = Rc::new(Cell::new(true));
                if filter.is_open() {
                    rows.set(all);
                } else {
                    let (findings, filter) = (Rc::clone(findings), filter.clone());
                    let wanted = Rc::clone(&wanted);
                    spawn_local(async move {
                        let diagnostics = &findings.outcome.report.diagnostics;
                        let mut picked = Vec::new();
                        for start in (0..diagnostics.len()).step_by(PORTION) {
                            let end = (start + PORTION).min(diagnostics.len());
                            picked.append(&mut filter.pick(diagnostics, start..end, language));
                            if end < diagnostics.len() {
                                TimeoutFuture::new(0).await;
                            }
                            if !wanted.get() {
                                return;
                            }
                        }
                        rows.set(Rows::Some(Rc::new(picked)));
                    });
                }
                move || wanted.set(false)
            },
        );
    }
    // An open filter needs no looking through, and a jump must not wait for it.
    if filter.is_open() {
        all
    } else {
        (*rows).clone()
    }
}
