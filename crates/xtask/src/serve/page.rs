//! The page as it is served.

use std::path::Path;

use anyhow::{Context, Result};

use crate::site;

/// The source of the page of a built site. With a simulator at that origin the page knows of it by a
/// `<meta>`, and its policy lets it connect there; the file stays as it was built.
pub fn read(folder: &Path, simulator: Option<&str>) -> Result<String> {
    let page = site::page(folder)?;
    match simulator {
        Some(origin) => with_simulator(&page, origin),
        None => Ok(page),
    }
}

fn with_simulator(page: &str, origin: &str) -> Result<String> {
    const CONNECT: &str = "connect-src ";
    let policy = site::policy(page)?;
    let (before, after) = page
        .split_once(policy)
        .context("the policy stands in the page")?;
    let (start, sources) = policy
        .split_once(CONNECT)
        .context("the page's policy has no connect-src")?;
    // A policy holds for what comes after it, so it is in the head.
    let (before, tag) = before
        .rfind('<')
        .and_then(|tag| before.split_at_checked(tag))
        .context("the policy stands in a tag")?;
    let meta = format!(r#"<meta name="tuneup-simulator" content="{origin}">"#);
    Ok(format!(
        "{before}{meta}{tag}{start}{CONNECT}{origin} {sources}{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "http://127.0.0.1:5";

    #[test]
    fn the_page_knows_of_the_simulator_and_may_connect_to_it() {
        let page = |policy: &str| {
            format!(
                r#"<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}"><title>"#
            )
        };
        let shown = with_simulator(&page("a 'b'; connect-src 'self'; c"), ORIGIN).unwrap();
        assert_eq!(
            shown,
            r#"<head><meta charset="utf-8"><meta name="tuneup-simulator" content="http://127.0.0.1:5"><meta http-equiv="Content-Security-Policy" content="a 'b'; connect-src http://127.0.0.1:5 'self'; c"><title>"#
        );
        let error = with_simulator(&page("default-src 'self'"), ORIGIN).unwrap_err();
        assert_eq!(error.to_string(), "the page's policy has no connect-src");
    }

    #[test]
    fn the_page_of_this_checkout_takes_it() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        assert_eq!(read(&root, None).unwrap(), site::page(&root).unwrap());
        let shown = read(&root, Some(ORIGIN)).unwrap();
        let policy = site::policy(&shown).unwrap();
        assert!(
            policy.contains("; connect-src http://127.0.0.1:5 'self' "),
            "{policy}"
        );
    }
}
