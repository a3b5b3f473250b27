//! The fields of a pipeline job around its parameters. Source: [`API`](tuning::source::API),
//! `PipelineJob` and its `RuntimeConfig`.

use rule::Text;
use serde_json::Value;
use tuning::whole;

use crate::parameters::{Parameter, ParameterType};

/// One field that people may write.
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
    /// One of the three words that switch the selection of checkpoints.
    Selection,
}

impl JsonType {
    /// What the value of a parameter has to be.
    pub fn of(parameter: &Parameter) -> Self {
        match parameter.kind {
            _ if parameter.name == "enable_checkpoint_selection" => Self::Selection,
            // That these steps are whole is a rule of its own.
            _ if parameter.name == "train_steps" => Self::Number,
            ParameterType::String => Self::String,
            ParameterType::NumberInteger => Self::Whole,
            ParameterType::NumberDouble => Self::Number,
            ParameterType::Boolean => Self::Boolean,
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
            Self::Object => value.is_object(),
            Self::List => value.is_array(),
            Self::Selection => value
                .as_str()
                .is_some_and(|word| ["true", "false", "default"].contains(&word)),
        }
    }

    /// The type, for people, as it stands behind "must be".
    pub fn name(self) -> Text {
        match self {
            Self::String => Text {
                en: "text in quotes",
                ko: "따옴표로 묶은 문자열",
            },
            Self::Boolean => Text {
                en: "true or false, without quotes",
                ko: "따옴표 없는 true 또는 false",
            },
            Self::Number => Text {
                en: "a number, without quotes",
                ko: "따옴표 없는 숫자",
            },
            Self::Whole => Text {
                en: "a whole number, without quotes",
                ko: "따옴표 없는 정수",
            },
            Self::Object => Text {
                en: "an object",
                ko: "객체",
            },
            Self::List => Text {
                en: "a list",
                ko: "목록",
            },
            Self::Selection => Text {
                en: "“true”, “false” or “default”, in quotes",
                ko: "따옴표로 묶은 “true”, “false”, “default” 중 하나",
            },
        }
    }
}

const fn field(name: &'static str, kind: JsonType) -> JobField {
    JobField { name, kind }
}

/// The fields of a job. Those that only the server writes are not among them.
pub static JOB_FIELDS: &[JobField] = &[
    field("displayName", JsonType::String),
    field("runtimeConfig", JsonType::Object),
    field("encryptionSpec", JsonType::Object),
    field("labels", JsonType::Object),
    field("serviceAccount", JsonType::String),
    field("templateUri", JsonType::String),
    field("pipelineSpec", JsonType::Object),
    field("network", JsonType::String),
    field("reservedIpRanges", JsonType::List),
    field("pscInterfaceConfig", JsonType::Object),
    field("preflightValidations", JsonType::Boolean),
];

/// The fields of a job's `runtimeConfig`.
pub static RUNTIME_CONFIG_FIELDS: &[JobField] = &[
    field("gcsOutputDirectory", JsonType::String),
    field("parameterValues", JsonType::Object),
    field("parameters", JsonType::Object),
    field("inputArtifacts", JsonType::Object),
    field("failurePolicy", JsonType::String),
];
