// A token and the address of an upload session are secrets. After a whole job with Google, a canary of
// each is looked for everywhere: it may be where it has to go, and nowhere else.

import assert from "node:assert/strict";

import { textLines } from "../support/data.mjs";
import { at, simulator } from "../support/simulator.mjs";
import { url } from "../support/site.mjs";
import { journey } from "../support/visitor.mjs";

const TOKEN = "ya29.canary-4f1c";
/** Every host that a request may go to ends so. */
const GOOGLE = /^https:\/\/(storage|oauth2|aiplatform|[a-z0-9-]+-aiplatform)\.googleapis\.com\//;

/** Puts simulated Google where the page expects Google; notes what is sent and the session that comes back. */
async function google(visitor, origin) {
  const sent = [];
  const sessions = [];
  await visitor.context.route(/^https:\/\/[^/]*googleapis\.com\//, async (route) => {
    const request = route.request();
    const headers = await request.allHeaders();
    const body = request.postDataBuffer() ?? undefined;
    sent.push({ url: request.url(), headers, body: body?.toString("latin1") ?? "" });
    const { "content-length": _, ...others } = headers;
    const answer = await fetch(at(origin, request.url()), { method: request.method(), headers: { ...others, origin: new URL(url).origin }, body });
    if (answer.headers.has("location")) sessions.push(answer.headers.get("location"));
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) });
  });
  return { sent, sessions };
}

/** Everything that the page could have left behind, as one text. */
const leftBehind = ({ page }) =>
  page.evaluate(async () => {
    const stored = [localStorage, sessionStorage].map((storage) => JSON.stringify({ ...storage }));
    const fields = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
    const databases = (await indexedDB.databases?.()) ?? [];
    const cached = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) cached.push(request.url);
    }
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    const entries = performance.getEntries().map(({ name }) => name);
    return [...stored, ...fields, document.cookie, location.href, JSON.stringify(history.state), JSON.stringify(databases), ...cached, `${workers.length} workers`, document.documentElement.outerHTML, entries.filter((name) => !name.includes("googleapis.com")).join()].join("\n");
  });

journey("token and upload session are found nowhere but where they have to go", { timeout: 300_000 }, async (visitor, t) => {
  const { page } = visitor;
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  const { sent, sessions } = await google(visitor, await simulator(t, { pace: { pending: 500, running: 2_000, cancelling: 500 } }));
  const downloads = [];

  await visitor.untilInspected(async () => visitor.choose([await visitor.file("tickets.jsonl", textLines(400).join("\n") + "\n")]));
  await visitor.goTo("Plan");
  await page.getByLabel("Training steps", { exact: true }).fill("100");
  await visitor.goTo("Launch");
  for (const [label, text] of Object.entries({
    "Name of the tuned model": "Tickets", "Name of the pipeline job": "Sort tickets", "Project ID": "my-project",
    "Output directory": "gs://my-bucket/output", "Bucket or folder": "gs://my-bucket/data/",
  })) await page.getByLabel(label, { exact: true }).fill(text);
  await visitor.button("Fill in the URIs").click();
  await page.getByLabel("Requests go to").selectOption("google");
  await page.getByLabel("Access token").fill(TOKEN);
  await visitor.button("Use this token").click();
  await visitor.button("Upload").click();
  await visitor.sees("Uploaded: size and checksum are those of the file that was checked");

  // Every text that can be copied or saved.
  for (const tab of await visitor.region("The request").getByRole("tab").all()) {
    await tab.click();
    downloads.push((await visitor.saved("Download")).content);
  }
  await visitor.button("Dry run").click();
  await visitor.button("Send…").click();
  await visitor.button("Create the job").click();
  await visitor.sees(/Created: tune-large-model-/);
  await visitor.link("See it in Jobs").click();
  await page.getByRole("link", { name: "Sort tickets" }).click();
  await visitor.sees(/Succeeded in/);

  const whileSignedIn = await leftBehind(visitor);
  await visitor.button("All jobs").or(visitor.link("All jobs")).click();
  await visitor.goTo("Launch");
  await visitor.button("Forget it").click();
  const afterwards = await leftBehind(visitor);

  assert.ok(sent.length > 5 && sessions.length > 0, "the whole way was gone");
  for (const { url, headers, body } of sent) {
    assert.match(url, GOOGLE);
    const { authorization, ...others } = headers;
    if (authorization) assert.equal(authorization, `Bearer ${TOKEN}`);
    assert.ok(!JSON.stringify([others, body, url]).includes("canary"), url);
    if (sessions.includes(url)) assert.equal(authorization, undefined, "a session needs no token");
  }
  const elsewhere = { downloads, said, whileSignedIn, afterwards, requests: visitor.requests.filter((it) => !GOOGLE.test(it)) };
  for (const [place, texts] of Object.entries(elsewhere)) {
    const text = [texts].flat().join("\n");
    assert.ok(text.length > 0 || place === "said", place);
    assert.ok(!text.includes("canary"), `the token is in ${place}`);
    for (const session of sessions) {
      const [, id] = session.match(/upload_id=([^&]+)/);
      assert.ok(!text.includes(id), `the session is in ${place}`);
    }
  }
});
