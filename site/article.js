// The article, its blocks told apart and its facts marked.

import { element } from "./dom.js";
import { segments } from "./segments.js";

const TAGS = { headline: "h3", heading: "h4", quote: "blockquote", table: "pre" };
/** Kinds of blocks that the margin names: the others speak for themselves. */
const QUIET = ["paragraph"];

/** The parts of facts that are marked; the others are only lit when one points at their fact. */
const MARKED = {
  entities: ["mention"],
  quotations: ["content", "source", "cue"],
  thoughts: ["content", "source", "cue"],
  positions: ["trigger"],
  events: ["trigger"],
  quantities: [null],
  times: [null],
};

/** The blocks of a document with the marks of these facts. */
export function article(document, facts, dateline) {
  const marks = facts.flatMap(marksOf);
  if (dateline) marks.unshift({ start: dateline.utf16[0], end: dateline.utf16[1], classes: "dateline", fact: null });
  const stops = new Set();
  const blocks = document.blocks.map((block) => {
    const [start, end] = block.utf16;
    const pieces = segments(start, end, marks).map((piece) => marked(document.text, piece, stops));
    const label = QUIET.includes(block.kind) ? null : block.kind.replaceAll("_", " ");
    return element(
      "div",
      { class: `block ${block.kind}` },
      label && element("span", { class: "margin" }, label),
      element(TAGS[block.kind] ?? "p", { dir: "auto" }, pieces),
    );
  });
  blocks.flatMap((block) => [...block.querySelectorAll("mark.stop")]).forEach((stop, at) => stop.setAttribute("tabindex", at ? "-1" : "0"));
  return blocks;
}

function marksOf(fact) {
  return fact.places.map(({ part, start, end }) => {
    const isMarked = MARKED[fact.kind].includes(part);
    return { start, end, fact, classes: isMarked ? `${fact.kind} ${part ?? ""}` : null };
  });
}

/** A piece as text or as a mark; the first mark of a fact is where the keyboard stops. */
function marked(text, { start, end, marks }, stops) {
  const words = text.slice(start, end);
  if (marks.length === 0) return words;
  const facts = [...new Set(marks.map(({ fact }) => fact))].filter(Boolean);
  const shown = marks.filter((mark) => mark.classes);
  const isNew = shown.some(({ fact }) => fact && !stops.has(fact.key));
  shown.forEach(({ fact }) => fact && stops.add(fact.key));
  const tint = shown.findLast(({ fact }) => Number.isInteger(fact?.speaker))?.fact.speaker;
  const classes = new Set(shown.flatMap((mark) => mark.classes.trim().split(" ")));
  if (isNew) classes.add("stop");
  return element(
    shown.length ? "mark" : "span",
    {
      class: [...classes].join(" ") || null,
      data: { keys: facts.map((fact) => fact.key).join(" "), ...(tint === undefined ? {} : { tint: tint % 8 }) },
      "aria-describedby": isNew ? "card" : null,
    },
    words,
  );
}
