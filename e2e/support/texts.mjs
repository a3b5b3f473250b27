// Everything on a page that a person reads or is read out.

/**
 * Runs in the page: texts in the order of the document, less what is data, code or marked as English.
 * What stands in one line of text is one text, whatever is emphasised in it.
 */
export function texts() {
  const skipped = "code, pre, textarea, bdi, body [lang=en], script, noscript, style, template";
  const lineOf = (node) => (getComputedStyle(node).display === "inline" ? lineOf(node.parentElement) : node);
  const lines = new Map();
  const spoken = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.parentElement.closest(skipped)) continue;
      const line = lineOf(node.parentElement);
      lines.set(line, (lines.get(line) ?? "") + node.data);
    } else if (!node.closest(skipped)) {
      for (const name of ["aria-label", "aria-valuetext", "title", "placeholder", "alt"]) {
        spoken.push(node.getAttribute(name) ?? "");
      }
    }
  }
  const all = [...lines.values(), ...spoken].map((text) => text.replace(/\s+/g, " ").trim());
  return [...new Set(all)].filter(Boolean);
}
