// Someone looks at all files of a job at once: they are compared, and each says what is wrong with it.

import assert from "node:assert/strict";

import { chatLines, labels, line, rows, textLines } from "../support/data.mjs";
import { reportOn, titleOf } from "../support/module.mjs";
import { journey } from "../support/visitor.mjs";

/** Of 300 examples the eighth is broken. */
const training = textLines(300).with(7, line({ input_text: "Only a question" }));
/** Of 60 examples ten are known from the training file, from its line 21 on. */
const evaluation = [...textLines(50, 2), ...training.slice(20, 30)];
const KNOWN = Array.from({ length: 10 }, (_, at) => at + 51);
const TRAIN = training.join("\n");
const EVAL = evaluation.join("\n");

const standing = async (visitor, name) => (await visitor.jobFile(name).innerText()).split("\n")[1];

/** The report on the file that is shown, as the page saves it. */
async function savedReport(visitor) {
  return JSON.parse((await visitor.saved("Report as JSON")).content);
}

async function savedReportOn(visitor, name) {
  await visitor.show(name);
  return savedReport(visitor);
}

function linesOf({ diagnostics }, rule) {
  return diagnostics.filter((one) => one.rule === rule).map((one) => one.line);
}

/** Drops the training and the evaluation file together. */
async function dropPair(visitor) {
  const [evaluation, training] = [await visitor.file("eval.jsonl", EVAL), await visitor.file("train.jsonl", TRAIN)];
  await visitor.untilInspected(() => visitor.drop(evaluation, training));
}

journey("an example of the evaluation file that is known from training is seen in the page", async (visitor) => {
  await dropPair(visitor);
  // The training file is shown first; both stand side by side.
  assert.equal(await visitor.heading(), "Not ready: 1 line would be rejected");
  assert.equal((await visitor.focus()).id, "summary");
  assert.equal(await standing(visitor, "train.jsonl"), "1 to fix");
  assert.equal(await standing(visitor, "eval.jsonl"), "warnings");
  await visitor.sees("Both files are checked and compared: 1 to fix.");
  await visitor.page.getByRole("navigation").getByText("1 to fix", { exact: true }).waitFor();

  const trained = await reportOn(TRAIN, "train.jsonl");
  assert.deepEqual(await savedReport(visitor), trained);
  const evaluated = await savedReportOn(visitor, "eval.jsonl");
  assert.deepEqual(evaluated, await reportOn(EVAL, "eval.jsonl", { role: "evaluation", against: trained }));
  assert.deepEqual(linesOf(evaluated, "evaluation-leak"), KNOWN);
  assert.equal(await visitor.heading(), "Ready, with 10 warnings");
  await visitor.link(titleOf("evaluation-leak")).click();
  await visitor.isAt({ line: 51 });
  await visitor.sees(/line 21 of the training file/);
});

journey("an evaluation file is added, replaced, swapped and taken out again", async (visitor) => {
  const [train, other] = [await visitor.file("train.jsonl", TRAIN), await visitor.file("other.jsonl", textLines(120, 3).join("\n"))];
  await visitor.untilInspected(() => visitor.choose(train));
  assert.equal(await visitor.region("The files of this job").count(), 0);
  const added = await visitor.file("held-out.jsonl", EVAL);
  await visitor.untilInspected(() => visitor.choose(added, "Add an evaluation file"));
  // It is what the person is waiting for.
  assert.equal(await visitor.heading(), "Ready, with 10 warnings");
  assert.equal((await visitor.focus()).id, "summary");

  // Another training file knows none of its examples.
  await visitor.show("train.jsonl");
  await visitor.untilInspected(() => visitor.choose(other, "Another file"));
  assert.deepEqual(linesOf(await savedReportOn(visitor, "held-out.jsonl"), "evaluation-leak"), []);
  assert.equal(await visitor.heading(), "Ready: all 60 examples would be accepted");
  await visitor.show("other.jsonl");
  await visitor.untilInspected(() => visitor.choose(train, "Another file"));
  assert.deepEqual(linesOf(await savedReportOn(visitor, "held-out.jsonl"), "evaluation-leak"), KNOWN);

  // The two change places: now the large one is too large to evaluate on.
  const part = visitor.page.getByLabel("Part in the job");
  await part.focus();
  await visitor.untilInspected(() => part.selectOption("Training"));
  assert.equal((await visitor.focus()).id, "part");
  const swapped = await savedReportOn(visitor, "train.jsonl");
  assert.equal(swapped.role, "evaluation");
  assert.equal(swapped.counts["evaluation-count-out-of-range"], 1);
  assert.deepEqual(linesOf(swapped, "evaluation-leak"), Array.from({ length: 10 }, (_, at) => at + 21));

  await visitor.button("Remove").click();
  assert.equal(await visitor.region("The files of this job").count(), 0);
  assert.deepEqual(await savedReport(visitor), await reportOn(EVAL, "held-out.jsonl"));
});

