// Someone wants to know what a rule means, from a finding or by its name.

import assert from "node:assert/strict";
import { test } from "node:test";

import { mistaken } from "../support/data.mjs";
import { launched } from "../support/browser.mjs";
import { titleOf, tuneup } from "../support/module.mjs";
import { tracedTasks } from "../support/tasks.mjs";
import { journey, visit } from "../support/visitor.mjs";
import { say } from "../support/words.mjs";

const rules = tuneup.rules();

/** Entries that are to be seen. */
const entries = (visitor) => visitor.page.getByRole("article").filter({ visible: true });

/** The entry of a rule, as it is called in English. */
const entry = (visitor, name) => visitor.page.getByRole("article", { name: titleOf(name), exact: true });

const isComplete = (visitor) => visitor.until((count) => document.querySelectorAll("article").length === count, rules.length);

/** What is out of sight is not laid out; a reader of all of it has to scroll, a test has this. */
async function isLaidOut(visitor) {
  await isComplete(visitor);
  await visitor.page.getByRole("article").evaluateAll((articles) => {
    for (const article of articles) article.style.contentVisibility = "visible";
  });
}

/** Waits until the entry of a rule has the focus and is in sight. */
async function isAt(visitor, name) {
  await visitor.until((id) => document.activeElement.id === id, `/rules/${name}`);
  await visitor.until(() => {
    const { top } = document.activeElement.getBoundingClientRect();
    return top >= -1 && top < 100 || scrollY + innerHeight >= document.scrollingElement.scrollHeight - 1;
  });
}

for (const language of ["en", "ko"]) {
  journey(`every rule is there, in groups, with all that there is to say about it (${language})`, { language, place: "#/rules" }, async (visitor) => {
    const { page } = visitor;
    await isLaidOut(visitor);
    assert.equal(await visitor.heading(), say(language, "rules-title"));
    assert.equal(await page.title(), `${say(language, "rules-title")} · Tuneup`);
    const found = await page.getByRole("article").evaluateAll((articles) =>
      articles.map((article) => {
        const texts = (selector) => [...article.querySelectorAll(selector)].map((it) => it.innerText.trim());
        const [code, name] = [texts("p span").find((text) => /^[A-Z]\d{3}$/.test(text)), texts("p a code")[0]];
        const [why, help, source] = texts("dd");
        return { code, name, severity: texts(".severity")[0], title: texts("h3")[0], why, help, source, samples: texts("figure") };
      }),
    );
    const letters = "FTCVMGJ";
    const inOrder = rules.toSorted((one, other) => letters.indexOf(one.code[0]) - letters.indexOf(other.code[0]) || (one.code < other.code ? -1 : 1));
    assert.deepEqual(
      found.map(({ code, name, severity }) => [code, name, severity]),
      inOrder.map(({ code, name, severity }) => [code, name, say(language, `severity-${severity}`)]),
    );
    for (const [at, { name, explanation, help }] of inOrder.entries()) {
      const { title, why, help: advice, source, samples } = found[at];
      if (language === "en") {
        assert.deepEqual([title, why, advice], [titleOf(name), explanation, help].map((text) => text.replaceAll("`", "")));
      } else {
        for (const text of [title, why, advice]) assert.match(text, /[가-힣]/, name);
      }
      assert.ok(source, name);
      assert.deepEqual(samples.map((text) => text.split("\n")[0]), ["rules-bad", "rules-good"].map((key) => say(language, key)));
      for (const text of samples) assert.ok(text.split("\n").length > 1 && text.length < 3_000, `${name}: ${text.length}`);
    }
    const headings = await page.getByRole("heading", { level: 2 }).allInnerTexts();
    const groups = ["file", "text", "chat", "evaluation", "embedding", "job"].map((group) => say(language, `rules-group-${group}`));
    assert.deepEqual(headings.filter((heading) => groups.includes(heading)), groups);
  });
}

