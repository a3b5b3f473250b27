// Files that are no datasets, or not quite: each is named for what it is, and the page lives on.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";

import { line, textLines } from "../support/data.mjs";
import { reportOn, titleOf } from "../support/module.mjs";
import { journey } from "../support/visitor.mjs";

const good = textLines(120);
const text = `${good.join("\n")}\n`;
const bytes = Buffer.from(text);

/** A file with the line at `number`, from 1, put in another's place. */
function withLine(number, other) {
  const lines = good.map((one) => Buffer.from(one));
  lines[number - 1] = Buffer.from(other);
  return Buffer.concat(lines.flatMap((one) => [one, Buffer.from("\n")]));
}

/** An example as the page of the service prints it: over several lines. */
const printed = (example) => JSON.stringify(example, null, 2);

const AS_A_WHOLE = "Not ready: the file as a whole would be rejected";
const ONE_LINE = "Not ready: 1 line would be rejected";
const chat = { messages: [{ author: "user", content: "Hello" }, { author: "assistant", content: "Good day" }] };
const severalLines = good.slice(0, 12).map((one) => printed(JSON.parse(one))).join("\n\n");
const latin1 = Buffer.from('{"input_text": "caf\xe9", "output_text": "x"}', "latin1");
const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;

/** What a file is, its content, the rule that names it, and the verdict where that is the point. */
const FILES = [
  ["an empty file", "", "empty-file", AS_A_WHOLE],
  ["only blank lines", "\n \n\n", "empty-file", AS_A_WHOLE],
  ["a byte that is no UTF-8", withLine(7, latin1), "invalid-utf8", ONE_LINE],
  ["a surrogate alone", withLine(9, '{"input_text": "\\ud83c", "output_text": "x"}'), "lone-surrogate", ONE_LINE],
  ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]), "wrong-encoding"],
  ["UTF-16 without its mark", Buffer.from(text, "utf16le"), "wrong-encoding"],
  ["UTF-16, the other way round", Buffer.from(text, "utf16le").swap16(), "wrong-encoding"],
  ["UTF-8 with a byte order mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]), "byte-order-mark", "Ready, with 1 warning"],
  ["lines that end as on Windows", text.replaceAll("\n", "\r\n"), "carriage-return"],
  ["gzip", gzipSync(bytes), "compressed-file", AS_A_WHOLE],
  ["a zip archive", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(2_000, 7)]), "compressed-file"],
  ["one array of examples", JSON.stringify(good.map((one) => JSON.parse(one))), "array-file"],
  ["text examples over several lines", severalLines, "multi-line-value"],
  ["chat examples over several lines", printed(chat), "multi-line-value"],
  ["200,000 levels", withLine(5, `{"input_text": ${deep}, "output_text": "x"}`), "nesting-too-deep", ONE_LINE],
  ["200,000 brackets that nobody closes", withLine(5, "[".repeat(200_000)), "nesting-too-deep"],
  ["a NUL in the middle of a text", withLine(3, line({ input_text: "a\0b", output_text: "x" })), "control-character"],
  ["an unfinished last line", text.slice(0, -20), "invalid-json", ONE_LINE],
  ["U+2028, which ends no line", withLine(4, '{"input_text": "Sort into billing, delivery or other: a\u2028b", "output_text": "x"}'), undefined, "Ready: all 120 examples would be accepted"],
];

for (const [what, content, rule, verdict] of FILES) {
  journey(what, async (visitor) => {
    const expected = await reportOn(content, "file.jsonl");
    await visitor.untilInspected(async () => visitor.drop(await visitor.file("file.jsonl", content)));
    assert.deepEqual(JSON.parse((await visitor.saved("Report as JSON")).content), expected);
    if (verdict) assert.equal(await visitor.heading(), verdict);
    if (rule === undefined) return;
    assert.ok(expected.counts[rule] > 0, JSON.stringify(expected.counts));
    await visitor.link(titleOf(rule)).click();
    await visitor.isAt(expected.diagnostics.find((one) => one.rule === rule));
  });
}

journey("the page’s own example is told to be over several lines", async (visitor) => {
  await visitor.untilInspected(() => visitor.button("the page’s own example").click());
  assert.match(await visitor.heading(), /^Not ready: /);
  await visitor.link(titleOf("multi-line-value")).waitFor();
  await visitor.link(titleOf("too-few-examples")).waitFor();
});

journey("what stands in a file or its name is text, and never markup", async (visitor) => {
  const hostile = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>{{7*7}}‮evil`;
  const name = `"><img src=x onerror=alert(1)>.jsonl`;
  const content = withLine(2, line({ input_text: hostile, [hostile]: hostile }));
  let dialogs = 0;
  visitor.page.on("dialog", (dialog) => dialogs++ && dialog.dismiss());
  await visitor.untilInspected(async () => visitor.drop(await visitor.file(name, content)));
  await visitor.sees(name);
  await visitor.link(titleOf("missing-output-text")).click();
  await visitor.isAt({ line: 2 });
  // It stands there as it is, and what turns the direction of text is named instead of obeyed.
  const shown = await visitor.text();
  assert.ok(shown.includes("<img src=x onerror="), shown);
  assert.ok(!shown.includes("\u202e") && shown.includes("⟨U+202E⟩"), shown);
  assert.equal(await visitor.page.evaluate(() => document.querySelectorAll("main img, main script").length), 0);
  assert.equal(await visitor.page.title(), "Dataset · Tuneup");
  assert.equal(dialogs, 0);
});
