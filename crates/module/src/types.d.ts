/** How bad a finding is. `error`: the service rejects it, or the example is unusable. `warning`: accepted, but cut, ignored or probably not meant. `advice`: worth knowing. */
export type Severity = "error" | "warning" | "advice";

/** Whether a count is the model's own or stands in for it. */
export type Exactness = "exact" | "estimate";

/** What part a file plays in a tuning job. */
export type Role = "training" | "evaluation" | "corpus" | "queries" | "labels";

/** The shape of an example: `text` has `input_text` and `output_text`, `chat` has `messages` with `author` and `content`, `gemini` has `contents` with `role` and `parts`; `corpus` and `queries` have `_id` and `text`, `labels` is a table of `query-id`, `corpus-id` and `score`. */
export type Format = "text" | "chat" | "gemini" | "corpus" | "queries" | "labels" | "unknown";

/** `blocked`: at least one error. `warnings`: no error, but a warning. `ready`: neither. */
export type Verdict = "ready" | "warnings" | "blocked";

/** The outcome of an inspection. It depends on the bytes and the options alone, not on how the bytes came. */
export interface Report {
  /** The version of this shape. */
  version: 1;
  /** Facts about the file as a whole. */
  file: FileFacts;
  /** The model whose limits were applied. */
  model: string;
  /** What part the file plays. */
  role: Role;
  /** The answer to "may I send this?". */
  verdict: Verdict;
  /** What counted the tokens, and how far to trust it. */
  tokenizer: Tokenizer;
  /** Findings by the rule's name. Never capped. */
  counts: { [rule: string]: number };
  /** The findings in file order, capped for each rule. */
  diagnostics: Diagnostic[];
  /** The fields that the service would cut, in file order, capped like the diagnostics. */
  truncated: Truncated[];
  /** The numbers, under the names that Vertex AI gives them. */
  statistics: Statistics;
  /** What another file of the same job can be inspected `against`: 24 bytes an example, no text. Not enumerable, so it is no part of the report's JSON; a copy of the report does not have it. */
  readonly fingerprint?: Uint8Array;
}

export interface FileFacts {
  /** The file's name; `null` for a string, bytes, or a `Blob` that is no `File`. */
  name: string | null;
  bytes: number;
  /** Line feeds, and one more where the file does not end in one. */
  lines: number;
  /** JSON objects, right or wrong. */
  examples: number;
  /** The format that most examples have. */
  format: Format;
  /** In lower-case hexadecimal. */
  sha256: string;
  /** As Cloud Storage writes it: big-endian, base64. */
  crc32c: string;
}

export interface Tokenizer {
  /** A name to show beside every count. */
  name: string;
  exactness: Exactness;
  /** Why, and how near, in a sentence; or why nothing was counted. */
  note: string;
}

/** One finding. What there is to say about the rule itself is in `rules()`. */
export interface Diagnostic {
  /** The rule's public name. */
  rule: string;
  /** The rule's code. */
  code: string;
  /** Strictness applied. */
  severity: Severity;
  /** From 1. */
  line: number;
  /** In UTF-16 units, from 1. */
  column: number;
  /** JSON path such as `$.messages[2].author`; empty when there is none. */
  path: string;
  /** The fault within its line, where it has a place. */
  span: Span | null;
  /** What is wrong here. */
  message: string;
}

/** Bytes within one line. */
export interface Span {
  start: number;
  /** One past the last byte. */
  end: number;
}

/** A field that the service would cut. */
export interface Truncated {
  /** From 1. */
  example: number;
  /** From 1. */
  line: number;
  /** JSON path of the field, such as `$.input_text`. */
  path: string;
  /** Tokens in the field; where the limit is on several fields together, in all of them. */
  tokens: number;
  /** The limit that is broken. */
  limit: number;
  /** Byte offset in the field's text at which the cut falls: what lies behind it is lost. */
  cutAt: number;
}

