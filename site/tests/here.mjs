// What the tests need and may not find: the site as it is built, and the command.

import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { resolve } from "node:path";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? resolve(ROOT, "target");

const found = (path) => (statSync(path, { throwIfNoEntry: false }) ? path : null);

export const SAMPLE = resolve(ROOT, "docs/sample.txt");
export const ARTICLES = resolve(ROOT, "docs/articles.csv");
/** The folder of the site, `null` where it is not built. */
export const SITE = found(resolve(process.env.NUTGRAF_SITE ?? resolve(TARGET, "site"), "nutgraf/engine_bg.wasm")) && resolve(process.env.NUTGRAF_SITE ?? resolve(TARGET, "site"));
/** The command, `null` where it is not built. */
export const COMMAND = found(process.env.NUTGRAF ?? resolve(TARGET, "release/nutgraf"));
