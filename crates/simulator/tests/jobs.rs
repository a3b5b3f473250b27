//! A job from its creation to the model that it leaves behind, as a page sees it.

use serde_json::{Value, json};
use tuning::{Family, Model, Region};
use vertex::{
    ApiError, Cause, Request, endpoints,
    endpoints::{Prompt, Sampling},
    models,
    pipeline_jobs::{self, JobState, PipelineJob, TaskState, tuned_model_name},
    resource::{JobName, TensorboardName},
    tensorboards,
};

mod support;
use support::{Page, json as body_of, location, settings};

/// Creates the job of these settings.
#[track_caller]
fn create(page: &mut Page, changes: Value) -> JobName {
    let (request, name) = pipeline_jobs::create(&settings(changes)).expect("a request");
    let job = pipeline_jobs::created(&page.call(&request)).expect("a job");
    assert_eq!(job.state, JobState::Pending);
    assert_eq!(job.job_name().expect("a name").id(), name.id());
    name
}

#[track_caller]
fn get(page: &mut Page, name: &JobName) -> PipelineJob {
    pipeline_jobs::got(&page.call(&pipeline_jobs::get(name))).expect("a job")
}

#[track_caller]
fn refused(page: &mut Page, request: &Request) -> ApiError {
    let response = page.call(request);
    assert!(!response.is_success(), "{response:?}");
    ApiError::from(&response)
}

fn task_states(job: &PipelineJob) -> Vec<TaskState> {
    let tasks = job.job_detail.task_details.iter();
    tasks.map(|task| task.state).collect()
}

#[test]
fn a_job_goes_on_with_time_and_leaves_a_model_that_answers() {
    use TaskState::{Pending, Running, Succeeded};

    let mut page = Page::new();
    let name = create(&mut page, json!({}));
    let check = |page: &mut Page, milliseconds, state, tasks: [TaskState; 5]| {
        let job = get(page.wait(milliseconds), &name);
        assert_eq!((job.state, task_states(&job)), (state, tasks.to_vec()));
        job
    };
    let job = check(&mut page, 0, JobState::Pending, [Pending; 5]);
    assert_eq!((job.start_time, job.end_time), (None, None));
    let tasks = [Running, Running, Pending, Pending, Pending];
    let job = check(&mut page, 10_000, JobState::Running, tasks);
    assert_eq!(job.start_time.as_deref(), Some("2024-01-01T00:00:10.000Z"));
    let tasks = [Running, Succeeded, Running, Pending, Pending];
    check(&mut page, 10_000, JobState::Running, tasks);
    let tasks = [Running, Succeeded, Succeeded, Succeeded, Running];
    let job = check(&mut page, 80_000, JobState::Running, tasks);
    let model_name = tuned_model_name(&job).expect("a model before the end");
    let job = check(&mut page, 10_000, JobState::Succeeded, [Succeeded; 5]);
    assert_eq!(job.end_time.as_deref(), Some("2024-01-01T00:01:50.000Z"));
    assert_eq!(tuned_model_name(&job), Some(model_name.clone()));
    assert_eq!(job.failure(), None);

    let model = models::got(&page.call(&models::get(&model_name))).expect("a model");
    assert_eq!(model.display_name, "model");
    assert_eq!(model.base_model(), Some("text-bison-002"));
    assert_eq!(model.pipeline_job, job.name);
    let endpoint_name = model.endpoint().expect("an endpoint");
    let endpoint = endpoints::got(&page.call(&endpoints::get(&endpoint_name))).expect("one");
    assert_eq!(endpoint.deployed_models[0].model, model.name);
    let prompt = Prompt::Text("왜 하늘은 파랗습니까?".to_owned());
    let predict = endpoints::predict(&endpoint_name, &prompt, Sampling::default());
    let prediction = endpoints::predicted(&page.call(&predict)).expect("an answer");
    assert!(prediction.content.contains("simulated"), "{prediction:?}");
    assert!(prediction.input_tokens > Some(0) && prediction.output_tokens > Some(0));
}

