import type { Asked } from "../asked.ts";
import type { Random } from "../random.ts";

const PATHS = [
  "/admin",
  "/web",
  "/v1/functions/echo",
  "/auth/v1/signin",
  "/control/data/save",
  "/echo",
  "/",
];
const OVERSIZED_BYTES = 11 * 1024 * 1024;

/** HTTP itself, broken: lengths, chunks, heads, bodies that never end, and bodies that are too large. */
export function askBrokenHttp(random: Random): Asked {
  const path = random.pick(PATHS);
  const head = (more: string, line = `POST ${path} HTTP/1.1`) =>
    `${line}\r\nHost: localhost\r\n${more}\r\n`;
  const body = '{"action":"database.getDocument","collectionName":"open"}';
  const sent = random.pick<() => readonly (string | Buffer | number)[]>([
    () => [head(`Content-Length: ${body.length + 50}\r\n`), body],
    () => [head("Content-Length: 5\r\n"), body],
    () => [head("Content-Length: -1\r\n"), body],
    () => [head("Content-Length: 1e3\r\n"), body],
    () => [head("Content-Length: 5\r\nContent-Length: 6\r\n"), body],
    () => [head("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), "0\r\n\r\n"],
    () => [head("Transfer-Encoding: chunked\r\n"), "zz\r\nabc\r\n0\r\n\r\n"],
    () => [head("Transfer-Encoding: chunked\r\n"), "ffffffffffffffff\r\nabc"],
    () => [head("Transfer-Encoding: chunked\r\n"), "5\r\nab"],
    () => [head("Transfer-Encoding: gzip\r\n"), body],
    () => [head(`Content-Length: ${body.length}\r\nExpect: 100-continue\r\n`), 20, body],
    () => [head(`Content-Length: ${body.length}\r\nExpect: the-impossible\r\n`), body],
    () => [head(`X: ${"x".repeat(20_000)}\r\n`)],
    () => [head("X: y\r\n".repeat(3_000))],
    () => [head("X : y\r\nContent-Length: 0\r\n")],
    () => [head("X: a\0b\r\nContent-Length: 0\r\n")],
    () => [head("Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 0\r\n")],
    () => ["POST /admin HTTP/1.1\r\n\r\n"],
    () => [head("", "GET / HTTP/9.9")],
    () => [head("", "GET  HTTP/1.1")],
    () => [head("", "GET http://evil.example/ HTTP/1.1")],
    () => [head("", "GET /a b c HTTP/1.1")],
    () => [head("", "CONNECT evil.example:443 HTTP/1.1")],
    () => [head("", `GET /${"a".repeat(20_000)} HTTP/1.1`)],
    () => [head("", "get / http/1.1")],
    () => [head("", "GET /\u00ff\u0001 HTTP/1.1")],
    () => ["GET /\r\n\r\n"],
    () => ["\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    () => [Buffer.from(Array.from({ length: 200 }, () => random.below(256)))],
    () => ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    () => slowly(head(`Content-Length: ${body.length}\r\n`) + body, random),
    () => [head(`Content-Length: ${OVERSIZED_BYTES}\r\n`), oversized(random)],
  ])();
  const bytes = sent.map((part) => (typeof part === "number" ? part : Buffer.from(part as string)));
  return { kind: "raw", sent: bytes, leaves: random.chance(0.4) };
}

/** A request in pieces, with pauses; its end may never come. */
function slowly(whole: string, random: Random): (string | number)[] {
  const at = random.below(whole.length);
  const rest = random.chance(0.5) ? [whole.slice(at)] : [];
  return [whole.slice(0, at), 30, ...rest];
}

/** Mostly only promised; now and then it comes in full. */
function oversized(random: Random): Buffer {
  return Buffer.alloc(random.chance(0.05) ? OVERSIZED_BYTES : 100, " ");
}
