/** One call that a stand-in of WeChat received. */
export interface WechatCall {
  readonly atMs: number;
  /** Which of WeChat's doors: its open interfaces, cloudPay, or WeChat Pay v3. */
  readonly door: "openapi" | "cloudpay" | "pay-v3";
  readonly api: string;
  /** What it was about: a scene, a bill number. */
  readonly about: string;
  /** "ok", or the code of the refusal. */
  readonly outcome: string;
}

export interface CallLog {
  record(call: WechatCall): void;
  /** The newest calls, oldest first, at most `limit`. */
  newest(limit: number): readonly WechatCall[];
}

/** Enough for a developer to look back on; more would only fill the memory of a long replay. */
export const CALLS_KEPT = 1_000;

export function createCallLog(): CallLog {
  let calls: WechatCall[] = [];
  return {
    record(call) {
      calls.push(call);
      // Cut in halves, not one by one: shifting a long array on every call would be felt.
      if (calls.length > 2 * CALLS_KEPT) calls = calls.slice(-CALLS_KEPT);
    },
    newest: (limit) => calls.slice(-Math.min(limit, CALLS_KEPT)),
  };
}
