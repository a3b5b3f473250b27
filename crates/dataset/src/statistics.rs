//! Statistics under the names that Vertex AI gives them in `SupervisedTuningDataStats`, so that a
//! person meets one vocabulary before and after a job.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Totals and distributions over the examples of a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Statistics {
    /// Examples in the file.
    pub tuning_dataset_example_count: u64,
    /// Tokens in all fields, before anything is cut.
    pub total_token_count: u64,
    /// Characters other than white space in all fields: what PaLM was billed by.
    pub total_billable_character_count: u64,
    /// Examples with at least one field that would be cut.
    pub total_truncated_example_count: u64,
    /// Which ones, from 1; capped like the diagnostics.
    pub truncated_example_indices: Vec<u64>,
    /// Tokens an example gives the model: `input_text`, or context and user messages.
    pub user_input_token_distribution: Distribution,
    /// Tokens an example asks of the model: `output_text`, or assistant messages.
    pub user_output_token_distribution: Distribution,
    /// Messages in an example; an input and its output are two.
    pub user_message_per_example_distribution: Distribution,
}

impl Statistics {
    /// The totals, each under the name that Vertex AI gives it, in the order in which it does.
    pub fn totals(&self) -> [(&'static str, u64); 4] {
        [
            (
                "tuningDatasetExampleCount",
                self.tuning_dataset_example_count,
            ),
            ("totalTokenCount", self.total_token_count),
            (
                "totalBillableCharacterCount",
                self.total_billable_character_count,
            ),
            (
                "totalTruncatedExampleCount",
                self.total_truncated_example_count,
            ),
        ]
    }

    /// The distributions, in the same way.
    pub fn distributions(&self) -> [(&'static str, &Distribution); 3] {
        [
            (
                "userInputTokenDistribution",
                &self.user_input_token_distribution,
            ),
            (
                "userOutputTokenDistribution",
                &self.user_output_token_distribution,
            ),
            (
                "userMessagePerExampleDistribution",
                &self.user_message_per_example_distribution,
            ),
        ]
    }
}

/// How a number is spread over the examples. All zero when there is no example.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    /// The sum.
    pub sum: u64,
    /// The smallest.
    pub min: u64,
    /// The largest.
    pub max: u64,
    /// The arithmetic mean.
    pub mean: f64,
    /// The 50th percentile, by nearest rank.
    pub median: u64,
    /// The 5th percentile, by nearest rank.
    pub p5: u64,
    /// The 95th percentile, by nearest rank.
    pub p95: u64,
    /// Buckets of equal width that cover every value.
    pub buckets: Vec<Bucket>,
}

/// How many examples fall in `left..right`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// The smallest value that belongs to it.
    pub left: u64,
    /// The smallest value that no longer does.
    pub right: u64,
    /// Examples in it.
    pub count: u64,
}

/// Buckets in a distribution at the most: enough for a picture, few enough for a table.
const MAX_BUCKETS: u64 = 32;

/// Numbers as they come, by value.
///
/// Exact percentiles in bounded memory: `n` different values need at least `n²/2` tokens between
/// them, so a gigabyte of text holds fewer than 50,000.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally(BTreeMap<u64, u64>);

impl Tally {
    /// Counts one more example that has `value`.
    pub(crate) fn add(&mut self, value: u64) {
        *self.0.entry(value).or_default() += 1;
    }

    /// Takes in what was counted elsewhere.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (&value, &times) in &other.0 {
            *self.0.entry(value).or_default() += times;
        }
    }

    /// What has been counted, summed up.
    pub(crate) fn distribution(&self) -> Distribution {
        let (Some((&min, _)), Some((&max, _))) =
            (self.0.first_key_value(), self.0.last_key_value())
        else {
            return Distribution::default();
        };
        let count: u64 = self.0.values().sum();
        let sum: u64 = self.0.iter().map(|(value, count)| value * count).sum();
        Distribution {
            sum,
            min,
            max,
            mean: sum as f64 / count as f64,
            median: self.percentile(50, count),
            p5: self.percentile(5, count),
            p95: self.percentile(95, count),
            buckets: self.buckets(min, max),
        }
    }

    /// Nearest rank: the smallest value that at least `percent` per cent of the examples do not exceed.
    fn percentile(&self, percent: u64, count: u64) -> u64 {
        let rank = (percent * count).div_ceil(100).max(1);
        let mut seen = 0;
        for (&value, &times) in &self.0 {
            seen += times;
            if seen >= rank {
                return value;
            }
        }
        0
    }

    fn buckets(&self, min: u64, max: u64) -> Vec<Bucket> {
        let values = max - min + 1;
        let width = values.div_ceil(MAX_BUCKETS);
        (0..values.div_ceil(width))
            .map(|index| {
                let left = min + index * width;
                let right = left + width;
                Bucket {
                    left,
                    right,
                    count: self.0.range(left..right).map(|(_, times)| times).sum(),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[u64], expect: impl Fn(&Distribution) -> bool) {
        let mut tally = Tally::default();
        for &value in values {
            tally.add(value);
        }
        let distribution = tally.distribution();
        assert!(expect(&distribution), "{values:?} gave {distribution:?}");
    }

    #[test]
    fn no_example_is_all_zero() {
        check(&[], |d| *d == Distribution::default());
    }

    #[test]
    fn percentiles_are_nearest_rank() {
        check(&[15, 20, 35, 40, 50], |d| {
            (d.p5, d.median, d.p95) == (15, 35, 50)
        });
        check(&[1, 2, 3, 4], |d| d.median == 2);
        check(&(1..=100).collect::<Vec<_>>(), |d| {
            (d.p5, d.median, d.p95) == (5, 50, 95)
        });
        check(&[7], |d| {
            (d.p5, d.median, d.p95, d.min, d.max) == (7, 7, 7, 7, 7)
        });
    }

    #[test]
    fn buckets_cover_every_value_once() {
        for max in [0, 1, 31, 32, 33, 1_000, 8_191] {
            let values: Vec<u64> = (0..=max).collect();
            check(&values, |d| {
                d.buckets.len() <= 32
                    && d.buckets.iter().map(|b| b.count).sum::<u64>() == max + 1
                    && d.buckets
                        .windows(2)
                        .all(|pair| pair[0].right == pair[1].left)
                    && d.buckets[0].left == 0
                    && d.buckets[d.buckets.len() - 1].right > max
            });
        }
    }
}
