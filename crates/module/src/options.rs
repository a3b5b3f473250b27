//! The options of a call, each read by its name, so that an error can say which one is wrong.

use dataset::Options;
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess},
};
use tuning::{Fields, Model, PlanError, field, read_fields};

/// The options of `inspect`, but for the files among them.
#[derive(Default)]
pub(crate) struct InspectOptions(pub(crate) Options);

impl Fields for InspectOptions {
    const SUBJECT: &'static str = "report";

    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let options = &mut self.0;
        match name {
            "model" => options.model = field(name, map)?,
            "role" => options.role = field::<_, Option<_>>(name, map)?.unwrap_or_default(),
            "strict" => options.strict = field::<_, Option<_>>(name, map)?.unwrap_or_default(),
            "defaultContext" => options.default_context = field(name, map)?,
            "maxDiagnosticsPerRule" => {
                let most = field::<_, Option<_>>(name, map)?;
                options.max_diagnostics_per_rule = most.unwrap_or(options.max_diagnostics_per_rule);
            }
            // A report is the same for any number of threads; here it is always one.
            "threads" => drop(field::<_, Option<u32>>(name, map)?),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl<'de> Deserialize<'de> for InspectOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_fields(deserializer)
    }
}

/// The options of `countTokens`, but for the files among them: a model, whose name must be known.
#[derive(Default)]
pub(crate) struct CountOptions;

impl Fields for CountOptions {
    const SUBJECT: &'static str = "count";

    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        if name != "model" {
            return Ok(false);
        }
        match field::<_, Option<String>>(name, map)? {
            Some(model) if Model::find(&model).is_none() => {
                let nearest = Model::suggest(&model, None);
                Err(A::Error::custom(PlanError::UnknownModel(model, nearest)))
            }
            _ => Ok(true),
        }
    }
}

impl<'de> Deserialize<'de> for CountOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_fields(deserializer)
    }
}
