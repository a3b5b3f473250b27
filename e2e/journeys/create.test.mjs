// A job is created from the page, exactly once, in front of the simulated Google inside it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { root } from "../support/site.mjs";
import { journey, visit } from "../support/visitor.mjs";
import { say } from "../support/words.mjs";

const JOB = {
  "launch-model-name": "Tickets",
  "launch-display-name": "Sort tickets",
  "launch-project": "my-project",
  "launch-output": "gs://my-bucket/output",
  "launch-dataset": "gs://my-bucket/train.jsonl",
};

/** Fills the form in, and asks for a dry run. */
async function rehearse({ page }, language = "en") {
  for (const [key, text] of Object.entries(JOB)) {
    await page.getByLabel(say(language, key), { exact: true }).fill(text);
  }
  await page.getByRole("button", { name: say(language, "launch-dry-run") }).click();
  await page.getByRole("heading", { name: say(language, "launch-ready") }).waitFor();
}

const bar = ({ page }) => page.locator(".launch-bar");
const jobId = ({ page }) => page.getByRole("status", { name: "Job ID" }).innerText();
const created = (visitor, id) => visitor.region(`Created: ${id}`).waitFor();
const creation = ({ page }) => page.locator("#creation");

/** What storage holds, as one text. */
const stored = ({ page }) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

/** Counts, in `window.sendings`, how often a job was sent: each time it is remembered just before. */
const countSendings = ({ context }) =>
  context.addInitScript(() => {
    window.sendings = 0;
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key === "tuneup.creating") window.sendings++;
      return setItem.call(this, key, value);
    };
  });

journey("from the form to a job: dry run, send, and a confirmation that says what", { place: "#/launch" }, async (visitor) => {
  const { page } = visitor;
  assert.equal(await visitor.button("Send…").count(), 0);
  await visitor.sees("Requests go to Simulated Google.");
  await rehearse(visitor);
  const id = await jobId(visitor);
  await visitor.button("Send…").click();
  const dialog = page.getByRole("dialog", { name: "Create this job?" });
  await dialog.waitFor();
  const said = await dialog.innerText();
  for (const part of ["Simulated Google", "my-project", "text-bison@002", "us-central1", "Sort tickets", id, "Nothing, it is a rehearsal"]) {
    assert.ok(said.includes(part), `${part}: ${said}`);
  }
  // The key that opened it, held down, would not confirm.
  assert.equal((await visitor.focus()).tag, "h2");
  await dialog.getByRole("button", { name: "Back" }).click();
  await visitor.until(() => document.activeElement.innerText === "Send…");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await visitor.until(() => document.activeElement.innerText === "Send…");
  assert.equal(await creation(visitor).count(), 0, "nothing was sent");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Create the job" }).click();
  await created(visitor, id);
  assert.equal((await visitor.focus()).id, "creation");
  assert.equal(await dialog.count(), 0);
  assert.equal(await visitor.button("Send…").count(), 0);
  assert.equal(await visitor.button("Choose a new one").count(), 0);
  await page.getByRole("navigation").getByText("created", { exact: true }).waitFor();
  await creation(visitor).getByRole("link", { name: "See it in Jobs" }).click();
  await page.getByRole("heading", { level: 1, name: "Jobs" }).waitFor();
});

for (const [gesture, confirm] of [
  ["a double click", (button) => button.dblclick()],
  ["Enter, twice", async (button) => {
    await button.focus();
    await button.page().keyboard.press("Enter");
    await button.page().keyboard.press("Enter");
  }],
  ["two clicks within one turn of the page", (button) => button.evaluate((button) => { button.click(); button.click(); })],
]) {
  journey(`${gesture} makes one job`, { place: "#/launch", before: countSendings }, async (visitor) => {
    const { page } = visitor;
    await rehearse(visitor);
    const id = await jobId(visitor);
    await visitor.button("Send…").click();
    await confirm(page.getByRole("dialog").getByRole("button", { name: "Create the job" }));
    await created(visitor, id);
    assert.equal(await page.evaluate(() => window.sendings), 1);
    assert.equal(await jobId(visitor), id);
  });
}

journey("whatever changes after a dry run needs another one", { place: "#/launch" }, async (visitor) => {
  const { page } = visitor;
  await rehearse(visitor);
  await visitor.button("Send…").waitFor();
  await page.getByLabel("Learning rate multiplier").fill("2");
  await visitor.sees(say("en", "create-changed"));
  assert.equal(await visitor.button("Send…").count(), 0);
  await visitor.button("Dry run").click();
  await visitor.button("Send…").waitFor();
  await visitor.button("Choose a new one").click();
  assert.equal(await visitor.button("Send…").count(), 0);
  await visitor.button("Dry run").click();
  await visitor.goTo("Plan");
  await page.getByLabel("Training steps").fill("200");
  await visitor.goTo("Launch");
  assert.equal(await visitor.button("Send…").count(), 0);
});

