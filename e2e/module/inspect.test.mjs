// Reports: their shape, the ways an input can come, progress, options.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chatExamples, file, line, started, textExamples, wordTokenizer } from "./support.mjs";

let tuneup;
before(async () => {
  tuneup = await started();
});

const utf8 = (text) => new TextEncoder().encode(text);

/** Every kind of thing that a report can hold. */
const mixed =
  textExamples(12) +
  line({ input_text: "know ".repeat(9_000), output_text: "yes" }) +
  '{"input_text": "안녕 😀 \\ud800", "output_text": "x"}\n' +
  "\n" +
  '{"input_text": "a"\n' +
  '{"input_text": 1, "output_text": "b", "extra": null}\n';

test("a report has the shape that is promised", async () => {
  const report = await tuneup.inspect(mixed);
  const keys = (value) => Object.keys(value).sort();
  assert.deepEqual(keys(report), [
    "counts", "diagnostics", "file", "model", "role", "statistics", "tokenizer", "truncated", "verdict", "version",
  ]);
  assert.deepEqual(keys(report.file), ["bytes", "crc32c", "examples", "format", "lines", "name", "sha256"]);
  assert.deepEqual(keys(report.tokenizer), ["exactness", "name", "note"]);
  assert.ok(report.diagnostics.length > 3);
  for (const diagnostic of report.diagnostics) {
    assert.deepEqual(keys(diagnostic), ["code", "column", "line", "message", "path", "rule", "severity", "span"]);
    assert.ok(diagnostic.line >= 1 && diagnostic.column >= 1 && diagnostic.message !== "");
    assert.ok(["error", "warning", "advice"].includes(diagnostic.severity));
    if (diagnostic.span) assert.deepEqual(keys(diagnostic.span), ["end", "start"]);
  }
  assert.equal(report.truncated.length, 1);
  assert.deepEqual(keys(report.truncated[0]), ["cutAt", "example", "limit", "line", "path", "tokens"]);
  assert.deepEqual(keys(report.statistics), [
    "totalBillableCharacterCount", "totalTokenCount", "totalTruncatedExampleCount", "truncatedExampleIndices",
    "tuningDatasetExampleCount", "userInputTokenDistribution", "userMessagePerExampleDistribution",
    "userOutputTokenDistribution",
  ]);
  const distribution = report.statistics.userInputTokenDistribution;
  assert.deepEqual(keys(distribution), ["buckets", "max", "mean", "median", "min", "p5", "p95", "sum"]);
  assert.deepEqual(keys(distribution.buckets[0]), ["count", "left", "right"]);
  assert.deepEqual(report, JSON.parse(JSON.stringify(report)), "plain data, no undefined, no bigint");
});

test("the facts about a file are true", async () => {
  const { file: facts, version, role, model } = await tuneup.inspect(mixed);
  assert.equal(version, 1);
  assert.equal(role, "training");
  assert.equal(model, "text-bison@002");
  assert.equal(facts.name, null);
  assert.equal(facts.bytes, utf8(mixed).length);
  assert.equal(facts.lines, 17);
  assert.equal(facts.format, "text");
  assert.equal(facts.sha256, createHash("sha256").update(mixed).digest("hex"));
  // The check value of CRC-32C for "123456789" is E3069283.
  const check = await tuneup.inspect("123456789");
  assert.equal(check.file.crc32c, Buffer.from("e3069283", "hex").toString("base64"));
});

test("a cut is where the limit falls", async () => {
  const { truncated } = await tuneup.inspect(mixed);
  const [{ example, line, path, tokens, limit, cutAt }] = truncated;
  assert.deepEqual({ example, line, path, limit }, { example: 13, line: 13, path: "$.input_text", limit: 8_192 });
  const text = "know ".repeat(9_000);
  assert.equal(tokens, tuneup.countTokens(text).count);
  assert.equal(tuneup.countTokens(text.slice(0, cutAt)).count, 8_192);
});

test("string, bytes, Blob and File give the same report", async () => {
  const report = await tuneup.inspect(mixed);
  const bytes = utf8(mixed);
  assert.deepEqual(await tuneup.inspect(bytes), report);
  assert.deepEqual(await tuneup.inspect(Buffer.from(mixed)), report);
  assert.deepEqual(await tuneup.inspect(bytes.subarray(0)), report);
  assert.deepEqual(await tuneup.inspect(new Blob([bytes])), report);
  assert.deepEqual(await tuneup.inspect(new Blob([bytes.subarray(0, 777), bytes.subarray(777)])), report);
  const named = await tuneup.inspect(new File([bytes], "train.jsonl"));
  assert.deepEqual(named, { ...report, file: { ...report.file, name: "train.jsonl" } });
});

test("the name of a File counts", async () => {
  const report = await tuneup.inspect(new File([textExamples(1)], "train.json"));
  assert.equal(report.file.name, "train.json");
  assert.equal(report.counts["wrong-extension"], 1);
});

