// The way from a broken file to a plan, in every browser; and a large file that has one report everywhere.

import assert from "node:assert/strict";

import { mistaken, textLines } from "../support/data.mjs";
import { eventually } from "../support/hands.mjs";
import { reportOn, titleOf } from "../support/module.mjs";
import { story } from "../support/person.mjs";
import { url as home } from "../support/site.mjs";
import { say } from "../support/words.mjs";

story("a broken line is found, put right and planned with, in two languages", async (person) => {
  const lines = textLines(240);
  const broken = lines.with(120, lines[120].replace(/}$/, ",}"));
  await person.chooseFiles(await person.file("tickets.jsonl", broken.join("\n")));
  await person.sees("Not ready: 1 line would be rejected");
  await person.follow(titleOf("invalid-json"));
  await person.until(() => document.activeElement.ariaExpanded === "true" && /line 121, column \d+/.test(document.activeElement.innerText));

  await person.press("Repair…");
  await person.sees("1 change. Nothing is left.");
  assert.deepEqual(await person.saved("Download tickets.repaired.jsonl"), { name: "tickets.repaired.jsonl", content: lines.join("\n") });
  await person.press("Check the repaired file");
  await person.sees("Ready: all 240 examples would be accepted");
  await person.doesNotSee(titleOf("invalid-json"));

  await person.press("한국어");
  await person.sees("준비됨: 예시 240개가 모두 받아들여집니다");
  await person.goTo(say("ko", "place-plan"));
  await person.press("English");
  await person.choose("Accelerator", "TPU");
  await person.fill("Training steps", "20");
  await person.sees("24 examples a step, shows the model 480 examples: your 240 examples go by 2 times.");
  assert.equal(await person.valueOf("Training steps"), "20");
  assert.equal(await person.valueOf("Accelerator"), "TPU");
  await person.sees(/epoch 1\s*epoch 2/);

  await person.goTo("Rules");
  assert.equal(await person.heading(), "Rules");
  await person.fill(say("en", "rules-filter"), "invalid-json");
  await person.sees(titleOf("invalid-json"));
  await person.doesNotSee(titleOf("blank-line"));
});

story("a language is kept for later and for other tabs, and nothing else is kept or sent", { place: "#/plan" }, async (person) => {
  await person.press("한국어");
  await person.reload();
  assert.equal(await person.heading(), say("ko", "plan-title"));
  const second = await person.secondTab();
  assert.equal(await second.heading(), say("ko", "plan-title"));
  // The first tab is behind the second one now, and is turned to again.
  await person.follow(say("ko", "place-rules"));
  await person.sees(say("ko", "rules-filter"));
  assert.deepEqual(await person.storage(), { local: { "tuneup.language": "ko" }, session: {} });
  const asked = person.requests();
  assert.ok(asked.filter(({ url }) => url.endsWith("/inspector.js")).length >= 2, "both tabs have a worker");
  for (const { method, url, headers } of asked) {
    assert.deepEqual([method, new URL(url).origin, headers.authorization], ["GET", new URL(home).origin, undefined]);
  }
});

const TROUBLE = [/a warning/, /an error/, /img-src/];

story("what the browser has to say against a page is heard", { complaints: TROUBLE }, async (person) => {
  await person.evaluate(() => {
    console.warn("a warning");
    setTimeout(() => {
      throw new Error("an error");
    });
    new Image().src = "https://elsewhere.invalid/";
  });
  const isHeard = (pattern) => person.complaints().some((complaint) => pattern.test(complaint));
  await eventually(() => TROUBLE.every(isHeard), () => JSON.stringify(person.complaints()));
});

const LARGE = Array.from({ length: 5 }, (_, seed) => mistaken(seed + 1)).join("");

story("a file of 20 MiB has the report that the module makes of it", async (person, t) => {
  assert.ok(Buffer.byteLength(LARGE) > 20 * 2 ** 20, `${Buffer.byteLength(LARGE)} bytes`);
  const path = await person.file("large.jsonl", LARGE);
  const began = performance.now();
  await person.chooseFiles(path);
  await person.sees(/^Not ready: \d+ lines, and the file as a whole, would be rejected$/m);
  t.diagnostic(`${((performance.now() - began) / 1_000).toFixed(1)} s`);
  const { content } = await person.saved("Report as JSON");
  assert.deepEqual(JSON.parse(content), await reportOn(LARGE, "large.jsonl"));
});
