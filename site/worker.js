// The worker that reads: the engine comes first, then articles.

import { Extractor, load, version } from "./nutgraf/index.js";

// Read once when the engine starts, so that the first article does not wait for what is made ready on first use.
const FIRST = "OSLO, May 2 (ENA) — “We shall pay €3 million by Friday,” Ann Ober, the mayor, told reporters. Norway condemned the attack.";

let extractor;

async function answer({ module, text, about }) {
  if (module) {
    await load(module);
    extractor = new Extractor();
    extractor.json(FIRST);
    return { version: version() };
  }
  const start = performance.now();
  const json = extractor.json(text, about);
  return { json, milliseconds: performance.now() - start };
}

// What comes before this line has run is kept for it by the browser.
self.onmessage = async ({ data: { id, ...question } }) => {
  try {
    self.postMessage({ id, ...(await answer(question)) });
  } catch (error) {
    self.postMessage({ id, error: error.message });
  }
};
