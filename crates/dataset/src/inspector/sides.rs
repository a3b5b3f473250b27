use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tuning::{Family, Model};

use super::{
    OptionsError,
    side::{Found, Side},
};
use crate::{
    Format, Options, Role,
    habits::Habits,
    json::Value,
    rules::Foreign,
    seen::Note,
    shards::{Numbering, shard_of},
    source::Place,
};

/// Checks each example as the format that it is meant to have, before anyone knows which format the
/// file has.
///
/// With a model, its format is the one that counts; examples of another one are checked apart: they
/// are strays if they are few, and what is wrong with the file if they are most of it. Without a
/// model, text and chat are both checked, and the format of most examples decides in the end.
///
/// A file of embedding tuning has the format of its role, whatever stands in it.
#[derive(Debug, Clone)]
pub(super) struct Sides {
    /// The format of a file of embedding tuning.
    of_role: Option<Format>,
    /// The format of the role or of the model, or text.
    main: Side,
    /// Chat, where no model decides.
    chat: Option<Side>,
    /// Examples of other formats, checked as what `main` is.
    other: Side,
    seen: [Seen; 3],
}

/// The examples of one format.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Seen {
    format: Format,
    examples: u64,
    /// Where the first ones stand.
    places: Vec<Place>,
}

/// What the sides found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct FoundBySides {
    pub(super) main: Found,
    pub(super) chat: Option<Found>,
    pub(super) other: Found,
    seen: [Seen; 3],
}

/// What the file turned out to be.
pub(super) struct Chosen {
    pub(super) side: Side,
    pub(super) majority: Format,
    pub(super) foreign: Foreign,
}

impl Sides {
    pub(super) fn new(options: &Options) -> Result<Self, OptionsError> {
        let model = find_model(options.model.as_deref(), options.role)?;
        let of_role = Format::of_role(options.role);
        let main = match of_role {
            Some(format) => {
                let model = model.filter(|model| model.family == Family::Embedding);
                Side::new(
                    format,
                    model.unwrap_or_else(|| Family::Embedding.default_model()),
                )
            }
            None => for_model(model.unwrap_or_else(|| Family::Text.default_model())),
        };
        Ok(Self {
            chat: (model.is_none() && of_role.is_none())
                .then(|| for_model(Family::Chat.default_model())),
            of_role,
            other: main.clone(),
            main,
            // In the order in which they win a draw.
            seen: [Format::Text, Format::Chat, Format::Gemini].map(|format| Seen {
                format,
                examples: 0,
                places: Vec::new(),
            }),
        })
    }

    /// The sides that have to look at an example. Its place is kept while there are fewer than `most`.
    pub(super) fn of(
        &mut self,
        example: &Value<'_>,
        place: Place,
        most: usize,
    ) -> impl Iterator<Item = &mut Side> {
        let format = self.of_role.unwrap_or_else(|| Format::detect(example));
        if let Some(seen) = self.seen.iter_mut().find(|seen| seen.format == format) {
            seen.examples += 1;
            if seen.places.len() < most {
                seen.places.push(place);
            }
        }
        let Self {
            main, chat, other, ..
        } = self;
        let (first, second) = match (format, chat) {
            (Format::Unknown, chat) => (Some(main), chat.as_mut()),
            (Format::Chat, Some(chat)) => (None, Some(chat)),
            (format, _) if format == main.format => (Some(main), None),
            _ => (Some(other), None),
        };
        first.into_iter().chain(second)
    }

    /// Keeps what stands for a label.
    pub(super) fn note(&mut self, label: Note) {
        self.main.found.seen.push(label);
    }

    /// Hands over what was found.
    pub(super) fn into_found(self) -> FoundBySides {
        FoundBySides {
            main: self.main.found,
            chat: self.chat.map(|chat| chat.found),
            other: self.other.found,
            seen: self.seen,
        }
    }

