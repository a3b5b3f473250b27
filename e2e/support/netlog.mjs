// What a browser asked of any network, as its own log has it: pages, workers, beacons, everything.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { folder, launched } from "./browser.mjs";

/**
 * A browser that logs its network. `requests` ends it and gives what pages at `origin` asked for, and
 * all that went to that origin: the browser's own errands are not the page's.
 */
export async function loggedBrowser(t) {
  let browser;
  // Before the folder is removed that it writes to.
  t.after(() => browser?.close());
  const log = join(await folder(t), "net.json");
  browser = await launched([`--log-net-log=${log}`]);
  return {
    browser,
    async requests(origin) {
      await browser.close();
      const { constants, events } = JSON.parse(await readFile(log, "utf8"));
      const started = events.filter(({ type }) => type === constants.logEventTypes.URL_REQUEST_START_JOB);
      const asked = started.flatMap(({ params }) => (params?.url ? [params] : []));
      return asked.filter(({ initiator, url }) => initiator === origin || new URL(url).origin === origin);
    },
  };
}
