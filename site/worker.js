// The worker that reads: the engine comes first, then articles.

import { Extractor, load, version } from "./nutgraf/index.js";

// Read once when the engine starts, so that the first article does not wait for what is made ready on first use.
const FIRST = "OSLO, May 2 (ENA) — “We shall pay €3 million by Friday,” Ann Ober, the mayor, told reporters. Norway condemned the attack.";

// The browser compiles anew, and better, what has run often: while a person looks at the first article, the engine runs.
const ROUNDS = 100;
const READS = 5;

let extractor;
let isWarm = false;

function warm(rounds) {
  for (let read = 0; read < READS; read += 1) extractor.json(FIRST);
  if (rounds > 1) setTimeout(warm, 0, rounds - 1);
}

async function answer({ module, text, about }) {
  if (module) {
    await load(module);
    extractor = new Extractor();
    extractor.json(FIRST);
    return { version: version() };
  }
  const start = performance.now();
  const json = extractor.json(text, about);
  const milliseconds = performance.now() - start;
  if (!isWarm) setTimeout(warm, 0, ROUNDS);
  isWarm = true;
  return { json, milliseconds };
}

// What comes before this line has run is kept for it by the browser.
self.onmessage = async ({ data: { id, ...question } }) => {
  try {
    self.postMessage({ id, ...(await answer(question)) });
  } catch (error) {
    self.postMessage({ id, error: error.message });
  }
};