journey("samples are shown as what they are: what is wrong is marked, what is hidden is named, what is left out is counted", { place: "#/rules" }, async (visitor) => {
  await isLaidOut(visitor);
  const sample = (name, label) => entry(visitor, name).getByRole("figure").filter({ hasText: label });
  const marked = (name, label) => sample(name, label).locator("mark").allInnerTexts();
  assert.deepEqual(await marked("cmek-needs-gpu", "Breaks the rule"), ["TPU"]);
  assert.deepEqual(await marked("cmek-needs-gpu", "Put right"), ["GPU"]);
  assert.deepEqual(await marked("carriage-return", "Breaks the rule"), ["␍"]);
  assert.match(await visitor.text(sample("byte-order-mark", "Breaks the rule")), /⟨U\+FEFF⟩\{"input_text"/);
  assert.match(await visitor.text(sample("invalid-utf8", "Breaks the rule")), /⟨E9⟩/);
  assert.match(await visitor.text(sample("empty-file", "Breaks the rule")), /Nothing: an empty file/);
  assert.match(await visitor.text(sample("too-many-labels", "Breaks the rule")), /query-id→corpus-id→score\s.*… 499,997 more lines …/s);
  assert.match(await visitor.text(sample("input-truncated", "Breaks the rule")), /one… [\d,]+ more characters …|… [\d,]+ more characters …/);
  // Where each rule comes from is a link, but what people merely know.
  const source = entry(visitor, "invalid-json").getByRole("link", { name: "RFC 8259" });
  assert.equal(await source.getAttribute("href"), "https://www.rfc-editor.org/rfc/rfc8259");
});

for (const language of ["en", "ko"]) {
  journey(`no rule is wider than a narrow window (${language})`, { language, width: 320, place: "#/rules" }, async (visitor) => {
    await isLaidOut(visitor);
    assert.equal(await visitor.page.evaluate(() => document.scrollingElement.scrollWidth), 320);
  });
}

journey("an address names a rule: it opens there, and one that names none says so", { place: "#/rules/tuning-closed" }, async (visitor) => {
  const { page } = visitor;
  await isAt(visitor, "tuning-closed");
  assert.equal(await page.title(), "tuning-closed · Rules · Tuneup");
  await isComplete(visitor);
  await isAt(visitor, "tuning-closed");

  // Its name is its permanent address; from there the same link leads back to it.
  await visitor.link("blank-line").click();
  await isAt(visitor, "blank-line");
  assert.match(page.url(), /#\/rules\/blank-line$/);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await visitor.link("blank-line").evaluate((link) => link.click());
  await isAt(visitor, "blank-line");
  await page.goBack();
  await isAt(visitor, "tuning-closed");

  await page.evaluate(() => (location.hash = "#/rules/<b>no-such</b>"));
  await visitor.sees(/There is no rule called “.*no-such.*”/);
  assert.equal((await visitor.focus()).tag, "h1");
  assert.equal(await entries(visitor).count(), rules.length);
  assert.equal(await page.locator("main b").count(), 0);
  await page.getByRole("banner").getByRole("link", { name: "Rules" }).click();
  await visitor.until(() => location.hash === "#/rules" && document.activeElement.tagName === "H1");
  assert.doesNotMatch(await visitor.text(), /There is no rule/);
});

journey("a rule is found by code, name or summary", { place: "#/rules" }, async (visitor) => {
  const { page } = visitor;
  await isComplete(visitor);
  const filter = page.getByLabel("Find a rule by code, name or summary");
  await filter.fill("f00");
  await visitor.sees("9 rules");
  assert.equal(await entries(visitor).count(), 9);
  assert.equal(await visitor.region("Chat").count(), 0);
  await filter.fill("JSON invalid");
  await visitor.sees("1 rule");
  await entry(visitor, "invalid-json").waitFor();
  await filter.fill("no such words");
  await visitor.sees("No rule fits");
  assert.equal(await entries(visitor).count(), 0);
  // What an address names is shown, whatever was looked for.
  await page.evaluate(() => (location.hash = "#/rules/no-context"));
  await isAt(visitor, "no-context");
  assert.equal(await filter.inputValue(), "");
  await visitor.link("Embedding tuning").click();
  await visitor.until(() => document.activeElement.innerText === "Embedding tuning");
});

journey("a finding leads to its rule, and the way back to the report", async (visitor) => {
  const { page } = visitor;
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("tickets.jsonl", mistaken())));
  const heading = await visitor.heading();
  const heard = (await visitor.heard()).length;

  const cards = visitor.region("What to fix first").getByRole("listitem");
  for (const card of await cards.all()) {
    const name = (await card.getByRole("link").allInnerTexts()).at(-1);
    assert.equal(titleOf(name), await card.getByRole("heading").innerText());
  }
  await cards.getByRole("link", { name: "invalid-json", exact: true }).click();
  await isAt(visitor, "invalid-json");
  await page.goBack();
  await visitor.until(() => document.activeElement.tagName === "H1");
  assert.equal(await visitor.heading(), heading);

  await visitor.link(titleOf("output-truncated")).click();
  await visitor.until(() => document.activeElement.ariaExpanded === "true");
  await visitor.problems().getByRole("link", { name: "output-truncated", exact: true }).click();
  await isAt(visitor, "output-truncated");
  await visitor.goTo("Dataset");
  assert.equal(await visitor.heading(), heading);
  assert.equal((await visitor.heard()).length, heard, "nothing was inspected again");
});

