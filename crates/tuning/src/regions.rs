use std::fmt;

use serde::{Deserialize, Serialize};

/// A region in which a tuning pipeline can run and a tuned model can be uploaded.
/// Source: [`PAGE`](crate::source::PAGE); the SDK checks against the same list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// Iowa.
    UsCentral1,
    /// Netherlands.
    EuropeWest4,
    /// Singapore.
    AsiaSoutheast1,
    /// Oregon.
    UsWest1,
    /// Frankfurt.
    EuropeWest3,
    /// London.
    EuropeWest2,
    /// Tokyo.
    AsiaNortheast1,
    /// Northern Virginia.
    UsEast4,
    /// Las Vegas.
    UsWest4,
    /// Montréal.
    NorthamericaNortheast1,
    /// Paris.
    EuropeWest9,
    /// Belgium.
    EuropeWest1,
    /// Seoul.
    AsiaNortheast3,
}

impl Region {
    /// Every region, in the page's order.
    pub const ALL: [Self; 13] = [
        Self::UsCentral1,
        Self::EuropeWest4,
        Self::AsiaSoutheast1,
        Self::UsWest1,
        Self::EuropeWest3,
        Self::EuropeWest2,
        Self::AsiaNortheast1,
        Self::UsEast4,
        Self::UsWest4,
        Self::NorthamericaNortheast1,
        Self::EuropeWest9,
        Self::EuropeWest1,
        Self::AsiaNortheast3,
    ];

    /// The name as it stands in a URL.
    pub fn name(self) -> &'static str {
        match self {
            Self::UsCentral1 => "us-central1",
            Self::EuropeWest4 => "europe-west4",
            Self::AsiaSoutheast1 => "asia-southeast1",
            Self::UsWest1 => "us-west1",
            Self::EuropeWest3 => "europe-west3",
            Self::EuropeWest2 => "europe-west2",
            Self::AsiaNortheast1 => "asia-northeast1",
            Self::UsEast4 => "us-east4",
            Self::UsWest4 => "us-west4",
            Self::NorthamericaNortheast1 => "northamerica-northeast1",
            Self::EuropeWest9 => "europe-west9",
            Self::EuropeWest1 => "europe-west1",
            Self::AsiaNortheast3 => "asia-northeast3",
        }
    }

    /// The region of exactly this name.
    ///
    /// ```
    /// use tuning::Region;
    ///
    /// assert_eq!(Region::find("us-central1"), Some(Region::UsCentral1));
    /// assert_eq!(Region::find("us-centra1"), None);
    /// ```
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.name() == name)
    }

    /// The region that a mistyped name most likely means.
    pub fn suggest(name: &str) -> Option<Self> {
        crate::nearest(name, Self::ALL.map(Self::name)).and_then(Self::find)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The hardware that tunes the model. It decides where the computing happens.
/// Source: [`PAGE`](crate::source::PAGE).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Accelerator {
    /// Eight NVIDIA A100 80 GB in us-central1. What a job uses that names none.
    #[default]
    #[serde(rename = "GPU")]
    Gpu,
    /// 64 cores of a TPU v3 pod in europe-west4.
    #[serde(rename = "TPU")]
    Tpu,
}

impl Accelerator {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Gpu, Self::Tpu];

    /// The name as the service wants it, in capitals.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gpu => "GPU",
            Self::Tpu => "TPU",
        }
    }

    /// The accelerator of exactly this name. The service tells small letters from capitals.
    ///
    /// ```
    /// use tuning::Accelerator;
    ///
    /// assert_eq!(Accelerator::find("TPU"), Some(Accelerator::Tpu));
    /// assert_eq!(Accelerator::find("tpu"), None);
    /// ```
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|accelerator| accelerator.name() == name)
    }

    /// The accelerator that a name in the wrong case means.
    pub fn suggest(name: &str) -> Option<Self> {
        Self::find(&name.trim().to_ascii_uppercase())
    }

    /// Where the computing happens, whatever region the pipeline runs in.
    pub fn compute_region(self) -> Region {
        match self {
            Self::Gpu => Region::UsCentral1,
            Self::Tpu => Region::EuropeWest4,
        }
    }

    /// The hardware that must be within the project's quota; the words are the same in every
    /// language.
    pub fn hardware(self) -> &'static str {
        match self {
            Self::Gpu => "8 × A100 80 GB",
            Self::Tpu => "64 × TPU v3",
        }
    }
}

impl fmt::Display for Accelerator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
