//! The calls that use a model: tokens counted, answers given.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use tuning::{Family, Model};

use crate::{
    answer,
    error::ApiError,
    http::{Method, Request, Response},
    resource::{EndpointName, Location},
};

/// An endpoint as the service keeps it. Source: [`API`](tuning::source::API), `Endpoint`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Endpoint {
    /// The full name.
    pub name: String,
    /// What it is called.
    pub display_name: String,
    /// The models that answer there.
    pub deployed_models: Vec<DeployedModel>,
}

/// A model that answers at an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeployedModel {
    /// What the endpoint calls it.
    pub id: String,
    /// The model's full name.
    pub model: String,
    /// What it is called.
    pub display_name: String,
}

/// What a model is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prompt {
    /// A text to answer: text models.
    Text(String),
    /// Code, or words about it, to go on from: code models.
    Code(String),
    /// A conversation that ends with a question: chat and code chat models.
    Chat {
        /// What holds for the whole conversation; may be empty.
        context: String,
        /// What was said, the oldest first.
        messages: Vec<ChatMessage>,
    },
}

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatMessage {
    /// Who said it: `user` or `bot`.
    pub author: String,
    /// What was said.
    pub content: String,
}

impl Prompt {
    /// A single question, in the form that the family wants. Embedding models are not asked.
    pub fn question(family: Family, question: &str) -> Option<Self> {
        Some(match family {
            Family::Text => Self::Text(question.to_owned()),
            Family::Code => Self::Code(question.to_owned()),
            Family::Chat | Family::CodeChat => Self::Chat {
                context: String::new(),
                messages: vec![ChatMessage {
                    author: "user".to_owned(),
                    content: question.to_owned(),
                }],
            },
            Family::Embedding => return None,
        })
    }

    /// The prompt as one of the `instances`.
    fn instance(&self) -> Value {
        match self {
            Self::Text(prompt) => json!({ "prompt": prompt }),
            Self::Code(prefix) => json!({ "prefix": prefix }),
            Self::Chat { context, messages } => {
                let messages: Vec<_> = messages
                    .iter()
                    .map(|message| json!({ "author": message.author, "content": message.content }))
                    .collect();
                let mut instance = Map::new();
                if !context.is_empty() {
                    instance.insert("context".to_owned(), json!(context));
                }
                instance.insert("messages".to_owned(), json!(messages));
                Value::Object(instance)
            }
        }
    }
}

/// How freely a model answers. What is not set, the model decides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sampling {
    /// 0 is the most likely answer, 1 a bold one.
    pub temperature: Option<f64>,
    /// The longest answer, in tokens.
    pub max_output_tokens: Option<u64>,
    /// How many of the likeliest tokens are chosen from.
    pub top_k: Option<u64>,
    /// How much likelihood those have together.
    pub top_p: Option<f64>,
}

impl Sampling {
    fn parameters(&self) -> Value {
        let set = [
            ("temperature", self.temperature.map(Value::from)),
            ("maxOutputTokens", self.max_output_tokens.map(Value::from)),
            ("topK", self.top_k.map(Value::from)),
            ("topP", self.top_p.map(Value::from)),
        ];
        set.into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect()
    }
}

/// What a model answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prediction {
    /// The answer; empty when it was held back.
    pub content: String,
    /// Whether the answer was held back for safety.
    pub blocked: bool,
    /// The tokens of the prompt, where the service says.
    pub input_tokens: Option<u64>,
    /// The tokens of the answer, where the service says.
    pub output_tokens: Option<u64>,
}

/// How long a prompt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenCount {
    /// Its tokens.
    pub total_tokens: u64,
    /// The characters that are charged for.
    #[serde(default)]
    pub total_billable_characters: u64,
}

/// The page of Google's console about an endpoint.
pub fn console(name: &EndpointName) -> String {
    let (region, project, id) = (name.region(), name.project(), name.id());
    format!(
        "https://console.cloud.google.com/vertex-ai/locations/{region}/endpoints/{id}?project={project}"
    )
}

/// The request that reads an endpoint: `endpoints.get`.
pub fn get(name: &EndpointName) -> Request {
    name.request(Method::Get)
}

/// The endpoint that was asked for.
pub fn got(response: &Response) -> Result<Endpoint, ApiError> {
    answer::read(response)
}

/// The request that asks a tuned model: `endpoints.predict`.
pub fn predict(name: &EndpointName, prompt: &Prompt, sampling: Sampling) -> Request {
    name.request(Method::Post).literal(":predict").json(json!({
        "instances": [prompt.instance()],
        "parameters": sampling.parameters(),
    }))
}

/// What the model answered.
pub fn predicted(response: &Response) -> Result<Prediction, ApiError> {
    let body: Value = answer::read(response)?;
    // A chat model's answer is one of several candidates, a text model's is the prediction itself.
    let at = |path: &str| body.pointer(&format!("/predictions/0{path}"));
    let content = at("/content").or_else(|| at("/candidates/0/content"));
    let blocked = at("/safetyAttributes/blocked").or_else(|| at("/safetyAttributes/0/blocked"));
    let tokens = |side: &str| {
        body.pointer(&format!("/metadata/tokenMetadata/{side}/totalTokens"))
            .and_then(Value::as_u64)
    };
    let blocked = blocked.and_then(Value::as_bool).unwrap_or_default();
    let content = content.and_then(Value::as_str);
    if content.is_none() && !blocked {
        return Err(ApiError::from(response));
    }
    Ok(Prediction {
        content: content.unwrap_or_default().to_owned(),
        blocked,
        input_tokens: tokens("inputTokenCount"),
        output_tokens: tokens("outputTokenCount"),
    })
}

