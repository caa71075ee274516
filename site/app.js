// The page: an article comes in, is read, and is shown with its facts.

import { article } from "./article.js";
import * as card from "./card.js";
import { byId, roving } from "./dom.js";
import { KINDS, factsOf } from "./facts.js";
import { legend } from "./legend.js";
import { packed, unpacked } from "./link.js";
import { withUnits } from "./nutgraf/units.js";
import { open } from "./reader.js";
import { tables } from "./tables.js";
import { theme } from "./theme.js";

/** Day of the sample's dateline, which names no year. */
const SAMPLE_DAY = "2025-10-14";

const state = {
  text: "",
  published: "",
  json: null,
  document: null,
  model: null,
  shown: new Set(KINDS.filter(({ isShown }) => isShown).map(({ name }) => name)),
  picked: null,
  tab: "quotations",
  /** The mark that the card is of, and whether it stays. */
  pointed: null,
  pinned: null,
};
let reader = null;

function say(words) {
  byId("status").textContent = words;
}

async function read() {
  edit(false);
  byId("published").value = state.published.slice(0, 10);
  if (!reader) return plain();
  const { text, published } = state;
  try {
    const { json, milliseconds } = await reader.read(text, published ? { published } : {});
    if (text === state.text && published === state.published) show(json, milliseconds);
  } catch (error) {
    say(`This article could not be read: ${error.message}`);
  }
}

function show(json, milliseconds) {
  state.json = json;
  state.document = withUnits(JSON.parse(json));
  state.model = factsOf(state.document);
  state.picked = null;
  draw();
  const words = state.text.split(/\s+/u).filter(Boolean).length;
  const dated = state.document.times.some(({ value }) => value === null) ? " Some times have no value: say when the article was published." : "";
  say(`${words.toLocaleString("en")} words read in ${Math.max(1, Math.round(milliseconds))} ms: ${state.model.facts.length} facts.${dated}`);
}

/** The text alone, until it can be read. */
function plain() {
  const paragraphs = state.text.split(/\n{2,}/u).map((words) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = words;
    return paragraph;
  });
  byId("article").replaceChildren(...paragraphs);
}

function draw() {
  const { document: read, model, shown, picked, tab } = state;
  hideCard();
  const isPicked = (fact) => picked === null || fact.speakers.has(picked);
  const facts = model.facts.filter(isPicked);
  byId("legend").replaceChildren(...legend(model, shown, picked, { toggle, pick }));
  byId("article").replaceChildren(...article(read, facts.filter(({ kind }) => shown.has(kind)), read.dateline));
  byId("tabs").replaceChildren(...tables(read, facts, tab, choose));
}

function toggle(kind) {
  if (!state.shown.delete(kind)) state.shown.add(kind);
  redraw(`.chip[data-kind="${kind}"]`);
}

function pick(speaker) {
  const at = speaker ?? state.picked;
  state.picked = speaker;
  redraw(`.speakers .chip:nth-child(${at + 1})`);
}

function choose(tab) {
  state.tab = tab;
  redraw(`#tab-${tab}`);
}

/** Draws anew and gives the focus back to what had it. */
function redraw(selector) {
  draw();
  document.querySelector(selector)?.focus({ preventScroll: true });
}

function edit(isOpen) {
  byId("editor").hidden = !isOpen;
  byId("view").hidden = isOpen;
  if (isOpen) byId("text").focus();
  hideCard();
}

function take(text, published) {
  Object.assign(state, { text, published });
  return read();
}

// Facts that one points at.

function keysAt(node) {
  return node?.closest?.("[data-keys]")?.dataset.keys.split(" ").filter(Boolean) ?? [];
}

function light(keys) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const node of document.querySelectorAll("[data-keys]")) {
    if (node.dataset.keys.split(" ").some((key) => keys.includes(key))) node.classList.add("lit");
  }
}

function showCard(mark) {
  const keys = keysAt(mark);
  const facts = state.model.facts.filter(({ key }) => keys.includes(key));
  if (facts.length === 0) return;
  light(keys);
  state.pointed = mark;
  card.show(byId("card"), mark, card.told(facts, state.document));
}

function hideCard() {
  state.pinned = null;
  state.pointed = null;
  light([]);
  card.hide(byId("card"));
}

