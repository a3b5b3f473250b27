// Large files are inspected by several workers, which a person sees only by the clock.

import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";

import { folder } from "../support/browser.mjs";
import { textLines } from "../support/data.mjs";
import { journey, visit } from "../support/visitor.mjs";
import { people } from "../support/person.mjs";

const MIB = 2 ** 20;

/** So many bytes of lines or more; `number` is in each, so that no two are alike. */
function linesOf(bytes, lineAt) {
  const lines = [];
  for (let [at, length] = [0, 0]; length < bytes; at++) {
    const line = lineAt(at);
    lines.push(line);
    length += line.length;
  }
  return lines;
}

const texts = textLines(2_048, 5);
const good = (at) => texts[at % texts.length].replace("ticket", `ticket ${at}:`);

/** Good lines and bad ones; one from the start comes again near the end. */
function mixed(bytes) {
  const lines = linesOf(bytes, (at) => {
    if (at % 1_009 === 500) return good(at).slice(0, -2);
    if (at % 2_003 === 700) return good(at).replace("output_text", "output");
    return at % 5_003 === 900 ? "" : good(at);
  });
  lines[lines.length - 50] = lines[10];
  return `${lines.join("\n")}\n`;
}

/** Has the worker note the helpers that it starts, or changes how it can start them. */
async function watch(visitor, how = "as they are") {
  const worker = await visitor.worker();
  await worker.evaluate((how) => {
    globalThis.helpers = [];
    if (how === "one core") Object.defineProperty(navigator, "hardwareConcurrency", { value: 1 });
    else Object.defineProperty(navigator, "hardwareConcurrency", { value: 3 });
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        if (how === "none can start") throw new TypeError("no workers here");
        super(...given);
        globalThis.helpers.push(this);
        let words = 0;
        if (how === "one dies") {
          this.addEventListener("message", () => {
            if (++words === 12 && globalThis.helpers.indexOf(this) === 1) this.dispatchEvent(new Event("error"));
          });
        }
      }
    };
  }, how);
  return { helpers: () => worker.evaluate(() => globalThis.helpers.length), worker };
}

/** The report on a file, and how many helpers there were. */
async function inspected(t, path, how) {
  const visitor = await visit(t);
  const { helpers } = await watch(visitor, how);
  const began = performance.now();
  await visitor.untilInspected(() => visitor.drop(path));
  t.diagnostic(`${how ?? "shared"}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  const report = JSON.parse((await visitor.saved("Report as JSON")).content);
  await visitor.isContent();
  return { report, helpers: await helpers() };
}

async function file(t, name, content) {
  const path = join(await folder(t), name);
  await writeFile(path, content);
  return path;
}

test("a large file has the same report, whoever inspects it", { timeout: 120_000 }, async (t) => {
  const path = await file(t, "mixed.jsonl", mixed(40 * MIB));
  const alone = await inspected(t, path, "one core");
  assert.equal(alone.helpers, 0);
  assert.ok(alone.report.counts["duplicate-example"] === 1 && alone.report.counts["invalid-json"] > 20, JSON.stringify(alone.report.counts));

  const shared = await inspected(t, path);
  assert.equal(shared.helpers, 3);
  assert.deepEqual(shared.report, alone.report);

  for (const how of ["none can start", "one dies"]) {
    assert.deepEqual((await inspected(t, path, how)).report, alone.report, how);
  }
});
