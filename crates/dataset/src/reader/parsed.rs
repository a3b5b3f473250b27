//! One value, as strictly as it is read.

use super::Grammar;
use crate::json::{self, JsonFault, Kind, LineBreaks, Mend, Value, Why};

/// A value that was read, and what would make it JSON on one line.
pub(super) struct Parsed<'a> {
    pub(super) value: Value<'a>,
    pub(super) mends: Vec<Mend>,
}

impl Grammar {
    /// Reads one value of `text` from byte `at` on. Only an object is mended, or where `may_be_file` an
    /// array of them: what else might be meant by a text is anyone's guess.
    pub(super) fn parse(
        self,
        text: &str,
        at: usize,
        line_breaks: LineBreaks,
        may_be_file: bool,
    ) -> Result<Parsed<'_>, JsonFault> {
        if self == Self::Lenient {
            match json::parse_leniently(text, at) {
                Ok((value, mends)) => {
                    let parsed = Parsed { value, mends };
                    if !parsed.is_mended() || parsed.is_mendable(may_be_file) {
                        return Ok(parsed);
                    }
                }
                Err(unfinished @ JsonFault::Unfinished { .. }) => return Err(unfinished),
                Err(_) => {}
            }
        }
        // What cannot be mended is wrong where JSON ends.
        json::parse(text, at, line_breaks).map(|value| Parsed {
            value,
            mends: Vec::new(),
        })
    }
}

impl Parsed<'_> {
    /// Whether it is not JSON as it stands.
    pub(super) fn is_mended(&self) -> bool {
        self.mends.iter().any(|mend| mend.why == Why::Syntax)
    }

    fn is_mendable(&self, may_be_file: bool) -> bool {
        match &self.value.kind {
            Kind::Object(_) => true,
            Kind::Array(items) => {
                let first = items.first().map(|item| &item.kind);
                may_be_file && matches!(first, Some(Kind::Object(_)))
            }
            _ => false,
        }
    }

    /// Takes the comma behind an object, if there is one, for a slip. Where to go on in the text.
    pub(super) fn end_behind_comma(&self, text: &str) -> usize {
        let end = self.value.end;
        let rest = text.get(end..).unwrap_or_default();
        let rest = rest.trim_start_matches([' ', '\t', '\r']);
        match (&self.value.kind, rest.strip_prefix(',')) {
            (Kind::Object(_), Some(behind)) => text.len() - behind.len(),
            _ => end,
        }
    }
}
