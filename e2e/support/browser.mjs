// Chromium, started when a journey first needs it, and ended with the file's last one.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { chromium } from "playwright-core";

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

let shared;
after(async () => (await shared)?.close());

/** The browser that the journeys of a file share. Each opens a context of its own: a fresh profile. */
export function browser() {
  shared ??= launched();
  return shared;
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
