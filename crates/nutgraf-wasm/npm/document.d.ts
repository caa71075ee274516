// What a document holds, made from docs/document.schema.json. Places count code points; `utf16` beside them counts as strings do here.

/** A `Document` as it is written: spans count code points, and carry their words where a person reads them. */
export interface Document {
  blocks: Block[];
  byline: string[];
  dateline?: Dateline | null;
  entities?: Entity[];
  events?: Event[];
  id?: string | null;
  language?: string | null;
  mentions?: Mention[];
  modified?: Published | null;
  nutgraf: number;
  positions?: Position[];
  published?: Published | null;
  publisher?: string | null;
  quantities?: Quantity[];
  quotations?: Quotation[];
  sentences: Sentence[];
  text: string;
  times?: TimeExpression[];
  title?: string | null;
  tokens?: Token[];
  url?: string | null;
}

/** What kind of stance it is. */
export type Act = "PLEDGE" | "OFFER" | "AGREE" | "INTEND" | "CONSIDER" | "RULE_OUT" | "REFUSE" | "HESITATE" | "THREATEN" | "WITHDRAW" | "DEMAND" | "REQUEST" | "PERMIT" | "FORBID" | "SUPPORT" | "OPPOSE" | "REJECT" | "DECIDE" | "CONFIRM" | "DENY" | "OTHER";

