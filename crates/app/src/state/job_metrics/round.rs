use std::rc::Rc;

use vertex::{
    ApiError, Request,
    pipeline_jobs::JobState,
    resource::{ExperimentName, JobName, Kind, Name, RunName, TensorboardName, TimeSeriesName},
    tensorboards::{self, Entry, Point},
};

use crate::state::calls::{Answer, Numbers, Outgoing, read};

/// The metrics that a job writes. Source: [`PAGE`](tuning::source::PAGE).
const METRICS: [&str; 6] = [
    "/train_total_loss",
    "/train_fraction_of_correct_next_step_preds",
    "/train_num_predictions",
    "/eval_total_loss",
    "/eval_fraction_of_correct_next_step_preds",
    "/eval_num_predictions",
];

/// How many points of a metric are read: more than a picture has places for.
const MOST_POINTS: u32 = 1_000;

/// How many pages of any list are read. The newest experiments come first, so that the job's own is on
/// one of the first, and a job has a run or two.
const MOST_PAGES: u32 = 20;

/// One reading of all metrics, call by call.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    board: TensorboardName,
    begun_in: JobState,
    experiment: Option<ExperimentName>,
    call: Outgoing,
    step: Step,
    /// What is still to be asked, the next one last.
    todo: Vec<Step>,
    series: Vec<(String, Vec<Point>)>,
    pages: u32,
}

/// What a round asks for.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Experiments(Option<String>),
    Runs(ExperimentName, Option<String>),
    Series(RunName, Option<String>),
    Points(&'static str, TimeSeriesName),
}

/// What comes after an answer.
pub enum Turn {
    /// Another call.
    Goes(Round),
    /// Nothing: everything is read.
    Ends {
        /// The job's experiment, where it has begun to write.
        experiment: Option<ExperimentName>,
        /// What it wrote.
        series: Vec<(String, Vec<Point>)>,
        /// How far the job was when the round began.
        begun_in: JobState,
    },
}

impl Round {
    pub fn new(
        board: &TensorboardName,
        experiment: Option<&ExperimentName>,
        begun_in: JobState,
        numbers: &mut Numbers,
    ) -> Self {
        let step = match experiment {
            Some(experiment) => Step::Runs(experiment.clone(), None),
            None => Step::Experiments(None),
        };
        Self {
            board: board.clone(),
            begun_in,
            experiment: experiment.cloned(),
            call: numbers.call(step.request(board)),
            step,
            todo: Vec::new(),
            series: Vec::new(),
            pages: 0,
        }
    }

    /// The call that it waits for.
    pub fn call(&self) -> &Outgoing {
        &self.call
    }

    /// Takes an answer.
    pub fn step(
        mut self,
        answer: &Answer,
        job: &JobName,
        numbers: &mut Numbers,
    ) -> Result<Turn, Rc<ApiError>> {
        match self.step.clone() {
            Step::Experiments(_) => {
                let page = read(answer, tensorboards::listed_experiments)?;
                let own = page.items.iter().find(|entry| is_of(entry, job));
                self.experiment = own.and_then(|entry| Name::parse(&entry.name));
                match &self.experiment {
                    Some(experiment) => self.todo.push(Step::Runs(experiment.clone(), None)),
                    None => self.turn_page(page.next_page_token, Step::Experiments),
                }
            }
            Step::Runs(experiment, _) => {
                let page = read(answer, tensorboards::listed_runs)?;
                self.turn_page(page.next_page_token, |token| Step::Runs(experiment, token));
                let runs = names(&page.items).map(|(_, run)| Step::Series(run, None));
                self.todo.extend(runs);
            }
            Step::Series(run, _) => {
                let page = read(answer, tensorboards::listed_time_series)?;
                self.turn_page(page.next_page_token, |token| Step::Series(run, token));
                let series = names(&page.items).filter_map(|(called, name)| {
                    let metric = METRICS.into_iter().find(|metric| *metric == called)?;
                    Some(Step::Points(metric, name))
                });
                self.todo.extend(series);
            }
            Step::Points(metric, _) => {
                let points = read(answer, tensorboards::points)?;
                self.keep(metric, points);
            }
        }
        Ok(self.go_on(numbers))
    }

