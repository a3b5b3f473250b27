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

/// The options of `repair`: those of `inspect`, which hold for what is left, and its own.
#[derive(Default)]
pub(crate) struct RepairOptions {
    inspect: InspectOptions,
    drop_duplicates: bool,
}

impl From<RepairOptions> for dataset::RepairOptions {
    fn from(options: RepairOptions) -> Self {
        let InspectOptions(inspect) = options.inspect;
        Self {
            role: inspect.role,
            model: inspect.model,
            drop_duplicates: options.drop_duplicates,
            max_changes_per_rule: inspect.max_diagnostics_per_rule,
            ..Self::default()
        }
    }
}

impl Fields for RepairOptions {
    const SUBJECT: &'static str = "repair";

    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        if name != "dropDuplicates" {
            return self.inspect.read(name, map);
        }
        self.drop_duplicates = field::<_, Option<_>>(name, map)?.unwrap_or_default();
        Ok(true)
    }
}

impl<'de> Deserialize<'de> for RepairOptions {
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
