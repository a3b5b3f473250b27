// How much memory a page with its workers has taken.
//
// A dedicated worker lives in the process of its page, and so does all that it holds: the heaps of
// JavaScript, the memories of WebAssembly, what is read of files. So the answer is the resident memory
// of the renderer process, and the kernel itself keeps its peak: nothing that comes and goes between
// two looks is missed. What was mapped from files when it was told to begin is the browser's own code, and
// counts for nothing. The peak holds more such code, so it says more than there is, never less.

import { readFile, writeFile } from "node:fs/promises";

/** The processes that show pages. */
async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** Bytes of code by process, in MiB. */
const code = new Map();

/** What the kernel says of a process, in MiB. */
async function status(id, name) {
  const [, kilobytes] = (await readFile(`/proc/${id}/status`, "utf8")).match(new RegExp(`${name}:\\s+(\\d+) kB`));
  return Number(kilobytes) / 1024;
}

/** From now on the peak is a new one. */
export async function forgetPeak(browser) {
  for (const id of await renderers(browser)) {
    await writeFile(`/proc/${id}/clear_refs`, "5");
    code.set(id, await status(id, "RssFile"));
  }
}

/** The peak since then, in MiB, of the process that had the highest. */
export async function peak(browser) {
  const peaks = [];
  for (const id of await renderers(browser)) peaks.push((await status(id, "VmHWM")) - (code.get(id) ?? 0));
  return Math.max(...peaks);
}
