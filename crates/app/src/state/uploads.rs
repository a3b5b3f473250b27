//! The files of the job on their way to Cloud Storage.

mod delivery;

use std::collections::BTreeMap;

use vertex::{
    names::GcsUri,
    upload::{Plan, Upload},
};

pub use delivery::{Delivery, Hindrance};

use super::{AppState, Field, FileId, LaunchAction, Slot};

/// What was begun, and what an earlier visit left unfinished.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Uploads {
    /// The bucket or folder that the files go to, as it was typed.
    pub folder: String,
    /// The upload that was begun last, by the part that its file plays.
    begun: BTreeMap<Slot, Begun>,
    /// What was under way when the page was closed or loaded anew.
    interrupted: BTreeMap<Slot, Plan>,
}

/// An upload, and the file that it brings.
#[derive(Debug, Clone, PartialEq)]
struct Begun {
    file: FileId,
    upload: Upload,
}

/// Something that happened to the uploads.
#[derive(Debug, Clone, PartialEq)]
pub enum UploadAction {
    /// The person typed a bucket or a folder.
    Folder(String),
    /// The person wants every file in that folder: the fields of the form are filled in.
    Filled,
    /// The upload of the file in a slot made a step.
    Stepped(Slot, FileId, Box<Upload>),
    /// The person no longer wants what was interrupted.
    Dismissed(Slot),
}

impl Uploads {
    /// Nothing was begun on this visit; this is what the last one left.
    pub fn after_visit(interrupted: BTreeMap<Slot, Plan>) -> Self {
        Self {
            interrupted,
            ..Self::default()
        }
    }

    /// Nothing that was begun counts where requests now go.
    pub(super) fn elsewhere(&self) -> Self {
        Self {
            begun: BTreeMap::new(),
            ..self.clone()
        }
    }

    /// Whether the file in a slot is on its way, or waits to be.
    fn is_open(&self, slot: Slot) -> bool {
        self.begun
            .get(&slot)
            .is_some_and(|begun| !begun.upload.is_over())
    }
}

impl AppState {
    /// The state after something happened to the uploads.
    #[must_use]
    pub(super) fn after_upload(&self, action: UploadAction) -> Self {
        let mut next = self.clone();
        match action {
            UploadAction::Folder(folder) => next.uploads.folder = folder,
            UploadAction::Filled => {
                if let Some(folder) = folder_uri(&self.uploads.folder) {
                    for file in self.deliveries() {
                        let uri = format!("{folder}{}", file.name);
                        next = next.after_launch(LaunchAction::Typed(file.field, uri));
                    }
                }
            }
            UploadAction::Stepped(slot, file, upload) => {
                let upload = *upload;
                next.uploads.interrupted.remove(&slot);
                next.uploads.begun.insert(slot, Begun { file, upload });
            }
            UploadAction::Dismissed(slot) => {
                next.uploads.interrupted.remove(&slot);
            }
        }
        next
    }

    /// The uploads whose file is no longer the one in its slot: they must not go on.
    pub fn orphaned_uploads(&self) -> Vec<Slot> {
        let begun = self.uploads.begun.iter();
        begun
            .filter(|(slot, begun)| {
                let here = self.dataset.file(**slot).map(|file| file.id);
                self.uploads.is_open(**slot) && here != Some(begun.file)
            })
            .map(|(slot, _)| *slot)
            .collect()
    }

    /// What an earlier visit left unfinished and the person has not taken up again: the files are not
    /// here, or are others.
    pub fn interrupted_uploads(&self) -> impl Iterator<Item = (Slot, &Plan)> {
        let plans = self.uploads.interrupted.iter();
        plans
            .filter(|(slot, plan)| self.checked(**slot).as_ref() != Some(&plan.file))
            .map(|(slot, plan)| (*slot, plan))
    }
}

impl Slot {
    /// The field that says where such a file is in Cloud Storage.
    pub fn field(self) -> Field {
        match self {
            Self::Training | Self::TrainingLabels => Field::DatasetUri,
            Self::Evaluation => Field::EvaluationDataUri,
            Self::Corpus => Field::CorpusPath,
            Self::Queries => Field::QueriesPath,
            Self::ValidationLabels => Field::ValidationLabelPath,
            Self::TestLabels => Field::TestLabelPath,
        }
    }
}

/// A bucket or a folder in it as a URI that ends in a slash, however it was typed; `None` where it is
/// neither.
///
/// ```
/// use app::state::folder_uri;
///
/// assert_eq!(folder_uri(" my-bucket/a b ").as_deref(), Some("gs://my-bucket/a b/"));
/// assert_eq!(folder_uri("gs://my-bucket").as_deref(), Some("gs://my-bucket/"));
/// assert_eq!(folder_uri("s3://my-bucket"), None);
/// ```
pub fn folder_uri(typed: &str) -> Option<String> {
    let path = typed.trim();
    let path = path.strip_prefix("gs://").unwrap_or(path);
    let uri = format!("gs://{}/", path.trim_end_matches('/'));
    GcsUri::parse(&uri).ok()?;
    Some(uri)
}

/// Plans as they are kept between visits.
pub fn write_plans(plans: &BTreeMap<Slot, Plan>) -> String {
    let named: BTreeMap<_, _> = plans
        .iter()
        .map(|(slot, plan)| (slot.name(), plan))
        .collect();
    serde_json::to_string(&named).unwrap_or_default()
}

/// Plans that were kept; what cannot be read counts as none.
pub fn read_plans(text: &str) -> BTreeMap<Slot, Plan> {
    let named: BTreeMap<String, Plan> = serde_json::from_str(text).unwrap_or_default();
    named
        .into_iter()
        .filter_map(|(name, plan)| Some((Slot::from_name(&name)?, plan)))
        .collect()
}

#[cfg(test)]
mod tests;