#[test]
fn each_family_is_asked_in_its_own_form_and_refuses_the_others() {
    let question = |family| Prompt::question(family, "Why?").expect("a prompt");
    for family in [Family::Text, Family::Code, Family::Chat, Family::CodeChat] {
        let mut page = Page::new();
        let name = create(&mut page, json!({ "model": family.default_model().name }));
        let job = get(page.wait(200_000), &name);
        let model = models::get(&tuned_model_name(&job).expect("a model"));
        let model = models::got(&page.call(&model)).expect("a model");
        let endpoint = model.endpoint().expect("an endpoint");
        let ask = |prompt| endpoints::predict(&endpoint, &prompt, Sampling::default());
        let answer = page.call(&ask(question(family)));
        let prediction = endpoints::predicted(&answer).expect("an answer");
        assert!(!prediction.content.is_empty() && !prediction.blocked);
        let other = if family.is_chat() {
            Family::Text
        } else {
            Family::Chat
        };
        assert_eq!(
            refused(&mut page, &ask(question(other))).cause,
            Cause::Invalid
        );
    }
}

#[test]
fn the_model_is_where_it_was_uploaded_and_found_by_what_was_tuned() {
    let mut page = Page::new();
    create(&mut page, json!({ "uploadRegion": "asia-northeast3" }));
    let chat = json!({ "pipelineJobId": "tune-2", "model": "chat-bison@002" });
    create(&mut page, chat);
    page.wait(200_000);
    let mut count = |region, base: Option<&str>| {
        let base = base.and_then(Model::find);
        let request = models::list(&location(region), base, None);
        models::listed(&page.call(&request))
            .expect("a page")
            .items
            .len()
    };
    assert_eq!(count(Region::AsiaNortheast3, None), 1);
    assert_eq!(count(Region::AsiaNortheast3, Some("text-bison@002")), 1);
    assert_eq!(count(Region::AsiaNortheast3, Some("chat-bison@002")), 0);
    assert_eq!(count(Region::UsCentral1, Some("chat-bison@002")), 1);
    assert_eq!(count(Region::EuropeWest4, None), 0);
}

#[test]
fn metrics_grow_while_the_model_is_tuned() {
    let mut page = Page::new();
    let board = "projects/my-project/locations/us-central1/tensorboards/42";
    create(
        &mut page,
        json!({ "tensorboard": board, "evaluationDataUri": "gs://my-bucket/e.jsonl", "evaluationInterval": 50 }),
    );
    let board = TensorboardName::parse(board).expect("a name");
    let experiments = tensorboards::list_experiments(&board, None);
    let listed = tensorboards::listed_experiments(&page.call(&experiments)).expect("a page");
    assert_eq!(listed.items, []);

    page.wait(20_000);
    let listed = tensorboards::listed_experiments(&page.call(&experiments)).expect("a page");
    let experiment = listed.items[0].name.parse_as();
    let runs = tensorboards::list_runs(&experiment, None);
    let runs = tensorboards::listed_runs(&page.call(&runs)).expect("a page");
    let run = runs.items[0].name.parse_as();
    let series = tensorboards::list_time_series(&run, None);
    let series = tensorboards::listed_time_series(&page.call(&series)).expect("a page");
    let names: Vec<_> = series
        .items
        .iter()
        .map(|entry| entry.display_name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "/train_total_loss",
            "/train_fraction_of_correct_next_step_preds",
            "/train_num_predictions",
            "/eval_total_loss",
            "/eval_fraction_of_correct_next_step_preds",
            "/eval_num_predictions",
        ]
    );
    let points = |page: &mut Page, index: usize, most| {
        let request = tensorboards::read(&series.items[index].name.parse_as(), most);
        tensorboards::points(&page.call(&request)).expect("points")
    };
    assert_eq!(points(&mut page, 0, 500), []);
    page.wait(35_000);
    let half = points(&mut page, 0, 500);
    assert_eq!(half.last().map(|point| point.step), Some(100));
    page.wait(35_000);
    let all = points(&mut page, 0, 500);
    assert_eq!(all[..half.len()], half, "what is written stays");
    assert_eq!(all.last().map(|point| point.step), Some(200));
    assert!(all[0].value > all.last().expect("a point").value);
    let evaluated = points(&mut page, 3, 500);
    let steps: Vec<_> = evaluated.iter().map(|point| point.step).collect();
    assert_eq!(steps, [50, 100, 150, 200]);
    let few = points(&mut page, 0, 10);
    assert_eq!((few.len(), few.last()), (10, all.last()));
}

