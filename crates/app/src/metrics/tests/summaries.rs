use insta::assert_snapshot;
use rule::Language;

use super::*;
use crate::words::Words;

/// What both languages say.
fn said(series: &MetricSeries) -> String {
    let languages = [Language::English, Language::Korean];
    let said = languages.map(|language| {
        let words = Words::new(language);
        summary(series, &words).expect("points")
    });
    said.join("\n")
}

#[test]
fn a_loss_that_falls() {
    assert_snapshot!(said(&loss([(1, 3.2), (280, 0.39), (300, 0.412_345)])), @r"
    Training: fell from 3.2 at step 1 to 0.4123 at step 300; lowest 0.39 at step 280.
    학습: 1단계의 3.2에서 300단계의 0.4123까지 내려갔습니다. 가장 낮은 값은 280단계의 0.39입니다.
    ");
}

#[test]
fn a_share_of_the_evaluation_that_rises() {
    let series = MetricSeries::new(
        Metric::FractionCorrect,
        true,
        [(20, 0.5), (1_200, 0.876_54)],
    );
    assert_snapshot!(said(&series), @r"
    Evaluation: rose from 0.5 at step 20 to 0.8765 at step 1,200; highest 0.8765 at step 1,200.
    평가: 20단계의 0.5에서 1,200단계의 0.8765까지 올라갔습니다. 가장 높은 값은 1,200단계의 0.8765입니다.
    ");
}

#[test]
fn a_count_that_comes_back() {
    let series = MetricSeries::new(
        Metric::Predictions,
        false,
        [(1, 2_560.0), (2, 2_490.0), (3, 2_612.0), (4, 2_560.0)],
    );
    assert_snapshot!(said(&series), @r"
    Training: back at step 4 to the 2,560 of step 1; between 2,490 and 2,612.
    학습: 1단계의 2,560에서 시작해 4단계에 같은 값으로 돌아왔습니다. 값은 2,490에서 2,612 사이입니다.
    ");
}

#[test]
fn a_line_that_is_level() {
    assert_snapshot!(said(&loss([(1, 0.5), (300, 0.5)])), @r"
    Training: stayed at 0.5 from step 1 to step 300.
    학습: 1단계부터 300단계까지 줄곧 0.5입니다.
    ");
}

#[test]
fn a_single_point() {
    assert_snapshot!(said(&loss([(10, 1.234_56)])), @r"
    Training: one point so far, 1.235 at step 10.
    학습: 지금까지 점은 하나이며, 10단계에서 1.235입니다.
    ");
}

#[test]
fn no_point_says_nothing() {
    assert_eq!(summary(&loss([]), &Words::new(Language::English)), None);
}
