// A person with a browser, in verbs: so that a journey reads as a story.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { PATIENCE, browser, folder } from "./browser.mjs";
import { url } from "./site.mjs";

/** Chromium checks the hash of the page's wasm when it is fetched, and says that it does not before. */
export const KNOWN_NOISE = /`integrity` attribute is currently ignored for preload/;

/**
 * A test in a browser context of its own. `story` gets the visitor. It ends well only when the page
 * had nothing to complain of but what `options.complaints` expects.
 */
export function journey(title, options, story) {
  if (typeof options === "function") [options, story] = [{}, options];
  test(title, { timeout: options.timeout ?? 180_000 }, async (t) => {
    const visitor = await visit(t, options);
    await story(visitor, t);
    await visitor.isContent(options.complaints);
  });
}

/** Opens the page: of `options.site`, at `options.place`, in `options.language`, `options.scheme`, `options.width`. */
export async function visit(t, options = {}) {
  const { language = "en", scheme = "light", width = 1280, height = 900, site = url, place = "" } = options;
  const context = options.context ?? (await (options.browser ?? (await browser())).newContext({
    locale: language === "ko" ? "ko-KR" : "en-US",
    colorScheme: scheme,
    viewport: { width, height },
    permissions: ["clipboard-read", "clipboard-write"],
    acceptDownloads: true,
    ...options.settings,
  }));
  if (!options.context) t.after(() => context.close());
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(listenToWorkers);
  const page = await context.newPage();
  const visitor = new Visitor(t, context, page);
  await options.before?.(visitor);
  await page.goto(site + place);
  if (options.starts !== false) await page.getByRole("navigation").waitFor();
  return visitor;
}

/** Runs in the page before it: notes what its workers say, in `heard`, without changing any of it. */
export function listenToWorkers() {
  window.heard = [];
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        // The start is enough, and reading on would keep the page busy.
        const start = data.message.slice(0, 300);
        const number = (name) => Number(start.match(`"${name}":(\\d+)`)?.[1]);
        const kind = start.match(/ready|alive|progress|found|cut|finished|reshaped|failed/)[0];
        window.heard.push({ kind, at: performance.now(), bytesRead: number("bytesRead"), lines: number("lines") });
      });
      this.addEventListener("error", ({ message }) => window.heard.push({ kind: "crashed", at: performance.now(), message }));
    }
  };
}

/** Fails when there is a complaint that no pattern expects, or a pattern that no complaint fits. */
export function areExpected(complaints, expected) {
  const matches = (complaint) => expected.some((pattern) => pattern.test(complaint));
  assert.deepEqual(complaints.filter((complaint) => !matches(complaint)), []);
  for (const pattern of expected) {
    assert.ok(complaints.some((complaint) => pattern.test(complaint)), `nobody said anything like ${pattern}`);
  }
}

/** A number as the page writes it. */
export function grouped(number) {
  return number.toLocaleString("en-US");
}

export class Visitor {
  constructor(t, context, page) {
    Object.assign(this, { t, context, page, complaints: [], requests: [] });
    page.on("pageerror", ({ message }) => this.complaints.push(message));
    page.on("crash", () => this.complaints.push("the page crashed"));
    // What workers say is heard here too.
    page.on("console", (said) => {
      if (["error", "warning"].includes(said.type()) && !KNOWN_NOISE.test(said.text())) this.complaints.push(said.text());
    });
    context.on("request", (request) => this.requests.push(request.url()));
  }

  /** Fails when page or workers complained of something other than `expected`, or not of that. */
  async isContent(expected = []) {
    const crashes = (await this.heard()).filter(({ kind }) => kind === "crashed").map(({ message }) => message);
    areExpected([...this.complaints, ...crashes], expected);
  }

  // What a person sees.

  heading() {
    return this.page.getByRole("heading", { level: 1 }).innerText();
  }

