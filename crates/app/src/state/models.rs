//! The models that jobs left behind: which there are, and what one of them answers.

mod conversation;
mod open;
mod sampling;

use std::rc::Rc;

use tuning::{Family, Model};
use vertex::{
    endpoints,
    models::{self, TunedModel},
    resource::{Location, ModelName},
};

pub use conversation::{Conversation, Exchange, Line};
pub use open::OpenModel;
pub use sampling::{SamplingDraft, SamplingField};

use super::calls::{Answer, Ask, Numbers, Outgoing, read};

/// The tuned models, as far as the person asked for them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Models {
    numbers: Numbers,
    /// Which there are.
    pub list: Listing,
    /// The one that is being looked at.
    pub open: Option<OpenModel>,
}

/// The tuned models of a place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listing {
    /// The project and the region.
    pub location: Option<Location>,
    /// The model that they were made of; all of them where none is chosen.
    pub base: Option<&'static Model>,
    /// Those that are known so far, the newest first.
    pub found: Vec<Rc<TunedModel>>,
    /// What asks for more, where there is more.
    pub next_page: Option<String>,
    /// How far the last page is.
    pub page: Ask<()>,
}

/// Something that happened about tuned models.
#[derive(Debug, Clone, PartialEq)]
pub enum ModelsAction {
    /// The person asked which models there are of a base model, or of any.
    Listed(Location, Option<&'static Model>),
    /// The person asked for the rest of the list.
    More,
    /// The person wants to look at a model.
    Opened(ModelName),
    /// The person is done with it.
    Closed,
    /// The person says what kind of model it is, which nothing else does.
    Family(Family),
    /// The person wrote something.
    Wrote(Line, String),
    /// The person sends the prompt.
    Sent,
    /// The person wants to know how long the prompt is.
    Measured,
    /// The person begins anew.
    Cleared,
    /// An answer came, or none, to the call of this number.
    Answered(u64, Answer),
}

impl Models {
    /// The models after something happened.
    #[must_use]
    pub fn apply(&self, action: ModelsAction) -> Self {
        let mut next = self.clone();
        match action {
            ModelsAction::Listed(location, base) => {
                next.list = Listing {
                    location: Some(location),
                    base,
                    ..Listing::default()
                };
                next.ask_for_page();
            }
            ModelsAction::More if next.list.next_page.is_some() => next.ask_for_page(),
            ModelsAction::More => {}
            ModelsAction::Opened(name) => {
                let call = next.numbers.call(models::get(&name));
                next.open = Some(OpenModel::new(name, call));
            }
            ModelsAction::Closed => next.open = None,
            ModelsAction::Answered(number, answer) => next.take(number, &answer),
            action => {
                if let Some(open) = &mut next.open {
                    open.apply(action, &mut next.numbers);
                }
            }
        }
        next
    }

    /// Nothing is known any more: requests go elsewhere from now on. What is on its way is not
    /// mistaken for something later.
    #[must_use]
    pub fn forgotten(&self) -> Self {
        Self {
            numbers: self.numbers.clone(),
            ..Self::default()
        }
    }

    /// The calls that are on their way, or to be.
    pub fn outgoing(&self) -> Vec<Outgoing> {
        let of_open = self.open.iter().flat_map(OpenModel::outgoing);
        self.list
            .page
            .pending()
            .into_iter()
            .chain(of_open)
            .cloned()
            .collect()
    }

    fn ask_for_page(&mut self) {
        let list = &mut self.list;
        if let (Some(location), None) = (&list.location, list.page.pending()) {
            let request = models::list(location, list.base, list.next_page.as_deref());
            list.page = Ask::Pending(self.numbers.call(request));
        }
    }

    fn take(&mut self, number: u64, answer: &Answer) {
        let list = &mut self.list;
        if list.page.awaits(number) {
            list.page = read(answer, models::listed)
                .map(|page| {
                    list.found.extend(page.items.into_iter().map(Rc::new));
                    list.next_page = page.next_page_token;
                })
                .into();
        } else if let Some(open) = &mut self.open {
            open.take(number, answer);
            // Where a model can be called, its endpoint is looked at at once.
            let name = open.model.got().and_then(|model| model.endpoint());
            if let (Some(name), Ask::Not) = (name, &open.endpoint) {
                open.endpoint = Ask::Pending(self.numbers.call(endpoints::get(&name)));
            }
        }
    }
}

#[cfg(test)]
mod tests;
