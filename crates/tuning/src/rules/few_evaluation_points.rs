use rule::{Message, Rule, Sample, Severity, Text};

use super::{Breach, Check};
use crate::{Run, source::PAGE};

/// With fewer points nobody sees whether the model still gets better. Source: practice; the page
/// calls two points few.
const ENOUGH: u64 = 3;

pub static RULE: Rule<Check> = Rule {
    code: "J013",
    name: "few-evaluation-points",
    severity: Severity::Warning,
    strict: false,
    summary: Text {
        en: "The evaluation interval leaves fewer than three evaluations",
        ko: "평가 간격이 커서 평가가 세 번 미만으로 실행됩니다",
    },
    explanation: Text {
        en: "One or two points draw no curve. You cannot see whether the model still gets better or \
             has begun to learn the examples by heart.",
        ko: "점이 한두 개뿐이면 곡선을 그릴 수 없습니다. 모델이 계속 나아지는지, 예시를 외우기 시작했는지 \
             알 수 없습니다.",
    },
    help: Text {
        en: "Shorten the interval. Each evaluation takes the time of one pass over the evaluation \
             dataset.",
        ko: "평가 간격을 줄입니다. 평가할 때마다 평가 데이터 세트 전체를 한 번 처리하는 시간이 걸립니다.",
    },
    bad: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":200,"examples":400,"evaluationInterval":100}"#,
    ),
    good: Sample::Text(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":200,"examples":400,"evaluationInterval":50}"#,
    ),
    source: PAGE,
    check,
};

fn check(run: &Run) -> Vec<Breach> {
    let Some(points) = run
        .evaluation_points()
        .filter(|points| (1..ENOUGH).contains(points))
    else {
        return Vec::new();
    };
    let en = match points {
        1 => "Only 1 evaluation in the whole run. Shorten the interval to see a curve.".to_owned(),
        _ => format!(
            "Only {points} evaluations in the whole run. Shorten the interval to see a curve."
        ),
    };
    let ko =
        format!("전체 실행에서 평가가 {points}번뿐입니다. 곡선을 보려면 평가 간격을 줄입니다.");
    vec![Breach::new("evaluationInterval", Message::new(en, ko))]
}