    fn go_on(mut self, numbers: &mut Numbers) -> Turn {
        if let Some(step) = self.todo.pop() {
            self.call = numbers.call(step.request(&self.board));
            self.step = step;
            return Turn::Goes(self);
        }
        let place = |name: &str| METRICS.iter().position(|metric| *metric == name);
        self.series.sort_by_key(|(name, _)| place(name));
        Turn::Ends {
            experiment: self.experiment,
            series: self.series,
            begun_in: self.begun_in,
        }
    }

    fn turn_page(&mut self, token: Option<String>, step: impl FnOnce(Option<String>) -> Step) {
        if token.is_some() && self.pages < MOST_PAGES {
            self.pages += 1;
            self.todo.push(step(token));
        }
    }

    /// A metric of which several runs wrote a part is one series all the same.
    fn keep(&mut self, metric: &str, mut points: Vec<Point>) {
        match self.series.iter_mut().find(|(name, _)| name == metric) {
            Some((_, known)) => {
                known.append(&mut points);
                known.sort_by_key(|point| point.step);
            }
            None => self.series.push((metric.to_owned(), points)),
        }
    }
}

impl Step {
    fn request(&self, board: &TensorboardName) -> Request {
        match self {
            Self::Experiments(token) => tensorboards::list_experiments(board, token.as_deref()),
            Self::Runs(experiment, token) => tensorboards::list_runs(experiment, token.as_deref()),
            Self::Series(run, token) => tensorboards::list_time_series(run, token.as_deref()),
            Self::Points(_, series) => tensorboards::read(series, MOST_POINTS),
        }
    }
}

/// The entries whose names are names, with what they are called.
fn names<K: Kind>(entries: &[Entry]) -> impl Iterator<Item = (&str, Name<K>)> {
    entries.iter().filter_map(|entry| {
        let name = Name::parse(&entry.name)?;
        Some((entry.display_name.as_str(), name))
    })
}

/// Whether an experiment is the job's: no document says how it is called, but the job's ID stands in
/// its own ID or in what it is called.
fn is_of(entry: &Entry, job: &JobName) -> bool {
    let id = entry.name.rsplit('/').next().unwrap_or_default();
    [id, &entry.display_name]
        .into_iter()
        .any(|text| stands_in(job.id(), text))
}

/// Whether a word stands in a text, and not only as a part of a longer one: another job may be called
/// `tune-1-again`.
fn stands_in(word: &str, text: &str) -> bool {
    let is_of_word = |letter: char| letter.is_alphanumeric() || "-_".contains(letter);
    let ends = |letter: Option<char>| letter.is_none_or(|letter| !is_of_word(letter));
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text.get(..at), text.get(at + word.len()..));
        ends(before.and_then(|before| before.chars().next_back()))
            && ends(after.and_then(|after| after.chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_experiment_is_known_by_the_job_s_id() {
        let name = "projects/1/locations/us-west1/pipelineJobs/tune-1";
        let job = JobName::parse(name).expect("a name");
        let check = |id: &str, called: &str, is_its| {
            let entry = Entry {
                name: format!("projects/1/locations/us-west1/tensorboards/2/experiments/{id}"),
                display_name: called.to_owned(),
                create_time: None,
            };
            assert_eq!(is_of(&entry, &job), is_its, "{id} {called}");
        };
        check("tune-1", "", true);
        check("123", "tune-1", true);
        check("123", "metrics of tune-1, from 2024", true);
        check("tune-10", "", false);
        check("tune-1-again", "fine-tune-1", false);
        check("123", "attune-1", false);
        check("", "", false);
    }
}
