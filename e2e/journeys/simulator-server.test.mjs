// Simulated Google on a port: for Node.js, and for a page that is told of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { tuneup } from "../support/module.mjs";
import { at, simulator } from "../support/simulator.mjs";
import { dist, served } from "../support/site.mjs";
import { journey, visit } from "../support/visitor.mjs";

const JOBS = "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/pipelineJobs";
const TOKEN = { authorization: "Bearer ya29.simulated" };

/** A request of the module, as it is carried to the simulator. */
function create(origin) {
  const { method, url, headers, body } = tuneup.buildRequest({
    model: "text-bison@002",
    accelerator: "GPU",
    project: "my-project",
    pipelineRegion: "us-central1",
    displayName: "Tune tickets",
    modelDisplayName: "Tickets",
    outputDirectory: "gs://my-bucket/output",
    datasetUri: "gs://my-bucket/tickets.jsonl",
    trainSteps: 100,
    pipelineJobId: "tune-1",
  });
  return fetch(at(origin, url), { method, headers: { ...headers, ...TOKEN }, body: JSON.stringify(body) });
}

test("a job is created with a token, and listed", async (t) => {
  const origin = await simulator(t);
  const stranger = await fetch(at(origin, JOBS));
  assert.equal(stranger.status, 401);
  assert.equal((await stranger.json()).error.status, "UNAUTHENTICATED");
  const created = await create(origin);
  assert.equal(created.status, 200);
  const { name, state } = await created.json();
  assert.match(name, /\/pipelineJobs\/tune-1$/);
  assert.equal(state, "PIPELINE_STATE_PENDING");
  const { pipelineJobs } = await (await fetch(at(origin, JOBS), { headers: TOKEN })).json();
  assert.deepEqual(pipelineJobs.map((job) => job.name), [name]);
});

test("the scenario says what goes wrong", async (t) => {
  const origin = await simulator(t, {
    faults: [
      { when: { method: "POST" }, what: "lost" },
      { when: { method: "GET" }, what: { status: { status: 503, headers: [["retry-after", "7"]] } } },
    ],
  });
  await assert.rejects(create(origin), /fetch failed/);
  const busy = await fetch(at(origin, JOBS), { headers: TOKEN });
  assert.deepEqual([busy.status, busy.headers.get("retry-after")], [503, "7"]);
  assert.equal((await create(origin)).status, 409);
});

/** Runs in the page: opens an upload session at the simulator that the page was told of. */
async function opensSession(token) {
  const origin = document.querySelector('meta[name="tuneup-simulator"]').content;
  const url = `${origin}/storage.googleapis.com/upload/storage/v1/b/my-bucket/o?uploadType=resumable&name=a.jsonl`;
  const headers = { ...token, "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: "{}" });
  return { status: answer.status, location: answer.headers.get("location"), date: answer.headers.get("date") };
}

test("a page that is told of the simulator may talk to it, and sees what is exposed to it", async (t) => {
  const origin = await simulator(t);
  const visitor = await visit(t, { site: await served(dist, { simulator: origin }) });
  const { status, location, date } = await visitor.page.evaluate(opensSession, TOKEN);
  assert.equal(status, 200);
  assert.match(location, /^https:\/\/storage\.googleapis\.com\/upload\//);
  assert.equal(date, null);
  await visitor.isContent();
});

journey("a page that is told of none may not", { complaints: [/violates .*Content Security Policy/] }, async (visitor, t) => {
  const origin = await simulator(t);
  const asked = visitor.page.evaluate((url) => fetch(url), at(origin, JOBS));
  await assert.rejects(asked, /Failed to fetch/);
});
