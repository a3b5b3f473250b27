//! How numbers are written. English and Korean write them alike.

use rule::grouped as grouped_whole;

/// The whole part of a length or a count; 0 for what is below it or no number.
#[expect(
    clippy::cast_sign_loss,
    reason = "a cast of a float saturates: below 0 is 0"
)]
pub fn floor(value: f64) -> u64 {
    value as u64
}

/// A number with its thousands grouped, and at most two digits behind the point.
///
/// ```
/// assert_eq!(app::number::grouped(1_234_567.0), "1,234,567");
/// assert_eq!(app::number::grouped(0.5), "0.5");
/// ```
pub fn grouped(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let hundredths = (value.abs() * 100.0).round();
    let sign = if value < 0.0 && hundredths > 0.0 {
        "−"
    } else {
        ""
    };
    let whole = grouped_whole(floor(hundredths / 100.0));
    match floor(hundredths % 100.0) {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

/// A size in bytes, in steps of a thousand as file managers show it: `14.6 MB`.
pub fn bytes(count: u64) -> String {
    let count = count as f64;
    match count {
        ..1e3 => format!("{count} B"),
        ..1e6 => format!("{} kB", rounded(count / 1e3)),
        ..1e9 => format!("{} MB", rounded(count / 1e6)),
        _ => format!("{} GB", rounded(count / 1e9)),
    }
}

/// Three digits that matter.
fn rounded(value: f64) -> String {
    if value < 100.0 {
        grouped((value * 10.0).round() / 10.0)
    } else {
        grouped(value.round())
    }
}

/// A short time in seconds, as precise as is of use: `0.41`, `12`.
pub fn seconds(value: f64) -> String {
    if value < 10.0 {
        format!("{value:.2}")
    } else {
        grouped(value.round())
    }
}

/// A part of a whole in per cent, from 0 to 100; 0 of 0 is 0.
pub fn percent(part: u64, whole: u64) -> u64 {
    (part.min(whole) * 100).checked_div(whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_point_and_others_two_digits_at_most() {
        let cases = [
            (0.0, "0"),
            (999.0, "999"),
            (1_000.0, "1,000"),
            (3_167_523.0, "3,167,523"),
            (0.24, "0.24"),
            (0.05, "0.05"),
            (316.7523, "316.75"),
            (1.999, "2"),
            (-1.5, "−1.5"),
            (-0.001, "0"),
            (f64::NAN, "–"),
            (f64::INFINITY, "–"),
        ];
        for (value, expected) in cases {
            assert_eq!(grouped(value), expected, "{value}");
        }
    }

    #[test]
    fn sizes_have_three_digits_that_matter() {
        let cases = [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1 kB"),
            (14_642_113, "14.6 MB"),
            (146_421_130, "146 MB"),
            (1_073_741_824, "1.1 GB"),
        ];
        for (count, expected) in cases {
            assert_eq!(bytes(count), expected);
        }
    }

    #[test]
    fn short_times_are_precise() {
        assert_eq!(
            [seconds(0.412), seconds(9.999), seconds(61.2)],
            ["0.41", "10.00", "61"]
        );
    }

    #[test]
    fn a_part_is_never_more_than_the_whole() {
        assert_eq!(
            [percent(1, 3), percent(3, 3), percent(9, 3), percent(0, 0)],
            [33, 100, 100, 0]
        );
    }
}
