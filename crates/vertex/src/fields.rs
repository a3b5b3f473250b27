//! The fields of the bodies around what people set. Source: [`API`](tuning::source::API),
//! `PipelineJob` and its `RuntimeConfig`, `TuningJob` and its `SupervisedTuningSpec`.

use rule::Message;
use serde_json::Value;
use tuning::whole;

use crate::parameters::{Parameter, ParameterType};

/// One field that people may write. A field of an object in the body has its name in front.
#[derive(Debug, Clone, Copy)]
pub struct JobField {
    pub name: &'static str,
    pub kind: JsonType,
}

/// What a value has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonType {
    String,
    Boolean,
    Number,
    Whole,
    Object,
    List,
    /// A string of digits; the number itself means the same.
    Digits,
    /// One of these words.
    Word(&'static [&'static str]),
}

impl JsonType {
    /// What the value of a parameter has to be.
    pub fn of(parameter: &Parameter) -> Self {
        match (parameter.words, parameter.kind) {
            (Some(words), _) => Self::Word(words),
            // That these steps are whole is a rule of its own.
            _ if parameter.name == "train_steps" => Self::Number,
            (_, ParameterType::String) => Self::String,
            (_, ParameterType::NumberInteger) => Self::Whole,
            (_, ParameterType::NumberDouble) => Self::Number,
            (_, ParameterType::Boolean) => Self::Boolean,
            (_, ParameterType::Int64) => Self::Digits,
        }
    }

    /// Whether a value is of this type.
    pub fn fits(self, value: &Value) -> bool {
        match self {
            Self::String => value.is_string(),
            Self::Boolean => value.is_boolean(),
            Self::Number => value.is_number(),
            Self::Whole => value
                .as_f64()
                .is_some_and(|number| whole(number.abs()).is_some()),
            Self::Digits => whole_of(value).is_some(),
            Self::Object => value.is_object(),
            Self::List => value.is_array(),
            Self::Word(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        }
    }

    /// The type, for people, as it stands behind "must be".
    pub fn name(self) -> Message {
        let (en, ko) = match self {
            Self::String => ("text in quotes", "따옴표로 묶은 문자열"),
            Self::Boolean => (
                "true or false, without quotes",
                "따옴표 없는 true 또는 false",
            ),
            Self::Number => ("a number, without quotes", "따옴표 없는 숫자"),
            Self::Whole => ("a whole number, without quotes", "따옴표 없는 정수"),
            Self::Digits => ("a whole number", "정수"),
            Self::Object => ("an object", "객체"),
            Self::List => ("a list", "목록"),
            Self::Word(words) => return one_of(words),
        };
        Message::new(en, ko)
    }
}

/// A whole number, written as one or as a string of digits.
pub fn whole_of(value: &Value) -> Option<u64> {
    match value.as_str() {
        Some(digits) if digits.bytes().all(|digit| digit.is_ascii_digit()) => digits.parse().ok(),
        Some(_) => None,
        None => value.as_f64().and_then(whole),
    }
}

/// “a”, “b” or “c”.
fn one_of(words: &[&str]) -> Message {
    let quoted = |word: &&str| format!("“{word}”");
    let all: Vec<String> = words.iter().map(quoted).collect();
    let en = match all.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    };
    Message::new(
        format!("{en}, in quotes"),
        format!("따옴표로 묶은 {} 중 하나", all.join(", ")),
    )
}

const fn field(name: &'static str, kind: JsonType) -> JobField {
    JobField { name, kind }
}

/// The fields of a pipeline job. Those that only the server writes are not among them.
pub static PIPELINE_JOB_FIELDS: &[JobField] = &[
    field("displayName", JsonType::String),
    field("runtimeConfig", JsonType::Object),
    field("runtimeConfig.gcsOutputDirectory", JsonType::String),
    field("runtimeConfig.parameterValues", JsonType::Object),
    field("runtimeConfig.parameters", JsonType::Object),
    field("runtimeConfig.inputArtifacts", JsonType::Object),
    field("runtimeConfig.failurePolicy", JsonType::String),
    field("encryptionSpec", JsonType::Object),
    field("encryptionSpec.kmsKeyName", JsonType::String),
    field("labels", JsonType::Object),
    field("serviceAccount", JsonType::String),
    field("templateUri", JsonType::String),
    field("pipelineSpec", JsonType::Object),
    field("network", JsonType::String),
    field("reservedIpRanges", JsonType::List),
    field("pscInterfaceConfig", JsonType::Object),
    field("preflightValidations", JsonType::Boolean),
];

/// The fields of a tuning job, other than those that people can set here. Those that only the server
/// writes are not among them.
pub static TUNING_JOB_FIELDS: &[JobField] = &[
    field("supervisedTuningSpec", JsonType::Object),
    field("supervisedTuningSpec.hyperParameters", JsonType::Object),
    field("supervisedTuningSpec.evaluationConfig", JsonType::Object),
    field("encryptionSpec", JsonType::Object),
    field("labels", JsonType::Object),
    field("preTunedModel", JsonType::Object),
    field("preferenceOptimizationSpec", JsonType::Object),
];
