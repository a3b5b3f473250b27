// Repairs: what they write, what they tell, what they leave.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { line, started, textExamples } from "./support.mjs";

let tuneup;
before(async () => {
  tuneup = await started();
});

async function check(input, expected, options) {
  const { blob, changes, left } = await tuneup.repair(input, options);
  assert.ok(blob instanceof Blob);
  assert.equal(await blob.text(), expected);
  return { changes, rules: [...new Set(changes.map(({ rule }) => rule))].sort(), left };
}

const good = textExamples(100);
const [first, ...others] = good.trimEnd().split("\n");

test("what is right stays as it is", async () => {
  const { changes, left } = await check(good, good);
  assert.deepEqual({ changes, left }, { changes: [], left: [] });
});

test("an array file becomes one example a line", async () => {
  const { rules, left } = await check(`[\n${[first, ...others].join(",\n")}\n]`, good);
  assert.ok(rules.includes("array-file"));
  assert.deepEqual(left, []);
});

test("a change tells its line of the given file, its rule, and what stood there", async () => {
  const input = good.replace(first, `\n${first.replace("input_text", "prompt")}`);
  const { changes } = await check(input, good);
  assert.deepEqual(changes[0], { line: 1, rule: "blank-line", before: "", after: "" });
  const [, { line: at, before, after }] = changes;
  assert.equal(at, 2);
  assert.match(before, /"prompt"/);
  assert.match(after, /"input_text"/);
});

test("what is left is what an inspection of the repaired file finds", async () => {
  const broken = `\uFEFF${good}${line({ input_text: 1, output_text: "x" })}`;
  const { left, rules } = await check(broken, broken.slice(1));
  assert.deepEqual(rules, ["byte-order-mark"]);
  assert.deepEqual(left, (await tuneup.inspect(broken.slice(1))).diagnostics);
  assert.ok(left.length > 0);
});

test("duplicates go when that is asked for, and only then", async () => {
  const twice = good + `${first}\n`;
  const kept = await check(twice, twice);
  assert.deepEqual(kept.changes, []);
  assert.ok(kept.left.some(({ rule }) => rule === "duplicate-example"));
  const { rules, left } = await check(twice, good, { dropDuplicates: true });
  assert.deepEqual(rules, ["duplicate-example"]);
  assert.deepEqual(left, []);
});

test("a Blob of many slices is repaired as one", async () => {
  const many = line({ prompt: "know ".repeat(20_000), completion: "yes" }).repeat(100);
  assert.ok(many.length > 8 * 1024 * 1024);
  const { blob, changes } = await tuneup.repair(new Blob([many]), { maxDiagnosticsPerRule: 3 });
  assert.equal(await blob.text(), many.replaceAll('"prompt"', '"input_text"').replaceAll('"completion"', '"output_text"'));
  assert.ok(changes.length > 0 && changes.every(({ before }) => before.length < 500));
});

test("a call that cannot be made names the argument", async () => {
  const fails = (input, options, message) => assert.rejects(tuneup.repair(input, options), { message });
  await fails(5, {}, "input must be a string, a Uint8Array or a Blob, not number");
  await fails("", { dropDuplicates: "yes" }, /^options: `dropDuplicates`: expected true or false/);
  await fails("", { model: "text-bisen@002" }, /^options\.model/);
  await fails("", { dropDuplicate: true }, /^options: .*dropDuplicate/);
});
