/// The candidate that a mistyped word most likely means: the one that the fewest insertions,
/// deletions and replacements of a letter lead to, if they are few for the word's length. Case
/// counts for nothing.
///
/// ```
/// assert_eq!(tuning::nearest("accelerator_type:", ["train_steps", "accelerator_type"]), Some("accelerator_type"));
/// assert_eq!(tuning::nearest("Train_Steps", ["train_steps"]), Some("train_steps"));
/// assert_eq!(tuning::nearest("colour", ["train_steps"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = folded(word);
    candidates
        .into_iter()
        .map(|candidate| (distance(&letters, &folded(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= 1.max(candidate.chars().count() / 4))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A longer word is no near miss of any name here, and comparing it would cost time for nothing.
const LONGEST: usize = 128;

fn folded(word: &str) -> Vec<char> {
    word.chars()
        .take(LONGEST)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Levenshtein's distance, with one row of the table in memory.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (deleted, letter) in from.iter().enumerate() {
        let mut diagonal = deleted;
        let mut left = deleted + 1;
        for (cell, wanted) in row.iter_mut().skip(1).zip(to) {
            let replaced = diagonal + usize::from(letter != wanted);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = deleted + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_counts_edits() {
        let check = |from: &str, to: &str, edits| {
            assert_eq!(
                distance(&folded(from), &folded(to)),
                edits,
                "{from} -> {to}"
            );
            assert_eq!(
                distance(&folded(to), &folded(from)),
                edits,
                "{to} -> {from}"
            );
        };
        check("", "", 0);
        check("", "abc", 3);
        check("abc", "abc", 0);
        check("kitten", "sitting", 3);
        check("us-centra1", "us-central1", 1);
        check("flaw", "lawn", 2);
    }

    #[test]
    fn a_near_miss_is_near() {
        let check = |word, wanted| {
            assert_eq!(
                nearest(word, ["epochs", "train_steps", "location"]),
                wanted,
                "{word}"
            );
        };
        check("epoch", Some("epochs"));
        check("train-steps", Some("train_steps"));
        check("trainSteps", Some("train_steps"));
        check("", None);
        check("region", None);
        check(&"x".repeat(100_000), None);
    }
}
