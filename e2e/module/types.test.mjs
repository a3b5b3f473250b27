// The module's types, held against its real answers: a field that is missing, too many or of another
// type does not compile.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import ts from "typescript";

import { folder, line, started, textExamples } from "./support.mjs";

let tuneup;
let elsewhere;
before(async () => {
  tuneup = await started();
  elsewhere = await mkdtemp(join(tmpdir(), "tuneup-types-"));
  await writeFile(join(elsewhere, "package.json"), '{ "type": "module" }');
});
after(() => rm(elsewhere, { recursive: true }));

/** What the compiler says of a program that uses the module. */
async function complaints(program) {
  const path = join(elsewhere, "use.ts");
  await writeFile(path, program.replaceAll("MODULE", JSON.stringify(join(folder, "tuneup.js"))));
  const options = {
    strict: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  };
  const compiled = ts.createProgram([path], options);
  return ts.getPreEmitDiagnostics(compiled).map(({ file, start, messageText }) => {
    const at = file ? `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}: ` : "";
    return at + ts.flattenDiagnosticMessageText(messageText, "\n");
  });
}

const SETTINGS = { project: "my-project", pipelineRegion: "us-central1", model: "text-bison@002", labels: { a: "b" } };

test("real answers have the types that are promised", async () => {
  const report = await tuneup.inspect(
    textExamples(3) + line({ input_text: "know ".repeat(9_000), output_text: "x", more: 1 }) + "\n[",
  );
  assert.ok(report.diagnostics.some(({ span }) => span) && report.truncated.length > 0);
  const progress = [];
  await tuneup.inspect(textExamples(1), {}, (it) => progress.push(it));
  const plan = tuneup.plan({ model: "text-bison@002", accelerator: "TPU", trainSteps: 20, examples: 240, evaluationInterval: 10 });
  assert.ok(plan.problems.length > 0 && plan.recommendation.length > 0);
  const { changes } = await tuneup.repair(`${textExamples(1).trim()},`);
  const answers = {
    Report: report,
    "Change[]": changes,
    Progress: progress[0],
    TokenCount: tuneup.countTokens("know"),
    "Rule[]": tuneup.rules().slice(0, 3),
    "Model[]": tuneup.models(),
    Plan: plan,
    VertexRequest: tuneup.buildRequest(SETTINGS),
    "SettingProblem[]": tuneup.checkRequest({ runtimeConfig: { parameterValues: { x: 1 } } }),
  };
  const types = Object.keys(answers).map((type) => type.replace("[]", ""));
  const constants = Object.entries(answers).map(([type, answer], at) => `const a${at}: ${type} = ${JSON.stringify(answer)};`);
  const imported = `import type { ${types.join(", ")} } from MODULE;`;
  assert.deepEqual(await complaints([imported, ...constants, "export {};"].join("\n")), []);
});

test("a program that uses the module rightly compiles, a wrong one does not", async () => {
  const program = `
    import init, { buildRequest, checkRequest, countTokens, inspect, models, plan, repair, rules, snippet } from MODULE;
    import type { InspectOptions, Repaired, Report, RequestSettings, Role } from MODULE;

    await init();
    await init({ module_or_path: new Uint8Array(8), vocabulary: false });
    await init({ vocabulary: new URL("https://example.org/a.model") });
    const role: Role = "evaluation";
    const options: InspectOptions = { model: "text-bison@002", role, strict: true, maxDiagnosticsPerRule: 5, threads: 2 };
    const report: Report = await inspect("x", options, ({ bytesRead, bytesTotal }) => bytesRead / bytesTotal);
    await inspect(new Blob(["x"]));
    await inspect(new File(["x"], "x.jsonl"), { tokenizerJson: "{}" });
    const { blob, changes: [change], left }: Repaired = await repair("x", { ...options, dropDuplicates: true });
    const texts: string[] = [await blob.text(), change!.before, change!.after, ...left.map(({ message }) => message)];
    const now: number = countTokens("x", { vocabulary: new Uint8Array(8) }).count;
    const later: Promise<{ count: number }> = countTokens("x", { tokenizerJson: new Uint8Array(8) });
    const worst: "ready" | "warnings" | "blocked" = report.verdict;
    const settings: RequestSettings = ${JSON.stringify(SETTINGS)};
    const text: string = snippet(settings, "curl") + rules()[0]!.help + models()[0]!.templateUri;
    const epochs: number = plan({ model: "text-bison@002", accelerator: "GPU", examples: 10, epochs: 2 }).epochs;
    const fields: string[] = checkRequest(buildRequest(settings).body).map(({ field }) => field);

    // @ts-expect-error a number is no input
    inspect(5);
    // @ts-expect-error there is no such role
    inspect("x", { role: "train" });
    // @ts-expect-error there is no such option
    inspect("x", { models: "x" });
    // @ts-expect-error duplicates are dropped by a repair
    inspect("x", { dropDuplicates: true });
    // @ts-expect-error without a tokenizer.json the count is no promise
    countTokens("x").then;
    // @ts-expect-error with one it is
    countTokens("x", { tokenizerJson: "{}" }).count;
    // @ts-expect-error there is no such accelerator
    plan({ model: "x", accelerator: "CPU", examples: 1 });
    // @ts-expect-error there is no such language
    snippet(settings, "perl");
    // @ts-expect-error reports have no such field
    report.tokens;
  `;
  assert.deepEqual(await complaints(program), []);
});

test("what is declared is what there is", async () => {
  const names = await complaints(`
    import * as tuneup from MODULE;
    type Is<A, B> = [A, B] extends [B, A] ? true : false;
    const same: Is<keyof typeof tuneup, ${Object.keys(tuneup).map((name) => `"${name}"`).join(" | ")}> = true;
  `);
  assert.deepEqual(names, []);
});
