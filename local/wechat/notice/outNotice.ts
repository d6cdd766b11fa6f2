import type { Identity } from "../../functions/context.ts";
import { following, TRIES_MAX, type Repeated } from "./noticePauses.ts";
import type { NoticeText } from "./payNotice.ts";

/** Where a notice goes. */
export type NoticeWay =
  { readonly url: string } | { readonly functionName: string; readonly identity: Identity };

/** A notice as it follows from a fact. */
export interface OwedNotice extends NoticeText {
  readonly way: NoticeWay;
  /** What it is about: the merchant's number of an order, a refund, a transfer. */
  readonly about: string;
}

/** A notice on its way, or at its end. */
export interface OutNotice extends OwedNotice, Repeated {
  readonly state: "waiting" | "taken" | "given up";
  readonly last: { readonly atMs: number; readonly answer: string } | null;
}

/** What was answered to one notice. `reply`: what a function returned. */
export interface SentNotice {
  readonly taken: boolean;
  readonly answer: string;
  readonly reply?: unknown;
}

/** What happens to a notice. The file of notices holds these, one a line. */
export type NoticeEvent =
  | {
      readonly type: "planned";
      readonly id: string;
      readonly left: number;
      readonly delayMs: number;
    }
  | {
      readonly type: "sent";
      readonly id: string;
      readonly atMs: number;
      readonly answer: string;
      readonly taken: boolean;
    };

/** A notice before anything has happened to it. */
export function firstNotice(notice: OwedNotice): OutNotice {
  const { createdAtMs: dueMs } = notice;
  const never = { left: 1, tries: 0, triesMax: TRIES_MAX, dueMs };
  return { ...notice, ...never, state: "waiting", last: null };
}

/** The notice after something happened to it. */
export function afterEvent(notice: OutNotice, event: NoticeEvent): OutNotice {
  if (event.type === "sent") return afterSending(notice, event);
  const { left, delayMs } = event;
  const triesMax = Math.max(TRIES_MAX, left);
  return { ...notice, left, triesMax, dueMs: notice.createdAtMs + delayMs };
}

/** The notice after it was sent: to be repeated, or at its end. */
export function afterSending(
  notice: OutNotice,
  { atMs, answer, taken }: NoticeEvent & { type: "sent" },
) {
  const last = { atMs, answer };
  const next = following(notice, taken);
  if (next !== undefined) return { ...next, last };
  const tries = notice.tries + 1;
  const state: OutNotice["state"] = taken ? "taken" : "given up";
  return { ...notice, tries, last, left: taken ? 0 : notice.left, state };
}
