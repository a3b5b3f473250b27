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

/// A measurement with four digits that matter, and its whole part in full: `0.4123`, `12,346`,
/// `3.2×10⁻⁷`.
///
/// ```
/// assert_eq!(app::number::precise(0.412_345), "0.4123");
/// ```
pub fn precise(value: f64) -> String {
    const DIGITS: i32 = 3;
    let exponent = exponent(value);
    if (-4..9).contains(&exponent) || value == 0.0 {
        let decimals = usize::try_from(DIGITS - exponent).unwrap_or(0);
        without_zeros(fixed(value, decimals))
    } else {
        let text = scientific(value, exponent, 3);
        match text.split_once('×') {
            Some((digits, power)) => format!("{}×{power}", without_zeros(digits.to_owned())),
            None => text,
        }
    }
}

/// A number with its thousands grouped, and exactly so many digits behind the point.
///
/// ```
/// assert_eq!(app::number::fixed(1_234.5, 2), "1,234.50");
/// ```
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole
        .parse()
        .map_or_else(|_| whole.to_owned(), grouped_whole);
    let point = if rest.is_empty() { "" } else { "." };
    let is_nothing = text.chars().all(|letter| "0.".contains(letter));
    let sign = if value < 0.0 && !is_nothing {
        "−"
    } else {
        ""
    };
    format!("{sign}{whole}{point}{rest}")
}

/// A number as a multiple of a power of ten, with so many digits behind the point.
///
/// ```
/// assert_eq!(app::number::scientific(2.5e-7, -7, 1), "2.5×10⁻⁷");
/// ```
pub fn scientific(value: f64, power: i32, decimals: usize) -> String {
    if value == 0.0 || !value.is_finite() {
        return fixed(value, 0);
    }
    let digits = fixed(value / 10_f64.powi(power), decimals);
    let power: String = power.to_string().chars().map(raised).collect();
    format!("{digits}×10{power}")
}

fn raised(letter: char) -> char {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = letter
        .to_digit(10)
        .and_then(|digit| digits.get(digit as usize));
    digit.copied().unwrap_or('⁻')
}

/// The power of ten that the first digit of a number counts; 0 for 0.
pub fn exponent(value: f64) -> i32 {
    if value == 0.0 {
        return 0;
    }
    // A logarithm can be a hair off at the powers themselves; what is written is not.
    let text = format!("{value:e}");
    let power = text
        .split_once('e')
        .and_then(|(_, power)| power.parse().ok());
    power.unwrap_or(0)
}

fn without_zeros(text: String) -> String {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
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
    fn measurements_have_four_digits_that_matter() {
        let cases = [
            (0.0, "0"),
            (3.2, "3.2"),
            (0.412_345, "0.4123"),
            (0.000_123_456, "0.0001235"),
            (9.999_96, "10"),
            (2_560.0, "2,560"),
            (12_345.6, "12,346"),
            (-0.5, "−0.5"),
            (1e12, "1×10¹²"),
            (-2.5e-7, "−2.5×10⁻⁷"),
            (f64::NAN, "–"),
            (f64::INFINITY, "–"),
        ];
        for (value, expected) in cases {
            assert_eq!(precise(value), expected, "{value}");
        }
    }

    #[test]
    fn a_number_that_rounds_to_nothing_has_no_sign() {
        assert_eq!([fixed(-0.001, 2), fixed(-0.01, 2)], ["0.00", "−0.01"]);
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
