use std::fmt;

use tuning::Region;

/// A host that a request may go to. There is no other: a request to anywhere else cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Host {
    /// Vertex AI in one region.
    Regional(Region),
    /// Vertex AI without a region; pipeline jobs are not found there.
    Global,
    /// Cloud Storage, where the files are.
    Storage,
    /// Where a token is given back.
    OAuth,
}

impl Host {
    /// Every host.
    pub fn all() -> impl Iterator<Item = Self> {
        let regional = Region::ALL.into_iter().map(Self::Regional);
        regional.chain([Self::Global, Self::Storage, Self::OAuth])
    }

    /// The host of exactly this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::all().find(|host| host.to_string() == name)
    }
}

impl fmt::Display for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Regional(region) => write!(formatter, "{region}-aiplatform.googleapis.com"),
            Self::Global => formatter.write_str("aiplatform.googleapis.com"),
            Self::Storage => formatter.write_str("storage.googleapis.com"),
            Self::OAuth => formatter.write_str("oauth2.googleapis.com"),
        }
    }
}
