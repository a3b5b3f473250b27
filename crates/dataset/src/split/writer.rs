/// Copies each line of a file to the one of two files that it belongs to, byte for byte and in order.
/// It takes the file in any portions and keeps nothing of it.
#[derive(Debug, Clone)]
pub struct SplitWriter<'a> {
    /// The lines to evaluate with that have not come yet, ascending.
    evaluation_lines: &'a [u64],
    /// The line that is being copied, from 1.
    line: u64,
    /// Whether some of it has been.
    is_inside: bool,
}

impl<'a> SplitWriter<'a> {
    pub(super) fn new(evaluation_lines: &'a [u64]) -> Self {
        Self {
            evaluation_lines,
            line: 1,
            is_inside: false,
        }
    }

    /// Takes the next portion of the file and appends its lines to the two files.
    pub fn feed(&mut self, bytes: &[u8], training: &mut Vec<u8>, evaluation: &mut Vec<u8>) {
        for piece in bytes.split_inclusive(|&byte| byte == b'\n') {
            let is_evaluation = self.is_evaluation();
            let file = if is_evaluation {
                &mut *evaluation
            } else {
                &mut *training
            };
            file.extend_from_slice(piece);
            self.is_inside = piece.last() != Some(&b'\n');
            if !self.is_inside {
                self.line += 1;
                if is_evaluation {
                    self.evaluation_lines = self.evaluation_lines.get(1..).unwrap_or_default();
                }
            }
        }
    }

    /// Ends the file. If its last line has no line feed, it gets one.
    pub fn finish(self, training: &mut Vec<u8>, evaluation: &mut Vec<u8>) {
        if self.is_inside {
            let file = if self.is_evaluation() {
                evaluation
            } else {
                training
            };
            file.push(b'\n');
        }
    }

    fn is_evaluation(&self) -> bool {
        self.evaluation_lines.first() == Some(&self.line)
    }
}
