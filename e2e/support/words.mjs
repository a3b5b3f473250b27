// The sentences of the page, as its translators wrote them.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { root } from "./site.mjs";

/** Key to pattern, in Project Fluent's notation, of a language: "en" or "ko". */
export function patterns(language) {
  const folder = join(root, "www/locales", language);
  const found = new Map();
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
    let key;
    for (const line of readFileSync(join(folder, name), "utf8").split("\n")) {
      const start = line.match(/^([a-z][\w-]*) = ?(.*)$/);
      if (start) {
        key = start[1];
        found.set(key, start[2]);
      } else if (key && /^[ }]/.test(line)) {
        found.set(key, `${found.get(key)}\n${line}`);
      }
    }
  }
  return found;
}

const known = { en: patterns("en"), ko: patterns("ko") };

/** The sentence under a key that has no values in it. */
export function say(language, key) {
  const pattern = known[language].get(key);
  if (pattern === undefined || pattern.includes("{")) throw new Error(`${language} has no plain sentence ${key}`);
  return pattern;
}

/** What stands between the values of a pattern, each piece trimmed: what can be looked for on a page. */
export function pieces(pattern) {
  const text = pattern
    .replace(/\{\s*\$[\w-]+\s*->/g, "\u0000")
    .replace(/^\s*\*?\[\w+\]/gm, "\u0000")
    .replace(/\{[^{}]*\}/g, "\u0000")
    .replace(/[{}]/g, "\u0000");
  return text.split(/[\u0000\n]/).map((piece) => piece.trim()).filter(Boolean);
}
