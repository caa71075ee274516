// nutgraf in Node: the file of WebAssembly is read at once, so that nothing need be awaited.

import { readFileSync } from "node:fs";

import { initSync } from "./engine.js";

export { extract, Extractor, version } from "./extractor.js";

initSync({ module: readFileSync(new URL("engine_bg.wasm", import.meta.url)) });

export async function load() {}
