// The JavaScript module in Node.js: what the page must agree with. Other tests hold it to the same
// code on this machine.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { dist } from "./site.mjs";

const folder = join(dist, "module");

/** How many findings of a rule the page lists. */
const LISTED_PER_RULE = 100_000;

export const tuneup = await import(pathToFileURL(join(folder, "tuneup.js")));
await tuneup.default({ module_or_path: await readFile(join(folder, "tuneup_bg.wasm")) });

/** The report on a file of that name, as the page would make it. */
export function reportOn(content, name, options = {}) {
  const input = name === undefined ? content : new File([content], name);
  return tuneup.inspect(input, { maxDiagnosticsPerRule: LISTED_PER_RULE, ...options });
}

const rules = new Map(tuneup.rules().map((rule) => [rule.name, rule]));

/** A rule's summary as the page writes it in a title. */
export function titleOf(name) {
  const { summary } = rules.get(name);
  return (summary[0].toUpperCase() + summary.slice(1)).replaceAll("`", "");
}
