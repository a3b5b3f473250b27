//! The job that is being created, and what is remembered of it between visits.

use serde_json::{Value, json};
use vertex::{
    Settings,
    creation::{Creation, Draft, State},
};

use crate::state::{Account, Destination};

/// A job that is being created, and where. It is created nowhere else: that would be another job.
#[derive(Debug, Clone, PartialEq)]
pub struct Creating {
    /// How far it is.
    pub creation: Creation,
    /// Where its requests go.
    pub destination: Destination,
}

impl Creating {
    /// The creation that goes on when a person wants a job of these settings; `None` where their wish
    /// is not heard, because another job is being created, or is there and was not put aside.
    pub fn of(
        current: Option<&Self>,
        settings: &Settings,
        destination: Destination,
    ) -> Option<Self> {
        match current {
            Some(current) if !current.is_refused() => {
                let draft = current.creation.draft();
                let is_meant = draft.settings == *settings && current.destination == destination;
                is_meant.then(|| current.clone())
            }
            _ => Some(Self {
                creation: Creation::new(settings).ok()?,
                destination,
            }),
        }
    }

    /// The full name of the job.
    pub fn name(&self) -> &str {
        self.creation.draft().name.as_str()
    }

    /// Whether there is no job, and this one stands in no one's way.
    pub fn is_refused(&self) -> bool {
        matches!(self.creation.state(), State::Refused(_))
    }

    /// Whether something is being done.
    pub fn is_under_way(&self) -> bool {
        matches!(
            self.creation.state(),
            State::Sending | State::Looking(_) | State::Waiting { .. }
        )
    }

    /// Whether it was found in storage and not looked for since.
    pub fn is_remembered(&self) -> bool {
        matches!(self.creation.state(), State::Ready) && self.creation.may_look()
    }

    /// Whether requests about it can be sent, at `now` in milliseconds since 1970.
    pub fn may_call(&self, account: &Account, now: u64) -> bool {
        account.destination == self.destination && account.may_call(now)
    }

    /// Where the console shows the job; the simulated Google has none.
    pub fn console(&self) -> Option<String> {
        let name = &self.creation.draft().name;
        (self.destination == Destination::Google).then(|| {
            format!(
                "https://console.cloud.google.com/vertex-ai/pipelines/locations/{}/runs/{}?project={}",
                name.region(),
                name.id(),
                name.project(),
            )
        })
    }
}

/// The jobs that may have been sent and were not put aside, as storage holds them. There can be more
/// than one: another tab has its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Remembered(Vec<(Destination, Draft)>);

impl Remembered {
    /// The most that are remembered.
    const MOST: usize = 20;

    /// What storage held. What cannot be read is left out.
    pub fn read(text: &str) -> Self {
        let entries: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
        let entry = |entry: Value| {
            let destination = Destination::from_name(entry.get("destination")?.as_str()?);
            let draft = serde_json::from_value(entry.get("draft")?.clone()).ok()?;
            Some((destination, draft))
        };
        Self(entries.into_iter().filter_map(entry).collect())
    }

    /// What storage is to hold; nothing when nothing is remembered.
    pub fn write(&self) -> Option<String> {
        let entry = |(destination, draft): &(Destination, Draft)| json!({ "destination": destination.name(), "draft": draft });
        (!self.0.is_empty()).then(|| self.0.iter().map(entry).collect::<Value>().to_string())
    }

    /// With this job, the last one.
    #[must_use]
    pub fn with(&self, destination: Destination, draft: &Draft) -> Self {
        let Self(mut entries) = self.without(destination, draft.name.as_str());
        entries.push((destination, draft.clone()));
        let over = entries.len().saturating_sub(Self::MOST);
        Self(entries.split_off(over))
    }

    /// Without the job of this full name.
    #[must_use]
    pub fn without(&self, destination: Destination, name: &str) -> Self {
        let is_another =
            |entry: &&(Destination, Draft)| entry.0 != destination || entry.1.name.as_str() != name;
        Self(self.0.iter().filter(is_another).cloned().collect())
    }

    /// The last one. Whether it was sent is not known.
    pub fn last(&self) -> Option<Creating> {
        self.0.iter().rev().find_map(|(destination, draft)| {
            Some(Creating {
                creation: Creation::resume(draft.clone()).ok()?,
                destination: *destination,
            })
        })
    }
}

#[cfg(test)]
mod tests;
