//! Simulated Google over real sockets.

mod support;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use simulator_server::Server;
use support::{Answer, JOBS, SIGNED, ask, google, job, send};

const UPLOAD: &str =
    "/storage.googleapis.com/upload/storage/v1/b/my-bucket/o?uploadType=resumable&name=train.jsonl";
/// What a portion of an upload is a multiple of.
const QUANTUM: usize = 256 * 1024;

fn create(google: &Server) -> Answer {
    let first = format!("POST {JOBS}?pipelineJobId=tune-1");
    ask(google, &first, SIGNED, job().as_bytes())
}

/// A Google with one trouble for requests of this method.
fn troubled(method: &str, what: &Value) -> Server {
    google(json!({ "faults": [{ "when": { "method": method }, "what": what }] }))
}

/// The path of a new upload session here. It is where Google has it, as the answer says.
fn session(google: &Server) -> String {
    let opened = ask(google, &format!("POST {UPLOAD}"), SIGNED, b"{}");
    assert_eq!(opened.status, 200, "{}", opened.text());
    let location = opened.header("location").expect("a session");
    format!(
        "/{}",
        location.strip_prefix("https://").expect("Google's address")
    )
}

#[test]
fn a_page_may_send_what_it_asks_to_send_and_see_the_answer() {
    let google = google(json!({}));
    let question = [
        "Origin: http://page.test",
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: authorization,content-type",
    ];
    let leave = ask(&google, &format!("OPTIONS {JOBS}"), &question, b"");
    assert_eq!(leave.status, 204);
    let check =
        |answer: &Answer, header, value| assert_eq!(answer.header(header), value, "{header}");
    check(
        &leave,
        "access-control-allow-origin",
        Some("http://page.test"),
    );
    check(&leave, "access-control-allow-methods", Some("POST"));
    check(
        &leave,
        "access-control-allow-headers",
        Some("authorization,content-type"),
    );
    let answer = ask(
        &google,
        &format!("GET {JOBS}"),
        &["Origin: http://page.test"],
        b"",
    );
    assert_eq!(answer.status, 401);
    check(
        &answer,
        "access-control-allow-origin",
        Some("http://page.test"),
    );
    check(&answer, "vary", Some("origin"));
    let exposed = answer
        .header("access-control-expose-headers")
        .expect("a list");
    assert!(exposed.contains("location"), "{exposed}");
    // Whoever is no page is not told of any of this.
    let answer = ask(&google, &format!("GET {JOBS}"), &[], b"");
    check(&answer, "access-control-allow-origin", None);
}

#[test]
fn a_job_is_created_and_found() {
    let google = google(json!({}));
    let created = create(&google);
    assert_eq!(created.status, 200, "{}", created.text());
    let got = ask(&google, &format!("GET {JOBS}/tune-1"), SIGNED, b"");
    assert_eq!(got.status, 200, "{}", got.text());
    assert_eq!(got.json()["name"], created.json()["name"]);
    let year = created.json()["createTime"]
        .as_str()
        .map(|time| time[..4].parse());
    assert!(
        year.is_some_and(|year| year.is_ok_and(|year: u16| year > 2024)),
        "the wall clock"
    );
    assert_eq!(create(&google).status, 409);
}

#[test]
fn a_connection_that_breaks_off_carries_no_byte() {
    for trouble in ["reset", "lost"] {
        let google = troubled("POST", &json!(trouble));
        let first = format!("POST {JOBS}?pipelineJobId=tune-1");
        let came = send(&google, &first, SIGNED, job().as_bytes()).bytes();
        assert_eq!(came, b"", "{trouble}");
        let is_there = ask(&google, &format!("GET {JOBS}/tune-1"), SIGNED, b"").status == 200;
        assert_eq!(is_there, trouble == "lost", "{trouble}");
    }
    let google = troubled("HEAD", &json!("reset"));
    assert_eq!(
        ask(&google, &format!("HEAD {JOBS}"), SIGNED, b"").status,
        502
    );
}

#[test]
fn others_are_answered_while_one_is_not() {
    let google = troubled("POST", &json!("silent"));
    let first = format!("POST {JOBS}?pipelineJobId=tune-1");
    let mut silent = send(&google, &first, SIGNED, job().as_bytes());
    // It is done all the same, and whoever asks again and again sees it.
    while ask(&google, &format!("GET {JOBS}/tune-1"), SIGNED, b"").status != 200 {}
    assert!(silent.is_silent());
    drop(silent);
    assert_eq!(create(&google).status, 409);
}

#[test]
fn a_slow_answer_comes() {
    const DELAY: u64 = 50;
    let google = troubled("GET", &json!({ "slow": { "milliseconds": DELAY } }));
    let start = Instant::now();
    assert_eq!(
        ask(&google, &format!("GET {JOBS}"), SIGNED, b"").status,
        200
    );
    assert!(start.elapsed() >= Duration::from_millis(DELAY));
}

