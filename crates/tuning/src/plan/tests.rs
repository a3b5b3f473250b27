use std::fmt::Write as _;

use proptest::prelude::*;
use rule::Language;

use super::*;
use crate::{MODELS, Standing};

/// A plan from the settings that the JavaScript module would be given.
fn planned(settings: &str) -> Plan {
    plan(&serde_json::from_str(settings).expect("a plan's settings")).expect("a plan")
}

#[test]
fn steps_become_epochs() {
    let check = |settings: &str, batch_size, examples_seen, epochs: f64| {
        let plan = planned(settings);
        assert_eq!(
            (plan.batch_size, plan.examples_seen),
            (batch_size, examples_seen),
            "{settings}"
        );
        assert!(
            (plan.epochs - epochs).abs() < 1e-12,
            "{settings}: {}",
            plan.epochs
        );
    };
    // The page's own two examples.
    check(
        r#"{"model":"text-bison@002","accelerator":"TPU","trainSteps":20,"examples":240}"#,
        24,
        480,
        2.0,
    );
    check(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":15,"examples":240}"#,
        8,
        120,
        0.5,
    );
    for model in [
        "text-bison-32k@002",
        "chat-bison-32k@002",
        "code-bison-32k@002",
        "codechat-bison-32k@002",
    ] {
        let settings =
            format!(r#"{{"model":"{model}","accelerator":"TPU","trainSteps":30,"examples":240}}"#);
        check(&settings, 8, 240, 1.0);
    }
    // Nothing said: 300 steps.
    check(
        r#"{"model":"text-bison@002","accelerator":"GPU","examples":240}"#,
        8,
        2_400,
        10.0,
    );
    check(
        r#"{"model":"textembedding-gecko@001","accelerator":"GPU","examples":1000}"#,
        128,
        128_000,
        128.0,
    );
}

#[test]
fn epochs_become_steps() {
    let check = |accelerator, epochs: f64, examples: f64, steps| {
        let request = PlanRequest {
            model: "text-bison@002".to_owned(),
            accelerator: String::from(accelerator),
            epochs: Some(epochs),
            examples,
            ..PlanRequest::default()
        };
        let plan = plan(&request).expect("a plan");
        assert_eq!(
            plan.train_steps, steps,
            "{epochs} epochs of {examples} on {accelerator}"
        );
        assert!(plan.epochs >= epochs * (1.0 - 1e-9), "{}", plan.epochs);
    };
    check("TPU", 2.0, 240.0, 20);
    check("GPU", 0.5, 240.0, 15);
    check("GPU", 1.0, 241.0, 31);
    check("GPU", 1.0, 240.0, 30);
    check("GPU", 0.001, 10.0, 1);
    // 1.1 × 240 ÷ 8 is 33.000000000000004 in binary fractions, and 33 on paper.
    check("GPU", 1.1, 240.0, 33);
}

#[test]
fn evaluations_are_counted() {
    let check = |model: &str, steps: &str, interval: &str, points| {
        let settings = format!(
            r#"{{"model":"{model}","accelerator":"GPU","trainSteps":{steps},"examples":400,"evaluationInterval":{interval}}}"#
        );
        assert_eq!(planned(&settings).evaluation_points, points, "{settings}");
    };
    check("text-bison@002", "200", "100", Some(2));
    check("text-bison@002", "200", "201", Some(0));
    check("text-bison@002", "200", "200", Some(1));
    check("text-bison@002", "200", "20", Some(10));
    check("text-bison@002", "200", "0", Some(0));
    check("text-bison@002", "200", "-20", Some(0));
    check("text-bison@002", "200", "1.5", Some(0));
    check("text-bison@002", "200", "null", None);
    check("text-bison@002", "0", "20", None);
    check("chat-bison@002", "200", "20", None);
}

#[test]
fn tokens_and_cost_follow_from_the_mean_and_the_price() {
    let check = |mean: &str, price: &str, tokens, cost| {
        let settings = format!(
            r#"{{"model":"text-bison@002","accelerator":"TPU","trainSteps":20,"examples":240,"meanTokensPerExample":{mean},"pricePerMillionTokens":{price}}}"#
        );
        let plan = planned(&settings);
        assert_eq!(
            (plan.tokens_trained, plan.cost),
            (tokens, cost),
            "{settings}"
        );
    };
    check("1000", "5", Some(480_000), Some(2.4));
    check("0.5", "1e6", Some(240), Some(240.0));
    check("1000", "null", Some(480_000), None);
    check("1000", "-5", Some(480_000), None);
    check("null", "5", None, None);
    check("-1000", "5", None, None);
    check("1e300", "5", None, None);
    check(
        "1000",
        "1e308",
        Some(480_000),
        Some(480_000.0 / 1e6 * 1e308),
    );
}

#[test]
fn the_recommendation_says_where_you_stand() {
    let check = |settings, expected: &[(Task, Standing, Standing)]| {
        let plan = planned(settings);
        let found: Vec<_> = plan
            .recommendation
            .iter()
            .map(|row| (row.task, row.examples, row.steps))
            .collect();
        assert_eq!(found, expected, "{settings}");
    };
    check(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":600,"examples":99}"#,
        &[
            (Task::Classification, Standing::Below, Standing::Above),
            (Task::Summarisation, Standing::Below, Standing::Within),
            (Task::ExtractiveQa, Standing::Below, Standing::Above),
        ],
    );
    check(
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":99,"examples":100,"task":"extractiveQa"}"#,
        &[(Task::ExtractiveQa, Standing::Within, Standing::Below)],
    );
    check(
        r#"{"model":"codechat-bison@002","accelerator":"GPU","trainSteps":1000,"examples":200}"#,
        &[(Task::Chat, Standing::Within, Standing::Within)],
    );
    check(
        r#"{"model":"code-bison@002","accelerator":"GPU","trainSteps":1,"examples":500}"#,
        &[],
    );
}

#[test]
fn the_accelerator_decides_where_the_computing_happens() {
    let check = |model: &str, accelerator: &str, region| {
        let settings =
            format!(r#"{{"model":"{model}","accelerator":"{accelerator}","examples":240}}"#);
        assert_eq!(planned(&settings).compute_region, region, "{settings}");
    };
    check("text-bison@002", "GPU", Some(Region::UsCentral1));
    check("chat-bison-32k@002", "TPU", Some(Region::EuropeWest4));
    check("textembedding-gecko@001", "GPU", None);
}

#[test]
fn a_call_that_cannot_be_made_names_its_argument() {
    let check = |settings: &str, expected: &str| {
        let error = match serde_json::from_str(settings) {
            Ok(request) => plan(&request).expect_err(settings).to_string(),
            Err(error) => error.to_string(),
        };
        assert!(error.contains(expected), "{settings}: {error}");
    };
    check(
        r#"{"model":"text-bison","accelerator":"GPU","examples":10}"#,
        "Did you mean text-bison@002?",
    );
    check(
        r#"{"model":"gpt","accelerator":"GPU","examples":10}"#,
        "`model`: no model is called “gpt”.",
    );
    check(r#"{"accelerator":"GPU","examples":10}"#, "`model`");
    check(
        r#"{"model":"text-bison@002","accelerator":"gpu","examples":10}"#,
        "`accelerator`: “gpu”",
    );
    check(
        r#"{"model":"text-bison@002","examples":10}"#,
        "`accelerator`",
    );
    check(
        r#"{"model":"text-bison@002","accelerator":"GPU","examples":10,"trainSteps":1,"epochs":1}"#,
        "`trainSteps` or `epochs`",
    );
    check(r#"{"trainSteps":"20"}"#, "`trainSteps`: invalid type");
    check(r#"{"steps":20}"#, "`steps` is no setting of a plan");
    check("[]", "an object with the settings of a plan");
}

#[test]
fn what_is_wrong_is_said_in_both_languages() {
    let mut said = String::new();
    for settings in [
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":50,"examples":1000}"#,
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":5000,"examples":100}"#,
        r#"{"model":"text-bison@002","accelerator":"GPU","trainSteps":1.5,"examples":9}"#,
        r#"{"model":"text-bison@002","accelerator":"GPU","epochs":-1,"examples":20000}"#,
        r#"{"model":"code-bison@002","accelerator":"GPU","epochs":1e300,"examples":20000}"#,
        r#"{"model":"textembedding-gecko@001","accelerator":"GPU","epochs":1,"examples":1000}"#,
        r#"{"model":"chat-bison@002","accelerator":"GPU","examples":200,"evaluationInterval":20,"evaluationExamples":5}"#,
        r#"{"model":"text-bison@002","accelerator":"GPU","examples":400,"evaluationInterval":400,"evaluationExamples":5}"#,
        r#"{"model":"text-bison@002","accelerator":"GPU","examples":400,"evaluationInterval":0.5}"#,
        r#"{"model":"text-bison@002","accelerator":"GPU","examples":400,"evaluationInterval":200}"#,
    ] {
        writeln!(said, "{settings}").expect("a string takes all");
        for problem in planned(settings).problems {
            for language in [Language::English, Language::Korean] {
                let message = problem.message.get(language);
                let SettingProblem { code, field, .. } = &problem;
                writeln!(said, "  {code} {field}: {message}").expect("a string takes all");
            }
        }
    }
    insta::assert_snapshot!("messages", said);
}

#[test]
fn the_json_is_the_contract() {
    let plan = planned(
        r#"{"model":"text-bison@002","accelerator":"TPU","trainSteps":200,"examples":2400,
            "evaluationInterval":100,"evaluationExamples":20,"meanTokensPerExample":512.5,"pricePerMillionTokens":1}"#,
    );
    insta::assert_json_snapshot!("plan", plan);
    insta::assert_json_snapshot!("models", MODELS);
}

/// Any number that JavaScript has, the awkward ones often.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        (0_u32..20_000).prop_map(f64::from),
        prop::sample::select(vec![
            0.0,
            -0.0,
            -1.0,
            0.5,
            1e-300,
            1e15,
            9_007_199_254_740_991.0,
            9_007_199_254_740_992.0,
            f64::MAX,
            f64::MIN,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
        ]),
    ]
}

fn request() -> impl Strategy<Value = PlanRequest> {
    let optional = || prop::option::of(number());
    let length = prop_oneof![
        number().prop_map(|steps| (Some(steps), None)),
        number().prop_map(|epochs| (None, Some(epochs))),
        Just((None, None)),
    ];
    let model = (0..MODELS.len()).prop_map(|index| MODELS[index].name.to_owned());
    let accelerator = prop::sample::select(vec!["GPU", "TPU"]).prop_map(str::to_owned);
    (
        model,
        accelerator,
        length,
        number(),
        optional(),
        optional(),
        optional(),
        optional(),
    )
        .prop_map(
            |(
                model,
                accelerator,
                (train_steps, epochs),
                examples,
                interval,
                evaluation,
                mean,
                price,
            )| {
                PlanRequest {
                    model,
                    accelerator,
                    train_steps,
                    epochs,
                    examples,
                    evaluation_interval: interval,
                    evaluation_examples: evaluation,
                    mean_tokens_per_example: mean,
                    price_per_million_tokens: price,
                    task: None,
                }
            },
        )
}

proptest! {
    #[test]
    fn every_number_of_every_plan_is_safe(request in request()) {
        let plan = plan(&request).expect("a known model and accelerator");
        for whole in [plan.batch_size, plan.train_steps, plan.examples_seen]
            .into_iter()
            .chain(plan.evaluation_points)
            .chain(plan.tokens_trained)
        {
            prop_assert!(whole <= MAXIMUM_WHOLE);
        }
        prop_assert!(plan.epochs.is_finite() && plan.epochs >= 0.0);
        prop_assert!(plan.cost.is_none_or(|cost| cost.is_finite() && cost >= 0.0));
    }

    #[test]
    fn a_plan_survives_its_json(request in request()) {
        let plan = plan(&request).expect("a known model and accelerator");
        let json = serde_json::to_value(&plan).expect("a plan is JSON");
        let again: Plan = serde_json::from_value(json.clone()).expect("the JSON is a plan");
        prop_assert_eq!(serde_json::to_value(&again).expect("a plan is JSON"), json);
    }

    #[test]
    fn more_steps_never_mean_fewer_epochs(steps in 1_u32..1_000_000, more in 0_u32..1_000_000, examples in 10_u32..100_000) {
        let epochs = |steps: f64| {
            let request = PlanRequest {
                model: "text-bison@002".to_owned(),
                accelerator: "TPU".to_owned(),
                train_steps: Some(steps),
                examples: f64::from(examples),
                ..PlanRequest::default()
            };
            plan(&request).expect("a plan").epochs
        };
        prop_assert!(epochs(f64::from(steps) + f64::from(more)) >= epochs(f64::from(steps)));
    }

    #[test]
    fn steps_to_epochs_and_back_are_the_same_steps(steps in 1_u64..1_000_000_000, examples in 10_u32..1_000_000) {
        let request = |train_steps, epochs| PlanRequest {
            model: "text-bison@002".to_owned(),
            accelerator: "TPU".to_owned(),
            train_steps,
            epochs,
            examples: f64::from(examples),
            ..PlanRequest::default()
        };
        let epochs = plan(&request(Some(steps as f64), None)).expect("a plan").epochs;
        prop_assert_eq!(plan(&request(None, Some(epochs))).expect("a plan").train_steps, steps);
    }

    #[test]
    fn no_number_breaks_its_own_sentence(number in number()) {
        let shown = crate::shown(number);
        prop_assert!(!shown.is_empty() && shown.len() <= 32, "{}", shown);
    }
}
