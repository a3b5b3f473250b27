use tokens::TokenizerLabel;

use super::{
    Inspector, Merge, NotShared, Opened, Share,
    pass::Pass,
    share::{LinesRead, Shard},
};
use crate::{
    Progress, Shards,
    habits::{Habits, Markers},
    labels::Layout,
    lines::Lines,
    reader::Reader,
    shards::{Bounds, number_before},
};

/// Inspects some shards of a file; others inspect the others. Each is read as if the lines before it
/// were whole values, one a line; whether they were shows when they are inspected.
///
/// ```
/// use dataset::{Checksums, Inspector, NotShared, Opening, Options, Report, Shards};
///
/// /// What two workers do, one after the other. In between stands what they send each other.
/// fn inspect(file: &[u8], options: &Options) -> Result<Report, NotShared> {
///     let shards = Shards::new(file.len() as u64, 4 << 20);
///     let bytes = |from: u64, to: u64| &file[from as usize..to as usize];
///     let mut checksums = Checksums::default();
///     let mut workers = [0, 1].map(|_| {
///         let mut opening = Opening::new(options).unwrap();
///         file.chunks(64 << 10).all(|portion| opening.feed(portion));
///         let inspector = Inspector::new(options.clone(), None).unwrap();
///         opening.finish().map(|opened| inspector.share(opened, shards))
///     });
///     for shard in 0..shards.count() {
///         let worker = workers[shard as usize % 2].as_mut().map_err(|why| *why)?;
///         let range = shards.range(shard);
///         checksums.update(bytes(range.start, range.end));
///
///         let mut from = shards.read_from(shard);
///         let mut to = range.end;
///         worker.begin(shard);
///         while worker.feed(bytes(from, to)) {
///             (from, to) = (to, shards.bytes().min(to + (64 << 10)));
///         }
///         worker.end()?;
///     }
///     let [one, other] = workers;
///     let mut merge = one?.into_merge();
///     for portion in other?.into_share().into_portions() {
///         merge.take(&portion)?;
///     }
///     Ok(merge.finish(checksums)?.0)
/// }
///
/// let line = r#"{"input_text": "What is a token?", "output_text": "A piece of text."}"#;
/// let report = inspect(format!("{line}\n").as_bytes(), &Options::default())?;
/// assert_eq!(report.counts["too-few-examples"], 1);
/// # Ok::<(), NotShared>(())
/// ```
pub struct SharedInspector {
    shards: Shards,
    layout: Option<Layout>,
    bounds: Option<(u64, Bounds)>,
    done: Vec<Shard>,
    /// Bytes of the lines that were read.
    bytes: u64,
    lines: Lines,
    reader: Reader,
    pass: Pass,
    label: TokenizerLabel,
}

impl Inspector {
    /// Inspects shards of the file instead of all of it. Nothing must have been fed yet.
    #[must_use]
    pub fn share(mut self, opened: Opened, shards: Shards) -> SharedInspector {
        *self.pass.sides.habits_mut() = Habits {
            markers: Markers::of_part(opened.markers),
            ..Habits::default()
        };
        SharedInspector {
            shards,
            layout: opened.layout,
            bounds: None,
            done: Vec::new(),
            bytes: 0,
            lines: self.lines,
            reader: self.reader,
            pass: self.pass,
            label: self.label,
        }
    }
}

impl SharedInspector {
    /// Begins a shard: of all that this one inspects, the next one in the file.
    pub fn begin(&mut self, shard: u64) {
        self.bounds = Some((shard, Bounds::new(self.shards, shard)));
    }

    /// Takes the next portion from [`Shards::read_from`] on. Whether more is wanted: it is until the last
    /// line of the shard has ended, which may be beyond its range.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        let Self {
            shards,
            layout,
            bounds,
            lines,
            reader,
            pass,
            ..
        } = self;
        let Some((shard, bounds)) = bounds else {
            return false;
        };
        let knew_start = bounds.range().end > bounds.range().start;
        let taken = bounds.take(bytes);
        if !taken.is_empty() {
            if !knew_start {
                let before = number_before(*shard);
                reader.go_on(before, bounds.range().start, *layout);
                pass.examples = before;
            }
            self.bytes += taken.len() as u64;
            lines.feed(taken, |line| reader.line(line, pass));
        }
        !bounds.is_complete() && bounds.range().end < shards.bytes()
    }

    /// Ends the shard.
    ///
    /// # Errors
    /// [`NotShared::NotByLine`] when the next shard cannot be read as it was or will be: the file has to
    /// be inspected in one pass. [`NotShared::Incomplete`] when more was wanted.
    pub fn end(&mut self) -> Result<(), NotShared> {
        let (number, bounds) = self.bounds.take().ok_or(NotShared::Incomplete)?;
        let range = bounds.range();
        let is_end_of_file = range.end >= self.shards.bytes();
        if !bounds.is_complete() && !is_end_of_file {
            return Err(NotShared::Incomplete);
        }
        let mut done = Shard {
            number,
            bytes: range.end - range.start,
            lines: 0,
            examples: 0,
        };
        if !range.is_empty() {
            let Self {
                lines,
                reader,
                pass,
                ..
            } = self;
            if is_end_of_file {
                lines.finish(|line| reader.line(line, pass));
                reader.finish(pass);
            } else if !reader.is_at_rest() {
                return Err(NotShared::NotByLine);
            }
            if pass.sides.habits().markers.is_lost() {
                return Err(NotShared::NotByLine);
            }
            done.lines = reader.lines - number_before(number);
            done.examples = pass.examples - number_before(number);
        }
        self.done.push(done);
        Ok(())
    }

    /// How far this one has come, and what it has found. For all of them,
    /// [`Progress::merge`] adds them up.
    pub fn progress(&self) -> Progress {
        let begun = self
            .bounds
            .as_ref()
            .filter(|(_, bounds)| !bounds.range().is_empty());
        let since = |number: u64| begun.map_or(0, |(shard, _)| number - number_before(*shard));
        let done = |count: fn(&Shard) -> u64| self.done.iter().map(count).sum::<u64>();
        Progress {
            bytes_read: self.bytes,
            lines: done(|shard| shard.lines) + since(self.reader.lines),
            examples: done(|shard| shard.examples) + since(self.pass.examples),
            counts: self.pass.counts(),
        }
    }

    /// Hands over what was found.
    pub fn into_share(self) -> Share {
        let lines = self.lines_read();
        Share::new(self.pass, self.done, lines)
    }

    /// Goes on with merging what others have found into what was found here.
    pub fn into_merge(self) -> Merge {
        let lines = self.lines_read();
        Merge::new(self.pass, self.done, lines, self.label)
    }

    fn lines_read(&self) -> LinesRead {
        LinesRead {
            with_content: self.reader.lines_with_content,
            carriage_returns: self.reader.carriage_returns,
        }
    }
}
