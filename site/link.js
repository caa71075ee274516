// A link that holds an article: behind the `#` of the address, which browsers do not send.

const MARK = "#a=";
/** No link makes the page unpack more than this many bytes. */
const MOST = 4 << 20;

/** The fragment of an address that holds a state: a text and what is known of it. */
export async function packed(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const small = new Uint8Array(await new Response(stream).arrayBuffer());
  const letters = Array.from(small, (byte) => String.fromCharCode(byte)).join("");
  return MARK + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The state that a fragment holds, `null` where it holds none. */
export async function unpacked(fragment) {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const letters = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const small = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const state = JSON.parse(await text(small));
    return typeof state.text === "string" ? state : null;
  } catch {
    return null;
  }
}

async function text(small) {
  const reader = new Blob([small]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [all, size] = ["", 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return all + decoder.decode();
    size += value.length;
    if (size > MOST) throw new RangeError("the link holds more than an article");
    all += decoder.decode(value, { stream: true });
  }
}
