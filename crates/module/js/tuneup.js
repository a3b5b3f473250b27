// The module's entry. What it exports is described in tuneup.d.ts.
//
// The answers come from Rust, in tuneup_core.js and its wasm. Here is only what Rust cannot do from
// inside: find the files beside the module, and hand over an input piece by piece.

import startCore, * as core from "./tuneup_core.js";

export { buildRequest, checkRequest, models, plan, rules, snippet } from "./tuneup_core.js";

const VOCABULARY = "gemma3.spiece.model";
const SLICE = 4 * 1024 * 1024; // Bytes of a Blob that are read at once: smaller ones are slower.
const PIECE = 256 * 1024; // Bytes that are inspected at once: some hundredths of a second.
const PAUSE_AFTER = 16; // Milliseconds of work after which the page gets its turn.
const PROGRESS_AFTER = 100; // Milliseconds between two calls of onProgress.

let started;
let vocabularyIsSet = false;

export default async function init(options = {}) {
  const { module_or_path, vocabulary, ...unknown } = checked("options", options, isObject, "an object");
  for (const name in unknown) throw new Error(`options.${name} is not an option of init`);
  const file = vocabularyIsSet && vocabulary === undefined ? undefined : loadVocabulary(vocabulary);
  started ??= start(module_or_path);
  try {
    await started;
  } catch (cause) {
    started = undefined;
    throw new Error(`options.module_or_path: the module could not be started: ${reasonOf(cause)}`, { cause });
  }
  if (file) {
    const [bytes, reason] = await file;
    core.setVocabulary(bytes, reason);
    vocabularyIsSet = bytes !== undefined;
  }
}

export async function inspect(input, options = {}, onProgress = undefined) {
  checked("onProgress", onProgress, (it) => it === undefined || typeof it === "function", "a function");
  const source = sourceOf(input);
  const { against, ...others } = checked("options", options, isObject, "an object");
  const fingerprints = fingerprintsOf(against);
  const { engine, own, files } = await counting(others);
  let inspection;
  try {
    inspection = new engine.Inspection(own, source.name, fingerprints, ...files);
    const tell = () => {
      const { bytesRead, lines, examples } = inspection.progress();
      onProgress?.({ bytesRead, bytesTotal: source.total, lines, examples });
    };
    await feed(source, (piece) => inspection.feed(piece), tell);
    return withFingerprint(inspection.finish(), inspection);
  } catch (cause) {
    if (!isCrash(cause)) inspection?.free();
    throw faultOf(engine, cause);
  }
}

// The fingerprint is made when it is first asked for, and is no part of the report's JSON.
function withFingerprint(report, inspection) {
  let bytes;
  return Object.defineProperty(report, "fingerprint", { get: () => (bytes ??= inspection.fingerprint()) });
}

function fingerprintsOf(against) {
  const others = Array.isArray(against) ? against : against == null ? [] : [against];
  return others.map((other) => {
    const bytes = isObject(other) ? other.fingerprint : other;
    return checked("options.against", bytes, isBytes, "reports that inspect returned, or their fingerprints");
  });
}

export async function repair(input, options = {}) {
  const source = sourceOf(input);
  const { against, vocabulary, tokenizerJson, ...own } = checked("options", options, isObject, "an object");
  const { dropDuplicates, ...toInspect } = options;
  const repair = new core.Repair(own);
  const written = new Written();
  await feed(source, (piece) => written.add(repair.feed(piece)));
  written.add(repair.finish());
  const blob = written.blob();
  const { diagnostics: left } = await inspect(blob, toInspect);
  return { blob, changes: repair.changes(), left };
}

// Output that grows to any size: a browser keeps a large Blob on its disk, arrays it would not.
class Written {
  #blobs = [];
  #arrays = [];
  #size = 0;

  add(bytes) {
    this.#arrays.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= SLICE) this.#gather();
  }

  blob() {
    this.#gather();
    return new Blob(this.#blobs, { type: "application/jsonl" });
  }

  #gather() {
    this.#blobs.push(new Blob(this.#arrays));
    this.#arrays = [];
    this.#size = 0;
  }
}

export function countTokens(text, options = {}) {
  checked("text", text, (it) => typeof it === "string", "a string");
  const count = ({ engine, own, files }) => {
    try {
      return engine.countTokens(text, own, ...files);
    } catch (cause) {
      throw faultOf(engine, cause);
    }
  };
  const ready = counting(options);
  return ready instanceof Promise ? ready.then(count) : count(ready);
}

// What counts: the core, or, with a tokenizer.json, the larger core that can read one and is loaded
// only then. The options that are files go to Rust as bytes, beside the others.
function counting(options) {
  const { vocabulary, tokenizerJson, ...own } = checked("options", options, isObject, "an object");
  const isFile = (it) => it == null || isBytes(it);
  checked("options.vocabulary", vocabulary, isFile, "a Uint8Array");
  if (tokenizerJson == null) return { engine: core, own, files: [vocabulary] };
  const isJson = (it) => typeof it === "string" || isBytes(it);
  checked("options.tokenizerJson", tokenizerJson, isJson, "a string or a Uint8Array");
  const bytes = isBytes(tokenizerJson) ? tokenizerJson : new TextEncoder().encode(tokenizerJson);
  return tokenizerCore().then((engine) => ({ engine, own, files: [vocabulary, bytes] }));
}