/** What holders commit to do, or want done. */
export interface Action {
  /** One past the last code point. */
  end: number;
  /** Dictionary form ("deploy"). */
  lemma?: string | null;
  /** First code point. */
  start: number;
  /** The words: `text[start:end]` of the document. */
  text: string;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** One block of the article. */
export interface Block {
  /** Of a caption: whom it credits ("Ludovic Marin/AFP"). */
  credit?: string | null;
  /** One past the last code point. */
  end: number;
  /** What it is. */
  kind: BlockKind;
  /** First code point. */
  start: number;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** What a block is. */
export type BlockKind = "headline" | "byline" | "heading" | "paragraph" | "list_item" | "caption" | "credit" | "boilerplate" | "table" | "quote";

/** How certain the source is that the holder holds the position, after FactBank. */
export type Certainty = "CT+" | "PR+" | "PS+" | "CT-" | "PR-" | "PS-" | "CTu" | "Uu";

/** Under what condition a position holds. */
export interface Condition {
  /** One past the last code point. */
  end: number;
  /** How it bears. */
  kind: ConditionKind;
  /** First code point. */
  start: number;
  /** The words: `text[start:end]` of the document. */
  text: string;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** How a condition bears on a position. */
export type ConditionKind = "if" | "unless" | "only_if" | "provided" | "once" | "until" | "as_long_as" | "in_exchange_for" | "pending_approval" | "without" | "regardless_of";

/** The word that says that something was said ("said", "according to"). */
export interface Cue {
  /** One past the last code point. */
  end: number;
  /** Dictionary form ("say"). */
  lemma?: string | null;
  /** First code point. */
  start: number;
  /** The words: `text[start:end]` of the document. */
  text: string;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** The opening of a report: where it was filed and by whom. */
export interface Dateline {
  /** Date as written ("Sept 4"). */
  date?: string | null;
  /** One past the last code point. */
  end: number;
  /** Place or places as written ("KYIV, Ukraine", "BERLIN/ROME"). */
  place?: string | null;
  /** Agency or outlet as written ("AP"). */
  source?: string | null;
  /** First code point. */
  start: number;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** Who or what, over all its mentions. */
export interface Entity {
  /** ISO 3166-1 alpha-3. */
  country?: string | null;
  /** Of a person, where the text or a list of names tells. */
  gender?: Gender | null;
  /** Index in `Facts::entities`. */
  id: EntityId;
  /** What it is. */
  kind: EntityKind;
  /** The id of the row of the user's table that it is (`--entities`). */
  link?: string | null;
  /** Its mentions, in reading order. */
  mentions: MentionId[];
  /** The fullest name that the article gives, without titles. */
  name: string;
  /** Whether one or several, where the words tell. Absent for organizations, places and things with a name. */
  number?: GrammaticalNumber | null;
  /** Titles and offices. */
  roles: Role[];
  /** Name of the rule or model. */
  rule?: string | null;
  /** 0 (a guess) to 1 (certain). */
  score?: number | null;
  /** Of which part of society it is, after PLOVER ("GOV"). */
  sector?: Sector | null;
}

/** Index in `Facts::entities`. */
export type EntityId = number;

/** What an entity is. */
export type EntityKind = "person" | "organization" | "place" | "facility" | "group" | "product" | "other";

/** Who did what to whom. */
export interface Event {
  /** Who did it. */
  actors: EntityId[];
  /** Root code of CAMEO, the scheme before PLOVER ("19"), which `type` and `mode` give; empty for `OTHER`. */
  cameo: string;
  /** Contexts, as in PLOVER ("military"). */
  contexts: string[];
  /** Index in `Facts::events`. */
  id: EventId;
  /** What the user's own rules call it. */
  label?: string | null;
  /** Mode of the type, as in PLOVER ("aerial"). */
  mode?: string | null;
  /** Where; never the dateline by default. */
  place?: EntityId | null;
  /** The quotation that it stands in. */
  quotation?: QuotationId | null;
  /** To whom. */
  recipients: EntityId[];
  /** Name of the rule or model. */
  rule?: string | null;
  /** 0 (a guess) to 1 (certain). */
  score?: number | null;
  /** Whether it took place. */
  status: EventStatus;
  /** When. */
  time?: TimeId | null;
  /** The word that says it. */
  trigger: Cue;
  /** Root type. */
  type: EventType;
}

/** Index in `Facts::events`. */
export type EventId = number;

/** Whether the event took place. */
export type EventStatus = "actual" | "future" | "hypothetical" | "negated" | "historical";

/** The sixteen root types of PLOVER, and `OTHER` for what none of them is: a label of the user's own rules says what. */
export type EventType = "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" | "COOPERATE" | "AID" | "RETREAT" | "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" | "PROTEST" | "SANCTION" | "MOBILIZE" | "COERCE" | "ASSAULT" | "OTHER";

/** Whether a person is spoken of as a woman or as a man. */
export type Gender = "feminine" | "masculine";

/** Whether one is spoken of or several. */
export type GrammaticalNumber = "singular" | "plural";

/** Whose position it is. */
export interface Holder {
  /** How many ("26 nations"). */
  count?: QuantityId | null;
  /** One past the last code point. */
  end: number;
  /** The entity, where one is known. */
  entity?: EntityId | null;
  /** First code point. */
  start: number;
  /** The words: `text[start:end]` of the document. */
  text: string;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** One naming of an entity. */
export interface Mention {
  /** One past the last code point. */
  end: number;
  /** Whom they name. */
  entity: EntityId;
  /** Name, nominal or pronoun. */
  form: MentionForm;
  /** Index in `Facts::mentions`. */
  id: MentionId;
  /** The government that a place or palace stands for here ("FRA/GOV"). */
  metonym?: string | null;
  /** Name of the rule or model. */
  rule?: string | null;
  /** 0 (a guess) to 1 (certain). */
  score?: number | null;
  /** First code point. */
  start: number;
  /** The words: `text[start:end]` of the document. */
  text: string;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** How an entity is named. */
export type MentionForm = "name" | "nominal" | "pronoun";

/** Index in `Facts::mentions`. */
export type MentionId = number;

/** How the number is meant. */
export type Modifier = "about" | "at_least" | "at_most" | "more_than" | "less_than" | "up_to";

/** A number as the text says it, an exact decimal of at most 28 digits: 0.1 is one tenth. */
export type Number = number;

/** Someone who takes part in the content. */
export interface Participant {
  /** Who. */
  entity: EntityId;
  /** How they take part. */
  role: ParticipantRole;
}

/** How somebody takes part in what a position is about. */
export type ParticipantRole = "beneficiary" | "recipient" | "financier" | "provider" | "host" | "guarantor" | "adversary" | "intermediary" | "exception";

/** A `CharSpan` with the words it covers, for the places that a person reads. */
export interface Passage {
  /** One past the last code point. */
  end: number;
  /** First code point. */
  start: number;
  /** The words: `text[start:end]` of the document. */
  text: string;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** Who stands where. */
export interface Position {
  /** What kind of stance it is. */
  act: Act;
  /** The head of the content. */
  action?: Action | null;
  /** To whom it is said, or of whom it is demanded. */
  addressees: EntityId[];
  /** How much. */
  amounts: QuantityId[];
  /** As of when ("to date"). */
  as_of?: TimeId | null;
  /** How certain the act is. */
  certainty?: Certainty | null;
  /** Restatements of one position share a number. */
  cluster?: number | null;
  /** Under what conditions. */
  conditions: Condition[];
  /** What it is about, without cue and negation. */
  content?: Passage | null;
  /** The word that says it. */
  cue?: Cue | null;
  /** By when. */
  due?: TimeId | null;
  /** Whose it is. */
  holders: Holder[];
  /** Index in `Facts::positions`. */
  id: PositionId;
  /** What the user's own rules call it. */
  label?: string | null;
  /** Who else takes part in the content. */
  participants: Participant[];
  /** The quotation that it stands in. */
  quotation?: QuotationId | null;
  /** Name of the rule or model. */
  rule?: string | null;
  /** 0 (a guess) to 1 (certain). */
  score?: number | null;
  /** Who voiced it, where that is not the holder. */
  spokesperson?: EntityId | null;
}

/** Index in `Facts::positions`. */
export type PositionId = number;

/** A date of publication: a day, or a day with a time, or with a time and an offset from UTC. */
export type Published = string;

/** A number with what it counts or measures. */
export interface Quantity {
  /** ISO 4217 code. */
  currency?: string | null;
  /** One past the last code point. */
  end: number;
  /** Index in `Facts::quantities`. */
  id: QuantityId;
  /** What is measured. */
  kind: QuantityKind;
  /** How the number is meant. */
  modifier?: Modifier | null;
  /** The words for what is counted ("nations"). */
  of?: Passage | null;
  /** Name of the rule or model. */
  rule?: string | null;
  /** 0 (a guess) to 1 (certain). */
  score?: number | null;
  /** First code point. */
  start: number;
  /** The words: `text[start:end]` of the document. */
  text: string;
  /** Singular English name ("kilometre"). */
  unit?: string | null;
  /** The number, the lower one of a range. */
  value?: Number | null;
  /** The upper one of a range. */
  value_max?: Number | null;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** Index in `Facts::quantities`. */
export type QuantityId = number;

/** What is measured. */
export type QuantityKind = "count" | "ordinal" | "percent" | "money" | "measure" | "age" | "duration" | "rate";

/** Something that somebody said, with the words that say who. */
export interface Quotation {
  /** To whom or through what it was said ("Russian state media"). */
  addressee?: Passage | null;
  /** What was said, without its marks and its cue; several spans when it is broken by its cue or by a paragraph. */
  content: Passage[];
  /** The word that introduces it. */
  cue?: Cue | null;
  /** Index in `Facts::quotations`. */
  id: QuotationId;
  /** Direct, indirect or mixed. */
  kind: QuotationKind;
  /** Said or written, or only thought, wanted or done. */
  manner?: QuotationManner;
  /** The pieces in quotation marks of a mixed quotation, without the marks. */
  parts: Passage[];
  /** Name of the rule or model. */
  rule?: string | null;
  /** 0 (a guess) to 1 (certain). */
  score?: number | null;
  /** Who said it; `None` where the text gives none. */
  speaker?: EntityId | null;
  /** The words that name the source ("a German government source", "he"). */
  speaker_span?: Passage | null;
  /** The quotation whose content quotes this one. */
  within?: QuotationId | null;
}

/** Index in `Facts::quotations`. */
export type QuotationId = number;

/** How much of a quotation stands in quotation marks. */
export type QuotationKind = "direct" | "indirect" | "mixed";

/** How somebody came to be quoted: whether it was said, or only told of them. */
export type QuotationManner = "speech" | "writing" | "thought" | "attitude" | "act";

/** A title or office that the text gives a person. */
export interface Role {
  /** Of what or whom. */
  affiliation?: EntityId | null;
  /** One past the last code point. */
  end: number;
  /** Whether it is over ("ex-", "then-", "late"). */
  former: boolean;
  /** First code point. */
  start: number;
  /** The words: `text[start:end]` of the document. */
  text: string;
  /** As written ("French President"). */
  title: string;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** The part of society that somebody belongs to, after PLOVER; written as its code. */
export type Sector = "AGR" | "BUS" | "COP" | "CRM" | "CVL" | "EDU" | "ELI" | "EUR" | "GOV" | "HLH" | "IGO" | "JRN" | "JUD" | "LAB" | "LEG" | "MED" | "MIL" | "NGO" | "OPP" | "PTY" | "REB" | "REF" | "REL" | "SPY" | "UAF" | "UNO";

/** One sentence, inside one block. */
export interface Sentence {
  /** Index in `Facts::blocks`. */
  block: number;
  /** One past the last code point. */
  end: number;
  /** First code point. */
  start: number;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** An expression of time and the value it resolves to. */
export interface TimeExpression {
  /** First day (or moment) of the interval that `value` covers, ISO 8601; of opening hours the time of day. */
  begin?: string | null;
  /** One past the last code point. */
  end: number;
  /** Last day (or moment) of the interval that `value` covers, ISO 8601; of opening hours the time of day. */
  end_date?: string | null;
  /** Index in `Facts::times`. */
  id: TimeId;
  /** Name of the rule or model. */
  rule?: string | null;
  /** 0 (a guess) to 1 (certain). */
  score?: number | null;
  /** First code point. */
  start: number;
  /** The words: `text[start:end]` of the document. */
  text: string;
  /** Date, time, duration or set. */
  type: TimeType;
  /** TIMEX3 / ISO 8601 value ("2025-09-04", "2025-W36", "P2Y"); `None` when the article does not fix it. */
  value?: string | null;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** Index in `Facts::times`. */
export type TimeId = number;

/** What a time expression names, as TIMEX3 has it. */
export type TimeType = "DATE" | "TIME" | "DURATION" | "SET";

/** One word or mark. What no stage has said of it is absent from JSON. */
export interface Token {
  /** Relation to the head, as Universal Dependencies names it. */
  deprel?: string | null;
  /** One past the last code point. */
  end: number;
  /** Index of the governing token in `Facts::tokens`, -1 for the root of a sentence. */
  head?: number | null;
  /** Dictionary form. */
  lemma?: string | null;
  /** First code point. */
  start: number;
  /** Part of speech. */
  upos?: Upos | null;
  /** The same place in code units: `document.text.slice(...place.utf16)`. */
  utf16: [start: number, end: number];
}

/** Universal part of speech, as Universal Dependencies names it. */
export type Upos = "ADJ" | "ADP" | "ADV" | "AUX" | "CCONJ" | "DET" | "INTJ" | "NOUN" | "NUM" | "PART" | "PRON" | "PROPN" | "PUNCT" | "SCONJ" | "SYM" | "VERB" | "X";
