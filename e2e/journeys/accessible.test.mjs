// Everybody can use the page: axe finds nothing in any state, nothing scrolls sideways, the keyboard
// is enough, and the focus is never lost.

import assert from "node:assert/strict";

import { tooWide, violations, withAxe } from "../support/access.mjs";
import { textLines } from "../support/data.mjs";
import { everyState } from "../support/states.mjs";
import { journey } from "../support/visitor.mjs";

async function speak({ page }, name) {
  // Not a click: what the pointer is over and what has the focus stay as they are.
  await page.getByRole("banner").getByRole("button", { name }).evaluate((button) => button.click());
}

for (const width of [1280, 320]) {
  journey(`axe finds nothing at ${width} pixels, in light and dark, in English and Korean`, {
    before: withAxe, width, timeout: 400_000,
  }, async (visitor, t) => {
    const { page } = visitor;
    const found = [];
    let looks = 0;
    await everyState(visitor, async (name) => {
      for (const [language, tag] of [["한국어", "ko"], ["English", "en"]]) {
        await speak(visitor, language);
        await visitor.until((tag) => document.documentElement.lang === tag, tag);
        for (const colorScheme of ["dark", "light"]) {
          await page.emulateMedia({ colorScheme });
          const where = `${name}, ${tag}, ${colorScheme}`;
          found.push(...(await violations(visitor)).map((one) => `${where}: ${one}`));
          looks++;
        }
        found.push(...(await tooWide(visitor)).map((one) => `${name}, ${tag}: ${one}`));
      }
    });
    t.diagnostic(`axe looked ${looks} times`);
    assert.ok(looks >= 72, `${looks} looks`);
    assert.deepEqual(found, []);
  });
}

journey("at twice the size nothing scrolls sideways either", { width: 640, height: 450, settings: { deviceScaleFactor: 2 } }, async (visitor) => {
  const found = [];
  await everyState(visitor, async (name) => found.push(...(await tooWide(visitor)).map((one) => `${name}: ${one}`)));
  assert.deepEqual(found, []);
});

/** What has the focus, as one who uses the keyboard meets it. */
function met({ page }) {
  return page.evaluate(() => {
    const it = document.activeElement;
    const box = it.getBoundingClientRect();
    const label = it.labels?.[0];
    const name = it.getAttribute("aria-label") ?? (label ?? it).innerText.trim();
    // A file's own button is drawn by its label.
    const drawn = it.type === "file" ? label : it;
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
    const middle = drawn.getBoundingClientRect();
    const top = document.elementFromPoint(middle.x + middle.width / 2, middle.y + Math.min(middle.height / 2, 20));
    return {
      name: name.replace(/\s+/g, " "),
      isLost: it === document.body,
      isMarked: outlineStyle !== "none" && outlineWidth !== "0px",
      isCovered: !(top && (drawn.contains(top) || top.contains(drawn))),
      isInSight: box.bottom > 0 && box.top < innerHeight,
    };
  });
}

/** Presses Tab until something called `name` has the focus; no stop on the way is lost, unmarked or covered. */
async function tabTo(visitor, name, key = "Tab") {
  const stops = [];
  for (let stop = 0; stop < 150; stop++) {
    await visitor.page.keyboard.press(key);
    const it = await met(visitor);
    // Between the last stop and the first one stands the browser itself.
    if (it.isLost) continue;
    stops.push(it.name);
    assert.ok(it.isMarked && it.isInSight && !it.isCovered, JSON.stringify(it));
    if (typeof name === "string" ? it.name === name : name.test(it.name)) return;
  }
  assert.fail(`${name} is not among ${stops.join(" | ")}`);
}

for (const width of [1280, 320]) {
  journey(`from a dataset to the request by keyboard alone, ${width} pixels wide`, { width, height: 700 }, byKeyboard);
}

