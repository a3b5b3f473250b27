// How much memory a page with its workers has taken.
//
// A dedicated worker lives in the process of its page, and so does all that it holds: the heaps of
// JavaScript, the memories of WebAssembly, what is read of files. So the answer is the resident memory
// of the renderer process, and the kernel itself keeps its peak: nothing that comes and goes between
// two looks is missed. The peak holds the browser's own code too, so it says more than there is, never
// less.

import { readFile, writeFile } from "node:fs/promises";

/** The processes that show pages. */
async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** From now on the peak is a new one. */
export async function forgetPeak(browser) {
  for (const id of await renderers(browser)) await writeFile(`/proc/${id}/clear_refs`, "5");
}

/** The peak since then, in MiB, of the process that had the highest. */
export async function peak(browser) {
  const peaks = [];
  for (const id of await renderers(browser)) {
    const [, kilobytes] = (await readFile(`/proc/${id}/status`, "utf8")).match(/VmHWM:\s+(\d+) kB/);
    peaks.push(Number(kilobytes) / 1024);
  }
  return Math.max(...peaks);
}
