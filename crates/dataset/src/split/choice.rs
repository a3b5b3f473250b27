//! Which examples go to the evaluation file.

use tuning::limits::{MINIMUM_EVALUATION_EXAMPLES, MINIMUM_EXAMPLES};

use super::{SplitOptions, groups::Groups, sketch::mixed};

/// The class of an example that has none.
pub(super) const NO_CLASS: u16 = u16::MAX;

/// An example that may go to either side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Example {
    pub(super) class: u16,
}

/// The indices of the examples to evaluate with. What is `None` stays where it is, but keeps what is
/// like it in its company.
pub(super) fn choose(
    examples: &[Option<Example>],
    groups: &Groups,
    options: SplitOptions,
) -> Vec<usize> {
    let mut strata = Strata::of(examples, options.evaluation);
    let can_move = |index: &u32| examples.get(*index as usize).is_some_and(Option::is_some);
    let mut groups: Vec<&[u32]> = groups
        .iter()
        .filter(|members| members.iter().all(can_move))
        .collect();
    shuffle(&mut groups, options.seed);
    // First as the classes have it; then, where groups leave gaps, with one too many of a class; and
    // what the service asks for at the least whatever the classes.
    let least = strata.goal.min(MINIMUM_EVALUATION_EXAMPLES);
    let mut chosen = Vec::new();
    for (slack, enough) in [(0, strata.goal), (1, strata.goal), (strata.goal, least)] {
        groups.retain(|members| {
            let is_taken = strata.taken < enough && strata.take(members, examples, slack);
            if is_taken {
                chosen.extend(members.iter().map(|&index| index as usize));
            }
            !is_taken
        });
    }
    chosen
}

/// How many examples may be taken at the most: neither over half of them nor so many that too few
/// are left to train with.
pub(super) fn most(examples: u64) -> u64 {
    (examples / 2).min(examples.saturating_sub(MINIMUM_EXAMPLES))
}

/// What is wanted of each class, and what has been taken.
struct Strata {
    goal: u64,
    taken: u64,
    classes: Vec<Stratum>,
}

#[derive(Debug, Clone, Copy)]
struct Stratum {
    class: u16,
    examples: u64,
    goal: u64,
    taken: u64,
}

impl Strata {
    fn of(examples: &[Option<Example>], wanted: u64) -> Self {
        let mut classes: Vec<Stratum> = Vec::new();
        for example in examples.iter().flatten() {
            let class = example.class;
            match classes.iter_mut().find(|stratum| stratum.class == class) {
                Some(stratum) => stratum.examples += 1,
                None => classes.push(Stratum {
                    class,
                    examples: 1,
                    goal: 0,
                    taken: 0,
                }),
            }
        }
        let examples = classes.iter().map(|stratum| stratum.examples).sum();
        let mut strata = Self {
            goal: wanted.min(most(examples)),
            taken: 0,
            classes,
        };
        strata.share_out(examples);
        strata
    }

    /// Gives each class its share of the goal; what is left by rounding down goes to those who lost
    /// most by it. One example of a class is always left to train with.
    fn share_out(&mut self, examples: u64) {
        let goal = self.goal;
        let share = |stratum: &Stratum| u128::from(stratum.examples) * u128::from(goal);
        let examples = u128::from(examples.max(1));
        for stratum in &mut self.classes {
            stratum.goal = (share(stratum) / examples) as u64;
        }
        let mut order: Vec<usize> = (0..self.classes.len()).collect();
        order.sort_by_key(|&index| {
            let lost = self
                .classes
                .get(index)
                .map(|stratum| share(stratum) % examples);
            std::cmp::Reverse(lost)
        });
        let mut left = goal - self.classes.iter().map(|stratum| stratum.goal).sum::<u64>();
        for index in order {
            if let Some(stratum) = self.classes.get_mut(index)
                && left > 0
                && stratum.goal + 1 < stratum.examples
            {
                stratum.goal += 1;
                left -= 1;
            }
        }
    }

    /// Takes a group if that leaves every class within its goal and the slack.
    fn take(&mut self, members: &[u32], examples: &[Option<Example>], slack: u64) -> bool {
        let size = members.len() as u64;
        if self.taken + size > self.goal {
            return false;
        }
        let count = |stratum: &Stratum| {
            let is_of_it = |index: &&u32| {
                let example = examples.get(**index as usize).copied().flatten();
                example.is_some_and(|example| example.class == stratum.class)
            };
            members.iter().filter(is_of_it).count() as u64
        };
        let fits = self.classes.iter().all(|stratum| {
            let count = count(stratum);
            let after = stratum.taken + count;
            count == 0 || (after <= stratum.goal + slack && after < stratum.examples)
        });
        if fits {
            self.taken += size;
            for stratum in &mut self.classes {
                stratum.taken += count(stratum);
            }
        }
        fits
    }
}

/// Puts a list into an order that depends on the seed alone (Fisher and Yates).
fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut random = Random(seed);
    for last in (1..list.len()).rev() {
        list.swap(last, random.below(last as u64 + 1) as usize);
    }
}

/// `SplitMix64`: ten lines that give the same numbers on every machine for ever.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// A number under `bound`.
    fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_reference() {
        // The first numbers of the seed 1234567, as the reference implementation in C gives them.
        let mut random = Random(1_234_567);
        let numbers = [random.next(), random.next(), random.next()];
        assert_eq!(
            numbers,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }
}
