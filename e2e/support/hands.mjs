// How a person takes hold of a page: the same grips in Chromium and in Firefox. What they take hold of,
// playwright's and puppeteer's pages, is alike but for these.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { Puppeteer } from "puppeteer-core";

import { PATIENCE, browser, firefox, folder } from "./browser.mjs";

const VIEWPORT = { width: 1280, height: 900 };

/** A dialog that is open keeps everything behind it out of reach. */
const WITHIN_REACH = "dialog:modal, body:not(:has(dialog:modal))";

// Firefox's own search by accessible names takes seconds in a long document. What a name is in every
// corner of the standard, `accessible.test.mjs` asks Chromium.
Puppeteer.registerCustomQueryHandler("called", {
  /** What fits a selector, is called so, and can be seen. Runs in the page. */
  queryAll(root, wanted) {
    const [selector, name] = JSON.parse(wanted);
    const textOf = (elements) => [...elements].map((it) => it?.innerText).join(" ");
    const nameOf = (it) => {
      const labelledBy = it.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id));
      return it.getAttribute("aria-label") ?? textOf(labelledBy ?? (it.labels?.length ? it.labels : [it]));
    };
    const reach = document.querySelector("dialog:modal") ?? root;
    const isWanted = (it) => it.checkVisibility() && nameOf(it).replace(/\s+/g, " ").trim() === name;
    return [...reach.querySelectorAll(selector)].filter(isWanted);
  },
});

/** Asks again until it gets an answer, and gives that; fails with what `why` says. */
export async function eventually(ask, why, patience = PATIENCE) {
  for (const end = performance.now() + patience; performance.now() < end; await setTimeout(50)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(await why());
}

export const chromiumHands = {
  name: "Chromium",
  /** A profile of its own, and how to open a page in it. */
  async profile(t) {
    const context = await (await browser()).newContext({ viewport: VIEWPORT, acceptDownloads: true });
    t.after(() => context.close());
    context.setDefaultTimeout(PATIENCE);
    return { newPage: () => context.newPage() };
  },
  beforePage: (page, script) => page.addInitScript(script),
  goOffline: (page) => page.context().setOffline(true),
  named: (page, role, name) => page.locator(WITHIN_REACH).getByRole(role, { name, exact: true }),
  labelled: (page, label) => page.locator(WITHIN_REACH).getByLabel(label, { exact: true }),
  at: (page, path) => page.locator(`xpath=${path}`),
  read: (element, look) => element.evaluate(look),
  select: (element, option) => element.selectOption(option),
  async chooseFiles(page, button, paths) {
    const dialog = page.waitForEvent("filechooser");
    await button.click();
    await (await dialog).setFiles(paths);
  },
  async saved(page, button) {
    const download = page.waitForEvent("download");
    await button.click();
    const file = await download;
    return { name: file.suggestedFilename(), content: await readFile(await file.path(), "utf8") };
  },
};

export const firefoxHands = {
  name: "Firefox",
  async profile(t) {
    const downloads = await folder(t);
    const context = await (await firefox()).createBrowserContext({ downloadBehavior: { policy: "allow", downloadPath: downloads } });
    t.after(() => context.close());
    return {
      async newPage() {
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE);
        await page.setViewport(VIEWPORT);
        return Object.assign(page, { downloads });
      },
    };
  },
  beforePage: (page, script) => page.evaluateOnNewDocument(script),
  goOffline: (page) => page.setOfflineMode(true),
  named: (page, role, name) => page.locator(`called/${JSON.stringify([{ button: "button, summary", link: "a[href]" }[role], name])}`),
  labelled: (page, label) => page.locator(`called/${JSON.stringify(["input, select, textarea, [aria-label]", label])}`),
  at: (page, path) => page.locator(`::-p-xpath(${path})`),
  async read(element, look) {
    const handle = await element.waitHandle();
    return handle.evaluate(look);
  },
  async select(element, option) {
    const handle = await element.waitHandle();
    const valueOf = (select, option) => [...select.options].find(({ value, label }) => value === option || label === option)?.value;
    await handle.select((await handle.evaluate(valueOf, option)) ?? option);
  },
  async chooseFiles(page, button, paths) {
    const dialog = page.waitForFileChooser();
    await button.click();
    await (await dialog).accept([paths].flat());
  },
  async saved(page, button) {
    const before = await readdir(page.downloads);
    await button.click();
    // Until it is complete, the file is empty, and what came so far stands beside it.
    const complete = async () => {
      const now = (await readdir(page.downloads)).filter((name) => !before.includes(name));
      const content = now.length === 1 ? await readFile(join(page.downloads, now[0]), "utf8").catch(() => "") : "";
      return content && { name: now[0], content };
    };
    return eventually(complete, () => "nothing was saved");
  },
};
