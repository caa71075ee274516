// What is told of a fact, in words.

import { nameOf, single } from "./speakers.js";

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });

/** What is said of a position that is not certain. */
const CERTAINTIES = {
  "PR+": "probably",
  "PS+": "possibly",
  "CT-": "not:",
  "PR-": "probably not:",
  "PS-": "possibly not:",
  CTu: "whether to",
  Uu: "unclear:",
};

/** "RULE_OUT" → "rule out". */
export function plain(code) {
  return code.toLowerCase().replaceAll("_", " ");
}

export function entityName(document, id) {
  return Number.isInteger(id) ? single(document.entities[id].name) : "";
}

function names(document, ids) {
  return (ids ?? []).map((id) => entityName(document, id)).join(", ");
}

function when(document, id) {
  if (!Number.isInteger(id)) return "";
  const time = document.times[id];
  return time.value ?? single(time.text);
}

function text(place) {
  return place ? single(place.text) : "";
}

/** Columns of each kind: a heading, and the words of a fact below it. The first one leads to the text. */
export const COLUMNS = {
  quotations: [
    ["Speaker", (fact, document) => nameOf(document, fact) ?? (text(fact.speaker_span) || "nobody named")],
    ["Words", (fact) => fact.content.map(text).join(" … ")],
    ["How", (fact) => `${fact.kind}, ${fact.manner}`],
    ["To", (fact) => text(fact.addressee)],
  ],
  positions: [
    ["Holder", holders],
    ["Act", act],
    ["What", (fact) => text(fact.content)],
    ["Condition", (fact) => fact.conditions.map(text).join("; ")],
    ["When", (fact, document) => when(document, fact.due ?? fact.as_of)],
    ["Who says so", (fact, document) => entityName(document, fact.spokesperson)],
  ],
  events: [
    ["Who", (fact, document) => names(document, fact.actors) || "nobody named"],
    ["What happened", happened],
    ["To whom", (fact, document) => names(document, fact.recipients)],
    ["Where", (fact, document) => entityName(document, fact.place)],
    ["When", (fact, document) => when(document, fact.time)],
    ["So", (fact) => (fact.status === "actual" ? "" : fact.status)],
  ],
  entities: [
    ["Name", (fact) => single(fact.name)],
    ["Kind", (fact) => fact.kind],
    ["Role", (fact) => fact.roles.map((role) => (role.former ? `formerly ${single(role.title)}` : single(role.title))).join("; ")],
    ["Country", (fact) => fact.country ?? ""],
    ["Sector", (fact) => fact.sector ?? ""],
    ["Mentions", (fact) => String(fact.mentions.length)],
  ],
  quantities: [
    ["Words", text],
    ["Comes to", quantity],
    ["Of", (fact) => text(fact.of)],
    ["Kind", (fact) => plain(fact.kind)],
  ],
  times: [
    ["Words", text],
    ["Comes to", (fact) => fact.value ?? "no value without a date of publication"],
    ["From", (fact) => fact.begin ?? ""],
    ["To", (fact) => fact.end_date ?? ""],
    ["Kind", (fact) => plain(fact.type)],
  ],
};
COLUMNS.thoughts = COLUMNS.quotations;

/** What a card tells beyond the columns: whence the fact is, and how likely it is right. */
export function whence(fact) {
  const rows = [
    ["Word for it", [text(fact.cue ?? fact.trigger), fact.cue?.lemma ?? fact.trigger?.lemma].filter(Boolean).join(" · ")],
    ["Named as", fact.speaker_span ? text(fact.speaker_span) : ""],
    ["Likely", typeof fact.score === "number" ? `${Math.round(100 * fact.score)} %` : ""],
    ["Found by", fact.rule ?? ""],
  ];
  return rows.filter(([, words]) => words);
}

function holders(fact, document) {
  // A count is part of what the words say: "26 nations".
  const named = fact.holders.map((holder) => {
    const isCounted = holder.count !== null && holder.count !== undefined;
    return Number.isInteger(holder.entity) && !isCounted ? entityName(document, holder.entity) : text(holder);
  });
  return named.join(", ") || "nobody named";
}

function act(fact) {
  const words = plain(fact.label ?? fact.act);
  const certainty = CERTAINTIES[fact.certainty];
  return certainty ? `${certainty} ${words}` : words;
}

function happened(fact) {
  const words = [plain(fact.label ?? fact.type), fact.mode && plain(fact.mode)].filter(Boolean).join(", ");
  return fact.status === "negated" ? `not: ${words}` : words;
}

function quantity(fact) {
  const values = [fact.value, fact.value_max].filter((value) => typeof value === "number");
  const figures = values.map((value) => NUMBER.format(value)).join(" to ");
  const modifier = fact.modifier ? `${plain(fact.modifier)} ` : "";
  const unit = fact.currency ?? fact.unit ?? (fact.kind === "percent" ? "%" : "");
  return `${modifier}${figures} ${unit}`.trim();
}