    /// Takes in what sides for the same options found in other shards of the file.
    pub(super) fn join(&mut self, found: FoundBySides, most: usize) {
        self.main.found.join(found.main, most);
        self.other.found.join(found.other, most);
        if let (Some(chat), Some(found)) = (&mut self.chat, found.chat) {
            chat.found.join(found, most);
        }
        for (own, more) in self.seen.iter_mut().zip(found.seen) {
            own.examples += more.examples;
            own.places.extend(more.places);
            own.places.sort_by_key(|place| shard_of(place.line));
            own.places.truncate(most);
        }
    }

    /// Gives lines and examples their numbers in the file.
    pub(super) fn renumber(&mut self, numbering: &Numbering) {
        for side in self.all_mut() {
            side.found.renumber(numbering);
        }
        let places = self.seen.iter_mut().flat_map(|seen| &mut seen.places);
        places.for_each(|place| place.renumber(numbering));
    }

    /// All sides, in an order of their own.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Side> {
        let Self {
            main, chat, other, ..
        } = self;
        [main, other].into_iter().chain(chat)
    }

    /// The habits that may become those of the file: only a text file has any.
    pub(super) fn habits(&self) -> &Habits {
        &self.main.found.habits
    }

    pub(super) fn habits_mut(&mut self) -> &mut Habits {
        &mut self.main.found.habits
    }

    /// Whether any of the examples may have habits.
    pub(super) fn may_have_habits(&self, role: Role) -> bool {
        role == Role::Training && self.main.format == Format::Text
    }

    /// Findings so far, by the rule's name, of the side that is ahead.
    pub(super) fn counts(&self) -> BTreeMap<String, u64> {
        match &self.chat {
            Some(chat) if self.majority() == Format::Chat => chat.found.findings.counts(),
            _ => self.main.found.findings.counts(),
        }
    }

    /// The format of most examples; of equals the one of the model, or the first.
    fn majority(&self) -> Format {
        if let Some(format) = self.of_role {
            return format;
        }
        let own = self.main.format;
        self.seen
            .iter()
            .filter(|seen| seen.examples > 0)
            .rev()
            .max_by_key(|seen| (seen.examples, seen.format == own))
            .map_or(Format::Unknown, |seen| seen.format)
    }

    /// Decides which side speaks for the file.
    pub(super) fn choose(self, most: usize) -> Chosen {
        let majority = self.majority();
        let Self {
            mut main,
            chat,
            other,
            seen,
            ..
        } = self;
        let has_model = chat.is_none();
        let side = match (majority, chat) {
            (Format::Chat, Some(chat)) => chat,
            (Format::Unknown, _) => main,
            (majority, _) if majority == main.format => main,
            _ => {
                main.found.merge(other.found, most);
                main
            }
        };
        // When most of the file is not for the model at all, each line says so by itself.
        let strays =
            |seen: &&Seen| seen.format != majority && (!has_model || side.format == majority);
        let foreign = Foreign {
            examples: seen.iter().filter(strays).map(|seen| seen.examples).sum(),
            places: seen
                .iter()
                .filter(strays)
                .flat_map(|seen| seen.places.iter().map(|&place| (seen.format, place)))
                .collect(),
        };
        Chosen {
            side,
            majority,
            foreign,
        }
    }
}

fn for_model(model: &'static Model) -> Side {
    Side::new(Format::of(model.family), model)
}

/// The model of this name, if there is a name, for a file of this role.
pub(crate) fn find_model(
    name: Option<&str>,
    role: Role,
) -> Result<Option<&'static Model>, OptionsError> {
    let Some(name) = name else {
        return Ok(None);
    };
    let model = Model::find(name).ok_or_else(|| OptionsError::UnknownModel {
        name: name.to_owned(),
        nearest: Model::suggest(name, None).map(|model| model.name),
    })?;
    if model.family == Family::Embedding && Format::of_role(role).is_none() {
        return Err(OptionsError::ModelNotForRole { name: model.name });
    }
    Ok(Some(model))
}
