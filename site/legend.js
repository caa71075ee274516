// The legend above the article: it says what marks mean, and which of them are shown.

import { element } from "./dom.js";
import { KINDS } from "./facts.js";

/** Switches of kinds and of speakers. `toggle` is told of a kind, `pick` of a speaker or of none. */
export function legend({ facts, speakers }, shown, picked, { toggle, pick }) {
  const count = (name) => facts.filter(({ kind }) => kind === name).length;
  const kind = ({ name, label }) =>
    element(
      "button",
      { type: "button", class: "chip", "aria-pressed": String(shown.has(name)), data: { kind: name }, onclick: () => toggle(name) },
      element("mark", { class: `${name} ${sample(name)}`, "aria-hidden": "true", data: name === "quotations" ? { tint: 0 } : {} }, "Aa"),
      ` ${label} `,
      element("span", { class: "count" }, String(count(name))),
    );
  const all = speakers.reduce((sum, { words }) => sum + words, 0);
  const speaker = ({ name, quotations, words }, at) =>
    element(
      "button",
      { type: "button", class: "chip", "aria-pressed": String(picked === at), data: { tint: at % 8 }, onclick: () => pick(picked === at ? null : at), title: `${quotations} quotation${quotations === 1 ? "" : "s"}, ${words} word${words === 1 ? "" : "s"}` },
      element("span", { class: "dot", "aria-hidden": "true" }),
      ` ${name} `,
      element("span", { class: "count" }, `${Math.round((100 * words) / Math.max(1, all))} %`),
    );
  return [
    element("div", { role: "group", "aria-label": "Kinds of facts that are marked", class: "chips" }, KINDS.map(kind)),
    speakers.length > 0 && element("div", { role: "group", "aria-label": "Speakers, with their share of the words that are quoted", class: "chips speakers" }, speakers.map(speaker)),
  ].filter(Boolean);
}

function sample(name) {
  return { quotations: "content", thoughts: "content", positions: "trigger", events: "trigger", entities: "mention" }[name] ?? "";
}
