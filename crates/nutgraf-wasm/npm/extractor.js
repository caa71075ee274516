// What reads articles, for browsers and Node alike: the engine is started before.

import { Engine, version } from "./engine.js";
import { withUnits } from "./units.js";

export { version };

export class Extractor {
  #engine;

  constructor(settings = {}) {
    this.#engine = new Engine(JSON.stringify(settings));
  }

  extract(text, about = {}) {
    return withUnits(JSON.parse(this.json(text, about)));
  }

  json(text, about = {}) {
    return this.#engine.read(text, JSON.stringify(about));
  }
}

let usual;

export function extract(text, about) {
  usual ??= new Extractor();
  return usual.extract(text, about);
}
