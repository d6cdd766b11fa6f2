/** One call that a stand-in of WeChat received, or a notice that it sent. */
export interface WechatCall {
  readonly atMs: number;
  /** Which of WeChat's doors: its open interfaces, cloudPay, WeChat Pay v3, or a notice on its way out. */
  readonly door: "openapi" | "cloudpay" | "pay-v3" | "notice";
  readonly api: string;
  /** What it was about: a scene, a bill number, the body. */
  readonly about: string;
  /** "ok", or the code of the refusal. */
  readonly outcome: string;
  /** What was answered, or the first of it. */
  readonly answer?: string;
  /** A developer had scripted it. */
  readonly scripted?: true;
}

export interface CallLog {
  record(call: WechatCall): void;
  /** The newest calls, oldest first, at most `limit`. */
  newest(limit: number): readonly WechatCall[];
}

/** Enough for a developer to look back on; more would only fill the memory of a long replay. */
export const CALLS_KEPT = 1_000;
/** How much is kept of what was said and answered. */
export const ABOUT_MAX = 500;

export function createCallLog(): CallLog {
  let calls: WechatCall[] = [];
  return {
    record(call) {
      calls.push(call);
      // Cut in halves, not one by one: shifting a long array on every call would be felt.
      if (calls.length > 2 * CALLS_KEPT) calls = calls.slice(-CALLS_KEPT);
    },
    newest: (limit) => calls.slice(Math.max(0, calls.length - Math.min(limit, CALLS_KEPT))),
  };
}
