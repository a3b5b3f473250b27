// Every place of the page in every state that it can be in, one after the other.

import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { labels, rows, textLines } from "./data.mjs";
import { root } from "./site.mjs";
import { say } from "./words.mjs";

const en = (key) => say("en", key);

/** Leads the visitor, who reads English, through the states; calls `look(name)` in each. */
export async function everyState(visitor, look) {
  await dataset(visitor, look);
  await plan(visitor, look);
  await launch(visitor, look);
  await jobs(visitor, look);
  await rulebook(visitor, look);
}

async function dataset(visitor, look) {
  const { page } = visitor;
  await look("first screen");
  await visitor.button(en("dataset-paste")).click();
  await look("paste dialog");
  await page.keyboard.press("Escape");

  const gate = await visitor.holdAfter(9e6);
  const large = await visitor.file("large.jsonl", `${textLines(400).join("\n")}\nnot JSON\n`.repeat(120));
  await visitor.drop(large);
  await gate.reached();
  await visitor.until(() => window.heard.some(({ kind, bytesRead }) => kind === "progress" && bytesRead > 0));
  await look("check under way");
  await visitor.button(en("dataset-cancel")).click();
  await visitor.sees(en("dataset-cancelled"));
  await look("check stopped");
  await rm(large);
  await visitor.untilInspected(() => visitor.button(en("dataset-again")).click());
  await look("file gone");
  await visitor.drop(visitor.folder);
  await visitor.sees(/is a folder/);
  await look("folder refused");
  await visitor.button(en("dataset-close")).click();

  await visitor.untilInspected(() => visitor.button(en("dataset-sample-mistakes")).click());
  await look("every mistake");
  for (const fold of await page.getByText(en("dataset-as-table")).all()) await fold.click();
  await page.getByRole("slider").press("End");
  await page.getByRole("slider").press("Enter");
  await visitor.until(() => document.activeElement.ariaExpanded === "true");
  await look("finding unfolded");
  await page.getByLabel(en("dataset-filter-text")).fill("no such words");
  await visitor.sees(/Nothing fits/);
  await look("nothing fits the filter");
  const own = await visitor.file("tokenizer.json", "{}");
  await visitor.untilInspected(() => visitor.choose(own, en("dataset-tokenizer-own")));
  await look("not counted");
  await visitor.untilInspected(() => visitor.button(en("dataset-tokenizer-built-in")).click());

  const lines = textLines(120);
  lines[60] = JSON.stringify({ input_text: "long ".repeat(9_000), output_text: "x" });
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("cut.jsonl", lines.join("\n"))));
  await look("warnings and a cut");
  await visitor.link("input_text would be cut").click();
  await visitor.until(() => document.activeElement.ariaExpanded === "true");
  await visitor.button(en("dataset-lost-show")).click();
  await page.getByRole("figure").locator("pre").waitFor();
  await look("what a cut takes away");
  await tools(visitor, look);
  await severalFiles(visitor, look);
  await visitor.untilInspected(() => visitor.button(en("dataset-sample-code-chat")).click());
  await look("clean chat");
}

/** Each tool at its end, in trouble and stopped; afterwards the file is shown again that was there. */
async function tools(visitor, look) {
  const { page } = visitor;
  const dialog = page.getByRole("dialog");
  await visitor.untilWritten(() => visitor.button(en("tools-convert")).click());
  await look("nothing lost in a conversion");
  await page.keyboard.press("Escape");
  await visitor.untilWritten(() => visitor.button(en("tools-split")).click());
  await look("a split");
  await dialog.getByLabel(en("tools-seed")).fill("many");
  await dialog.getByLabel(en("tools-seed")).press("Enter");
  await visitor.sees(en("tools-whole-number"));
  await look("a split without a seed");
  const gate = await visitor.holdAfter(0);
  await dialog.getByLabel(en("tools-seed")).fill("7");
  await dialog.getByLabel(en("tools-seed")).press("Enter");
  await gate.reached();
  await look("a split under way");
  await dialog.getByRole("button", { name: en("dataset-cancel") }).click();
  await visitor.sees(en("tools-stopped"));
  await look("a split that was stopped");
  await page.keyboard.press("Escape");

  const table = await visitor.file("tickets.csv", 'ticket,priority\n"It is late",high\n"It is broken",low\n');
  await visitor.untilInspected(() => visitor.drop(table));
  await look("a table");
  await visitor.untilWritten(() => visitor.button(en("tools-convert")).click());
  await look("a table without known columns");
  for (const column of ["input", "output"]) await dialog.getByLabel(en(`tools-column-${column}`), { exact: true }).selectOption("ticket");
  await visitor.sees(en("tools-columns-twice"));
  await look("a column for two things");
  await page.keyboard.press("Escape");

  await visitor.button(en("dataset-close")).click();
  await visitor.untilInspected(() => visitor.button(en("dataset-sample-mistakes")).click());
  await visitor.untilWritten(() => visitor.button(en("tools-repair")).click());
  await look("a repair");
  await page.keyboard.press("Escape");
  await visitor.untilInspected(() => visitor.drop(join(visitor.folder, "cut.jsonl")));
}

