// Cases with known answers: the arithmetic of a plan, every limit at one less, exact and one more, and
// what Google's own page shows.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";

import { chatExamples, line, root, started, textExamples } from "./support.mjs";

let tuneup;
before(async () => {
  tuneup = await started();
});

/** A text of exactly so many tokens. */
function ofTokens(count) {
  const text = "know" + " know".repeat(count - 1);
  assert.equal(tuneup.countTokens(text).count, count);
  return text;
}

test("steps become epochs", () => {
  const check = (settings, expected) => {
    const { batchSize, examplesSeen, epochs } = tuneup.plan({ model: "text-bison@002", examples: 240, ...settings });
    assert.deepEqual({ batchSize, examplesSeen, epochs }, expected);
  };
  check({ accelerator: "TPU", trainSteps: 20 }, { batchSize: 24, examplesSeen: 480, epochs: 2 });
  check({ accelerator: "GPU", trainSteps: 15 }, { batchSize: 8, examplesSeen: 120, epochs: 0.5 });
  check({ accelerator: "TPU", trainSteps: 15, model: "text-bison-32k@002" }, { batchSize: 8, examplesSeen: 120, epochs: 0.5 });
});

test("epochs become steps", () => {
  const steps = (epochs, accelerator) => tuneup.plan({ model: "text-bison@002", accelerator, examples: 240, epochs }).trainSteps;
  assert.deepEqual([steps(2, "TPU"), steps(0.5, "GPU"), steps(1, "GPU"), steps(0.001, "GPU")], [20, 15, 30, 1]);
});

test("an interval becomes evaluation points", () => {
  const plan = (evaluationInterval) =>
    tuneup.plan({ model: "text-bison@002", accelerator: "TPU", examples: 240, trainSteps: 200, evaluationInterval });
  assert.equal(plan(100).evaluationPoints, 2);
  assert.ok(plan(100).problems.some(({ rule }) => rule === "few-evaluation-points"));
  assert.equal(plan(201).evaluationPoints, 0);
  assert.ok(plan(201).problems.some(({ rule }) => rule === "no-evaluation-point"));
  assert.equal(plan(50).evaluationPoints, 4);
});

test("tokens and a price become a cost", () => {
  const plan = tuneup.plan({
    model: "text-bison@002", accelerator: "TPU", examples: 240, trainSteps: 20, meanTokensPerExample: 1_000, pricePerMillionTokens: 10,
  });
  assert.deepEqual([plan.tokensTrained, plan.cost, plan.computeRegion], [480_000, 4.8, "europe-west4"]);
});

/** Whether a file breaks a rule at a limit less one, at it, and at it plus one. */
async function checkLimit(rule, limit, file, options) {
  const broken = [];
  for (const size of [limit - 1, limit, limit + 1]) {
    const { counts } = await tuneup.inspect(file(size), options);
    broken.push(counts[rule] ?? 0);
  }
  return assert.deepEqual(broken, [0, 0, 1], `${rule} at ${limit}`);
}

test("tokens of a text example: the limit is allowed, one more is cut", async () => {
  const example = (input, output) => line({ input_text: ofTokens(input), output_text: ofTokens(output) });
  await checkLimit("input-truncated", 8_192, (size) => example(size, 3));
  await checkLimit("output-truncated", 1_024, (size) => example(3, size));
  const model = "text-bison-32k@002";
  await checkLimit("total-truncated", 32_768, (size) => example(size - 3, 3), { model });
});

test("tokens of a conversation: the limit is allowed, one more is cut", async () => {
  const say = (author, content) => ({ author, content });
  const example = (context, question, answer) =>
    line({
      context,
      messages: [say("user", question), say("assistant", answer), say("user", "know"), say("assistant", "know")],
    });
  const total = (size) => example(ofTokens(10), ofTokens(size - 15), ofTokens(3));
  await checkLimit("conversation-truncated", 8_192, total);
  await checkLimit("conversation-truncated", 32_768, total, { model: "chat-bison-32k@002" });
  await checkLimit("assistant-content-truncated", 1_024, (size) => example("know", "know", ofTokens(size)));
});

test("an estimate near a limit is said, and only below it", async () => {
  const counts = async (size) => (await tuneup.inspect(line({ input_text: ofTokens(size), output_text: "know" }))).counts;
  const near = [];
  for (const size of [7_372, 7_373, 8_192, 8_193]) near.push((await counts(size))["near-token-limit"] ?? 0);
  assert.deepEqual(near, [0, 1, 1, 0]);
});

