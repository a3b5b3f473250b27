// Someone takes the report away, in the form that the next reader needs, and reads what a cut would
// take away, to its end.

import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";

import { line, mistaken, textLines } from "../support/data.mjs";
import { reportOn, titleOf } from "../support/module.mjs";
import { tracedTasks } from "../support/tasks.mjs";
import { journey } from "../support/visitor.mjs";

const NAME = "tickets.jsonl";
const HEADER = '\ufeff"severity","rule","code","line","column","path","message","summary","help"\r\n';

/** The rows of a report as CSV behind its header. */
function rowsOf(csv) {
  assert.ok(csv.startsWith(HEADER), csv.slice(0, 200));
  const rows = csv.slice(HEADER.length).split("\r\n");
  assert.equal(rows.pop(), "", "the last row ends");
  assert.ok(rows.every((row) => !/[\r\n]/.test(row)), "a row is a line");
  return rows;
}

journey("a report goes to people, to a spreadsheet and to tools", async (visitor) => {
  const tickets = mistaken();
  const { diagnostics, truncated, file } = await reportOn(tickets, NAME);
  await visitor.untilInspected(async () => visitor.drop(await visitor.file(NAME, tickets)));
  const verdict = await visitor.heading();

  const markdown = await visitor.saved("Report as Markdown");
  assert.equal(markdown.name, `${NAME}.report.md`);
  assert.ok(markdown.content.startsWith(`# Dataset report: \`${NAME}\`\n\n**${verdict}.**\n`), markdown.content.slice(0, 200));
  assert.match(markdown.content, new RegExp(`\\n- SHA-256: \`${file.sha256}\`\\n`));
  const findings = markdown.content.split("\n").filter((text) => /^- (Line [\d,]+, column|The file as a whole)/.test(text));
  assert.equal(findings.length, diagnostics.length);
  // What a cut takes away is quoted, beginning where the cut falls.
  for (const cut of truncated) {
    const text = JSON.parse(tickets.split("\n")[cut.line - 1])[cut.path.slice(2)];
    const behind = Buffer.from(text).subarray(cut.cutAt).toString();
    assert.ok(findings.some((finding) => finding.includes(`would be lost: \`${behind.slice(0, 12)}`)), behind.slice(0, 12));
  }

  const csv = await visitor.saved("Report as CSV");
  assert.equal(csv.name, `${NAME}.report.csv`);
  const rows = rowsOf(csv.content);
  assert.equal(rows.length, diagnostics.length);
  for (const [at, { severity, rule, code, line, column, path }] of diagnostics.entries()) {
    const start = `"${severity}","${rule}","${code}",${line},${column},"${path}",`;
    assert.ok(rows[at].startsWith(start), `${rows[at]} begins with ${start}`);
  }

  const sarif = await visitor.saved("Report as SARIF");
  assert.equal(sarif.name, `${NAME}.report.sarif`);
  const log = JSON.parse(sarif.content);
  assert.equal(log.version, "2.1.0");
  assert.deepEqual(log.runs[0].results.map(({ ruleId }) => ruleId), diagnostics.map(({ rule }) => rule));
});

journey("pasted text has a name as a report, and a report speaks the reader's language", { language: "ko" }, async (visitor) => {
  await visitor.page.evaluate((text) => navigator.clipboard.writeText(text), textLines(20).join("\n"));
  await visitor.button("텍스트 붙여넣기").click();
  await visitor.page.getByRole("dialog").getByRole("textbox").press("ControlOrMeta+V");
  await visitor.untilInspected(() => visitor.button("검사하기").click());
  const { name, content } = await visitor.saved("보고서: Markdown");
  assert.equal(name, "pasted.report.md");
  assert.ok(content.startsWith("# 데이터 세트 보고서: 붙여넣은 텍스트\n"), content.slice(0, 200));
  assert.match((await visitor.saved("보고서: CSV")).content, /예시/);
});

