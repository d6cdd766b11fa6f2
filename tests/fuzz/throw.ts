import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Asked } from "./asked.ts";
import { LAST_REQUEST } from "./doors/socket.ts";
import { readAnswer, type Line, type Outcome } from "./line.ts";

/** The server answers, or cuts by its rules, within this. */
export const WAIT_MS = 20_000;

/** "left": the client went away before there was anything to hear. */
export type Heard = Outcome | "left";

/** Throws one thing at the server, and says what came back. */
export async function throwAt(port: number, line: Line, asked: Asked): Promise<Heard> {
  switch (asked.kind) {
    case "http": {
      const bodiless = asked.method === "HEAD";
      return line.ask(requestBytes(asked), { bodiless, waitMs: WAIT_MS });
    }
    case "raw":
      return throwRaw(port, asked);
    case "socket":
      return talk(port, asked);
  }
}

function requestBytes({ method, target, headers, body }: Extract<Asked, { kind: "http" }>): Buffer {
  const all = { host: "127.0.0.1", ...headers, "content-length": String(body.length) };
  // What node:http would never let out is asked for by brokenHttp.ts; here heads stay whole.
  const lines = Object.entries(all).map(
    ([name, value]) => `${name}: ${value.replace(/[^\x20-\x7e]/g, "?")}\r\n`,
  );
  const head = `${method} ${target.replace(/[^\x21-\x7e]/g, "?")} HTTP/1.1\r\n${lines.join("")}\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), body]);
}

async function throwRaw(
  port: number,
  { sent, leaves }: Extract<Asked, { kind: "raw" }>,
): Promise<Heard> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  // Whoever does not leave stops sending, which tells the server that nothing more comes.
  const answer = readAnswer(socket, false, WAIT_MS);
  for (const part of sent) {
    if (typeof part === "number") await sleep(part);
    else socket.write(part);
  }
  if (!leaves) socket.end();
  const heard = await (leaves
    ? Promise.race([answer, sleep(20).then(() => "left" as const)])
    : answer);
  if (leaves && sent.length % 2 === 1) socket.resetAndDestroy();
  else socket.destroy();
  return heard;
}

/** An open socket counts as alive when it answers the last message, or closes because of one before. */
async function talk(
  port: number,
  { head, frames }: Extract<Asked, { kind: "socket" }>,
): Promise<Heard> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  socket.write(head);
  const opened = await readAnswer(socket, false, WAIT_MS);
  if (typeof opened !== "object" || opened.status !== 101) {
    socket.destroy();
    return opened;
  }
  let seen = opened.body;
  const heard = new Promise<Heard>((resolve) => {
    const timer = setTimeout(() => resolve("hung"), WAIT_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve({ ...opened, body: seen });
    };
    socket.on("data", (chunk: Buffer) => {
      seen = Buffer.concat([seen, chunk]);
      if (seen.includes(`"requestId":"${LAST_REQUEST}"`) || saysGoodbye(seen)) done();
    });
    socket.on("close", done);
  });
  for (const frame of frames) socket.write(frame);
  const outcome = await heard;
  socket.destroy();
  return outcome;
}

const CLOSE = 8;

/** Whether one of the frames that came says that the server closes. Its frames are never masked. */
function saysGoodbye(seen: Buffer): boolean {
  for (let at = 0; at + 1 < seen.length;) {
    if (((seen[at] ?? 0) & 15) === CLOSE) return true;
    const short = (seen[at + 1] ?? 0) & 127;
    if (short < 126) at += 2 + short;
    else if (short === 126 && at + 4 <= seen.length) at += 4 + seen.readUInt16BE(at + 2);
    else return false;
  }
  return false;
}