journey("a problem of a plan or a request leads to its rule, and what was typed stays", { place: "#/plan" }, async (visitor) => {
  const { page } = visitor;
  await page.getByLabel("Training steps").fill("200");
  await page.getByLabel("Examples in your dataset").fill("500");
  await page.getByLabel("Steps between two evaluations").fill("100");
  await visitor.link("few-evaluation-points").click();
  await isAt(visitor, "few-evaluation-points");
  await page.goBack();
  await visitor.until(() => document.activeElement.tagName === "H1");
  assert.equal(await page.getByLabel("Training steps").inputValue(), "200");

  await visitor.goTo("Launch");
  await page.getByLabel("Labels").fill("No=Label");
  await visitor.button("Dry run").click();
  await visitor.link("invalid-label").click();
  await isAt(visitor, "invalid-label");
  await page.goBack();
  await visitor.until(() => document.activeElement.tagName === "H1");
  assert.equal(await page.getByLabel("Labels").inputValue(), "No=Label");
});

/** The browser asks for the icon when it likes, and the worker warms up. */
const OF_THE_START = /\/fork-\w+\.svg$|\/vocabulary\//;

journey("nothing is fetched for the rules", async (visitor) => {
  await visitor.worker();
  visitor.requests.length = 0;
  await visitor.page.getByRole("banner").getByRole("link", { name: "Rules" }).click();
  await isComplete(visitor);
  await visitor.link("blank-line").click();
  await isAt(visitor, "blank-line");
  assert.deepEqual(visitor.requests.filter((url) => !OF_THE_START.test(url)), []);
});

/** Milliseconds of processor time that the page may take before it answers again. */
const LONGEST_TASK = 50;

test("the page keeps answering while all rules are drawn, looked through and translated", { timeout: 120_000 }, async (t) => {
  const browser = await launched();
  t.after(() => browser.close());
  const visitor = await visit(t, { browser });
  const { page } = visitor;
  await visitor.worker();
  const longestTask = await tracedTasks(browser, page);
  await page.getByRole("banner").getByRole("link", { name: "Rules" }).click();
  await isComplete(visitor);
  const drawn = await longestTask();
  const whileLooking = await tracedTasks(browser, page);
  const filter = page.getByLabel("Find a rule by code, name or summary");
  await filter.fill("json");
  await visitor.sees(/^\d+ rules$/);
  await filter.fill("");
  await visitor.sees(`${rules.length} rules`);
  const looked = await whileLooking();
  const whileTranslating = await tracedTasks(browser, page);
  await page.getByRole("banner").getByRole("button", { name: "한국어" }).click();
  await visitor.until(() => [...document.querySelectorAll("article h3")].every((title) => /[가-힣]/.test(title.textContent)));
  const translated = await whileTranslating();
  for (const [what, { tasks, processor, wall }] of Object.entries({ drawn, looked, translated })) {
    t.diagnostic(`${what}: the longest of ${tasks} tasks: ${processor.toFixed(1)} ms of processor time, ${wall.toFixed(1)} ms in all`);
    assert.ok(tasks > 0 && processor > 0, `${tasks} tasks`);
  }
  await visitor.isContent();
});
