//! Seals a site: what the page loads must carry the hash of what was built, and so must what its
//! workers load, or the site is not one that should be put anywhere.

use anyhow::{Context, Result, bail, ensure};

use super::html::{self, Tag};
use crate::digest;

/// Fails where the page would run or load something that its policy and hashes do not tie down;
/// `read` gives the file of ours that a reference names.
pub fn check(page: &str, read: impl Fn(&str) -> Result<Vec<u8>>) -> Result<()> {
    let tags = html::tags(page);
    policy(page)?;
    for tag in &tags {
        ensure!(
            !is_inline_script(tag),
            "the policy allows no script in the page itself: {}",
            tag.text
                .lines()
                .find(|line| !line.trim().is_empty())
                .unwrap_or_default()
                .trim()
        );
        let Some(reference) = reference(tag)? else {
            continue;
        };
        let found = tag
            .value("integrity")
            .with_context(|| format!("the page loads {reference} without an integrity"))?;
        let truth = digest::integrity(&read(reference)?);
        ensure!(
            found == truth,
            "{reference} has the integrity {truth}, the page says {found}"
        );
    }
    Ok(())
}

/// The page's Content-Security-Policy.
pub fn policy(page: &str) -> Result<&str> {
    let policies: Vec<_> = html::tags(page)
        .into_iter()
        .filter(|tag| {
            let name = tag.value("http-equiv").unwrap_or_default();
            tag.name == "meta" && name.eq_ignore_ascii_case("content-security-policy")
        })
        .collect();
    match policies.as_slice() {
        [policy] => policy
            .value("content")
            .context("the page's policy has no content"),
        _ => bail!(
            "the page has {} content security policies in it, not one",
            policies.len()
        ),
    }
}

/// Gives what a page of our own loads its hash, where Trunk does not look into the page.
pub fn seal_page(page: &str, read: impl Fn(&str) -> Result<Vec<u8>>) -> Result<String> {
    let mut sealed = page.to_owned();
    for tag in html::tags(page) {
        if let Some(reference) = reference(&tag)? {
            let integrity = digest::integrity(&read(reference)?);
            let named = format!("=\"{reference}\"");
            sealed = sealed.replace(&named, &format!("{named} integrity=\"{integrity}\""));
        }
    }
    Ok(sealed)
}

/// Makes a worker's loader, as Trunk writes it, check the wasm that it starts. A worker's script
/// has no place for an integrity, but the wasm is by far the larger part. And makes it tell the page
/// when that fails: a promise that is rejected in a worker is no error of the worker.
pub fn seal_loader(loader: &str, read: impl Fn(&str) -> Result<Vec<u8>>) -> Result<String> {
    const CALL: &str = "wasm_bindgen(\"./";
    let (before, after) = loader
        .split_once(CALL)
        .with_context(|| format!("the loader does not call {CALL}…: {loader}"))?;
    let (wasm, rest) = after
        .split_once("\")")
        .context("the loader's call has no end")?;
    let integrity = digest::integrity(&read(wasm)?);
    Ok(format!(
        "{before}wasm_bindgen({{module_or_path:fetch(\"./{wasm}\",{{integrity:\"{integrity}\"}})}})\
         .catch(reason=>setTimeout(()=>{{throw reason}})){rest}"
    ))
}

/// Whether the browser would run the text in the tag. A script of another type is data.
fn is_inline_script(tag: &Tag<'_>) -> bool {
    const RUN: [&str; 5] = [
        "",
        "module",
        "importmap",
        "text/javascript",
        "application/javascript",
    ];
    let kind = tag.value("type").unwrap_or_default();
    tag.name == "script" && tag.attribute("src").is_none() && RUN.contains(&kind)
}

