// Someone drops a dataset, reads what is wrong with it, and finds each place.

import assert from "node:assert/strict";

import { MISTAKES, chatLines, line, mistaken, textLines } from "../support/data.mjs";
import { reportOn, titleOf } from "../support/module.mjs";
import { tracedTasks } from "../support/tasks.mjs";
import { grouped, journey } from "../support/visitor.mjs";

const NAME = "tickets.jsonl";
const tickets = mistaken();

/** The report that is saved, as the page saves it. */
async function savedReport(visitor) {
  const { name, content } = await visitor.saved("Report as JSON");
  return { name, report: JSON.parse(content) };
}

journey("dropped, chosen or pasted, a file has one and the same report", async (visitor) => {
  const path = await visitor.file(NAME, tickets);
  const expected = await reportOn(tickets, NAME);

  await visitor.untilInspected(() => visitor.drop(path));
  const dropped = await savedReport(visitor);
  assert.equal(dropped.name, `${NAME}.report.json`);
  assert.deepEqual(dropped.report, expected);

  await visitor.button("Close").click();
  await visitor.untilInspected(() => visitor.choose(path));
  assert.deepEqual(await savedReport(visitor), dropped);

  await visitor.button("Close").click();
  await visitor.untilInspected(() => visitor.paste(tickets));
  const pasted = await savedReport(visitor);
  assert.deepEqual(pasted.report, { ...expected, file: { ...expected.file, name: null } });
});

journey("the verdict comes first, and each rule with its full count", async (visitor) => {
  const report = await reportOn(tickets, NAME);
  for (const [rule, lines] of Object.entries(MISTAKES)) {
    const found = report.diagnostics.filter((one) => one.rule === rule).map((one) => one.line);
    assert.deepEqual(found, lines, rule);
  }
  const rejected = new Set(report.diagnostics.filter((one) => one.severity === "error").map((one) => one.line));

  await visitor.untilInspected(async () => visitor.drop(await visitor.file(NAME, tickets)));
  assert.equal(await visitor.heading(), `Not ready: ${rejected.size} lines would be rejected`);
  // A reader of the screen is taken to the answer.
  const summary = visitor.region(`Not ready: ${rejected.size} lines would be rejected`);
  assert.equal((await visitor.focus()).id, await summary.getAttribute("id"));
  const facts = await visitor.text(summary);
  const { file, statistics, truncated } = report;
  assert.match(facts, new RegExp(`${file.examples.toLocaleString("en")} examples`));
  assert.match(facts, new RegExp(`${statistics.totalTokenCount.toLocaleString("en")} tokens\\s+estimate · Gemma 3`));
  assert.match(facts, new RegExp(`${truncated.length} fields would be cut`));

  const cards = visitor.region("What to fix first").getByRole("listitem");
  assert.equal(await cards.count(), Object.keys(report.counts).length);
  const counts = {};
  for (const rule of Object.keys(report.counts)) {
    const card = cards.filter({ has: visitor.page.getByRole("heading", { name: titleOf(rule), exact: true }) });
    counts[rule] = Number((await visitor.text(card)).match(/([\d,]+)\s+times?$/)[1].replaceAll(",", ""));
  }
  assert.deepEqual(counts, report.counts);
  const errors = report.diagnostics.filter(({ severity }) => severity === "error").length;
  await visitor.page.getByRole("navigation").getByText(`${grouped(errors)} to fix`, { exact: true }).waitFor();
});

