//! One file to two: examples to train with, and examples to measure with that resemble none of them.

mod choice;
mod groups;
mod oddity;
mod sketch;
mod template;
mod texts;
mod writer;

use serde::{Deserialize, Serialize};

use crate::{
    Format,
    classes::Classes,
    fault::Fault,
    json::Value,
    lines::{Line, Lines},
    reader::{Events, Reader},
    source::Source,
};
use choice::{Example, NO_CLASS};
use groups::Groups;
pub use oddity::Oddity;
use sketch::Sketches;
use texts::Texts;
pub use writer::SplitWriter;

/// How a file is to be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SplitOptions {
    /// What the choice of examples depends on: the same file and the same seed give the same split.
    /// In JavaScript at most 2⁵³ − 1.
    pub seed: u64,
    /// How many examples the evaluation file should have.
    pub evaluation: u64,
    /// Bytes of the longest line that is read; a longer one stays in the training file.
    pub max_line_bytes: usize,
}

impl Default for SplitOptions {
    fn default() -> Self {
        Self {
            seed: 0,
            evaluation: 100,
            max_line_bytes: 16 * 1024 * 1024,
        }
    }
}

impl SplitOptions {
    /// How many examples of a file are well spent on its evaluation: a tenth, within what the service
    /// takes.
    pub fn suggested_evaluation(examples: u64) -> u64 {
        use tuning::limits::{MAXIMUM_EVALUATION_EXAMPLES, MINIMUM_EVALUATION_EXAMPLES};
        (examples / 10).clamp(MINIMUM_EVALUATION_EXAMPLES, MAXIMUM_EVALUATION_EXAMPLES)
    }
}

/// Which lines go where, and what is worth knowing about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Split {
    /// The seed that the split was made with.
    pub seed: u64,
    /// How many evaluation examples were asked for.
    pub wanted: u64,
    /// Whole examples in the training file.
    pub training: u64,
    /// Examples in the evaluation file.
    pub evaluation: u64,
    /// Lines with content that hold no whole example. They stay in the training file as they are.
    pub left_lines: u64,
    /// The format of most examples, and of all in the evaluation file.
    pub format: Format,
    /// Examples that are alike and so stand on the same side.
    pub alike: Alike,
    /// How each class is divided, in the order in which they come in the file; empty where the
    /// outputs are no classes.
    pub classes: Vec<ClassSplit>,
    /// What is not as one would expect.
    pub oddities: Vec<Oddity>,
    /// The lines of the evaluation file, from 1, ascending.
    pub evaluation_lines: Vec<u64>,
}

/// Groups of examples that are alike.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Alike {
    /// Groups of two or more.
    pub groups: u64,
    /// Examples in these groups.
    pub examples: u64,
    /// Examples in the largest one; 0 when there is none.
    pub largest: u64,
}

/// How the examples of one class are divided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClassSplit {
    /// The output that makes the class.
    pub name: String,
    /// Its examples in the training file.
    pub training: u64,
    /// Its examples in the evaluation file.
    pub evaluation: u64,
}

impl Split {
    /// Writes both files, from the same bytes as were read for the split.
    pub fn writer(&self) -> SplitWriter<'_> {
        SplitWriter::new(&self.evaluation_lines)
    }
}

/// Reads a file, in any portions, and decides how to split it.
///
/// Examples are alike when at least three quarters of what their texts are made of is the same, as
/// far as a sketch of 64 bytes tells (see `split/sketch.rs`): case, punctuation and white space do not
/// count, and nothing that most examples share, such as an instruction. Those that are alike stay
/// together, so that the evaluation measures what was learned, not what was learned by heart.
///
/// Memory: under 150 bytes an example, whatever its length.
///
/// ```
/// use dataset::{SplitOptions, Splitter};
///
/// let file: String = (1..=40)
///     .map(|n| format!("{{\"input_text\": \"Question {n}\", \"output_text\": \"{}\"}}\n", n * n))
///     .collect();
/// let options = SplitOptions { seed: 7, evaluation: 10, ..SplitOptions::default() };
/// let mut splitter = Splitter::new(options);
/// splitter.feed(file.as_bytes());
/// let split = splitter.finish();
///
/// let (mut training, mut evaluation) = (Vec::new(), Vec::new());
/// let mut writer = split.writer();
/// writer.feed(file.as_bytes(), &mut training, &mut evaluation);
/// writer.finish(&mut training, &mut evaluation);
/// assert_eq!((split.training, split.evaluation), (30, 10));
/// assert_eq!(training.len() + evaluation.len(), file.len());
/// ```
pub struct Splitter {
    options: SplitOptions,
    lines: Lines,
    reader: Reader,
    pass: Pass,
}

impl Splitter {
    /// Begins to read.
    pub fn new(options: SplitOptions) -> Self {
        Self {
            lines: Lines::new(options.max_line_bytes),
            reader: Reader::default(),
            pass: Pass::default(),
            options,
        }
    }

    /// Takes the next portion of the file.
    pub fn feed(&mut self, bytes: &[u8]) {
        let Self {
            lines,
            reader,
            pass,
            ..
        } = self;
        lines.feed(bytes, |line| {
            pass.lines_with_content += u64::from(has_content(line));
            reader.line(line, pass);
        });
    }

