import { connect, type Socket } from "node:net";

export type Answer = { readonly status: number; readonly headers: string; readonly body: Buffer };
/** "cut": the server closed the connection without an answer. "hung": nothing came in time. */
export type Outcome = Answer | "cut" | "hung";

/** One connection to the server, kept alive from request to request. */
export interface Line {
  /** Sends a whole request and waits for its answer. `bodiless`: such an answer never has a body, as HEAD's. */
  ask(bytes: Buffer, o: { bodiless: boolean; waitMs: number }): Promise<Outcome>;
  close(): void;
}

export function openLine(port: number): Line {
  let socket: Socket | undefined;
  return {
    async ask(bytes, { bodiless, waitMs }) {
      socket ??= connect(port, "127.0.0.1")
        .setNoDelay(true)
        .on("error", () => undefined);
      const used = socket;
      used.write(bytes);
      const outcome = await readAnswer(used, bodiless, waitMs);
      const stays = typeof outcome === "object" && !/^connection: close/im.test(outcome.headers);
      if (stays && !used.destroyed) return outcome;
      used.destroy();
      socket = undefined;
      return outcome;
    },
    close: () => socket?.destroy(),
  };
}

/** The first answer that comes over a socket, whose errors somebody else hears. Informational ones (1xx but 101) are passed over. */
export function readAnswer(socket: Socket, bodiless: boolean, waitMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    let seen: Buffer = Buffer.alloc(0);
    const done = (outcome: Outcome): void => {
      clearTimeout(timer);
      socket.off("data", take).off("close", gone);
      resolve(outcome);
    };
    const timer = setTimeout(() => done("hung"), waitMs);
    const take = (chunk: Buffer): void => {
      seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
      const answer = parseAnswer(seen, bodiless);
      if (answer !== undefined) done(answer);
    };
    const gone = (): void => done(parseAnswer(seen, true) ?? "cut");
    socket.on("data", take).on("close", gone);
    if (socket.destroyed) gone();
  });
}

function parseAnswer(seen: Buffer, bodiless: boolean): Answer | undefined {
  const end = seen.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const headers = seen.toString("latin1", 0, end);
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(headers)?.[1] ?? 0);
  const rest = seen.subarray(end + 4);
  if (status >= 100 && status < 200 && status !== 101) return parseAnswer(rest, bodiless);
  const length = Number(/^content-length: (\d+)/im.exec(headers)?.[1] ?? 0);
  if (bodiless || status === 204 || status === 304 || status === 101)
    return { status, headers, body: rest };
  return rest.length < length ? undefined : { status, headers, body: rest.subarray(0, length) };
}
