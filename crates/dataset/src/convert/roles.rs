use rule::Message;

use super::{LossKind, loss::LeftOut, spot::Spot};
use crate::{json::Value, rules::shortened};

/// Who a message is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    System,
    User,
    Assistant,
}

/// Who a message of any shape is from, by the names that are in use: the ones of `PaLM`, `OpenAI` and
/// Gemini, and what datasets in the shape of `ShareGPT` are found with.
pub(super) fn who(name: &str, value: &Value<'_>, spot: Spot<'_>) -> Result<Who, LeftOut> {
    let (kind, message) = match name.to_ascii_lowercase().as_str() {
        "user" | "human" => return Ok(Who::User),
        "assistant" | "model" | "gpt" | "chatgpt" | "bot" | "chatbot" | "ai" | "bard" | "bing" => {
            return Ok(Who::Assistant);
        }
        "system" | "developer" => return Ok(Who::System),
        "tool" | "function" | "function_call" | "observation" => (
            LossKind::ToolCall,
            Message::new(
                "the call of a tool, or its answer, cannot be converted",
                "도구 호출이나 그 응답은 변환할 수 없습니다",
            ),
        ),
        _ => {
            let name = shortened(name);
            let message = Message::new(
                format!("`{name}` is neither user nor assistant"),
                format!("`{name}`은(는) 사용자도 어시스턴트도 아닙니다"),
            );
            (LossKind::UnknownRole, message)
        }
    };
    Err(LeftOut::new(kind, value.start, spot, message))
}
