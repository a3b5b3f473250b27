use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Message, Rule, Severity};

/// One finding about the settings of a job: which rule, which field, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingProblem {
    /// The rule's public name.
    pub rule: Cow<'static, str>,
    /// The rule's code.
    pub code: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// The setting that is wrong, by its name in the JavaScript module (`trainSteps`), or the path
    /// in a request body (`runtimeConfig.parameterValues.train_steps`).
    pub field: String,
    /// What is wrong here and what to do. Serialises in English; what is read back is English in
    /// every language.
    #[serde(serialize_with = "in_english", deserialize_with = "from_english")]
    pub message: Message,
}

impl SettingProblem {
    /// A breach of `rule` in `field`.
    pub fn new<Check>(rule: &Rule<Check>, field: impl Into<String>, message: Message) -> Self {
        Self {
            rule: Cow::Borrowed(rule.name),
            code: Cow::Borrowed(rule.code),
            severity: rule.severity,
            field: field.into(),
            message,
        }
    }
}

fn in_english<S: Serializer>(message: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&message.en)
}

fn from_english<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Message, D::Error> {
    let english = String::deserialize(deserializer)?;
    Ok(Message::new(english.clone(), english))
}
