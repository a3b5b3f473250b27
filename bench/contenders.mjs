// One token counter in JavaScript or wasm, measured in the same way in Node.js and in a browser's worker.
// What differs between the two comes from outside: how a file is read, and how a module is loaded.

const decoded = (bytes) => new TextDecoder().decode(bytes);

/** How each comes to its `count(text)`. Special tokens are added by none. */
const COUNTERS = {
  async "@huggingface/tokenizers"({ modules, vocabulary, module }) {
    const { Tokenizer } = await module(`${modules}/@huggingface/tokenizers/dist/tokenizers.min.mjs`);
    return () => {
      const tokenizer = new Tokenizer(JSON.parse(decoded(vocabulary)), {});
      return (text) => tokenizer.encode(text, { add_special_tokens: false }).ids.length;
    };
  },
  async "@lenml/tokenizers"({ modules, vocabulary, module }) {
    const { TokenizerLoader } = await module(`${modules}/@lenml/tokenizers/dist/main.mjs`);
    return () => {
      const files = { tokenizerJSON: JSON.parse(decoded(vocabulary)), tokenizerConfig: { tokenizer_class: "GemmaTokenizer" } };
      const tokenizer = TokenizerLoader.fromPreTrained(files);
      return (text) => tokenizer.encode(text, { add_special_tokens: false }).length;
    };
  },
  async tiktoken({ modules, module, bytes }) {
    const glue = await module(`${modules}/tiktoken/lite/tiktoken_bg.js`);
    const wasm = await bytes(`${modules}/tiktoken/lite/tiktoken_bg.wasm`);
    const { instance } = await WebAssembly.instantiate(wasm, { "./tiktoken_bg.js": glue });
    glue.__wbg_set_wasm(instance.exports);
    const file = await bytes(`${modules}/tiktoken/encoders/cl100k_base.json`);
    return () => {
      const { bpe_ranks, special_tokens, pat_str } = JSON.parse(decoded(file));
      const tokenizer = new glue.Tiktoken(bpe_ranks, special_tokens, pat_str);
      return (text) => tokenizer.encode_ordinary(text).length;
    };
  },
  /** Its vocabulary is part of its code. */
  async "gpt-tokenizer"({ modules, module }) {
    const options = { disallowedSpecial: new Set() };
    return async () => {
      const { countTokens } = await module(`${modules}/gpt-tokenizer/esm/encoding/cl100k_base.js`);
      return (text) => countTokens(text, options);
    };
  },
};

const seconds = (since) => (performance.now() - since) / 1_000;
const MIB = 2 ** 20;

/**
 * Makes the vocabulary ready, then passes over each of `passes`, files of `texts` or a `whole` dataset, and
 * tells how long each took. `job.wasm` is the folder of a contender in wasm, `job.name` one of those above.
 */
export async function measured(job, { bytes, module }) {
  const vocabulary = job.vocabulary && (await bytes(job.vocabulary));
  const contender = job.wasm ? await inWasm(job, vocabulary, { bytes, module }) : await inJavaScript(job, vocabulary, { bytes, module });
  const start = performance.now();
  await contender.read();
  const ready = seconds(start);
  const memory = { ready: contender.memory() };
  const passes = [];
  for (const [kind, path] of job.passes) {
    const file = await bytes(path);
    passes.push(contender[kind](file));
  }
  memory.end = contender.memory();
  return { ready, memory, passes };
}

async function inWasm({ wasm }, vocabulary, { bytes, module }) {
  const glue = await module(`${wasm}/contender.js`);
  const { memory } = await glue.default({ module_or_path: await bytes(`${wasm}/contender_bg.wasm`) });
  return {
    read: () => glue.read(vocabulary),
    texts(file) {
      glue.take(file);
      const start = performance.now();
      const counts = glue.count();
      return { seconds: seconds(start), counts: [...counts] };
    },
    whole(file) {
      const start = performance.now();
      const report = glue.inspect(file);
      return { seconds: seconds(start), tokens: JSON.parse(report).statistics.totalTokenCount };
    },
    memory: () => memory.buffer.byteLength / MIB,
  };
}

async function inJavaScript(job, vocabulary, { bytes, module }) {
  const make = await COUNTERS[job.name]({ modules: job.modules, vocabulary, bytes, module });
  let count;
  return {
    async read() {
      count = await make();
    },
    texts(file) {
      const texts = JSON.parse(decoded(file));
      const start = performance.now();
      const counts = texts.map((text) => count(text));
      return { seconds: seconds(start), counts };
    },
    /** As a page without us would do it: read, split, parse, look for the two fields, count. */
    whole(file) {
      const start = performance.now();
      let tokens = 0;
      for (const line of decoded(file).split("\n")) {
        if (!line) continue;
        const { input_text, output_text } = JSON.parse(line);
        tokens += count(input_text) + count(output_text);
      }
      return { seconds: seconds(start), tokens };
    },
    memory: () => undefined,
  };
}
