// The facts as tables, one behind each tab.

import { element, roving } from "./dom.js";
import { KINDS } from "./facts.js";
import { COLUMNS } from "./words.js";

const TABS = ["quotations", "positions", "events", "entities", "quantities", "times", "thoughts"];
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs with a table each; `chosen` is open, `choose` is told of another. */
export function tables(document, facts, chosen, choose) {
  const of = (name) => facts.filter(({ kind }) => kind === name);
  const label = (name) => KINDS.find((kind) => kind.name === name).label;
  const tab = (name) =>
    element(
      "button",
      { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel", "aria-selected": String(name === chosen), tabindex: name === chosen ? "0" : "-1", data: { kind: name }, onclick: () => choose(name) },
      label(name),
      element("span", { class: "count" }, ` ${of(name).length}`),
    );
  const list = element("div", { role: "tablist", "aria-label": "Kinds of facts", class: "tablist" }, TABS.map(tab));
  roving(list, "[role=tab]", STEPS, (next) => choose(next.dataset.kind));
  const panel = element("div", { role: "tabpanel", id: "panel", "aria-labelledby": `tab-${chosen}`, class: "panel", tabindex: "0" });
  panel.append(of(chosen).length ? table(document, chosen, of(chosen), label(chosen)) : nothing(label(chosen)));
  return [list, panel];
}

function nothing(label) {
  return element("p", { class: "note nothing" }, `No ${label.toLowerCase()}.`);
}

/** A table of facts without the columns that would be empty. */
function table(document, kind, facts, label) {
  const rows = (kind === "entities" ? byMentions(facts) : facts).map((fact) => ({
    fact,
    cells: COLUMNS[kind].map(([, words]) => words(fact.fact, document)),
  }));
  const columns = COLUMNS[kind].map(([head], at) => ({ head, at })).filter(({ at }) => rows.some(({ cells }) => cells[at]));
  const heads = columns.map(({ head }) => element("th", { scope: "col" }, head));
  return element(
    "table",
    {},
    element("caption", { class: "hidden" }, label),
    element("thead", {}, element("tr", {}, heads)),
    element("tbody", {}, rows.map((row) => line(row, columns))),
  );
}

function byMentions(facts) {
  return [...facts].sort((a, b) => b.fact.mentions.length - a.fact.mentions.length);
}

function line({ fact, cells }, columns) {
  const tint = Number.isInteger(fact.speaker) ? { tint: fact.speaker % 8 } : {};
  const [first, ...others] = columns;
  const lead = element("button", { type: "button", class: "lead", title: "Show in the article" }, cells[first.at]);
  return element(
    "tr",
    { data: { keys: fact.key, ...tint } },
    element("th", { scope: "row" }, lead),
    others.map(({ head, at }) => element("td", { data: { head } }, cells[at])),
  );
}
