//! Serves `dist/` over HTTP on this machine, with the headers that a good host would send.
//!
//! The server is its own: every answer closes its connection, every connection has its thread, and
//! nothing is read but the request's head. A page and its parts need no more.

mod answer;
mod page;

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use anyhow::{Context, Result};

use self::answer::Answer;
use crate::{simulator::Simulator, site, workspace::Workspace};

/// The port when none is asked for.
const PORT: u16 = 8080;
/// How many ports after the first are tried.
const TRIES: u16 = 50;
/// Longer heads are cut off, and then make no request.
const LONGEST_HEAD: u64 = 64 * 1024;
/// Browsers open connections ahead of need; one that stays silent is closed.
const PATIENCE: Duration = Duration::from_secs(30);

/// What goes with every answer, beside the policy.
const HEADERS: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=()",
    ),
    // The plain `same-origin` would cut a sign-in window off from the page that opened it.
    ("Cross-Origin-Opener-Policy", "same-origin-allow-popups"),
    // Several files keep their names between builds.
    ("Cache-Control", "no-cache"),
    ("Connection", "close"),
];

/// Builds the site, serves it with a simulator beside it until the process is ended, and prints its URL
/// once it answers.
pub fn run(workspace: &Workspace, port: Option<u16>) -> Result<()> {
    site::build(workspace)?;
    let simulator = Simulator::start(workspace)?;
    let dist = workspace.root.join("dist");
    let site = Site::start(&dist, port, Some(&simulator.origin))?;
    eprintln!("Simulated Google is at {}.", simulator.origin);
    println!("{}", site.url);
    eprintln!("Ctrl+C stops it.");
    // It ends with the process alone.
    let _ = site.listener.join();
    Ok(())
}

/// A folder that is being served.
pub struct Site {
    /// Where, with the slash at its end.
    pub url: String,
    listener: thread::JoinHandle<()>,
}

impl Site {
    /// Serves `folder`: on `port`, which must then be free, or on the first free one. The page knows of
    /// the simulator at that origin, if there is one.
    pub fn start(folder: &Path, port: Option<u16>, simulator: Option<&str>) -> Result<Self> {
        let policy = policy_for_host(site::policy(&page::read(folder, simulator)?)?);
        let headers = HEADERS.map(|(name, value)| format!("{name}: {value}\r\n"));
        let listener = listen(port)?;
        let url = format!("http://127.0.0.1:{}/", listener.local_addr()?.port());
        let served = Arc::new(Served {
            policy,
            headers: headers.concat(),
            folder: folder.to_path_buf(),
            simulator: simulator.map(str::to_owned),
        });
        let listener = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = Arc::clone(&served);
                // A browser that goes away in the middle of an answer is no fault of ours.
                thread::spawn(move || served.converse(stream));
            }
        });
        Ok(Self { url, listener })
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let on = |port: u16| {
        TcpListener::bind(("127.0.0.1", port)).with_context(|| format!("port {port} cannot be had"))
    };
    match port {
        Some(port) => on(port),
        None => (PORT..PORT + TRIES)
            .find_map(|port| on(port).ok())
            .map_or_else(|| on(PORT), Ok),
    }
}

/// What every connection needs.
struct Served {
    /// The policy of the page, which binds its workers too.
    policy: String,
    /// The headers that go with every answer, each with its line's end.
    headers: String,
    folder: PathBuf,
    simulator: Option<String>,
}

impl Served {
    /// Reads one request and answers it.
    fn converse(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut head = BufReader::new((&stream).take(LONGEST_HEAD)).lines();
        let Some(first) = head.next().transpose()? else {
            return Ok(());
        };
        // What is left unread when a connection is closed makes the other side lose the answer.
        while head
            .next()
            .transpose()?
            .is_some_and(|line| !line.is_empty())
        {}
        let mut words = first.split(' ');
        let (method, target) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let answer = answer::answer(method, target, &self.folder, self.simulator.as_deref());
        write!(
            stream,
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nContent-Security-Policy: {}\r\n{}\r\n",
            answer.status,
            answer.kind,
            answer.body.len(),
            self.policy_of(&answer),
            self.headers
        )?;
        if method != "HEAD" {
            stream.write_all(&answer.body)?;
        }
        stream.flush()
    }

    /// A page has its own policy, as the window in which one signs in with Google. Whatever else there
    /// is, belongs to the page.
    fn policy_of(&self, answer: &Answer) -> String {
        let page = answer.kind.starts_with("text/html").then_some(&answer.body);
        let page = page.and_then(|body| str::from_utf8(body).ok());
        page.and_then(|page| site::policy(page).ok())
            .map_or_else(|| self.policy.clone(), policy_for_host)
    }
}

