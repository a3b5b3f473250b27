//! The header `Content-Range`.

/// Which bytes of a file a request brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portion {
    /// All of them.
    Whole,
    /// None: it asks how far the upload is, of so many bytes where they are known.
    Question { total: Option<u64> },
    /// Those from `start` up to but not including `end`, of so many where they are known.
    Part {
        start: u64,
        end: u64,
        total: Option<u64>,
    },
}

impl Portion {
    /// What the header says; none when it says nothing that makes sense.
    pub fn read(header: Option<&str>) -> Option<Self> {
        let Some(header) = header else {
            return Some(Self::Whole);
        };
        let (range, total) = header.strip_prefix("bytes ")?.trim().split_once('/')?;
        let total = match total {
            "*" => None,
            total => Some(number(total)?),
        };
        if range == "*" {
            return Some(Self::Question { total });
        }
        let (start, last) = range.split_once('-')?;
        let (start, end) = (number(start)?, number(last)?.checked_add(1)?);
        let fits = start < end && total.is_none_or(|total| end <= total);
        fits.then_some(Self::Part { start, end, total })
    }
}

/// Digits alone: no sign, no space.
fn number(digits: &str) -> Option<u64> {
    let fits = digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_or_refused() {
        let check = |header, wanted| assert_eq!(Portion::read(Some(header)), wanted, "{header}");
        let part = |start, end, total| Some(Portion::Part { start, end, total });
        check("bytes 0-9/10", part(0, 10, Some(10)));
        check("bytes 5-9/*", part(5, 10, None));
        check("bytes */10", Some(Portion::Question { total: Some(10) }));
        check("bytes */0", Some(Portion::Question { total: Some(0) }));
        check("bytes */*", Some(Portion::Question { total: None }));
        check("bytes 9-5/10", None);
        check("bytes 0-10/10", None);
        check("bytes 0--9/10", None);
        check("bytes +0-9/10", None);
        check("bytes 0-18446744073709551615/*", None);
        check("0-9/10", None);
        check("bytes", None);
        assert_eq!(Portion::read(None), Some(Portion::Whole));
    }
}
