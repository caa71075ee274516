// The page in a browser: an article is typed, its speaker is right, its JSON is exported, and nothing leaves.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { installed, launch } from "./browser.mjs";
import { SAMPLE, SITE } from "./here.mjs";
import { serve } from "./server.mjs";

const skip = !SITE ? "the site is not built: release/site" : !installed() ? "no Chromium is installed (CHROMIUM names one elsewhere)" : false;
/** Where pictures of the page are kept for whoever looks at them. */
const PICTURES = process.env.NUTGRAF_PICTURES;
const ARTICLE = "HARNOW, Nov. 3 (ENA) — “The bridge 🌉 will open in May,” said Ines Okafor, the mayor of Harnow.\n\nTomas Lind, her deputy, ruled out a toll. “Nobody will pay twice,” Lind told reporters on Monday.\n";
const READ = "/ facts\\./.test(document.getElementById('status').textContent)";

let [browser, server] = [null, null];
before(async () => {
  if (skip) return;
  [browser, server] = await Promise.all([launch(), serve(SITE)]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function typed(options) {
  const page = await browser.open(server.url, options);
  await page.until(READ);
  await page.evaluate("document.getElementById('new').click()");
  await page.type(ARTICLE);
  await page.key("Enter", 2); // Ctrl
  await page.until(`${READ} && document.getElementById('article').textContent.includes("Okafor")`);
  return page;
}

const cells = (page, row) => page.evaluate(`[...document.querySelectorAll("#panel tbody tr")][${row}].innerText.split(/[\\t\\n]/).filter(Boolean)`);

test("an article that is typed shows its speakers", { skip }, async () => {
  const page = await typed();
  assert.deepEqual((await cells(page, 0)).slice(0, 2), ["Ines Okafor", "The bridge 🌉 will open in May,"]);
  assert.deepEqual((await cells(page, 1)).slice(0, 2), ["Tomas Lind", "Nobody will pay twice,"]);
  await page.evaluate("document.getElementById('tab-positions').click()");
  assert.deepEqual((await cells(page, 0)).slice(0, 2), ["Tomas Lind", "rule out"]);
  const marked = await page.evaluate("[...document.querySelectorAll('#article mark.content[data-keys~=\"quotations-0\"]')].map((mark) => mark.textContent).join('')");
  assert.equal(marked, "The bridge 🌉 will open in May,");
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("an article that is pasted is read at once", { skip }, async () => {
  const page = await browser.open(server.url);
  await page.until(READ);
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", ${JSON.stringify(ARTICLE)});
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }`);
  await page.until("document.querySelector('#panel tbody tr')?.innerText.includes('Ines Okafor')");
  assert.equal(await page.evaluate("document.getElementById('published').value"), "");
  await page.close();
});

test("speakers and kinds are filters", { skip }, async () => {
  const page = await typed();
  const rows = () => page.evaluate("document.querySelectorAll('#panel tbody tr').length");
  assert.equal(await rows(), 2);
  await page.evaluate("[...document.querySelectorAll('.speakers .chip')].find((chip) => chip.textContent.includes('Lind')).click()");
  assert.equal(await rows(), 1);
  assert.equal(await page.evaluate("document.activeElement.getAttribute('aria-pressed')"), "true");
  assert.equal(await page.evaluate("document.querySelectorAll('#article mark.content').length"), 1);
  await page.evaluate("document.querySelector('.chip[data-kind=quotations]').click()");
  assert.equal(await page.evaluate("document.querySelectorAll('#article mark.content').length"), 0);
  await page.close();
});

test("the keyboard goes from fact to fact, and a card tells each", { skip }, async () => {
  const page = await typed();
  await page.evaluate("document.querySelector('#article mark.stop[tabindex=\"0\"]').focus()");
  const card = () => page.evaluate("document.getElementById('card').matches(':popover-open') ? document.getElementById('card').innerText : ''");
  const seen = [await card()];
  for (let step = 0; step < 6; step += 1) {
    await page.key("ArrowRight");
    seen.push(await card());
  }
  assert.ok(seen.some((told) => told.includes("Ines Okafor") && told.includes("said · say")), seen.join("\n---\n"));
  await page.key("Escape");
  assert.equal(await card(), "");
  await page.evaluate("document.querySelector('#panel .lead').click()");
  assert.ok((await card()).includes("Ines Okafor"));
  assert.equal(await page.evaluate("document.activeElement.closest('#article') !== null"), true);
  await page.close();
});

test("the document is exported, as the library gives it", { skip }, async () => {
  const downloads = mkdtempSync(join(tmpdir(), "nutgraf-export-"));
  const page = await typed({ downloads });
  await page.evaluate("document.getElementById('json').click()");
  const file = join(downloads, "article.json");
  for (let tries = 0; tries < 100 && !existsSync(file); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  const { extract, Extractor } = await import(join(SITE, "nutgraf/node.js"));
  assert.equal(readFileSync(file, "utf8"), `${new Extractor().json(ARTICLE)}\n`);
  assert.equal(extract(ARTICLE).entities.length > 1, true);
  await page.close();
  rmSync(downloads, { recursive: true });
});

test("a link holds the text", { skip }, async () => {
  const page = await typed();
  await page.evaluate("document.getElementById('link').click()");
  const link = await page.until("location.hash.length > 20 && location.href");
  await page.close();
  const other = await browser.open(link);
  await other.until(`${READ} && document.getElementById('article').textContent.includes("Okafor")`);
  assert.deepEqual((await cells(other, 1)).slice(0, 2), ["Tomas Lind", "Nobody will pay twice,"]);
  assert.ok(other.requests.every((url) => !url.includes(link.split("#")[1])));
  await other.close();
});

test("nothing leaves the page, and its policy sees to it", { skip }, async () => {
  const page = await typed();
  // The browser draws its own fields with pictures of its own.
  const own = (url) => url.startsWith(server.url) || /^(blob|data):/.test(url);
  assert.deepEqual(page.requests.filter((url) => !own(url)), []);
  const refused = await page.evaluate(`Promise.all([
    fetch("leak").then(() => "sent", () => "refused"),
    fetch("https://example.org/leak").then(() => "sent", () => "refused"),
    new Promise((resolve) => { Object.assign(new Image(), { onload: () => resolve("sent"), onerror: () => resolve("refused"), src: "https://example.org/leak.png" }); }),
    // What a worker of this page may do, the reader's among them.
    new Promise((resolve) => {
      const code = "fetch('${server.url}leak').then(() => postMessage('sent'), () => postMessage('refused'))";
      new Worker(URL.createObjectURL(new Blob([code]))).onmessage = ({ data }) => resolve(data);
    }),
  ])`);
  assert.deepEqual(refused, ["refused", "refused", "refused", "refused"]);
  await page.evaluate("navigator.sendBeacon('leak', 'text')");
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(server.asked.filter((path) => path.includes("leak")), []);
  await page.close();
});

test("it works without a network once it was there", { skip }, async () => {
  const other = await serve(SITE);
  const page = await browser.open(other.url);
  await page.until(READ);
  await page.until("navigator.serviceWorker.controller !== null");
  await page.close();
  await other.close();
  const offline = await browser.open(other.url);
  await offline.until(READ);
  assert.ok((await offline.evaluate("document.querySelectorAll('#panel tbody tr').length")) > 2);
  await offline.close();
});

const CONTRASTS = readFileSync(new URL("contrast.js", import.meta.url), "utf8");

test("ink stands out from paper in both themes", { skip }, async () => {
  for (const dark of [false, true]) {
    const page = await browser.open(server.url, { dark });
    await page.until(READ);
    for (const chip of ["entities", "thoughts"]) await page.evaluate(`document.querySelector('.chip[data-kind=${chip}]').click()`);
    for (const tab of ["quotations", "positions", "entities"]) {
      await page.evaluate(`document.getElementById('tab-${tab}').click()`);
      assert.deepEqual(await page.evaluate(CONTRASTS), [], `${dark ? "dark" : "light"}, ${tab}`);
    }
    await page.close();
  }
});

test("everything that can be pressed has a name, and the page is no wider than a phone", { skip }, async () => {
  const page = await browser.open(server.url, { width: 390, height: 844 });
  await page.until(READ);
  const nameless = await page.evaluate(`[...document.querySelectorAll("button, input, textarea, a, [role=tab]")]
    .filter((node) => !(node.textContent.trim() || node.getAttribute("aria-label") || node.labels?.length)).map((node) => node.outerHTML)`);
  assert.deepEqual(nameless, []);
  assert.ok((await page.evaluate("document.documentElement.scrollWidth")) <= 390);
  await page.close();
});

test("the first paint takes less than a second", { skip }, async () => {
  const page = await browser.open(server.url);
  await page.until(READ);
  const paint = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime");
  const ready = await page.evaluate("document.getElementById('status').textContent");
  console.log(`# first contentful paint after ${paint.toFixed(0)} ms; ${ready}`);
  assert.ok(paint < 5000, "a machine may be busy, but not that busy");
  await page.close();
});

test("pictures of the page", { skip: skip || (PICTURES ? false : "NUTGRAF_PICTURES names no folder") }, async () => {
  mkdirSync(PICTURES, { recursive: true });
  const views = { light: {}, dark: { dark: true }, phone: { width: 390, height: 844 }, "phone-dark": { width: 390, height: 844, dark: true } };
  for (const [name, options] of Object.entries(views)) {
    const page = await browser.open(server.url, { width: 1360, height: 900, ...options });
    await page.until(READ);
    writeFileSync(join(PICTURES, `${name}.png`), await page.picture(name.startsWith("phone")));
    await page.evaluate("document.getElementById('tab-positions').click()");
    await page.evaluate("document.querySelector('#panel .lead').click()");
    writeFileSync(join(PICTURES, `${name}-card.png`), await page.picture());
    await page.close();
  }
  assert.ok(existsSync(SAMPLE));
});
