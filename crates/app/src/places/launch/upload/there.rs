use vertex::upload::{State, Upload};
use yew::prelude::*;

use crate::{number, words::Words};

/// What is there under the name and is not the file, as far as it is known.
pub fn there(upload: Option<&Upload>, words: &Words) -> Html {
    let object = upload.and_then(|upload| match upload.state() {
        State::Taken(object) | State::Damaged(object) => object.as_deref(),
        _ => None,
    });
    let Some(object) = object else {
        return Html::default();
    };
    let said = words.say_with(
        "upload-there",
        [
            ("bytes", number::bytes(object.size).into()),
            (
                "time",
                when(object.updated.as_deref().unwrap_or("–")).into(),
            ),
        ],
    );
    html! { <p>{said}</p> }
}

/// A time of Google's as a person reads it: to the minute, and in Google's own zone.
fn when(time: &str) -> String {
    match (time.get(..10), time.get(11..16), time.ends_with('Z')) {
        (Some(date), Some(minute), true) => format!("{date} {minute} UTC"),
        _ => time.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_to_the_minute() {
        let check = |time: &str, read: &str| assert_eq!(when(time), read);
        check("2024-01-01T09:05:59.123Z", "2024-01-01 09:05 UTC");
        check("2024-01-01T09:05:59+02:00", "2024-01-01T09:05:59+02:00");
        check("soon", "soon");
        check("년년년년년년년년", "년년년년년년년년");
    }
}