test("an empty input is a report too", async () => {
  for (const input of ["", new Uint8Array(0), new Blob([])]) {
    const report = await tuneup.inspect(input);
    assert.equal(report.verdict, "blocked");
    assert.equal(report.counts["empty-file"], 1);
    assert.equal(report.file.bytes, 0);
  }
});

test("a file of many slices is read as one", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "tuneup-inspect-"));
  after(() => rm(elsewhere, { recursive: true }));
  // Lines end, and characters and escapes lie, on both sides of every border of a slice.
  const long = mixed + line({ input_text: "안녕 😀 \\ \n ".repeat(300), output_text: "x" }).repeat(1_800);
  assert.ok(utf8(long).length > 9 * 1024 * 1024);
  const path = join(elsewhere, "long.jsonl");
  await writeFile(path, long);
  const progress = [];
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  const report = await tuneup.inspect(await openAsBlob(path), {}, (it) => progress.push({ ...it, at: performance.now() }));
  clearInterval(others);
  assert.deepEqual(await tuneup.inspect(long), report);
  assert.equal(report.file.sha256, createHash("sha256").update(long).digest("hex"));
  assert.equal(report.counts["multi-line-value"], (await tuneup.inspect(mixed)).counts["multi-line-value"]);

  assert.ok(turns >= 2, `others had ${turns} turns`);
  const last = progress.at(-1);
  assert.deepEqual(
    { bytesRead: last.bytesRead, bytesTotal: last.bytesTotal },
    { bytesRead: report.file.bytes, bytesTotal: report.file.bytes },
  );
  for (const [at, one] of progress.entries()) {
    assert.deepEqual(Object.keys(one).sort(), ["at", "bytesRead", "bytesTotal", "examples", "lines"]);
    const before = progress[at - 1];
    if (!before) continue;
    assert.ok(one.bytesRead >= before.bytesRead && one.lines >= before.lines && one.examples >= before.examples);
    if (one !== last) assert.ok(one.at - before.at >= 99, "ten a second at the most");
  }
});

test("progress ends with all of it, however short", async () => {
  const progress = [];
  await tuneup.inspect(textExamples(3), {}, (it) => progress.push(it));
  const bytes = utf8(textExamples(3)).length;
  assert.deepEqual(progress, [{ bytesRead: bytes, bytesTotal: bytes, lines: 3, examples: 3 }]);
});

test("two inspections at once do not disturb each other", async () => {
  const [text, chat] = [textExamples(30_000), chatExamples(10_000)];
  const together = await Promise.all([tuneup.inspect(text), tuneup.inspect(chat), tuneup.inspect(text)]);
  assert.deepEqual(together, [await tuneup.inspect(text), await tuneup.inspect(chat), together[0]]);
  assert.notDeepEqual(together[0], together[1]);
});

test("an error in onProgress ends the inspection", async () => {
  const fail = () => {
    throw new RangeError("enough");
  };
  await assert.rejects(tuneup.inspect(textExamples(3), {}, fail), { name: "RangeError", message: "enough" });
});

test("an input that cannot be read is an error", async () => {
  class Broken extends Blob {
    slice() {
      return { arrayBuffer: () => Promise.reject(new Error("the file has changed")) };
    }
  }
  await assert.rejects(tuneup.inspect(new Broken(["x"])), { message: "input could not be read: the file has changed" });
});

test("options change the report", async () => {
  const chat = chatExamples(200).replace('"context":"You answer in one word.",', "");
  const context = await tuneup.inspect(chat);
  assert.equal(context.model, "chat-bison@002");
  assert.equal(context.counts["context-overrides-default"], undefined);
  const overridden = await tuneup.inspect(chat, { defaultContext: "You are terse." });
  assert.equal(overridden.counts["context-overrides-default"], 199);
  const capped = await tuneup.inspect(chat, { defaultContext: "You are terse.", maxDiagnosticsPerRule: 7 });
  assert.equal(capped.counts["context-overrides-default"], 199);
  assert.equal(capped.diagnostics.filter(({ rule }) => rule === "context-overrides-default").length, 7);

  const lax = await tuneup.inspect(mixed);
  const strict = await tuneup.inspect(mixed, { strict: true });
  const severity = ({ diagnostics }) => diagnostics.find(({ rule }) => rule === "input-truncated").severity;
  assert.deepEqual([severity(lax), severity(strict)], ["warning", "error"]);
  assert.equal((await tuneup.inspect(mixed, { model: "text-bison-32k@002" })).counts["input-truncated"], undefined);
  assert.equal((await tuneup.inspect(mixed, { role: "evaluation" })).role, "evaluation");
});

test("undefined and null options are options that are not set", async () => {
  const unset = { model: undefined, role: null, strict: undefined, defaultContext: null, maxDiagnosticsPerRule: undefined, threads: null, against: undefined, vocabulary: undefined, tokenizerJson: null };
  assert.deepEqual(await tuneup.inspect(mixed, unset), await tuneup.inspect(mixed));
});

