// The types of what the calls take and give come from Rust; here are the calls that JavaScript adds.

import type { CountOptions, InspectOptions, Progress, Repaired, RepairOptions, Report, TokenCount } from "./tuneup_core.js";

export { buildRequest, checkRequest, models, plan, rules, snippet } from "./tuneup_core.js";
export type {
  Accelerator,
  Bucket,
  Change,
  CountOptions,
  Diagnostic,
  Distribution,
  EmbeddingSettings,
  Exactness,
  Family,
  FileFacts,
  Format,
  GeminiSettings,
  InspectOptions,
  Model,
  Plan,
  PlanSettings,
  Progress,
  Recommendation,
  Repaired,
  RepairOptions,
  Report,
  RequestSettings,
  Role,
  Rule,
  SettingProblem,
  Severity,
  SnippetLanguage,
  Span,
  Standing,
  Statistics,
  Task,
  TokenCount,
  Tokenizer,
  Truncated,
  Verdict,
  VertexRequest,
} from "./tuneup_core.js";

export interface InitOptions {
  /** Where the module's wasm is, or its bytes. Without it the `tuneup_bg.wasm` beside the module is taken. */
  module_or_path?: string | URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response | BufferSource | WebAssembly.Module>;
  /** What counts the tokens: a SentencePiece model, or where one is. Without it the file beside the module is taken; `false` does without one. */
  vocabulary?: false | Uint8Array | URL | string;
}

/**
 * Starts the module. Everything else waits for it.
 *
 * A vocabulary that cannot be loaded is no failure: reports then say that nothing was counted, and why.
 */
export default function init(options?: InitOptions): Promise<void>;

/**
 * Checks a dataset and counts its tokens. A bad dataset is a report, never an error.
 *
 * A `Blob` is read in slices, so memory does not grow with its size. The page gets its turn many
 * times a second.
 *
 * @param onProgress called at most ten times a second, and once more at the end
 */
export function inspect(
  input: string | Uint8Array | Blob,
  options?: InspectOptions,
  onProgress?: (progress: Progress) => void,
): Promise<Report>;

/**
 * Puts right what can be put right in one way only, and inspects the outcome. Everything else stays as it
 * is, byte for byte.
 *
 * A `Blob` is read in slices, and in a browser what is written is kept out of memory too.
 */
export function repair(input: string | Uint8Array | Blob, options?: RepairOptions): Promise<Repaired>;

/** Counts the tokens of one text with a person's own tokenizer. */
export function countTokens(text: string, options: CountOptions & { tokenizerJson: string | Uint8Array }): Promise<TokenCount>;
/** Counts the tokens of one text. */
export function countTokens(text: string, options?: CountOptions & { tokenizerJson?: undefined }): TokenCount;
