// A person in verbs that every browser understands: one story runs in Chromium and in Firefox. What only
// Chromium can tell is in `visitor.mjs`.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { folder } from "./browser.mjs";
import { chromiumHands, eventually, firefoxHands } from "./hands.mjs";
import { url } from "./site.mjs";
import { KNOWN_NOISE, areExpected, listenToWorkers } from "./visitor.mjs";

/** The name of each browser, and a person with a fresh profile of it: `meet(t, options)`. */
export const people = [chromiumHands, firefoxHands].map((hands) => [hands.name, (t, options) => meet(t, options, hands)]);

/**
 * A test in each browser. `tell` gets the person, who is at `options.place` of the page at `options.url`.
 * It ends well only when the page had nothing to complain of but what `options.complaints` expects.
 */
export function story(title, options, tell) {
  if (typeof options === "function") [options, tell] = [{}, options];
  for (const [name, meet] of people) {
    test(`${title}, in ${name}`, { timeout: options.timeout ?? 180_000 }, async (t) => {
      const person = await meet(t, options);
      await tell(person, t);
      await person.isContent(options.complaints);
    });
  }
}

async function meet(t, { url: home = url, place = "" } = {}, hands) {
  const profile = { ...(await hands.profile(t)), complaints: [], requests: [], tabs: [] };
  return tab(t, hands, profile, home + place);
}

/** Opens a page in a profile, and waits until it has started. */
async function tab(t, hands, profile, address) {
  const page = await profile.newPage();
  await hands.beforePage(page, listenToWorkers);
  const person = new Person(t, hands, profile, page);
  await page.goto(address);
  await person.hasStarted();
  return person;
}

/** One tab of the person's browser. */
export class Person {
  constructor(t, hands, profile, page) {
    Object.assign(this, { t, hands, profile, page });
    profile.tabs.push(this);
    page.on("pageerror", ({ message }) => profile.complaints.push(message));
    page.on("console", (said) => {
      if (/^(error|warn)/.test(said.type()) && !KNOWN_NOISE.test(said.text())) profile.complaints.push(said.text());
    });
    page.on("request", (request) => profile.requests.push({ url: request.url(), method: request.method(), headers: request.headers() }));
  }

  // What a person does. Names and labels are whole ones.

  async press(button) {
    await (await this.#front()).named(this.page, "button", button).click();
  }

  async follow(link) {
    await (await this.#front()).named(this.page, "link", link).click();
  }

  /** Goes to a place by its link at the top, which may say more than the place's name. */
  async goTo(place) {
    await (await this.#front()).at(this.page, `//header//a[starts-with(normalize-space(), "${place}")]`).click();
    await this.until(() => document.activeElement.tagName === "H1");
  }

  /** Writes into a field, in place of what stood there. */
  async fill(label, text) {
    await (await this.#front()).labelled(this.page, label).fill(text);
  }

  /** Chooses from a list, by what stands there or by its value. */
  async choose(label, option) {
    const hands = await this.#front();
    await hands.select(hands.labelled(this.page, label), option);
  }

  /** Presses a box that is ticked or a round one of several. */
  async tick(label) {
    await (await this.#front()).labelled(this.page, label).click();
  }

  /** Presses a key, such as "Enter", where the focus is. */
  async key(name) {
    await this.#front();
    await this.page.keyboard.press(name);
  }

  /** Chooses files in the dialog of the browser that a button opens. */
  async chooseFiles(paths, button = "Choose files") {
    const hands = await this.#front();
    await hands.chooseFiles(this.page, hands.at(this.page, `//label[normalize-space()="${button}"]`), paths);
  }

  /** Cuts the browser off from every network. */
  goOffline() {
    return this.hands.goOffline(this.page);
  }

  async reload() {
    await this.page.reload();
    await this.hasStarted();
  }

  /** Another tab of the same profile, at the same address. */
  secondTab() {
    return tab(this.t, this.hands, this.profile, this.page.url());
  }

  /** A file of the person's, on disk; gives its path. */
  async file(name, content) {
    this.folder ??= await folder(this.t);
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  /** The file that a click on a button saves: its name and its content. */
  async saved(button) {
    const hands = await this.#front();
    return hands.saved(this.page, hands.named(this.page, "button", button));
  }

  // What a person sees.

  /** Waits until a text is on the screen; for so long that nothing is amiss yet, in milliseconds. */
  async sees(text, patience) {
    await this.until(isShown, pattern(text), patience);
  }

  /** Waits until a text is gone. */
  async doesNotSee(text) {
    await this.until(isHidden, pattern(text));
  }

  heading() {
    return this.evaluate(() => document.querySelector("h1").innerText);
  }

  /** What stands in a field; of a box, whether it is ticked. */
  valueOf(label) {
    const look = (field) => (/^(checkbox|radio)$/.test(field.type) ? field.checked : field.value);
    return this.hands.read(this.hands.labelled(this.page, label), look);
  }

  /** Waits until a test on the page holds; `given` is handed to it. */
  until(holds, given, patience) {
    // While a page goes and the next one comes, there is none to ask.
    const ask = () => this.evaluate(holds, given).catch(() => false);
    const why = async () => `never so: ${holds} ${JSON.stringify(given)}, but:\n${await this.evaluate(() => document.body.innerText.slice(0, 4_000))}`;
    return eventually(ask, why, patience);
  }

  hasStarted() {
    return this.until(() => document.querySelector("nav") !== null);
  }

  // What a person would never see.

  evaluate(look, given) {
    return this.page.evaluate(look, given);
  }

  /** Every request of the profile's pages and their workers: its `url`, `method` and `headers`. */
  requests() {
    return this.profile.requests;
  }

  /** What the console heard from the profile's pages: errors and warnings. */
  complaints() {
    return this.profile.complaints;
  }

  /** What the page keeps, by key. */
  storage() {
    return this.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }));
  }

  /** Fails when a page or a worker complained of something other than `expected`, or not of that. */
  async isContent(expected = []) {
    const crashes = () => window.heard.filter(({ kind }) => kind === "crashed").map(({ message }) => message);
    const ofTabs = await Promise.all(this.profile.tabs.map((tab) => tab.evaluate(crashes)));
    areExpected([...this.complaints(), ...ofTabs.flat()], expected);
  }

  /** Only the tab in front is drawn, and what is not drawn cannot be taken hold of. */
  async #front() {
    await this.page.bringToFront();
    return this.hands;
  }
}

/** A text or a regular expression, as it can be handed to a page. */
function pattern(text) {
  return text instanceof RegExp ? [text.source, text.flags] : [text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), ""];
}

function isShown([source, flags]) {
  return new RegExp(source, flags).test(document.body.innerText);
}

function isHidden([source, flags]) {
  return !new RegExp(source, flags).test(document.body.innerText);
}
