use rule::{Message, SettingProblem};
use serde_json::Value;
use tuning::{Accelerator, Model, Region};

use crate::{
    names::KmsKeyName,
    settings::{Kind, Settings},
};

/// A change of the settings that puts a problem right.
#[derive(Debug, Clone, PartialEq)]
pub struct Cure {
    /// What the change does, as it stands on a button.
    pub label: Message,
    /// The settings with the change made.
    pub settings: Settings,
}

/// The cure of a problem, where there is only one that makes sense.
pub fn cure(problem: &SettingProblem, settings: &Settings) -> Option<Cure> {
    match problem.rule.as_ref() {
        "unsupported-region" => right_region(&problem.field, settings),
        "unsupported-accelerator" if problem.field == "accelerator" => right_accelerator(settings),
        "cmek-needs-gpu" | "cmek-needs-us-central1" => go_where_the_key_works(settings),
        "evaluation-not-for-chat" => Some(without_evaluation(settings)),
        "default-context-not-for-text" => Some(Cure {
            label: Message::new("Leave the default context out", "기본 컨텍스트 비우기"),
            settings: Settings {
                default_context: None,
                ..settings.clone()
            },
        }),
        "unknown-model" if problem.field == "model" && settings.kind == Kind::PipelineJob => {
            Model::suggest(&settings.model, None).map(|model| {
                use_instead(model.name, settings, |settings, name| settings.model = name)
            })
        }
        "retired-model-version" => Model::find(&settings.model)
            .and_then(|model| model.successor)
            .map(|name| use_instead(name, settings, |settings, name| settings.model = name)),
        "wrong-parameter-type" => without_quotes(&problem.field, settings),
        _ => None,
    }
}

/// One value in the place of another.
fn use_instead(value: &str, settings: &Settings, set: impl Fn(&mut Settings, String)) -> Cure {
    let mut settings = settings.clone();
    set(&mut settings, value.to_owned());
    Cure {
        label: Message::new(format!("Use {value}"), format!("{value} 사용")),
        settings,
    }
}

fn right_region(field: &str, settings: &Settings) -> Option<Cure> {
    let (wrong, set): (_, fn(&mut Settings, String)) = match field {
        "pipelineRegion" => (&settings.pipeline_region, |settings, region| {
            settings.pipeline_region = region;
        }),
        "uploadRegion" => (settings.upload_region.as_ref()?, |settings, region| {
            settings.upload_region = Some(region);
        }),
        _ => return None,
    };
    Region::suggest(wrong).map(|near| use_instead(near.name(), settings, set))
}

fn right_accelerator(settings: &Settings) -> Option<Cure> {
    let near = Accelerator::suggest(settings.accelerator.as_ref()?)?;
    Some(use_instead(near.name(), settings, |settings, name| {
        settings.accelerator = Some(name);
    }))
}

/// GPU and both regions in us-central1: nowhere else does a key work. A key that is kept elsewhere
/// cannot be moved, so for that there is no cure.
fn go_where_the_key_works(settings: &Settings) -> Option<Cure> {
    let home = Region::UsCentral1.name();
    let key = settings.kms_key_name.as_deref().and_then(KmsKeyName::parse);
    if key.is_some_and(|key| key.location != home) {
        return None;
    }
    Some(Cure {
        label: Message::new(
            format!("Use GPU and move both regions to {home}"),
            format!("GPU를 사용하고 두 리전을 {home}로 옮기기"),
        ),
        settings: Settings {
            accelerator: Some(Accelerator::Gpu.name().to_owned()),
            pipeline_region: home.to_owned(),
            upload_region: settings.upload_region.as_ref().map(|_| home.to_owned()),
            ..settings.clone()
        },
    })
}

fn without_evaluation(settings: &Settings) -> Cure {
    Cure {
        label: Message::new("Leave the evaluation out", "평가 설정 비우기"),
        settings: Settings {
            evaluation_data_uri: None,
            evaluation_interval: None,
            enable_early_stopping: None,
            enable_checkpoint_selection: None,
            ..settings.clone()
        },
    }
}

