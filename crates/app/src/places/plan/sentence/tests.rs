use std::collections::BTreeSet;

use rule::Language;

use super::*;
use crate::state::{Action, AppState};

fn state(accelerator: Accelerator, steps: &str, examples: &str) -> AppState {
    [
        PlanAction::Accelerator(accelerator),
        PlanAction::Steps(steps.to_owned()),
        PlanAction::Examples(examples.to_owned()),
    ]
    .into_iter()
    .fold(AppState::default(), |state, action| {
        state.apply(Action::Plan(action))
    })
}

/// The sentence as it is read, controls and all.
fn read(state: &AppState, language: Language) -> String {
    let words = Words::new(language);
    let planned = state.planned();
    let whole = sentence(&planned, &words);
    parts(&whole)
        .map(|part| match part {
            Part::Text(text) => text.to_owned(),
            Part::Slot("model") => planned.model.name.to_owned(),
            Part::Slot("accelerator") => planned.accelerator.name().to_owned(),
            Part::Slot("steps") => state.plan.steps.clone(),
            Part::Slot("batch") => grouped(planned.plan.batch_size),
            Part::Slot("seen") => grouped(planned.plan.examples_seen),
            Part::Slot("examples") => state.plan.examples.clone(),
            Part::Slot(_) => times(&planned, &words),
        })
        .collect()
}

#[track_caller]
fn check(state: &AppState, english: &str, korean: &str) {
    assert_eq!(read(state, Language::English), english);
    assert_eq!(read(state, Language::Korean), korean);
}

#[test]
fn the_page_s_first_example_reads_as_two_times() {
    check(
        &state(Accelerator::Tpu, "20", "240"),
        "Tuning text-bison@002 on TPU for 20 steps, 24 examples a step, shows the model 480 \
         examples: your 240 examples go by 2 times.",
        "text-bison@002 모델을 TPU에서 예시 24개씩 20단계 조정하면 모델은 예시 480개를 봅니다. \
         가지고 있는 예시 240개를 2번 보는 셈입니다.",
    );
}

#[test]
fn the_page_s_second_example_reads_as_half() {
    check(
        &state(Accelerator::Gpu, "15", "240"),
        "Tuning text-bison@002 on GPU for 15 steps, 8 examples a step, shows the model 120 \
         examples: your 240 examples go by 0.5 times.",
        "text-bison@002 모델을 GPU에서 예시 8개씩 15단계 조정하면 모델은 예시 120개를 봅니다. \
         가지고 있는 예시 240개를 0.5번 보는 셈입니다.",
    );
}

#[test]
fn one_agrees_with_its_noun_and_almost_one_is_not_one() {
    let words = Words::new(Language::English);
    let once = state(Accelerator::Gpu, "1", "8");
    assert!(read(&once, Language::English).contains(" for 1 step, "));
    assert_eq!(times(&once.planned(), &words), "1 time");
    let almost = state(Accelerator::Gpu, "1000", "8001");
    assert_eq!(times(&almost.planned(), &words), "0.99 times");
    let hardly_more = state(Accelerator::Gpu, "1000", "7999");
    assert_eq!(times(&hardly_more.planned(), &words), "1 time");
}

#[test]
fn every_control_stands_in_the_sentence_of_every_language_once() {
    for language in [Language::English, Language::Korean] {
        let words = Words::new(language);
        for accelerator in Accelerator::ALL {
            for steps in ["", "1", "20"] {
                let whole = sentence(&state(accelerator, steps, "240").planned(), &words);
                let slots: Vec<&str> = parts(&whole)
                    .filter_map(|part| match part {
                        Part::Slot(name) => Some(name),
                        Part::Text(_) => None,
                    })
                    .collect();
                let once: BTreeSet<&str> = slots.iter().copied().collect();
                assert_eq!(slots.len(), SLOTS.len(), "{whole}");
                assert_eq!(once, BTreeSet::from(SLOTS), "{whole}");
            }
        }
    }
}
