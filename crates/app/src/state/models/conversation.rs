use tuning::Family;
use vertex::endpoints::{self, ChatMessage, Prediction, Prompt, TokenCount};

use super::{SamplingDraft, SamplingField};
use crate::state::calls::{Answer, Ask, Outgoing, read};

/// What a model is asked, and what it said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Conversation {
    /// What holds for all of it; chat models alone.
    pub context: String,
    /// What is to be asked next.
    pub text: String,
    /// How freely the model answers.
    pub sampling: SamplingDraft,
    /// What was asked and answered, the oldest first.
    pub exchanges: Vec<Exchange>,
    /// How long the prompt is, for as long as it does not change.
    pub tokens: Ask<TokenCount>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// What was asked.
    pub question: String,
    /// What was said to it.
    pub reply: Ask<Prediction>,
}

/// Where the person writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// What holds for the whole conversation.
    Context,
    /// The next question.
    Text,
    /// How freely the model answers.
    Sampling(SamplingField),
}

impl Exchange {
    /// The question and the answer as two messages of a conversation; none where there is no answer.
    fn messages(&self) -> Option<[ChatMessage; 2]> {
        let prediction = self.reply.got().filter(|prediction| !prediction.blocked)?;
        Some([
            message("user", &self.question),
            message("bot", &prediction.content),
        ])
    }
}

fn message(author: &str, content: &str) -> ChatMessage {
    ChatMessage {
        author: author.to_owned(),
        content: content.to_owned(),
    }
}

impl Conversation {
    /// What a model of this family would be asked now: with all that was said before, where it is one
    /// for conversations. None where nothing was written.
    pub fn prompt(&self, family: Family) -> Option<Prompt> {
        if self.text.trim().is_empty() {
            return None;
        }
        if !family.is_chat() {
            return Prompt::question(family, &self.text);
        }
        let said = self.exchanges.iter().filter_map(Exchange::messages);
        let question = message("user", &self.text);
        Some(Prompt::Chat {
            context: self.context.trim().to_owned(),
            messages: said.flatten().chain([question]).collect(),
        })
    }

    /// Whether anything was asked.
    pub fn is_begun(&self) -> bool {
        !self.exchanges.is_empty()
    }

    pub(super) fn write(&mut self, line: Line, text: String) {
        match line {
            Line::Context => self.context = text,
            Line::Text => self.text = text,
            Line::Sampling(field) => return self.sampling.set(field, text),
        }
        self.tokens = Ask::Not;
    }

    /// A question that found no answer is not kept when the next one is asked.
    pub(super) fn ask(&mut self, call: Outgoing) {
        self.exchanges
            .retain(|exchange| exchange.reply.got().is_some());
        self.exchanges.push(Exchange {
            question: self.text.clone(),
            reply: Ask::Pending(call),
        });
    }

    pub(super) fn clear(&mut self) {
        self.exchanges.clear();
        self.tokens = Ask::Not;
    }

    pub(super) fn outgoing(&self) -> impl Iterator<Item = &Outgoing> {
        let replies = self.exchanges.iter();
        let replies = replies.filter_map(|exchange| exchange.reply.pending());
        replies.chain(self.tokens.pending())
    }

    /// Whoever tries one prompt after the other changes the text; whoever talks writes a new one.
    pub(super) fn take(&mut self, number: u64, answer: &Answer, keeps_text: bool) {
        if self.tokens.awaits(number) {
            self.tokens = read(answer, endpoints::counted).into();
        }
        let mut exchanges = self.exchanges.iter_mut();
        if let Some(exchange) = exchanges.find(|exchange| exchange.reply.awaits(number)) {
            exchange.reply = read(answer, endpoints::predicted).into();
            let is_said = exchange.reply.got().is_some() && self.text == exchange.question;
            if is_said && !keeps_text {
                self.text.clear();
                self.tokens = Ask::Not;
            }
        }
    }
}
