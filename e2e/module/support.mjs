// What the tests of the module share. The module is taken as another project would take it: from its
// folder, which TUNEUP_MODULE names where it is not dist/module.

import { copyFile, mkdtemp, readFile, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const folder = resolve(process.env.TUNEUP_MODULE ?? resolve(root, "dist/module"));

/** A file of the module's folder. */
export function file(name) {
  return readFile(join(folder, name));
}

/** The module, started as a page starts it. */
export async function started() {
  const tuneup = await moduleIn(folder);
  await tuneup.default({ module_or_path: await file("tuneup_bg.wasm") });
  return tuneup;
}

/** The module of a folder. */
export function moduleIn(folder) {
  return import(pathToFileURL(join(folder, "tuneup.js")));
}

/** A copy of the module's folder, so that what is started there shares nothing with others. */
export async function copied({ vocabulary = true } = {}) {
  const copy = await mkdtemp(join(tmpdir(), "tuneup-module-"));
  after(() => rm(copy, { recursive: true }));
  for (const name of await readdir(folder)) {
    if (/\.(js|wasm|json)$/.test(name)) await copyFile(join(folder, name), join(copy, name));
  }
  if (vocabulary) await symlink(join(folder, "gemma3.spiece.model"), join(copy, "gemma3.spiece.model"));
  return copy;
}

/** One line of a dataset. */
export function line(example) {
  return `${JSON.stringify(example)}\n`;
}

/** `count` different examples for a text model, each without a fault. */
export function textExamples(count) {
  const example = (_, at) =>
    line({ input_text: `Say in one word whether ${at} is even or odd.`, output_text: `${at} is ${at % 2 ? "odd" : "even"}` });
  return Array.from({ length: count }, example).join("");
}

/** `count` different conversations of two pairs, each without a fault. */
export function chatExamples(count) {
  const say = (author, content) => ({ author, content });
  const example = (_, at) =>
    line({
      context: "You answer in one word.",
      messages: [
        say("user", `Is ${at} even?`),
        say("assistant", at % 2 ? "No." : "Yes."),
        say("user", `And ${at + 1}?`),
        say("assistant", at % 2 ? "Yes." : "No."),
      ],
    });
  return Array.from({ length: count }, example).join("");
}

/** A small tokenizer.json that counts words. */
export const wordTokenizer = JSON.stringify({
  version: "1.0",
  pre_tokenizer: { type: "WhitespaceSplit" },
  model: { type: "WordLevel", unk_token: "?", vocab: { "?": 0, know: 1, before: 2 } },
});