test("the number of threads does not change a report", async () => {
  for (const threads of [1, 2, 16]) {
    assert.deepEqual(await tuneup.inspect(mixed, { threads }), await tuneup.inspect(mixed));
  }
});

test("a vocabulary or a tokenizer.json of the person's own counts", async () => {
  const own = await tuneup.inspect(mixed, { vocabulary: await file("gemma3.spiece.model") });
  assert.deepEqual(own, await tuneup.inspect(mixed));
  const text = line({ input_text: "know before you tune", output_text: "know" });
  for (const tokenizerJson of [wordTokenizer, utf8(wordTokenizer)]) {
    const report = await tuneup.inspect(text, { tokenizerJson });
    assert.deepEqual(
      [report.tokenizer.name, report.tokenizer.exactness, report.statistics.totalTokenCount],
      ["tokenizer.json: WordLevel, 3 pieces", "exact", 5],
    );
  }
});

test("a vocabulary or a tokenizer.json that is none is said in the report", async () => {
  const check = async (options, note) => {
    const report = await tuneup.inspect(mixed, options);
    assert.equal(report.tokenizer.name, "not counted");
    assert.match(report.tokenizer.note, note);
    assert.equal(report.statistics.totalTokenCount, 0);
    assert.equal(report.counts["invalid-json"], (await tuneup.inspect(mixed)).counts["invalid-json"]);
  };
  await check({ vocabulary: new Uint8Array(9) }, /not a whole SentencePiece model/);
  await check({ tokenizerJson: "{}" }, /it has no "model"/);
  await check({ tokenizerJson: "{" }, /it is not JSON/);
});

test("a call that cannot be made is an Error that names the argument", async () => {
  const check = (call, message) => assert.rejects(call, { name: "Error", message });
  await check(tuneup.inspect(), "input must be a string, a Uint8Array or a Blob, not undefined");
  await check(tuneup.inspect(7), "input must be a string, a Uint8Array or a Blob, not number");
  await check(tuneup.inspect({}), "input must be a string, a Uint8Array or a Blob, not Object");
  await check(tuneup.inspect(new ArrayBuffer(8)), "input must be a string, a Uint8Array or a Blob, not ArrayBuffer");
  await check(tuneup.inspect("", {}, "x"), "onProgress must be a function, not string");
  const wrong = (options, message) => check(tuneup.inspect("", options), message);
  await wrong("x", "options must be an object, not string");
  await wrong(null, "options must be an object, not null");
  await wrong({ model: "text-bisn@002" }, 'options.model: there is no model "text-bisn@002"; did you mean text-bison@002?');
  await wrong({ model: 5 }, "options: `model`: expected a string, not the number `5`");
  await wrong({ role: "train" }, /^options: `role`: unknown value `train`, expected one of `training`, /);
  await wrong({ strict: "yes" }, 'options: `strict`: expected true or false, not string "yes"');
  await wrong({ defaultContext: {} }, "options: `defaultContext`: expected a string, not an object");
  await wrong({ maxDiagnosticsPerRule: -1 }, /^options: `maxDiagnosticsPerRule`: expected a whole number/);
  await wrong({ maxDiagnosticsPerRule: 1.5 }, /^options: `maxDiagnosticsPerRule`: expected a whole number/);
  await wrong({ threads: "two" }, /^options: `threads`: expected a whole number/);
  await wrong({ vocabulary: "x" }, "options.vocabulary must be a Uint8Array, not string");
  await wrong({ tokenizerJson: 5 }, "options.tokenizerJson must be a string or a Uint8Array, not number");
  await wrong({ maxDiagnostics: 5 }, "options: `maxDiagnostics` is no setting of a report");
  const others = "reports that inspect returned, or their fingerprints";
  await wrong({ against: {} }, `options.against must be ${others}, not undefined`);
  await wrong({ against: [7] }, `options.against must be ${others}, not number`);
  await wrong({ against: new Uint8Array(9) }, "options.against: this is not a fingerprint of this version of Tuneup");
});

test("an evaluation file is held against the training file", async () => {
  const row = (n) => JSON.stringify({ input_text: `How many legs have ${n} spiders?`, output_text: `${8 * n}` });
  const rows = (from, to) => Array.from({ length: to - from }, (_, index) => row(from + index) + "\n").join("");
  const training = await tuneup.inspect(rows(1, 101));
  assert.ok(!JSON.stringify(training).includes("fingerprint"), "it is no part of the JSON");
  const leaks = async (against) => {
    const report = await tuneup.inspect(rows(90, 110), { role: "evaluation", against });
    return report.diagnostics.filter(({ rule }) => rule === "evaluation-leak").map(({ line }) => line);
  };
  const known = Array.from({ length: 11 }, (_, index) => index + 1);
  assert.deepEqual(await leaks(training), known);
  assert.deepEqual(await leaks(training.fingerprint), known, "its fingerprint will do");
  assert.deepEqual(await leaks([training]), known);
  assert.deepEqual(await leaks(undefined), []);
});
