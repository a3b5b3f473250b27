use crate::samples::{Sample, SampleFile};

/// Where the bytes come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file of the person's.
    File {
        /// Its name.
        name: String,
        /// Its size.
        bytes: u64,
    },
    /// Text that was pasted.
    Pasted {
        /// Its size in UTF-8.
        bytes: u64,
    },
    /// A file of a built-in sample.
    Sample {
        /// The key of its title in the locales, where it is all of the sample.
        title: Option<&'static str>,
        /// Its name as a file.
        name: &'static str,
        /// The model to check it for, where the file cannot tell.
        model: Option<&'static str>,
        /// Its size.
        bytes: u64,
    },
}

impl Source {
    /// A file of a built-in sample.
    pub fn of_sample(sample: &Sample, file: &SampleFile) -> Self {
        Self::Sample {
            title: (sample.files.len() == 1).then_some(sample.title),
            name: file.name,
            model: sample.model,
            bytes: file.content.len() as u64,
        }
    }

    /// The size in bytes.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::File { bytes, .. } | Self::Pasted { bytes } | Self::Sample { bytes, .. } => {
                *bytes
            }
        }
    }

    /// The name as a file, where it has one.
    pub fn file_name(&self) -> Option<&str> {
        match self {
            Self::File { name, .. } => Some(name),
            Self::Sample { name, .. } => Some(name),
            Self::Pasted { .. } => None,
        }
    }
}