journey("every finding leads to its place", async (visitor) => {
  const report = await reportOn(tickets, NAME);
  await visitor.untilInspected(async () => visitor.drop(await visitor.file(NAME, tickets)));
  const first = (rule) => report.diagnostics.find((one) => one.rule === rule);

  await visitor.link(titleOf("invalid-json")).click();
  await visitor.isAt(first("invalid-json"));
  await visitor.link(titleOf("output-truncated")).click();
  await visitor.isAt(first("output-truncated"));

  // The strip of all lines is a slider: its end is the last line with a fault, and Enter goes there.
  const strip = visitor.page.getByRole("slider");
  await strip.press("End");
  assert.match(await strip.getAttribute("aria-valuetext"), /^Line 9,001: error, 1 problem here$/);
  await strip.press("Enter");
  await visitor.isAt(first("invalid-json"), 9_001);

  // Pressed in its middle, it goes to what is nearest to line 5,000.
  const { width, height } = await strip.boundingBox();
  await strip.click({ position: { x: width / 2, y: height / 2 } });
  await visitor.isAt(first("missing-output-text"), 5_000);
});

journey("a line is shown with its fault marked, and with what would be lost", async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file(NAME, tickets)));
  const report = await reportOn(tickets, NAME);
  const lines = tickets.split("\n");
  const bytes = (number) => Buffer.from(lines[number - 1]);

  await visitor.link(titleOf("invalid-json")).click();
  const broken = report.diagnostics.find((one) => one.rule === "invalid-json");
  await visitor.isAt(broken);
  const frame = visitor.page.getByRole("group", { name: "Code at line 4,127" }).last();
  const marked = await frame.getByRole("mark").innerText();
  assert.equal(marked, bytes(4_127).subarray(broken.span.start, broken.span.end).toString());
  assert.equal(marked, ",");
  // However narrow the frame, the mark is in it.
  const cards = visitor.region("What to fix first").getByRole("listitem");
  const card = cards.filter({ has: visitor.page.getByRole("heading", { name: titleOf("invalid-json"), exact: true }) });
  const [outer, inner] = [await card.getByRole("group").boundingBox(), await card.getByRole("mark").boundingBox()];
  assert.ok(inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width, JSON.stringify({ outer, inner }));

  await visitor.link(titleOf("output-truncated")).click();
  const cut = report.truncated.find((one) => one.path === "$.output_text");
  await visitor.isAt({ line: cut.line });
  const lost = await visitor.page.getByRole("group", { name: "Code at line 3,333" }).last().getByRole("deletion").innerText();
  const behind = Buffer.from(JSON.parse(lines[cut.line - 1]).output_text).subarray(cut.cutAt).toString();
  assert.ok(lost.length > 20 && behind.startsWith(lost.slice(0, 20)), `${lost.slice(0, 80)}… is not what is cut: ${behind.slice(0, 80)}`);
});

journey("the list is narrowed by severity, rule and text", async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file(NAME, tickets)));
  const { diagnostics } = await reportOn(tickets, NAME);
  const count = (holds) => diagnostics.filter(holds).length;
  const shown = async (number) =>
    visitor.sees(number === 0 ? "Nothing fits this filter" : `${number} problem${number === 1 ? "" : "s"} shown`);
  const filter = visitor.page.getByRole("search");
  await shown(diagnostics.length);

  await filter.getByRole("button", { name: /^error/ }).click();
  await shown(count(({ severity }) => severity === "error"));
  await filter.getByLabel("Rule").selectOption("missing-output-text");
  await shown(3);
  await filter.getByLabel("Contains").fill("5000");
  await shown(1);
  assert.match(await visitor.problems().first().innerText(), /line 5,000, column 1/);
  await filter.getByLabel("Contains").fill("no such words");
  await shown(0);
  await filter.getByLabel("Contains").fill("");
  await filter.getByLabel("Rule").selectOption("");
  await filter.getByRole("button", { name: /^error/ }).click();
  await shown(diagnostics.length);

  await visitor.button("See all 3 in the list").first().click();
  await shown(3);
  assert.equal((await visitor.focus()).tag, "h2");
});

