mod told;

use serde_json::json;
use vertex::pipeline_jobs::JobState;

use self::told::{FIRST, SECOND, THIRD, Told, answer, job, page};
use super::*;
use crate::state::{AccountAction, Destination, TokenFacts};

#[test]
fn nothing_is_asked_before_somebody_looks_and_says_where() {
    assert_eq!(Told::new().when_due(), None);
    let nowhere = Told::new().launch(Field::Project, "").look();
    assert_eq!(nowhere.when_due(), None);
    let told = nowhere.does(JobsAction::Located(1_000));
    assert!(told.state.jobs.asked_in_vain && told.calls().is_empty());
    let told = told.does(JobsAction::Project(" other-project ".to_owned()));
    assert_eq!(told.when_due(), None, "not while it is being typed");
    let told = told.does(JobsAction::Located(1_000));
    assert!(
        told.outgoing()[0]
            .request
            .url()
            .contains("/projects/other-project/")
    );
}

#[test]
fn google_is_not_asked_without_a_token() {
    let told = Told::new()
        .account(AccountAction::HeadFor(Destination::Google))
        .look();
    assert!(told.asks(About::List).calls().is_empty());
    let told = Told::new()
        .account(AccountAction::HeadFor(Destination::Google))
        .account(AccountAction::SignedIn(TokenFacts {
            until: 9_000,
            exact: true,
        }))
        .look()
        .due();
    assert_eq!(told.calls(), ["Get ?orderBy=create_time%20desc"]);
}

#[test]
fn the_list_is_asked_for_whenever_somebody_comes_and_while_a_job_runs() {
    let told = Told::at_list(&[job("tune-1", "SUCCEEDED", FIRST)]);
    assert_eq!(told.listed(), ["tune-1"]);
    assert_eq!(told.when_due(), None);
    let mut told = told.does(JobsAction::LookedAway);
    told.now = 2_000;
    let told = told.look().due();
    assert_eq!(told.now, 2_000);
    let jobs = [
        job("tune-2", "RUNNING", SECOND),
        job("tune-1", "SUCCEEDED", FIRST),
    ];
    let told = told.hears(page(&jobs, None));
    assert_eq!(told.when_due(), Some(7_000));
    assert_eq!(told.does(JobsAction::LookedAway).when_due(), None);
}

#[test]
fn more_jobs_stand_below_the_others_and_stay_when_the_newest_are_asked_for() {
    let told = Told::new().look().due();
    let told = told.hears(page(&[job("tune-2", "RUNNING", SECOND)], Some("next")));
    let told = told.asks(About::More);
    assert_eq!(
        told.calls(),
        ["Get ?orderBy=create_time%20desc&pageToken=next"]
    );
    let rest = [
        job("tune-2", "RUNNING", SECOND),
        job("tune-1", "FAILED", FIRST),
    ];
    let told = told.hears(page(&rest, None));
    assert_eq!(told.listed(), ["tune-2", "tune-1"]);
    assert_eq!(told.state.jobs.list.next_page, None);
    // The page has room for one: the second is on the next one now.
    let told = told
        .due()
        .hears(page(&[job("tune-3", "PENDING", THIRD)], Some("next")));
    assert_eq!(told.listed(), ["tune-3", "tune-2", "tune-1"]);
    assert_eq!(told.state.jobs.list.next_page, None);
    let told = told
        .due()
        .hears(page(&[job("tune-3", "SUCCEEDED", THIRD)], None));
    assert_eq!(told.listed(), ["tune-3"], "the others are gone");
}

#[test]
fn a_late_answer_to_an_earlier_call_is_dropped() {
    let told = Told::new().look().due();
    let early = told.outgoing().remove(0);
    let told = told
        .asks(About::List)
        .hears_of(&early, page(&[job("old", "FAILED", FIRST)], None));
    assert!(told.listed().is_empty());
    assert_eq!(told.calls().len(), 1);

    let told = Told::new().opens("tune-1").look().due();
    let early = told.outgoing().remove(0);
    let told = told
        .opens("tune-2")
        .hears_of(&early, answer(200, &job("tune-1", "RUNNING", FIRST)));
    assert_eq!(
        (told.open().id.as_str(), &told.open().job),
        ("tune-2", &None)
    );
}

#[test]
fn a_job_is_followed_to_its_end() {
    let told = Told::at_list(&[job("tune-1", "PENDING", FIRST)]).opens("tune-1");
    let job_of_list = told.open().job.as_ref().expect("what the list says");
    assert_eq!(job_of_list.state, JobState::Pending);
    let told = told.due();
    assert_eq!(told.calls(), ["Get /tune-1"]);
    let told = told.hears(answer(200, &job("tune-1", "RUNNING", FIRST)));
    assert_eq!(told.when_due(), Some(6_000));
    assert_eq!(told.state.jobs.list.jobs[0].state, JobState::Running);
    let told = told
        .due()
        .hears(answer(200, &job("tune-1", "RUNNING", FIRST)));
    assert_eq!(told.when_due(), Some(6_000 + 10_000));
    let told = told
        .due()
        .hears(answer(200, &job("tune-1", "SUCCEEDED", FIRST)));
    assert_eq!(told.when_due(), None);
    assert_eq!(told.state.jobs.list.running(), 0);
    assert!(
        told.does(JobsAction::Opened(None))
            .state
            .jobs
            .open
            .is_none()
    );
}

#[test]
fn a_job_that_is_over_in_the_list_is_still_asked_about_once() {
    let told = Told::at_list(&[job("tune-1", "FAILED", FIRST)])
        .opens("tune-1")
        .due();
    let told = told.hears(answer(200, &job("tune-1", "FAILED", FIRST)));
    assert_eq!(told.when_due(), None);
    assert_eq!(
        told.asks(About::Job).calls(),
        ["Get /tune-1"],
        "but the person may"
    );
}

