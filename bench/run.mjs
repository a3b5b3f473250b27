// `node run.mjs node|chromium JOB`: one job, described in JSON, in a place; writes what was measured.
// Each job is a process or a browser of its own: whatever one leaves behind does not help the next.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

import { measured } from "./contenders.mjs";

const [place, text] = process.argv.slice(2);
const job = JSON.parse(text);

const PLACES = {
  node: () => measured(job, { bytes: (path) => readFile(path), module: (path) => import(pathToFileURL(path)) }),
  chromium: async () => (await import("./chromium.mjs")).inWorker(job),
};

// A process that exits does not wait for a pipe to take all it wrote.
process.stdout.write(`${JSON.stringify(await PLACES[place]())}\n`, () => process.exit());
