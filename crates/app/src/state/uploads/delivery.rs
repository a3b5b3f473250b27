use std::collections::BTreeSet;

use ::dataset::{Role, Verdict};
use vertex::{
    Settings,
    rules::{NamedFile, Standing},
    storage::ObjectName,
    upload::{CheckedFile, Plan, State, Upload},
};

use super::{AppState, Field, FileId, Slot};
use crate::state::{JobFile, Kind};

/// A file of the job that can be brought to Cloud Storage, and how far that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// The part that it plays.
    pub slot: Slot,
    /// The file.
    pub file: FileId,
    /// Its name, also in Cloud Storage.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// The field that says where it goes.
    pub field: Field,
    /// What would be brought where, or why nothing can be.
    pub plan: Result<Plan, Hindrance>,
    /// The upload of it that was begun, unless it is over and about something else.
    pub upload: Option<Upload>,
    /// Whether its upload was interrupted by the end of a visit.
    pub is_interrupted: bool,
    /// Whether a job with it would fail.
    pub is_blocked: bool,
}

/// Why a file cannot be uploaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// It is still being checked.
    Checking,
    /// Its check did not come to an end.
    Unchecked,
    /// No field says where it goes.
    Nowhere,
    /// What the field says is no place for a file.
    NoPlace,
    /// Another file of the job goes to the same place.
    SamePlace,
}

impl AppState {
    /// The files of the job that can be brought to Cloud Storage.
    pub fn deliveries(&self) -> Vec<Delivery> {
        let family = self.model().family;
        let quota_project = self.settings().quota_project;
        let files = self.dataset.files.iter();
        let mut deliveries: Vec<Delivery> = files
            .filter(|(slot, _)| slot.field().applies_to(family))
            .map(|(&slot, file)| {
                let outcome = file.inspection.outcome();
                let plan = self.plan_for(slot, quota_project.clone());
                let upload = self.upload_of(slot, file.id, plan.as_ref().ok());
                let interrupted = self.uploads.interrupted.get(&slot);
                Delivery {
                    slot,
                    file: file.id,
                    name: self.name_of(slot),
                    bytes: file.source.bytes(),
                    field: slot.field(),
                    is_interrupted: interrupted.is_some_and(|before| plan.as_ref() == Ok(before)),
                    is_blocked: outcome.is_some_and(|it| it.report.verdict == Verdict::Blocked),
                    // What is under way goes where it went when it was begun.
                    plan: upload.as_ref().map_or(plan, |it| Ok(it.plan().clone())),
                    upload,
                }
            })
            .collect();
        let mut places = BTreeSet::new();
        for delivery in &mut deliveries {
            let place = delivery.plan.as_ref().map(|plan| plan.to.to_string());
            let is_taken = place.is_ok_and(|place| !places.insert(place));
            if is_taken && delivery.upload.is_none() {
                delivery.plan = Err(Hindrance::SamePlace);
            }
        }
        deliveries
    }

    /// The files that the settings name, and what is known of each.
    pub fn named_files(&self, settings: &Settings) -> Vec<NamedFile> {
        let family = self.model().family;
        let slots = Slot::of(Kind::that_tunes(family));
        slots
            .filter(|slot| slot.field().applies_to(family))
            .filter_map(|slot| {
                let uri = uri_in(settings, slot.field())?;
                // What names no file has a finding of its own.
                let place = ObjectName::parse(uri).ok()?;
                Some(NamedFile {
                    field: slot.field().setting().to_owned(),
                    uri: uri.to_owned(),
                    standing: self.standing(slot, &place),
                })
            })
            .collect()
    }

    /// The file in a slot as it was when it was checked; nothing where no check came to its end.
    pub(super) fn checked(&self, slot: Slot) -> Option<CheckedFile> {
        let facts = &self.dataset.outcome(slot)?.report.file;
        Some(CheckedFile {
            name: self.name_of(slot),
            size: facts.bytes,
            crc32c: facts.crc32c.clone(),
        })
    }

    fn standing(&self, slot: Slot, place: &ObjectName) -> Standing {
        let here = self.dataset.file(slot);
        let checked = self.checked(slot);
        let otherwise = if checked.is_some() {
            Standing::Checked
        } else {
            Standing::NotChecked
        };
        let begun = self.uploads.begun.get(&slot);
        let Some(upload) = begun.map(|begun| &begun.upload) else {
            return otherwise;
        };
        if upload.plan().to != *place {
            return otherwise;
        }
        let file = &upload.plan().file;
        let is_same = checked
            .as_ref()
            .is_some_and(|now| (now.size, &now.crc32c) == (file.size, &file.crc32c));
        match upload.state() {
            State::Done(_) if here.is_none() => Standing::TakenOut,
            State::Done(_) if checked.is_some() && !is_same => Standing::Changed,
            State::Changed | State::Damaged(Some(_)) if is_same => Standing::Changed,
            State::Taken(_) if is_same => Standing::NotChecked,
            _ => otherwise,
        }
    }

    fn plan_for(&self, slot: Slot, quota_project: Option<String>) -> Result<Plan, Hindrance> {
        let is_open = |file: &JobFile| file.inspection.is_open();
        let file = match self.checked(slot) {
            Some(file) => file,
            None if self.dataset.file(slot).is_some_and(is_open) => {
                return Err(Hindrance::Checking);
            }
            None => return Err(Hindrance::Unchecked),
        };
        let uri = self.value(slot.field()).trim();
        if uri.is_empty() {
            return Err(Hindrance::Nowhere);
        }
        Ok(Plan {
            to: ObjectName::parse(uri).map_err(|_| Hindrance::NoPlace)?,
            file,
            content_type: content_type(slot).to_owned(),
            quota_project,
        })
    }

    /// The upload that was begun of a file, as far as it is about it: while it is under way always,
    /// and when it is over only if the same would be brought to the same place.
    fn upload_of(&self, slot: Slot, file: FileId, plan: Option<&Plan>) -> Option<Upload> {
        let begun = self.uploads.begun.get(&slot)?;
        let upload = &begun.upload;
        let is_about_it = match upload.state() {
            State::Cancelled => false,
            State::Done(_) | State::Changed => plan == Some(upload.plan()),
            _ => begun.file == file,
        };
        is_about_it.then(|| upload.clone())
    }

    fn name_of(&self, slot: Slot) -> String {
        let file = self.dataset.file(slot);
        let name = file.and_then(|file| file.source.file_name());
        name.unwrap_or("pasted.jsonl").to_owned()
    }
}

fn content_type(slot: Slot) -> &'static str {
    match slot.role() {
        Role::Labels => "text/tab-separated-values",
        _ => "application/jsonl",
    }
}

/// What the settings say in a field that names a file.
fn uri_in(settings: &Settings, field: Field) -> Option<&str> {
    let uri = match field.setting().split_once('.') {
        Some((_, name)) => settings.embedding.as_ref()?.get(name)?.as_str()?,
        None if field == Field::DatasetUri => &settings.dataset_uri,
        None => settings.evaluation_data_uri.as_deref()?,
    };
    Some(uri).filter(|uri| !uri.is_empty())
}
