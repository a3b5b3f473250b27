// Starts the page. A file of its own, so that the Content-Security-Policy needs no exception.

// The theme before the first paint: no flash of the other one. Storage may be forbidden.
try {
  const theme = localStorage.getItem("tuneup.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {}

// The build puts both addresses in the head. The browser checks the script against the integrity of
// its preload by itself; the WebAssembly only when it is fetched with it.
const script = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][as="fetch"]');
try {
  // A style sheet with another hash is left out, and the rest would not be the page that was built.
  const refused = [...document.querySelectorAll('link[rel="stylesheet"]')].find(({ sheet }) => !sheet);
  if (refused) throw new Error(`${refused.href} was refused`);
  const { default: init } = await import(script.href);
  await init({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
} catch (reason) {
  // The page's own sentences are in what did not start; these stand in the document.
  const words = document.querySelector("#not-started");
  words?.replaceWith(words.content);
  throw reason;
}
