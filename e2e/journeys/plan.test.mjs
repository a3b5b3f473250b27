// Someone asks what the settings mean before anything runs.

import assert from "node:assert/strict";

import { textLines } from "../support/data.mjs";
import { tuneup } from "../support/module.mjs";
import { grouped, journey } from "../support/visitor.mjs";

const settings = (visitor) => visitor.region("The settings");
const steps = (visitor) => visitor.page.getByLabel("Training steps");
const examples = (visitor) => visitor.page.getByLabel("Examples in your dataset");
const accelerator = (visitor) => visitor.page.getByLabel("Accelerator");
const interval = (visitor) => visitor.page.getByLabel("Steps between two evaluations");

/** The sentence with its values in it, as one reads it. */
async function sentence(visitor) {
  return settings(visitor).getByRole("paragraph").first().evaluate((paragraph) => {
    const read = (node) => {
      if (node.nodeName === "SELECT") return node.selectedOptions[0].text;
      if (node.nodeName === "INPUT") return node.value || node.placeholder;
      return node.nodeType === Node.TEXT_NODE ? node.data : [...node.childNodes].map(read).join("");
    };
    return read(paragraph).replace(/\s+/g, " ").trim();
  });
}

const GOLDEN = [
  {
    accelerator: "TPU", steps: "20", batch: 24, seen: 480, epochs: "2", rail: "2 epochs",
    says: "Tuning text-bison@002 on TPU for 20 steps, 24 examples a step, shows the model 480 examples: your 240 examples go by 2 times.",
  },
  {
    accelerator: "GPU", steps: "15", batch: 8, seen: 120, epochs: "0.5", rail: "0.5 epochs",
    says: "Tuning text-bison@002 on GPU for 15 steps, 8 examples a step, shows the model 120 examples: your 240 examples go by 0.5 times.",
  },
];

for (const golden of GOLDEN) {
  journey(`240 examples on ${golden.accelerator} in ${golden.steps} steps are ${golden.epochs} epochs`, { place: "#/plan" }, async (visitor) => {
    await visitor.sees("How many examples have you?");
    await accelerator(visitor).selectOption(golden.accelerator);
    await steps(visitor).fill(golden.steps);
    await examples(visitor).fill("240");
    assert.equal(await settings(visitor).getByRole("status").innerText(), `${golden.epochs} times`);
    assert.equal(await sentence(visitor), golden.says);
    await visitor.page.getByRole("navigation").getByText(golden.rail, { exact: true }).waitFor();
    // The module says the same.
    const plan = tuneup.plan({
      model: "text-bison@002", accelerator: golden.accelerator, trainSteps: Number(golden.steps), examples: 240,
    });
    assert.deepEqual([plan.batchSize, plan.examplesSeen, String(plan.epochs)], [golden.batch, golden.seen, golden.epochs]);
    // And so does the picture of it, in the table behind it.
    await visitor.page.getByRole("figure").getByText("as table").click();
    const shown = await visitor.page.getByRole("table", { name: "The run, epoch by epoch" }).getByRole("row").evaluateAll((rows) =>
      rows.slice(1).map((row) => Number(row.cells[1].textContent)),
    );
    assert.equal(shown.reduce((sum, one) => sum + one, 0), golden.seen);
    assert.equal(shown.length, Math.ceil(Number(golden.epochs)));
  });
}

journey("wanted epochs are steps", { place: "#/plan" }, async (visitor) => {
  await accelerator(visitor).selectOption("TPU");
  await visitor.sees("For this the number of examples must be known.");
  await examples(visitor).fill("1,000");
  const epochs = visitor.page.getByLabel("Another number of epochs");
  for (const wanted of [1, 2, 2.5, 7]) {
    await epochs.fill(String(wanted));
    const { trainSteps } = tuneup.plan({ model: "text-bison@002", accelerator: "TPU", epochs: wanted, examples: 1_000 });
    const take = visitor.page.getByRole("button", { name: `${wanted} epoch${wanted === 1 ? "" : "s"} = ${trainSteps} steps` }).last();
    await take.click();
    assert.equal(await steps(visitor).inputValue(), String(trainSteps));
    assert.equal(trainSteps, Math.ceil((wanted * 1_000) / 24));
  }
  await epochs.fill("a few");
  await visitor.region("Or start from epochs").getByText("This is not a number.").waitFor();
});

