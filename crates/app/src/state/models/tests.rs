use serde_json::json;
use simulator::{Fault, Scenario, Trouble, When};
use tuning::Region;
use vertex::{Cause, NoAnswer, names::ProjectId, pipeline_jobs::tuned_model_name};

use super::*;
use crate::state::simulated::Simulated;

fn location(region: Region) -> Location {
    Location::new(ProjectId::parse("my-project").expect("a project"), region)
}

fn carry(google: &mut Simulated, models: Models) -> Models {
    google.carry(models, Models::outgoing, |models, number, answer| {
        models.apply(ModelsAction::Answered(number, answer))
    })
}

fn wrote(models: &Models, line: Line, text: &str) -> Models {
    models.apply(ModelsAction::Wrote(line, text.to_owned()))
}

/// The models, with the one open that a finished job of this base model left behind.
#[track_caller]
fn opened(google: &mut Simulated, model: &str) -> Models {
    opened_of(google, json!({ "model": model }))
}

/// The models, with the one open that a finished job of these settings left behind.
#[track_caller]
fn opened_of(google: &mut Simulated, settings: serde_json::Value) -> Models {
    let job = google.create(settings);
    google.wait(200_000);
    let name = tuned_model_name(&google.job(&job)).expect("a model");
    let models = Models::default().apply(ModelsAction::Opened(name));
    carry(google, models)
}

#[track_caller]
fn open(models: &Models) -> &OpenModel {
    models.open.as_ref().expect("an open model")
}

fn answers(models: &Models) -> Vec<&str> {
    let exchanges = open(models).conversation.exchanges.iter();
    exchanges
        .filter_map(|exchange| Some(exchange.reply.got()?.content.as_str()))
        .collect()
}

#[test]
fn nothing_is_asked_before_the_person_wants_it() {
    assert_eq!(Models::default().outgoing(), []);
    assert_eq!(
        Models::default().apply(ModelsAction::More).outgoing(),
        [],
        "there is no page to turn"
    );
}

#[test]
fn models_are_listed_by_what_was_tuned() {
    let google = &mut Simulated::new();
    google.create(json!({ "modelDisplayName": "answers" }));
    google.wait(1_000);
    google.create(json!({ "pipelineJobId": "tune-2", "model": "chat-bison@002" }));
    google.wait(200_000);
    let mut list = |base: Option<&str>| {
        let base = base.and_then(Model::find);
        let listed = ModelsAction::Listed(location(Region::UsCentral1), base);
        let models = carry(google, Models::default().apply(listed));
        assert_eq!(models.list.page, Ask::Got(()));
        let found = models.list.found.iter();
        found.map(|model| model.display_name.clone()).collect()
    };
    let all: Vec<String> = list(None);
    assert_eq!(all, ["model", "answers"]);
    assert_eq!(list(Some("text-bison@002")), ["answers"]);
    assert_eq!(list(Some("code-bison@002")), <[String; 0]>::default());
}

