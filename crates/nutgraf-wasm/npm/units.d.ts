import type { Document } from "./document.js";

/** The same document, every place of which has `utf16` too: `document.text.slice(...place.utf16)` are its words. */
export function withUnits(document: object): Document;
