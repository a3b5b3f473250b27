// Things go wrong, and the page says so and goes on.

import assert from "node:assert/strict";
import { mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { folder, launchedWith } from "../support/browser.mjs";
import { textLines } from "../support/data.mjs";
import { reportOn } from "../support/module.mjs";
import { journey, visit } from "../support/visitor.mjs";

const SMALL = `${textLines(200).join("\n")}\n`;
/** Large enough to have a middle: 17 MiB. */
const LARGE = SMALL.repeat(Math.ceil((17 * 2 ** 20) / Buffer.byteLength(SMALL)));

/** Drops a file whose inspection waits in its middle; gives the gate that it waits at. */
async function inTheMiddle(visitor) {
  const gate = await visitor.holdAfter(9e6);
  await visitor.drop(await visitor.file("large.jsonl", LARGE));
  await gate.reached();
  await visitor.until(() => window.heard.some(({ kind, bytesRead }) => kind === "progress" && bytesRead > 0));
  return gate;
}

/** A good file is checked as if nothing had happened. */
async function goesOn(visitor) {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("small.jsonl", SMALL)));
  assert.equal(await visitor.heading(), "Ready: all 200 examples would be accepted");
}

journey("a worker that dies in the middle is replaced, and the person is told where", { complaints: [/it broke/] }, async (visitor) => {
  const { worker } = await inTheMiddle(visitor);
  await worker.evaluate(() => void setTimeout(() => { throw new Error("it broke"); }));
  await visitor.sees("The check stopped unexpectedly");
  const told = (await visitor.heard()).filter(({ lines }) => lines > 0).at(-1).lines;
  await visitor.sees(`It had told of line ${told.toLocaleString("en")} last.`);
  assert.equal((await visitor.focus()).text, "The check stopped unexpectedly");
  await visitor.untilInspected(() => visitor.button("Try again").click());
  assert.match(await visitor.heading(), /^Not ready: the file as a whole/);
  await goesOn(visitor);
});

journey("a worker that falls silent is given up", { before: ({ page }) => page.clock.install() }, async (visitor) => {
  const { worker } = await inTheMiddle(visitor);
  const gone = worker.waitForEvent("close");
  await worker.evaluate(() => self.close());
  await gone;
  // The page asks once a second whether there was a sign of life, twenty times. No real second passes.
  await visitor.page.clock.runFor(21_000);
  await visitor.sees("The check no longer answers");
  await visitor.page.clock.resume();
  await goesOn(visitor);
});

journey("cancelling stops the check, and not a word of it follows", async (visitor, t) => {
  const gate = await inTheMiddle(visitor);
  const gone = gate.worker.waitForEvent("close");
  const clicked = await visitor.button("Cancel").evaluate(async (button) => {
    const start = performance.now();
    const stopped = new Promise((resolve) => {
      const look = new MutationObserver(() => document.querySelector("progress") ?? resolve());
      look.observe(document.body, { childList: true, subtree: true });
    });
    window.heard.length = 0;
    button.click();
    await stopped;
    return { milliseconds: performance.now() - start };
  });
  t.diagnostic(`stopped ${clicked.milliseconds.toFixed(1)} ms after the click`);
  assert.equal(await visitor.heading(), "You stopped the check");
  assert.equal((await visitor.focus()).text, "You stopped the check");
  // The worker itself is gone, so that nothing can follow; the next one is there.
  await gone;
  await visitor.until(() => window.heard.some(({ kind }) => kind === "ready"));
  assert.deepEqual((await visitor.heard()).filter(({ kind }) => kind !== "ready" && kind !== "alive"), []);
  await goesOn(visitor);
});

journey("a file that vanishes while it is read is no report", async (visitor) => {
  const gate = await visitor.holdAfter(9e6);
  const path = await visitor.file("large.jsonl", LARGE);
  await visitor.drop(path);
  await gate.reached();
  // Removing it would not do: who has a file open keeps it.
  await truncate(path, 0);
  await visitor.untilInspected(() => gate.release());
  assert.equal(await visitor.heading(), "The file could not be read");
  await visitor.sees(/^Not(Found|Readable)Error$/);
  // It is back: trying again helps.
  await goesOn(visitor);
});

journey("a file that has changed since it was chosen is not half of one and half of the other", async (visitor) => {
  const path = await visitor.file("changed.jsonl", SMALL);
  await visitor.untilInspected(() => visitor.drop(path));
  await writeFile(path, SMALL + SMALL);
  await visitor.untilInspected(() => visitor.page.getByLabel("Strict").check());
  assert.equal(await visitor.heading(), "The file could not be read");
});