/// The page's policy as a header, which does two things that it cannot do in the page: it keeps the
/// page out of frames, and it binds the workers, which read the data. Trusted Types stay with the
/// page: a worker's loader names its scripts by plain strings.
fn policy_for_host(policy: &str) -> String {
    let kept = policy
        .split(';')
        .map(str::trim)
        .filter(|directive| !directive.is_empty() && !directive.contains("trusted-types"));
    kept.chain(["frame-ancestors 'none'"])
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const PAGE: &str = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types x">"#;

    const SIGN_IN: &str =
        r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("tuneup-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), PAGE).unwrap();
        fs::write(folder.join("a.wasm"), "\0asm").unwrap();
        fs::write(folder.join("auth.html"), SIGN_IN).unwrap();
        folder
    }

    fn connected(site: &Site) -> TcpStream {
        let address = site.url.trim_start_matches("http://").trim_end_matches('/');
        TcpStream::connect(address).unwrap()
    }

    fn asked(site: &Site, request: &str) -> String {
        let mut stream = connected(site);
        write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn answers_carry_the_right_type_and_every_header() {
        let folder = folder("answers");
        let site = Site::start(&folder, Some(0), None).unwrap();
        let check = |request: &str, status: &str, kind: &str, body: &str| {
            let answer = asked(&site, request);
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}\r\n")),
                "{answer}"
            );
            assert!(
                answer.contains(&format!("Content-Type: {kind}\r\n")),
                "{answer}"
            );
            assert!(answer.ends_with(&format!("\r\n\r\n{body}")), "{answer}");
            let policy = if body == SIGN_IN {
                "default-src 'none'; frame-ancestors 'none'"
            } else {
                "default-src 'none'; connect-src 'self'; script-src 'self'; frame-ancestors 'none'"
            };
            for (name, value) in HEADERS
                .into_iter()
                .chain([("Content-Security-Policy", policy)])
            {
                assert!(
                    answer.contains(&format!("{name}: {value}\r\n")),
                    "{name} in {answer}"
                );
            }
        };
        let text = "text/plain; charset=utf-8";
        check("GET /", "200 OK", "text/html; charset=utf-8", PAGE);
        check("HEAD /", "200 OK", "text/html; charset=utf-8", "");
        check(
            "GET /auth.html",
            "200 OK",
            "text/html; charset=utf-8",
            SIGN_IN,
        );
        check("GET /a.wasm", "200 OK", "application/wasm", "\0asm");
        check(
            "GET /b.wasm",
            "404 Not Found",
            text,
            "There is no such page.",
        );
        check(
            "POST /",
            "405 Method Not Allowed",
            text,
            "Only GET and HEAD are answered here.",
        );
        check(
            "",
            "405 Method Not Allowed",
            text,
            "Only GET and HEAD are answered here.",
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn beside_a_simulator_the_page_and_its_header_know_of_it() {
        let folder = folder("simulated");
        let site = Site::start(&folder, Some(0), Some("http://127.0.0.1:5")).unwrap();
        for path in ["/", "/index.html"] {
            let answer = asked(&site, &format!("GET {path}"));
            let (head, page) = answer.split_once("\r\n\r\n").unwrap();
            let connect = "connect-src http://127.0.0.1:5 'self'; script-src";
            assert!(head.contains(connect) && page.contains(connect), "{answer}");
            let length = format!("Content-Length: {}\r\n", page.len());
            assert!(head.contains(&length), "{answer}");
            assert!(
                page.starts_with(r#"<meta name="tuneup-simulator""#),
                "{answer}"
            );
        }
        assert_eq!(fs::read_to_string(folder.join("index.html")).unwrap(), PAGE);
        fs::remove_dir_all(folder).unwrap();
    }

    /// A browser opens several connections, and uses some of them late or never.
    #[test]
    fn silent_connections_hold_nobody_up() {
        let folder = folder("silent");
        let site = Site::start(&folder, Some(0), None).unwrap();
        let silent: Vec<TcpStream> = (0..20).map(|_| connected(&site)).collect();
        assert!(asked(&site, "GET /a.wasm").ends_with("\0asm"));
        drop(silent);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_port_that_was_asked_for_must_be_free_and_another_is_found_otherwise() {
        let folder = folder("ports");
        let first = Site::start(&folder, Some(0), None).unwrap();
        let port: u16 = first
            .url
            .trim_end_matches('/')
            .rsplit(':')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        let error = Site::start(&folder, Some(port), None).err().unwrap();
        assert_eq!(error.to_string(), format!("port {port} cannot be had"));
        let second = Site::start(&folder, None, None).unwrap();
        let third = Site::start(&folder, None, None).unwrap();
        assert_ne!(second.url, third.url);
        fs::remove_dir_all(folder).unwrap();
    }
}
