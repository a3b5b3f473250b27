//! The page of results, in Markdown.

use std::fmt::Write as _;

use super::{
    Choice, Results, WORST,
    claims::{Claim, claims},
    contenders::{Code, OURS, OURS_JSON, Place, Vocabulary},
    ground::Ground,
    growth::Grown,
    machine,
    rows::Row,
    statistics::short,
};

/// All of it.
pub fn page(ground: &Ground, choice: &Choice, results: &Results) -> String {
    let about = &ground.about;
    let number = |name: &str| about[name].as_f64().unwrap_or_default();
    let (file, text) = (number("bytes") / 1e6, number("textBytes") / 1e6);
    let command = match choice.rounds {
        rounds if rounds == Choice::default().rounds => "cargo xtask bench".to_owned(),
        rounds => format!("cargo xtask bench --rounds {rounds}"),
    };
    let mut page = format!(
        "# Side by side\n\nMade by `{command}`, which sets up, builds and runs all of it. "
    );
    page += "Contenders take turns, each in a fresh process; times are medians, in seconds of the clock; \
             \"cold\" is the first sight of the data. Take the ratios: the rest is the machine's.\n";
    for line in machine::described(ground) {
        let _ = write!(page, "\n* {line}");
    }
    let kinds = about["kinds"].as_object().into_iter().flatten();
    let kinds: Vec<String> = kinds
        .map(|(name, bytes)| format!("{name} {}", short(bytes.as_f64().unwrap_or_default() / 1e6)))
        .collect();
    let _ = write!(
        page,
        "\n\nThe data: {} MB of JSONL with {} texts, {} MB of real text ({}), no passage twice. It has {} words, \
         {} of them distinct, and falls into {} parts where Gemma's vocabulary lets it be cut, {} of them distinct. \
         SHA-256 {}. The peers read `tokenizer.json`, sentencepiece and we the model file of the same vocabulary.\n",
        short(file),
        about["texts"],
        short(text),
        kinds.join(", "),
        about["words"],
        about["distinctWords"],
        about["parts"],
        about["distinctParts"],
        about["sha256"].as_str().unwrap_or_default(),
    );
    let claims = claims(results, text);
    if !claims.is_empty() {
        page += &claimed(&claims);
    }
    for (vocabulary, heading) in [
        (Vocabulary::Json, "Counting, Gemma 3"),
        (
            Vocabulary::Cl100k,
            "Counting, cl100k: another vocabulary, for peers without Gemma",
        ),
    ] {
        let is_of = |row: &&Row| {
            (row.contender.vocabulary == Vocabulary::Cl100k) == (vocabulary == Vocabulary::Cl100k)
        };
        let rows: Vec<&Row> = results.counting.iter().filter(is_of).collect();
        page += &section(heading, &rows, text);
    }
    page += &section(
        "The whole pass: read, check, count",
        &results.whole.iter().collect::<Vec<_>>(),
        file,
    );
    page += &worst(&results.worst);
    page += &section(
        "10,000,000 empty lines, the whole pass",
        &results.empty.iter().collect::<Vec<_>>(),
        10.0,
    );
    page += &growth(&results.growth);
    page
}

fn claimed(claims: &[Claim]) -> String {
    let mut text =
        "\n## What is claimed\n\n| claim | measured | figure | holds |\n|---|---|---:|---|\n"
            .to_owned();
    for Claim {
        text: claim,
        measured,
        figure,
        holds,
    } in claims
    {
        let word = if *holds { "yes" } else { "**no**" };
        let _ = writeln!(text, "| {claim} | {measured} | {figure} | {word} |");
    }
    text
}

/// One table of speeds, fastest first; those without a figure last, with the reason.
fn section(heading: &str, rows: &[&Row], megabytes: f64) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let is_ours = |row: &&&Row| {
        matches!(row.contender.code, Code::Rust(OURS | OURS_JSON))
            && row.contender.place == Place::Chromium
    };
    let ours = rows.iter().find(is_ours).and_then(|row| row.seconds(0));
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| {
        a.seconds(0)
            .unwrap_or(f64::INFINITY)
            .total_cmp(&b.seconds(0).unwrap_or(f64::INFINITY))
    });
    let mut text = format!(
        "\n## {heading}\n\n| | where | cold, s | MB/s | ours in Chromium is | vocabulary ready, s | wasm MiB, ready / end | answers that differ | rounds |\n|---|---|---:|---:|---:|---:|---:|---:|---:|\n"
    );
    for row in rows {
        let threads = if row.contender.threads {
            ", all threads"
        } else {
            ""
        };
        let _ = write!(
            text,
            "| {} | {}{threads} |",
            row.contender.name,
            row.contender.place.name()
        );
        let Some(seconds) = row.seconds(0) else {
            let why = row.trouble.as_deref().unwrap_or("not measured");
            let _ = writeln!(
                text,
                " {} | | | | | | |",
                why.lines().next().unwrap_or_default().replace('|', "\\|")
            );
            continue;
        };
        let ratio = ours.map_or(String::new(), |ours| format!("{} ×", short(seconds / ours)));
        let ready = row.ready().map(short).unwrap_or_default();
        let memory = row
            .memory()
            .map(|(ready, end)| format!("{} / {}", short(ready), short(end)))
            .unwrap_or_default();
        let _ = writeln!(
            text,
            " {} | {} | {ratio} | {ready} | {memory} | {} | {} |",
            short(seconds),
            short(megabytes / seconds),
            row.different,
            row.outcomes.len(),
        );
    }
    text
}

fn worst(rows: &[Row]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "\n## Worst cases, seconds\n\n| | where | {} | answers that differ |\n|---|---|{}---:|\n",
        WORST.join(" | "),
        "---:|".repeat(WORST.len())
    );
    for row in rows {
        let seconds: Vec<String> = (0..WORST.len())
            .map(|pass| row.seconds(pass).map(short).unwrap_or_default())
            .collect();
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            row.contender.name,
            row.contender.place.name(),
            seconds.join(" | "),
            row.different
        );
    }
    text += "\n400,000 times one letter; 200,000 Han characters; 262,144 emoji; 400,000 spaces; 1 MB of words that never come again.\n";
    text
}

fn growth(rows: &[Grown]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut text = "\n## The page\n\nA file is dropped on the published page in Chromium.\n\n| MB | workers | s until the report | MB/s | MiB, page and workers | longest task, ms |\n|---:|---:|---:|---:|---:|---:|\n".to_owned();
    for row in rows {
        let longest = if row.longest_task == 0.0 {
            "under 50".to_owned()
        } else {
            short(row.longest_task)
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {longest} |",
            short(row.megabytes),
            row.workers,
            short(row.seconds),
            short(row.megabytes / row.seconds),
            short(row.memory),
        );
    }
    text
}
