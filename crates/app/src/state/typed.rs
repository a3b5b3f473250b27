/// A number as a person typed it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Typed {
    /// Nothing.
    Blank,
    /// A finite number.
    Number(f64),
    /// Something else.
    Unreadable,
}

impl Typed {
    /// Reads a number. Its thousands may be grouped as the page itself groups them.
    ///
    /// ```
    /// use app::state::Typed;
    /// assert_eq!(Typed::read(" 1,000 "), Typed::Number(1_000.0));
    /// // In half of Europe this is one and a half, so it is not taken for fifteen.
    /// assert_eq!(Typed::read("1,5"), Typed::Unreadable);
    /// ```
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::Blank;
        }
        let Some(plain) = without_groups(text) else {
            return Self::Unreadable;
        };
        let is_written_as_number = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
        match plain.parse::<f64>() {
            Ok(number) if number.is_finite() && plain.chars().all(is_written_as_number) => {
                Self::Number(number)
            }
            _ => Self::Unreadable,
        }
    }

    /// The number, where there is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Blank | Self::Unreadable => None,
        }
    }
}

/// The text without the commas between its thousands; `None` where a comma stands elsewhere.
fn without_groups(text: &str) -> Option<String> {
    let (whole, rest) = match text.split_once('.') {
        Some((whole, rest)) => (whole, Some(rest)),
        None => (text, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut later = groups.peekable();
    let is_grouped = (later.peek().is_none() || !first.is_empty())
        && later.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    let plain = whole.replace(',', "");
    is_grouped.then(|| rest.map_or(plain.clone(), |rest| format!("{plain}.{rest}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Typed) {
        assert_eq!(Typed::read(text), expected, "{text}");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        check("", Typed::Blank);
        check("  ", Typed::Blank);
        check("20", Typed::Number(20.0));
        check(" 0.5\t", Typed::Number(0.5));
        check("-3", Typed::Number(-3.0));
        check("1e3", Typed::Number(1_000.0));
        check("1,234,567", Typed::Number(1_234_567.0));
        check("1,234.5", Typed::Number(1_234.5));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "abc", "1,5", "12,34", ",000", "1,", "1.000,5", "inf", "NaN", "1e999", "0x10", "2 0",
            "٣",
        ] {
            check(text, Typed::Unreadable);
        }
    }
}
