// Files that are larger than memory should ever have to be.

import { open } from "node:fs/promises";
import { join } from "node:path";

import { textLines } from "./data.mjs";

export const GIB = 2 ** 30;

/** Bytes in each line of `manyLines`, its end included. */
const LINE = 1024;

/** A file of 1 GiB in 1,048,576 good lines, no two alike. Gives its path. */
export async function manyLines(folder) {
  const path = join(folder, "many.jsonl");
  const texts = textLines(4_096, 7).map((one) => JSON.parse(one).input_text.replace(/[^ -~]/g, ""));
  const example = (text) => `${JSON.stringify({ input_text: `0000000 ${text}`, output_text: "fine" })}\n`;
  const room = LINE - example("").length;
  const filled = (at) => Array.from({ length: 40 }, (_, more) => texts[(at + 11 * more) % texts.length]).join(" ").slice(0, room);
  const block = Buffer.concat(texts.map((_, at) => Buffer.from(example(filled(at)))));
  const file = await open(path, "w");
  for (let written = 0; written < GIB / LINE; written += texts.length) {
    for (let at = 0; at < texts.length; at++) {
      block.write(String(written + at).padStart(7, "0"), at * LINE + '{"input_text":"'.length, "latin1");
    }
    await file.write(block);
  }
  await file.close();
  return path;
}

/** A file whose line 11 has 1 GiB, with ten good lines before and behind it. On disk it is nearly all hole. */
export async function oneLine(folder) {
  const path = join(folder, "one-line.jsonl");
  const [before, behind] = [textLines(10, 3), textLines(10, 4)].map((lines) => `${lines.join("\n")}\n`);
  const start = `${before}{"input_text": "`;
  const file = await open(path, "w");
  await file.write(start, 0);
  await file.write(`\n${behind}`, Buffer.byteLength(start) + GIB);
  await file.close();
  return path;
}
