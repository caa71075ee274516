// The card beside a mark: what the facts are that lie there, with their words.

import { element } from "./dom.js";
import { KINDS } from "./facts.js";
import { COLUMNS, whence } from "./words.js";

const GAP = 8;

/** What a card tells of facts, the innermost first. */
export function told(facts, document) {
  return [...facts].reverse().map(({ kind, fact, speaker }) => {
    const columns = COLUMNS[kind].map(([head, words]) => [head, words(fact, document)]);
    const rows = [...columns, ...whence(fact)].filter(([, words]) => words);
    const label = KINDS.find(({ name }) => name === kind).label.replace(/s$/, "");
    return element(
      "section",
      { class: "told", data: Number.isInteger(speaker) ? { tint: speaker % 8 } : {} },
      element("p", { class: "told-kind" }, kind === "quantities" ? "Quantity" : kind === "thoughts" ? "Thought or act" : label),
      element("dl", {}, rows.flatMap(([head, words]) => [element("dt", {}, head), element("dd", {}, words)])),
    );
  });
}

/** Shows a card beside a mark. */
export function show(card, mark, sections) {
  card.replaceChildren(...sections);
  if (!card.matches(":popover-open")) card.showPopover();
  place(card, mark);
}

/** Puts a card below a mark, or above it where there is no room. */
export function place(card, mark) {
  const at = mark.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = card;
  const { clientWidth, clientHeight } = document.documentElement;
  const below = at.bottom + GAP;
  const top = below + height <= clientHeight ? below : Math.max(GAP, at.top - GAP - height);
  card.style.left = `${Math.max(GAP, Math.min(at.left, clientWidth - width - GAP))}px`;
  card.style.top = `${top}px`;
}

export function hide(card) {
  if (card.matches(":popover-open")) card.hidePopover();
}
