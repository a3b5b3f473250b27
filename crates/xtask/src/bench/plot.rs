//! The pictures beside the results, as SVG.

use std::fmt::Write as _;

use serde_json::Value;

use super::{growth::Grown, rows::Row, statistics::short};

const OURS: &str = "#c2410c";
const OTHERS: &str = "#64748b";
const COLOURS: [&str; 2] = [OTHERS, OURS];

fn svg(width: f64, height: f64, title: &str, body: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"{title}\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"12\" y=\"22\" font-weight=\"bold\">{title}</text>\n{body}</svg>\n"
    )
}

/// A bar for everyone who counts, fastest first.
pub fn speeds(rows: &[Row], about: &Value) -> String {
    let megabytes = about["textBytes"].as_f64().unwrap_or_default() / 1e6;
    let mut bars: Vec<(String, f64, &str)> = rows
        .iter()
        .filter_map(|row| {
            let threads = if row.contender.threads {
                ", all threads"
            } else {
                ""
            };
            let label = format!(
                "{}{threads} ({})",
                row.contender.title(),
                row.contender.vocabulary.name()
            );
            let colour = if row.contender.is_ours() {
                OURS
            } else {
                OTHERS
            };
            Some((label, megabytes / row.seconds(0)?, colour))
        })
        .collect();
    bars.sort_by(|a, b| b.1.total_cmp(&a.1));
    let most = bars.first().map_or(1.0, |bar| bar.1);
    let mut body = String::new();
    for (at, (label, speed, colour)) in bars.iter().enumerate() {
        let (y, length) = (40.0 + 22.0 * at as f64, 440.0 * speed / most);
        let _ = writeln!(
            body,
            "<text x=\"388\" y=\"{:.0}\" text-anchor=\"end\">{label}</text><rect x=\"394\" y=\"{y:.0}\" width=\"{length:.1}\" height=\"16\" fill=\"{colour}\"/><text x=\"{:.1}\" y=\"{:.0}\">{}</text>",
            y + 13.0,
            400.0 + length,
            y + 13.0,
            short(*speed),
        );
    }
    svg(
        900.0,
        50.0 + 22.0 * bars.len() as f64,
        "Counting tokens, first sight of the data, MB/s",
        &body,
    )
}

/// Seconds and memory over the size of the file, both axes in powers of ten.
pub fn growth(rows: &[Grown]) -> String {
    let seconds = panel(rows, 0.0, "seconds until the report", |one| one.seconds);
    let memory = panel(rows, 440.0, "MiB, page and workers", |one| one.memory);
    svg(
        880.0,
        400.0,
        "A file in the page, by its size in MB",
        &format!("{seconds}{memory}"),
    )
}

fn panel(rows: &[Grown], left: f64, label: &str, of: fn(&Grown) -> f64) -> String {
    let (low, high) = decades(rows.iter().map(of));
    let (first, last) = decades(rows.iter().map(|one| one.megabytes));
    let x = |value: f64| left + 60.0 + 340.0 * (value.log10() - first) / (last - first);
    let y = |value: f64| 350.0 - 270.0 * (value.log10() - low) / (high - low);
    let mut text = format!("<text x=\"{:.0}\" y=\"52\">{label}</text>\n", left + 12.0);
    for power in steps(low, high) {
        let (at, value) = (y(10f64.powf(power)), 10f64.powf(power));
        let _ = writeln!(
            text,
            "<path d=\"M{:.0} {at:.1}H{:.0}\" stroke=\"#e2e8f0\"/><text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{value}</text>",
            left + 60.0,
            left + 400.0,
            left + 54.0,
            at + 4.0
        );
    }
    for power in steps(first, last) {
        let (at, value) = (x(10f64.powf(power)), 10f64.powf(power));
        let _ = writeln!(
            text,
            "<path d=\"M{at:.1} 80V350\" stroke=\"#e2e8f0\"/><text x=\"{at:.1}\" y=\"368\" text-anchor=\"middle\">{value}</text>"
        );
    }
    for (workers, colour) in [1, 2].into_iter().zip(COLOURS) {
        let points: Vec<String> = rows
            .iter()
            .filter(|one| one.workers == workers)
            .map(|one| format!("{:.1},{:.1}", x(one.megabytes), y(of(one))))
            .collect();
        let Some(end) = points.last() else { continue };
        let (end_x, end_y) = end.split_once(',').unwrap_or_default();
        let _ = writeln!(
            text,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/><circle cx=\"{end_x}\" cy=\"{end_y}\" r=\"4\" fill=\"{colour}\"/>",
            points.join(" ")
        );
        let name = if workers == 1 {
            "one worker"
        } else {
            "two workers"
        };
        let _ = writeln!(
            text,
            "<text x=\"{:.0}\" y=\"390\" fill=\"{colour}\">{name}</text>",
            left + 60.0 + 120.0 * (workers as f64 - 1.0)
        );
    }
    text
}

/// The powers of ten around some figures, at least one apart.
fn decades(figures: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = figures.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), figure| {
        (low.min(figure), high.max(figure))
    });
    if !low.is_finite() || low <= 0.0 {
        return (0.0, 1.0);
    }
    // A file of 1,000,300 bytes stands at 1 MB.
    let (low, high) = ((low.log10() + 0.01).floor(), (high.log10() - 0.01).ceil());
    (low, high.max(low + 1.0))
}

fn steps(low: f64, high: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(low), |power| Some(power + 1.0))
        .take_while(move |power| *power <= high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(figures: &[f64], range: (f64, f64)) {
        assert_eq!(decades(figures.iter().copied()), range);
    }

    #[test]
    fn axes_hold_every_figure() {
        check(&[], (0.0, 1.0));
        check(&[1.0003, 1_000.01], (0.0, 3.0));
        check(&[0.2, 0.3], (-1.0, 0.0));
        check(&[150.0, 160.0], (2.0, 3.0));
    }

    #[test]
    fn a_line_for_each_number_of_workers() {
        let grown = |megabytes, workers| Grown {
            megabytes,
            workers,
            seconds: megabytes / 10.0,
            memory: 100.0,
            longest_task: 0.0,
        };
        let picture = growth(&[grown(1.0, 1), grown(1_000.0, 1), grown(1_000.0, 2)]);
        assert_eq!(picture.matches("<polyline").count(), 4);
        assert!(
            picture.contains("points=\"60.0,350.0 400.0,80.0\""),
            "{picture}"
        );
    }
}
