// Someone has a file that is not as it should be, and leaves with one that is.

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";

import { line, textLines } from "../support/data.mjs";
import { journey } from "../support/visitor.mjs";

const dialog = ({ page }) => page.getByRole("dialog");
const answer = (visitor) => dialog(visitor).getByRole("status").innerText();
const inDialog = (visitor, name) => dialog(visitor).getByRole("button", { name, exact: true });

/** Opens a tool on a file that was just dropped, and waits until it has done its work. */
async function take(visitor, tool, name, content) {
  const file = await visitor.file(name, content);
  await visitor.untilInspected(() => visitor.drop(file));
  await visitor.untilWritten(() => visitor.button(tool).click());
}

const GOOD = textLines(30);

/** Four faults that can be put right in one way only, two that cannot, and one example that comes twice. */
const BROKEN = [
  ...GOOD.slice(0, 4),
  GOOD[4].replace(/}$/, ",}"),
  "",
  `${GOOD[5]}\r`,
  "{'input_text': 'May quotes be single?', 'output_text': 'no'}",
  GOOD[6],
  "no JSON at all",
  line({ input_text: "A question without an answer" }),
  GOOD[7],
  GOOD[0],
  ...GOOD.slice(8),
];

/** What a repair should make of it: every other line stays as it is. */
const MENDED = BROKEN.with(4, GOOD[4])
  .with(6, GOOD[5])
  .with(7, '{"input_text": "May quotes be single?", "output_text": "no"}')
  .filter((one) => one !== "");