journey("100,000 problems are listed, and few of them are in the document", async (visitor, t) => {
  const lines = Array.from({ length: 100_000 }, (_, at) => line({ input_text: `Only the question of ticket ${at}` }));
  const path = await visitor.file("many.jsonl", lines.join("\n"));
  const longestTask = await tracedTasks(visitor.context.browser(), visitor.page);
  await visitor.untilInspected(() => visitor.drop(path));
  assert.equal(await visitor.heading(), "Not ready: 100,000 lines, and the file as a whole, would be rejected");
  const rows = async () => {
    const all = await visitor.problems().count();
    assert.ok(all > 3 && all <= 200, `${all} rows in the document`);
    return visitor.problems().evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-posinset"))));
  };
  const size = Number(await visitor.problems().first().getAttribute("aria-setsize"));
  assert.ok(size >= 100_000, `${size} rows`);
  assert.equal((await rows())[0], 1);

  // By keyboard to the last one and back up a page: the focus stays on the row that one is at.
  await visitor.problems().first().getByRole("button").press("End");
  await visitor.until((size) => document.activeElement.closest("li")?.getAttribute("aria-posinset") === size, `${size}`);
  assert.equal((await rows()).at(-1), size);
  await visitor.page.keyboard.press("PageUp");
  await visitor.until((size) => Number(document.activeElement.closest("li")?.getAttribute("aria-posinset")) < size, size);
  await rows();

  // Into the middle with the scroll bar.
  const middle = await visitor.problems().first().evaluate((row) => {
    const scrolls = (it) => (it.scrollHeight > it.clientHeight + 1 && getComputedStyle(it).overflowY !== "visible" ? it : scrolls(it.parentElement));
    const list = scrolls(row);
    list.scrollTop = list.scrollHeight / 2;
    return list.scrollHeight;
  });
  assert.ok(middle > 1_000_000, `the list is ${middle} pixels high`);
  await visitor.until(() => [...document.querySelectorAll("li[aria-posinset]")].some((row) => Math.abs(row.ariaPosInSet - 50_000) < 500));
  const inSight = await rows();
  assert.deepEqual(inSight, inSight.map((_, at) => inSight[0] + at));

  await visitor.page.getByRole("search").getByLabel("Contains").fill("99999");
  await visitor.sees("2 problems shown");

  // Shown, not asserted: the first drawing of all this comes near the 50 ms that a task may take.
  const { processor, wall } = await longestTask();
  t.diagnostic(`the longest task: ${processor.toFixed(1)} ms of processor time, ${wall.toFixed(1)} ms in all`);
});

journey("lengths are drawn, and stand in a table behind the drawing", async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file(NAME, tickets)));
  const { statistics } = await reportOn(tickets, NAME);
  for (const [name, distribution] of [
    ["Tokens in input_text", statistics.userInputTokenDistribution],
    ["Tokens in output_text", statistics.userOutputTokenDistribution],
  ]) {
    const figure = visitor.page.getByRole("figure").filter({ has: visitor.page.getByRole("heading", { name }) });
    assert.match(await visitor.text(figure), /limit (8,192|1,024)/);
    for (const key of ["min", "p5", "median", "p95", "max"]) {
      const value = figure.getByRole("term").filter({ hasText: new RegExp(`^${key}$`) }).locator("xpath=following-sibling::*");
      assert.equal(await value.innerText(), distribution[key].toLocaleString("en"), `${name}: ${key}`);
    }
    await figure.getByText("as table").click();
    const cells = await figure.getByRole("table", { name }).getByRole("row").evaluateAll((rows) =>
      rows.slice(1).map((row) => [...row.cells].map((cell) => cell.textContent)),
    );
    const expected = distribution.buckets.map(({ left, right, count }) => [
      right - 1 > left ? `${left.toLocaleString("en")}–${(right - 1).toLocaleString("en")}` : left.toLocaleString("en"),
      count.toLocaleString("en"),
    ]);
    assert.deepEqual(cells, expected);
  }
  const totals = await visitor.page.getByRole("table", { name: "Totals" }).innerText();
  assert.match(totals, new RegExp(`totalTokenCount\\s+${statistics.totalTokenCount.toLocaleString("en")}`));
});

