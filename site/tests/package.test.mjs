// The npm package in Node: the same bytes as the command, and places that JavaScript understands.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { COMMAND, SAMPLE, SITE } from "./here.mjs";

const skip = SITE ? false : "the site is not built: release/site";
const nutgraf = SITE ? await import(join(SITE, "nutgraf/node.js")) : null;

const TEXTS = [
  "",
  "\n \n",
  readFileSync(SAMPLE, "utf8"),
  readFileSync(SAMPLE, "utf8").replaceAll("\n", "\r\n"),
  "🌧🌧 KYIV (AP) — “It rained 🌧 for nine days,” said Olena Moroz 👩🏽‍🌾, the mayor, on Monday. 𝔸𝕝𝕝 40 pumps held.\n",
  "Åland’s premier, Ms Åsa Öberg, said: “Wir zahlen €3,5 Mio. 💶” Malta vowed to close the port unless Åland paid by May.\n",
  "日本の首相は「雨だ」と述べた。 Tokyo condemned the missile test, and Seoul agreed to talks on 5 September 2025.\n",
  "e\u0301tude \u200b\u2028 \u0000 x\ufffd “Who knows?” asked the clerk.\n• One ferry\n• Two ferries\n",
  Array.from({ length: 60 }, (_, at) => `Paragraph ${at}: Norway pledged ${at} million euros, the minister said on Tuesday. “We stay,” she told reporters.`).join("\n\n"),
];

function commanded(lines, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "nutgraf-bytes-"));
  const file = join(folder, "in.jsonl");
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const output = execFileSync(COMMAND, ["extract", file, "--workers", "1", ...options], { encoding: "utf8", maxBuffer: 1 << 28 });
  rmSync(folder, { recursive: true });
  return output.trimEnd().split("\n");
}

test("the document is that of the command, byte for byte", { skip: skip || (COMMAND ? false : "the command is not built: cargo build --release -p nutgraf-cli") }, () => {
  // The command takes a text without a letter for none.
  const articles = TEXTS.filter((text) => text.trim() !== "").flatMap((text, at) => [
    { id: `a${at}`, text, published: "2025-09-05" },
    { id: `b${at}`, text, title: "A title", byline: ["Ann Ober"], publisher: "The Post", url: "https://example.org/a" },
  ]);
  const usual = new nutgraf.Extractor();
  for (const [at, line] of commanded(articles).entries()) {
    const { text, ...about } = articles[at];
    assert.equal(usual.json(text, about), line, articles[at].id);
  }
  const other = new nutgraf.Extractor({ tokens: true, minScore: 0.3 });
  for (const [at, line] of commanded(articles, "--with", "tokens", "--min-score", "0.3").entries()) {
    const { text, ...about } = articles[at];
    assert.equal(other.json(text, about), line, articles[at].id);
  }
});

test("places in code units hold the words", { skip }, () => {
  let places = 0;
  const look = (value, text) => {
    if (value === null || typeof value !== "object") return;
    Object.values(value).forEach((part) => look(part, text));
    if (!("start" in value)) return;
    places += 1;
    assert.equal([...text].slice(value.start, value.end).join(""), text.slice(...value.utf16));
    if ("text" in value) assert.equal(text.slice(...value.utf16), value.text);
  };
  for (const text of TEXTS) {
    const { text: _, ...document } = nutgraf.extract(text);
    look(document, text);
  }
  assert.ok(places > 1000, `${places} places`);
});

test("half of a pair becomes a replacement character in what was read", { skip }, () => {
  const document = nutgraf.extract("“It rained \ud83c for days,” said Olena Moroz.");
  assert.ok(document.text.includes("\ufffd"));
  assert.equal(document.text.slice(...document.quotations[0].content[0].utf16), "It rained \ufffd for days,");
});

test("settings are kept, and wrong ones are refused", { skip }, () => {
  const some = new nutgraf.Extractor({ facts: ["times"] }).extract("It cost 40 euros on Monday, she said.", { published: "5 September 2025" });
  assert.deepEqual([some.times[0].value, "quotations" in some], ["2025-09-01", false]);
  const linked = new nutgraf.Extractor({ entities: "id\tname\nQ7\tOlena Moroz\n" }).extract("Olena Moroz won.");
  assert.equal(linked.entities[0].link, "Q7");
  for (const settings of [{ facts: ["time"] }, { min_score: 1 }, { rules: "[" }]) {
    assert.throws(() => new nutgraf.Extractor(settings), Error);
  }
  assert.throws(() => nutgraf.extract("It rained.", { published: "soon" }), /soon/);
});

test("a thousand words are read quickly", { skip }, () => {
  const text = readFileSync(SAMPLE, "utf8").repeat(6);
  const words = text.split(/\s+/u).length;
  const extractor = new nutgraf.Extractor();
  const times = Array.from({ length: 12 }, () => {
    const start = performance.now();
    extractor.json(text);
    return ((performance.now() - start) / words) * 1000;
  });
  console.log(`# first ${times[0].toFixed(1)} ms, then at best ${Math.min(...times).toFixed(1)} ms for 1,000 words; ${(process.memoryUsage().rss / (1 << 20)).toFixed(0)} MiB`);
  assert.ok(Math.min(...times) < 1000, "a machine may be busy, but not that busy");
});
