// How the module starts, and what it does without a vocabulary.

import assert from "node:assert/strict";
import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { copied, file, folder, moduleIn, textExamples, wordTokenizer } from "./support.mjs";

/** A module that nothing else has started. */
async function fresh(options) {
  return moduleIn(await copied(options));
}

/** A module of its own, started with `options`. */
async function startedWith(options) {
  const tuneup = await fresh();
  await tuneup.default(options);
  return tuneup;
}

async function checkCounts(tuneup) {
  assert.equal(tuneup.countTokens("Know before you tune.").count, 5);
  const report = await tuneup.inspect(textExamples(1));
  assert.equal(report.tokenizer.name, "Gemma 3");
  assert.ok(report.statistics.totalTokenCount > 10);
}

async function checkDoesNotCount(tuneup, why) {
  const report = await tuneup.inspect('{"input_text": "Know", "output": "tune"}');
  assert.equal(report.counts["missing-output-text"], 1, "the structure is checked all the same");
  assert.equal(report.tokenizer.name, "not counted");
  assert.match(report.tokenizer.note, why);
  assert.equal(report.statistics.totalTokenCount, 0);
  assert.throws(() => tuneup.countTokens("Know"), (error) => error.message.includes("vocabulary") && why.test(error.message));
}

test("in Node.js it starts by itself", async () => {
  await checkCounts(await startedWith(undefined));
});

test("it starts from the bytes of its wasm, or a promise of them", async () => {
  await checkCounts(await startedWith({ module_or_path: await file("tuneup_bg.wasm") }));
  await checkCounts(await startedWith({ module_or_path: file("tuneup_bg.wasm") }));
});

test("starting twice is starting once", async () => {
  const tuneup = await fresh();
  await Promise.all([tuneup.default(), tuneup.default()]);
  await tuneup.default();
  await checkCounts(tuneup);
});

test("the vocabulary may be bytes or an address", async () => {
  await checkCounts(await startedWith({ vocabulary: await file("gemma3.spiece.model") }));
  await checkCounts(await startedWith({ vocabulary: pathToFileURL(join(folder, "gemma3.spiece.model")) }));
  await checkCounts(await startedWith({ vocabulary: "./gemma3.spiece.model" }));
});

test("without a vocabulary everything but counting works", async () => {
  const tuneup = await startedWith({ vocabulary: false });
  await checkDoesNotCount(tuneup, /was started without a vocabulary/);
  const { count } = tuneup.countTokens("Know before you tune.", { vocabulary: await file("gemma3.spiece.model") });
  assert.equal(count, 5);
});

test("a vocabulary that cannot be had or read is said in the report", async () => {
  await checkDoesNotCount(await startedWith({ vocabulary: "./nowhere.model" }), /could not be loaded .*nowhere\.model/);
  await checkDoesNotCount(await startedWith({ vocabulary: new Uint8Array([1, 2, 3]) }), /not a whole SentencePiece model/);
});

test("a vocabulary that was missing can be given later", async () => {
  const tuneup = await startedWith({ vocabulary: false });
  await tuneup.default({ vocabulary: await file("gemma3.spiece.model") });
  await checkCounts(tuneup);
});

test("the vocabulary beside the module may be missing", async () => {
  const elsewhere = await copied({ vocabulary: false });
  const tuneup = await moduleIn(elsewhere);
  await tuneup.default();
  await checkDoesNotCount(tuneup, /could not be loaded .*gemma3\.spiece\.model/);
  await copyFile(join(folder, "gemma3.spiece.model"), join(elsewhere, "gemma3.spiece.model"));
  await tuneup.default();
  await checkCounts(tuneup);
});

test("what reads a tokenizer.json is loaded only when one is given", async () => {
  const elsewhere = await copied();
  await rm(join(elsewhere, "tuneup_tokenizer.js"));
  const tuneup = await moduleIn(elsewhere);
  await tuneup.default();
  await checkCounts(tuneup);
  const missing = { message: /^options\.tokenizerJson: what reads it could not be loaded: .*tuneup_tokenizer\.js/ };
  await assert.rejects(tuneup.countTokens("know", { tokenizerJson: wordTokenizer }), missing);
  await assert.rejects(tuneup.inspect("", { tokenizerJson: wordTokenizer }), missing);
  await checkCounts(tuneup);
});

test("a wrong option is named", async () => {
  const tuneup = await fresh();
  const check = (options, message) => assert.rejects(tuneup.default(options), { name: "Error", message });
  await check(null, "options must be an object, not null");
  await check(new Uint8Array(8), "options must be an object, not Uint8Array");
  await check({ path: "x" }, "options.path is not an option of init");
  await check({ vocabulary: 5 }, "options.vocabulary must be false, a Uint8Array or a URL, not number");
  await check({ module_or_path: new Uint8Array(8) }, /^options\.module_or_path: the module could not be started: /);
  await tuneup.default();
  await checkCounts(tuneup);
});
