//! What is claimed, and whether what was measured bears it out.

use super::{
    Results, WORST,
    contenders::{
        CANDIDATE, Code, Contender, OURS, OURS_JSON, Place, STABLE, TRANSFORMERS_JS, Vocabulary,
    },
    growth::Grown,
    rows::Row,
    statistics::short,
};

/// One claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What is claimed.
    pub text: String,
    /// Both sides as they were measured.
    pub measured: String,
    /// The figure that decides.
    pub figure: String,
    /// Whether it holds.
    pub holds: bool,
}

/// The claims that what was measured can say something about.
pub fn claims(results: &Results, text_megabytes: f64) -> Vec<Claim> {
    let mut claims = Vec::new();
    claims.extend(speed_of_counting(results));
    claims.extend(answers(results));
    claims.extend(whole_pass(results));
    claims.extend(vocabulary(results));
    claims.extend(worst_cases(results, text_megabytes));
    claims.extend(byte_level(results));
    claims.extend(page(&results.growth));
    claims
}

fn find(rows: &[Row], place: Place, code: Code, gemma: bool) -> Option<&Row> {
    rows.iter().find(|row| {
        let Contender {
            place: at,
            code: of,
            vocabulary,
            threads,
            ..
        } = row.contender;
        at == place && of == code && !threads && (vocabulary != Vocabulary::Cl100k) == gemma
    })
}

/// `claim` holds when `other` takes at least `least` times as long as `ours`.
fn faster(claim: &str, least: f64, ours: (&str, f64), other: (&str, f64)) -> Claim {
    let ratio = other.1 / ours.1;
    Claim {
        text: claim.to_owned(),
        measured: format!(
            "{} {} s, {} {} s",
            ours.0,
            short(ours.1),
            other.0,
            short(other.1)
        ),
        figure: format!("{} ×", short(ratio)),
        holds: ratio >= least,
    }
}

/// `claim` holds when `figure` is at most `most`.
fn at_most(claim: &str, most: f64, figure: f64, unit: &str, measured: String) -> Claim {
    Claim {
        text: claim.to_owned(),
        measured,
        figure: format!("{} {unit}", short(figure)),
        holds: figure <= most,
    }
}

