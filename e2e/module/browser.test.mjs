// The module in a browser: in a page, in a worker, and under a strict content security policy.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";

import { chromium } from "playwright-core";

import { folder, line, started, textExamples, wordTokenizer } from "./support.mjs";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
];
const TYPES = { js: "text/javascript", wasm: "application/wasm", html: "text/html" };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

/** Pages that would stand beside the module. */
const BESIDE = {
  "/page.html": "<!doctype html><title>A page</title>",
  "/worker.js": `
    import init, { inspect, countTokens } from "./tuneup.js";
    await init();
    addEventListener("message", async ({ data }) => {
      postMessage({ report: await inspect(data), count: countTokens("Know before you tune.").count });
    });
    postMessage("ready");`,
};

const data = textExamples(40) + line({ input_text: "know ".repeat(9_000), output_text: "x" }) + "{\n";

let server, browser, page, asked;
before(async () => {
  server = createServer(async ({ url }, answer) => {
    asked.push(url);
    const body = BESIDE[url] ?? (await readFile(join(folder, normalize(url))).catch(() => undefined));
    const type = TYPES[url.split(".").at(-1)] ?? "application/octet-stream";
    answer.writeHead(body === undefined ? 404 : 200, { "content-type": type, "content-security-policy": POLICY });
    answer.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
});
after(async () => {
  await browser?.close();
  server.close();
});

/** A page on the server that has loaded nothing yet. */
async function open() {
  asked = [];
  page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/page.html`);
  return faults;
}

test("a page gets the report that Node.js gets", async () => {
  const faults = await open();
  const inPage = await page.evaluate(async (data) => {
    const { default: init, inspect, countTokens } = await import("./tuneup.js");
    await init();
    const progress = [];
    const report = await inspect(new File([data], "train.jsonl"), { strict: true }, (it) => progress.push(it));
    return { report, progress, count: countTokens("Know before you tune.").count };
  }, data);
  const tuneup = await started();
  assert.deepEqual(inPage.report, await tuneup.inspect(new File([data], "train.jsonl"), { strict: true }));
  assert.equal(inPage.count, 5);
  assert.equal(inPage.progress.at(-1).bytesRead, inPage.report.file.bytes);
  assert.deepEqual(faults, []);
  assert.deepEqual(asked.filter((url) => url !== "/favicon.ico").sort(), [
    "/gemma3.spiece.model", "/page.html", "/tuneup.js", "/tuneup_bg.wasm", "/tuneup_core.js",
  ]);
});

test("what reads a tokenizer.json is fetched when one is given", async () => {
  const faults = await open();
  const counted = await page.evaluate(async (tokenizerJson) => {
    const { default: init, countTokens } = await import("./tuneup.js");
    await init({ vocabulary: false });
    return countTokens("know before you tune", { tokenizerJson });
  }, wordTokenizer);
  assert.deepEqual(counted, { count: 4, tokenizer: "tokenizer.json: WordLevel, 3 pieces", exactness: "exact" });
  assert.deepEqual(faults, []);
  assert.ok(asked.includes("/tuneup_tokenizer_bg.wasm") && !asked.includes("/gemma3.spiece.model"));
});

test("a worker gets the same report", async () => {
  const faults = await open();
  const inWorker = await page.evaluate(
    (data) =>
      new Promise((resolve, reject) => {
        const worker = new Worker("./worker.js", { type: "module" });
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.onmessage = ({ data: answer }) =>
          answer === "ready" ? worker.postMessage(new Blob([data])) : resolve(answer);
      }),
    data,
  );
  const tuneup = await started();
  assert.deepEqual(inWorker, { report: await tuneup.inspect(data), count: 5 });
  assert.deepEqual(faults, []);
});

test("a page gets its turns while a large file is inspected", async () => {
  await open();
  const { turns, bytes } = await page.evaluate(async (data) => {
    const { default: init, inspect } = await import("./tuneup.js");
    await init();
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    const { file } = await inspect(new Blob(Array(3_000).fill(data)));
    clearInterval(others);
    return { turns, bytes: file.bytes };
  }, textExamples(100));
  const slices = Math.ceil(bytes / (4 * 1024 * 1024));
  assert.ok(slices > 5, `${bytes} bytes`);
  assert.ok(turns > 2 * slices, `${turns} turns in ${slices} slices`);
});