/** Totals and distributions over the examples of a file. */
export interface Statistics {
  tuningDatasetExampleCount: number;
  /** Before anything is cut. */
  totalTokenCount: number;
  /** Characters other than white space. */
  totalBillableCharacterCount: number;
  /** Examples with at least one field that would be cut. */
  totalTruncatedExampleCount: number;
  /** Which ones, from 1; capped like the diagnostics. */
  truncatedExampleIndices: number[];
  /** Tokens that an example gives the model. */
  userInputTokenDistribution: Distribution;
  /** Tokens that an example asks of the model. */
  userOutputTokenDistribution: Distribution;
  /** Messages in an example; an input and its output are two. */
  userMessagePerExampleDistribution: Distribution;
}

/** How a number is spread over the examples. Percentiles are nearest-rank. All zero when there is no example. */
export interface Distribution {
  sum: number;
  min: number;
  max: number;
  mean: number;
  median: number;
  p5: number;
  p95: number;
  /** Of equal width; together they cover every value. */
  buckets: Bucket[];
}

/** How many examples fall in `left` (included) to `right` (excluded). */
export interface Bucket {
  left: number;
  right: number;
  count: number;
}

/** A rule as a reader meets it. */
export interface Rule {
  /** The public id, which stays. */
  name: string;
  /** Sorts the rules: a letter for the family and three digits. */
  code: string;
  /** Without strictness. */
  severity: Severity;
  /** What is wrong, in one line. */
  summary: string;
  /** Why it matters. */
  explanation: string;
  /** What to do. */
  help: string;
  /**
   * A smallest input that breaks the rule once, and no other rule. Where that takes over a million
   * bytes, its first lines stand here, and a last one that begins with `…` says how many follow.
   */
  bad: string;
  /** The same input put right. */
  good: string;
  /** Where the rule comes from. */
  source: string;
}

/** What a model is for. */
export type Family = "text" | "code" | "chat" | "codeChat" | "embedding";

/** The hardware that a job runs on. With the model it decides the batch size. */
export type Accelerator = "GPU" | "TPU";

/** A model that can be, or could once be, tuned. */
export interface Model {
  /** With its version, such as `text-bison@002`. */
  name: string;
  family: Family;
  /** Tokens of the input on its own; `null` where only the total is limited or nothing is known. */
  inputTokenLimit: number | null;
  /** Tokens of the output; in chat, of each message of the assistant. */
  outputTokenLimit: number | null;
  /** Tokens of input and output together; in chat, of the whole conversation. */
  totalTokenLimit: number | null;
  /** Examples in one training step. */
  batchSize: { gpu: number; tpu: number };
  /** The pipeline that tunes it. */
  templateUri: string;
  /** Whether Google still takes tuning jobs for it. */
  tuning: "closed" | "open";
  /** Where the numbers come from. */
  source: string;
}

/** Something about the settings of a job. With an `error` among them nothing may be sent. */
export interface SettingProblem {
  /** The rule's public name. */
  rule: string;
  /** The rule's code. */
  code: string;
  severity: Severity;
  /** The setting by its name here (`trainSteps`), or the path in a request's body. */
  field: string;
  /** What is wrong and what to do. */
  message: string;
}

/** How a file is to be inspected. */
export interface InspectOptions {
  /** The model to tune. Without one it follows from the format that most examples have: `text-bison@002` for text, `chat-bison@002` for chat. */
  model?: string;
  /** What part the file plays; `training` without it. */
  role?: Role;
  /** Raises the rules about cut text and turns to errors. */
  strict?: boolean;
  /** The `default_context` that the job will be given, for chat. */
  defaultContext?: string;
  /** A SentencePiece model to count with, instead of the one that `init` loaded. */
  vocabulary?: Uint8Array;
  /** A Hugging Face `tokenizer.json` to count with. What reads it is loaded when it is first needed. */
  tokenizerJson?: string | Uint8Array;
  /** Files of the same job that were inspected before: their reports, or the reports' `fingerprint`. The training file for an evaluation file; corpus, queries and the other labels for labels. */
  against?: Report | Uint8Array | (Report | Uint8Array)[];
  /** How many findings a rule keeps in `diagnostics`; 1,000 without it. `counts` are never capped. */
  maxDiagnosticsPerRule?: number;
  /** A report is the same for any number of threads. This module always uses the one that calls it. */
  threads?: number;
}

/** How a file is to be repaired, and what is left to be inspected. */
export interface RepairOptions extends InspectOptions {
  /** Leaves out an example that says the same as an earlier one. */
  dropDuplicates?: boolean;
}