async function byKeyboard(visitor) {
  const { page } = visitor;
  const press = (key) => page.keyboard.press(key);
  const focusIsKept = async () => assert.equal((await met(visitor)).isLost, false);

  await tabTo(visitor, "Skip to the content");
  await press("Enter");
  assert.equal((await visitor.focus()).tag, "main");
  await tabTo(visitor, "Paste text");
  await press("Enter");
  await page.getByRole("dialog").waitFor();
  await press("Escape");
  await visitor.until(() => document.activeElement.innerText === "Paste text");
  await press("Enter");
  const lines = textLines(300);
  lines[4] = `${lines[4]},`;
  lines[200] = '{"input_text": "only a question"}';
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join("\n"));
  await press("ControlOrMeta+V");
  await tabTo(visitor, "Check it");
  await visitor.untilInspected(() => press("Enter"));
  await visitor.until(() => document.activeElement.tagName === "SECTION");
  assert.match((await visitor.focus()).text, /^Not ready: 2 lines would be rejected/);

  // From the summary to the strip, along its marks, and to a finding.
  await tabTo(visitor, /^All lines of the file/);
  await press("ArrowRight");
  await press("Enter");
  await visitor.isAt({ line: 201 });
  await press("ArrowUp");
  await visitor.until(() => document.activeElement.innerText.includes("line 5,"));
  await press("Enter");
  await visitor.isAt({ line: 5 });
  await press("Enter");
  await visitor.until(() => document.activeElement.ariaExpanded === "false");
  await focusIsKept();
  await tabTo(visitor, /^Contains/, "Shift+Tab");

  // A choice that inspects again keeps the focus near.
  await tabTo(visitor, "Strict");
  await visitor.untilInspected(() => press("Space"));
  await focusIsKept();

  await tabTo(visitor, /^Plan/);
  await press("Enter");
  await visitor.until(() => document.activeElement.tagName === "H1" && document.activeElement.innerText === "Plan");
  await tabTo(visitor, "Training steps");
  await page.keyboard.type("120");
  await tabTo(visitor, /^1 epoch = /);
  await press("Enter");
  await focusIsKept();
  await tabTo(visitor, "Choose the regions in Launch");
  await press("Enter");
  await visitor.until(() => document.activeElement.tagName === "H1" && document.activeElement.innerText === "Launch");
  for (const [field, text] of [
    ["Name of the tuned model", "Tickets"],
    ["Name of the pipeline job", "Sort tickets"],
    ["Project ID", "my-project"],
    ["Output directory", "gs://my-bucket/output"],
    ["Dataset URI", "gs://my-bucket/train.jsonl"],
  ]) {
    await tabTo(visitor, field);
    await page.keyboard.type(text);
  }
  await tabTo(visitor, "Request");
  await press("ArrowRight");
  assert.equal((await met(visitor)).name, "JSON");
  await press("End");
  assert.equal((await met(visitor)).name, "Java");
  await press("Home");
  await press("ArrowRight");
  await press("ArrowRight");
  assert.equal((await met(visitor)).name, "curl");
  await tabTo(visitor, "Copy");
  await press("Enter");
  await visitor.region("The request").getByRole("status").getByText("Copied").waitFor();
  assert.match(await visitor.clipboard(), /^curl .*my-project/);
  await tabTo(visitor, "Dry run");
  await press("Enter");
  await visitor.until(() => document.activeElement.innerText.startsWith("Ready: this is what would be sent"));
}

journey("with forced colours and reduced motion nothing disappears, and nothing moves", {
  settings: { forcedColors: "active", reducedMotion: "reduce" },
}, async (visitor) => {
  const seen = new Set();
  await everyState(visitor, async (name) => {
    const { moving, invisible, forced } = await visitor.page.evaluate(() => {
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      const isSeen = (it) => it.checkVisibility() && it.getClientRects().length > 0;
      const drawn = [...document.querySelectorAll("svg rect, svg line, svg circle, svg path")].filter(isSeen);
      const ink = ({ fill, stroke }) => [fill, stroke].some((paint) => paint !== "none" && paint !== ground && !/^rgba\(.*, 0\)$/.test(paint));
      const fields = [...document.querySelectorAll("input:not([type=file]), select, textarea, progress")].filter(isSeen);
      const edge = (style) => style.borderStyle !== "none" && style.borderWidth !== "0px" && style.borderColor !== ground;
      return {
        forced: matchMedia("(forced-colors: active)").matches,
        moving: document
          .getAnimations()
          .filter(({ effect }) => effect.getComputedTiming().activeDuration > 1)
          .map(({ effect }) => effect.target.outerHTML.slice(0, 80)),
        invisible: [
          ...drawn.filter((it) => !ink(getComputedStyle(it))),
          ...fields.filter((it) => it.type !== "checkbox" && it.tagName !== "PROGRESS" && !edge(getComputedStyle(it))),
        ].map((it) => it.outerHTML.slice(0, 120)),
      };
    });
    assert.ok(forced);
    assert.deepEqual({ name, moving, invisible }, { name, moving: [], invisible: [] });
    seen.add(name);
  });
  assert.ok(seen.size >= 18, [...seen].join());
});