journey("another model and strict checking inspect the file again", async (visitor) => {
  const model = visitor.page.getByLabel("Model");
  await visitor.untilInspected(async () => visitor.drop(await visitor.file(NAME, tickets)));
  assert.match(await visitor.heading(), /^Not ready: 6 lines/);
  await visitor.untilInspected(() => visitor.page.getByLabel("Strict").check());
  assert.deepEqual((await savedReport(visitor)).report, await reportOn(tickets, NAME, { strict: true }));
  assert.match(await visitor.heading(), /^Not ready: 9 lines/);

  await visitor.untilInspected(() => model.selectOption("text-bison-32k@002"));
  const { report } = await savedReport(visitor);
  assert.deepEqual(report, await reportOn(tickets, NAME, { strict: true, model: "text-bison-32k@002" }));
  assert.equal(report.counts["input-truncated"], undefined);
  // What was said about the limit goes with it.
  assert.equal(await visitor.link(titleOf("input-truncated")).count(), 0);
});

journey("a chat dataset is checked as one, with the context that the job will have", async (visitor) => {
  const chat = `${chatLines(240).join("\n")}\n`;
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("chat.jsonl", chat)));
  assert.equal(await visitor.heading(), "Ready: all 240 examples would be accepted");
  const context = visitor.page.getByLabel("Default context");
  await visitor.untilInspected(async () => {
    await context.fill("You are someone else.");
    await context.press("Enter");
  });
  const { report } = await savedReport(visitor);
  const expected = await reportOn(chat, "chat.jsonl", { model: "chat-bison@002", defaultContext: "You are someone else." });
  assert.deepEqual(report, expected);
  assert.ok(report.counts["context-overrides-default"] > 0);
});

// Where they lead is seen in the journeys through whole jobs.
const SEVERAL_FILES = ["training and evaluation", "embeddings"];

journey("every sample of one file ends in its report at one click", async (visitor) => {
  const ends = {
    "clean text": /^Ready: all \d+ examples/,
    chat: /^Ready: all \d+ examples/,
    "code chat": /^Ready: all \d+ examples/,
    한국어: /^Ready: all \d+ examples/,
    "every mistake": /^Not ready: \d+ lines/,
    "the page’s own example": /^Not ready: /,
  };
  const samples = visitor.page.getByRole("list", { name: "Or look around with a sample:" }).getByRole("button");
  const names = (await samples.allInnerTexts()).filter((name) => !SEVERAL_FILES.includes(name));
  assert.deepEqual(names, Object.keys(ends));
  for (const [sample, end] of Object.entries(ends)) {
    await visitor.untilInspected(() => samples.getByText(sample, { exact: true }).click());
    assert.match(await visitor.heading(), end);
    await visitor.button("Close").click();
    await visitor.sees("Know before you tune.");
  }
});

journey("a file that is dropped on the results takes the place of the one before", async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("one.jsonl", textLines(20).join("\n"))));
  assert.equal((await savedReport(visitor)).report.file.name, "one.jsonl");
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("two.jsonl", textLines(30).join("\n"))));
  assert.equal((await savedReport(visitor)).report.file.name, "two.jsonl");
  assert.equal(await visitor.region("The files of this job").count(), 0);
});

journey("a line is gone to by its number, or the nearest that has a problem", async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file(NAME, tickets)));
  const line = visitor.page.getByLabel("Go to line");
  await visitor.page.getByRole("search").getByLabel("Contains").fill("no such words");
  await line.fill("5,000");
  await line.press("Enter");
  // What the filter hid is shown.
  await visitor.isAt({ line: 5_000 });
  await line.fill("4999");
  await visitor.button("Go").click();
  await visitor.isAt({ line: 5_000 });
  await visitor.sees("There is no problem at line 4,999. The nearest one is at line 5,000.");
  await line.fill("the end");
  await visitor.button("Go").click();
  await visitor.sees("Type the number of a line.");
});
