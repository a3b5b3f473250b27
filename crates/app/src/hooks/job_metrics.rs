use std::rc::Rc;

use gloo_timers::callback::Timeout;
use vertex::pipeline_jobs::PipelineJob;
use yew::prelude::*;

use super::{use_hidden, use_store};
use crate::{
    services::chance,
    state::{Action, JobMetricsAction, Watched},
};

/// The metrics of a job, and the verb about them.
#[derive(Clone, PartialEq)]
pub struct JobMetricsHandle {
    /// What is known of them; nothing before the first look.
    pub watched: Option<Watched>,
    dispatch: Callback<JobMetricsAction>,
}

/// Reads the metrics of a job for as long as it is shown: again and again while it runs and somebody
/// can see it.
#[hook]
pub fn use_job_metrics(job: &Rc<PipelineJob>) -> JobMetricsHandle {
    let store = use_store();
    let dispatcher = store.dispatcher();
    let dispatch = Callback::from(move |action| dispatcher.dispatch(Action::JobMetrics(action)));
    {
        let (job, dispatch) = (Rc::clone(job), dispatch.clone());
        let key = (job.name.clone(), job.state, store.account.destination);
        use_effect_with(key, move |_| {
            dispatch.emit(JobMetricsAction::Watched(Box::new((*job).clone())));
        });
    }
    {
        let dispatch = dispatch.clone();
        use_effect_with((), move |()| move || dispatch.emit(JobMetricsAction::Left));
    }
    let hidden = use_hidden();
    let was_hidden = use_mut_ref(|| false);
    let metrics = store.job_metrics.clone();
    let watched = metrics.watched.as_ref();
    let turn = watched.map(|watched| (watched.rounds, watched.is_reading(), watched.state));
    {
        let dispatch = dispatch.clone();
        use_effect_with((turn, hidden), move |(_, hidden)| {
            let is_back = was_hidden.replace(*hidden) && !hidden;
            let wait = metrics.wait(*hidden, chance::share());
            let wait = wait.map(|wait| if is_back { 0 } else { wait });
            let timer = wait.map(|wait| {
                let wait = u32::try_from(wait).unwrap_or(u32::MAX);
                Timeout::new(wait, move || dispatch.emit(JobMetricsAction::Due))
            });
            move || drop(timer)
        });
    }
    JobMetricsHandle {
        watched: store.job_metrics.watched.clone(),
        dispatch,
    }
}

impl JobMetricsHandle {
    /// Reads them again, now.
    pub fn read(&self) {
        self.dispatch.emit(JobMetricsAction::Due);
    }
}
