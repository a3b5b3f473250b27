// Plans, requests and the bodies that others wrote: shapes, types, errors.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { before, test } from "node:test";

import { started } from "./support.mjs";

let tuneup;
before(async () => {
  tuneup = await started();
});

const SETTINGS = {
  kind: "pipelineJob",
  project: "my-project",
  pipelineRegion: "us-central1",
  uploadRegion: "europe-west4",
  model: "text-bison@002",
  accelerator: "TPU",
  displayName: "Tune answers",
  modelDisplayName: "Answers it's “called”",
  outputDirectory: "gs://my-bucket/output",
  datasetUri: "gs://my-bucket/train.jsonl",
  evaluationDataUri: "gs://my-bucket/evaluation.jsonl",
  evaluationInterval: 20,
  enableEarlyStopping: true,
  enableCheckpointSelection: true,
  trainSteps: 300,
  learningRateMultiplier: 1.5,
  labels: { team: "docs" },
  pipelineJobId: "tune-large-model-20260101000000",
  quotaProject: "my-quota",
};

test("a plan has the shape that is promised", () => {
  const plan = tuneup.plan({ model: "text-bison@002", accelerator: "TPU", trainSteps: 20, examples: 240 });
  assert.deepEqual(Object.keys(plan).sort(), [
    "batchSize", "computeRegion", "cost", "epochs", "evaluationPoints", "examplesSeen", "problems", "recommendation",
    "tokensTrained", "trainSteps",
  ]);
  assert.deepEqual([plan.evaluationPoints, plan.tokensTrained, plan.cost], [null, null, null]);
  const [advice] = plan.problems;
  assert.deepEqual(Object.keys(advice).sort(), ["code", "field", "message", "rule", "severity"]);
  assert.deepEqual([advice.code, advice.severity, advice.field], ["J030", "advice", "trainSteps"]);
});

test("what is wrong with a plan's numbers is in the plan", () => {
  const rules = (settings) =>
    tuneup.plan({ model: "text-bison@002", accelerator: "GPU", examples: 240, ...settings }).problems.map(({ rule }) => rule);
  for (const trainSteps of [0, -1, 1.5, NaN, Infinity]) {
    assert.ok(rules({ trainSteps }).includes("invalid-train-steps"), String(trainSteps));
  }
  assert.ok(rules({ trainSteps: 29 }).includes("under-one-epoch"));
  assert.ok(!rules({ trainSteps: 30 }).includes("under-one-epoch"));
  assert.ok(rules({ trainSteps: 301 }).includes("many-epochs"));
  assert.ok(!rules({ trainSteps: 300 }).includes("many-epochs"));
});

test("a request is what is sent, with the token left out", () => {
  const request = tuneup.buildRequest(SETTINGS);
  assert.deepEqual(Object.keys(request).sort(), ["body", "headers", "method", "problems", "url"]);
  assert.equal(request.method, "POST");
  assert.equal(
    request.url,
    "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/pipelineJobs?pipelineJobId=tune-large-model-20260101000000",
  );
  assert.deepEqual(request.headers, {
    authorization: "Bearer $TOKEN",
    "content-type": "application/json; charset=utf-8",
    "x-goog-user-project": "my-quota",
  });
  assert.deepEqual(request.body, {
    displayName: "Tune answers",
    runtimeConfig: {
      gcsOutputDirectory: "gs://my-bucket/output",
      parameterValues: {
        project: "my-project",
        model_display_name: "Answers it's “called”",
        dataset_uri: "gs://my-bucket/train.jsonl",
        location: "europe-west4",
        accelerator_type: "TPU",
        large_model_reference: "text-bison@002",
        train_steps: 300,
        learning_rate_multiplier: 1.5,
        evaluation_data_uri: "gs://my-bucket/evaluation.jsonl",
        evaluation_interval: 20,
        enable_early_stopping: true,
        enable_checkpoint_selection: "true",
      },
    },
    labels: { team: "docs" },
    templateUri: "https://us-kfp.pkg.dev/ml-pipeline/large-language-model-pipelines/tune-large-model/v2.0.0",
  });
  assert.deepEqual(request.problems.map(({ code, severity }) => `${code} ${severity}`), ["J031 warning"]);
});

test("a body that was built is a body that is right", () => {
  const { body } = tuneup.buildRequest(SETTINGS);
  assert.deepEqual(tuneup.checkRequest(body).map(({ rule }) => rule), ["tuning-closed"]);
  body.runtimeConfig.parameterValues.train_steps = "300";
  const wrong = tuneup.checkRequest(body).find(({ severity }) => severity === "error");
  assert.deepEqual([wrong.code, wrong.field], ["J029", "runtimeConfig.parameterValues.train_steps"]);
});

test("a number of a wrong type is a finding beside its field", () => {
  const check = (settings, rule, field) => {
    const { problems } = tuneup.buildRequest({ ...SETTINGS, ...settings });
    assert.ok(problems.some((problem) => problem.rule === rule && problem.field === field && problem.severity === "error"), rule);
  };
  check({ trainSteps: 0 }, "invalid-train-steps", "trainSteps");
  check({ trainSteps: "300" }, "wrong-parameter-type", "trainSteps");
  check({ learningRateMultiplier: 0 }, "invalid-learning-rate-multiplier", "learningRateMultiplier");
  check({ pipelineRegion: "mars-north1" }, "unsupported-region", "pipelineRegion");
  check({ datasetUri: "s3://x/y" }, "invalid-gcs-uri", "datasetUri");
  check({ model: "text-bisn@002" }, "unknown-model", "model");
});