journey("100,000 findings are taken away, and the page lives on", async (visitor, t) => {
  const lines = Array.from({ length: 100_001 }, (_, at) => line({ input_text: `Only the question of ticket ${at}` }));
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("many.jsonl", lines.join("\n"))));
  assert.equal(await visitor.heading(), "Not ready: at least 100,000 lines, and the file as a whole, would be rejected");
  for (const form of ["Markdown", "CSV", "SARIF"]) {
    const longestTask = await tracedTasks(visitor.context.browser(), visitor.page);
    const { content } = await visitor.saved(`Report as ${form}`);
    const { processor, wall } = await longestTask();
    t.diagnostic(`${form}: ${(content.length / 1e6).toFixed(1)} MB; ${processor.toFixed(0)} ms of processor time, ${wall.toFixed(0)} ms in all`);
    assert.match(content, form === "SARIF" ? /100,000 of 100,001 findings are listed/ : /1 more finding is not listed/);
    assert.equal(content.match(/ticket 99999\b/g), null, "no text of the dataset is in it");
    assert.ok(content.length > 5e6, `${content.length} characters`);
  }
  await visitor.page.getByRole("search").getByLabel("Contains").fill("99999");
  await visitor.sees(/problems? shown/);
});

const SHOW = "Show the whole text that would be lost";
const HIDE = "Hide the text that would be lost";

/** The texts that are shown as lost, in order. */
function lostTexts(visitor) {
  return visitor.page.getByRole("figure").locator("pre").evaluateAll((texts) => texts.map((text) => text.textContent));
}

/** A dataset of good lines with `examples` among them. */
function amongGood(examples) {
  const lines = textLines(100);
  lines.splice(50, 0, ...examples.map(line));
  return `${lines.join("\r\n")}\r\n`;
}

journey("what a cut takes away can be read to its end", async (visitor) => {
  const content = amongGood([
    { input_text: "Say it.", output_text: `${"말 ".repeat(700)}${"word ".repeat(900)}"quoted",\n\\ and the end 😀` },
    { output_text: "Yes.", input_text: "no ".repeat(60_000) },
  ]);
  const { truncated } = await reportOn(content, NAME);
  assert.equal(truncated.length, 2);
  await visitor.untilInspected(async () => visitor.drop(await visitor.file(NAME, content)));
  for (const [rule, cut] of [["output-truncated", truncated[0]], ["input-truncated", truncated[1]]]) {
    await visitor.link(titleOf(rule)).click();
    await visitor.isAt({ line: cut.line });
    assert.deepEqual(await lostTexts(visitor), []);
    await visitor.button(SHOW).click();
    await visitor.button(HIDE).waitFor();
    const field = JSON.parse(content.split("\r\n")[cut.line - 1])[cut.path.slice(2)];
    const behind = Buffer.from(field).subarray(cut.cutAt).toString();
    await visitor.sees(`from the cut to its end, ${[...behind].length.toLocaleString("en")} characters`);
    if (rule === "input-truncated") {
      const [beginning] = await lostTexts(visitor);
      assert.ok(beginning.length < behind.length && behind.startsWith(beginning), `${beginning.length} characters`);
      const more = visitor.button("Show more");
      while (await more.count()) await more.click();
    }
    assert.deepEqual(await lostTexts(visitor), [behind]);
    await visitor.button(HIDE).click();
    assert.deepEqual(await lostTexts(visitor), []);
  }
});

journey("a limit on a whole conversation takes the messages behind the cut, too", async (visitor) => {
  const messages = [
    { author: "user", content: "one ".repeat(8_000) },
    { author: "assistant", content: "two ".repeat(600) },
    { author: "user", content: "three?" },
    { author: "assistant", content: "Four." },
  ];
  const content = Array.from({ length: 20 }, () => line({ messages })).join("\n");
  const { truncated: [cut] } = await reportOn(content, "chat.jsonl");
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("chat.jsonl", content)));
  await visitor.link(titleOf("conversation-truncated")).click();
  await visitor.isAt({ line: 1 });
  await visitor.button(SHOW).click();
  await visitor.sees("$.messages[3].content, all of it, 5 characters");
  assert.equal(cut.path, "$.messages[1].content");
  assert.deepEqual(await lostTexts(visitor), [messages[1].content.slice(cut.cutAt), "three?", "Four."]);
});

journey("what can no longer be read is not made up", async (visitor) => {
  const content = amongGood([{ input_text: "Say it.", output_text: "word ".repeat(1_500) }]);
  const path = await visitor.file(NAME, content);
  const gone = async () => {
    await visitor.button(SHOW).click();
    await visitor.page.getByRole("alert").getByText(/the file is gone, or has changed since it was checked/).waitFor();
    assert.deepEqual(await lostTexts(visitor), []);
    await visitor.button(HIDE).click();
  };
  await visitor.untilInspected(() => visitor.drop(path));
  await visitor.link(titleOf("output-truncated")).click();
  await visitor.isAt({ line: 51 });
  await writeFile(path, content.replaceAll("word ", "fake "));
  await gone();
  await rm(path);
  await gone();
});