journey("the plan counts the examples of both files", async (visitor) => {
  await dropPair(visitor);
  await visitor.goTo("Plan");
  await visitor.sees("Your evaluation file has 60 examples.");
  assert.match(await visitor.text(visitor.region("The settings")), /your\s+300\s+examples/);
});

journey("a chat model is not offered an evaluation file, and says so of one that is given", async (visitor) => {
  const chat = await visitor.file("chat.jsonl", chatLines(240).join("\n"));
  await visitor.untilInspected(() => visitor.drop(chat));
  assert.equal(await visitor.page.getByText("Add an evaluation file").count(), 0);
  const given = await visitor.file("chat-eval.jsonl", chatLines(40, 2).join("\n"));
  await visitor.untilInspected(() => visitor.drop(given));
  await visitor.show("chat-eval.jsonl");
  await visitor.link(titleOf("evaluation-not-supported")).waitFor();
});

journey("each file keeps its filter, and the focus stays where the person is", async (visitor) => {
  await dropPair(visitor);
  const text = visitor.page.getByRole("search").getByLabel("Contains");
  await text.fill("no such words");
  await visitor.show("eval.jsonl");
  assert.match((await visitor.focus()).text, /^Evaluation/);
  assert.equal(await text.inputValue(), "");
  await visitor.sees("10 problems shown");
  await text.fill("line 21 of");
  await visitor.sees("1 problem shown");
  await visitor.show("train.jsonl");
  assert.equal(await text.inputValue(), "no such words");
  await visitor.show("eval.jsonl");
  await visitor.sees("1 problem shown");
  // Another setting inspects both.
  await visitor.untilInspected(() => visitor.page.getByLabel("Strict").check());
  assert.equal(await visitor.page.getByLabel("Strict").evaluate((it) => it === document.activeElement), true);
  assert.equal(await text.inputValue(), "");
});

journey("a file for which there is no part is named", async (visitor) => {
  const files = [];
  for (const name of ["a.jsonl", "b.jsonl", "c.jsonl"]) files.push(await visitor.file(name, TRAIN));
  await visitor.untilInspected(() => visitor.drop(...files));
  await visitor.sees("There is no part in this job for c.jsonl. It is not checked.");
  assert.equal(await visitor.region("The files of this job").getByRole("button").count(), 2);
});

const CORPUS = rows("d", 20);
const QUERIES = rows("q", 12);
/** The last label names a document that is not there. */
const TRAINED = labels([1, 1], [2, 2], [3, 3], [4, 4], [5, 99]);
/** The first pair stands in the other file too. */
const VALIDATED = labels([1, 1], [6, 6], [7, 7]);
const TESTED = labels([8, 8], [9, 9], [10, 10]);