test("embeddings and Gemini models have requests of their own", () => {
  const { project, pipelineRegion, displayName, modelDisplayName, outputDirectory, datasetUri } = SETTINGS;
  const job = { project, pipelineRegion, displayName, modelDisplayName, outputDirectory, datasetUri };
  const errors = ({ problems }) => problems.filter(({ severity }) => severity === "error").map(({ code, field }) => `${code} ${field}`);

  const files = { corpusPath: "gs://my-bucket/corpus.jsonl", queriesPath: "gs://my-bucket/queries.jsonl" };
  const embedding = { model: "textembedding-gecko@001", embedding: { ...files, batchSize: 64 } };
  const embeddings = tuneup.buildRequest({ ...job, ...embedding });
  assert.deepEqual(errors(embeddings), []);
  const values = embeddings.body.runtimeConfig.parameterValues;
  assert.deepEqual([values.train_label_path, values.corpus_path, values.batch_size], [datasetUri, files.corpusPath, 64]);
  assert.deepEqual(tuneup.checkRequest(embeddings.body).map(({ rule }) => rule), ["tuning-closed"]);
  const wrong = tuneup.buildRequest({ ...job, model: "textembedding-gecko@001", embedding: { ...files, batchsize: 1024, batchSize: 1024 } });
  assert.deepEqual(errors(wrong), ["J028 embedding.batchsize", "J034 embedding.batchSize"]);

  const gemini = tuneup.buildRequest({ ...job, kind: "geminiTuningJob", model: "gemini-2.5-flash", gemini: { epochCount: 3, adapterSize: 4 } });
  assert.deepEqual(gemini.problems, []);
  assert.match(gemini.url, /\/tuningJobs$/);
  assert.deepEqual(gemini.body.supervisedTuningSpec.hyperParameters, { epochCount: "3", adapterSize: "ADAPTER_SIZE_FOUR" });
  assert.deepEqual(tuneup.checkRequest(gemini.body), []);
});

test("empty settings are a request with problems", () => {
  const request = tuneup.buildRequest({});
  assert.ok(request.problems.some(({ severity }) => severity === "error"));
  assert.match(request.url, /^https:\/\/aiplatform\.googleapis\.com\/v1\/projects\/PROJECT_ID\//);
});

test("a snippet is the same request", () => {
  const { method, url, body } = tuneup.buildRequest(SETTINGS);
  assert.equal(tuneup.snippet(SETTINGS, "json"), `${JSON.stringify(body, null, 2)}\n`);
  // The shell itself says what it would have run.
  const shown = 'curl() { for word; do printf "%s\\0" "$word"; done; }; gcloud() { printf "a token"; }\n';
  const words = execFileSync("sh", ["-c", shown + tuneup.snippet(SETTINGS, "curl")], { encoding: "utf8" }).split("\0");
  assert.ok(words.includes(url) && words.includes(method));
  assert.ok(words.includes("Authorization: Bearer a token"));
  assert.ok(words.includes("x-goog-user-project: my-quota"));
  assert.ok(words.includes(JSON.stringify(body)));
});

test("a call that cannot be made is an Error that names the argument", () => {
  const check = (call, message) => assert.throws(call, { name: "Error", message });
  const plan = { model: "text-bison@002", accelerator: "GPU", examples: 10 };
  check(() => tuneup.plan(), "settings: expected an object");
  check(() => tuneup.plan({ ...plan, model: "text-bisn@002" }), /^settings: `model`: .*Did you mean text-bison@002\?$/);
  check(() => tuneup.plan({ ...plan, accelerator: "CPU" }), /^settings: `accelerator`: /);
  check(() => tuneup.plan({ ...plan, examples: "ten" }), 'settings: `examples`: expected a number, not string "ten"');
  check(() => tuneup.plan({ ...plan, steps: 5 }), "settings: `steps` is no setting of a plan");
  check(() => tuneup.plan({ ...plan, trainSteps: 5, epochs: 1 }), /^settings: .*`trainSteps` or `epochs`, not both/);
  check(() => tuneup.buildRequest(null), "settings: expected an object");
  check(() => tuneup.buildRequest({ kind: "job" }), /^settings: `kind`: unknown value `job`, expected `pipelineJob`/);
  check(() => tuneup.buildRequest({ projekt: "x" }), "settings: `projekt` is no setting of a job");
  check(() => tuneup.buildRequest({ project: 5 }), "settings: `project`: expected a string, not the number `5`");
  check(() => tuneup.buildRequest({ labels: 5 }), "settings: `labels`: expected an object");
  check(() => tuneup.buildRequest({ embedding: 5 }), "settings: `embedding`: expected an object");
  check(() => tuneup.snippet(SETTINGS, "perl"), /^language: expected one of "curl", "powershell", .*"json"$/);
  check(() => tuneup.snippet(SETTINGS), /^language: expected one of /);
  check(() => tuneup.checkRequest("{"), /^json: This is not JSON: line 1, column 1: /);
  check(() => tuneup.checkRequest("[]"), /^json: /);
  check(() => tuneup.checkRequest([]), /^json: /);
  check(() => tuneup.checkRequest(5), "json: expected an object");
});
