use serde_json::Value;
use tuning::{
    Accelerator, Family, Length, Model, Region, Run, limits::DEFAULT_EVALUATION_INTERVAL,
};

use crate::{
    parameters::{
        DEFAULT_EMBEDDING_BASE, GEMINI_TUNING_JOB, Parameter, is_embedding_template, parameters_of,
    },
    settings::{Kind, Settings, given},
};

/// What the rules look at: one job, whether it comes from a form or from a body written elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The settings; for a body, those that it says.
    pub settings: &'a Settings,
    /// The body, where it was written elsewhere. It does not say where it is posted.
    pub body: Option<&'a Value>,
    /// The model, where its name is known.
    pub model: Option<&'static Model>,
}

impl<'a> Job<'a> {
    /// A job from a form.
    pub fn from_settings(settings: &'a Settings) -> Self {
        Self {
            settings,
            body: None,
            model: Model::find(&settings.model),
        }
    }

    /// A job from a body, with the settings that were read from it.
    pub fn from_body(settings: &'a Settings, body: &'a Value) -> Self {
        Self {
            body: Some(body),
            ..Self::from_settings(settings)
        }
    }

    /// The model's family, where the model is known.
    pub fn family(&self) -> Option<Family> {
        self.model.map(|model| model.family)
    }

    /// Whether the job tunes a Gemini model, and so is no pipeline job.
    pub fn is_gemini(&self) -> bool {
        self.settings.kind == Kind::GeminiTuningJob
    }

    /// Whether the job tunes embeddings.
    pub fn is_embedding(&self) -> bool {
        !self.is_gemini() && self.template().is_some_and(is_embedding_template)
    }

    /// The pipeline that tunes: of a body, the one that it names; else the model's.
    pub fn template(&self) -> Option<&'a str> {
        match self.body {
            Some(body) => body.get("templateUri")?.as_str(),
            None => self.model.map(|model| model.template_uri),
        }
    }

    /// What can be set of the job.
    pub fn parameters(&self) -> &'static [Parameter] {
        if self.is_gemini() {
            GEMINI_TUNING_JOB
        } else {
            parameters_of(self.template().unwrap_or_default())
        }
    }

    /// Whether the body has a place for a setting.
    pub fn takes(&self, setting: &str) -> bool {
        self.parameters()
            .iter()
            .any(|parameter| parameter.setting == Some(setting))
    }

    /// Where a setting stands in the body; the setting's own name where the body does not hold it.
    pub fn path_of(&self, setting: &str) -> String {
        let parameter = self
            .parameters()
            .iter()
            .find(|parameter| parameter.setting == Some(setting));
        match (setting, parameter) {
            (_, Some(parameter)) if self.is_gemini() => parameter.name.to_owned(),
            ("outputDirectory", _) => "runtimeConfig.gcsOutputDirectory".to_owned(),
            ("kmsKeyName", _) => "encryptionSpec.kmsKeyName".to_owned(),
            (_, Some(parameter)) => format!("runtimeConfig.parameterValues.{}", parameter.name),
            (_, None) => setting.to_owned(),
        }
    }

    /// The model of embeddings that is tuned, right or wrong.
    pub fn embedding_base(&self) -> &'a str {
        let default = match self.body {
            Some(_) => DEFAULT_EMBEDDING_BASE,
            None => self.settings.model.as_str(),
        };
        self.settings
            .in_group("embedding.baseModelVersionId")
            .map_or(default, |base| base.as_str().unwrap_or_default())
    }

    /// The region of the pipeline, if it is one; a body does not say.
    pub fn pipeline_region(&self) -> Option<Region> {
        Region::find(&self.settings.pipeline_region)
    }

    /// The name of the region that the model is uploaded to, right or wrong.
    pub fn upload_region(&self) -> &'a str {
        given(self.settings.upload_region.as_ref()).unwrap_or(&self.settings.pipeline_region)
    }

    /// The name of the accelerator, right or wrong; in a body there may be none.
    pub fn accelerator(&self) -> Option<&'a str> {
        let accelerator = given(self.settings.accelerator.as_ref());
        match self.body {
            Some(_) => accelerator,
            None => accelerator.or(Some(Accelerator::default().name())),
        }
    }

    /// The key, if one is set.
    pub fn kms_key_name(&self) -> Option<&'a str> {
        given(self.settings.kms_key_name.as_ref())
    }

    /// The `TensorBoard`, if one is set and the job has a place for it.
    pub fn tensorboard(&self) -> Option<&'a str> {
        given(self.settings.tensorboard.as_ref()).filter(|_| self.takes("tensorboard"))
    }

    /// The evaluation file, if one is set.
    pub fn evaluation_data_uri(&self) -> Option<&'a str> {
        given(self.settings.evaluation_data_uri.as_ref())
    }

    /// The settings of the evaluation, other than its file, that are set.
    pub fn evaluation_parameters(&self) -> impl Iterator<Item = &'static str> {
        let settings = self.settings;
        [
            ("evaluationInterval", settings.evaluation_interval.is_some()),
            (
                "enableEarlyStopping",
                settings.enable_early_stopping.is_some(),
            ),
            (
                "enableCheckpointSelection",
                settings.enable_checkpoint_selection.is_some(),
            ),
        ]
        .into_iter()
        .filter_map(|(name, set)| set.then_some(name))
    }

    /// The numbers of the run, for the rules about numbers.
    pub fn run(&self) -> Run {
        let settings = self.settings;
        let uri = self.evaluation_data_uri().map(|_| "evaluationDataUri");
        // Without a file there is no evaluation, whatever the interval.
        let interval = uri.map(|_| match &settings.evaluation_interval {
            Some(interval) => interval.as_f64(),
            None => Some(DEFAULT_EVALUATION_INTERVAL as f64),
        });
        Run {
            model: self.model,
            accelerator: self
                .accelerator()
                .and_then(Accelerator::find)
                .unwrap_or_default(),
            length: settings
                .train_steps
                .as_ref()
                .and_then(Value::as_f64)
                .map_or(Length::Default, Length::Steps),
            examples: None,
            evaluation_interval: interval.flatten(),
            evaluation_settings: uri
                .into_iter()
                .chain(self.evaluation_parameters())
                .collect(),
            task: None,
        }
    }
}
