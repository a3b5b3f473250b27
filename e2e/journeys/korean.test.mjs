// Someone reads Korean: every sentence of every place is in it, and stays so.

import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { labels, rows, textLines } from "../support/data.mjs";
import { tuneup } from "../support/module.mjs";
import { root } from "../support/site.mjs";
import { texts } from "../support/texts.mjs";
import { journey } from "../support/visitor.mjs";
import { patterns, pieces, say } from "../support/words.mjs";

const ko = (key) => say("ko", key);

/** What is the same in both languages: names, not sentences. */
const NAMES = [
  /^[\d\s.,:%–−×·…()/=‸~-]*$/, // numbers and signs
  /^(Tuneup|English|Google|Gemini|Alpaca|ShareGPT|CSV|TSV|prompt\/completion|JSON|curl|GPU|TPU|PR|TensorBoard|Gemma 3|URI|ID|Markdown|SARIF|PowerShell|Python|Python ?\(SDK\)|Node\.js|Java)$/,
  /^(\(?)(text|chat|code|codechat|textembedding)-(bison|gecko)(-32k)?@00\d/, // models
  /^[a-z]+-[a-z]+\d(, [a-z]+-[a-z]+\d)*$/, // regions
  /^(min|max|p5|p95)$/,
  /^\$(\.\w+|\[\d+\]|\["[^"]*"\])*$/, // the path of a field
  /^gs:\/\/|^projects\/|@PROJECT\.iam/,
  /^[\d.,]+ (B|kB|MB|GB)(\/s)?$/,
  /^8 × A100|^64 /,
  /^[A-Z]\d{3}$/, // codes of rules
];

const ofThePage = [...patterns("en")].flatMap(([key, pattern]) =>
  pieces(pattern).filter((piece) => /[A-Za-z]{2}/.test(piece) && !pieces(patterns("ko").get(key)).includes(piece)),
);
const ofTheRules = tuneup.rules().flatMap(({ summary, explanation, help }) =>
  [summary, explanation, help].flatMap((text) => text.split(/`[^`]*`/).map((piece) => piece.trim()).filter((piece) => piece.includes(" "))),
);
const english = [...ofThePage, ...ofTheRules];

/** Fails where a text is English. */
async function isKorean(visitor, where) {
  const found = await visitor.page.evaluate(texts);
  assert.ok(found.some((text) => /[가-힣]/.test(text)), where);
  const left = found.filter((text) => {
    if (english.some((sentence) => text === sentence || (sentence.includes(" ") && text.includes(sentence)))) return true;
    return /[A-Za-z]/.test(text) && !/[가-힣]/.test(text) && !NAMES.some((name) => name.test(text));
  });
  assert.deepEqual(left, [], where);
}

/** The files of a job, side by side: as many as there can be, one too many, and some that are missing. */
async function severalFiles(visitor) {
  const { page } = visitor;
  const names = ["train.jsonl", "eval.jsonl", "third.jsonl"];
  const files = await Promise.all(names.map((name) => visitor.file(name, textLines(30).join("\n"))));
  await visitor.untilInspected(() => visitor.drop(...files));
  await visitor.sees(/third\.jsonl/);
  await isKorean(visitor, "training, evaluation and a file too many");
  await page.getByRole("button", { name: /eval\.jsonl/ }).click();
  for (const [line, key] of [["100", "dataset-go-nearest"], ["x", "dataset-go-no-line"]]) {
    await page.getByLabel(ko("dataset-go-to-line")).fill(line);
    await page.getByLabel(ko("dataset-go-to-line")).press("Enter");
    await visitor.sees(pieces(patterns("ko").get(key)).at(-1));
    await isKorean(visitor, key);
  }
  await visitor.button(ko("dataset-close-all")).click();

  const corpus = await visitor.file("corpus.jsonl", rows("d", 12));
  const pairs = await visitor.file("train.tsv", labels([1, 1], [2, 2], [3, 99]));
  await visitor.untilInspected(() => visitor.drop(corpus, pairs));
  await isKorean(visitor, "corpus and labels without queries");
  await page.getByRole("button", { name: /train\.tsv/ }).click();
  await isKorean(visitor, "labels");
  const gate = await visitor.holdAfter(1);
  await visitor.drop(await visitor.file("queries.jsonl", rows("q", 12)));
  await gate.reached();
  await isKorean(visitor, "queries under way");
  await visitor.untilInspected(() => gate.release());
  for (const place of ["place-plan", "place-launch"]) {
    await visitor.goTo(ko(place));
    await isKorean(visitor, `${place} of an embedding job`);
  }
  await visitor.goTo(ko("place-dataset"));
  await visitor.button(ko("dataset-close-all")).click();
}

journey("from the first screen to the request, everything is Korean, and stays so", async (visitor) => {
  const { page } = visitor;
  await page.getByRole("banner").getByRole("button", { name: "한국어" }).click();
  await visitor.until(() => document.documentElement.lang === "ko");
  await isKorean(visitor, "the first screen");
  assert.equal(await visitor.heading(), ko("dataset-first-title"));
  assert.equal(await page.title(), `${ko("place-dataset")} · Tuneup`);

  await visitor.button(ko("dataset-paste")).click();
  await isKorean(visitor, "the paste dialog");
  await page.keyboard.press("Escape");

  // A check in its middle, then stopped, then of a file that is gone.
  const gate = await visitor.holdAfter(9e6);
  const large = await visitor.file("large.jsonl", `${textLines(400).join("\n")}\nnot JSON\n`.repeat(120));
  await visitor.drop(large);
  await gate.reached();
  await visitor.until(() => window.heard.some(({ kind, bytesRead }) => kind === "progress" && bytesRead > 0));
  await isKorean(visitor, "a check under way");
  await visitor.button(ko("dataset-cancel")).click();
  await visitor.sees(ko("dataset-cancelled"));
  await isKorean(visitor, "a check that was stopped");
  await rm(large);
  await visitor.untilInspected(() => visitor.button(ko("dataset-again")).click());
  await visitor.sees(ko("dataset-failed-unreadable"));
  await isKorean(visitor, "a file that is gone");
  await visitor.drop(visitor.folder);
  await visitor.until(() => /‘|“/.test(document.querySelector("[role=status]").innerText));
  await isKorean(visitor, "a folder");
  await visitor.button(ko("dataset-close")).click();

  await visitor.untilInspected(() => page.getByText(ko("dataset-sample-mistakes"), { exact: true }).click());
  for (const fold of await page.getByText(ko("dataset-as-table")).all()) await fold.click();
  const rows = page.getByRole("listitem").filter({ has: page.locator("[aria-expanded]") }).getByRole("button");
  for (let row = 0; row < (await rows.count()); row++) {
    await rows.nth(row).click();
    await isKorean(visitor, `finding ${row + 1} of every mistake`);
  }
  await page.getByRole("slider").press("End");
  await isKorean(visitor, "the strip");
  for (const tool of ["repair", "convert", "split"]) {
    await visitor.untilWritten(() => visitor.button(ko(`tools-${tool}`)).click());
    await isKorean(visitor, tool);
    await page.keyboard.press("Escape");
  }
  await visitor.button(ko("dataset-close")).click();
  await severalFiles(visitor);
  await visitor.untilInspected(() => page.getByText(ko("dataset-sample-chat"), { exact: true }).click());
  await isKorean(visitor, "a clean sample");

  await visitor.goTo(ko("place-plan"));
  await page.getByLabel(ko("plan-steps")).fill("many");
  await page.getByLabel(ko("plan-price")).fill("dear");
  await isKorean(visitor, "a plan of no numbers");
  await page.getByLabel(ko("plan-steps")).fill("20000");
  await page.getByLabel(ko("plan-price")).fill("3");
  await page.getByLabel(ko("plan-epochs-own")).fill("0.5");
  await page.getByText(ko("plan-as-table")).click();
  await isKorean(visitor, "a plan");
  await page.getByLabel(ko("plan-model")).selectOption("text-bison@002");
  await visitor.until(() => !document.querySelector("progress"));
  await page.getByLabel(ko("plan-interval")).fill("15000");
  await page.getByLabel(ko("plan-accelerator")).selectOption("TPU");
  await isKorean(visitor, "a plan for text");

  await visitor.goTo(ko("place-launch"));
  await isKorean(visitor, "an empty form");
  await page.getByLabel(ko("launch-project"), { exact: true }).fill("No Project");
  await page.getByLabel(ko("launch-key")).fill("no key");
  await page.getByLabel(ko("launch-tensorboard")).fill("no board");
  await page.getByLabel(ko("launch-account")).fill("nobody");
  await page.getByLabel(ko("launch-labels")).fill("No=Label");
  await page.getByLabel(ko("launch-output")).fill("s3://bucket");
  await page.getByLabel(ko("launch-rate")).fill("-1");
  await page.getByText(ko("launch-elsewhere")).click();
  const sample = await readFile(join(root, "crates/app/src/places/launch/elsewhere/sample.json"), "utf8");
  await page.getByLabel(ko("launch-elsewhere-body")).fill(sample);
  await visitor.button(ko("launch-dry-run")).click();
  await isKorean(visitor, "a form full of mistakes");
  await visitor.button(ko("create-start-over")).click();
  for (const [key, text] of [
    ["launch-model-name", "분류"],
    ["launch-display-name", "문의 분류"],
    ["launch-project", "my-project"],
    ["launch-output", "gs://my-bucket/output"],
    ["launch-dataset", "gs://my-bucket/train.jsonl"],
  ]) {
    await page.getByLabel(ko(key), { exact: true }).fill(text);
  }
  await visitor.button(ko("launch-dry-run")).click();
  await visitor.button(ko("create-send")).click();
  await isKorean(visitor, "the question before sending");
  await page.getByRole("dialog").getByRole("button", { name: ko("create-confirm") }).click();
  await visitor.region(/^만들었습니다/).waitFor();
  await isKorean(visitor, "a job that was created");
  await page.reload();
  await visitor.region(/작업이 없습니다$/).waitFor();
  await isKorean(visitor, "a job that is not there");
  await visitor.goTo(ko("place-jobs"));
  await isKorean(visitor, "the jobs");
  await page.getByRole("banner").getByRole("link", { name: ko("place-rules") }).click();
  await visitor.until((count) => document.querySelectorAll("article").length === count, tuneup.rules().length);
  await isKorean(visitor, "the rules");
  await page.getByLabel(ko("rules-filter")).fill("no such words");
  await page.evaluate(() => (location.hash = "#/rules/no-such-rule"));
  await visitor.sees(/no-such-rule/);
  await isKorean(visitor, "a rule that there is not");
  await visitor.goTo(ko("place-jobs"));

  await page.reload();
  await page.getByRole("navigation").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ko");
  assert.equal(await visitor.heading(), ko("jobs-title"));
  await page.getByRole("banner").getByRole("button", { name: "English" }).click();
  await visitor.until(() => document.documentElement.lang === "en");
  assert.equal(await visitor.heading(), say("en", "jobs-title"));
});

journey("whose browser asks for Korean is greeted in Korean", { language: "ko" }, async (visitor) => {
  assert.equal(await visitor.page.evaluate(() => document.documentElement.lang), "ko");
  await isKorean(visitor, "the first screen");
});

journey("where English was chosen, nothing is Korean but its own name", async (visitor) => {
  const found = (await visitor.page.evaluate(texts)).filter((text) => /[가-힣]/.test(text));
  assert.deepEqual([...new Set(found)], ["한국어"]);
});