test("a cut keeps exactly the limit", async () => {
  const { truncated } = await tuneup.inspect(line({ input_text: ofTokens(9_000), output_text: ofTokens(1_025) }));
  assert.deepEqual(
    truncated.map(({ path, tokens, limit, cutAt }) => ({ path, tokens, limit, cutAt })),
    [
      { path: "$.input_text", tokens: 9_000, limit: 8_192, cutAt: "know".length + 8_191 * " know".length },
      { path: "$.output_text", tokens: 1_025, limit: 1_024, cutAt: "know".length + 1_023 * " know".length },
    ],
  );
});

test("the number of examples has its limits", async () => {
  const verdict = async (rule, file, options) => Boolean((await tuneup.inspect(file, options)).counts[rule]);
  const check = async (rule, sizes, expected, file = textExamples, options = {}) => {
    const broken = [];
    for (const size of sizes) broken.push(await verdict(rule, file(size), options));
    assert.deepEqual(broken, expected, rule);
  };
  await check("too-few-examples", [9, 10, 11], [true, false, false]);
  await check("few-examples", [10, 99, 100, 101], [true, true, false, false]);
  await check("few-examples", [199, 200, 201], [true, false, false], chatExamples);
  await check("too-many-examples", [9_999, 10_000, 10_001], [false, false, true]);
});

test("the sum of all authors has its limit", async () => {
  const messages = (pairs) =>
    Array.from({ length: 2 * pairs }, (_, at) => ({ author: at % 2 ? "assistant" : "user", content: `know ${at}` }));
  const file = (pairs) => line({ context: "know", messages: messages(pairs) });
  const broken = async (pairs) => (await tuneup.inspect(file(1_000).repeat(4) + file(pairs))).counts["too-many-authors"];
  assert.deepEqual([await broken(999), await broken(1_000), await broken(1_001)], [undefined, undefined, 1]);
});

test("the page's own samples stand on several lines; put on one line each, only their number is wrong", async () => {
  const fixture = (name) => readFile(join(root, "crates/dataset/tests/fixtures", name), "utf8");
  const errors = ({ diagnostics }) => [...new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ rule }) => rule))];
  const check = async (name, values) => {
    const sample = await fixture(name);
    const report = await tuneup.inspect(sample);
    assert.equal(report.counts["multi-line-value"], values, name);
    assert.ok(errors(report).includes("multi-line-value"));
    // Every value of the samples begins with a brace at the start of a line.
    const joined = sample
      .split(/\n(?=\{)/)
      .map((value) => value.trim().replaceAll("\n", " "))
      .join("\n");
    assert.deepEqual(errors(await tuneup.inspect(joined)), ["too-few-examples"], joined);
  };
  await check("page-text.jsonl", 1);
  await check("page-chat.jsonl", 1);
});

/** As the page's curl command sends it: a colon inside a name, and so no accelerator. */
const PAGE_BODY = {
  displayName: "tune-llm",
  runtimeConfig: {
    gcsOutputDirectory: "gs://my-gcs-bucket-uri/output",
    parameterValues: {
      project: "myproject",
      model_display_name: "Answers",
      dataset_uri: "gs://my-gcs-bucket-uri/dataset",
      location: "us-central1",
      "accelerator_type:": "GPU",
      large_model_reference: "text-bison@002",
      train_steps: 300,
      learning_rate_multiplier: 1,
      encryption_spec_key_name: "projects/myproject/locations/us-central1/keyRings/sample-key/cryptoKeys/sample-key",
    },
  },
  encryptionSpec: { kmsKeyName: "projects/myproject/locations/us-central1/keyRings/sample-key/cryptoKeys/sample-key" },
  templateUri: "https://us-kfp.pkg.dev/ml-pipeline/large-language-model-pipelines/tune-large-model/v2.0.0",
};

test("the page's own request is caught", () => {
  const problems = tuneup.checkRequest(PAGE_BODY);
  const errors = problems.filter(({ severity }) => severity === "error").map(({ code, rule }) => `${code} ${rule}`);
  assert.deepEqual(errors, ["J004 cmek-needs-us-central1", "J028 unknown-parameter"]);
  const unknown = problems.find(({ rule }) => rule === "unknown-parameter");
  assert.equal(unknown.field, "runtimeConfig.parameterValues.accelerator_type:");
  assert.match(unknown.message, /Did you mean accelerator_type\?/);
  assert.deepEqual(tuneup.checkRequest(JSON.stringify(PAGE_BODY, null, 2)), problems);
});

test("a text model in a code model's pipeline is told which model is meant", () => {
  const body = structuredClone(PAGE_BODY);
  body.runtimeConfig.parameterValues.large_model_reference = "text-bison-32k@002";
  body.templateUri = body.templateUri.replace("v2.0.0", "v3.0.0");
  const mismatch = tuneup.checkRequest(body).find(({ rule }) => rule === "template-model-mismatch");
  assert.match(mismatch.message, /code-bison-32k/);
});
