//! SARIF 2.1.0, a standard of OASIS.

mod log;

use std::collections::BTreeMap;

use rule::{Severity, grouped, visible};

use crate::{Diagnostic, Report, RuleSummary, Summary};
use log::{
    Artifact, ArtifactLocation, Configuration, Descriptor, Driver, Invocation, Location, Log,
    LogicalLocation, Message, Notification, Outcome, PhysicalLocation, Prose, Region,
    RuleProperties, RuleReference, Run, RunProperties, Tool,
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What a file without a name is called.
const PASTED: &str = "pasted.jsonl";

/// The findings as SARIF 2.1.0 (OASIS), in English: what code scanning and editors read.
///
/// Lines and columns are the report's: from 1, in UTF-16 units. A finding about the file as a whole
/// has no region. The end of a finding is known where the report carries its details. Where a rule
/// found more than the report lists, a notification of the invocation says how many.
pub fn sarif(report: &Report) -> String {
    let summary = Summary::of(report);
    let artifact = ArtifactLocation {
        uri: percent_encoded(name(report)),
        index: None,
    };
    let rules: BTreeMap<&str, usize> = (summary.rules.iter().enumerate())
        .map(|(index, found)| (found.name, index))
        .collect();
    let result = |found| result(found, &rules, &artifact.uri);
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "Tuneup",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: summary.rules.iter().map(descriptor).collect(),
                },
            },
            language: "en",
            column_kind: "utf16CodeUnits",
            invocations: [Invocation {
                execution_successful: true,
                tool_execution_notifications: (summary.rules.iter().enumerate())
                    .filter(|(_, found)| found.unlisted() > 0)
                    .map(|(index, found)| not_listed(index, found))
                    .collect(),
            }],
            results: report.diagnostics.iter().map(result).collect(),
            artifacts: [Artifact {
                location: artifact,
                length: report.file.bytes,
                roles: ["analysisTarget"],
                hashes: BTreeMap::from([("sha-256", report.file.sha256.as_str())]),
            }],
            properties: RunProperties {
                verdict: report.verdict,
                model: visible(&report.model),
                role: report.role,
                examples: report.file.examples,
            },
        }],
    };
    // Plain data without maps of odd keys: nothing in it can fail to be written.
    serde_json::to_string(&log).unwrap_or_default()
}

fn name(report: &Report) -> &str {
    let name = report.file.name.as_deref();
    name.filter(|name| !name.is_empty()).unwrap_or(PASTED)
}

fn descriptor<'a>(found: &RuleSummary<'a>) -> Descriptor<'a> {
    let Some(rule) = found.rule else {
        return Descriptor {
            id: found.name,
            prose: None,
        };
    };
    Descriptor {
        id: found.name,
        prose: Some(Prose {
            short_description: Message::new(rule.summary.en),
            full_description: Message::new(rule.explanation.en),
            help: Message::new(rule.help.en),
            default_configuration: Configuration {
                level: level(rule.severity),
            },
            properties: RuleProperties {
                code: rule.code,
                source: rule.source,
            },
        }),
    }
}

fn result<'a>(found: &'a Diagnostic, rules: &BTreeMap<&str, usize>, uri: &str) -> Outcome<'a> {
    Outcome {
        rule_id: &found.rule,
        rule_index: rules.get(found.rule.as_ref()).copied(),
        level: level(found.severity),
        message: Message::new(&found.message),
        locations: [Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation {
                    uri: uri.to_owned(),
                    index: Some(0),
                },
                region: (!found.is_of_file()).then(|| Region {
                    start_line: found.line,
                    start_column: found.column,
                    end_column: end_column(found),
                }),
            },
            logical_locations: (!found.path.is_empty()).then(|| {
                [LogicalLocation {
                    fully_qualified_name: visible(&found.path).into_owned(),
                }]
            }),
        }],
    }
}

/// One past the last column, where the report tells all of what is marked.
fn end_column(found: &Diagnostic) -> Option<u64> {
    let span = found.span?;
    let marked = &found.details.as_ref()?.frame.as_ref()?.marked;
    // A long text is shortened in the frame, and a byte that is no UTF-8 stands as another there.
    let is_whole = marked.len() as u64 == span.end.checked_sub(span.start)?
        && !marked.contains(char::REPLACEMENT_CHARACTER);
    is_whole.then(|| found.column + marked.encode_utf16().count() as u64)
}

fn not_listed<'a>(index: usize, found: &RuleSummary<'a>) -> Notification<'a> {
    Notification {
        level: "note",
        message: Message::new(&format!(
            "{}: {} of {} findings are listed.",
            found.name,
            grouped(found.listed),
            grouped(found.count)
        )),
        associated_rule: RuleReference {
            id: found.name,
            index,
        },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A name as a relative reference of one segment: all but the unreserved characters of RFC 3986 is
/// encoded, so that nothing in it is a scheme, a host, a folder or a query.
fn percent_encoded(name: &str) -> String {
    use std::fmt::Write;
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

/// A message as section 3.11 of the standard has it: braces are doubled, for they would be
/// placeholders, and nothing in it is a link, for which a bracket must meet a parenthesis.
fn message_text(text: &str) -> String {
    visible(text)
        .replace('{', "{{")
        .replace('}', "}}")
        .replace("](", "] (")
}

impl Message {
    fn new(text: &str) -> Self {
        Self {
            text: message_text(text),
        }
    }
}
