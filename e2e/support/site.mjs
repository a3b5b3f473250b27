// Where the page under test is: at TUNEUP_URL, else served from dist/, or from the folder that
// TUNEUP_DIST names, with the headers that `cargo xtask serve` sends.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const dist = resolve(process.env.TUNEUP_DIST ?? join(root, "dist"));

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm", ".svg": "image/svg+xml",
};

/** The address of the page, with the slash at its end. */
export const url = process.env.TUNEUP_URL ?? (await served(dist));

/**
 * Serves a folder as `cargo xtask serve` does, until the tests end; gives the address. The page knows of the
 * simulator at that origin and may connect to it, if one is given.
 */
export async function served(folder, { simulator } = {}) {
  const page = pageWith(simulator, await readFile(join(folder, "index.html"), "utf8"));
  const headers = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin-allow-popups",
    "cache-control": "no-cache",
  };
  const server = createServer(async (request, answer) => {
    const path = request.url.split(/[?#]/)[0].replace(/\/$/, "/index.html");
    const isPlain = /^(\/[\w-][\w.-]*)+$/.test(path);
    const read = () => (path === "/index.html" ? page : readFile(join(folder, path)).catch(() => undefined));
    const body = isPlain && (await read());
    // A page has its own policy; whatever else there is, belongs to the page.
    const policy = policyForHost(body && path.endsWith(".html") ? body.toString() : page);
    answer.writeHead(body ? 200 : 404, { ...headers, "content-security-policy": policy, "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    answer.end(body || "There is no such page.");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  // The tests end when they are done, not when nobody asks any more.
  server.unref();
  return `http://127.0.0.1:${server.address().port}/`;
}

/** The page beside a simulator: it is told of it, and its policy lets it connect there. */
function pageWith(simulator, page) {
  if (!simulator) return page;
  return page
    .replace(/connect-src /, `connect-src ${simulator} `)
    .replace(/<meta/, `<meta name="tuneup-simulator" content="${simulator}"><meta`);
}

/** The page's own policy, less what binds documents alone: it binds the workers too. */
function policyForHost(page) {
  const [, policy] = page.match(/http-equiv="Content-Security-Policy"\s+content="([^"]+)"/);
  const kept = policy.split(";").filter((directive) => !directive.includes("trusted-types"));
  return [...kept, " frame-ancestors 'none'"].join(";");
}
