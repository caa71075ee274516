// Reads articles in a worker, so that the page never waits, and shuts the door behind the engine once it is there.

const ENGINE = new URL("nutgraf/engine_bg.wasm", import.meta.url);
const WORKER = new URL("worker.js", import.meta.url);

/** What reads articles, once it is loaded. */
export async function open() {
  const module = await engine();
  shut();
  const ask = questions(confined(WORKER));
  const { version } = await ask({ module });
  return { version, read: (text, about) => ask({ text, about }) };
}

async function engine() {
  const response = await fetch(ENGINE);
  if (!response.ok) throw new Error(`the reader cannot be loaded (${response.status})`);
  const isNamed = response.headers.get("content-type")?.startsWith("application/wasm");
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

// A policy can only be added to. From here on neither the page nor its worker, which inherits it, may ask any server.
function shut() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'";
  document.head.append(policy);
}

// A worker from an address would go by the headers of that file; one from a blob goes by the policy of the page.
function confined(script) {
  const source = new Blob([`import ${JSON.stringify(script.href)};`], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(source), { type: "module" });
}

function questions(worker) {
  const waiting = new Map();
  let last = 0;
  worker.onmessage = ({ data: { id, error, ...answer } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(answer);
    else reject(new Error(error));
  };
  worker.onerror = () => {
    for (const { reject } of waiting.values()) reject(new Error("the reader stopped"));
    waiting.clear();
  };
  return (question) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, ...question });
    });
}
