// Files as large as anyone has them: they are read in place, the page stays awake, and memory stays small.

import assert from "node:assert/strict";
import { test } from "node:test";

import { folder, launched } from "../support/browser.mjs";
import { GIB, SHARED, largestTriple, manyLines, oneLine } from "../support/large.mjs";
import { forgetPeak, peak } from "../support/memory.mjs";
import { titleOf } from "../support/module.mjs";
import { tracedTasks } from "../support/tasks.mjs";
import { visit } from "../support/visitor.mjs";

/** MiB that page and worker together may take at any time. */
const MOST_MEMORY = 300;

const large = (title, story) =>
  test(title, { timeout: 240_000 }, async (t) => {
    const browser = await launched();
    t.after(() => browser.close());
    const visitor = await visit(t, { browser });
    visitor.context.setDefaultTimeout(200_000);
    await visitor.worker();
    await story(visitor, t, browser);
    await visitor.isContent();
  });

large("a file of 1 GiB: small memory, a page that answers, and a check that can be stopped", async (visitor, t, browser) => {
  const { page } = visitor;
  const path = await manyLines(await folder(t));
  const longestTask = await tracedTasks(browser, page);
  await forgetPeak(browser);
  await page.evaluate(() => {
    window.spoken = [];
    new MutationObserver(() => window.spoken.push({ lang: document.documentElement.lang, at: performance.now() })).observe(
      document.documentElement, { attributeFilter: ["lang"] },
    );
  });
  const began = performance.now();
  await visitor.drop(path);
  // Real clicks, while the worker is at work.
  for (const [part, name, lang] of [[0.05, "한국어", "ko"], [0.2, "English", "en"], [0.4, "한국어", "ko"], [0.6, "English", "en"]]) {
    await visitor.until((bytes) => window.heard.some(({ bytesRead }) => bytesRead > bytes), part * GIB);
    await page.getByRole("banner").getByRole("button", { name }).click();
    await visitor.until((lang) => document.documentElement.lang === lang, lang);
  }
  await visitor.until(() => window.heard.some(({ kind }) => kind === "finished") && !document.querySelector("progress"));
  const seconds = (performance.now() - began) / 1_000;
  const mostMemory = await peak(browser);
  const { tasks, processor, wall } = await longestTask();
  const spoken = await page.evaluate(() => window.spoken);
  const progress = (await visitor.heard()).filter(({ kind }) => kind === "progress");
  t.diagnostic(`${seconds.toFixed(1)} s, ${progress.length} words of progress, at most ${mostMemory.toFixed(0)} MiB`);
  t.diagnostic(`the longest of ${tasks} tasks: ${processor.toFixed(1)} ms of processor time, ${wall.toFixed(1)} ms in all`);

  assert.equal(await visitor.heading(), "Not ready: the file as a whole would be rejected");
  await visitor.link(titleOf("too-many-examples")).waitFor();
  await visitor.sees(/1,048,576 examples/);
  assert.deepEqual(spoken.map(({ lang }) => lang), ["ko", "en", "ko", "en"]);
  for (const { at } of spoken) {
    assert.ok(progress.some((one) => one.at < at) && progress.some((one) => one.at > at), `a click was answered at ${at}`);
  }
  assert.ok(mostMemory < MOST_MEMORY, `${mostMemory} MiB`);
  assert.ok(tasks > progress.length && processor > 0, `${tasks} tasks`);

  // Once more, and stopped in the middle.
  const gone = (await visitor.worker()).waitForEvent("close");
  await page.evaluate(() => (window.heard.length = 0));
  await page.getByLabel("Strict").check();
  await visitor.until((bytes) => window.heard.some(({ bytesRead }) => bytesRead > bytes), GIB / 20);
  await visitor.button("Cancel").click();
  await visitor.sees("You stopped the check");
  await gone;
  await visitor.until(() => window.heard.some(({ kind }) => kind === "ready"));
  const heard = (await visitor.heard()).filter(({ kind }) => kind !== "alive").map(({ kind }) => kind);
  assert.deepEqual([...new Set(heard)], ["progress", "ready"]);
});

large("a line of 1 GiB is passed over, and what stands around it is checked", async (visitor, t, browser) => {
  const path = await oneLine(await folder(t));
  await forgetPeak(browser);
  await visitor.untilInspected(() => visitor.drop(path));
  const mostMemory = await peak(browser);
  t.diagnostic(`at most ${mostMemory.toFixed(0)} MiB`);
  const { counts, file, diagnostics } = JSON.parse((await visitor.saved("Report as JSON")).content);
  assert.equal(counts["line-too-long"], 1);
  assert.deepEqual(diagnostics.filter(({ rule }) => rule === "line-too-long").map(({ line }) => line), [11]);
  assert.deepEqual([file.lines, file.examples], [21, 20]);
  assert.ok(file.bytes > GIB);
  assert.ok(mostMemory < MOST_MEMORY, `${mostMemory} MiB`);
});

large("an embedding job as large as the service takes it is compared in small memory", async (visitor, t, browser) => {
  const files = await largestTriple(await folder(t));
  await forgetPeak(browser);
  const began = performance.now();
  await visitor.drop(...files);
  await visitor.sees("All 5 files are checked and compared: 3 to fix.");
  const seconds = (performance.now() - began) / 1_000;
  const mostMemory = await peak(browser);
  t.diagnostic(`${seconds.toFixed(1)} s, at most ${mostMemory.toFixed(0)} MiB`);

  const found = {};
  for (const name of ["corpus.jsonl", "queries.jsonl", "train.tsv", "validation.tsv", "test.tsv"]) {
    await visitor.show(name);
    const { diagnostics, file } = JSON.parse((await visitor.saved("Report as JSON")).content);
    found[name] = [file.examples, ...diagnostics.map(({ rule, line }) => `${rule} ${line}`)];
  }
  const [tested, trained] = SHARED;
  assert.deepEqual(found, {
    "corpus.jsonl": [500_000],
    "queries.jsonl": [10_000],
    "train.tsv": [449_999, `pair-in-two-splits ${trained}`, "unknown-query-id 300000", "unknown-corpus-id 449999"],
    "validation.tsv": [25_000, "unknown-corpus-id 20000"],
    "test.tsv": [25_000, `pair-in-two-splits ${tested}`],
  });
  await visitor.show("train.tsv");
  await visitor.link(titleOf("unknown-corpus-id")).click();
  await visitor.isAt({ line: 449_999 });
  assert.ok(mostMemory < MOST_MEMORY, `${mostMemory} MiB`);
});
