use std::borrow::Cow;

use rule::{Message, SettingProblem, Severity, grouped};

use crate::{
    Model,
    limits::{MAXIMUM_EVALUATION_EXAMPLES, MINIMUM_EVALUATION_EXAMPLES},
    run::whole,
    shown,
};

/// What is wrong with the sizes of the files that a plan speaks of. The rules themselves are rules
/// about files, so their prose stands with the other rules about files; here they are only applied
/// to a number that somebody typed.
pub fn file_problems(
    examples: f64,
    evaluation_examples: Option<f64>,
    model: &Model,
) -> Vec<SettingProblem> {
    let training = training_problem(examples, model);
    let evaluation = evaluation_examples
        .filter(|_| model.family.takes_evaluation())
        .and_then(evaluation_problem);
    training.into_iter().chain(evaluation).collect()
}

fn training_problem(examples: f64, model: &Model) -> Option<SettingProblem> {
    let limits = model.limits();
    let count = whole(examples);
    let found = shown(examples);
    if count.is_none_or(|count| count < limits.minimum_examples) {
        let minimum = grouped(limits.minimum_examples);
        return Some(SettingProblem {
            rule: Cow::Borrowed("too-few-examples"),
            code: Cow::Borrowed("T011"),
            severity: Severity::Error,
            field: "examples".to_owned(),
            message: Message::new(
                format!(
                    "{found} examples: a training file needs a whole number, at least {minimum}."
                ),
                format!("예시 {found}개: 학습 파일의 예시 수는 {minimum} 이상의 정수여야 합니다."),
            ),
        });
    }
    let maximum = limits
        .maximum_examples
        .filter(|maximum| count > Some(*maximum))?;
    let maximum = grouped(maximum);
    Some(SettingProblem {
        rule: Cow::Borrowed("too-many-examples"),
        code: Cow::Borrowed("T013"),
        severity: limits.maximum_examples_severity,
        field: "examples".to_owned(),
        message: Message::new(
            format!("{found} examples: a training file takes at most {maximum}."),
            format!("예시 {found}개: 학습 파일에는 예시를 최대 {maximum}개까지 넣을 수 있습니다."),
        ),
    })
}

fn evaluation_problem(examples: f64) -> Option<SettingProblem> {
    let range = MINIMUM_EVALUATION_EXAMPLES..=MAXIMUM_EVALUATION_EXAMPLES;
    if whole(examples).is_some_and(|count| range.contains(&count)) {
        return None;
    }
    let (found, minimum, maximum) = (shown(examples), range.start(), range.end());
    Some(SettingProblem {
        rule: Cow::Borrowed("evaluation-count-out-of-range"),
        code: Cow::Borrowed("V001"),
        severity: Severity::Error,
        field: "evaluationExamples".to_owned(),
        message: Message::new(
            format!("{found} evaluation examples: there must be {minimum} to {maximum}."),
            format!("평가 예시 {found}개: {minimum}~{maximum}개여야 합니다."),
        ),
    })
}
