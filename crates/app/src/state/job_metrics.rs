//! The metrics of one job, read again and again from Vertex `TensorBoard` while it runs.

mod round;

use std::rc::Rc;

use vertex::{
    ApiError,
    pipeline_jobs::{JobState, PipelineJob},
    poll::Watch,
    resource::{ExperimentName, JobName, TensorboardName},
    tensorboards::Point,
};

use super::calls::{Answer, Numbers, Outgoing};
use round::{Round, Turn};

/// The parameter of a job that names its `TensorBoard`.
const BOARD: &str = "tensorboard_resource_id";

/// The metrics of the job that is being looked at, if one is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JobMetrics {
    numbers: Numbers,
    /// The job that is being looked at.
    pub watched: Option<Watched>,
}

/// The metrics of a job, as far as they were read.
#[derive(Debug, Clone, PartialEq)]
pub struct Watched {
    /// The job.
    pub job: JobName,
    /// How far it is.
    pub state: JobState,
    /// Where it writes its metrics; nowhere where it was not told to.
    pub board: Option<TensorboardName>,
    /// What it wrote, by the name of the metric, such as `/train_total_loss`.
    pub series: Vec<(String, Vec<Point>)>,
    /// What went wrong the last time they were read.
    pub error: Option<Rc<ApiError>>,
    /// How often they were read to the end, or it failed.
    pub rounds: u32,
    round: Option<Round>,
    /// The job's experiment, once it was found.
    experiment: Option<ExperimentName>,
    unchanged: u32,
    failures: u32,
}

/// What there is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The job was given no `TensorBoard`.
    NoBoard,
    /// They are being read for the first time.
    Reading,
    /// Nothing was written yet, and it may still come.
    NothingYet,
    /// The job is over, and there is nothing.
    Nothing,
    /// There is something.
    Written,
    /// They could not be read.
    Failed,
}

/// Something that happened about metrics.
#[derive(Debug, Clone, PartialEq)]
pub enum JobMetricsAction {
    /// The person looks at a job, or it has gone on.
    Watched(Box<PipelineJob>),
    /// The person looks elsewhere.
    Left,
    /// It is time to read again.
    Due,
    /// An answer came, or none, to the call of this number.
    Answered(u64, Answer),
}

impl JobMetrics {
    /// The metrics after something happened.
    #[must_use]
    pub fn apply(&self, action: JobMetricsAction) -> Self {
        let mut next = self.clone();
        let JobMetrics { numbers, watched } = &mut next;
        match (action, watched) {
            (JobMetricsAction::Watched(job), watched) => {
                let Some(name) = job.job_name() else {
                    return next;
                };
                match watched {
                    Some(watched) if watched.job == name => watched.go_on(job.state, numbers),
                    _ => {
                        let mut new = Watched::new(name, &job);
                        new.begin(numbers);
                        *watched = Some(new);
                    }
                }
            }
            (JobMetricsAction::Left, watched) => *watched = None,
            (JobMetricsAction::Due, Some(watched)) => watched.begin(numbers),
            (JobMetricsAction::Answered(number, answer), Some(watched)) => {
                watched.take(number, &answer, numbers);
            }
            (_, None) => {}
        }
        next
    }

    /// Nothing is known any more: requests go elsewhere from now on.
    #[must_use]
    pub fn forgotten(&self) -> Self {
        Self {
            numbers: self.numbers.clone(),
            watched: None,
        }
    }

    /// There is a new token: what failed for want of one is tried again.
    #[must_use]
    pub fn renewed(&self) -> Self {
        let error = self
            .watched
            .as_ref()
            .and_then(|watched| watched.error.as_ref());
        if error.is_some_and(|error| error.cause.wants_token()) {
            self.apply(JobMetricsAction::Due)
        } else {
            self.clone()
        }
    }

    /// The call that is on its way, or to be.
    pub fn outgoing(&self) -> Vec<Outgoing> {
        let round = self
            .watched
            .as_ref()
            .and_then(|watched| watched.round.as_ref());
        round
            .map(|round| round.call().clone())
            .into_iter()
            .collect()
    }

    /// The milliseconds until the metrics are read again; never where none is said. `jitter` is from
    /// 0 to 1.
    pub fn wait(&self, hidden: bool, jitter: f64) -> Option<u64> {
        self.watched.as_ref()?.wait(hidden, jitter)
    }
}

impl Watched {
    fn new(name: JobName, job: &PipelineJob) -> Self {
        let board = job.runtime_config.parameter_values.get(BOARD);
        let board = board.and_then(|board| board.as_str());
        Self {
            job: name,
            state: job.state,
            board: board.and_then(|name| TensorboardName::parse(name.trim())),
            series: Vec::new(),
            error: None,
            rounds: 0,
            round: None,
            experiment: None,
            unchanged: 0,
            failures: 0,
        }
    }

    /// What there is to say.
    pub fn standing(&self) -> Standing {
        if self.board.is_none() {
            Standing::NoBoard
        } else if self.series.iter().any(|(_, points)| !points.is_empty()) {
            Standing::Written
        } else if self.error.is_some() {
            Standing::Failed
        } else if self.rounds == 0 {
            Standing::Reading
        } else if self.state.is_final() {
            Standing::Nothing
        } else {
            Standing::NothingYet
        }
    }

    /// Whether they are being read right now.
    pub fn is_reading(&self) -> bool {
        self.round.is_some()
    }

    /// What is written after the end is the last of it, so it is read once more.
    fn go_on(&mut self, state: JobState, numbers: &mut Numbers) {
        let ends = state.is_final() && !self.state.is_final();
        self.state = state;
        if ends {
            self.begin(numbers);
        }
    }

    fn begin(&mut self, numbers: &mut Numbers) {
        if let (Some(board), None) = (&self.board, &self.round) {
            let experiment = self.experiment.as_ref();
            self.round = Some(Round::new(board, experiment, self.state, numbers));
        }
    }

    fn take(&mut self, number: u64, answer: &Answer, numbers: &mut Numbers) {
        let Some(round) = self.round.take_if(|round| round.call().number == number) else {
            return;
        };
        match round.step(answer, &self.job, numbers) {
            Ok(Turn::Goes(round)) => self.round = Some(round),
            Ok(Turn::Ends {
                experiment,
                series,
                begun_in,
            }) => {
                self.experiment = experiment;
                self.unchanged = if series == self.series {
                    self.unchanged.saturating_add(1)
                } else {
                    0
                };
                self.series = series;
                self.failures = 0;
                self.error = None;
                self.rounds += 1;
                if self.state.is_final() && !begun_in.is_final() {
                    self.begin(numbers);
                }
            }
            Err(error) => {
                self.experiment = None;
                self.failures = self.failures.saturating_add(1);
                self.error = Some(error);
                self.rounds += 1;
            }
        }
    }

    fn wait(&self, hidden: bool, jitter: f64) -> Option<u64> {
        let error = self.error.as_deref();
        let is_lasting = error.is_some_and(|error| !error.cause.may_pass());
        if self.board.is_none() || self.round.is_some() || is_lasting {
            return None;
        }
        let watch = Watch {
            state: self.state,
            unchanged: self.unchanged,
            failures: self.failures,
            retry_after: error.and_then(|error| error.retry_after),
            hidden,
            jitter,
        };
        watch.wait()
    }
}

#[cfg(test)]
mod tests;
