import type { Identity } from "./context.ts";

/** Text kept up to a length; `bytes` is how long it was. */
export type KeptText = { readonly text: string; readonly bytes: number };

/** One call of a function, as the page shows it. */
export type CallRecord = {
  readonly requestId: string;
  readonly functionName: string;
  readonly caller: Identity;
  readonly atMs: number;
  readonly memoryMb: number;
  /** The event, as JSON. */
  readonly input: KeptText;
  /** The answer, as JSON; undefined while there is none. */
  output: KeptText | undefined;
  /** Undefined while the call runs. Milliseconds of real time, whatever the clock says. */
  tookMs: number | undefined;
  error: { readonly code: string; readonly message: string } | undefined;
  databaseRequests: number;
  documentsRead: number;
  documentsWritten: number;
  /** How long the call's own code kept its thread busy; undefined where nobody measured it. */
  cpuMs: number | undefined;
  readonly log: string[];
};

/** How many calls are remembered, with their logs. */
const CALLS_MAX = 200;
/** Chunks of one call's log; their bytes are bounded where they are written. */
const LOG_CHUNKS_MAX = 2000;

/** Characters of an event and of an answer that are kept; 200 calls of these are a few megabytes. */
const KEPT_MAX = 16 * 1024;

/** The calls of late, known by their request id and by the token that their own requests carry. */
export interface Calls {
  add(apiToken: string, record: CallRecord): void;
  /** Whose token this is, also a while after the call has ended: work left running goes on sending it. */
  byToken(apiToken: string): CallRecord | undefined;
  byRequestId(requestId: string): CallRecord | undefined;
  /** Newest first. */
  latest(limit: number): readonly CallRecord[];
}

export function createCalls(): Calls {
  const byToken = new Map<string, CallRecord>();
  return {
    add(apiToken, record) {
      byToken.set(apiToken, record);
      if (byToken.size <= CALLS_MAX) return;
      // The oldest that has ended goes; calls still running keep their token.
      for (const [token, { tookMs }] of byToken) {
        if (tookMs === undefined) continue;
        byToken.delete(token);
        return;
      }
    },
    byToken: (apiToken) => byToken.get(apiToken),
    byRequestId: (id) => [...byToken.values()].find(({ requestId }) => requestId === id),
    latest: (limit) => [...byToken.values()].slice(-limit).reverse(),
  };
}

export function keptText(text: string): KeptText {
  return { text: text.slice(0, KEPT_MAX), bytes: Buffer.byteLength(text) };
}

export function appendLog(record: CallRecord, text: string): void {
  if (record.log.length < LOG_CHUNKS_MAX) record.log.push(text);
}
