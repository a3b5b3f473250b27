// Large files are inspected by several workers, which a person sees by the clock alone.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { folder } from "../support/browser.mjs";
import { textLines } from "../support/data.mjs";
import { people } from "../support/person.mjs";
import { visit } from "../support/visitor.mjs";

const MIB = 2 ** 20;
const TIMEOUT = { timeout: 120_000 };

const texts = textLines(2_048, 5);
const good = (at) => texts[at % texts.length].replace("ticket", `ticket ${at}:`);

/** Lines of so many bytes or more. */
function linesOf(bytes, lineAt) {
  const lines = [];
  for (let at = 0; bytes > 0; at++) {
    lines.push(lineAt(at));
    bytes -= lines.at(-1).length;
  }
  return lines;
}

/** Good lines and bad ones; one from the start comes again near the end. */
function mixed(bytes) {
  const lines = linesOf(bytes, (at) => {
    if (at % 1_009 === 500) return good(at).slice(0, -2);
    if (at % 2_003 === 700) return good(at).replace("output_text", "output");
    return at % 5_003 === 900 ? "" : good(at);
  });
  lines[lines.length - 50] = lines[10];
  return lines.join("\n");
}

/** The same in one array that is spread over many lines. */
function pretty(bytes) {
  const examples = linesOf(bytes, good).map((line) => JSON.parse(line));
  return JSON.stringify(examples, null, 2);
}

async function file(t, content) {
  const path = join(await folder(t), "large.jsonl");
  await writeFile(path, content);
  return path;
}

/** Runs in the worker of the page: notes the helpers that it starts, of which something may become. */
function withHelpers(fate) {
  globalThis.helpers = 0;
  Object.defineProperty(navigator, "hardwareConcurrency", { value: fate === "one core" ? 1 : 3 });
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      if (fate === "none can start") throw new TypeError("no worker may start here");
      super(...given);
      const number = ++globalThis.helpers;
      let words = 0;
      this.addEventListener("message", () => {
        words++;
        if (fate === "one dies" && number === 2 && words === 20) this.dispatchEvent(new Event("error"));
      });
    }
  };
}

/** A visitor whose worker has helpers of this fate, and how many of them were started. */
async function visitWith(t, fate) {
  const visitor = await visit(t);
  const worker = await visitor.worker();
  await worker.evaluate(withHelpers, fate);
  return { visitor, worker, helpers: () => worker.evaluate(() => globalThis.helpers) };
}

/** The report on a file, and how many helpers were started for it. */
async function inspected(t, path, fate) {
  const { visitor, helpers } = await visitWith(t, fate);
  await visitor.untilInspected(() => visitor.drop(path));
  const report = JSON.parse((await visitor.saved("Report as JSON")).content);
  await visitor.isContent();
  return { report, helpers: await helpers() };
}

test("a large file has the same report, however many inspect it", TIMEOUT, async (t) => {
  const path = await file(t, mixed(40 * MIB));
  const alone = await inspected(t, path, "one core");
  assert.equal(alone.helpers, 0);
  assert.equal(alone.report.counts["duplicate-example"], 1);
  assert.ok(alone.report.counts["invalid-json"] > 20);
  assert.ok(alone.report.statistics !== null && alone.report.file.examples > 50_000);

  const shared = await inspected(t, path, "helpers work");
  assert.equal(shared.helpers, 3);
  assert.deepEqual(shared.report, alone.report);
  for (const fate of ["none can start", "one dies"]) {
    assert.deepEqual((await inspected(t, path, fate)).report, alone.report, fate);
  }
});

test("an array over many lines is inspected by one worker", TIMEOUT, async (t) => {
  const path = await file(t, pretty(25 * MIB));
  const { report, helpers } = await inspected(t, path, "helpers work");
  assert.equal(helpers, 0);
  assert.equal(report.counts["array-file"], 1);
  assert.equal(report.file.examples, linesOf(25 * MIB, good).length);
});

test("an array that comes late is found out, and the file is inspected by one worker", TIMEOUT, async (t) => {
  const lines = linesOf(25 * MIB, good);
  const path = await file(t, `${lines.join("\n")}\n${pretty(2 * MIB)}`);
  const { report, helpers } = await inspected(t, path, "helpers work");
  assert.equal(helpers, 3);
  assert.deepEqual(report, (await inspected(t, path, "one core")).report);
});

test("a check with helpers stops at once, and the next file is checked", TIMEOUT, async (t) => {
  const path = await file(t, mixed(100 * MIB));
  const { visitor, worker, helpers } = await visitWith(t, "helpers work");
  const gone = worker.waitForEvent("close");
  await visitor.drop(path);
  await visitor.until((bytes) => window.heard.some(({ bytesRead }) => bytesRead > bytes), MIB);
  assert.equal(await helpers(), 3);
  await visitor.button("Cancel").click();
  await visitor.sees("You stopped the check");
  await gone;
  await visitor.until(() => window.heard.some(({ kind }) => kind === "ready"));
  assert.ok(!(await visitor.heard()).some(({ kind }) => kind === "finished" || kind === "failed"));

  const next = await visitor.file("next.jsonl", textLines(300).join("\n"));
  await visitor.untilInspected(() => visitor.drop(next));
  await visitor.isContent();
});

const [, meetFirefox] = people.find(([name]) => name === "Firefox");

test("a large file is inspected in Firefox too", TIMEOUT, async (t) => {
  const path = await file(t, mixed(26 * MIB));
  const { report } = await inspected(t, path, "one core");
  const person = await meetFirefox(t);
  await person.chooseFiles([path]);
  await person.until(() => window.heard.some(({ kind }) => kind === "finished") && !document.querySelector("progress"));
  assert.deepEqual(JSON.parse((await person.saved("Report as JSON")).content), report);
  await person.isContent();
});