#[test]
fn what_cannot_be_a_job_is_not_asked_about() {
    let told = Told::new().opens("a/b:cancel").look();
    assert_eq!((told.when_due(), told.state.jobs.open_name()), (None, None));
}

#[test]
fn an_expired_token_ends_the_asking_until_there_is_a_new_one() {
    let signed = AccountAction::SignedIn(TokenFacts {
        until: u64::MAX,
        exact: true,
    });
    let told = Told::at_job("RUNNING").due().hears(answer(401, &json!({})));
    assert!(told.open().pulse.wants_token());
    assert_eq!(told.when_due(), None);
    let told = told.account(signed);
    assert!(told.when_due().is_some());
    let told = told.due().hears(answer(404, &json!({}))).account(signed);
    assert_eq!(told.when_due(), None);
}

#[test]
fn a_job_that_is_cancelled_is_asked_about_at_once() {
    let told = Told::at_job("RUNNING").wants(Verb::Cancel);
    assert_eq!(told.calls(), ["Post /tune-1:cancel"]);
    let told = told.hears(answer(200, &json!({})));
    assert_eq!(told.stage(), &Stage::Done);
    assert_eq!(told.calls(), ["Get /tune-1"]);
}

#[test]
fn a_job_that_is_deleted_is_gone_from_the_list_and_asked_about_no_more() {
    let told = Told::at_list(&[job("tune-1", "FAILED", FIRST)])
        .opens("tune-1")
        .due();
    let told = told
        .hears(answer(200, &job("tune-1", "FAILED", FIRST)))
        .wants(Verb::Delete);
    assert_eq!(told.calls(), ["Delete /tune-1"]);
    let told = told.hears(answer(200, &json!({ "name": "x", "done": true })));
    assert!(told.state.jobs.is_deleted() && told.listed().is_empty());
    assert_eq!(told.when_due(), None);
}

#[test]
fn a_change_that_failed_says_so_and_the_job_stays() {
    let told = Told::at_job("FAILED")
        .wants(Verb::Delete)
        .hears(answer(403, &json!({})));
    assert!(matches!(told.stage(), Stage::Failed(_)) && !told.state.jobs.is_deleted());
    let failed = json!({ "name": "x", "done": true, "error": { "code": 9, "message": "no" } });
    let told = Told::at_job("FAILED")
        .wants(Verb::Delete)
        .hears(answer(200, &failed));
    assert!(matches!(told.stage(), Stage::Failed(_)));
}

#[test]
fn a_change_goes_on_when_the_person_looks_at_another_job() {
    let told = Told::at_job("RUNNING").wants(Verb::Cancel).opens("tune-2");
    assert_eq!(told.state.jobs.change_of_open(), None);
    assert_eq!(told.calls(), ["Post /tune-1:cancel"]);
    let told = told.hears(answer(200, &json!({}))).opens("tune-1");
    assert_eq!(told.stage(), &Stage::Done);
}

#[test]
fn elsewhere_there_are_other_jobs() {
    let told = Told::at_list(&[job("tune-1", "RUNNING", FIRST)])
        .opens("tune-1")
        .due();
    let told = told.account(AccountAction::HeadFor(Destination::Google));
    assert!(told.listed().is_empty() && told.calls().is_empty());
    assert_eq!(told.open().job, None);
    let told = Told::at_list(&[job("tune-1", "RUNNING", FIRST)]);
    let told = told.launch(Field::PipelineRegion, "europe-west4");
    assert_eq!(told.listed(), ["tune-1"], "not before somebody comes");
    let told = told.look().due();
    assert!(
        told.outgoing()[0]
            .request
            .url()
            .contains("/locations/europe-west4/")
    );
    assert!(told.listed().is_empty());
}

#[test]
fn a_filter_looks_at_names_states_and_labels() {
    let jobs = [
        job("tune-2", "RUNNING", SECOND),
        job("tune-1", "FAILED", FIRST),
    ];
    let told = Told::at_list(&jobs);
    let check = |filter: &str, expected: &[&str]| {
        let state = |state: JobState| format!("{state:?}");
        let found = told.state.jobs.list.filtered(filter, state);
        assert_eq!(
            found.map(|job| id_of(job)).collect::<Vec<_>>(),
            expected,
            "{filter}"
        );
    };
    check("", &["tune-2", "tune-1"]);
    check("running TUNE", &["tune-2"]);
    check("docs", &["tune-2", "tune-1"]);
    check("docs tune-1", &["tune-1"]);
    check("nothing", &[]);
}

#[test]
fn a_cure_is_filled_in_with_what_the_job_was_given() {
    let mut given = job("tune-1", "FAILED", FIRST);
    given["serviceAccount"] = "me@x.iam.gserviceaccount.com".into();
    given["runtimeConfig"] = json!({
        "gcsOutputDirectory": "gs://out/x",
        "parameterValues": { "dataset_uri": "gs://in/a.jsonl" },
    });
    let told = Told::new()
        .opens("tune-1")
        .look()
        .due()
        .hears(answer(200, &given));
    let settings = told
        .launch(Field::OutputDirectory, "gs://other")
        .state
        .jobs_settings();
    assert_eq!(settings.project, "my-project");
    assert_eq!(settings.output_directory, "gs://out/x");
    assert_eq!(settings.dataset_uri, "gs://in/a.jsonl");
    assert_eq!(
        settings.service_account.as_deref(),
        Some("me@x.iam.gserviceaccount.com")
    );
}
