use std::fmt;

use crate::path::Key;

/// A place inside an example of any shape, as a JSON path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    steps: [Option<Step<'a>>; DEEPEST],
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// No shape has anything deeper than `$.contents[0].parts[0].fileData`.
const DEEPEST: usize = 5;

impl<'a> Spot<'a> {
    /// The example as a whole.
    pub(super) const ROOT: Self = Self {
        steps: [None; DEEPEST],
    };

    /// The member `key` of what stands here.
    pub(super) fn key(self, key: &'a str) -> Self {
        self.then(Step::Key(key))
    }

    /// The item `index` of what stands here.
    pub(super) fn index(self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    fn then(mut self, step: Step<'a>) -> Self {
        if let Some(free) = self.steps.iter_mut().find(|step| step.is_none()) {
            *free = Some(step);
        }
        self
    }

    /// The name of the member that this is, or that it is an item of.
    pub(super) fn name(&self) -> &'a str {
        let names = self.steps.iter().rev().flatten();
        let mut names = names.filter_map(|step| match step {
            Step::Key(key) => Some(*key),
            Step::Index(_) => None,
        });
        names.next().unwrap_or_default()
    }
}

impl fmt::Display for Spot<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "$")?;
        for step in self.steps.iter().flatten() {
            match step {
                Step::Key(key) => write!(formatter, "{}", Key(key))?,
                Step::Index(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Spot;

    #[test]
    fn a_spot_is_a_json_path() {
        let part = Spot::ROOT.key("contents").index(2).key("parts").index(0);
        assert_eq!(part.to_string(), "$.contents[2].parts[0]");
        assert_eq!(part.name(), "parts");
        assert_eq!(Spot::ROOT.key("my field").to_string(), "$[\"my field\"]");
        assert_eq!(Spot::ROOT.to_string(), "$");
    }
}
