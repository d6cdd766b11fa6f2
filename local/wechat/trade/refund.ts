import { wechatNumber } from "../wechatNumber.ts";
import type { NotifyTarget } from "./payBook.ts";

export type RefundState = "PROCESSING" | "SUCCESS" | "CLOSED" | "ABNORMAL";
/** What a developer may say becomes of a refund. */
export type RefundFate = "success" | "closed" | "abnormal" | "processing";

/** What a merchant asked to have paid back. */
export interface RefundTerms {
  readonly mchid: string;
  readonly outRefundNo: string;
  readonly outTradeNo: string;
  readonly refundFen: number;
  readonly totalFen: number;
  readonly reason: string | null;
  readonly fundsAccount: string;
  readonly notify: NotifyTarget;
  /** All that was sent, for comparing: the same number again must ask for the same. */
  readonly request: string;
  /** WeChat's own number; left out = it follows from the merchant's. */
  readonly refundId?: string;
}

export interface Refund {
  readonly terms: RefundTerms;
  readonly createdAtMs: number;
  readonly fate: RefundFate;
  /** When its fate was said. */
  readonly fateAtMs: number;
}

/** A refund is never done at once on WeChat's side, and callers must not take it for done. */
export const REFUND_TAKES_MS = 1_000;

const ENDS: Readonly<Record<RefundFate, RefundState>> = {
  ...{ success: "SUCCESS", closed: "CLOSED", abnormal: "ABNORMAL", processing: "PROCESSING" },
};
export const isRefundFate = (text: string): text is RefundFate => Object.hasOwn(ENDS, text);

/** When a refund comes to its end, and to which; undefined while it is held open. */
export function refundEnd(
  refund: Refund,
): { readonly state: RefundState; readonly atMs: number } | undefined {
  if (refund.fate === "processing") return undefined;
  const atMs = Math.max(refund.createdAtMs + REFUND_TAKES_MS, refund.fateAtMs);
  return { state: ENDS[refund.fate], atMs };
}

/** The state at an instant: what only time changes is worked out when somebody looks. */
export function refundStateAt(refund: Refund, nowMs: number): RefundState {
  const end = refundEnd(refund);
  return end !== undefined && nowMs >= end.atMs ? end.state : "PROCESSING";
}

/** Whether its money stays with the merchant. */
export const isClosed = ({ fate }: Refund): boolean => fate === "closed";

export const refundIdOf = ({ mchid, outRefundNo, refundId }: RefundTerms): string =>
  refundId ?? wechatNumber("5030", `${mchid}/${outRefundNo}`);