#[test]
fn an_answer_of_the_scenario_is_sent_as_it_is_or_said_to_be_none() {
    let busy =
        json!({ "status": { "status": 503, "headers": [["Retry-After", "7"]], "body": "busy" } });
    let answer = ask(&troubled("GET", &busy), &format!("GET {JOBS}"), SIGNED, b"");
    assert_eq!((answer.status, answer.text()), (503, "busy"));
    assert_eq!(answer.header("retry-after"), Some("7"));
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some("http://page.test")
    );
    for none in [
        json!({ "status": { "status": 1000 } }),
        json!({ "status": { "status": 200, "headers": [["a b", "c"]] } }),
        json!({ "status": { "status": 200, "headers": [["a", "b\r\nc: d"]] } }),
    ] {
        let answer = ask(&troubled("GET", &none), &format!("GET {JOBS}"), SIGNED, b"");
        assert_eq!(answer.status, 500);
        assert!(
            answer.text().contains("cannot be sent"),
            "{}",
            answer.text()
        );
    }
}

#[test]
fn an_address_that_is_not_google_s_is_told_how_to_name_one() {
    let google = google(json!({}));
    for path in [
        "/",
        "/favicon.ico",
        "/example.com/a",
        "//storage.googleapis.com/a",
        "/%00/a",
        "http://storage.googleapis.com/a",
    ] {
        for method in ["GET", "POST", "OPTIONS", "BREW"] {
            let answer = ask(&google, &format!("{method} {path}"), SIGNED, b"");
            assert_eq!(answer.status, 404, "{method} {path}");
            assert!(answer.text().contains("/HOST/path"), "{}", answer.text());
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
    }
}

#[test]
fn what_is_no_http_ends_alone() {
    let google = google(json!({}));
    let long = format!("GET /{}", "a".repeat(1 << 20));
    for first in ["", "GET", "GET /a b", "GET /\u{e9} \u{0}", long.as_str()] {
        let came = send(&google, first, SIGNED, b"").bytes();
        let came = String::from_utf8_lossy(&came);
        assert!(
            came.is_empty() || came.starts_with("HTTP/1.1 4"),
            "{first}: {came}"
        );
    }
    assert_eq!(create(&google).status, 200);
}

#[test]
fn paths_that_climb_reach_only_google_s_own_404() {
    let google = google(json!({}));
    for path in [
        "/storage.googleapis.com/../../etc/passwd",
        "/storage.googleapis.com/%2e%2e%2f",
        "/oauth2.googleapis.com/a//%ff",
    ] {
        let answer = ask(&google, &format!("GET {path}"), SIGNED, b"");
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("/HOST/path"), "{}", answer.text());
    }
}

#[test]
fn a_portion_of_eight_mebibytes_arrives_whole() {
    let google = google(json!({}));
    let file = vec![b'7'; 32 * QUANTUM];
    let to = session(&google);
    let range = format!("Content-Range: bytes 0-{}/{}", file.len() - 1, file.len());
    let answer = ask(&google, &format!("PUT {to}"), &[&range], &file);
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["size"], file.len().to_string());
}

#[test]
fn of_a_body_that_breaks_off_the_beginning_is_kept() {
    let google = google(json!({}));
    let to = session(&google);
    let total = 2 * QUANTUM;
    let headers = [
        format!("Content-Range: bytes 0-{}/{total}", total - 1),
        format!("Content-Length: {total}"),
    ];
    let headers = headers.each_ref().map(String::as_str);
    send(
        &google,
        &format!("PUT {to}"),
        &headers,
        &vec![b'7'; QUANTUM + 1000],
    )
    .go_away();
    let range = format!("Content-Range: bytes */{total}");
    let question = ask(&google, &format!("PUT {to}"), &[&range], b"");
    assert_eq!(question.status, 308);
    assert_eq!(question.header("range"), Some("bytes=0-262143"));
}

#[test]
fn a_body_of_unknown_length_that_breaks_off_never_arrived() {
    let google = google(json!({}));
    let first = format!("POST {JOBS}?pipelineJobId=tune-1");
    let headers = [SIGNED, &["Transfer-Encoding: chunked"]].concat();
    let job = job();
    let chunk = format!("{:x}\r\n{job}\r\n", job.len());
    send(&google, &first, &headers, chunk.as_bytes()).go_away();
    assert_eq!(
        ask(&google, &format!("GET {JOBS}/tune-1"), SIGNED, b"").status,
        404
    );
    let whole = format!("{chunk}0\r\n\r\n");
    assert_eq!(ask(&google, &first, &headers, whole.as_bytes()).status, 200);
}
