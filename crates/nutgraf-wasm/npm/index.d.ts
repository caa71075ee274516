import type { Document } from "./document.js";

export type * from "./document.js";

/** The columns that can be looked for. */
export type FactKind = "entities" | "mentions" | "quotations" | "quantities" | "times" | "events" | "positions" | "tokens";

/** What an extractor looks for. */
export interface Settings {
  /** Keep the tokens in the document. */
  tokens?: boolean;
  /** Tell all events and positions that are at least as likely, from 0 to 1, and no others. */
  minScore?: number;
  /** These kinds of facts alone, and those that they refer to. */
  facts?: FactKind[];
  /** Rules of your own for events and positions, in TOML. */
  rules?: string;
  /** A table of your own entities, tab-separated, the first line of which names the columns `id` and `name`. */
  entities?: string;
}

/** What is known of an article beside its text. */
export interface About {
  id?: string;
  url?: string;
  title?: string;
  byline?: string[];
  publisher?: string;
  /** However it is written: "2025-09-05", "5 September 2025". Days such as "on Monday" have a value only with it. */
  published?: string;
  language?: string;
}

/** What reads articles; build one and keep it. Throws an `Error` on settings that are wrong. */
export class Extractor {
  constructor(settings?: Settings);
  /** The document of a text, with places in code points and in UTF-16. */
  extract(text: string, about?: About): Document;
  /** The document as one line of JSON, byte for byte what `nutgraf extract` writes. */
  json(text: string, about?: About): string;
}

/** The document of a text, by an extractor with the usual settings. */
export function extract(text: string, about?: About): Document;

/**
 * Starts the engine, once; await it before anything else. `source` is where the file of WebAssembly is, unless it lies beside the
 * script: an address, a response, its bytes or a compiled module.
 */
export function load(source?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;

/** The version of this package. */
export function version(): string;
