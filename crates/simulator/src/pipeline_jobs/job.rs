use serde_json::Value;
use tuning::{Family, Model, Region};

use super::Body;
use crate::{
    google::Place,
    scenario::{Failure, Stage},
};

/// A job as it was sent. What has become of it follows from the time.
pub struct Job {
    pub place: Place,
    pub id: String,
    /// Which job it is, in the order of creation, from 1.
    pub number: usize,
    /// What was sent.
    pub body: Body,
    pub created: u64,
    /// When somebody wished it cancelled.
    pub cancelled: Option<u64>,
    pub deleted: bool,
}

impl Job {
    pub fn new(place: Place, id: String, number: usize, body: Body, created: u64) -> Self {
        Self {
            place,
            id,
            number,
            body,
            created,
            cancelled: None,
            deleted: false,
        }
    }

    /// Whether it can be found in a place.
    pub fn is_in(&self, place: &Place) -> bool {
        self.place == *place && !self.deleted
    }

    pub fn name(&self) -> String {
        self.place.name("pipelineJobs", &self.id)
    }

    /// A text of the body.
    pub fn text(&self, field: &str) -> &str {
        self.body.get(field).and_then(Value::as_str).unwrap_or("")
    }

    /// The value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<&Value> {
        let config = self.body.get("runtimeConfig")?;
        config.get("parameterValues")?.get(name)
    }

    /// The value of a parameter that is a text; an empty one counts as none.
    pub fn parameter_text(&self, name: &str) -> Option<&str> {
        let text = self.parameter(name)?.as_str()?;
        (!text.is_empty()).then_some(text)
    }

    /// The model that is tuned, with its version.
    pub fn base(&self) -> &str {
        let reference = self.parameter_text("large_model_reference");
        reference
            .or_else(|| self.parameter_text("base_model_version_id"))
            .unwrap_or(if self.family() == Family::Embedding {
                vertex::parameters::DEFAULT_EMBEDDING_BASE
            } else {
                "text-bison@001"
            })
    }

    /// What the model is for.
    pub fn family(&self) -> Family {
        if vertex::parameters::is_embedding_template(self.text("templateUri")) {
            return Family::Embedding;
        }
        let reference = self.parameter_text("large_model_reference").unwrap_or("");
        Model::find(reference).map_or(Family::Text, |model| model.family)
    }

    /// Where the tuned model is uploaded.
    pub fn upload_place(&self) -> Place {
        let region = self.parameter_text("location").and_then(Region::find);
        Place {
            region: region.unwrap_or(self.place.region),
            ..self.place.clone()
        }
    }

    /// The training steps; of a job that names none, the template's own number.
    pub fn steps(&self) -> u64 {
        let named = self.parameter("train_steps").and_then(Value::as_f64);
        let default = self.family().default_model().default_train_steps();
        named.and_then(tuning::whole).unwrap_or(default)
    }

    /// The files that the job reads.
    pub fn files(&self) -> Vec<&str> {
        const NAMES: [&str; 7] = [
            "dataset_uri",
            "evaluation_data_uri",
            "train_label_path",
            "corpus_path",
            "queries_path",
            "test_label_path",
            "validation_label_path",
        ];
        NAMES
            .into_iter()
            .filter_map(|name| self.parameter_text(name))
            .collect()
    }
}

/// How a job fails whose file is not there.
pub fn without_file(job: usize, uri: &str) -> Failure {
    Failure {
        job,
        stage: Stage::Dataset,
        code: 3,
        message: format!("The file {uri} does not exist or cannot be read."),
    }
}