/** What a repair made of a file. */
export interface Repaired {
  /** The whole repaired file. */
  blob: Blob;
  /** What was changed, in file order, capped for each rule at `maxDiagnosticsPerRule`. */
  changes: Change[];
  /** What `inspect` finds in the repaired file. Its lines are those of the repaired file. */
  left: Diagnostic[];
}

/** One change, short enough to be read. */
export interface Change {
  /** The line of the file that was given, from 1. */
  line: number;
  /** The name of the rule that is kept now. */
  rule: string;
  /** What stood there. Of a long text only what changed and a little around it; `…` stands for the rest. */
  before: string;
  /** What stands there now; empty where something was left out. */
  after: string;
}

/** How far an inspection has come. */
export interface Progress {
  bytesRead: number;
  bytesTotal: number;
  lines: number;
  examples: number;
}

/** What one text is to be counted with. */
export interface CountOptions {
  /** The model that the count is for; its name is checked. */
  model?: string;
  /** A SentencePiece model to count with, instead of the one that `init` loaded. */
  vocabulary?: Uint8Array;
  /** A Hugging Face `tokenizer.json` to count with. With it the count is a promise. */
  tokenizerJson?: string | Uint8Array;
}

export interface TokenCount {
  count: number;
  /** The name of what counted. */
  tokenizer: string;
  exactness: Exactness;
}

/** What a model is tuned to do. */
export type Task = "classification" | "summarisation" | "extractiveQa" | "chat";

/** Training settings whose meaning is asked for. Give `trainSteps` or `epochs`, not both. */
export interface PlanSettings {
  /** Such as `text-bison@002`. */
  model: string;
  accelerator: Accelerator;
  trainSteps?: number;
  /** How often every example is to be seen. */
  epochs?: number;
  /** Examples in the training file. */
  examples: number;
  /** Training steps between two evaluations. */
  evaluationInterval?: number;
  /** Examples in the evaluation file. */
  evaluationExamples?: number;
  /** Tokens of an average example, after cutting. */
  meanTokensPerExample?: number;
  /** In any currency. */
  pricePerMillionTokens?: number;
  /** Narrows the recommendation. */
  task?: Task;
}

/** What training settings mean. Whatever was asked, every number is finite; what is wrong is in `problems`. */
export interface Plan {
  /** Examples in one training step. It follows from model and accelerator. */
  batchSize: number;
  trainSteps: number;
  /** Steps × batch size. */
  examplesSeen: number;
  /** Examples seen ÷ examples. */
  epochs: number;
  /** How often the model is evaluated; `null` without an interval, and for models that are not. */
  evaluationPoints: number | null;
  /** Where the computing happens; `null` for embeddings, which are tuned where the pipeline runs. */
  computeRegion: string | null;
  /** `null` without the mean of an example. */
  tokensTrained: number | null;
  /** In the currency of the price; `null` without one. */
  cost: number | null;
  /** Google's recommended settings that the plan can be held against, and where it stands. */
  recommendation: Recommendation[];
  problems: SettingProblem[];
}

/** Where a number stands against a recommendation. */
export type Standing = "below" | "within" | "above";

/** What Google recommends for one task. */
export interface Recommendation {
  task: Task;
  minimumExamples: number;
  minimumSteps: number;
  maximumSteps: number;
  /** Where the plan's examples stand. */
  examples: Standing;
  /** Where the plan's steps stand. */
  steps: Standing;
}

