// The page with larger and larger files: `node growth.mjs DATA SIZES WORKERS`, the last two lists with
// commas; sizes in MB. Each file is dropped on a fresh page in a fresh browser.
//
// How many workers there are, the page decides by the processor's cores: here it is told how many.

import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

import { url } from "../e2e/support/site.mjs";
import { forgetPeak, peak } from "../e2e/support/memory.mjs";
import { launched } from "./chromium.mjs";

const [data, sizes, workers] = process.argv.slice(2);
const MB = 1_000_000;
const PATIENCE = 900_000;

/** A file of so many MB: the lines of the dataset again and again, each with a number that it alone has. */
async function grown(size) {
  const path = join(data, `grown-${size}.jsonl`);
  if ((await stat(path).catch(() => undefined))?.size >= size * MB) return path;
  const lines = (await readFile(join(data, "mixed.jsonl"), "utf8")).trimEnd().split("\n");
  const start = '{"input_text":"';
  const file = await open(path, "w");
  const block = [];
  for (let written = 0, number = 0; written < size * MB; ) {
    const line = `${start}${number++}. ${lines[number % lines.length].slice(start.length)}\n`;
    written += Buffer.byteLength(line);
    block.push(line);
    if (block.length === 500 || written >= size * MB) await file.write(block.splice(0).join(""));
  }
  await file.close();
  return path;
}

async function dropped(page, path) {
  const session = await page.context().newCDPSession(page);
  const { x, y, width, height } = await page.getByRole("main").getByText(".jsonl").first().boundingBox();
  const middle = { x: x + width / 2, y: y + height / 2 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, ...middle, data: { items: [], files: [path], dragOperationsMask: 1 } });
  }
}

/** Runs in the page before it. */
function watch(cores) {
  Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => cores });
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  window.addEventListener("drop", () => (window.began = performance.now()), true);
}

async function measured(url, size, cores) {
  const path = await grown(size);
  const browser = await launched();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "en-US" });
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript(watch, cores);
    const started = page.waitForEvent("worker");
    await page.goto(url);
    await page.getByRole("navigation").waitFor();
    await started;
    await page.waitForLoadState("networkidle");
    await forgetPeak(browser);
    await page.evaluate(() => (window.tasks.length = 0));
    await dropped(page, path);
    const seconds = await page.waitForFunction(() => {
      const isThere = document.querySelector('[aria-label="Report as JSON"]');
      return isThere && !document.querySelector("progress") && (performance.now() - window.began) / 1_000;
    });
    return {
      megabytes: (await stat(path)).size / MB,
      seconds: await seconds.jsonValue(),
      workers: page.workers().length,
      memory: await peak(browser),
      longestTask: await page.evaluate(() => Math.max(0, ...window.tasks)),
    };
  } finally {
    await browser.close();
  }
}

const rows = [];
for (const cores of workers.split(",").map(Number)) {
  for (const size of sizes.split(",").map(Number)) {
    const row = await measured(url, size, cores);
    console.error(JSON.stringify(row));
    if (row.workers < cores) break; // it makes no use of them
    rows.push(row);
  }
}
process.stdout.write(`${JSON.stringify(rows)}\n`, () => process.exit());