journey("a broken file is repaired: what changes is seen before anything is saved", async (visitor) => {
  const { page } = visitor;
  await take(visitor, "Repair…", "train.jsonl", BROKEN.join("\n"));
  assert.equal(await answer(visitor), "4 changes. 6 problems are left.");

  // Line by line, with what stood there and what stands there now.
  const changes = dialog(visitor).getByRole("region", { name: "What changes" });
  const texts = (await changes.locator(".change").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  assert.deepEqual(texts.map((text) => text.match(/^line \d+/)[0]).sort(), ["line 5", "line 6", "line 7", "line 8"]);
  assert.ok(texts.some((text) => text.includes("Before: {'input_text': 'May quotes be single?'") && text.includes('After: {"input_text": "May quotes be single?"')), texts.join("\n"));
  assert.ok(texts.includes("line 6 left out"), texts.join("\n"));
  const left = dialog(visitor).getByRole("region", { name: "What is left" });
  for (const problem of ["The line is not valid JSON", "The example has no output_text", "The example stands in the file already"]) {
    await left.getByText(problem).waitFor();
  }

  const saved = await visitor.saved("Download train.repaired.jsonl");
  assert.deepEqual(saved, { name: "train.repaired.jsonl", content: MENDED.join("\n") });

  // Leaving out what comes twice is a wish of its own.
  await visitor.untilWritten(() => dialog(visitor).getByLabel("Leave out exact duplicates").check());
  assert.equal(await answer(visitor), "5 changes. 5 problems are left.");
  const once = MENDED.filter((one, at) => MENDED.indexOf(one) === at);
  assert.equal((await visitor.saved("Download train.repaired.jsonl")).content, once.join("\n"));

  // It takes the place of the broken one, checked in the way that was chosen.
  await page.keyboard.press("Escape");
  await visitor.untilInspected(() => page.getByLabel("Strict").check());
  await visitor.untilWritten(() => visitor.button("Repair…").click());
  await visitor.untilInspected(() => inDialog(visitor, "Check the repaired file").click());
  assert.equal(await visitor.heading(), "Not ready: 2 lines would be rejected");
  assert.equal((await visitor.focus()).id, "summary");
  assert.equal(await page.getByLabel("Strict").isChecked(), true);
  await page.getByText("train.repaired.jsonl").first().waitFor();
});

journey("a file that needs a person is left as it is", async (visitor) => {
  await take(visitor, "Repair…", "train.jsonl", [...GOOD, "no JSON at all"].join("\n"));
  assert.match(await answer(visitor), /^Nothing can be put right without you\. \d+ problems? (is|are) left\.$/);
  assert.equal(await dialog(visitor).getByRole("button", { name: /^Download/ }).count(), 0);
});

journey("a file without a finding is not offered a repair", async (visitor) => {
  const file = await visitor.file("train.jsonl", textLines(200).join("\n"));
  await visitor.untilInspected(() => visitor.drop(file));
  assert.match(await visitor.heading(), /^Ready: /);
  assert.equal(await visitor.button("Repair…").count(), 0);
  await visitor.button("Split…").waitFor();
});

journey("a table becomes examples, once it is known which column is what", async (visitor) => {
  const rows = Array.from({ length: 20 }, (_, at) => `"Ticket ${at}, about a parcel",billing,${at}`);
  const file = await visitor.file("tickets.csv", ["ticket,sort,number", ...rows, ""].join("\r\n"));
  await visitor.untilInspected(() => visitor.drop(file));
  await visitor.sees(/^This is a table\./);
  assert.equal(await visitor.button("Split…").count(), 0);
  await visitor.untilWritten(() => visitor.button("Convert…").click());
  assert.equal(await answer(visitor), "0 examples written as PaLM text. 20 left out.");

  const column = (name) => dialog(visitor).getByLabel(name, { exact: true });
  await column("Input").selectOption("ticket");
  await visitor.sees("Choose the columns of the input and the output.");
  await column("Output").selectOption("ticket");
  await visitor.sees("One column cannot be two things.");
  await visitor.untilWritten(() => column("Output").selectOption("sort"));
  assert.equal(await answer(visitor), "20 examples written as PaLM text.");
  await dialog(visitor).getByText("Columns that are neither input nor output").waitFor();
  const expected = rows.map((_, at) => line({ input_text: `Ticket ${at}, about a parcel`, output_text: "billing" }));
  const saved = await visitor.saved("Download tickets.converted.jsonl");
  assert.deepEqual(saved, { name: "tickets.converted.jsonl", content: `${expected.join("\n")}\n` });

  // Without names in the first row columns go by number, and that row is an example too.
  await visitor.untilWritten(() => dialog(visitor).getByLabel("The first row holds the names").uncheck());
  assert.equal(await answer(visitor), "21 examples written as PaLM text.");
  await visitor.untilWritten(() => dialog(visitor).getByLabel("The first row holds the names").check());
  await column("Input").selectOption("ticket");
  await visitor.untilWritten(() => column("Output").selectOption("sort"));
  await visitor.untilInspected(() => inDialog(visitor, "Check the converted file").click());
  assert.match(await visitor.text(visitor.page.getByRole("region", { name: "The file and how it is checked" })), /tickets\.converted\.jsonl\s+text/);
});

journey("what has no place in another shape is counted and listed", async (visitor) => {
  const example = (messages) => line({ messages });
  const user = { role: "user", content: "Is it late?" };
  const assistant = { role: "assistant", content: "No." };
  const file = [
    example([user, assistant]),
    example([{ ...user, name: "kim" }, assistant]),
    example([user, assistant, user, assistant]),
  ].join("\n");
  await take(visitor, "Convert…", "chats.jsonl", file);
  await visitor.untilWritten(() => dialog(visitor).getByLabel("Write as").selectOption({ label: "PaLM text" }));
  assert.equal(await answer(visitor), "2 examples written as PaLM text. 1 left out.");
  const lines = async (name) => dialog(visitor).getByRole("region", { name }).locator(".change__line").allInnerTexts();
  assert.deepEqual(await lines("Left out"), ["line 3"]);
  assert.deepEqual(await lines("Written, but not all of it or not as it was"), ["line 2"]);
  const pair = line({ input_text: user.content, output_text: assistant.content });
  assert.equal((await visitor.saved("Download chats.converted.jsonl")).content, `${pair}\n${pair}\n`);
  await visitor.untilWritten(() => dialog(visitor).getByLabel("Write as").selectOption({ label: "CSV" }));
  assert.equal((await visitor.saved("Download chats.converted.csv")).content.split("\n").length, 4);
});

journey("a file is split in two, which together are the first one", async (visitor) => {
  const all = textLines(300, 5);
  await take(visitor, "Split…", "tickets.jsonl", all.join("\n"));
  assert.equal(await answer(visitor), "270 examples to train with, 30 to measure with.");
  const both = async () => {
    const files = [];
    for (const part of ["training", "evaluation"]) {
      const { content } = await visitor.saved(`Download tickets.${part}.jsonl`);
      files.push(content.trimEnd().split("\n"));
    }
    return files;
  };
  const [training, evaluation] = await both();
  assert.deepEqual([training.length, evaluation.length], [270, 30]);
  assert.deepEqual([...training, ...evaluation].sort(), [...all].sort());

  const set = async (name, value) => {
    await dialog(visitor).getByLabel(name).fill(value);
    await dialog(visitor).getByLabel(name).press("Enter");
  };
  await visitor.untilWritten(() => set("Seed", "1"));
  const [, other] = await both();
  assert.notDeepEqual(other, evaluation);
  await visitor.untilWritten(() => set("Seed", "0"));
  assert.deepEqual(await both(), [training, evaluation]);
  await set("Evaluation examples", "a few");
  await visitor.sees("Type a whole number.");
  assert.equal(await dialog(visitor).getByRole("button", { name: /^Download/ }).count(), 0);
  await visitor.untilWritten(() => set("Evaluation examples", "300"));
  await dialog(visitor).getByText("300 evaluation examples are more than half of the file; 150 is the most.").waitFor();
  await visitor.untilWritten(() => set("Evaluation examples", "40"));

  await visitor.untilInspected(() => inDialog(visitor, "Check both files").click());
  await visitor.sees(/^Both files are checked and compared/);
  assert.match(await visitor.jobFile("tickets.training.jsonl").innerText(), /260 examples/);
  assert.match(await visitor.jobFile("tickets.evaluation.jsonl").innerText(), /40 examples/);
  assert.equal((await visitor.focus()).id, "summary");
});

journey("a tool is stopped in its middle, tried again, and put away with Escape", async (visitor) => {
  await take(visitor, "Repair…", "train.jsonl", BROKEN.join("\n"));
  const gate = await visitor.holdAfter(0);
  await dialog(visitor).getByLabel("Leave out exact duplicates").check();
  await gate.reached();
  // What the other setting wrote can be read, but not saved.
  await dialog(visitor).getByRole("progressbar").waitFor();
  assert.equal(await dialog(visitor).getByRole("button", { name: /^Download/ }).count(), 0);
  await inDialog(visitor, "Cancel").click();
  assert.equal(await answer(visitor), "You stopped it. Nothing was written.");
  assert.equal((await visitor.focus()).id, "tool-answer");
  await visitor.untilWritten(() => inDialog(visitor, "Try again").click());
  assert.equal((await visitor.focus()).id, "tool-answer");
  assert.equal(await answer(visitor), "5 changes. 5 problems are left.");
  await visitor.page.keyboard.press("Escape");
  await visitor.until(() => document.activeElement.innerText === "Repair…");
  assert.equal(await dialog(visitor).count(), 0);
  // The file is as it was, and so is what was found in it.
  assert.match(await visitor.heading(), /^Not ready/);
});

journey("a file that is gone cannot be repaired, and the page says so", async (visitor) => {
  const file = await visitor.file("train.jsonl", BROKEN.join("\n"));
  await visitor.untilInspected(() => visitor.drop(file));
  await rm(file);
  await visitor.button("Repair…").click();
  await visitor.sees(/^It is gone, has changed since you chose it, or is a folder\./);
  await inDialog(visitor, "Try again").waitFor();
  await inDialog(visitor, "Close").click();
});