journey("evaluations are counted, and too few are warned of", { place: "#/plan" }, async (visitor) => {
  const evaluation = visitor.region("Evaluation");
  const warnings = () => evaluation.getByRole("listitem").allInnerTexts();
  await steps(visitor).fill("200");
  await examples(visitor).fill("500");
  await visitor.sees("Without an interval and an evaluation dataset, nothing is evaluated");

  for (const [every, points, rules] of [
    ["50", "4", []],
    ["100", "2", ["few-evaluation-points"]],
    ["201", undefined, ["no-evaluation-point"]],
  ]) {
    await interval(visitor).fill(every);
    const plan = tuneup.plan({
      model: "text-bison@002", accelerator: "GPU", trainSteps: 200, examples: 500, evaluationInterval: Number(every),
    });
    const problems = plan.problems.filter(({ field }) => field === "evaluationInterval");
    assert.deepEqual(problems.map(({ rule }) => rule), rules);
    assert.equal((await warnings()).length, rules.length);
    for (const [at, { message }] of problems.entries()) {
      assert.ok((await warnings())[at].replaceAll("`", "").includes(message.replaceAll("`", "")), message);
    }
    if (points) assert.match(await visitor.text(evaluation), new RegExp(`\\n${points}\\s+evaluations in the whole run`));
    assert.equal(await interval(visitor).getAttribute("aria-invalid"), null);
  }
  await interval(visitor).fill("often");
  await evaluation.getByText("This is not a number.").waitFor();
  assert.equal(await interval(visitor).getAttribute("aria-invalid"), "true");
  // What is wrong belongs to its field for a reader of the screen, too.
  assert.match(await visitor.describedBy(interval(visitor)), /This is not a number/);

  await visitor.page.getByLabel("Model").selectOption("chat-bison@002");
  await evaluation.getByText("chat-bison@002 is not evaluated while it is tuned").waitFor();
});

journey("the examples are those of the dataset, less what would be cut", async (visitor) => {
  const lines = textLines(240);
  lines[100] = JSON.stringify({ input_text: "long ".repeat(9_000), output_text: "x" });
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("train.jsonl", lines.join("\n"))));
  const { statistics, truncated } = JSON.parse((await visitor.saved("Report as JSON")).content);
  await visitor.link("Go on to the plan").click();
  await visitor.sees("The examples are those of your dataset.");
  assert.equal(await examples(visitor).count(), 0);
  await accelerator(visitor).selectOption("TPU");
  await steps(visitor).fill("20");
  assert.match(await sentence(visitor), /your 240 examples go by 2 times\.$/);

  // Each token is trained twice, but those behind the cut are not trained at all.
  const lost = truncated.reduce((sum, { tokens, limit }) => sum + tokens - limit, 0);
  assert.ok(lost > 500, `${lost} tokens are cut`);
  const trained = 2 * (statistics.totalTokenCount - lost);
  const cost = visitor.region("Cost");
  await cost.getByText(`${grouped(trained)} tokens trained, after cutting`).waitFor();
  await cost.getByLabel("Price of a million tokens").fill("8");
  const price = (Math.round(trained * 8) / 1e6).toFixed(2).replace(/\.?0+$/, "");
  assert.match(await visitor.text(cost), new RegExp(`=\\s+${price.replace(".", "\\.")}\\n`));
});

journey("one model holds for the dataset and for the plan", async (visitor) => {
  const wide = `${JSON.stringify({ input_text: "long ".repeat(9_000), output_text: "x" })}\n${textLines(120).join("\n")}`;
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("train.jsonl", wide)));
  await visitor.sees(/1 field would be cut/);
  await visitor.goTo("Plan");
  await visitor.untilInspected(() => visitor.page.getByLabel("Model").selectOption("text-bison-32k@002"));
  await accelerator(visitor).selectOption("TPU");
  assert.match(await sentence(visitor), /^Tuning text-bison-32k@002 on TPU for 300 steps, 8 examples a step/);
  await visitor.goTo("Dataset");
  assert.equal(await visitor.page.getByLabel("Model").inputValue(), "text-bison-32k@002");
  assert.doesNotMatch(await visitor.text(), /would be cut/);
});

journey("the recommended numbers say where one stands, and the regions follow the hardware", { place: "#/plan" }, async (visitor) => {
  await examples(visitor).fill("90");
  await steps(visitor).fill("2000");
  const row = visitor.page.getByRole("row", { name: /^classification/ });
  assert.match(await visitor.text(row), /100 or more\s+yours: 90, below\s+100–500\s+yours: 2,000, above/);
  await steps(visitor).fill("250");
  await examples(visitor).fill("100");
  assert.match(await visitor.text(row), /yours: 100, within\s+100–500\s+yours: 250, within/);

  const regions = visitor.region("Where it happens");
  await regions.getByText("Computing: us-central1").waitFor();
  await accelerator(visitor).selectOption("TPU");
  await regions.getByText("Computing: europe-west4").waitFor();
  await regions.getByText("A key of your own (CMEK) cannot be used on TPU.").waitFor();
  await visitor.page.getByRole("row", { name: /^classification/ }).waitFor();
});
