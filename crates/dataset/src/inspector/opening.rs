use super::{Inspector, NotShared, OptionsError};
use crate::{Options, Role, habits::Marker, labels::Layout};

/// Reads the first lines of a file, for what those tell about all others: whoever inspects another part
/// of the file has to know it. Nothing is counted.
///
/// It takes milliseconds. So each worker reads these lines by itself instead of waiting for another one.
pub struct Opening {
    inspector: Inspector,
    bytes: usize,
    /// Whether what the inputs have in common is to be learned.
    may_have_habits: bool,
}

/// What the first lines of a file tell about all others.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What to look for in inputs, where it is known already.
    pub(super) markers: Option<Vec<Marker>>,
    /// The columns of a labels file.
    pub(super) layout: Option<Layout>,
}

/// Bytes after which no more is to be learned, in proportion.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Examples after which no more is to be learned where inputs may have habits, and where they cannot.
const MOST_EXAMPLES: u64 = 1_024;
const FEW_EXAMPLES: u64 = 32;

/// Bytes of a longest line up to which the examples of a shard have numbers.
const LONGEST_LINE: usize = 1 << 28;

impl Opening {
    /// Begins. The options are those of the inspection.
    ///
    /// # Errors
    /// As [`Inspector::new`].
    pub fn new(options: &Options) -> Result<Self, OptionsError> {
        // The first finding of a rule tells as much as all of them.
        let options = Options {
            max_diagnostics_per_rule: 1,
            details: false,
            ..options.clone()
        };
        let role = options.role;
        let inspector = Inspector::new(options, None)?;
        Ok(Self {
            may_have_habits: inspector.pass.sides.may_have_habits(role),
            inspector,
            bytes: 0,
        })
    }

    /// Takes the next portion from the start of the file on, 64 KiB or so. Whether more of it is wanted.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        self.bytes += bytes.len();
        self.inspector.take(bytes);
        let most = if self.may_have_habits {
            MOST_EXAMPLES
        } else {
            FEW_EXAMPLES
        };
        self.inspector.unreadable.is_none()
            && self.bytes < MOST_BYTES
            && self.inspector.pass.examples < most
            && self.markers().is_none()
    }

    /// Ends, when no more is wanted or the file has ended.
    ///
    /// # Errors
    /// [`NotShared::NotByLine`] when the file does not look as if each line could be read by itself.
    pub fn finish(mut self) -> Result<Opened, NotShared> {
        if self.inspector.head.is_some() {
            self.inspector.start();
        }
        let markers = self.markers();
        let Inspector {
            unreadable,
            reader,
            pass,
            ..
        } = self.inspector;
        let layout = reader.layout();
        let is_by_line = unreadable.is_none()
            && reader.lines_with_content > 0
            && !reader.is_in_array()
            && (layout.is_some() || pass.options.role != Role::Labels)
            && pass.options.max_line_bytes <= LONGEST_LINE
            // Of values that are spread over lines one is likely to lie across a border.
            && 2 * pass.findings.of("multi-line-value") <= pass.examples;
        is_by_line
            .then_some(Opened { markers, layout })
            .ok_or(NotShared::NotByLine)
    }

    fn markers(&self) -> Option<Vec<Marker>> {
        let markers = &self.inspector.pass.sides.habits().markers;
        markers.learned().map(<[Marker]>::to_vec)
    }
}