journey("corpus, queries and labels are dropped at once, and compared", async (visitor) => {
  const contents = { "corpus.jsonl": CORPUS, "queries.jsonl": QUERIES, "train.tsv": TRAINED, "validation.tsv": VALIDATED, "test.tsv": TESTED };
  const files = [];
  for (const name of Object.keys(contents).reverse()) files.push(await visitor.file(name, contents[name]));
  await visitor.untilInspected(() => visitor.drop(...files));
  await visitor.sees(/^All 5 files are checked and compared: 1 to fix\.$/);

  // Each label file is held against corpus, queries and the other two, whatever the order.
  const plain = {};
  for (const [name, content] of Object.entries(contents)) {
    const role = name.endsWith(".tsv") ? "labels" : name.replace(".jsonl", "");
    plain[name] = await reportOn(content, name, { role });
  }
  for (const [name, content] of Object.entries(contents)) {
    const { role } = plain[name];
    const others = role === "labels" ? Object.keys(contents).filter((other) => other !== name) : [];
    const expected = await reportOn(content, name, { role, against: others.map((other) => plain[other]) });
    const saved = await savedReportOn(visitor, name);
    // Which of two label files was read first is nothing that anybody should depend on.
    assert.deepEqual(saved, expected, name);
  }
  await visitor.show("train.tsv");
  assert.match(await visitor.text(visitor.page.getByRole("main")), /5 labels/);
  await visitor.link(titleOf("unknown-corpus-id")).click();
  await visitor.isAt({ line: 6 });
  await visitor.link(titleOf("pair-in-two-splits")).waitFor();
  assert.deepEqual(linesOf(await savedReportOn(visitor, "validation.tsv"), "pair-in-two-splits"), [2]);
});

journey("an embedding job grows file by file, and says what is still missing", async (visitor) => {
  const file = (name, content) => visitor.file(name, content);
  await visitor.untilInspected(async () => visitor.drop(await file("documents.jsonl", CORPUS)));
  await visitor.sees("Tuning embeddings takes a corpus, queries and training labels. Still missing: Queries, Training labels.");
  await visitor.untilInspected(async () => visitor.choose(await file("asked.jsonl", QUERIES), "Add the queries"));
  await visitor.untilInspected(async () => visitor.drop(await file("pairs.tsv", TRAINED)));
  await visitor.sees("All 3 files are checked and compared: 2 to fix.");
  const pairs = await savedReport(visitor);
  assert.deepEqual([pairs.role, linesOf(pairs, "unknown-corpus-id"), pairs.counts["too-few-labelled-queries"]], ["labels", [6], 1]);

  // More labels: together they name enough queries, and the file that was there is told.
  await visitor.untilInspected(async () => visitor.choose(await file("more.tsv", TESTED), "Add test labels"));
  await visitor.untilInspected(async () => visitor.choose(await file("even-more.tsv", VALIDATED), "Add validation labels"));
  assert.equal((await savedReportOn(visitor, "pairs.tsv")).counts["too-few-labelled-queries"], undefined);
  // A corpus that holds the document.
  await visitor.show("documents.jsonl");
  await visitor.untilInspected(async () => visitor.choose(await file("whole.jsonl", rows("d", 120)), "Another file"));
  await visitor.sees("All 5 files are checked and compared: warnings.");
  assert.deepEqual(linesOf(await savedReportOn(visitor, "pairs.tsv"), "unknown-corpus-id"), []);

  // Examples are another kind of job.
  await visitor.untilInspected(async () => visitor.drop(await file("train.jsonl", TRAIN)));
  assert.equal(await visitor.region("The files of this job").count(), 0);
  assert.deepEqual(await savedReport(visitor), await reportOn(TRAIN, "train.jsonl"));
});