#[test]
fn a_list_goes_on_page_by_page() {
    let answer = |body: &str| Ok(vertex::Response::new(200, [("a", "b")], body));
    let number = |models: &Models| models.outgoing()[0].number;
    let listed = ModelsAction::Listed(location(Region::UsCentral1), None);
    let models = Models::default().apply(listed.clone());
    let first = answer(r#"{"models":[{"displayName":"a"}],"nextPageToken":"t"}"#);
    let models = models.apply(ModelsAction::Answered(number(&models), first));
    assert_eq!(models.outgoing(), []);

    let more = models.apply(ModelsAction::More);
    assert!(more.outgoing()[0].request.url().ends_with("&pageToken=t"));
    assert_eq!(more.list.found.len(), 1, "what is known stays");
    assert_eq!(more.apply(ModelsAction::More), more, "one page at a time");

    let last = answer(r#"{"models":[{"displayName":"b"}]}"#);
    let all = more.apply(ModelsAction::Answered(number(&more), last.clone()));
    assert_eq!((all.list.found.len(), &all.list.next_page), (2, &None));

    let silence = ModelsAction::Answered(number(&more), Err(NoAnswer::TimedOut));
    let failed = more.apply(silence);
    let error = failed.list.page.failed().expect("an error");
    assert_eq!(error.cause, Cause::TimedOut);
    assert_eq!(failed.list.next_page.as_deref(), Some("t"), "to try again");

    let anew = more.apply(listed);
    let late = anew.apply(ModelsAction::Answered(number(&more), last));
    assert_eq!(late, anew, "the answer to a question of before");
}

#[test]
fn a_model_is_opened_with_its_endpoint_and_answers() {
    let google = &mut Simulated::new();
    let models = opened(google, "text-bison@002");
    let model = open(&models);
    assert_eq!(model.base().map(|base| base.name), Some("text-bison@002"));
    let endpoint = model.endpoint.got().expect("an endpoint");
    assert_eq!(endpoint.deployed_models[0].model, model.name.as_str());
    assert!(!model.may_send(), "there is nothing to send");

    let models = wrote(&models, Line::Text, "왜 하늘은 파랗습니까?");
    let models = carry(google, models.apply(ModelsAction::Measured));
    let tokens = open(&models).conversation.tokens.got();
    assert_eq!(tokens.map(|count| count.total_tokens), Some(3));
    assert!(open(&models).may_send());
    let sent = models.apply(ModelsAction::Sent);
    assert!(!open(&sent).may_send(), "one question at a time");
    assert_eq!(sent.apply(ModelsAction::Sent), sent);

    let answered = carry(google, sent);
    let [answer] = answers(&answered)[..] else {
        panic!("{answered:?}")
    };
    assert!(answer.contains("simulated"), "{answer}");
    let conversation = &open(&answered).conversation;
    let said = conversation.exchanges[0].reply.got().expect("an answer");
    assert_eq!(said.input_tokens, Some(3));
    assert_eq!(conversation.text, "왜 하늘은 파랗습니까?", "to be changed");
    let changed = wrote(&answered, Line::Text, "Why?");
    assert_eq!(open(&changed).conversation.tokens, Ask::Not);
}

#[test]
fn a_chat_remembers_what_was_said() {
    let google = &mut Simulated::new();
    let models = opened(google, "chat-bison@002");
    let models = wrote(&models, Line::Context, "You are a bird.");
    let models = wrote(&models, Line::Text, "Who are you?");
    let models = carry(google, models.apply(ModelsAction::Sent));
    assert_eq!(open(&models).conversation.text, "", "said and gone");
    let models = wrote(&models, Line::Text, "And now?");
    let sent = models.apply(ModelsAction::Sent);
    let body = sent.outgoing()[0].request.text(None).expect("a body");
    let body: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    let said = answers(&models)[0];
    assert_eq!(
        body["instances"][0],
        json!({
            "context": "You are a bird.",
            "messages": [
                { "author": "user", "content": "Who are you?" },
                { "author": "bot", "content": said },
                { "author": "user", "content": "And now?" },
            ],
        })
    );
    let models = carry(google, sent);
    assert_eq!(answers(&models).len(), 2);
    let models = models.apply(ModelsAction::Cleared);
    assert!(!open(&models).conversation.is_begun());
    assert_eq!(open(&models).conversation.context, "You are a bird.");
}

#[test]
fn what_was_not_answered_is_not_remembered() {
    let when = When {
        path: Some("*:predict".to_owned()),
        ..When::default()
    };
    let what = Trouble::Reset;
    let google = &mut Simulated::with(Scenario {
        faults: vec![Fault { when, what }],
        ..Scenario::default()
    });
    let models = opened(google, "codechat-bison@002");
    let models = wrote(&models, Line::Text, "Why?");
    let failed = carry(google, models.apply(ModelsAction::Sent));
    let conversation = &open(&failed).conversation;
    let error = conversation.exchanges[0].reply.failed().expect("an error");
    assert_eq!(error.cause, Cause::Unreachable);
    assert_eq!(conversation.text, "Why?", "to be sent again");
    let again = carry(google, failed.apply(ModelsAction::Sent));
    assert_eq!(open(&again).conversation.exchanges.len(), 1);
    assert_eq!(answers(&again).len(), 1);
}

#[test]
fn an_answer_that_was_held_back_is_not_repeated() {
    let google = &mut Simulated::new();
    let models = opened(google, "chat-bison@002");
    let sent = wrote(&models, Line::Text, "A?").apply(ModelsAction::Sent);
    let blocked = r#"{"predictions":[{"safetyAttributes":[{"blocked":true}]}]}"#;
    let blocked = Ok(vertex::Response::new(200, [("a", "b")], blocked));
    let number = sent.outgoing()[0].number;
    let models = sent.apply(ModelsAction::Answered(number, blocked));
    let sent = wrote(&models, Line::Text, "B?").apply(ModelsAction::Sent);
    let body = sent.outgoing()[0].request.text(None).expect("a body");
    assert!(!body.contains("A?"), "{body}");
    assert_eq!(open(&sent).conversation.exchanges.len(), 2, "but shown");
}

#[test]
fn late_answers_are_dropped() {
    let google = &mut Simulated::new();
    let models = opened(google, "text-bison@002");
    let sent = wrote(&models, Line::Text, "Why?").apply(ModelsAction::Sent);
    let call = sent.outgoing().remove(0);
    let answer = ModelsAction::Answered(call.number, google.answer(&call.request));
    let name = open(&sent).name.clone();
    for gone in [
        sent.apply(ModelsAction::Closed),
        sent.apply(ModelsAction::Cleared),
        sent.apply(ModelsAction::Opened(name.clone())),
        sent.forgotten(),
        sent.forgotten().apply(ModelsAction::Opened(name)),
    ] {
        assert_eq!(gone.apply(answer.clone()), gone);
    }
}

#[test]
fn a_model_that_is_nowhere_to_be_called_is_not_asked() {
    let google = &mut Simulated::new();
    let models = opened(google, "text-bison@002");
    let name = open(&models).name.clone();
    let models = Models::default().apply(ModelsAction::Opened(name.clone()));
    let body = format!(r#"{{"name":"{name}","displayName":"m"}}"#);
    let answer = Ok(vertex::Response::new(200, [("a", "b")], body));
    let models = models.apply(ModelsAction::Answered(models.outgoing()[0].number, answer));
    assert_eq!(open(&models).endpoint, Ask::Not);
    let models = wrote(&models, Line::Text, "Why?");
    let models = models.apply(ModelsAction::Family(Family::Text));
    assert_eq!(open(&models).family(), Some(Family::Text), "as was said");
    assert!(!open(&models).may_send());
    assert_eq!(models.apply(ModelsAction::Sent).outgoing(), []);
    assert!(!open(&models).may_count(), "by which model?");
}

#[test]
fn an_embedding_model_takes_no_prompt() {
    let google = &mut Simulated::new();
    let embedding = json!({
        "corpusPath": "gs://my-bucket/corpus.jsonl",
        "queriesPath": "gs://my-bucket/queries.jsonl",
        "baseModelVersionId": "text-embedding-004",
    });
    let settings = json!({
        "model": "textembedding-gecko@001",
        "datasetUri": "gs://my-bucket/train.tsv",
        "embedding": embedding,
    });
    let models = opened_of(google, settings);
    let models = wrote(&models, Line::Text, "Why?");
    assert_eq!(open(&models).family(), Some(Family::Embedding));
    assert!(!open(&models).may_send() && !open(&models).may_count());
}

#[test]
fn sampling_values_have_their_ranges() {
    use SamplingField::{MaxOutputTokens, Temperature, TopK, TopP};
    let check = |field, text: &str, model: &str, is_right| {
        let mut draft = SamplingDraft::default();
        draft.set(field, text.to_owned());
        let model = Model::find(model).expect("a model");
        assert_eq!(
            draft.is_right(field, Some(model)),
            is_right,
            "{field:?} {text}"
        );
        let is_sent = draft.read(model.family, Some(model)).is_some();
        assert_eq!(is_sent, is_right || !field.applies_to(model.family));
    };
    for field in SamplingField::ALL {
        check(field, "", "text-bison@002", true);
        check(field, "much", "text-bison@002", false);
    }
    check(Temperature, "0", "text-bison@002", true);
    check(Temperature, "1.01", "text-bison@002", false);
    check(TopP, "-0.1", "text-bison@002", false);
    check(TopK, "40", "text-bison@002", true);
    check(TopK, "0", "text-bison@002", false);
    check(TopK, "1.5", "text-bison@002", false);
    check(TopK, "41", "code-bison@002", false);
    check(MaxOutputTokens, "2,048", "text-bison@002", true);
    check(MaxOutputTokens, "2049", "text-bison@002", false);
    check(MaxOutputTokens, "8192", "text-bison-32k@002", true);
}

#[test]
fn what_does_not_apply_is_not_sent() {
    let google = &mut Simulated::new();
    let models = opened(google, "code-bison@002");
    let models = wrote(&models, Line::Text, "def f(");
    let models = wrote(&models, Line::Sampling(SamplingField::TopK), "3");
    let models = wrote(&models, Line::Sampling(SamplingField::Temperature), "0.5");
    let sent = models.apply(ModelsAction::Sent);
    let body = sent.outgoing()[0].request.text(None).expect("a body");
    assert!(
        body.ends_with(r#""parameters":{"temperature":0.5}}"#),
        "{body}"
    );
    let wrong = wrote(&models, Line::Sampling(SamplingField::Temperature), "7");
    assert_eq!(wrong.apply(ModelsAction::Sent), wrong);
}
