// Chromium and Firefox, each started when a journey first needs it, and ended with the file's last one.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

/** The most that anything on the page may take on a machine that does other things too. */
export const PATIENCE = 60_000;

/** `--no-sandbox` because tests may run as root; the rest keeps the browser's own errands out of them. */
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run",
];

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** A browser of its own. */
export function launched(flags = []) {
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

let shared, sharedFirefox;
after(async () => {
  await (await shared)?.close();
  await (await sharedFirefox)?.close();
});

/** The browser that the journeys of a file share. Each opens a context of its own: a fresh profile. */
export function browser() {
  shared ??= launched();
  return shared;
}

/** The Firefox that the journeys of a file share, over WebDriver BiDi. */
export function firefox() {
  sharedFirefox ??= puppeteer.launch({
    browser: "firefox",
    protocol: "webDriverBiDi",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    // As people have it; else a page from a file could read every other file.
    extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
  });
  return sharedFirefox;
}

/** A browser with a profile on disk, whose preferences are these; closed after the test. */
export async function launchedWith(t, preferences) {
  let context;
  // Before the folder is removed that it writes to.
  t.after(() => context?.close());
  const profile = await folder(t);
  await mkdir(join(profile, "Default"));
  await writeFile(join(profile, "Default/Preferences"), JSON.stringify(preferences));
  context = await chromium.launchPersistentContext(profile, { executablePath, args: FLAGS });
  return context;
}

/** An empty folder of the system's own; removed after the test. */
export async function folder(t) {
  const path = await mkdtemp(join(tmpdir(), "tuneup-journey-"));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}
