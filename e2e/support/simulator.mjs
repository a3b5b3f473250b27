// Simulated Google for one test, in a process of its own. TUNEUP_SIMULATOR names the program where it
// is not in target/debug, to which `cargo build -p simulator-server` brings it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

import { root } from "./site.mjs";

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const program = resolve(process.env.TUNEUP_SIMULATOR ?? join(target, "debug/simulator-server"));

/** Starts a Google like that; gives its origin, at which `/HOST/path` is what Google has at `https://HOST/path`. */
export async function simulator(t, scenario = {}) {
  const running = spawn(program, ["--scenario", JSON.stringify(scenario)], { stdio: ["pipe", "pipe", "inherit"] });
  // It ends with its standard input, even when this process is killed.
  t.after(async () => {
    running.stdin.end();
    if (running.exitCode === null && running.pid) await once(running, "exit");
  });
  await once(running, "spawn").catch((error) => {
    throw new Error(`${program} cannot be started: \`cargo build -p simulator-server\` builds it`, { cause: error });
  });
  for await (const origin of createInterface(running.stdout)) return origin;
  throw new Error("the simulator ended before it listened");
}

/** Where the simulator at that origin has what Google has at this address. */
export function at(origin, address) {
  return address.replace("https://", `${origin}/`);
}