fn speed_of_counting(results: &Results) -> Vec<Claim> {
    let rows = &results.counting;
    let Some(ours) =
        find(rows, Place::Chromium, Code::Rust(OURS), true).and_then(|row| row.seconds(0))
    else {
        return Vec::new();
    };
    let against = |claim: &str, least: f64, row: Option<&Row>| {
        let row = row?;
        Some(faster(
            claim,
            least,
            ("ours", ours),
            (&row.contender.title(), row.seconds(0)?),
        ))
    };
    let fastest = rows
        .iter()
        .filter(|row| !row.contender.is_ours() && row.contender.place.is_native())
        .filter(|row| {
            row.contender.vocabulary != Vocabulary::Cl100k
                && !row.contender.threads
                && row.different == 0
        })
        .filter(|row| row.seconds(0).is_some())
        .min_by(|a, b| {
            a.seconds(0)
                .partial_cmp(&b.seconds(0))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
    [
        against(
            "Counting in Chromium: ≥ 8 × `tokenizers` 1.0.0-rc.3 in wasm",
            8.0,
            find(rows, Place::Chromium, Code::Rust(CANDIDATE), true),
        ),
        against(
            "Counting in Chromium: ≥ 2 × the fastest native peer, one thread each",
            2.0,
            fastest,
        ),
        against(
            "Counting in Chromium: ≥ 80 × `@huggingface/tokenizers`",
            80.0,
            find(rows, Place::Chromium, Code::Script(TRANSFORMERS_JS), true),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn answers(results: &Results) -> Option<Claim> {
    let ours: Vec<&Row> = [
        &results.counting,
        &results.whole,
        &results.worst,
        &results.empty,
    ]
    .into_iter()
    .flatten()
    .filter(|row| row.contender.is_ours() && !row.outcomes.is_empty())
    .collect();
    let compared: usize = ours
        .iter()
        .flat_map(|row| &row.outcomes)
        .flat_map(|outcome| &outcome.passes)
        .map(|passed| passed.counts.len())
        .sum();
    let different: usize = ours.iter().map(|row| row.different).sum();
    (compared > 0).then(|| Claim {
        text: "Every count equals the reference's".to_owned(),
        measured: format!("{compared} answers compared"),
        figure: format!("{different} differ"),
        holds: different == 0,
    })
}

fn whole_pass(results: &Results) -> Option<Claim> {
    let ours = find(&results.whole, Place::Chromium, Code::Rust(OURS), true)?.seconds(0)?;
    let stable = find(&results.counting, Place::Native, Code::Rust(STABLE), true)?;
    Some(faster(
        "The whole pass in Chromium, one worker: ≥ 15 × `tokenizers` 0.22, native, counting alone",
        15.0,
        ("ours", ours),
        (&stable.contender.title(), stable.seconds(0)?),
    ))
}

fn vocabulary(results: &Results) -> Vec<Claim> {
    let rows = &results.counting;
    let Some(ours) = find(rows, Place::Chromium, Code::Rust(OURS), true) else {
        return Vec::new();
    };
    let ready = [CANDIDATE, STABLE].into_iter().filter_map(|peer| {
        let row = find(rows, Place::Chromium, Code::Rust(peer), true)?;
        Some(faster(
            "The vocabulary is ready in wasm: ≥ 30 × faster than `tokenizers` reads it from `tokenizer.json`",
            30.0,
            ("ours", ours.ready()?),
            (&row.contender.title(), row.ready()?),
        ))
    });
    let memory = find(&results.whole, Place::Chromium, Code::Rust(OURS), true).unwrap_or(ours);
    let memory = memory.memory().map(|(ready, end)| {
        let measured = format!(
            "{} MiB when ready, {} MiB after the pass",
            short(ready),
            short(end)
        );
        at_most(
            "wasm memory of a worker: ≤ 48 MiB",
            48.0,
            end,
            "MiB",
            measured,
        )
    });
    ready.chain(memory).collect()
}

fn worst_cases(results: &Results, text_megabytes: f64) -> Vec<Claim> {
    let row = |code| find(&results.worst, Place::Chromium, Code::Rust(code), true);
    let (Some(ours), Some(peer)) = (row(OURS), row(CANDIDATE)) else {
        return Vec::new();
    };
    let mut claims: Vec<Claim> = WORST
        .iter()
        .enumerate()
        .filter_map(|(pass, name)| {
            let claim = format!(
                "Worst case `{name}` in Chromium: not slower than `tokenizers` 1.0.0-rc.3 in wasm"
            );
            Some(faster(
                &claim,
                1.0,
                ("ours", ours.seconds(pass)?),
                ("theirs", peer.seconds(pass)?),
            ))
        })
        .collect();
    claims.extend(ours.seconds(0).map(|seconds| {
        at_most(
            "400 KB without a place to cut: within half a second",
            0.5,
            seconds,
            "s",
            format!("{} s in Chromium", short(seconds)),
        )
    }));
    let empty = find(&results.empty, Place::Chromium, Code::Rust(OURS), true)
        .and_then(|row| row.seconds(0));
    let peer = find(
        &results.counting,
        Place::Chromium,
        Code::Rust(CANDIDATE),
        true,
    )
    .and_then(|row| row.seconds(0));
    if let (Some(empty), Some(peer)) = (empty, peer) {
        // Ten million lines are 10 MB.
        claims.push(faster(
            "10,000,000 empty lines, the whole pass: not slower a byte than `tokenizers` 1.0.0-rc.3 in wasm counts real text",
            1.0,
            ("ours, 10 MB,", empty),
            ("theirs, 10 MB,", peer * 10.0 / text_megabytes),
        ));
    }
    claims
}

fn byte_level(results: &Results) -> Option<Claim> {
    let row = |code| find(&results.counting, Place::Native, Code::Rust(code), false)?.seconds(0);
    Some(faster(
        "A byte-level `tokenizer.json` (cl100k), native: as fast as the crate alone",
        // Less than the spread between two runs of the same program.
        0.95,
        ("ours", row(OURS_JSON)?),
        ("`tokenizers` 1.0.0-rc.3", row(CANDIDATE)?),
    ))
}

fn page(growth: &[Grown]) -> Vec<Claim> {
    let mut claims = Vec::new();
    let with = |workers: u64| growth.iter().filter(move |one| one.workers == workers);
    let slope = |one: &Grown| one.seconds / one.megabytes;
    let slopes: Vec<f64> = with(1).map(slope).collect();
    if let (Some(last), true) = (slopes.last(), slopes.len() > 1) {
        let worst = slopes
            .iter()
            .map(|slope| (slope / last - 1.0).abs())
            .fold(0.0, f64::max);
        let shown: Vec<String> = slopes.iter().map(|slope| short(slope * 1_000.0)).collect();
        claims.push(at_most(
            "The page: cost grows in a straight line from 1 MB to 1 GB, within 15 %",
            15.0,
            worst * 100.0,
            "%",
            format!("{} ms a MB", shown.join(", ")),
        ));
    }
    if let Some(largest) = growth
        .iter()
        .max_by(|a, b| a.megabytes.total_cmp(&b.megabytes))
    {
        let same = || {
            growth
                .iter()
                .filter(|one| one.megabytes.total_cmp(&largest.megabytes).is_eq())
        };
        let memory = same().map(|one| one.memory).fold(0.0, f64::max);
        let size = short(largest.megabytes);
        claims.push(at_most(
            "The page with its workers: under 300 MiB at 1 GB",
            300.0,
            memory,
            "MiB",
            format!("at most, with {size} MB"),
        ));
        let longest = growth
            .iter()
            .map(|one| one.longest_task)
            .fold(0.0, f64::max);
        claims.push(at_most(
            "The page's own thread: no task over 50 ms",
            50.0,
            longest,
            "ms",
            "0 stands for none".to_owned(),
        ));
        let seconds = |workers| {
            same()
                .find(|one| one.workers == workers)
                .map(|one| one.seconds)
        };
        if let (Some(one), Some(two)) = (seconds(1), seconds(2)) {
            claims.push(faster(
                &format!("Two workers: ≥ 1.7 × one, at {size} MB"),
                1.7,
                ("two", two),
                ("one", one),
            ));
        }
    }
    claims
}

#[cfg(test)]
mod tests;
