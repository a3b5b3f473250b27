// A file's way to Cloud Storage: simulated Google inside the page takes it, and nothing that happens on
// the way makes an object of anything but the file that was checked.

import assert from "node:assert/strict";
import { readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { chance, line, prose, textLines } from "../support/data.mjs";
import { root } from "../support/site.mjs";
import { journey } from "../support/visitor.mjs";

const URI = "gs://my-bucket/data/tickets.jsonl";
const MEBIBYTE = 2 ** 20;

/** A dataset of at least so many bytes, without an error. */
function dataset(bytes, seed = 1) {
  const random = chance(seed);
  const lines = [];
  for (let length = 0; length < bytes; length += Buffer.byteLength(lines.at(-1)) + 1) {
    lines.push(line({ input_text: `Ticket ${lines.length}: ${prose(random, 450)}`, output_text: `${prose(random, 4)} (${lines.length})` }));
  }
  return lines.join("\n");
}

/** Gives the files to the Dataset place, waits until they are checked, and goes to Launch. */
async function give(visitor, ...paths) {
  if (visitor.page.url().includes("#/launch")) await visitor.goTo("Dataset");
  const inspected = async () => (await visitor.heard()).filter(({ kind }) => kind === "finished").length;
  const wanted = (await inspected()) + paths.length;
  await visitor.drop(...paths);
  await visitor.until((wanted) => window.heard.filter(({ kind }) => kind === "finished").length >= wanted, wanted);
  await visitor.goTo("Launch");
}

const uploads = (visitor) => visitor.region("Upload to Cloud Storage");

/** What there is about a file. */
const row = (visitor, name) => uploads(visitor).getByRole("listitem").filter({ has: visitor.page.getByRole("heading", { name }) });

const press = (place, name) => place.getByRole("button", { name, exact: true }).click();

async function send(visitor, folder = "gs://my-bucket/data/") {
  await uploads(visitor).getByLabel("Bucket or folder").fill(folder);
  await press(uploads(visitor), "Fill in the URIs");
}

/**
 * Makes the page wait once it has read so many bytes of files, so that something can happen in the
 * middle of an upload. Simulated Google reads every part once more.
 */
async function holdAfter({ page }, bytes) {
  await page.evaluate((bytes) => {
    const gate = {};
    gate.reached = new Promise((resolve) => (gate.reach = resolve));
    gate.opened = new Promise((resolve) => (gate.open = resolve));
    window.gate = gate;
    const read = Blob.prototype.arrayBuffer;
    let total = 0;
    Blob.prototype.arrayBuffer = async function () {
      if (total >= bytes) {
        gate.reach();
        await gate.opened;
      }
      const buffer = await read.call(this);
      total += buffer.byteLength;
      return buffer;
    };
  }, bytes);
  return {
    reached: () => page.evaluate(() => window.gate.reached),
    release: () => page.evaluate(() => window.gate.open()),
  };
}

journey("a file of 20 MiB pauses on its way, goes on, and arrives", async (visitor) => {
  const { page } = visitor;
  await give(visitor, await visitor.file("tickets.jsonl", dataset(20 * MEBIBYTE)));
  const file = row(visitor, "tickets.jsonl");
  await file.getByText("“Dataset URI” does not say yet where it goes").waitFor();
  assert.equal(await file.getByRole("button").count(), 0);
  await send(visitor);
  assert.equal(await page.getByLabel("Dataset URI", { exact: true }).inputValue(), URI);

  const gate = await holdAfter(visitor, 16 * MEBIBYTE);
  await press(file, "Upload");
  await gate.reached();
  const progress = file.getByRole("progressbar", { name: "How much has arrived" });
  assert.equal(await progress.getAttribute("value"), `${8 * MEBIBYTE}`);
  await file.getByText(/^8\.4 MB of 2\d(\.\d)? MB$/).waitFor();
  await file.getByText("Uploading", { exact: true }).waitFor();
  await uploads(visitor).getByRole("status").getByText("tickets.jsonl: uploading, 25 %").waitFor({ state: "attached" });
  await press(file, "Pause");
  await file.getByText("Paused", { exact: true }).waitFor();
  // The same button goes on, and has kept the focus.
  assert.equal((await visitor.focus()).text, "Go on");
  await gate.release();
  await page.keyboard.press("Enter");
  await file.getByText("Uploaded: size and checksum are those of the file that was checked").waitFor();
  assert.equal(await progress.count(), 0);
  assert.equal((await visitor.focus()).text, "Look again");
  assert.equal(await page.evaluate(() => localStorage.getItem("tuneup.uploads")), null);
  // It is found again, and not sent again.
  await press(file, "Look again");
  await file.getByText(/^Uploaded/).waitFor();
});

journey("a reload says what was on its way, and the same file goes on", async (visitor) => {
  const { page } = visitor;
  const path = await visitor.file("tickets.jsonl", dataset(9 * MEBIBYTE));
  await give(visitor, path);
  await send(visitor);
  const gate = await holdAfter(visitor, 16 * MEBIBYTE);
  await press(row(visitor, "tickets.jsonl"), "Upload");
  await gate.reached();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.match(kept, /tickets\.jsonl/);
  assert.doesNotMatch(kept, /upload_id|uploadType|Bearer|simulated-\d/);

  await page.reload();
  await uploads(visitor).getByText(/^tickets\.jsonl \(9\.\d MB\) was being uploaded to gs:\/\/my-bucket\/data\/tickets\.jsonl/).waitFor();
  const other = await visitor.file("others.jsonl", textLines(20).join("\n"));
  await visitor.choose(other, "Choose the file again");
  await uploads(visitor).getByText("The file that is here now is another one.").waitFor();
  await visitor.choose(path, "Choose the file again");
  const file = row(visitor, "tickets.jsonl");
  await file.getByText(/^The upload was interrupted/).waitFor();
  assert.equal(await uploads(visitor).getByText(/was being uploaded/).count(), 0);
  await press(file, "Go on");
  await file.getByText(/^Uploaded/).waitFor();

  await page.reload();
  await uploads(visitor).waitFor();
  assert.equal(await uploads(visitor).getByText(/was being uploaded/).count(), 0);
});

journey("what the last visit left can be forgotten", async (visitor) => {
  const { page } = visitor;
  await give(visitor, await visitor.file("tickets.jsonl", dataset(9 * MEBIBYTE)));
  await send(visitor);
  const gate = await holdAfter(visitor, 16 * MEBIBYTE);
  await press(row(visitor, "tickets.jsonl"), "Upload");
  await gate.reached();
  await page.reload();
  await press(uploads(visitor), "Forget it");
  await uploads(visitor).getByText(/was being uploaded/).waitFor({ state: "detached" });
  await page.reload();
  await uploads(visitor).waitFor();
  assert.equal(await uploads(visitor).getByText(/was being uploaded/).count(), 0);
});

journey("nothing is overwritten unasked, and a job is not sent with a file that is another one", async (visitor) => {
  const { page } = visitor;
  await give(visitor, await visitor.file("tickets.jsonl", textLines(300).join("\n")));
  await send(visitor);
  const file = row(visitor, "tickets.jsonl");
  await press(file, "Upload");
  await file.getByText(/^Uploaded/).waitFor();
  const uri = page.getByLabel("Dataset URI", { exact: true });
  assert.doesNotMatch(await visitor.describedBy(uri), /dataset-(not-checked|changed)/);

  await visitor.goTo("Dataset");
  await visitor.button("Close").click();
  await visitor.goTo("Launch");
  assert.match(await visitor.describedBy(uri), /error.*was taken out of the job.*dataset-changed/s);
  await give(visitor, await visitor.file("tickets.jsonl", textLines(200, 2).join("\n")));
  assert.match(await visitor.describedBy(uri), /error.*changed after it was checked.*dataset-changed/s);
  assert.equal(await uri.getAttribute("aria-invalid"), "true");

  await press(file, "Upload");
  await file.getByText("Another file is there under this name").waitFor();
  await file.getByText(/^There now: \d+ kB, written \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/).waitFor();
  assert.match(await visitor.describedBy(uri), /warning.*was not checked here.*dataset-not-checked/s);
  await press(file, "Look again");
  await file.getByText("Another file is there under this name").waitFor();
  await press(file, "Cancel");
  await file.getByText("Not uploaded", { exact: true }).waitFor();
  assert.equal((await visitor.focus()).text, "tickets.jsonl");
  await press(file, "Upload");
  await press(file, "Overwrite");
  await file.getByText(/^Uploaded/).waitFor();
  assert.doesNotMatch(await visitor.describedBy(uri), /dataset-(not-checked|changed)/);
  assert.equal(await uri.getAttribute("aria-invalid"), null);
});

journey("a file that changed on disk after its check is not uploaded, and it is said", async (visitor) => {
  const { page } = visitor;
  const path = await visitor.file("tickets.jsonl", textLines(300).join("\n"));
  await give(visitor, path);
  await send(visitor);
  await writeFile(path, textLines(300, 2).join("\n"));
  await utimes(path, new Date(), new Date(Date.now() + 60_000));
  const file = row(visitor, "tickets.jsonl");
  await press(file, "Upload");
  await file.getByText(/^The file changed after it was checked, so it was not uploaded/).waitFor();
  const uri = page.getByLabel("Dataset URI", { exact: true });
  assert.match(await visitor.describedBy(uri), /error.*changed after it was checked.*dataset-changed/s);
  // The button that had the focus is gone.
  assert.equal((await visitor.focus()).text, "tickets.jsonl");

  // Checked again, it is another file: had anything been made of it or of the first one, it would be in
  // the way, or be found instead of sent.
  const dialog = page.waitForEvent("filechooser");
  await file.getByText("Choose the file again", { exact: true }).click();
  await (await dialog).setFiles(path);
  await file.getByText("Not uploaded", { exact: true }).waitFor();
  assert.doesNotMatch(await visitor.describedBy(uri), /dataset-(not-checked|changed)/);
  await page.evaluate(() => {
    window.said = [];
    const status = document.querySelector(".uploads > [role=status]");
    new MutationObserver(() => window.said.push(status.innerText)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await press(file, "Upload");
  await file.getByText(/^Uploaded/).waitFor();
  const said = await page.evaluate(() => window.said);
  assert.ok(said.length > 0 && !said.some((text) => text.includes("under this name")), said.join("\n"));
});

journey("a file with errors is uploaded only if that is meant", async (visitor) => {
  const { page } = visitor;
  await give(visitor, await visitor.file("tickets.jsonl", `${textLines(300).join("\n")}\nnot JSON\n`));
  await send(visitor);
  const file = row(visitor, "tickets.jsonl");
  await press(file, "Upload");
  await file.getByText("The check found errors in this file: a job with it would fail.").waitFor();
  await visitor.until(() => document.activeElement.innerText.startsWith("The check found errors"));
  await press(file, "Leave it");
  assert.equal((await visitor.focus()).text, "tickets.jsonl");
  assert.equal(await page.evaluate(() => localStorage.getItem("tuneup.uploads")), null);
  await press(file, "Upload");
  await press(file, "Upload it all the same");
  await file.getByText(/^Uploaded/).waitFor();
});

journey("with requests to Google and without a token nothing can be uploaded, and it is said", async (visitor) => {
  const { page } = visitor;
  await give(visitor, await visitor.file("tickets.jsonl", textLines(300).join("\n")));
  await send(visitor);
  await page.getByLabel("Requests go to").selectOption("google");
  await uploads(visitor).getByText("To upload, sign in first").waitFor();
  assert.ok(await row(visitor, "tickets.jsonl").getByRole("button", { name: "Upload" }).isDisabled());
});

for (const width of [1280, 320]) {
  journey(`axe finds nothing on the way of a file at ${width} pixels, and nothing scrolls sideways`, {
    width,
    before: async ({ context }) => context.addInitScript({ content: await readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8") }),
  }, async (visitor) => {
    const { page } = visitor;
    const found = [];
    const look = async (name) => {
      for (const colorScheme of ["dark", "light"]) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${name}, ${colorScheme}: ${id} ${target}`)));
      }
      const [wide, window] = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]);
      if (wide > window) found.push(`${name}: ${wide} pixels wide in ${window}`);
    };
    const name = `${"a-long-name-".repeat(12)}.jsonl`;
    const path = await visitor.file(name, dataset(9 * MEBIBYTE));
    await give(visitor, path);
    await look("nowhere to go");
    await send(visitor);
    await look("to be uploaded");
    const gate = await holdAfter(visitor, 16 * MEBIBYTE);
    const file = row(visitor, name);
    await press(file, "Upload");
    await gate.reached();
    await look("under way");
    await press(file, "Pause");
    await look("paused");
    await gate.release();
    await press(file, "Go on");
    await file.getByText(/^Uploaded/).waitFor();
    await look("done");
    await give(visitor, await visitor.file(name, `${textLines(300).join("\n")}\nnot JSON`));
    await press(file, "Upload");
    await look("asked about errors");
    await press(file, "Upload it all the same");
    await file.getByText("Another file is there under this name").waitFor();
    await look("another file is there");
    await page.reload();
    await uploads(visitor).getByText(/was being uploaded/).waitFor();
    await look("after a reload");
    assert.deepEqual(found, []);
  });
}
