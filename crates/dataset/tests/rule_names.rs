//! The public names: people write them into their settings, and a name once given stays.

use rule::Severity;

#[test]
fn the_rules_are_those_of_the_list() {
    let listed: Vec<_> = include_str!("../../rule/names.txt")
        .lines()
        .filter(|line| line.starts_with(['F', 'T', 'C', 'V', 'M']))
        .collect();
    let rules: Vec<_> = dataset::RULES
        .iter()
        .map(|rule| {
            let severity = match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "advice",
            };
            let strict = if rule.strict { " strict" } else { "" };
            format!("{} {} {severity}{strict}", rule.code, rule.name)
        })
        .collect();
    assert_eq!(rules, listed);
}
