// With well-known tokenizer.json files the module counts what the same code counts on this machine. The
// judges compare that with the tokenizers library.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";

import { line, root, started } from "./support.mjs";

const folder = process.env.TUNEUP_TOKENIZERS;
const WORDS = [
  "Know before you tune. ", "  indented\n\n\tcode();", "데이터 세트를 ", "確認します。", "每一行都会被检查，", "يُفحص كل سطر ",
  "Größe façade ", "👨‍👩‍👧‍👦🇰🇷", "<s></s><|endoftext|><start_of_turn>", "▁▁ ▁", "\u0000\u200d\ufffd", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "𠀀𪛖ꙮ", "3.14159265 ", "    ", "<0x0A>",
];

let tuneup;
before(async () => {
  tuneup = await started();
});

/** The same texts each time: words by a linear congruence. */
function texts(number) {
  let state = 1;
  const next = () => (state = (state * 48271) % 0x7fffffff);
  const text = () => Array.from({ length: 1 + (next() % 9) }, () => WORDS[next() % WORDS.length]).join("");
  return Array.from({ length: number }, text);
}

/** What the program on this machine counts, text by text. */
async function native(file, made) {
  const run = ["run", "--quiet", "--locked", "--package", "tokenizer-json", "--example", "count_with_file", "--", file];
  const running = promisify(execFile)("cargo", run, { cwd: root, maxBuffer: 1 << 28 });
  running.child.stdin.end(made.map(line).join(""));
  const { stdout } = await running;
  return stdout.trimEnd().split("\n").map((answer) => Number.parseInt(answer, 10));
}

test("well-known tokenizers count the same as on this machine", async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  assert.equal(names.length, 6, folder);
  const made = texts(6_000);
  for (const name of names) {
    const counts = await native(join(folder, name), made);
    const tokenizerJson = await readFile(join(folder, name));
    for (let from = 0; from < made.length; from += 200) {
      const examples = made.slice(from, from + 200).map((text) => line({ input_text: text, output_text: "x" }));
      const { statistics } = await tuneup.inspect(examples.join(""), { tokenizerJson });
      const { sum, min, max } = statistics.userInputTokenDistribution;
      const expected = counts.slice(from, from + 200);
      const total = expected.reduce((one, other) => one + other);
      assert.deepEqual({ sum, min, max }, { sum: total, min: Math.min(...expected), max: Math.max(...expected) }, `${name}, ${from}`);
    }
  }
});
