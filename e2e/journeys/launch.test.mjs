// From a file to a request that can be sent; and nothing leaves the page on the way.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { textLines } from "../support/data.mjs";
import { tuneup } from "../support/module.mjs";
import { loggedBrowser } from "../support/netlog.mjs";
import { root, url } from "../support/site.mjs";
import { journey, visit } from "../support/visitor.mjs";

const SETTINGS = {
  model: "text-bison@002",
  accelerator: "TPU",
  project: "my-project",
  pipelineRegion: "us-central1",
  uploadRegion: "europe-west4",
  displayName: "Tune tickets",
  modelDisplayName: "Tickets it's “sorted” 분류",
  outputDirectory: "gs://my-bucket/output",
  datasetUri: "gs://my-bucket/tickets.jsonl",
  evaluationDataUri: "gs://my-bucket/evaluation.jsonl",
  evaluationInterval: 25,
  trainSteps: 100,
  learningRateMultiplier: 1.5,
  labels: { team: "docs", stage: "try" },
};

/** Fills the form in as `SETTINGS` has it. */
async function fillIn(visitor) {
  const { page } = visitor;
  await page.getByLabel("Name of the tuned model").fill(SETTINGS.modelDisplayName);
  await page.getByLabel("Name of the pipeline job").fill(SETTINGS.displayName);
  await page.getByLabel("Project ID").fill(SETTINGS.project);
  await page.getByLabel("Region of the model").selectOption(SETTINGS.uploadRegion);
  await page.getByLabel("Output directory").fill(SETTINGS.outputDirectory);
  await page.getByLabel("Dataset URI", { exact: true }).fill(SETTINGS.datasetUri);
  await page.getByLabel("Learning rate multiplier").fill("1.5");
  await page.getByLabel("Labels").fill("team=docs\nstage = try");
  await page.getByLabel("Evaluation dataset URI").fill(SETTINGS.evaluationDataUri);
  await page.getByLabel("Evaluation interval").fill("25");
}

/** Shows one of the views of the request, copies it, and gives what then is on the clipboard. */
async function copied(visitor, view) {
  const { page } = visitor;
  await page.getByRole("tab", { name: view, exact: true }).click();
  await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
  await visitor.region("The request").getByRole("button", { name: "Copy", exact: true }).click();
  await visitor.region("The request").getByRole("status").getByText("Copied").waitFor();
  return visitor.clipboard();
}

test("from a file to the request on the clipboard, and nothing leaves the page", { timeout: 180_000 }, async (t) => {
  const { browser, requests } = await loggedBrowser(t);
  const visitor = await visit(t, { browser });
  const { page } = visitor;
  await visitor.worker();
  // The vocabulary is fetched ahead of the first file. After it, nothing has a reason to be.
  await visitor.untilInspected(() => visitor.paste(textLines(20).join("\n")));
  await visitor.button("Close").click();
  const before = visitor.requests.length;
  assert.ok(visitor.requests.at(-1).endsWith(".spiece.model"), visitor.requests.at(-1));

  await visitor.untilInspected(async () => visitor.drop(await visitor.file("tickets.jsonl", textLines(240).join("\n"))));
  assert.equal(await visitor.heading(), "Ready: all 240 examples would be accepted");
  await visitor.saved("Report as JSON");
  await visitor.link("Go on to the plan").click();
  await page.getByLabel("Accelerator").selectOption("TPU");
  await page.getByLabel("Training steps").fill("100");
  await visitor.link("Choose the regions in Launch").click();
  await page.getByRole("heading", { level: 1, name: "Launch" }).waitFor();
  await fillIn(visitor);
  await visitor.button("Dry run").click();
  await visitor.sees("Ready: this is what would be sent");

  const pipelineJobId = await page.getByRole("status", { name: "Job ID" }).innerText();
  assert.match(pipelineJobId, /^tune-large-model-\d{14}[a-z0-9]{4}$/);
  const settings = { ...SETTINGS, pipelineJobId };
  const request = tuneup.buildRequest(settings);
  assert.deepEqual(request.problems.filter(({ severity }) => severity === "error"), []);
  const [head, body] = (await copied(visitor, "Request")).split("\n\n");
  assert.deepEqual(JSON.parse(body), request.body);
  assert.deepEqual(head.split("\n"), [
    `${request.method} ${request.url}`,
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
  ]);
  assert.equal(await copied(visitor, "JSON"), tuneup.snippet(settings, "json"));
  assert.equal(await copied(visitor, "curl"), tuneup.snippet(settings, "curl"));
  // What is shown has no token in it, not even the place for one.
  await page.getByRole("tab", { name: "Request", exact: true }).click();
  const shown = await page.getByRole("tabpanel").innerText();
  assert.ok(shown.includes("authorization: Bearer ••••••••") && !shown.includes("$TOKEN"), shown);
  const download = page.waitForEvent("download");
  await visitor.button("Download").click();
  assert.equal((await readFile(await (await download).path(), "utf8")).split("\n\n")[1], `${body}`);
  await page.getByRole("navigation").getByText("ready", { exact: true }).last().waitFor();

  await visitor.isContent();
  // Chromium itself looks for the page's icon whenever the fragment changes; a download is a blob's.
  const own = (address) => !address.startsWith("blob:") && !address.endsWith(".svg");
  assert.deepEqual(visitor.requests.slice(before).filter(own), []);
  const asked = await requests(new URL(url).origin);
  assert.ok(asked.length >= before, `the log has ${asked.length} requests, the page alone made ${before}`);
  for (const { url: address, method } of asked) {
    assert.ok(address.startsWith(url) && method === "GET", `${method} ${address}`);
    assert.match(address.slice(url.length), /^([\w.-]+\.(css|js|svg|wasm)|vocabulary\/[\w.-]+\.model|favicon\.ico)?$/);
  }
});

