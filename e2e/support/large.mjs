// Files that are larger than memory should ever have to be.

import { open } from "node:fs/promises";
import { join } from "node:path";

import { chance, line, prose, textLines } from "./data.mjs";

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

/** What the service takes at most for tuning embeddings: documents, queries, and labels of all files together. */
const DOCUMENTS = 500_000;
const QUERIES = 10_000;
const LABELS = { "train.tsv": 449_999, "validation.tsv": 25_000, "test.tsv": 25_000 };
/** Labels that name nothing, by file and line. */
const UNKNOWN = {
  "train.tsv": { 300_000: "q10001\td1\t1", 449_999: "q1\td500001\t1" },
  "validation.tsv": { 20_000: "q2\td0\t1" },
};
/** The line of `test.tsv` and the line of `train.tsv` that hold the same pair. */
export const SHARED = [12_345, 123_456];

/**
 * An embedding job as large as the service takes it. Three labels name what is not there, and one pair
 * stands in two files; else it has no fault. Gives the paths of its files.
 */
export async function largestTriple(folder) {
  const texts = Array.from({ length: 997 }, (_, seed) => prose(chance(seed), 24));
  const row = (letter) => (at) => line({ _id: `${letter}${at + 1}`, text: `${texts[at % texts.length]} (${at})` });
  const corpus = written(folder, "corpus.jsonl", DOCUMENTS, row("d"));
  const queries = written(folder, "queries.jsonl", QUERIES, row("q"));
  let before = 0;
  const labels = Object.entries(LABELS).map(([name, count]) => {
    const first = before;
    before += count;
    const label = (at) => {
      // Every pair is another one: the documents go round once, the queries many times.
      const pair = (at) => `q${(at % QUERIES) + 1}\td${at + 1}\t1`;
      const number = at + 1;
      if (number === 1) return "query-id\tcorpus-id\tscore";
      if (name === "test.tsv" && number === SHARED[0]) return pair(SHARED[1] - 2);
      return UNKNOWN[name]?.[number] ?? pair(first + at - 1);
    };
    return written(folder, name, count + 1, label);
  });
  return Promise.all([corpus, queries, ...labels]);
}

/** A file of so many lines, each made when its turn comes. */
async function written(folder, name, count, lineAt) {
  const path = join(folder, name);
  const file = await open(path, "w");
  for (let from = 0; from < count; from += 10_000) {
    const length = Math.min(10_000, count - from);
    await file.write(Array.from({ length }, (_, at) => `${lineAt(from + at)}\n`).join(""));
  }
  await file.close();
  return path;
}