    /// Ends the file and decides.
    pub fn finish(self) -> Split {
        let Self {
            mut lines,
            mut reader,
            mut pass,
            options,
        } = self;
        lines.finish(|line| {
            pass.lines_with_content += u64::from(has_content(line));
            reader.line(line, &mut pass);
        });
        reader.finish(&mut pass);
        pass.split(options)
    }
}

/// What is gathered while the lines go by.
#[derive(Default)]
struct Pass {
    lines_with_content: u64,
    is_array: bool,
    /// Every whole example that has its lines to itself, and a sketch of each.
    examples: Vec<Unit>,
    sketches: Sketches,
    classes: Classes,
}

/// A whole example and the lines that it stands on.
#[derive(Debug, Clone, Copy)]
struct Unit {
    first_line: u64,
    lines: u32,
    /// How many of these lines are not blank.
    lines_with_content: u32,
    class: u16,
    format: Format,
}

impl Events for Pass {
    fn fault(&mut self, fault: &Fault, _: Source<'_>) {
        self.is_array |= matches!(fault, Fault::ArrayFile { .. });
    }

    fn example(&mut self, value: &Value<'_>, text: &str, source: Source<'_>) {
        let before = text.get(..value.start).unwrap_or_default();
        let behind = text.get(value.end..).unwrap_or_default();
        let is_alone =
            before.trim_start_matches('\u{feff}').trim().is_empty() && behind.trim().is_empty();
        let Some(texts) = Texts::of(value).filter(|_| is_alone) else {
            return;
        };
        let place = || source.place(value.start, value.end);
        let class = self.classes.add(texts.output, place);
        self.examples.push(Unit {
            first_line: source.first_line,
            lines: text.split('\n').count() as u32,
            lines_with_content: text
                .split('\n')
                .filter(|line| !line.trim().is_empty())
                .count() as u32,
            class: class.map_or(NO_CLASS, |class| class as u16),
            format: texts.format,
        });
        self.sketches.add(&texts.all);
    }
}

impl Pass {
    fn split(self, options: SplitOptions) -> Split {
        let format = self.majority();
        let are_classes = !self.classes.found().is_empty();
        let groups = Groups::of(&self.sketches.finish());
        // What has another format than most, or is an element of an array, is left where it is.
        let is_splittable = |unit: &Unit| unit.format == format && !self.is_array;
        let examples: Vec<Option<Example>> = self
            .examples
            .iter()
            .map(|unit| {
                is_splittable(unit).then_some(Example {
                    class: if are_classes { unit.class } else { NO_CLASS },
                })
            })
            .collect();
        let chosen = choice::choose(&examples, &groups, options);

        let splittable = self.examples.iter().filter(|unit| is_splittable(unit));
        let lines_of_examples: u64 = splittable
            .map(|unit| u64::from(unit.lines_with_content))
            .sum();
        let mut split = Split {
            seed: options.seed,
            wanted: options.evaluation,
            training: examples.iter().flatten().count() as u64,
            evaluation: 0,
            left_lines: self.lines_with_content - lines_of_examples,
            format,
            alike: groups.alike(|index| examples.get(index).is_some_and(Option::is_some)),
            classes: self
                .classes
                .found()
                .iter()
                .map(ClassSplit::before)
                .collect(),
            oddities: Vec::new(),
            evaluation_lines: Vec::new(),
        };
        for (unit, example) in self.examples.iter().zip(&examples) {
            if let (Some(example), Some(class)) =
                (example, split.classes.get_mut(usize::from(unit.class)))
            {
                class.training += u64::from(example.class != NO_CLASS);
            }
        }
        for unit in chosen.iter().filter_map(|&index| self.examples.get(index)) {
            split.training -= 1;
            split.evaluation += 1;
            let lines = unit.first_line..unit.first_line + u64::from(unit.lines);
            split.evaluation_lines.extend(lines);
            if let Some(class) = split.classes.get_mut(usize::from(unit.class)) {
                class.training -= 1;
                class.evaluation += 1;
            }
        }
        split.evaluation_lines.sort_unstable();
        split.oddities = oddity::oddities(&split, self.is_array);
        split
    }

    /// The format of most examples; of equals the first.
    fn majority(&self) -> Format {
        let formats = [Format::Text, Format::Chat, Format::Gemini];
        let count = |format: &Format| {
            self.examples
                .iter()
                .filter(|unit| unit.format == *format)
                .count()
        };
        let most = formats.into_iter().rev().max_by_key(count);
        most.filter(|_| !self.examples.is_empty())
            .unwrap_or(Format::Unknown)
    }
}

impl ClassSplit {
    fn before(class: &crate::classes::Class) -> Self {
        Self {
            name: class.name.clone(),
            training: 0,
            evaluation: 0,
        }
    }
}

fn has_content(line: Line<'_>) -> bool {
    match line {
        Line::Bytes(bytes) => !bytes.trim_ascii().is_empty(),
        // Its end is yet to come, and counts for the line.
        Line::Piece(_) => false,
        Line::TooLong(_) => true,
    }
}
