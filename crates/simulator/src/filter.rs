//! The filters of Google's lists: `labels.team="search" AND state!="PIPELINE_STATE_FAILED"`.

use serde_json::Value;
use vertex::Response;

use crate::{message::camel_case, refusal::invalid};

/// What a list is narrowed to: every one of these holds.
pub struct Filter(Vec<Term>);

struct Term {
    path: Vec<String>,
    sign: Sign,
    value: String,
}

#[derive(Clone, Copy)]
enum Sign {
    Equal,
    Unequal,
    Has,
    AtLeast,
    AtMost,
    More,
    Less,
}

/// The longer signs come first: each begins with a shorter one.
const SIGNS: [(&str, Sign); 7] = [
    (">=", Sign::AtLeast),
    ("<=", Sign::AtMost),
    ("!=", Sign::Unequal),
    (">", Sign::More),
    ("<", Sign::Less),
    ("=", Sign::Equal),
    (":", Sign::Has),
];

impl Filter {
    /// The filter of a request; without one, everything is listed. `fields` are the names that may
    /// stand first.
    pub fn read(text: Option<&str>, fields: &[&str]) -> Result<Self, Response> {
        let refuse = || invalid(&format!("Invalid filter: {}", text.unwrap_or_default()));
        let mut terms = Vec::new();
        for term in conjuncts(text.unwrap_or_default()) {
            let term = Term::read(term, fields).ok_or_else(refuse)?;
            terms.push(term);
        }
        Ok(Self(terms))
    }

    /// Whether a thing is meant, by its JSON.
    pub fn fits(&self, thing: &Value) -> bool {
        self.0.iter().all(|term| term.fits(thing))
    }
}

impl Term {
    fn read(text: &str, fields: &[&str]) -> Option<Self> {
        let at = text.find(['>', '<', '!', '=', ':'])?;
        let (path, rest) = text.split_at_checked(at)?;
        let (rest, sign) = SIGNS
            .iter()
            .find_map(|(sign, meaning)| Some((rest.strip_prefix(sign)?, *meaning)))?;
        let mut parts = path.trim().splitn(2, '.');
        let field = parts.next().filter(|field| fields.contains(field))?;
        let key = parts.next().map(|key| key.trim_matches('"').to_owned());
        let value = rest.trim();
        let quoted = value
            .strip_prefix('"')
            .map(|value| value.strip_suffix('"').filter(|value| !value.contains('"')));
        let value = match quoted {
            Some(quoted) => quoted?,
            None if value.is_empty() || value.contains(['"', ' ']) => return None,
            None => value,
        };
        Some(Self {
            path: [camel_case(field)].into_iter().chain(key).collect(),
            sign,
            value: value.to_owned(),
        })
    }

    fn fits(&self, thing: &Value) -> bool {
        let found = self
            .path
            .iter()
            .try_fold(thing, |value, name| value.get(name));
        let Some(found) = found.and_then(Value::as_str) else {
            return matches!(self.sign, Sign::Unequal);
        };
        let wanted = self.value.as_str();
        match self.sign {
            Sign::Equal => is_like(found, wanted),
            Sign::Unequal => !is_like(found, wanted),
            Sign::Has => wanted == "*" || found.contains(wanted),
            Sign::AtLeast => found >= wanted,
            Sign::AtMost => found <= wanted,
            Sign::More => found > wanted,
            Sign::Less => found < wanted,
        }
    }
}

/// Equal; or it begins so, when a star follows.
fn is_like(found: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(start) => found.starts_with(start),
        None => found == wanted,
    }
}

/// The terms between the words `AND` that stand in no quotes.
fn conjuncts(text: &str) -> Vec<&str> {
    const AND: &str = " AND ";
    let (mut terms, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, letter) in text.char_indices() {
        quoted ^= letter == '"';
        if !quoted && at >= start && text.get(at..).is_some_and(|rest| rest.starts_with(AND)) {
            terms.extend(text.get(start..at));
            start = at + AND.len();
        }
    }
    terms.extend(
        text.get(start..)
            .filter(|last| !(last.trim().is_empty() && terms.is_empty())),
    );
    terms
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(filter: &str, fits: Option<bool>) {
        let thing = json!({
            "displayName": "a AND b", "state": "DONE", "createTime": "2024-01-02T00:00:00.000Z",
            "labels": { "team": "search", "x-y": "" },
        });
        let fields = ["display_name", "state", "create_time", "labels"];
        let found = Filter::read(Some(filter), &fields);
        assert_eq!(
            found.ok().map(|filter| filter.fits(&thing)),
            fits,
            "{filter}"
        );
    }

    #[test]
    fn a_filter_narrows_a_list() {
        check("", Some(true));
        check("state=DONE", Some(true));
        check("state=\"DONE\"", Some(true));
        check("state!=DONE", Some(false));
        check("labels.team=\"search\"", Some(true));
        check("labels.team:*", Some(true));
        check("labels.x-y:*", Some(true));
        check("labels.other:*", Some(false));
        check("labels.other!=a", Some(true));
        check("display_name=\"a AND b\" AND state=\"DONE\"", Some(true));
        check("display_name=\"a*\"", Some(true));
        check("state=DONE AND labels.team=\"other\"", Some(false));
        check("create_time>=\"2024-01-02\"", Some(true));
        check("create_time<\"2024-01-02\"", Some(false));
    }

    #[test]
    fn a_filter_that_is_none_is_refused() {
        check("state", None);
        check("state=", None);
        check("state=\"DONE", None);
        check("colour=red", None);
        check("state=DONE AND ", None);
        check("state=DONE OR state=FAILED", None);
    }
}