async function severalFiles(visitor, look) {
  const { page } = visitor;
  const evaluation = await visitor.file("eval.jsonl", textLines(120).slice(0, 30).join("\n"));
  const third = await visitor.file("third.jsonl", textLines(20, 3).join("\n"));
  await visitor.untilInspected(() => visitor.choose(evaluation, en("dataset-add-evaluation")));
  await look("training and evaluation");
  await page.getByLabel(en("dataset-go-to-line")).fill("100");
  await page.getByLabel(en("dataset-go-to-line")).press("Enter");
  await visitor.sees(/There is no problem at line/);
  await look("the nearest problem");
  await visitor.untilInspected(() => visitor.drop(evaluation, third, join(visitor.folder, "cut.jsonl")));
  await visitor.sees(/There is no part/);
  await look("a file too many");
  await visitor.button(en("dataset-close-all")).click();

  const corpus = await visitor.file("corpus.jsonl", rows("d", 12));
  await visitor.untilInspected(() => visitor.drop(corpus));
  await look("a corpus alone");
  const gate = await visitor.holdAfter(1);
  const pairs = await visitor.file("train.tsv", labels([1, 1], [2, 2], [3, 99]));
  await visitor.drop(await visitor.file("queries.jsonl", rows("q", 12)), pairs);
  await gate.reached();
  await look("queries under way");
  await page.getByRole("button", { name: /train\.tsv/ }).click();
  await visitor.sees(en("dataset-waiting"));
  await look("labels that wait");
  await page.getByRole("button", { name: /corpus\.jsonl/ }).click();
  await look("a file while others are checked");
  await visitor.untilInspected(() => gate.release());
  await page.getByRole("button", { name: /train\.tsv/ }).click();
  await look("corpus, queries and labels");
  await visitor.goTo(en("place-plan"));
  await look("plan of labels");
  await visitor.goTo(en("place-launch"));
  await look("no request for embeddings");
  await visitor.goTo(en("place-dataset"));
  await visitor.button(en("dataset-close-all")).click();
}

async function plan(visitor, look) {
  const { page } = visitor;
  await visitor.goTo(en("place-plan"));
  await look("plan of a dataset");
  await visitor.goTo(en("place-dataset"));
  await visitor.button(en("dataset-close")).click();
  await visitor.goTo(en("place-plan"));
  await look("plan without examples");
  await page.getByLabel(en("plan-steps")).fill("many");
  await page.getByLabel(en("plan-examples")).fill("some");
  await look("plan of no numbers");
  await page.getByLabel(en("plan-steps")).fill("200");
  await page.getByLabel(en("plan-examples")).fill("240");
  await page.getByLabel(en("plan-interval")).fill("100");
  await page.getByLabel(en("plan-epochs-own")).fill("0.5");
  await page.getByText(en("plan-as-table")).click();
  await look("plan");
}

async function launch(visitor, look) {
  const { page } = visitor;
  await visitor.goTo(en("place-launch"));
  await look("empty form");
  await page.getByLabel(en("launch-pipeline-region")).selectOption("europe-west4");
  await page.getByLabel(en("launch-key")).fill("projects/p/locations/us-central1/keyRings/ring/cryptoKeys/key");
  await page.getByLabel(en("launch-labels")).fill("No=Label");
  await page.getByLabel(en("launch-output")).fill("s3://bucket");
  await page.getByText(en("launch-elsewhere")).click();
  const sample = await readFile(join(root, "crates/app/src/places/launch/elsewhere/sample.json"), "utf8");
  await page.getByLabel(en("launch-elsewhere-body")).fill(sample);
  await visitor.button(en("launch-dry-run")).click();
  await look("form full of mistakes");
  await page.getByLabel(en("launch-key")).fill("");
  await page.getByLabel(en("launch-labels")).fill("");
  await page.getByLabel(en("launch-elsewhere-body")).fill("");
  await page.getByLabel(en("launch-model-name")).fill("Tickets");
  await page.getByLabel(en("launch-display-name")).fill("Sort tickets");
  await page.getByLabel(en("launch-project"), { exact: true }).fill("my-project");
  await page.getByLabel(en("launch-output")).fill("gs://my-bucket/output");
  await page.getByLabel(en("launch-dataset"), { exact: true }).fill("gs://my-bucket/train.jsonl");
  await page.getByLabel(en("launch-evaluation")).fill("gs://my-bucket/evaluation.jsonl");
  await page.getByRole("tab", { name: en("launch-tab-curl") }).click();
  await visitor.sees(en("launch-ready"));
  await look("ready");
  await visitor.button(en("launch-dry-run")).click();
  await visitor.button(en("create-send")).click();
  await look("question before sending");
  await page.getByRole("dialog").getByRole("button", { name: en("create-confirm") }).click();
  await visitor.region(/^Created: /).waitFor();
  await look("created");
}

async function jobs(visitor, look) {
  const { page } = visitor;
  await visitor.goTo(en("place-jobs"));
  await visitor.link("Sort tickets").waitFor();
  await look("jobs");
  await visitor.link("Sort tickets").click();
  await visitor.sees(en("jobs-tasks"));
  await look("a job");
  await visitor.link(en("jobs-all")).click();
  await page.getByLabel(en("jobs-project")).fill("");
  await visitor.button(en("jobs-show")).click();
  await visitor.sees(en("jobs-project-missing"));
  await look("jobs of no project");
  await page.evaluate(() => (location.hash = "#/jobs/no-such-job"));
  await visitor.sees(/no pipeline job|There is no such/i);
  await look("a job that there is not");
}

async function rulebook(visitor, look) {
  const { page } = visitor;
  await page.getByRole("banner").getByRole("link", { name: en("place-rules") }).click();
  await page.evaluate(() => (location.hash = "#/rules/input-truncated"));
  await visitor.until(() => document.activeElement.tagName === "ARTICLE");
  await look("rules");
  await page.getByLabel(en("rules-filter")).fill("no such words");
  await visitor.sees(/No rule fits/);
  await look("no rule fits");
  await page.evaluate(() => (location.hash = "#/rules/no-such-rule"));
  await page.getByLabel(en("rules-filter")).fill("blank-line");
  await visitor.sees(/There is no rule called/);
  await look("a rule that there is not");
}