function stopOf(key) {
  const marks = [...document.querySelectorAll("#article [data-keys]")];
  return marks.find((mark) => mark.dataset.keys.split(" ").includes(key));
}

function pointing() {
  const text = byId("article");
  text.addEventListener("pointerover", (event) => {
    const mark = event.target.closest("mark[data-keys], span[data-keys]");
    if (mark && !state.pinned && event.pointerType === "mouse") showCard(mark);
  });
  text.addEventListener("pointerout", () => state.pinned || hideCard());
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-keys]");
    if (!mark || mark === state.pinned) return hideCard();
    showCard(mark);
    state.pinned = mark;
  });
  text.addEventListener("focusin", (event) => showCard(event.target));
  text.addEventListener("focusout", hideCard);
  roving(text, "mark.stop", { ArrowRight: 1, ArrowLeft: -1 });
  const rows = byId("tabs");
  rows.addEventListener("pointerover", (event) => light(keysAt(event.target)));
  rows.addEventListener("pointerleave", () => light([]));
  rows.addEventListener("focusin", (event) => light(keysAt(event.target)));
  rows.addEventListener("click", (event) => event.target.closest(".lead") && lead(keysAt(event.target)[0]));
  document.addEventListener("keydown", (event) => event.key === "Escape" && hideCard());
  document.addEventListener("scroll", () => state.pointed && card.place(byId("card"), state.pointed), { passive: true });
}

/** Goes to where a fact stands in the article, and shows its kind where it is not shown. */
function lead(key) {
  const kind = key.split("-")[0];
  if (!state.shown.has(kind)) toggle(kind);
  const mark = stopOf(key);
  if (!mark) return;
  mark.scrollIntoView({ block: "center" });
  mark.setAttribute("tabindex", "0");
  mark.focus({ preventScroll: true });
  showCard(mark);
  light([key]);
}

// What the buttons do.

function exportJson() {
  if (!state.json) return;
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([`${state.json}\n`], { type: "application/json" }));
  Object.assign(link, { href: address, download: "article.json" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

async function copyLink() {
  const { text, published } = state;
  const fragment = await packed({ text, published });
  history.replaceState(null, "", fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    say("The link is copied. Whoever opens it reads this article in their own browser.");
  } catch {
    say("The link is in the address bar: copy it from there.");
  }
}

function buttons(sample) {
  byId("new").addEventListener("click", () => {
    byId("text").value = "";
    byId("published").value = "";
    edit(true);
  });
  byId("edit").addEventListener("click", () => {
    byId("text").value = state.text;
    edit(true);
  });
  byId("cancel").addEventListener("click", () => {
    byId("published").value = state.published.slice(0, 10);
    edit(false);
  });
  byId("sample").addEventListener("click", async () => take(await sample, SAMPLE_DAY));
  byId("published").addEventListener("change", (event) => byId("editor").hidden && take(state.text, event.target.value));
  byId("editor").addEventListener("submit", (event) => {
    event.preventDefault();
    take(byId("text").value, byId("published").value);
  });
  byId("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("editor").requestSubmit();
  });
  byId("json").addEventListener("click", exportJson);
  byId("link").addEventListener("click", copyLink);
}

/** What is pasted into an empty field is read at once, and so is what is pasted beside any field. */
function pasting() {
  const field = byId("text");
  field.addEventListener("paste", () => field.value || setTimeout(() => field.value.trim() && byId("editor").requestSubmit()));
  document.addEventListener("paste", (event) => {
    if (event.target.closest?.("input, textarea")) return;
    const text = event.clipboardData?.getData("text/plain");
    if (text?.trim()) take(text, "");
  });
}

async function begin() {
  theme(byId("theme"));
  navigator.serviceWorker?.register("sw.js").catch(() => {}); // without it the page needs its server each time
  const sample = fetch("sample.txt").then((response) => response.text());
  buttons(sample);
  pointing();
  pasting();
  const linked = async () => {
    const given = await unpacked(location.hash);
    if (given) await take(given.text, given.published ?? "");
    return given !== null;
  };
  addEventListener("hashchange", linked);
  if (!(await linked())) await take(await sample, SAMPLE_DAY);
  try {
    reader = await open();
    byId("version").textContent = `nutgraf ${reader.version}.`;
    await read();
  } catch (error) {
    say(`The reader could not be started: ${error.message}.`);
  } finally {
    byId("loading").remove();
  }
}

begin();
