// The facts of a document as the page shows them: each with its places in the text, and with those whose words they are.

import { speakers } from "./speakers.js";

/** What is shown, in the order of the legend; the marks of later ones lie over those of earlier ones. */
export const KINDS = [
  { name: "entities", label: "Names", isShown: false },
  { name: "quotations", label: "Quotations", isShown: true },
  { name: "thoughts", label: "Thoughts and acts", isShown: false },
  { name: "positions", label: "Positions", isShown: true },
  { name: "events", label: "Events", isShown: true },
  { name: "quantities", label: "Quantities", isShown: true },
  { name: "times", label: "Times", isShown: true },
];

const SAID = ["speech", "writing"];

/** All facts of a document, and its speakers. */
export function factsOf(document) {
  const quotations = document.quotations ?? [];
  const who = speakers(document, quotations.filter((quotation) => SAID.includes(quotation.manner)));
  const facts = KINDS.flatMap(({ name }) => OF_KIND[name](document).map(([fact, places]) => made(name, fact, places)));
  const said = facts.filter((fact) => fact.kind === "quotations");
  for (const fact of said) fact.speaker = who.ofQuotation(fact.fact);
  for (const fact of facts) fact.speakers = belongs(fact, said, who);
  return { facts, speakers: who.all };
}

function made(kind, fact, places) {
  const there = places.filter(([, place]) => place);
  return {
    key: `${kind}-${fact.id}`,
    kind,
    fact,
    places: there.map(([part, { utf16 }]) => ({ part, start: utf16[0], end: utf16[1] })),
    speaker: null,
  };
}

const whole = (list) => (list ?? []).map((fact) => [fact, [[null, fact]]]);
const quoted = (document, isWanted) =>
  (document.quotations ?? []).filter(isWanted).map((fact) => {
    const content = fact.content.map((place) => ["content", place]);
    return [fact, [...content, ["source", fact.speaker_span], ["cue", fact.cue]]];
  });

/** Pairs of a fact and its places, each of which is a part of it. */
const OF_KIND = {
  entities: (document) =>
    (document.entities ?? []).map((entity) => {
      const mentions = entity.mentions.map((id) => ["mention", document.mentions[id]]);
      return [entity, mentions];
    }),
  quotations: (document) => quoted(document, ({ manner }) => SAID.includes(manner)),
  thoughts: (document) => quoted(document, ({ manner }) => !SAID.includes(manner)),
  positions: (document) =>
    (document.positions ?? []).map((fact) => {
      const holders = fact.holders.map((holder) => ["holder", holder]);
      const conditions = fact.conditions.map((condition) => ["condition", condition]);
      return [fact, [["trigger", fact.cue ?? fact.action], ...holders, ["content", fact.content], ...conditions]];
    }),
  events: (document) => (document.events ?? []).map((fact) => [fact, [["trigger", fact.trigger]]]),
  quantities: (document) => whole(document.quantities),
  times: (document) => whole(document.times),
};

/** The speakers whose a fact is: who say it, hold it or do it, or in whose words it lies. */
function belongs({ kind, fact, speaker, places }, said, who) {
  const entities = [
    ...(kind === "entities" ? [fact.id] : []),
    ...(kind === "thoughts" ? [fact.speaker] : []),
    ...(fact.holders ?? []).map((holder) => holder.entity),
    ...(fact.actors ?? []),
  ];
  const around = said.filter((one) => one.places.some((place) => holds(place, places[0])));
  const found = [speaker, ...entities.map((id) => who.ofEntity(id)), ...around.map((one) => one.speaker)];
  return new Set(found.filter((at) => at !== null));
}

function holds(place, other) {
  return other && place.part === "content" && place.start <= other.start && other.end <= place.end;
}