journey("a folder is refused by name", async (visitor, t) => {
  const path = join(await folder(t), "my data");
  await mkdir(path);
  await visitor.drop(path);
  await visitor.sees("“my data” is a folder. Drop a file from it.");
  await goesOn(visitor);
});

const blocked = (pattern) => ({ context }) => context.route(pattern, (route) => route.abort());

journey("without the vocabulary nothing is counted, and the structure is checked", {
  before: blocked("**/*.spiece.model"),
}, async (visitor) => {
  const content = `${SMALL}{"input_text": "only a question"}\n`;
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("small.jsonl", content)));
  assert.equal(await visitor.heading(), "Not ready: 1 line would be rejected");
  await visitor.sees("tokens not counted");
  await visitor.sees("The vocabulary could not be loaded, so no tokens were counted. The structure was checked all the same.");
  const { statistics, counts } = JSON.parse((await visitor.saved("Report as JSON")).content);
  assert.equal(statistics.totalTokenCount, 0);
  assert.deepEqual(counts, (await reportOn(content, "small.jsonl")).counts);
  // It can be had now.
  await visitor.context.unroute("**/*.spiece.model");
  await visitor.untilInspected(() => visitor.button("Try again").click());
  await visitor.sees(/estimate · Gemma 3/);
  assert.deepEqual(JSON.parse((await visitor.saved("Report as JSON")).content), await reportOn(content, "small.jsonl"));
});

journey("a vocabulary that is not the promised one is not used", {
  before: ({ context }) => tampered(context, "**/*.spiece.model"),
}, async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("small.jsonl", SMALL)));
  await visitor.sees("tokens not counted");
});

journey("a worker of another release asks for a reload", { before: otherRelease }, async (visitor) => {
  await visitor.page.getByRole("alert").getByText("Tuneup has been updated since this page was opened.").waitFor();
  await visitor.context.unroute("**/inspector_loader.js");
  await visitor.button("Reload").click();
  await visitor.until(() => window.heard?.some(({ kind }) => kind === "ready") && !document.querySelector("[role=alert]"));
  await goesOn(visitor);
});

/** The worker's files come from a cache of next year. */
function otherRelease({ context }) {
  const body = `postMessage({ message: JSON.stringify({ ready: { protocol: 9999 } }) })`;
  return context.route("**/inspector_loader.js", (route) => route.fulfill({ body, contentType: "text/javascript" }));
}

/** Flips one bit in the middle of a file on its way to the page. */
function tampered(context, pattern) {
  return context.route(pattern, async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    body[body.length >> 1] ^= 1;
    await route.fulfill({ response: answer, body });
  });
}

for (const [what, pattern] of [
  ["wasm", /tuneup-\w+_bg\.wasm$/],
  ["script", /tuneup-\w+\.js$/],
  ["style sheet", /summary-\w+\.css$/],
]) {
  journey(`a page whose ${what} was changed by one bit does not start, and says why`, {
    before: ({ context }) => tampered(context, pattern),
    complaints: [/integrity/, /Failed to fetch|was refused/],
    starts: false,
  }, async (visitor) => {
    const alert = visitor.page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), /could not be started/);
    assert.match(await alert.innerText(), /시작하지 못했습니다/);
    assert.equal(await visitor.page.getByRole("navigation").count(), 0);
    assert.deepEqual(visitor.page.workers(), []);
  });
}

journey("a worker whose wasm was changed by one bit is not used", {
  before: ({ context }) => tampered(context, "**/inspector_bg.wasm"),
  complaints: [/Failed to fetch/],
}, async (visitor) => {
  await visitor.drop(await visitor.file("small.jsonl", SMALL));
  await visitor.sees("The check could not start");
});

test("where storage is forbidden the page works, and remembers nothing", async (t) => {
  const context = await launchedWith(t, { profile: { default_content_setting_values: { cookies: 2 } } });
  const visitor = await visit(t, { context });
  const refused = await visitor.page.evaluate(() => {
    try {
      return localStorage && "nothing";
    } catch ({ name }) {
      return name;
    }
  });
  assert.equal(refused, "SecurityError");
  await visitor.page.getByRole("banner").getByRole("button", { name: "한국어" }).click();
  await visitor.until(() => document.documentElement.lang === "ko");
  await visitor.page.getByRole("banner").getByRole("button", { name: "English" }).click();
  await goesOn(visitor);
  await visitor.isContent();
});

journey("a tokenizer.json that is none is said to be none", async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("small.jsonl", SMALL)));
  const broken = await visitor.file("tokenizer.json", "{}");
  await visitor.untilInspected(() => visitor.choose(broken, "Your own tokenizer.json"));
  await visitor.sees(/Your tokenizer\.json cannot be used/);
  await visitor.untilInspected(() => visitor.button("Use the built-in one").click());
  await visitor.sees(/estimate · Gemma 3/);
});