journey("the plan counts the training labels of an embedding job, and Launch asks for each file by name", async (visitor) => {
  await visitor.button("embeddings").click();
  await visitor.sees("All 5 files are checked and compared: 1 to fix.");
  await visitor.show("Sample: train.tsv");
  await visitor.link(titleOf("unknown-corpus-id")).click();
  await visitor.sees("D05 is not in the corpus; it holds d05");
  await visitor.goTo("Plan");
  assert.match(await visitor.text(visitor.region("The settings")), /128 examples a step.*your\s+19\s+examples/s);
  assert.deepEqual(await visitor.page.getByLabel("Model").getByRole("option").allInnerTexts(), ["textembedding-gecko@001"]);
  await visitor.goTo("Launch");
  for (const [field, file] of [
    ["Dataset URI", "train.tsv"],
    ["Corpus URI", "corpus.jsonl"],
    ["Queries URI", "queries.jsonl"],
    ["Validation labels URI", "validation.tsv"],
    ["Test labels URI", "test.tsv"],
  ]) {
    const hint = await visitor.describedBy(visitor.page.getByLabel(field, { exact: true }));
    assert.ok(hint.startsWith(`Where ${file} is`), `${field}: ${hint}`);
  }
});

journey("a leak is seen in a sample, and Launch asks for both of its files by name", async (visitor) => {
  await visitor.button("training and evaluation").click();
  await visitor.sees("Both files are checked and compared: warnings.");
  await visitor.show("Sample: headlines-eval.jsonl");
  assert.deepEqual(linesOf(await savedReport(visitor), "evaluation-leak"), [6, 11, 18]);
  await visitor.goTo("Launch");
  assert.match(await visitor.describedBy(visitor.page.getByLabel("Dataset URI", { exact: true })), /^Where headlines\.jsonl is/);
  assert.match(await visitor.describedBy(visitor.page.getByLabel("Evaluation dataset URI")), /^Where headlines-eval\.jsonl is/);
});

journey("a file can be said to play another part", async (visitor) => {
  const strange = await visitor.file("data.txt", QUERIES.replaceAll("_id", "id"));
  await visitor.untilInspected(() => visitor.drop(strange));
  await visitor.untilInspected(() => visitor.page.getByLabel("Part in the job").selectOption("Queries"));
  const report = await savedReport(visitor);
  assert.equal(report.role, "queries");
  assert.equal(report.counts["missing-id"], 12);
  await visitor.sees(/Still missing: Corpus, Training labels\.$/);
});

journey("what dies, is stopped or is gone leaves the other files their findings", { complaints: [/it broke/] }, async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("train.jsonl", TRAIN)));
  const gate = await visitor.holdAfter(1);
  const large = await visitor.file("eval.jsonl", `${EVAL}\n`.repeat(800));
  await visitor.drop(large);
  await gate.reached();
  await visitor.show("train.jsonl");
  assert.equal(await visitor.heading(), "Not ready: 1 line would be rejected");
  await gate.worker.evaluate(() => void setTimeout(() => { throw new Error("it broke"); }));
  await visitor.until(() => !document.querySelector("progress"));
  assert.equal(await standing(visitor, "train.jsonl"), "1 to fix");
  assert.equal(await standing(visitor, "eval.jsonl"), "not checked");
  await visitor.show("eval.jsonl");
  assert.equal(await visitor.heading(), "The check stopped unexpectedly");

  // A fresh worker knows nothing of the files before, and needs not: it is told.
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("small-eval.jsonl", EVAL)));
  assert.equal((await savedReport(visitor)).counts["evaluation-leak"], 10);
});

journey("one word stops all checks of a job, from any file's view", async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("train.jsonl", TRAIN)));
  const gate = await visitor.holdAfter(1);
  const large = await visitor.file("eval.jsonl", `${EVAL}\n`.repeat(800));
  await visitor.drop(large);
  await gate.reached();
  await visitor.show("train.jsonl");
  await visitor.sees("Checking eval.jsonl");
  await visitor.button("Cancel").click();
  assert.equal(await standing(visitor, "eval.jsonl"), "stopped");
  assert.equal(await standing(visitor, "train.jsonl"), "1 to fix");
  assert.equal(await visitor.button("Cancel").count(), 0);
  await visitor.show("eval.jsonl");
  await visitor.untilInspected(() => visitor.button("Try again").click());
  assert.equal((await savedReport(visitor)).file.examples, 48_000);
});
