// A Chromium without a window, spoken to in its own protocol through pipes: nothing need be installed beside it.

import { spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The path of a browser, `null` where there is none. */
export function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = [process.env.CHROMIUM, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))];
  return paths.find((path) => path && isProgram(path)) ?? null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts a browser; `close` ends it. */
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), "nutgraf-browser-"));
  const flags = ["--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--hide-scrollbars", `--user-data-dir=${profile}`];
  if (process.getuid?.() === 0) flags.push("--no-sandbox");
  const program = spawn(installed(), [...flags, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const connection = connect(program.stdio[3], program.stdio[4]);
  const ended = new Promise((resolve) => program.once("exit", resolve));
  return {
    open: (url, options) => tab(connection, url, options),
    async close() {
      connection.send("Browser.close").catch(() => {});
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Commands out and answers in, each closed by a zero byte. */
function connect(writer, reader) {
  const waiting = new Map();
  const listeners = new Set();
  let [last, rest] = [0, ""];
  reader.setEncoding("utf8");
  reader.on("data", (data) => {
    const parts = (rest + data).split("\0");
    rest = parts.pop();
    for (const message of parts.map((part) => JSON.parse(part))) {
      const { resolve, reject } = waiting.get(message.id) ?? {};
      if (message.id === undefined) listeners.forEach((listener) => listener(message));
      else if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
      waiting.delete(message.id);
    }
  });
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      writer.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  return { send, listeners };
}

/** A tab at an address, with what it asked the network for and what it complained about. */
async function tab(connection, url, { width = 1280, height = 900, dark = false, downloads = null } = {}) {
  const { targetId } = await connection.send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await connection.send("Target.attachToTarget", { targetId, flatten: true });
  const send = (method, params) => connection.send(method, params, sessionId);
  const [requests, complaints] = [[], []];
  const listen = (message) => {
    if (message.sessionId !== sessionId) return;
    if (message.method === "Network.requestWillBeSent") requests.push(message.params.request.url);
    if (message.method === "Log.entryAdded") complaints.push(message.params.entry.text);
    if (message.method === "Runtime.exceptionThrown") complaints.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
  };
  connection.listeners.add(listen);
  await Promise.all(["Page", "Network", "Runtime", "Log"].map((domain) => send(`${domain}.enable`)));
  await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
  await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
  if (downloads) await connection.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
  await send("Page.navigate", { url });
  return { send, requests, complaints, ...doings(send), close: () => connection.send("Target.closeTarget", { targetId }).finally(() => connection.listeners.delete(listen)) };
}

function doings(send) {
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const until = async (expression, seconds = 180) => {
    const end = Date.now() + 1000 * seconds;
    for (;;) {
      const value = await evaluate(expression).catch(() => null);
      if (value) return value;
      if (Date.now() > end) throw new Error(`not within ${seconds} s: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const key = async (name, modifiers = 0) => {
    const code = { Enter: 13, Escape: 27, Tab: 9, ArrowRight: 39, ArrowLeft: 37 }[name];
    for (const type of ["keyDown", "keyUp"]) {
      await send("Input.dispatchKeyEvent", { type, key: name, code: name, windowsVirtualKeyCode: code, modifiers, text: type === "keyDown" && name === "Enter" ? "\r" : undefined });
    }
  };
  const type = (text) => send("Input.insertText", { text });
  /** A picture of what is seen, or of the whole page. */
  const picture = async (isWhole = false) => {
    const { cssContentSize } = await send("Page.getLayoutMetrics");
    const whole = isWhole ? { captureBeyondViewport: true, clip: { ...cssContentSize, scale: 1 } } : {};
    return Buffer.from((await send("Page.captureScreenshot", { format: "png", ...whole })).data, "base64");
  };
  return { evaluate, until, key, type, picture };
}
