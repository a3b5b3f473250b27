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
  const words = textLines(4_096, 7).map((one) => JSON.parse(one).input_text.replace(/[^ -~]/g, "").slice(0, 900));
  const example = (text, fill) => `${JSON.stringify({ input_text: `0000000 ${text}`, output_text: "x".repeat(fill) })}\n`;
  const block = Buffer.concat(words.map((text) => Buffer.from(example(text, LINE - example(text, 0).length))));
  const file = await open(path, "w");
  for (let written = 0; written < GIB / LINE; written += words.length) {
    for (let at = 0; at < words.length; at++) {
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
