//! Where things are, and the full names of things: `projects/P/locations/R/models/M`.

use std::{fmt, marker::PhantomData};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tuning::Region;

use crate::{
    host::Host,
    http::{Method, Request},
    names::ProjectId,
};

/// A project in one region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    project: String,
    region: Region,
}

impl Location {
    /// A project, by its ID or number, in a region.
    pub fn new(project: ProjectId<'_>, region: Region) -> Self {
        Self {
            project: project.to_string(),
            region,
        }
    }

    /// The project's ID or number.
    pub fn project(&self) -> &str {
        &self.project
    }

    /// The region.
    pub fn region(&self) -> Region {
        self.region
    }

    /// A request for something in this place; its path ends in the location.
    pub(crate) fn request(&self, method: Method) -> Request {
        Request::new(method, Host::Regional(self.region))
            .literal("/v1/projects")
            .segment(&self.project)
            .literal("/locations")
            .segment(self.region.name())
    }
}

/// A kind of thing that Vertex AI keeps.
pub trait Kind {
    /// The collections of its name below the location, from the outermost.
    const COLLECTIONS: &'static [&'static str];
}

/// The full name of a thing of one kind, as the service gave it or as it will.
///
/// ```
/// use vertex::resource::ModelName;
///
/// let name = ModelName::parse("projects/123/locations/us-central1/models/456").expect("a name");
/// assert_eq!(name.id(), "456");
/// assert_eq!(name.region().name(), "us-central1");
/// assert!(ModelName::parse("projects/123/locations/us-central1/endpoints/456").is_none());
/// ```
pub struct Name<K> {
    text: String,
    region: Region,
    kind: PhantomData<fn() -> K>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $name:ident = $collections:expr;)*) => {$(
        $(#[$doc])*
        pub enum $kind {}
        impl Kind for $kind {
            const COLLECTIONS: &'static [&'static str] = &$collections;
        }
        $(#[$doc])*
        pub type $name = Name<$kind>;
    )*};
}

kinds! {
    /// A pipeline job.
    PipelineJobKind, JobName = ["pipelineJobs"];
    /// A model.
    ModelKind, ModelName = ["models"];
    /// An endpoint.
    EndpointKind, EndpointName = ["endpoints"];
    /// An instance of `TensorBoard`.
    TensorboardKind, TensorboardName = ["tensorboards"];
    /// An experiment in a `TensorBoard`.
    ExperimentKind, ExperimentName = ["tensorboards", "experiments"];
    /// A run of an experiment.
    RunKind, RunName = ["tensorboards", "experiments", "runs"];
    /// The values of one metric in a run.
    TimeSeriesKind, TimeSeriesName = ["tensorboards", "experiments", "runs", "timeSeries"];
}

impl<K: Kind> Name<K> {
    /// The longest part of a name.
    const LONGEST_PART: usize = 256;

    /// The thing of this name, if the name has the form of one and its region is known.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let mut part = |collection: &str| {
            (parts.next()? == collection).then_some(())?;
            parts.next().filter(|part| Self::is_part(part))
        };
        ProjectId::parse(part("projects")?)?;
        let region = Region::find(part("locations")?)?;
        for collection in K::COLLECTIONS {
            part(collection)?;
        }
        parts.next().is_none().then(|| Self {
            text: text.to_owned(),
            region,
            kind: PhantomData,
        })
    }

    /// The thing of this ID directly in a location.
    pub fn in_location(location: &Location, id: &str) -> Option<Self> {
        let collection = K::COLLECTIONS.first()?;
        let (project, region) = (location.project(), location.region());
        Self::parse(&format!(
            "projects/{project}/locations/{region}/{collection}/{id}"
        ))
    }

    /// Letters, digits and the few signs that Google's IDs have.
    fn is_part(part: &str) -> bool {
        (1..=Self::LONGEST_PART).contains(&part.len())
            && part.contains(|letter: char| letter.is_ascii_alphanumeric())
            && part
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "-_.@~".contains(letter))
    }

    /// The last part of the name.
    pub fn id(&self) -> &str {
        self.text.rsplit('/').next().unwrap_or_default()
    }

    /// The project, by the ID or the number that the name has.
    pub fn project(&self) -> &str {
        self.text.split('/').nth(1).unwrap_or_default()
    }

    /// The region that the thing is in.
    pub fn region(&self) -> Region {
        self.region
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// A request about this thing; its path ends in the name.
    pub(crate) fn request(&self, method: Method) -> Request {
        let mut request = Request::new(method, Host::Regional(self.region)).literal("/v1");
        for part in self.text.split('/') {
            request = request.segment(part);
        }
        request
    }
}

impl<K> Clone for Name<K> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            ..*self
        }
    }
}

impl<K> PartialEq for Name<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<K> Eq for Name<K> {}

impl<K> fmt::Debug for Name<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(formatter)
    }
}

impl<K> fmt::Display for Name<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl<K> Serialize for Name<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, K: Kind> Deserialize<'de> for Name<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "`{text}` is no name of one of the {:?}",
                K::COLLECTIONS
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_has_its_collections_and_a_region() {
        let check = |text: &str, fits| assert_eq!(JobName::parse(text).is_some(), fits, "{text}");
        check(
            "projects/my-project/locations/us-central1/pipelineJobs/tune-1",
            true,
        );
        check(
            "projects/123/locations/asia-northeast3/pipelineJobs/a.b_c~d",
            true,
        );
        check("projects/123/locations/mars/pipelineJobs/tune-1", false);
        check("projects/123/locations/us-central1/models/1", false);
        check("projects/123/locations/us-central1/pipelineJobs/", false);
        check("projects/123/locations/us-central1/pipelineJobs/..", false);
        check("projects/123/locations/us-central1/pipelineJobs/a/b", false);
        check("projects/123/locations/us-central1/pipelineJobs/a?b", false);
        check(
            "projects/123/locations/us-central1/pipelineJobs/a:cancel",
            false,
        );
        check("projects/x/locations/us-central1/pipelineJobs/a", false);
        check("/projects/123/locations/us-central1/pipelineJobs/a", false);
        check("", false);
        let long = "a".repeat(257);
        check(
            &format!("projects/123/locations/us-central1/pipelineJobs/{long}"),
            false,
        );
    }

    #[test]
    fn a_deep_name_has_all_its_parts() {
        let text = "projects/1/locations/us-west1/tensorboards/2/experiments/e/runs/r/timeSeries/5";
        let name = TimeSeriesName::parse(text).expect("a name");
        assert_eq!((name.project(), name.id()), ("1", "5"));
        assert_eq!(name.region(), Region::UsWest1);
        assert_eq!(RunName::parse(text), None);
    }

    #[test]
    fn a_name_survives_its_json_and_nothing_else_becomes_one() {
        let name = ModelName::parse("projects/1/locations/us-west1/models/2@1").expect("a name");
        let json = serde_json::to_string(&name).expect("JSON");
        assert_eq!(
            serde_json::from_str::<ModelName>(&json).expect("a name"),
            name
        );
        assert!(serde_json::from_str::<EndpointName>(&json).is_err());
    }

    proptest! {
        #[test]
        fn no_name_leads_a_request_astray(id in any::<String>(), region in "[a-z0-9-]{0,20}") {
            let text = format!("projects/my-project/locations/{region}/models/{id}");
            if let Some(name) = ModelName::parse(&text) {
                let url = name.request(Method::Get).url();
                let host = Host::Regional(name.region());
                prop_assert_eq!(url, format!("https://{host}/v1/{text}"));
            }
        }
    }
}
