/** One call of a function, as the status page shows it. */
export type CallRecord = {
  readonly requestId: string;
  readonly functionName: string;
  readonly source: string;
  readonly openid: string | undefined;
  readonly atMs: number;
  /** Undefined while the call runs. Milliseconds of real time, whatever the clock says. */
  tookMs: number | undefined;
  error: { readonly code: string; readonly message: string } | undefined;
  databaseRequests: number;
  readonly log: string[];
};

/** How many calls are remembered, with their logs. */
const CALLS_MAX = 200;
/** Chunks of one call's log; their bytes are bounded where they are written. */
const LOG_CHUNKS_MAX = 2000;

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

export function appendLog(record: CallRecord, text: string): void {
  if (record.log.length < LOG_CHUNKS_MAX) record.log.push(text);
}
