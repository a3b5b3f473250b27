use std::fmt;

use tuning::Region;

/// A host that a request may go to. There is no other: a request to anywhere else cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// Vertex AI in one region.
    Regional(Region),
    /// Vertex AI without a region; pipeline jobs are not found there.
    Global,
}

impl fmt::Display for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Regional(region) => write!(formatter, "{region}-aiplatform.googleapis.com"),
            Self::Global => formatter.write_str("aiplatform.googleapis.com"),
        }
    }
}
