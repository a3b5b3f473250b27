// The module says what the same code says on this machine: of whole files, and of every file of a
// suite that tells JSON from what is almost JSON.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";

import { folder, root, started } from "./support.mjs";

const suite = resolve(process.env.TUNEUP_JSON_SUITE ?? join(root, "../shared/data/json-test-suite"), "test_parsing");

let tuneup;
before(async () => {
  tuneup = await started();
});

/** What an example of the crate `dataset` prints: one JSON value a line. */
async function native(example, ...rest) {
  const run = ["run", "--quiet", "--locked", "--package", "dataset", "--example", example, "--", ...rest];
  const { stdout } = await promisify(execFile)("cargo", run, { cwd: root, maxBuffer: 1 << 28 });
  return stdout.trimEnd().split("\n").map((one) => JSON.parse(one));
}

test("reports on whole files are the same to the last digit", async () => {
  const fixtures = join(root, "crates/dataset/tests/fixtures");
  const names = (await readdir(fixtures)).filter((name) => name.endsWith(".jsonl")).sort();
  assert.ok(names.length >= 5, `only ${names.length} files in ${fixtures}`);
  const paths = names.map((name) => join(fixtures, name));
  const expected = await native("inspect", "--vocabulary", join(folder, "gemma3.spiece.model"), ...paths);
  for (const [at, path] of paths.entries()) {
    assert.deepEqual(await tuneup.inspect(await readFile(path)), expected[at], names[at]);
  }
});

/** What may be wrong with a text that is no JSON. */
const NO_JSON = [
  "array-file", "byte-order-mark", "empty-file", "invalid-json", "invalid-utf8", "lone-surrogate", "multi-line-value",
  "nesting-too-deep", "several-values", "wrong-encoding",
];

/** What is wrong with JSON that is no dataset: the suite's files are values of every kind, over several lines too. */
const NO_SYNTAX = ["invalid-json", "invalid-utf8", "lone-surrogate", "several-values", "wrong-encoding"];

test("every file of the JSON suite is judged as on this machine, and rightly", async () => {
  const names = await readdir(suite).catch(() => {
    throw new Error(`the JSON suite is not in ${suite}; TUNEUP_JSON_SUITE names the folder that holds test_parsing`);
  });
  assert.equal(names.length, 318);
  const expected = new Map((await native("json_suite", suite)).map((one) => [one.name, one]));
  for (const name of names.sort()) {
    const { counts, diagnostics } = await tuneup.inspect(await readFile(join(suite, name)));
    const first = diagnostics.find(({ severity }) => severity === "error");
    assert.deepEqual({ name, counts, firstError: first ? [first.line, first.column] : null }, expected.get(name));
    const broken = (rules) => rules.filter((rule) => counts[rule]);
    if (name.startsWith("y_")) assert.deepEqual(broken(NO_SYNTAX), [], name);
    if (name.startsWith("n_")) assert.notDeepEqual(broken(NO_JSON), [], name);
  }
});