journey("a problem stands beside its field, and its cure is one click away", { place: "#/plan" }, async (visitor) => {
  const { page } = visitor;
  await page.getByLabel("Accelerator").selectOption("TPU");
  await visitor.goTo("Launch");
  const key = page.getByLabel("Encryption key (CMEK)");
  await page.getByLabel("Region of the pipeline").selectOption("europe-west4");
  await key.fill("projects/p/locations/us-central1/keyRings/ring/cryptoKeys/key");
  const said = await visitor.describedBy(page.getByLabel("Region of the pipeline"));
  assert.match(said, /error/);
  assert.match(said, /us-central1/);
  assert.equal(await page.getByLabel("Region of the pipeline").getAttribute("aria-invalid"), "true");

  await visitor.button("Use GPU and move both regions to us-central1").first().click();
  assert.equal(await page.getByLabel("Region of the pipeline").inputValue(), "us-central1");
  assert.equal(await page.getByLabel("Region of the pipeline").getAttribute("aria-invalid"), null);
  // The button is gone, the focus is not lost.
  assert.match((await visitor.focus()).id, /^launch-/);
  await visitor.goTo("Plan");
  assert.equal(await page.getByLabel("Accelerator").inputValue(), "GPU");

  await visitor.goTo("Launch");
  const project = page.getByLabel("Project ID");
  await project.fill("My Project");
  assert.match(await visitor.describedBy(project), /error/);
  await project.fill("my-project");
  assert.equal(await project.getAttribute("aria-invalid"), null);
});

journey("a dry run names what is in the way, and leads there", { place: "#/launch" }, async (visitor) => {
  const { page } = visitor;
  assert.equal(await page.getByLabel("Project ID").getAttribute("aria-invalid"), null);
  await visitor.button("Dry run").click();
  const answer = visitor.region("Not ready: 5 things are in the way");
  await answer.waitFor();
  assert.equal((await visitor.focus()).id, await answer.getAttribute("id"));
  await answer.getByRole("link", { name: "Fill in: Project ID" }).click();
  assert.equal((await visitor.focus()).id, await page.getByLabel("Project ID").getAttribute("id"));
  assert.match(page.url(), /#\/launch$/);
  await fillIn(visitor);
  await page.getByLabel("Dataset URI", { exact: true }).fill("my-bucket/tickets.jsonl");
  await visitor.region("Not ready: one thing is in the way").waitFor();
  await page.getByLabel("Dataset URI", { exact: true }).fill(SETTINGS.datasetUri);
  await visitor.region("Ready: this is what would be sent").waitFor();
  await visitor.sees("Nothing was sent.");
});

journey("the sample of the service’s own page is caught", { place: "#/launch" }, async (visitor) => {
  const { page } = visitor;
  // Its shape; the variables are as the page leaves them.
  const sample = await readFile(join(root, "crates/app/src/places/launch/elsewhere/sample.json"), "utf8");
  const expected = tuneup.checkRequest(sample);
  const codes = expected.map(({ code }) => code);
  assert.ok(codes.includes("J028") && codes.includes("J004"), codes.join());

  await page.getByText("Check a request written elsewhere").click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), sample);
  await page.getByLabel("Body of the request").press("ControlOrMeta+V");
  const found = page.getByRole("group").filter({ has: page.getByLabel("Body of the request") });
  await found.getByRole("status").getByText(`${expected.length} findings:`).waitFor();
  const said = (await found.getByRole("listitem").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  assert.equal(said.length, expected.length);
  for (const [at, { code, field, message, severity }] of expected.entries()) {
    for (const part of [code, field, message.replaceAll("`", ""), severity]) assert.ok(said[at].includes(part), `${part}: ${said[at]}`);
  }
  assert.ok(said.some((text) => text.includes("accelerator_type:") && text.includes("J028")));

  await page.getByLabel("Body of the request").fill("curl -X POST");
  assert.equal(await found.getByRole("listitem").count(), 0);
  const request = tuneup.buildRequest({ ...SETTINGS, pipelineJobId: "tune-1" });
  await page.getByLabel("Body of the request").fill(JSON.stringify(request.body));
  const left = tuneup.checkRequest(JSON.stringify(request.body));
  assert.deepEqual(left.filter(({ severity }) => severity === "error"), []);
  await found.getByRole("status").getByText(/finding|Nothing is wrong/).waitFor();
});

journey("what does not apply to the model is not asked for", { place: "#/plan" }, async (visitor) => {
  const { page } = visitor;
  await page.getByLabel("Model").selectOption("chat-bison@002");
  await visitor.goTo("Launch");
  await page.getByLabel("Default context").waitFor();
  assert.equal(await page.getByLabel("Evaluation dataset URI").count(), 0);
  await page.getByRole("tab", { name: "JSON", exact: true }).click();
  assert.doesNotMatch(await page.getByRole("tabpanel").innerText(), /evaluation/);
  await visitor.goTo("Plan");
  await page.getByLabel("Model").selectOption("text-bison@002");
  await visitor.goTo("Launch");
  await page.getByLabel("Evaluation dataset URI").waitFor();
  assert.equal(await page.getByLabel("Default context").count(), 0);
});
