//! Times as Google writes them, and how long something took, in words.

use crate::words::Words;

/// Milliseconds since 1970 of a time as RFC 3339 writes it; nothing for what is none, or is before 1970.
/// What is finer than a millisecond is left out.
///
/// ```
/// use app::moment::read;
///
/// assert_eq!(read("1970-01-01T00:00:01.5Z"), Some(1_500));
/// assert_eq!(read("1970-01-01T09:00:00+09:00"), Some(0));
/// assert_eq!(read("yesterday"), None);
/// ```
pub fn read(text: &str) -> Option<u64> {
    let (date, time) = text.split_once(['T', 't'])?;
    let mut parts = date.splitn(3, '-');
    let [year, month, day] = [(4, 9_999), (2, 12), (2, 31)].map(|(length, most)| {
        let part = parts.next()?;
        whole(part, length).filter(|number| *number <= most)
    });
    let days = days_before(year?, month?, day?)?;
    let (time, offset) = split_offset(time)?;
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut parts = clock.splitn(3, ':');
    let [hour, minute, second] = [23, 59, 60].map(|most| {
        let part = parts.next()?;
        whole(part, 2).filter(|number| *number <= most)
    });
    let seconds = days * 86_400 + hour? * 3_600 + minute? * 60 + second?;
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|digit| digit.is_ascii_digit());
    let thousandths = is_fraction.then(|| {
        let digits = fraction.bytes().map(|digit| i64::from(digit - b'0'));
        digits
            .zip([100, 10, 1])
            .map(|(digit, worth)| digit * worth)
            .sum::<i64>()
    })?;
    u64::try_from((seconds - offset) * 1_000 + thousandths).ok()
}

/// A number of so many digits.
fn whole(text: &str, length: usize) -> Option<i64> {
    let is_whole = text.len() == length && text.bytes().all(|digit| digit.is_ascii_digit());
    is_whole.then(|| text.parse().ok()).flatten()
}

/// The days from 1970 to a date of our calendar.
fn days_before(year: i64, month: i64, day: i64) -> Option<i64> {
    (month > 0 && day > 0).then_some(())?;
    // The year is counted from March, so that the leap day is its last.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(year * 365 + leap_days + day_of_year - 719_468)
}

/// A time of day, and by how many seconds it is ahead of UTC.
fn split_offset(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let (time, offset) = time.split_at(time.rfind(['+', '-'])?);
    let (hours, minutes) = offset[1..].split_once(':')?;
    let ahead = whole(hours, 2)? * 3_600 + whole(minutes, 2)? * 60;
    Some((
        time,
        if offset.starts_with('-') {
            -ahead
        } else {
            ahead
        },
    ))
}

/// A length of time in words, as precise as is of use.
///
/// ```
/// use app::{moment::lasting, words::Words};
///
/// let words = Words::new(rule::Language::English);
/// assert_eq!(lasting(12_999, &words), "12 s");
/// assert_eq!(lasting(3_780_000, &words), "1 h 3 min");
/// ```
pub fn lasting(milliseconds: u64, words: &Words) -> String {
    let seconds = milliseconds / 1_000;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let parts = match (days, hours, minutes) {
        (0, 0, 0) => [("jobs-seconds", seconds), ("", 0)],
        (0, 0, minutes) => [("jobs-minutes", minutes), ("", 0)],
        (0, hours, minutes) => [("jobs-hours", hours), ("jobs-minutes", minutes)],
        (days, hours, _) => [("jobs-days", days), ("jobs-hours", hours)],
    };
    let said = parts
        .into_iter()
        .enumerate()
        .filter(|(at, (_, count))| *at == 0 || *count > 0)
        .map(|(_, (key, count))| words.say_with(key, [("count", count.into())]));
    said.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use rule::Language;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<u64>) {
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn a_time_may_be_finer_and_in_another_zone() {
        check("2024-02-29T23:59:59.007Z", Some(1_709_251_199_007));
        check("2024-02-29T23:59:59.007123456Z", Some(1_709_251_199_007));
        check("2024-03-01T08:59:59.007+09:00", Some(1_709_251_199_007));
        check("2024-02-29T18:29:59.007-05:30", Some(1_709_251_199_007));
        check("2000-01-01t00:00:00z", Some(946_684_800_000));
        check("1970-01-01T00:00:00.05Z", Some(50));
    }

    #[test]
    fn what_is_no_time_is_not_taken_for_one() {
        for text in [
            "",
            "T",
            "2024-02-29",
            "2024-02-29T23:59:59",
            "2024-02-29T23:59Z",
            "2024-13-01T00:00:00Z",
            "2024-00-01T00:00:00Z",
            "2024-01-00T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00:00.x1Z",
            "2024-01-01T00:00:00+9:00",
            "+024-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "2024-01-01T00:00:00é+09:00",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_length_of_time_has_two_units_at_most() {
        let words = Words::new(Language::English);
        let check = |seconds: u64, expected: &str| {
            assert_eq!(lasting(seconds * 1_000, &words), expected);
        };
        check(0, "0 s");
        check(59, "59 s");
        check(60, "1 min");
        check(3_599, "59 min");
        check(3_600, "1 h");
        check(86_399, "23 h 59 min");
        check(86_400, "1 d");
        check(86_400 * 40 + 7_300, "40 d 2 h");
        let words = Words::new(Language::Korean);
        assert_eq!(lasting(3_780_000, &words), "1시간 3분");
    }

    #[test]
    fn every_day_is_read_as_it_is_written() {
        for day in 0..200_000 {
            let (year, month, date) = vertex::names::date(day);
            let text = format!("{year:04}-{month:02}-{date:02}T00:00:01Z");
            check(&text, Some((day * 86_400 + 1) * 1_000));
        }
    }
}
