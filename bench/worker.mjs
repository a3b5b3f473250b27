// The worker in which a job is measured in a browser.

import { measured } from "./contenders.mjs";

onmessage = async ({ data: job }) => {
  const bytes = async (path) => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`no ${path}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  postMessage(await measured(job, { bytes, module: (path) => import(path) }).catch((error) => ({ error: String(error.stack ?? error) })));
};