/// The request that counts the tokens of a prompt as one of Google's models does: `countTokens`.
/// It costs nothing.
pub fn count_tokens(location: &Location, model: &Model, prompt: &Prompt) -> Request {
    location
        .request(Method::Post)
        .literal("/publishers/google/models")
        .segment(model.name)
        .literal(":countTokens")
        .json(json!({ "instances": [prompt.instance()] }))
}

/// How long the prompt is.
pub fn counted(response: &Response) -> Result<TokenCount, ApiError> {
    answer::read(response)
}

#[cfg(test)]
mod tests {
    use tuning::Region;

    use super::*;
    use crate::{error::Cause, names::ProjectId};

    fn answer(body: &str) -> Response {
        Response::new(200, [("content-type", "application/json")], body)
    }

    fn endpoint() -> EndpointName {
        EndpointName::parse("projects/1/locations/us-central1/endpoints/3").expect("a name")
    }

    #[test]
    fn each_family_is_asked_in_its_own_form() {
        let check = |family, body: &str| {
            let prompt = Prompt::question(family, "왜?").expect("a prompt");
            let request = predict(&endpoint(), &prompt, Sampling::default());
            assert_eq!(
                request.url(),
                "https://us-central1-aiplatform.googleapis.com/v1/projects/1/locations/us-central1/endpoints/3:predict"
            );
            assert_eq!(request.text(None).as_deref(), Some(body));
        };
        check(
            Family::Text,
            r#"{"instances":[{"prompt":"왜?"}],"parameters":{}}"#,
        );
        check(
            Family::Code,
            r#"{"instances":[{"prefix":"왜?"}],"parameters":{}}"#,
        );
        check(
            Family::CodeChat,
            r#"{"instances":[{"messages":[{"author":"user","content":"왜?"}]}],"parameters":{}}"#,
        );
        assert_eq!(Prompt::question(Family::Embedding, "왜?"), None);
    }

    #[test]
    fn what_is_set_is_sent() {
        let prompt = Prompt::Chat {
            context: "c".to_owned(),
            messages: Vec::new(),
        };
        let sampling = Sampling {
            temperature: Some(0.5),
            max_output_tokens: Some(10),
            top_k: Some(3),
            top_p: Some(1.0),
        };
        assert_eq!(
            predict(&endpoint(), &prompt, sampling)
                .text(None)
                .as_deref(),
            Some(
                r#"{"instances":[{"context":"c","messages":[]}],"parameters":{"temperature":0.5,"maxOutputTokens":10,"topK":3,"topP":1}}"#
            )
        );
    }

    #[test]
    fn an_answer_is_read_from_either_form() {
        let check = |body: &str, content: &str, blocked, tokens: [Option<u64>; 2]| {
            let found = predicted(&answer(body)).expect("an answer");
            let wanted = Prediction {
                content: content.to_owned(),
                blocked,
                input_tokens: tokens[0],
                output_tokens: tokens[1],
            };
            assert_eq!(found, wanted, "{body}");
        };
        check(
            r#"{"predictions":[{"content":"because","safetyAttributes":{"blocked":false}}],
                "metadata":{"tokenMetadata":{"inputTokenCount":{"totalTokens":2},"outputTokenCount":{"totalTokens":1}}}}"#,
            "because",
            false,
            [Some(2), Some(1)],
        );
        check(
            r#"{"predictions":[{"candidates":[{"author":"bot","content":"so"}],"safetyAttributes":[{"blocked":false}]}]}"#,
            "so",
            false,
            [None, None],
        );
        check(
            r#"{"predictions":[{"safetyAttributes":{"blocked":true}}]}"#,
            "",
            true,
            [None, None],
        );
        let error = predicted(&answer(r#"{"predictions":[]}"#)).expect_err("no answer");
        assert_eq!(error.cause, Cause::Unreadable);
    }

    #[test]
    fn tokens_are_counted_by_a_model_of_google_s() {
        let project = ProjectId::parse("my-project").expect("a project");
        let location = Location::new(project, Region::AsiaNortheast3);
        let model = Model::find("text-bison@002").expect("a model");
        let request = count_tokens(&location, model, &Prompt::Text("a".to_owned()));
        assert_eq!(
            request.url(),
            "https://asia-northeast3-aiplatform.googleapis.com/v1/projects/my-project/locations/asia-northeast3/publishers/google/models/text-bison@002:countTokens"
        );
        assert_eq!(
            request.text(None).as_deref(),
            Some(r#"{"instances":[{"prompt":"a"}]}"#)
        );
        let count = counted(&answer(r#"{"totalTokens":4,"totalBillableCharacters":9}"#));
        assert_eq!(
            count,
            Ok(TokenCount {
                total_tokens: 4,
                total_billable_characters: 9
            })
        );
        assert!(counted(&answer("{}")).is_err());
    }
}