/// The number or the switch that was written as text.
fn without_quotes(field: &str, settings: &Settings) -> Option<Cure> {
    let mut settings = settings.clone();
    let value = match field {
        "trainSteps" => &mut settings.train_steps,
        "evaluationInterval" => &mut settings.evaluation_interval,
        "learningRateMultiplier" => &mut settings.learning_rate_multiplier,
        "enableEarlyStopping" => &mut settings.enable_early_stopping,
        _ => return None,
    };
    let plain: Value = serde_json::from_str(value.as_ref()?.as_str()?.trim()).ok()?;
    let fits = if field == "enableEarlyStopping" {
        plain.is_boolean()
    } else {
        plain.is_number()
    };
    if !fits {
        return None;
    }
    let shown = crate::json::compact(&plain);
    *value = Some(plain);
    Some(Cure {
        label: Message::new(format!("Use {shown}"), format!("{shown} 사용")),
        settings,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_settings;

    /// The settings after the first cure, and its label.
    fn cured(settings: &str, rule: &str) -> Option<(Settings, String)> {
        let settings: Settings = serde_json::from_str(settings).expect("settings");
        let problems = check_settings(&settings);
        let problem = problems
            .iter()
            .find(|problem| problem.rule == rule)
            .expect("the problem");
        let cure = cure(problem, &settings)?;
        let left = check_settings(&cure.settings);
        assert!(
            left.iter().all(|left| left.rule != rule),
            "{rule} is left: {left:?}"
        );
        Some((cure.settings, cure.label.en))
    }

    fn label(settings: &str, rule: &str) -> Option<String> {
        cured(settings, rule).map(|(_, label)| label)
    }

    #[test]
    fn a_cure_puts_its_problem_right() {
        let check = |rule, settings, wanted: Option<&str>| {
            assert_eq!(label(settings, rule).as_deref(), wanted, "{settings}");
        };
        check(
            "unsupported-region",
            r#"{"pipelineRegion":"us-centra1"}"#,
            Some("Use us-central1"),
        );
        check(
            "unsupported-region",
            r#"{"pipelineRegion":"us-central1","uploadRegion":"europe-wst4"}"#,
            Some("Use europe-west4"),
        );
        check(
            "unsupported-region",
            r#"{"pipelineRegion":"mars-north1"}"#,
            None,
        );
        check(
            "unsupported-accelerator",
            r#"{"accelerator":"tpu"}"#,
            Some("Use TPU"),
        );
        check("unsupported-accelerator", r#"{"accelerator":"CPU"}"#, None);
        check(
            "evaluation-not-for-chat",
            r#"{"model":"chat-bison@002","evaluationDataUri":"gs://my-bucket/e.jsonl"}"#,
            Some("Leave the evaluation out"),
        );
        check(
            "default-context-not-for-text",
            r#"{"model":"code-bison@002","defaultContext":"x"}"#,
            Some("Leave the default context out"),
        );
        check(
            "unknown-model",
            r#"{"model":"text-bison"}"#,
            Some("Use text-bison@002"),
        );
        check("unknown-model", r#"{"model":"gemini-2.5-flash"}"#, None);
        check(
            "unknown-model",
            r#"{"kind":"geminiTuningJob","model":"text-bison@002"}"#,
            None,
        );
        check(
            "unknown-model",
            r#"{"model":"textembedding-gecko@001","embedding":{"baseModelVersionId":"text-bison@002"}}"#,
            None,
        );
        check(
            "unsupported-accelerator",
            r#"{"model":"textembedding-gecko@001","accelerator":"gpu","embedding":{"acceleratorType":"GPU"}}"#,
            None,
        );
        check(
            "retired-model-version",
            r#"{"model":"code-bison@001"}"#,
            Some("Use code-bison@002"),
        );
        check(
            "wrong-parameter-type",
            r#"{"trainSteps":" 300 "}"#,
            Some("Use 300"),
        );
        check(
            "wrong-parameter-type",
            r#"{"enableEarlyStopping":"true"}"#,
            Some("Use true"),
        );
        check("wrong-parameter-type", r#"{"trainSteps":"many"}"#, None);
        check("wrong-parameter-type", r#"{"trainSteps":"true"}"#, None);
        check("invalid-project-id", "{}", None);
    }

    #[test]
    fn a_key_takes_the_whole_job_with_it() {
        let settings = r#"{"pipelineRegion":"europe-west4","uploadRegion":"us-west1","accelerator":"TPU",
            "kmsKeyName":"projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k"}"#;
        for rule in ["cmek-needs-gpu", "cmek-needs-us-central1"] {
            let (settings, label) = cured(settings, rule).expect("a cure");
            assert_eq!(label, "Use GPU and move both regions to us-central1");
            assert_eq!(settings.accelerator.as_deref(), Some("GPU"));
            assert_eq!(settings.pipeline_region, "us-central1");
            assert_eq!(settings.upload_region.as_deref(), Some("us-central1"));
        }
        let elsewhere = r#"{"pipelineRegion":"europe-west4",
            "kmsKeyName":"projects/my-project/locations/europe-west4/keyRings/r/cryptoKeys/k"}"#;
        assert_eq!(label(elsewhere, "cmek-needs-us-central1"), None);
    }
}