/// The file of ours that the tag makes the browser load and check, if it does.
fn reference<'a>(tag: &Tag<'a>) -> Result<Option<&'a str>> {
    const CHECKED: [&str; 4] = ["stylesheet", "modulepreload", "preload", "prefetch"];
    let href = match tag.name {
        "script" => tag.value("src"),
        "link" => {
            let kinds = tag.value("rel").unwrap_or_default();
            let checked = kinds
                .split_ascii_whitespace()
                .any(|kind| CHECKED.contains(&kind));
            tag.value("href").filter(|_| checked)
        }
        _ => None,
    };
    let Some(href) = href else { return Ok(None) };
    let elsewhere = href.contains("//") || href.starts_with("data:");
    ensure!(!elsewhere, "the page loads {href} from elsewhere");
    Ok(Some(href.trim_start_matches("./")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str =
        r#"<meta http-equiv="Content-Security-Policy" content="script-src 'self'">"#;
    /// SHA-384 of "abc", which is what every file holds here.
    const ABC: &str = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";

    fn read(name: &str) -> Result<Vec<u8>> {
        ensure!(name != "missing", "the page refers to missing");
        Ok(b"abc".to_vec())
    }

    fn page(rest: &str) -> Result<(), String> {
        let page = rest.replace("POLICY", POLICY).replace("ABC", ABC);
        check(&page, read).map_err(|error| error.to_string())
    }

    #[test]
    fn a_page_is_given_the_hashes_of_its_parts() {
        let page = |integrity: &str| {
            format!(
                r#"{POLICY}<link rel="stylesheet" href="a.css"{integrity}><link rel="icon" href="i.svg"><script src="a.js"{integrity}></script>"#
            )
        };
        let sealed = seal_page(&page(""), read).unwrap();
        assert_eq!(sealed, page(&format!(" integrity=\"{ABC}\"")));
        check(&sealed, read).unwrap();
        let error = seal_page(r#"<script src="missing"></script>"#, read).unwrap_err();
        assert_eq!(error.to_string(), "the page refers to missing");
    }

    #[test]
    fn a_page_whose_parts_carry_true_hashes_passes() {
        for parts in [
            "",
            "<script src=c.js integrity=ABC></script>",
            "<link rel=prefetch href=./a/b.model integrity='ABC'>",
            "<link rel='alternate stylesheet' href=a.css integrity=\"ABC\">",
            // Data is not run; a browser checks no hash of an icon or a picture.
            "<script type=application/json>{\"a\": 1}</script>",
            "<link rel=icon href=i.svg><img src=a.png>",
        ] {
            assert_eq!(page(&format!("POLICY{parts}")), Ok(()), "{parts}");
        }
    }

    #[test]
    fn a_hole_is_named() {
        for (parts, complaint) in [
            ("<p>", "0 content security policies"),
            ("POLICY POLICY", "2 content security policies"),
            ("<meta http-equiv=Content-Security-Policy>", "no content"),
            (
                "POLICY<script>run()</script>",
                "no script in the page itself: run()",
            ),
            (
                "POLICY<script type=module>\n  run()</script>",
                "no script in the page itself: run()",
            ),
            (
                "POLICY<script src=a.js></script>",
                "loads a.js without an integrity",
            ),
            (
                "POLICY<link rel='alternate stylesheet' href=a.css>",
                "loads a.css without",
            ),
            (
                "POLICY<link rel=preload href=a.wasm integrity=sha384-AAAA>",
                "says sha384-AAAA",
            ),
            (
                "POLICY<script src=https://example.com/a.js integrity=ABC>",
                "from elsewhere",
            ),
            (
                "POLICY<script src=//example.com/a.js integrity=ABC>",
                "from elsewhere",
            ),
            (
                "POLICY<script src=data:text/javascript,a() integrity=ABC>",
                "from elsewhere",
            ),
            (
                "POLICY<link rel=modulepreload href=missing integrity=ABC>",
                "refers to missing",
            ),
        ] {
            let error = page(parts).unwrap_err();
            assert!(error.contains(complaint), "{parts}\n{error}");
        }
    }

    #[test]
    fn the_policy_is_read_as_it_stands() {
        assert_eq!(policy(POLICY).unwrap(), "script-src 'self'");
    }

    #[test]
    fn a_loader_fetches_its_wasm_with_the_hash() {
        let loader = r#"importScripts("./w.js");wasm_bindgen("./w_bg.wasm");"#;
        let expected = r#"importScripts("./w.js");wasm_bindgen({module_or_path:fetch("./w_bg.wasm",{integrity:"ABC"})}).catch(reason=>setTimeout(()=>{throw reason}));"#;
        assert_eq!(
            seal_loader(loader, read).unwrap(),
            expected.replace("ABC", ABC)
        );
        for other in [
            "",
            "importScripts('./w.js')",
            r#"wasm_bindgen("./w_bg.wasm"#,
        ] {
            assert!(seal_loader(other, read).is_err(), "{other}");
        }
    }
}