/** What a person sets for one tuning job. A value that is wrong becomes a problem of the request, not an error. */
export interface RequestSettings {
  /** `pipelineJob`, which tunes PaLM models, without it. */
  kind?: "pipelineJob" | "geminiTuningJob";
  /** The project that pays and holds the model: its ID or number. */
  project?: string;
  /** Where the pipeline runs. */
  pipelineRegion?: string;
  /** Where the tuned model is uploaded; the pipeline's region without it. */
  uploadRegion?: string;
  /** Such as `text-bison@002`. */
  model?: string;
  /** GPU without it. */
  accelerator?: Accelerator;
  /** What the job is called. */
  displayName?: string;
  /** What the tuned model is called. */
  modelDisplayName?: string;
  /** Where the pipeline puts its artifacts: `gs://bucket/folder`. */
  outputDirectory?: string;
  /** The training file: `gs://bucket/object`. */
  datasetUri?: string;
  /** The evaluation file; text and code models alone. */
  evaluationDataUri?: string;
  /** Training steps between two evaluations. */
  evaluationInterval?: number;
  /** Whether to stop when the model no longer gets better. */
  enableEarlyStopping?: boolean;
  /** Whether to keep the best checkpoint instead of the last. */
  enableCheckpointSelection?: boolean | "true" | "false" | "default";
  trainSteps?: number;
  /** What the recommended learning rate is multiplied with. */
  learningRateMultiplier?: number;
  /** The context of every conversation that has none of its own; chat models alone. */
  defaultContext?: string;
  /** The Vertex AI TensorBoard that takes the metrics: its full resource name. */
  tensorboard?: string;
  /** The Cloud KMS key that encrypts everything: its full resource name. */
  kmsKeyName?: string;
  /** The account that the pipeline runs as. */
  serviceAccount?: string;
  labels?: { [key: string]: string };
  /** The last part of the job's name. */
  pipelineJobId?: string;
  /** What a job for an embedding model has of its own. */
  embedding?: EmbeddingSettings;
  /** What a job for a Gemini model has of its own. */
  gemini?: GeminiSettings;
  /** The project whose quota the calls count against. */
  quotaProject?: string;
}

/** The parameters of the embedding template that no other setting stands for. `trainSteps`, `learningRateMultiplier`, `modelDisplayName` and `kmsKeyName` are settings of every job. */
export interface EmbeddingSettings {
  /** The training labels; `datasetUri` without it. */
  trainLabelPath?: string;
  /** The documents: `gs://bucket/object`. */
  corpusPath?: string;
  /** The queries: `gs://bucket/object`. */
  queriesPath?: string;
  testLabelPath?: string;
  validationLabelPath?: string;
  /** The model that is tuned, such as `text-embedding-004`; `model` without it. */
  baseModelVersionId?: string;
  /** 1 to 1,023; 128 without it. */
  batchSize?: number;
  /** 1 to 768, of `text-embedding-004` and `text-multilingual-embedding-002` alone. */
  outputDimensionality?: number;
  /** What the embeddings are for; `DEFAULT` without it. */
  taskType?:
    | "DEFAULT"
    | "RETRIEVAL_QUERY"
    | "RETRIEVAL_DOCUMENT"
    | "SEMANTIC_SIMILARITY"
    | "CLASSIFICATION"
    | "CLUSTERING"
    | "FACT_VERIFICATION"
    | "QUESTION_ANSWERING";
  /** `n1-standard-16` without it. */
  machineType?: string;
  /** `NVIDIA_TESLA_V100` without it. */
  acceleratorType?: "NVIDIA_L4" | "NVIDIA_TESLA_A100" | "NVIDIA_TESLA_T4" | "NVIDIA_TESLA_V100" | "NVIDIA_TESLA_P100";
  /** 4 without it. */
  acceleratorCount?: number;
}

/** The fields of a tuning job that no other setting stands for. `displayName` becomes its description. */
export interface GeminiSettings {
  /** How often every example is seen: 1 or more. */
  epochCount?: number;
  adapterSize?: 1 | 2 | 4 | 8 | 16 | 32;
  /** Whether the checkpoints before the last are left out. */
  exportLastCheckpointOnly?: boolean;
}

/** A request as a value. Nothing here sends it, and it never holds a real token. */
export interface VertexRequest {
  method: string;
  url: string;
  /** Names in small letters; `authorization` is `"Bearer $TOKEN"`. */
  headers: { [name: string]: string };
  /** What is sent, after `JSON.stringify`. */
  body: { [key: string]: unknown };
  /** What is wrong with the settings. With an `error` among them the request must not be sent. */
  problems: SettingProblem[];
}

/** How a request is written down. `python` needs no package, `python-sdk` needs `google-cloud-aiplatform`; `json` is the body alone. */
export type SnippetLanguage = "curl" | "powershell" | "python" | "python-sdk" | "node" | "java" | "json";
