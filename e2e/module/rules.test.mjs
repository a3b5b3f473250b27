// The lists of rules and models, as a rules page or a form would use them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";

import { started, textExamples } from "./support.mjs";

let tuneup;
before(async () => {
  tuneup = await started();
});

test("a rule has everything that a reader needs", () => {
  const rules = tuneup.rules();
  assert.ok(rules.length >= 78, `${rules.length} rules`);
  for (const rule of rules) {
    assert.deepEqual(Object.keys(rule).sort(), [
      "bad", "code", "explanation", "good", "help", "name", "severity", "source", "summary",
    ]);
    assert.match(rule.code, /^[A-Z]\d{3}$/);
    assert.match(rule.name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(["error", "warning", "advice"].includes(rule.severity));
    for (const [key, value] of Object.entries(rule)) {
      assert.equal(typeof value, "string");
      // The fault of an empty file is that there is nothing.
      assert.ok(value !== "" || (key === "bad" && rule.name === "empty-file"), `${rule.name}: ${key}`);
    }
  }
});

test("rules are sorted by code; codes and names are unique", () => {
  const rules = tuneup.rules();
  const codes = rules.map(({ code }) => code);
  assert.deepEqual(codes, [...new Set(codes)].sort());
  assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
});

test("the rules are those of the list of public names", () => {
  const names = readFileSync(new URL("../../crates/rule/names.txt", import.meta.url), "utf8");
  const listed = names.trim().split("\n").map((line) => line.replace(" strict", ""));
  assert.deepEqual(
    tuneup.rules().map(({ code, name, severity }) => `${code} ${name} ${severity}`),
    listed.sort(),
  );
});

test("what a report or a plan finds is in the list", async () => {
  const known = new Map(tuneup.rules().map((rule) => [rule.name, rule.code]));
  const report = await tuneup.inspect('{"input_text": 1}\n\n[]\n{"messages": []}\n{');
  const { problems } = tuneup.buildRequest({ project: "?", trainSteps: 0 });
  const found = [...report.diagnostics, ...problems];
  assert.ok(found.length > 8);
  for (const { rule, code } of found) assert.equal(known.get(rule), code, rule);
});

/** Rules whose samples mean something only together with options or a name. */
const GIVEN = {
  "context-overrides-default": (sample) => [sample, { defaultContext: "You are a pirate." }],
  "total-truncated": (sample) => [sample, { model: "text-bison-32k@002" }],
  "wrong-extension": (sample) => [new File([textExamples(100)], sample), {}],
};
/** A line over the cap is 16 MiB long, and a compressed file is no text: they are tested where they are made. */
const NOT_TEXT = ["compressed-file", "invalid-utf8", "line-too-long", "wrong-encoding"];

test("a rule's bad sample breaks it once, its good sample does not", async () => {
  const rules = tuneup.rules().filter(({ code, name }) => "FTC".includes(code[0]) && !NOT_TEXT.includes(name));
  assert.ok(rules.length >= 40);
  for (const { name, bad, good } of rules) {
    const times = async (sample) => {
      const [input, options] = GIVEN[name]?.(sample) ?? [sample, {}];
      return (await tuneup.inspect(input, options)).counts[name] ?? 0;
    };
    assert.deepEqual([await times(bad), await times(good)], [1, 0], name);
  }
});

test("models have the limits and batch sizes of the page", () => {
  const models = tuneup.models();
  for (const model of models) {
    assert.deepEqual(Object.keys(model).sort(), [
      "batchSize", "family", "inputTokenLimit", "name", "outputTokenLimit", "source", "templateUri", "totalTokenLimit", "tuning",
    ]);
  }
  const facts = (name) => {
    const { family, inputTokenLimit, outputTokenLimit, totalTokenLimit, batchSize, tuning } = models.find((model) => model.name === name);
    return { family, inputTokenLimit, outputTokenLimit, totalTokenLimit, batchSize, tuning };
  };
  assert.deepEqual(facts("text-bison@002"), {
    family: "text", inputTokenLimit: 8_192, outputTokenLimit: 1_024, totalTokenLimit: null, batchSize: { gpu: 8, tpu: 24 }, tuning: "closed",
  });
  assert.deepEqual(facts("chat-bison@002").batchSize, { gpu: 8, tpu: 24 });
  assert.equal(facts("chat-bison@002").totalTokenLimit, 8_192);
  assert.deepEqual(facts("text-bison-32k@002").batchSize, { gpu: 8, tpu: 8 });
  assert.equal(facts("text-bison-32k@002").totalTokenLimit, 32_768);
  for (const name of ["code-bison@002", "code-bison-32k@002", "codechat-bison@002", "codechat-bison-32k@002", "chat-bison-32k@002", "textembedding-gecko@001", "text-bison@001"]) {
    assert.ok(models.some((model) => model.name === name), name);
  }
});
