use crate::samples::Sample;

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
    /// A built-in sample.
    Sample {
        /// The key of its title in the locales.
        title: &'static str,
        /// Its name as a file.
        name: &'static str,
        /// The model to check it for, where the file cannot tell.
        model: Option<&'static str>,
        /// Its size.
        bytes: u64,
    },
}

impl Source {
    /// A built-in sample.
    pub fn of_sample(sample: &Sample) -> Self {
        let &Sample {
            title,
            name,
            model,
            content,
            ..
        } = sample;
        Self::Sample {
            title,
            name,
            model,
            bytes: content.len() as u64,
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
