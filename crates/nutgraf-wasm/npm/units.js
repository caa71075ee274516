// Places in code units of UTF-16, which strings of JavaScript count, beside those in code points.

/** The same document, every place of which has `utf16` too: `document.text.slice(...place.utf16)` are its words. */
export function withUnits(document) {
  mark(document, units(document.text));
  return document;
}

/** For each code point of a text the code unit that it begins at, and the end of the text. */
function units(text) {
  const starts = [0];
  for (const point of text) starts.push(starts.at(-1) + point.length);
  return starts;
}

function mark(value, starts) {
  if (value === null || typeof value !== "object") return;
  for (const part of Object.values(value)) mark(part, starts);
  if (Number.isInteger(value.start) && Number.isInteger(value.end)) {
    value.utf16 = [starts[value.start], starts[value.end]];
  }
}
