//! GitHub Flavored Markdown: what people read, and put into an issue.

mod inline;
mod words;

use rule::{Language, Text, grouped};

use crate::{Diagnostic, Distribution, Report, RuleSummary, Statistics, Summary};
use inline::{code, prose};

/// The report for people, in one language: the verdict, the facts, the rules that were broken with
/// what to do, every finding that the report lists, the fields that would be cut, the statistics.
///
/// Where the report does not carry details (see [`Options::details`](crate::Options::details)), messages
/// are English, and the texts that would be lost are not shown.
pub fn markdown(report: &Report, language: Language) -> String {
    let summary = Summary::of(report);
    let mut page = Page {
        language,
        text: String::new(),
    };
    page.opening(report, &summary);
    page.facts(report);
    page.rules(&summary);
    page.findings(report, &summary);
    page.cuts(report);
    page.statistics(&report.statistics);
    page.text
}

/// One figure of a distribution, as it is written.
type Figure = fn(&Distribution) -> String;

/// A text that grows block by block.
struct Page {
    language: Language,
    text: String,
}

impl Page {
    fn say(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    fn block(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
    }

    fn heading(&mut self, text: Text) {
        self.block(&format!("## {}", self.say(text)));
    }

    fn items(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.block(&items.join("\n"));
    }

    /// A table. `columns` are the headings, each with whether numbers stand below it.
    fn table<const N: usize>(
        &mut self,
        columns: [(String, bool); N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let rule = |is_number| if is_number { "--:" } else { "---" }.to_owned();
        let rule = columns.each_ref().map(|&(_, is_number)| rule(is_number));
        let heads = columns.map(|(head, _)| head);
        let mut lines = vec![line(&heads), line(&rule)];
        lines.extend(rows.into_iter().map(|cells| line(&cells)));
        self.block(&lines.join("\n"));
    }

    fn text_column(&self, text: Text) -> (String, bool) {
        (self.say(text).to_owned(), false)
    }

    fn number_column(&self, text: Text) -> (String, bool) {
        (self.say(text).to_owned(), true)
    }

    fn opening(&mut self, report: &Report, summary: &Summary<'_>) {
        let title = self.say(words::TITLE);
        self.block(&format!("# {title}: {}", self.name(report)));
        let examples = report.file.examples;
        let verdict = words::verdict(
            summary.headline,
            examples,
            summary.is_at_least,
            self.language,
        );
        self.block(&format!("**{verdict}.**"));
    }

    fn name(&self, report: &Report) -> String {
        match report.file.name.as_deref() {
            None | Some("") => self.say(words::PASTED).to_owned(),
            Some(name) => code(name),
        }
    }

    fn facts(&mut self, report: &Report) {
        let file = &report.file;
        let say = |text| self.say(text);
        let fact = |name, value: &str| format!("{}: {value}", say(name));
        let size = words::size(file.bytes, file.lines, self.language);
        let model = format!("{}, {}", code(&report.model), say(words::role(report.role)));
        self.items([
            fact(words::FILE, &format!("{}, {size}", self.name(report))),
            fact(words::FORMAT, say(words::format(file.format))),
            fact(words::CHECKED_FOR, &model),
            fact(words::EXAMPLES, &grouped(file.examples)),
            fact(words::TOKENS, &self.tokens(report)),
            fact(words::CUT_FIELDS, &grouped(report.cut_fields())),
            format!("SHA-256: {}", code(&file.sha256)),
            format!("CRC-32C: {}", code(&file.crc32c)),
            format!("Tuneup {}", env!("CARGO_PKG_VERSION")),
        ]);
    }

    /// The tokens, never without the name of what counted them and how far to trust it.
    fn tokens(&self, report: &Report) -> String {
        let tokenizer = &report.tokenizer;
        let count = if report.is_counted() {
            format!(
                "{} ({}, {})",
                grouped(report.statistics.total_token_count),
                self.say(words::exactness(tokenizer.exactness)),
                prose(&tokenizer.name),
            )
        } else {
            self.say(words::NOT_COUNTED).to_owned()
        };
        // The note is written in English alone.
        match self.language {
            Language::English if !tokenizer.note.is_empty() => {
                format!("{count}. {}", prose(&tokenizer.note))
            }
            _ => count,
        }
    }

    fn rules(&mut self, summary: &Summary<'_>) {
        self.heading(words::FOUND);
        if summary.rules.is_empty() {
            return self.block(self.say(words::NOTHING));
        }
        let columns = [
            self.text_column(words::SEVERITY),
            self.text_column(words::RULE),
            self.number_column(words::COUNT),
            self.text_column(words::MEANING),
            self.text_column(words::HELP),
        ];
        let language = self.language;
        let row = |found: &RuleSummary<'_>| {
            let text = |text: fn(&crate::Rule) -> Text| {
                found.rule.map(|rule| prose(text(rule).get(language)))
            };
            [
                words::severity(found.severity).get(language).to_owned(),
                code(found.name),
                grouped(found.count),
                text(|rule| rule.summary).unwrap_or_default(),
                text(|rule| rule.help).unwrap_or_default(),
            ]
        };
        self.table(columns, summary.rules.iter().map(row));
    }

    fn findings(&mut self, report: &Report, summary: &Summary<'_>) {
        if summary.rules.is_empty() {
            return;
        }
        self.heading(words::FINDINGS);
        for found in &summary.rules {
            self.block(&format!("### {}", code(found.name)));
            let ofs = report
                .diagnostics
                .iter()
                .filter(|finding| finding.rule == found.name);
            let mut items: Vec<String> = ofs.map(|finding| self.finding(finding)).collect();
            if found.unlisted() > 0 {
                items.push(super::not_listed(found.unlisted(), self.language));
            }
            self.items(items);
        }
    }

    fn finding(&self, finding: &Diagnostic) -> String {
        let mut place = if finding.is_of_file() {
            self.say(words::WHOLE_FILE).to_owned()
        } else {
            words::place(finding.line, finding.column, self.language)
        };
        if !finding.path.is_empty() {
            place = format!("{place}, {}", code(&finding.path));
        }
        let message = prose(finding.message(self.language));
        match lost(finding) {
            Some(lost) => format!("{place}: {message}: {}", code(lost)),
            None => format!("{place}: {message}"),
        }
    }

    fn cuts(&mut self, report: &Report) {
        if report.truncated.is_empty() {
            return;
        }
        self.heading(words::CUT_FIELDS);
        let columns = [
            self.number_column(words::EXAMPLE),
            self.number_column(words::LINE),
            self.text_column(words::FIELD),
            self.number_column(words::TOKENS),
            self.number_column(words::LIMIT),
        ];
        let rows = report.truncated.iter().map(|cut| {
            [
                grouped(cut.example),
                grouped(cut.line),
                code(&cut.path),
                grouped(cut.tokens),
                grouped(cut.limit),
            ]
        });
        self.table(columns, rows);
        let more = report
            .cut_fields()
            .saturating_sub(report.truncated.len() as u64);
        if more > 0 {
            self.block(&super::not_listed(more, self.language));
        }
    }

    fn statistics(&mut self, statistics: &Statistics) {
        self.heading(words::STATISTICS);
        self.block(self.say(words::STATISTICS_NOTE));
        let columns = [
            self.text_column(words::FIGURE),
            self.number_column(words::COUNT),
        ];
        self.table(
            columns,
            statistics
                .totals()
                .map(|(name, count)| [code(name), grouped(count)]),
        );

        let distributions = statistics.distributions();
        let [input, output, messages] = distributions.map(|(name, _)| (code(name), true));
        let columns = [self.text_column(words::FIGURE), input, output, messages];
        let figures: [(&str, Figure); 7] = [
            ("sum", |d| grouped(d.sum)),
            ("min", |d| grouped(d.min)),
            ("p5", |d| grouped(d.p5)),
            ("median", |d| grouped(d.median)),
            ("mean", |d| mean(d.mean)),
            ("p95", |d| grouped(d.p95)),
            ("max", |d| grouped(d.max)),
        ];
        let rows = figures.map(|(name, figure)| {
            let [input, output, messages] = distributions.map(|(_, of)| figure(of));
            [code(name), input, output, messages]
        });
        self.table(columns, rows);
    }
}

/// The text that would be lost by a cut, shortened and as it stands in the file. Only a report with
/// details has it.
fn lost(finding: &Diagnostic) -> Option<&str> {
    let details = finding.details.as_ref()?;
    details.lost.as_ref()?;
    Some(&details.frame.as_ref()?.marked)
}

/// A mean with two digits behind the point.
#[expect(
    clippy::cast_sign_loss,
    reason = "a cast of a float saturates, and no mean of counts is below 0"
)]
fn mean(value: f64) -> String {
    let hundredths = (value * 100.0).round() as u64;
    format!("{}.{:02}", grouped(hundredths / 100), hundredths % 100)
}
