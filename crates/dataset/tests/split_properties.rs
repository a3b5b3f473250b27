//! What holds for every split.

mod splitting;

use std::collections::BTreeMap;

use proptest::prelude::*;
use splitting::{classified, line, lines, options, split, split_in, unlike, words, written};

/// Groups of near-duplicates in any order: each is a text of 40 words, in which each member changes
/// one word, the case or the spaces.
fn near_duplicates() -> impl Strategy<Value = Vec<(u64, String)>> {
    let sizes = prop::collection::vec(1..6_u64, 20..60);
    sizes
        .prop_map(|sizes| {
            let mut examples = Vec::new();
            for (group, size) in (0..).zip(sizes) {
                let text = words(group, 40);
                for member in 0..size {
                    let text = match member % 5 {
                        0 => text.clone(),
                        1 => text.to_uppercase(),
                        2 => text.replace(' ', " - "),
                        3 => text.replacen(' ', " changed ", 1),
                        _ => text.split_once(' ').map_or("", |(_, rest)| rest).to_owned(),
                    };
                    examples.push((group, line(&text, &words(group + 500, 5))));
                }
            }
            examples
        })
        .prop_shuffle()
}

/// Lines of every kind.
fn any_file() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        8 => (0..500_u64).prop_map(|n| line(&words(n, 8), &words(n + 600, 3))),
        1 => Just("\n".to_owned()),
        1 => Just("not json\r\n".to_owned()),
        1 => Just("{} {}\n".to_owned()),
        1 => Just("{\"input_text\": \"a\",\n\"output_text\": \"b\"}\n".to_owned()),
        1 => Just("{\"input_text\": \"cut off\n".to_owned()),
        1 => Just("{\"contents\": []}".to_owned()),
    ];
    prop::collection::vec(fragment, 0..120).prop_map(|lines| lines.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_lost_and_portions_do_not_matter(
        file in any_file(),
        seed in any::<u64>(),
        wanted in 0..60_u64,
        portions in prop::collection::vec(1..200_usize, 1..5),
    ) {
        let options = options(seed, wanted);
        let split = split(&file, options);
        prop_assert_eq!(&split_in(file.as_bytes(), options, &portions), &split);
        let (training, evaluation) = written(&split, file.as_bytes(), &[usize::MAX]);
        let again = written(&split, file.as_bytes(), &portions);
        prop_assert_eq!((&again.0, &again.1), (&training, &evaluation));

        let (mut trained, mut evaluated) = (lines(&training).into_iter(), lines(&evaluation).into_iter());
        for (number, line) in (1..).zip(lines(&file)) {
            let is_evaluated = split.evaluation_lines.contains(&number);
            let found = if is_evaluated { evaluated.next() } else { trained.next() };
            prop_assert_eq!(found.map(|found| found.trim_end_matches('\n')), Some(line.trim_end_matches('\n')));
        }
        prop_assert_eq!((trained.next(), evaluated.next()), (None, None));
    }

    #[test]
    fn near_duplicates_are_on_one_side(
        examples in near_duplicates(),
        seed in any::<u64>(),
        wanted in 10..40_u64,
    ) {
        let file: String = examples.iter().map(|(_, line)| line.as_str()).collect();
        let split = split(&file, options(seed, wanted));
        let mut sides: BTreeMap<u64, bool> = BTreeMap::new();
        for (number, (group, _)) in (1..).zip(&examples) {
            let is_evaluated = split.evaluation_lines.contains(&number);
            prop_assert_eq!(*sides.entry(*group).or_insert(is_evaluated), is_evaluated);
        }
        prop_assert!(split.evaluation <= wanted);
    }

    #[test]
    fn classes_are_divided_as_evenly_as_whole_numbers_allow(
        numbers in prop::collection::vec(10..60_u64, 2..6),
        seed in any::<u64>(),
        wanted in 10..100_u64,
    ) {
        let examples: u64 = numbers.iter().sum();
        let wanted = wanted.min(examples / 2).min(examples - 10);
        let split = split(&classified(&numbers), options(seed, wanted));
        prop_assert_eq!(split.evaluation, wanted);
        for (class, number) in split.classes.iter().zip(&numbers) {
            let ideal = *number as f64 * wanted as f64 / examples as f64;
            prop_assert!((class.evaluation as f64 - ideal).abs() < 1.0, "{:?}", split.classes);
        }
    }

    #[test]
    fn the_wanted_number_is_reached_where_nothing_is_alike(
        seed in any::<u64>(),
        wanted in 10..=250_u64,
    ) {
        let split = split(&unlike(500), options(seed, wanted));
        prop_assert_eq!(split.evaluation, wanted);
        prop_assert_eq!(split.oddities, []);
    }
}
