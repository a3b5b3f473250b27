//! The program, as somebody else starts it.

mod support;

use std::{
    io::{BufRead, BufReader},
    process::{Command, Output, Stdio},
};

use simulator_server::Server;
use support::{JOBS, SIGNED, ask};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_simulator-server"));
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command
}

#[test]
fn it_says_where_it_is_and_ends_with_its_standard_input() {
    let faults = r#"{"faults":[{"when":{},"what":{"status":{"status":418}}}]}"#;
    let mut running = program(&["--scenario", faults]).spawn().expect("a process");
    let mut said = BufReader::new(running.stdout.take().expect("a pipe"));
    let mut origin = String::new();
    said.read_line(&mut origin).expect("a line");
    let server = Server {
        origin: origin.trim_end().to_owned(),
    };
    assert_eq!(
        ask(&server, &format!("GET {JOBS}"), SIGNED, b"").status,
        418
    );
    assert_eq!(
        ask(&server, &format!("GET {JOBS}"), SIGNED, b"").status,
        200
    );
    drop(running.stdin.take());
    assert!(running.wait().expect("an end").success());
    let mut rest = String::new();
    said.read_line(&mut rest).expect("an end");
    assert_eq!(rest, "");
}

#[test]
fn what_it_cannot_do_it_says() {
    let check = |arguments: &[&str], complaint: &str| {
        let Output {
            status,
            stdout,
            stderr,
        } = program(arguments)
            .stderr(Stdio::piped())
            .output()
            .expect("an end");
        let said = String::from_utf8_lossy(&stderr);
        assert!(!status.success() && stdout.is_empty(), "{arguments:?}");
        assert!(said.contains(complaint), "{said}");
    };
    check(&["--scenario", "{"], "this is no scenario");
    check(&["--scenario", r#"{"sed":1}"#], "unknown field `sed`");
    check(&["--port", "many"], "many");
    check(&["--prot", "1"], "--prot");
    let taken = support::google(serde_json::json!({}));
    let port = taken.origin.rsplit(':').next().expect("a port");
    check(&["--port", port], "in use");
}
