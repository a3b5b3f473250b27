//! Files that are written from a file.

use dataset::{
    ConvertOptions, Converter, Fingerprint, Inspector, Options, Progress, RepairOptions, Repairer,
    Split, SplitWriter, Splitter,
};
use wasm_bindgen::JsValue;
use web_sys::Blob;

use super::{Desk, Pass, impossible};
use crate::{
    protocol::{Failure, FromWorker, PassId, Reshape, Reshaped},
    reading::PORTION,
    wire::{self, Seat},
    written::Written,
};

impl Desk {
    /// Writes the files and says what was done.
    pub(super) async fn reshape(
        &self,
        id: PassId,
        reshape: Reshape,
        parcel: &JsValue,
    ) -> Result<(), Failure> {
        let (reshaped, files) = match reshape {
            Reshape::Repair { how, inspect } => {
                let against = self.against(parcel).await?;
                let mut pass = Repair::new(how, inspect, against)?;
                self.read_through(id, parcel, &mut pass).await?;
                pass.finish()?
            }
            Reshape::Convert(options) => {
                let mut pass = Convert::new(options)?;
                self.read_through(id, parcel, &mut pass).await?;
                pass.finish()?
            }
            Reshape::Split(options) => {
                let mut pass = Decide {
                    bytes: 0,
                    splitter: Splitter::new(options),
                };
                self.read_through(id, parcel, &mut pass).await?;
                let (read, mut split) = (pass.progress(), pass.splitter.finish());
                let mut pass = Divide::new(read, &split);
                self.read_through(id, parcel, &mut pass).await?;
                let files = pass.finish()?;
                split.evaluation_lines = Vec::new();
                (Reshaped::Split(split), files)
            }
        };
        let beside: Vec<_> = files.iter().map(|file| (Seat::Written, file)).collect();
        self.post(&wire::pack(&FromWorker::Reshaped { id, reshaped }, &beside));
        Ok(())
    }
}

/// A file that is written through a buffer, so that each of its pieces is large.
#[derive(Default)]
struct Output {
    waiting: Vec<u8>,
    file: Written,
}

impl Output {
    /// Hands on what is waiting, where it is worth it.
    fn settle(&mut self) -> Result<(), Failure> {
        if self.waiting.len() >= PORTION {
            self.file.push(&self.waiting)?;
            self.waiting.clear();
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Blob, Failure> {
        self.file.push(&self.waiting)?;
        self.file.finish()
    }
}

/// Repairs, and inspects what comes out.
struct Repair {
    bytes: u64,
    repairer: Repairer,
    /// What was just repaired.
    mended: Vec<u8>,
    inspector: Inspector,
    output: Output,
}

impl Repair {
    fn new(
        how: RepairOptions,
        inspect: Options,
        against: Vec<Fingerprint>,
    ) -> Result<Self, Failure> {
        let reason = "tokens are not counted in what was repaired";
        Ok(Self {
            bytes: 0,
            repairer: Repairer::new(how).map_err(|error| impossible(&error))?,
            mended: Vec::new(),
            inspector: Inspector::not_counted(inspect, reason)
                .map_err(|error| impossible(&error))?
                .with_against(against),
            output: Output::default(),
        })
    }

    fn hand_on(&mut self) -> Result<(), Failure> {
        self.inspector.feed(&self.mended);
        self.output.waiting.append(&mut self.mended);
        self.output.settle()
    }

    fn finish(mut self) -> Result<(Reshaped, Vec<Blob>), Failure> {
        let mut rest = Vec::new();
        let repaired = self.repairer.finish(&mut rest);
        self.inspector.feed(&rest);
        self.output.waiting.append(&mut rest);
        let reshaped = Reshaped::Repaired {
            repaired,
            left: Box::new(self.inspector.finish()),
        };
        Ok((reshaped, vec![self.output.finish()?]))
    }
}

impl Pass for Repair {
    fn feed(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.bytes += bytes.len() as u64;
        self.repairer.feed(bytes, &mut self.mended);
        self.hand_on()
    }

    fn progress(&self) -> Progress {
        Progress {
            bytes_read: self.bytes,
            lines: self.repairer.lines(),
            ..Progress::default()
        }
    }
}

struct Convert {
    converter: Converter,
    output: Output,
}

impl Convert {
    fn new(options: ConvertOptions) -> Result<Self, Failure> {
        Ok(Self {
            converter: Converter::new(options).map_err(|error| impossible(&error))?,
            output: Output::default(),
        })
    }

    fn finish(mut self) -> Result<(Reshaped, Vec<Blob>), Failure> {
        let converted = self.converter.finish(&mut self.output.waiting);
        Ok((Reshaped::Converted(converted), vec![self.output.finish()?]))
    }
}

impl Pass for Convert {
    fn feed(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.converter.feed(bytes, &mut self.output.waiting);
        self.output.settle()
    }

    fn progress(&self) -> Progress {
        self.converter.progress()
    }
}

/// The first reading for a split: which lines go where.
struct Decide {
    bytes: u64,
    splitter: Splitter,
}

impl Pass for Decide {
    fn feed(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.bytes += bytes.len() as u64;
        self.splitter.feed(bytes);
        Ok(())
    }

    fn progress(&self) -> Progress {
        Progress {
            bytes_read: self.bytes,
            lines: self.splitter.lines(),
            ..Progress::default()
        }
    }
}

/// The second reading for a split: the lines go there.
struct Divide<'a> {
    /// The first reading counts, too.
    progress: Progress,
    writer: SplitWriter<'a>,
    training: Output,
    evaluation: Output,
}

impl<'a> Divide<'a> {
    fn new(progress: Progress, split: &'a Split) -> Self {
        Self {
            progress,
            writer: split.writer(),
            training: Output::default(),
            evaluation: Output::default(),
        }
    }

    fn finish(mut self) -> Result<Vec<Blob>, Failure> {
        self.writer
            .finish(&mut self.training.waiting, &mut self.evaluation.waiting);
        Ok(vec![self.training.finish()?, self.evaluation.finish()?])
    }
}

impl Pass for Divide<'_> {
    fn feed(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.progress.bytes_read += bytes.len() as u64;
        self.writer.feed(
            bytes,
            &mut self.training.waiting,
            &mut self.evaluation.waiting,
        );
        self.training.settle()?;
        self.evaluation.settle()
    }

    fn progress(&self) -> Progress {
        self.progress.clone()
    }
}