journey("a job that was created is not sent again by accident: another one has another ID", { place: "#/launch" }, async (visitor) => {
  const { page } = visitor;
  await rehearse(visitor);
  const first = await jobId(visitor);
  const send = async () => {
    await visitor.button("Send…").click();
    await page.getByRole("dialog").getByRole("button", { name: "Create the job" }).click();
  };
  await send();
  await created(visitor, first);
  await visitor.button("Another job").click();
  const second = await jobId(visitor);
  assert.notEqual(second, first);
  assert.match((await visitor.focus()).id, /pipelineJobId/, "the focus is not lost");
  assert.equal(await visitor.button("Send…").count(), 0);
  assert.equal(await page.getByLabel("Project ID").inputValue(), "my-project", "what was filled in stays");
  await visitor.button("Dry run").click();
  await send();
  await created(visitor, second);
});

journey("a reload keeps the draft and its ID, and finds the job that was being created", { place: "#/launch" }, async (visitor) => {
  const { page } = visitor;
  await page.getByLabel("Labels").fill("team=docs");
  await visitor.goTo("Plan");
  await page.getByLabel("Training steps").fill("200");
  await visitor.goTo("Launch");
  await rehearse(visitor);
  const id = await jobId(visitor);
  await page.reload();
  await page.getByRole("navigation").waitFor();
  for (const [key, text] of Object.entries(JOB)) {
    assert.equal(await page.getByLabel(say("en", key), { exact: true }).inputValue(), text);
  }
  assert.equal(await page.getByLabel("Labels").inputValue(), "team=docs");
  assert.equal(await jobId(visitor), id);
  assert.equal(await visitor.button("Send…").count(), 0, "a dry run comes first, here too");

  // A second tab has the same draft, so that it can make no second job.
  const other = await visit(visitor.t, { context: visitor.context, place: "#/launch" });
  assert.equal(await jobId(other), id);
  await other.page.close();

  await visitor.button("Dry run").click();
  await visitor.button("Send…").click();
  await page.getByRole("dialog").getByRole("button", { name: "Create the job" }).click();
  await created(visitor, id);
  assert.doesNotMatch(await stored(visitor), /token|bearer|simulated-\d/i);
  await page.reload();
  // What is simulated inside the page is gone with it, and the page finds that out by looking.
  await visitor.region(`There is no job ${id}`).waitFor();
  await visitor.sees(say("en", "create-absent-simulated"));
  assert.equal((await visitor.focus()).tag, "body", "nobody asked, so nobody is led there");
  await visitor.button("Send it again…").click();
  await page.getByRole("dialog").getByRole("button", { name: "Create the job" }).click();
  await created(visitor, id);
  await visitor.button("Another job").click();
  assert.notEqual(await jobId(visitor), id);

  await visitor.button("Start over").click();
  assert.equal(await page.getByLabel("Project ID").inputValue(), "");
  assert.equal((await visitor.focus()).tag, "h1");
  assert.doesNotMatch(await stored(visitor), /my-project|tune-large-model/);
});

journey("where nothing can be remembered, a job is created all the same", {
  place: "#/launch",
  before: ({ context }) => context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
  }),
}, async (visitor) => {
  await rehearse(visitor);
  const id = await jobId(visitor);
  await visitor.button("Send…").click();
  await visitor.page.getByRole("dialog").getByRole("button", { name: "Create the job" }).click();
  await created(visitor, id);
});

const google = ({ context }) => context.addInitScript(() => localStorage.setItem("tuneup.destination", "google"));

journey("Google takes a token, and its models were retired", { place: "#/launch", before: google }, async (visitor) => {
  await rehearse(visitor);
  await visitor.sees("Requests go to Google.");
  await visitor.sees(/Google closed the tuning of these models on \d{4}-\d\d-\d\d/);
  assert.match(await bar(visitor).innerText(), /takes an access token/);
  assert.equal(await visitor.button("Send…").count(), 0);
  assert.deepEqual(visitor.requests.filter((address) => address.includes("googleapis")), []);
});

journey("axe finds nothing in the dialog and after it, in light and dark, in Korean too", {
  place: "#/launch", width: 320, language: "ko",
  before: async ({ context }) => context.addInitScript({ content: await readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8") }),
}, async (visitor) => {
  const { page } = visitor;
  const look = async () => {
    for (const colorScheme of ["dark", "light"]) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" "))}`), []);
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth));
    }
  };
  await rehearse(visitor, "ko");
  await look();
  await visitor.button(say("ko", "create-send")).click();
  const dialog = page.getByRole("dialog", { name: say("ko", "create-confirm-title") });
  await dialog.waitFor();
  assert.ok((await dialog.innerText()).includes(say("ko", "create-cost-none")));
  await look();
  await dialog.getByRole("button", { name: say("ko", "create-confirm") }).click();
  await visitor.region(/^만들었습니다: tune-large-model/).waitFor();
  await look();
  await page.reload();
  await visitor.region(/작업이 없습니다$/).waitFor();
  await look();
});
