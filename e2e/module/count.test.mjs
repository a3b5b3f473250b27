// Counting the tokens of one text.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { file, started, wordTokenizer } from "./support.mjs";

let tuneup;
before(async () => {
  tuneup = await started();
});

// Counted with the `sentencepiece` library 0.2.3 and the same vocabulary file.
const COUNTS = [
  ["", 0],
  ["Know before you tune.", 5],
  ["안녕하세요, 조정 작업입니다.", 6],
  ["a\tb", 3],
  ["  lead  spaces\n\nx", 6],
  ["😀😀 👩‍👩‍👧 x", 9],
  ["<bos><eos>", 5],
];

test("a text has as many tokens as sentencepiece says", () => {
  for (const [text, count] of COUNTS) {
    assert.deepEqual(tuneup.countTokens(text), { count, tokenizer: "Gemma 3", exactness: "estimate" }, text);
  }
});

test("a vocabulary that comes with the call is used", async () => {
  const vocabulary = await file("gemma3.spiece.model");
  assert.deepEqual(tuneup.countTokens("Know before you tune.", { vocabulary, model: "text-bison@002" }), {
    count: 5,
    tokenizer: "Gemma 3",
    exactness: "estimate",
  });
});

test("with a tokenizer.json the count is a promise", async () => {
  const counted = tuneup.countTokens("know before you tune", { tokenizerJson: wordTokenizer });
  assert.ok(counted instanceof Promise);
  assert.deepEqual(await counted, { count: 4, tokenizer: "tokenizer.json: WordLevel, 3 pieces", exactness: "exact" });
});

test("another tokenizer.json is another count", async () => {
  const letters = wordTokenizer.replace("WhitespaceSplit", "FixedLength").replace('"FixedLength"', '"FixedLength","length":1');
  const count = async (tokenizerJson) => (await tuneup.countTokens("know", { tokenizerJson })).count;
  assert.deepEqual([await count(wordTokenizer), await count(letters), await count(wordTokenizer)], [1, 4, 1]);
});

test("what reads a tokenizer.json is loaded once, when it is first needed", async () => {
  const all = Array.from({ length: 8 }, () => tuneup.countTokens("know", { tokenizerJson: wordTokenizer }));
  assert.deepEqual((await Promise.all(all)).map(({ count }) => count), Array(8).fill(1));
});

test("a tokenizer.json that the library crashes on does no harm to the next one", async () => {
  const model = { type: "BPE", vocab: { a: 0, b: 1, "": 2 }, merges: [["", ""]] };
  const crash = { name: "Error", message: "options.tokenizerJson: the tokenizers library crashed on this file" };
  const tokenizerJson = JSON.stringify({ model });
  await assert.rejects(tuneup.countTokens("know", { tokenizerJson }), crash);
  assert.equal((await tuneup.countTokens("know", { tokenizerJson: wordTokenizer })).count, 1);
  await assert.rejects(tuneup.inspect("know", { tokenizerJson }), crash);
  const report = await tuneup.inspect('{"input_text": "know", "output_text": "know"}', { tokenizerJson: wordTokenizer });
  assert.equal(report.statistics.totalTokenCount, 2);
});

test("a call that cannot be made is an Error that names the argument", async () => {
  const check = (call, message) => assert.throws(call, { name: "Error", message });
  check(() => tuneup.countTokens(), "text must be a string, not undefined");
  check(() => tuneup.countTokens(5), "text must be a string, not number");
  check(() => tuneup.countTokens("", null), "options must be an object, not null");
  check(() => tuneup.countTokens("", { model: "gemma" }), /^options: `model`: .*gemma/);
  check(() => tuneup.countTokens("", { model: 5 }), "options: `model`: expected a string, not the number `5`");
  check(() => tuneup.countTokens("", { vocab: 5 }), "options: `vocab` is no setting of a count");
  check(() => tuneup.countTokens("", { vocabulary: [] }), "options.vocabulary must be a Uint8Array, not Array");
  check(() => tuneup.countTokens("", { vocabulary: new Uint8Array(4) }), "options.vocabulary: the file is not a whole SentencePiece model");
  check(() => tuneup.countTokens("", { tokenizerJson: 5 }), "options.tokenizerJson must be a string or a Uint8Array, not number");
  await assert.rejects(tuneup.countTokens("", { tokenizerJson: "[]" }), {
    message: "options.tokenizerJson: the file is JSON, but not a tokenizer.json: it is not an object",
  });
});
