/** What came back from an address. */
export interface PostOutcome {
  readonly taken: boolean;
  /** For developers to read: "HTTP 200", "HTTP 500 …", "no answer in 5000 ms". */
  readonly answer: string;
}

/** WeChat waits this long for an answer. */
export const ANSWER_MS = 5_000;
const SHOWN_MAX = 200;
/** An answer to a notice is a word; whoever sends more is not read to the end. */
const BODY_BYTES_MAX = 64 * 1024;

/**
 * Sends a notice. Taken is what is answered with 200 or 204 and says nothing, or nothing but SUCCESS.
 * Redirects are not followed. Never rejects.
 */
export async function postNotice(
  url: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<PostOutcome> {
  try {
    const response = await fetch(url, {
      ...{ method: "POST", headers, body: new Uint8Array(body), redirect: "manual" },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const text = await readText(response);
    const isDone = response.status === 200 || response.status === 204;
    const words = text === "" ? "" : ` ${text.slice(0, SHOWN_MAX)}`;
    return { taken: isDone && !saysFailure(text), answer: `HTTP ${response.status}${words}` };
  } catch (error) {
    return { taken: false, answer: reasonOf(error) };
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    if (bytes > BODY_BYTES_MAX) break;
  }
  return text;
}

function saysFailure(text: string): boolean {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null && "code" in said && said.code !== "SUCCESS";
  } catch {
    return false; // No JSON is no word against it.
  }
}

function reasonOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("message" in error)) return String(error);
  const { message } = error;
  if ("name" in error && error.name === "TimeoutError") return `no answer in ${ANSWER_MS} ms`;
  const cause = "cause" in error ? error.cause : undefined;
  if (typeof cause !== "object" || cause === null) return String(message);
  const why = "code" in cause ? cause.code : "message" in cause ? cause.message : cause;
  return `${String(message)}: ${String(why)}`;
}
