// A job in Chromium: a page served from this machine, with one module worker that does the work.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const WORKER = fileURLToPath(new URL("worker.mjs", import.meta.url));
/** The slowest peers take minutes. */
const PATIENCE = 1_800_000;

/** `--no-sandbox` because a benchmark may run as root; the rest keeps the browser's own errands out of it. */
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run",
];

/** A browser of its own. */
export const launched = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** Serves the files of this machine under their own paths, to this machine. */
async function served() {
  const server = createServer(async ({ url }, answer) => {
    const path = decodeURIComponent(url);
    const isPage = path === "/";
    const body = isPage ? "<!doctype html><title>bench</title>" : await readFile(path).catch(() => undefined);
    const type = TYPES[isPage ? ".html" : extname(path)] ?? "application/octet-stream";
    answer.writeHead(body === undefined ? 404 : 200, { "content-type": type });
    answer.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** What is measured in a worker of a fresh browser. */
export async function inWorker(job) {
  const site = await served();
  const browser = await launched();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${site.address}/`);
    const result = await page.evaluate(([worker, job]) => new Promise((done) => {
      const started = new Worker(worker, { type: "module" });
      started.onmessage = ({ data }) => done(data);
      started.onerror = ({ message }) => done({ error: message ?? "the worker did not start" });
      started.postMessage(job);
    }), [WORKER, job]);
    if (result.error) throw new Error(result.error);
    return result;
  } finally {
    await browser.close();
    site.close();
  }
}
