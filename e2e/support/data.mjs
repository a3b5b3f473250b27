// Datasets that come out of a seed: the same on every machine, and unlike each other.

/** Numbers from 0 up to 1 (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = (
  "the order arrived late but support answered within an hour and sent a new one without asking for the old " +
  "battery screen keyboard refund invoice delivery address shipment warranty broken scratched wrong colour size " +
  "배송이 늦었지만 상담원이 친절하게 안내해 주었습니다 환불 교환 문의 제품 상태 naïve café 🎹 👩‍👩‍👧"
).split(" ");

/** A text of `count` words. */
export function prose(random, count) {
  return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
}

/** One line of a dataset, without its end. */
export function line(example) {
  return JSON.stringify(example);
}

/** Lines for a text model, each without a fault. */
export function textLines(count, seed = 1) {
  const random = chance(seed);
  return Array.from({ length: count }, (_, at) =>
    line({
      input_text: `Sort ticket ${at} into billing, delivery or other: ${prose(random, 8 + Math.floor(random() * 60))}`,
      output_text: `${prose(random, 2 + Math.floor(random() * 12))} (${at})`,
    }),
  );
}

/** Lines for a chat model, two or three pairs each, without a fault. */
export function chatLines(count, seed = 1) {
  const random = chance(seed);
  return Array.from({ length: count }, (_, at) => {
    const pairs = Array.from({ length: 2 + (at % 2) }, (_, pair) => [
      { author: "user", content: `${prose(random, 8)} (${at}.${pair})?` },
      { author: "assistant", content: prose(random, 12) },
    ]);
    return line({ context: "You answer for a shop.", messages: pairs.flat() });
  });
}

/** Rows of a corpus or of queries: `d1`, `d2`, …, or with another letter. */
export function rows(letter, count) {
  return Array.from({ length: count }, (_, at) => line({ _id: `${letter}${at + 1}`, text: `${prose(chance(at), 12)} (${letter}${at})` })).join("\n");
}

/** A labels file: which document answers which query, by their numbers. */
export function labels(...pairs) {
  return ["query-id\tcorpus-id\tscore", ...pairs.map(([query, document]) => `q${query}\td${document}\t1`), ""].join("\n");
}

/** What goes wrong in `mistaken`, and on which lines, counted from 1. */
export const MISTAKES = {
  "invalid-json": [4_127, 9_001],
  "missing-output-text": [77, 78, 5_000],
  "empty-output-text": [640],
  "unknown-field": [1_234, 4_321],
  "input-truncated": [2_500],
  "output-truncated": [3_333, 7_777],
  "duplicate-key": [6_001],
};

/** A file of 10,000 lines for a text model, as people have them: most of it good, some of it not. */
export function mistaken(seed = 20_241_009) {
  const lines = textLines(10_000, seed);
  const random = chance(seed + 1);
  const change = (rule, changed) => {
    for (const number of MISTAKES[rule]) lines[number - 1] = changed(JSON.parse(lines[number - 1]));
  };
  change("invalid-json", (example) => line(example).replace(',"output_text"', ',,"output_text"'));
  change("missing-output-text", ({ input_text }) => line({ input_text }));
  change("empty-output-text", ({ input_text }) => line({ input_text, output_text: " " }));
  change("unknown-field", (example) => line({ ...example, note: "checked by hand" }));
  change("input-truncated", ({ output_text }) => line({ input_text: prose(random, 9_000), output_text }));
  change("output-truncated", ({ input_text }) => line({ input_text, output_text: prose(random, 1_500) }));
  change("duplicate-key", (example) => line(example).replace("{", '{"input_text":"",'));
  return `${lines.join("\n")}\n`;
}

/** A file like those that people tune with: lengths of every kind up to beyond the limits, a few faults. */
export function worthShowing(seed = 20_241_118) {
  const random = chance(seed);
  const bell = () => random() + random() + random() + random() - 2;
  const length = (median, spread) => Math.round(median * Math.exp(spread * bell()));
  const english = WORDS.slice(0, 36);
  const words = (count) => Array.from({ length: count }, () => english[Math.floor(random() * english.length)]).join(" ");
  const lines = Array.from({ length: 2_000 }, (_, at) =>
    line({ input_text: `Summarise ticket ${at + 1}: ${words(length(2_100, 0.9))}`, output_text: `${words(length(300, 0.75))}.` }),
  );
  const change = (number, changed) => (lines[number - 1] = changed(JSON.parse(lines[number - 1])));
  for (const number of [412, 1_127]) change(number, ({ input_text }) => `{"input_text": ${JSON.stringify(input_text)},}`);
  for (const number of [77, 1_500, 1_502]) change(number, ({ input_text, output_text }) => line({ input_text, output: output_text }));
  change(1_810, ({ input_text }) => line({ input_text, output_text: "" }));
  for (const number of [230, 960, 1_922]) change(number, (example) => line({ ...example, note: "checked by hand" }));
  return `${lines.join("\n")}\n`;
}
