// The picture in the README. With UPDATE_PICTURES=1 it is written to docs/, where the README finds it.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { worthShowing } from "../support/data.mjs";
import { root } from "../support/site.mjs";
import { journey } from "../support/visitor.mjs";

journey("the Dataset place with a report is a picture worth showing", async (visitor) => {
  await visitor.untilInspected(async () => visitor.drop(await visitor.file("train.jsonl", worthShowing())));
  const folder = join(root, process.env.UPDATE_PICTURES === "1" ? "docs" : "e2e/output");
  await mkdir(folder, { recursive: true });
  const picture = await visitor.page.screenshot({ path: join(folder, "dataset.png"), animations: "disabled" });
  assert.ok(picture.length < 400_000, `${picture.length} bytes are too many for a README`);
});