  async sees(text) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Everything that is read out of the page, as one text. */
  text(locator = this.page.getByRole("main")) {
    return locator.innerText();
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  link(name) {
    return this.page.getByRole("link", { name, exact: true });
  }

  region(name) {
    return this.page.getByRole("region", { name });
  }

  /** The rows of the list of problems that are in the document. */
  problems() {
    return this.region(/^(All [\d,]+ problems|The one problem)$/).getByRole("listitem");
  }

  /** Waits until the row of a finding is unfolded and has the focus. */
  isAt(finding, line = finding.line) {
    const place = finding.column && line === finding.line ? `line ${grouped(line)}, column ${grouped(finding.column)}` : `line ${grouped(line)},`;
    return this.until(
      (place) => document.activeElement.ariaExpanded === "true" && document.activeElement.innerText.includes(place),
      place,
    );
  }

  /** Waits until a test on the page holds; `given` is handed to it. */
  until(holds, given) {
    return this.page.waitForFunction(holds, given, { polling: "raf" });
  }

  /** What has the focus: its role or tag, and what it is called. */
  focus() {
    return this.page.evaluate(() => {
      const it = document.activeElement;
      return { id: it.id, tag: it.tagName.toLowerCase(), text: it.innerText?.trim() ?? "" };
    });
  }

  /** What a reader of the screen says about a field beside its name. */
  describedBy(field) {
    return field.evaluate((field) => {
      const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
      return ids.map((id) => document.getElementById(id).innerText).join("\n");
    });
  }

  async goTo(place) {
    await this.page.getByRole("navigation").getByRole("link", { name: new RegExp(`^${place}`) }).click();
    await this.until(() => document.activeElement.tagName === "H1");
  }

  // How a dataset comes to the page.

  /** A file of the person's, on disk; gives its path. */
  async file(name, content) {
    this.folder ??= await folder(this.t);
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  /** Drops files or folders on the page as the desktop does. */
  async drop(...paths) {
    const input = await this.context.newCDPSession(this.page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    const { x, y } = await this.page.getByRole("heading", { level: 1 }).evaluate((heading) => {
      // Below the heading of the first screen is the drop zone; elsewhere the whole place is one.
      const target = [...document.querySelectorAll("p")].find((it) => it.textContent.includes(".jsonl")) ?? heading;
      target.scrollIntoView({ block: "center" });
      const box = target.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await input.send("Input.dispatchDragEvent", { type, x, y, data });
    }
    await input.detach();
  }

  /** Chooses files in the dialog of the browser that a button opens. */
  async choose(paths, button = "Choose files") {
    const dialog = this.page.waitForEvent("filechooser");
    await this.page.getByText(button, { exact: true }).click();
    await (await dialog).setFiles(paths);
  }

  /** The file of the job that is called so: a button that shows what was found in it. */
  jobFile(name) {
    return this.region("The files of this job").getByRole("button").filter({ hasText: name });
  }

  /** Shows what was found in a file of the job. */
  async show(name) {
    await this.jobFile(name).click();
    await this.page.getByRole("region", { name: "The file and how it is checked" }).getByText(name, { exact: true }).waitFor();
  }

  /** Pastes text from the clipboard. */
  async paste(text) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.button("Paste text").click();
    await this.page.getByRole("dialog").getByRole("textbox").press("ControlOrMeta+V");
    await this.button("Check it").click();
  }

  // The worker behind the page.

  heard() {
    return this.page.evaluate(() => window.heard);
  }

  /** Does something that starts an inspection, and waits until that has come to its end. */
  async untilInspected(action) {
    const ends = (heard) => heard.filter(({ kind }) => kind === "finished" || kind === "failed").length;
    const before = ends(await this.heard());
    await action();
    await this.until((before) => {
      const ended = window.heard.filter(({ kind }) => kind === "finished" || kind === "failed").length > before;
      return ended && !document.querySelector("progress");
    }, before);
  }

  /** Does something that sets a tool to work, and waits until it has written its files. */
  async untilWritten(action) {
    const before = (await this.heard()).filter(({ kind }) => kind === "reshaped").length;
    await action();
    await this.until((before) => {
      const written = window.heard.filter(({ kind }) => kind === "reshaped").length > before;
      return written && !document.querySelector("dialog progress");
    }, before);
  }

  /** The worker that listens since last: the one that inspects, or that of a tool while it is open. */
  async worker() {
    await this.until(() => window.heard.some(({ kind }) => kind === "ready"));
    return this.page.workers().at(-1);
  }

  /**
   * Makes the worker wait once it has read so many bytes of files, so that something can happen in the
   * middle, and not by luck. `reached` resolves when it waits; `release` lets it go on.
   */
  async holdAfter(bytes) {
    const worker = await this.worker();
    await worker.evaluate((bytes) => {
      const gate = {};
      gate.reached = new Promise((resolve) => (gate.reach = resolve));
      gate.opened = new Promise((resolve) => (gate.open = resolve));
      globalThis.gate = gate;
      let total = 0;
      const held = (read, lengthOf) =>
        async function (...given) {
          if (total >= bytes) {
            gate.reach();
            await gate.opened;
          }
          const got = await read.apply(this, given);
          total += lengthOf(got);
          return got;
        };
      // The two ways to read a file.
      const { prototype: blob } = Blob;
      blob.arrayBuffer = held(blob.arrayBuffer, ({ byteLength }) => byteLength);
      const { prototype: reader } = ReadableStreamBYOBReader;
      reader.read = held(reader.read, ({ value }) => value?.byteLength ?? 0);
    }, bytes);
    return {
      reached: () => worker.evaluate(() => globalThis.gate.reached),
      release: () => worker.evaluate(() => globalThis.gate.open()),
      worker,
    };
  }

  // What a person takes away.

  /** The file that a click on a button saves: its name and its content. */
  async saved(button) {
    const download = this.page.waitForEvent("download");
    await this.button(button).click();
    const file = await download;
    return { name: file.suggestedFilename(), content: await readFile(await file.path(), "utf8") };
  }

  clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
