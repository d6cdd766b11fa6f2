/** Deeper than any document may be, and well before what walks the value would run out of stack. */
const DEPTH_MAX = 256;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/** What callers say when `parseJsonBody` fails. */
export const NOT_JSON = `the body is not JSON, or nested deeper than ${DEPTH_MAX} levels`;

/** The value of a request's body, or of JSON in text in it. Errors: SyntaxError, also for what is nested too deeply. */
export function parseJsonBody(body: Buffer | string): unknown {
  if (isTooDeep(body)) throw new SyntaxError(NOT_JSON);
  return JSON.parse(body.toString("utf8"));
}

/** Looks at brackets outside of texts only: what is no JSON at all is left to the parser. */
function isTooDeep(given: Buffer | string): boolean {
  // Most bodies are shorter than that many brackets and their ends.
  if (given.length <= 2 * DEPTH_MAX) return false;
  const body = typeof given === "string" ? Buffer.from(given) : given;
  let depth = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === QUOTE) at = endOfText(body, at);
    else if (byte === LIST || byte === OBJECT) depth += 1;
    else if (byte === LIST_END || byte === OBJECT_END) depth -= 1;
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}

/** Where the text that begins at `from` ends. */
function endOfText(body: Buffer, from: number): number {
  let end = body.indexOf(QUOTE, from + 1);
  while (end > 0 && isEscaped(body, end)) end = body.indexOf(QUOTE, end + 1);
  return end < 0 ? body.length : end;
}

function isEscaped(body: Buffer, at: number): boolean {
  let slashes = 0;
  while (body[at - 1 - slashes] === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
