//! What the parser finds, as the rules know it.

use rustc_hash::FxHashMap;

use super::Events;
use crate::{
    fault::Fault,
    json::{JsonFault, JsonString, Kind, Syntax, Value},
    source::Source,
};

/// What is wrong with a text. `values` whole ones stood before it on the line.
pub(super) fn of_syntax(fault: JsonFault, values: u64, unfinished: Syntax) -> Fault {
    match fault {
        JsonFault::TooDeep { at } => Fault::TooDeep { at },
        JsonFault::Unfinished { at } => Fault::Syntax {
            at,
            syntax: unfinished,
        },
        JsonFault::Syntax {
            at,
            syntax: Syntax::ExpectedValue,
        } if values > 0 => Fault::Syntax {
            at,
            syntax: Syntax::ExpectedEnd,
        },
        JsonFault::Syntax { at, syntax } => Fault::Syntax { at, syntax },
    }
}

/// Names keys that come twice and surrogates without a partner, in the whole value.
pub(super) fn note_strings(value: &Value<'_>, source: Source<'_>, events: &mut dyn Events) {
    match &value.kind {
        Kind::String(string) => note_surrogate(string, source, events),
        Kind::Array(items) => items
            .iter()
            .for_each(|item| note_strings(item, source, events)),
        Kind::Object(members) => {
            let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
            for member in members {
                if let Some(first) = seen.insert(&member.key.text, member.key_start) {
                    let key = member.key.text.to_string();
                    let (start, end) = (member.key_start, member.key_end);
                    events.fault(
                        &Fault::DuplicateKey {
                            key,
                            first,
                            start,
                            end,
                        },
                        source,
                    );
                }
                note_surrogate(&member.key, source, events);
                note_strings(&member.value, source, events);
            }
        }
        Kind::Null | Kind::Bool | Kind::Number => {}
    }
}

fn note_surrogate(string: &JsonString<'_>, source: Source<'_>, events: &mut dyn Events) {
    if let Some(at) = string.lone_surrogate {
        events.fault(&Fault::LoneSurrogate { at }, source);
    }
}