let tokenizerCoreStarted;
let crashes = 0;

function tokenizerCore() {
  tokenizerCoreStarted ??= importTokenizerCore().then(async (engine) => {
    await engine.default({ module_or_path: await wasmBeside("tuneup_tokenizer_bg.wasm") });
    return engine;
  });
  return tokenizerCoreStarted.catch((cause) => {
    tokenizerCoreStarted = undefined;
    throw new Error(`options.tokenizerJson: what reads it could not be loaded: ${reasonOf(cause)}`, { cause });
  });
}

// Under another name it is loaded anew.
function importTokenizerCore() {
  if (crashes === 0) return import("./tuneup_tokenizer.js");
  const url = new URL(`tuneup_tokenizer.js?${crashes}`, import.meta.url);
  return import(/* webpackIgnore: true */ /* @vite-ignore */ url);
}

// The library that reads a tokenizer.json crashes on some that are odd. What has crashed may say
// anything from then on, so the next call gets a new one.
function faultOf(engine, cause) {
  if (!isCrash(cause) || engine === core) return cause;
  tokenizerCoreStarted = undefined;
  crashes += 1;
  return new Error("options.tokenizerJson: the tokenizers library crashed on this file", { cause });
}

function isCrash(error) {
  return error instanceof WebAssembly.RuntimeError;
}

async function start(module_or_path) {
  await startCore({ module_or_path: (await module_or_path) ?? (await wasmBeside("tuneup_bg.wasm")) });
}

// A promise of the vocabulary's bytes and, in their absence, the reason. A vocabulary that cannot be
// had is no failure: everything but token counts works without one.
function loadVocabulary(vocabulary) {
  const fit = (it) => it == null || it === false || isBytes(it) || it instanceof URL || typeof it === "string";
  checked("options.vocabulary", vocabulary, fit, "false, a Uint8Array or a URL");
  if (vocabulary === false) return [undefined, "the module was started without a vocabulary"];
  if (isBytes(vocabulary)) return [vocabulary, undefined];
  const url = () => new URL(vocabulary ?? VOCABULARY, import.meta.url);
  const missing = (error) => [undefined, `the vocabulary could not be loaded (${reasonOf(error)})`];
  return Promise.resolve().then(() => read(url())).then((bytes) => [bytes, undefined], missing);
}

// Node cannot fetch files; a browser fetches the wasm best by itself.
async function wasmBeside(name) {
  const url = new URL(name, import.meta.url);
  return isNodeFile(url) ? read(url) : url;
}

async function read(url) {
  if (isNodeFile(url)) {
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
    return readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function isNodeFile(url) {
  return url.protocol === "file:" && globalThis.process?.versions?.node !== undefined;
}

function sourceOf(input) {
  if (typeof input === "string") input = new TextEncoder().encode(input);
  if (isBytes(input)) {
    return { total: input.length, slice: (start, end) => input.subarray(start, end) };
  }
  checked("input", input, isBlob, "a string, a Uint8Array or a Blob");
  return {
    name: typeof input.name === "string" ? input.name : undefined,
    total: input.size,
    slice: (start, end) => readBlob(input.slice(start, end)),
  };
}

async function readBlob(blob) {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new Error(`input could not be read: ${reasonOf(cause)}`, { cause });
  }
}

async function feed({ total, slice }, take, tell = () => {}) {
  const pace = { paused: performance.now(), told: performance.now() };
  for (let start = 0; start < total; start += SLICE) {
    const bytes = await slice(start, Math.min(start + SLICE, total));
    for (let at = 0; at < bytes.length; at += PIECE) {
      take(bytes.subarray(at, at + PIECE));
      if (performance.now() - pace.told >= PROGRESS_AFTER) {
        tell();
        pace.told = performance.now();
      }
      if (performance.now() - pace.paused >= PAUSE_AFTER) {
        await pause();
        pace.paused = performance.now();
      }
    }
  }
  tell();
}

// Lets the page, or the server, do other work. setTimeout waits 4 ms when called often.
function pause() {
  if (globalThis.scheduler?.yield) return globalThis.scheduler.yield();
  return new Promise((resume) => (globalThis.setImmediate ?? setTimeout)(resume));
}

function checked(name, value, fits, expected) {
  if (!fits(value)) throw new Error(`${name} must be ${expected}, not ${nameOf(value)}`);
  return value;
}

function nameOf(value) {
  if (value == null || typeof value === "boolean") return String(value);
  return typeof value === "object" ? (value.constructor?.name ?? "object") : typeof value;
}

function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}

// By their tags: `instanceof` fails for what comes from another frame.
function isBytes(value) {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}

function isBlob(value) {
  return ["[object Blob]", "[object File]"].includes(Object.prototype.toString.call(value));
}

function isObject(value) {
  return Object.prototype.toString.call(value) === "[object Object]";
}
