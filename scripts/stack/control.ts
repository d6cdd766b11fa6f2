import { Agent, request } from "node:http";

/** Who a call of a function comes from. */
export type Identity = { readonly openid: string } | { readonly uid: string };

/** What a function of Fenrun replies. */
export type FunctionReply =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: FunctionError };
export type FunctionError = { readonly code: string; readonly message: string } & Record<
  string,
  unknown
>;

/** The control door of a running cloudbase-local, and its functions as their clients call them. */
export interface Control {
  get(path: string): Promise<Record<string, unknown>>;
  post(path: string, body: object): Promise<Record<string, unknown>>;
  /** Drives the frozen clock to an instant with the next request, which spares a round trip. */
  driveTo(atMs: number): void;
  /** Calls a function as somebody. Throws when it did not answer at all. */
  call(name: string, identity: Identity, event: object): Promise<FunctionReply>;
  close(): void;
}

/** No call may take longer: a timer sweep of a long quiet time is the longest of all. */
const TIMEOUT_MS = 10 * 60_000;
/** Sooner than the server hangs up, or a call might be sent on a connection that has just ended. */
const IDLE_MS = 30_000;

export function openControl(url: string): Control {
  const agent = new Agent({ keepAlive: true, maxSockets: 16, timeout: IDLE_MS });
  let driveToMs: number | null = null;
  const driven = (path: string): string => {
    if (driveToMs === null) return path;
    const drive = `${path.includes("?") ? "&" : "?"}advanceToMs=${driveToMs}`;
    driveToMs = null;
    return path + drive;
  };
  const exchange = (method: string, path: string, body: string | null) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const headers =
        body === null
          ? {}
          : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      const outgoing = request(`${url}${path}`, { method, agent, headers, timeout: TIMEOUT_MS });
      outgoing.on("timeout", () => outgoing.destroy(new Error(`${path} took too long`)));
      outgoing.on("error", reject);
      outgoing.on("response", (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("error", reject);
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          try {
            resolve(JSON.parse(text) as Record<string, unknown>);
          } catch {
            reject(new Error(`${path} answered ${incoming.statusCode}: ${text.slice(0, 200)}`));
          }
        });
      });
      outgoing.end(body ?? undefined);
    });
  const send = (method: string, path: string, body: string | null) =>
    exchange(method, driven(path), body);
  const checked = async (path: string, reply: Promise<Record<string, unknown>>) => {
    const answer = await reply;
    const { failed = [] } = (answer["driven"] ?? answer) as { failed?: readonly object[] };
    for (const run of failed) console.error(`a timer failed: ${JSON.stringify(run)}`);
    if (answer["ok"] === true) return answer;
    throw new Error(`${path}: ${JSON.stringify(answer["error"])}`);
  };
  const post = (path: string, body: object) =>
    checked(path, send("POST", path, JSON.stringify(body)));
  return {
    get: (path) => checked(path, send("GET", path, null)),
    post,
    driveTo(atMs) {
      driveToMs = atMs;
    },
    async call(name, identity, event) {
      const { result } = await post("/control/call", { name, identity, data: event });
      return result as FunctionReply;
    },
    close: () => agent.destroy(),
  };
}
