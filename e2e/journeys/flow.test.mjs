// The whole way, with no hand on it: a dataset is dropped, planned, uploaded, made into a job, followed
// to its end; its metrics are on the screen, and the tuned model answers. In Chromium and in Firefox
// in front of simulated Google over HTTP, and inside the page with the network off.

import assert from "node:assert/strict";
import { test } from "node:test";

import { chance, line, prose } from "../support/data.mjs";
import { people } from "../support/person.mjs";
import { at, simulator } from "../support/simulator.mjs";
import { dist, served, url } from "../support/site.mjs";

const LIMIT = 300_000;
const BOARD = "projects/my-project/locations/us-central1/tensorboards/123";
const OBJECT = "https://storage.googleapis.com/storage/v1/b/my-bucket/o/data%2Ftickets.jsonl";
const JOBS = "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/pipelineJobs";

/** A dataset of so many bytes or a little more, without a fault. */
function dataset(bytes) {
  const random = chance(7);
  const lines = [];
  for (let length = 0; length < bytes; length += Buffer.byteLength(lines.at(-1))) {
    lines.push(line({ input_text: `Sort ticket ${lines.length}: ${prose(random, 900)}`, output_text: `billing (${lines.length})` }) + "\n");
  }
  return lines.join("");
}

/** What the API at that origin says, asked from outside the page. */
async function ask(origin, address) {
  const answer = await fetch(at(origin, address), { headers: { authorization: "Bearer observer" } });
  assert.equal(answer.status, 200, address);
  return answer.json();
}

/** From a dropped file to an answer of the tuned model. */
async function wholeWay(person, path, { beforeSending = () => {} } = {}) {
  await person.chooseFiles([path]);
  await person.sees(/Ready/);
  await person.goTo("Plan");
  await person.sees(/epochs?/);
  await person.fill("Training steps", "100");
  await person.goTo("Launch");
  await person.fill("Name of the tuned model", "Tickets");
  await person.fill("Name of the pipeline job", "Sort tickets");
  await person.fill("Project ID", "my-project");
  await person.fill("Output directory", "gs://my-bucket/output");
  await person.fill("TensorBoard", BOARD);
  await person.fill("Bucket or folder", "gs://my-bucket/data/");
  await person.press("Fill in the URIs");
  assert.equal(await person.valueOf("Dataset URI"), "gs://my-bucket/data/tickets.jsonl");
  await beforeSending();
  await person.press("Upload");
  await person.sees("Uploaded: size and checksum are those of the file that was checked");
  await person.press("Dry run");
  await person.sees("Ready: this is what would be sent");
  await person.press("Send…");
  await person.press("Create the job");
  await person.sees(/Created: tune-large-model-\d{14}\w{4}/);
  await person.follow("See it in Jobs");
  await person.follow("Sort tickets");
  // Simulated Google takes a minute, and a page asks less and less often.
  await person.sees(/Succeeded in/, 180_000);
  await person.sees(/Total loss/);
  await person.press("Load the model");
  await person.fill("Prompt", "Where is ticket 7?");
  await person.press("Send");
  await person.sees(/simulated/i);
}

for (const [name, meet] of people) {
  test(`from a dropped dataset to an answer, over HTTP with three faults, in ${name}`, { timeout: LIMIT }, async (t) => {
    const part = { method: "PUT", path: "storage.googleapis.com/upload/*" };
    const origin = await simulator(t, {
      pace: { pending: 1_000, running: 8_000, cancelling: 500 },
      datasets: "uploaded",
      faults: [
        { when: { ...part, nth: 2 }, what: "reset" },
        { when: { ...part, nth: 5 }, what: { status: { status: 503, headers: [["retry-after", "1"]] } } },
        { when: { ...part, nth: 8 }, what: "lost" },
      ],
    });
    const person = await meet(t, { url: await served(dist, { simulator: origin }) });
    const content = dataset(50 << 20);
    await wholeWay(person, await person.file("tickets.jsonl", content));
    // Chromium tells of the faults by itself, as it should.
    await person.isContent(name === "Chromium" ? [/Failed to load resource/] : []);
    const object = await ask(origin, OBJECT);
    assert.equal(Number(object.size), Buffer.byteLength(content));
    const { pipelineJobs } = await ask(origin, JOBS);
    assert.equal(pipelineJobs.length, 1, "one job, exactly");
    const strangers = person.requests().filter(({ url }) => !url.startsWith(origin) && !url.startsWith("http://127.0.0.1:"));
    assert.deepEqual(strangers, []);
  });

  test(`the same inside the page, with the network off, in ${name}`, { timeout: LIMIT }, async (t) => {
    const person = await meet(t, { url });
    const path = await person.file("tickets.jsonl", dataset(1 << 20));
    let before;
    await wholeWay(person, path, {
      beforeSending: async () => {
        await person.goOffline();
        before = person.requests().length;
      },
    });
    await person.isContent();
    assert.deepEqual(person.requests().slice(before), []);
  });
}