/// The text of a name as the name of what the call wants.
trait ParseAs {
    fn parse_as<K: vertex::resource::Kind>(&self) -> vertex::resource::Name<K>;
}

impl ParseAs for String {
    fn parse_as<K: vertex::resource::Kind>(&self) -> vertex::resource::Name<K> {
        vertex::resource::Name::parse(self).expect("a name")
    }
}

#[test]
fn a_job_is_created_once() {
    let mut page = Page::new();
    create(&mut page, json!({}));
    let (again, _) = pipeline_jobs::create(&settings(json!({ "displayName": "b" }))).expect("one");
    assert_eq!(refused(&mut page, &again).cause, Cause::AlreadyExists);
    assert_eq!(page.google.jobs_created(), 1);
}

#[test]
fn a_job_is_known_by_the_project_s_id_and_number() {
    let mut page = Page::new();
    let name = create(&mut page, json!({}));
    let by_number = JobName::parse(&get(&mut page, &name).name).expect("a name");
    assert_ne!(by_number, name);
    assert_eq!(get(&mut page, &by_number), get(&mut page, &name));
}

#[test]
fn a_job_is_cancelled_and_leaves_nothing() {
    use TaskState::{Cancelled, NotTriggered, Succeeded};

    let mut page = Page::new();
    let name = create(&mut page, json!({}));
    page.wait(30_000);
    let cancel = pipeline_jobs::cancel(&name);
    assert_eq!(pipeline_jobs::cancelled(&page.call(&cancel)), Ok(()));
    assert_eq!(get(&mut page, &name).state, JobState::Cancelling);
    assert_eq!(pipeline_jobs::cancelled(&page.call(&cancel)), Ok(()));
    let job = get(page.wait(3_000), &name);
    assert_eq!(job.state, JobState::Cancelled);
    assert_eq!(
        task_states(&job),
        [Cancelled, Succeeded, Cancelled, NotTriggered, NotTriggered]
    );
    assert_eq!(
        job.failure().map(|error| error.cause),
        Some(Cause::Cancelled)
    );
    assert_eq!(
        get(page.wait(1_000_000), &name),
        job,
        "nothing more happens"
    );
    assert_eq!(refused(&mut page, &cancel).cause, Cause::FailedPrecondition);
    assert_eq!(tuned_model_name(&job), None);
}

#[test]
fn a_job_is_deleted_when_it_is_over_and_its_model_stays() {
    let mut page = Page::new();
    let name = create(&mut page, json!({}));
    let delete = pipeline_jobs::delete(&name);
    assert_eq!(refused(&mut page, &delete).cause, Cause::FailedPrecondition);
    let job = get(page.wait(200_000), &name);
    let operation = pipeline_jobs::deleted(&page.call(&delete)).expect("an operation");
    assert!(operation.done && operation.error.is_none());
    assert_eq!(
        refused(&mut page, &pipeline_jobs::get(&name)).cause,
        Cause::NotFound
    );
    assert_eq!(refused(&mut page, &delete).cause, Cause::NotFound);
    let model = models::get(&tuned_model_name(&job).expect("a model"));
    assert!(models::got(&page.call(&model)).is_ok());
    create(&mut page, json!({}));
}

#[test]
fn a_job_fails_by_the_script_with_the_page_s_own_errors() {
    let check = |stage: &str, code: u32, message: &str, cause: Cause| {
        let mut page = Page::of(json!({
            "failures": [{ "job": 1, "stage": stage, "code": code, "message": message }],
        }));
        let name = create(&mut page, json!({}));
        assert_eq!(get(page.wait(12_000), &name).state, JobState::Running);
        let job = get(page.wait(200_000), &name);
        assert_eq!(job.state, JobState::Failed);
        assert_eq!(job.failure().map(|error| error.cause), Some(cause));
        assert_eq!(get(page.wait(1_000_000), &name), job);
        create(&mut page, json!({ "pipelineJobId": "tune-2" }));
    };
    check("tuning", 13, "Internal error encountered.", Cause::Internal);
    check(
        "dataset",
        7,
        "Permission 'aiplatform.metadataStores.get' denied on resource '//aiplatform.googleapis.com/x' (or it may not exist).",
        Cause::MetadataStoresDenied,
    );
    check("deployment", 8, "", Cause::Quota { metric: None });
}

