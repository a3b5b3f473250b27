// Whether everybody can use what is on the page now.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { root } from "./site.mjs";

const axe = await readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 AA, which is more than axe looks for unasked, and what is good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, in a line each. */
export async function violations({ page }) {
  // A colour on its way to another is neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
    TAGS,
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`));
}

/** What makes the page wider than the window. */
export function tooWide({ page }) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth <= clientWidth) return [];
    const over = [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} pixels wide in ${clientWidth}: ${over.slice(0, 3).map((it) => it.outerHTML.slice(0, 100)).join("\n")}`];
  });
}

/** Before the page: brings axe along. */
export const withAxe = ({ context }) => context.addInitScript({ content: axe });
