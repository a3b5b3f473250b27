use std::rc::Rc;

use tuning::{Family, Model};
use vertex::{
    endpoints::{self, Endpoint},
    models::{self, TunedModel},
    resource::{EndpointName, Location, ModelName},
};

use super::{Conversation, Exchange, ModelsAction};
use crate::state::calls::{Answer, Ask, Numbers, Outgoing, read};

/// A model that is being looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenModel {
    /// Its full name.
    pub name: ModelName,
    /// What is known of it.
    pub model: Ask<Rc<TunedModel>>,
    /// The endpoint where it can be called; not asked for where there is none.
    pub endpoint: Ask<Rc<Endpoint>>,
    /// What the person says it is.
    chosen: Option<Family>,
    /// What was asked and answered.
    pub conversation: Conversation,
}

impl OpenModel {
    pub(super) fn new(name: ModelName, call: Outgoing) -> Self {
        Self {
            name,
            model: Ask::Pending(call),
            endpoint: Ask::Not,
            chosen: None,
            conversation: Conversation::default(),
        }
    }

    /// The model that was tuned, where its label names one that is known.
    pub fn base(&self) -> Option<&'static Model> {
        self.model.got()?.base()
    }

    /// What the model is for: as its label says, else as the person does.
    pub fn family(&self) -> Option<Family> {
        self.model.got()?.family().or(self.chosen)
    }

    /// Where it can be called.
    pub fn endpoint_name(&self) -> Option<EndpointName> {
        self.model.got()?.endpoint()
    }

    /// Whether the prompt can be sent: there is one, something to send it to, and nothing else in the
    /// way.
    pub fn may_send(&self) -> bool {
        let waits = |exchange: &Exchange| exchange.reply.pending().is_some();
        let conversation = &self.conversation;
        self.endpoint_name().is_some()
            && !conversation.exchanges.iter().any(waits)
            && self.family().is_some_and(|family| {
                conversation.prompt(family).is_some()
                    && conversation.sampling.read(family, self.base()).is_some()
            })
    }

    /// Whether Google can count the tokens of the prompt: it counts as one of its own models does.
    pub fn may_count(&self) -> bool {
        self.conversation.tokens.pending().is_none() && self.counted_by().is_some()
    }

    /// Who counts what, and where.
    fn counted_by(&self) -> Option<(Location, &'static Model, endpoints::Prompt)> {
        let base = self.base()?;
        let prompt = self.conversation.prompt(base.family)?;
        let project = vertex::names::ProjectId::parse(self.name.project())?;
        let location = Location::new(project, self.name.region());
        Some((location, base, prompt))
    }

    pub(super) fn apply(&mut self, action: ModelsAction, numbers: &mut Numbers) {
        match action {
            ModelsAction::Family(family) => self.chosen = Some(family),
            ModelsAction::Wrote(line, text) => self.conversation.write(line, text),
            ModelsAction::Sent => self.send(numbers),
            ModelsAction::Measured => {
                if let (true, Some((location, model, prompt))) =
                    (self.may_count(), self.counted_by())
                {
                    let request = endpoints::count_tokens(&location, model, &prompt);
                    self.conversation.tokens = Ask::Pending(numbers.call(request));
                }
            }
            ModelsAction::Cleared => self.conversation.clear(),
            _ => {}
        }
    }

    fn send(&mut self, numbers: &mut Numbers) {
        if !self.may_send() {
            return;
        }
        let Some((endpoint, family)) = self.endpoint_name().zip(self.family()) else {
            return;
        };
        let base = self.base();
        let conversation = &mut self.conversation;
        let sampling = conversation.sampling.read(family, base);
        if let (Some(prompt), Some(sampling)) = (conversation.prompt(family), sampling) {
            let call = numbers.call(endpoints::predict(&endpoint, &prompt, sampling));
            conversation.ask(call);
        }
    }

    pub(super) fn outgoing(&self) -> impl Iterator<Item = &Outgoing> {
        let of_model = [self.model.pending(), self.endpoint.pending()];
        of_model
            .into_iter()
            .flatten()
            .chain(self.conversation.outgoing())
    }

    pub(super) fn take(&mut self, number: u64, answer: &Answer) {
        if self.model.awaits(number) {
            self.model = read(answer, models::got).map(Rc::new).into();
        } else if self.endpoint.awaits(number) {
            self.endpoint = read(answer, endpoints::got).map(Rc::new).into();
        } else {
            let keeps_text = !self.family().is_some_and(Family::is_chat);
            self.conversation.take(number, answer, keeps_text);
        }
    }
}
