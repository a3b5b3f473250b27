/// The byte offset at which the tokens `kept` end, where they are the first tokens of `text`.
///
/// The library tells which tokens a text has, not where they stand in it, and a text may be changed
/// before it is cut into tokens. So the offset is searched for: the end of the shortest piece of
/// `text`, from its start, that gives just these tokens. `guess` is where to look first. Where the
/// last of them ends inside a character, the character is lost as a whole.
pub(crate) fn end_of<Token: PartialEq>(
    text: &str,
    kept: &[Token],
    guess: usize,
    mut tokens: impl FnMut(&str) -> Vec<Token>,
) -> usize {
    let mut holds_all = |end| tokens(head(text, end)).starts_with(kept);
    let (mut low, mut high) = bracket(text, guess, &mut holds_all);
    loop {
        let middle = boundary_at_or_after(text, low + (high - low) / 2);
        // Characters have several bytes: the middle may round up to the upper end.
        let middle = if middle < high {
            middle
        } else {
            boundary_before(text, high)
        };
        if middle <= low {
            break;
        }
        if holds_all(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    // A piece that cuts a token in two can have tokens of its own making at its end.
    while high > 0 && !kept.starts_with(&tokens(head(text, high))) {
        high = boundary_before(text, high);
    }
    high
}

/// Two character boundaries: up to the first `text` does not hold all, up to the second it does.
/// Looks near `guess` and, in growing steps, away from it.
fn bracket(text: &str, guess: usize, holds_all: &mut impl FnMut(usize) -> bool) -> (usize, usize) {
    let guess = boundary_at_or_after(text, guess.min(text.len()));
    let mut step = 1;
    if holds_all(guess) {
        let mut high = guess;
        loop {
            let low = boundary_before(text, high.saturating_sub(step - 1));
            if low == 0 || !holds_all(low) {
                return (low, high);
            }
            (high, step) = (low, step * 2);
        }
    }
    let mut low = guess;
    loop {
        let high = boundary_at_or_after(text, (low + step).min(text.len()));
        if high == text.len() || holds_all(high) {
            return (low, high);
        }
        (low, step) = (high, step * 2);
    }
}

fn head(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or(text)
}

fn boundary_at_or_after(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset += 1;
    }
    offset
}

/// The character boundary before `offset`; 0 stays 0.
fn boundary_before(text: &str, offset: usize) -> usize {
    let mut offset = offset.saturating_sub(1);
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
