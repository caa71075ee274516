// Who speaks in an article: one speaker for the same name, in the order of their first words.

/** Words that name somebody else each time: alone they name no speaker. */
const PRONOUNS = ["he", "she", "they", "it", "we", "i", "you", "who"];

/** The speakers of quotations, and whose a quotation or an entity is. */
export function speakers(document, quotations) {
  const all = [];
  const known = new Map();
  for (const quotation of quotations) {
    const name = nameOf(document, quotation);
    if (name === null) continue;
    const key = name.toLowerCase();
    if (!known.has(key)) {
      known.set(key, all.length);
      all.push({ name, quotations: 0, words: 0 });
    }
    const speaker = all[known.get(key)];
    speaker.quotations += 1;
    speaker.words += quotation.content.reduce((sum, { text }) => sum + text.split(/\s+/u).filter(Boolean).length, 0);
  }
  const find = (name) => (name === null ? null : (known.get(name.toLowerCase()) ?? null));
  return {
    all,
    ofQuotation: (quotation) => find(nameOf(document, quotation)),
    ofEntity: (id) => find(Number.isInteger(id) ? single(document.entities[id].name) : null),
  };
}

/** The name of who speaks, `null` where nobody is named. */
export function nameOf(document, quotation) {
  if (Number.isInteger(quotation.speaker)) return single(document.entities[quotation.speaker].name);
  const words = quotation.speaker_span && single(quotation.speaker_span.text);
  return words && !PRONOUNS.includes(words.toLowerCase()) ? words : null;
}

/** Words with single spaces. */
export function single(words) {
  return words.replace(/\s+/gu, " ").trim();
}
