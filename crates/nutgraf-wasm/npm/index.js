// nutgraf in a browser: the file of WebAssembly lies beside this one unless another is given.

import start from "./engine.js";

export { extract, Extractor, version } from "./extractor.js";

let started;

export function load(source) {
  started ??= start({ module_or_path: source ?? new URL("engine_bg.wasm", import.meta.url) }).then(() => {});
  return started;
}