#[test]
fn a_job_whose_file_is_not_there_fails() {
    let mut page = Page::of(json!({ "datasets": "uploaded" }));
    let name = create(&mut page, json!({}));
    let job = get(page.wait(200_000), &name);
    let error = job.failure().expect("an error");
    let Cause::Pipeline(fault) = error.cause else {
        panic!("{error:?}")
    };
    assert_eq!(fault.name, "INVALID_GCS_INPUT_URI");
    assert_eq!(tuned_model_name(&job), None);
}

#[test]
fn jobs_are_listed_page_by_page_and_narrowed() {
    let mut page = Page::new();
    for number in 0..7 {
        let changes = json!({
            "pipelineJobId": format!("tune-{number}"),
            "labels": { "team": if number % 2 == 0 { "even" } else { "odd" } },
        });
        create(page.wait(1_000), changes);
    }
    let place = location(Region::UsCentral1);
    let list = |page: &mut Page, filter: Option<&str>, token: Option<&str>| {
        let request = pipeline_jobs::list(&place, filter, token);
        pipeline_jobs::listed(&page.call(&request)).expect("a page")
    };
    let all = list(&mut page, None, None);
    let ids: Vec<_> = all
        .items
        .iter()
        .filter_map(|job| Some(job.job_name()?.id().to_owned()))
        .collect();
    assert_eq!(
        ids,
        [
            "tune-6", "tune-5", "tune-4", "tune-3", "tune-2", "tune-1", "tune-0"
        ]
    );
    assert!(
        all.items
            .iter()
            .all(|job| job.job_detail.task_details.is_empty())
    );
    assert_eq!(
        list(&mut page, Some("labels.team=\"even\""), None)
            .items
            .len(),
        4
    );
    let running = "state=\"PIPELINE_STATE_RUNNING\"";
    assert_eq!(list(page.wait(5_000), Some(running), None).items.len(), 2);
    let wrong = pipeline_jobs::list(&place, Some("colour=\"red\""), None);
    assert_eq!(refused(&mut page, &wrong).cause, Cause::Invalid);
    let wrong = pipeline_jobs::list(&place, None, Some("never given out"));
    assert_eq!(refused(&mut page, &wrong).cause, Cause::Invalid);
    let elsewhere = pipeline_jobs::list(&location(Region::EuropeWest4), None, None);
    assert_eq!(body_of(&page.call(&elsewhere)), json!({}));
}

#[test]
fn a_list_that_is_read_page_by_page_shows_each_job_once() {
    let mut page = Page::new();
    for number in 0..120 {
        create(
            &mut page,
            json!({ "pipelineJobId": format!("tune-{number}") }),
        );
    }
    let place = location(Region::UsCentral1);
    let (mut seen, mut token) = (Vec::new(), None);
    loop {
        let request = pipeline_jobs::list(&place, None, token.as_deref());
        let listed = pipeline_jobs::listed(&page.call(&request)).expect("a page");
        seen.extend(listed.items.into_iter().map(|job| job.name));
        // Somebody else goes on meanwhile.
        let id = format!("other-{}", seen.len());
        create(page.wait(1), json!({ "pipelineJobId": id }));
        token = listed.next_page_token;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 120);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 120);
}

#[test]
fn tokens_are_counted_by_a_rule_of_thumb() {
    let mut page = Page::new();
    let model = Model::find("text-bison@002").expect("a model");
    let place = location(Region::UsCentral1);
    let prompt = Prompt::Text("four and 4".to_owned());
    let request = endpoints::count_tokens(&place, model, &prompt);
    let count = endpoints::counted(&page.call(&request)).expect("a count");
    assert_eq!(
        (count.total_tokens, count.total_billable_characters),
        (3, 8)
    );
}
