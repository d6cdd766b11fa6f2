import { AMOUNT_FEN_MAX, fen } from "#core/money.ts";
import type { ReadTransfer, Transfers, TransferState, UnclearTransfer } from "#ports/transfers.ts";

/** WeChat's states. One that is not listed here is no clear answer. */
const STATES: ReadonlyMap<unknown, TransferState> = new Map([
  ["ACCEPTED", "accepted"],
  ["PROCESSING", "accepted"],
  ["WAIT_USER_CONFIRM", "confirming"],
  ["TRANSFERING", "confirming"],
  ["CANCELING", "confirming"], // The receiver may still have been faster.
  ["SUCCESS", "paid"],
  ["FAIL", "failed"],
  ["CANCELLED", "cancelled"],
]);

/**
 * What a reply of WeChat says of one transfer.
 *
 * - `status`, `data`: of the HTTP reply; `data` is whatever came.
 * - Only HTTP 200 about this very number says how the transfer stands, and only WeChat's own NOT_FOUND says
 *   that there is none: a proxy or a wrong address answers 404 too.
 * - Source: WeChat Pay, "发起转账": an error code speaks of the request, not of the transfer.
 */
export function readReply(transferNumber: string, status: number, data: unknown): ReadTransfer {
  const fields = fieldsOf(data);
  if (status === 404 && fields.get("code") === "NOT_FOUND") return { answer: "none" };
  if (status !== 200) return unclear(status, fields.get("code"), fields.get("message"));
  const state = STATES.get(fields.get("state"));
  if (state === undefined || fields.get("out_bill_no") !== transferNumber) {
    return unclear(status, "unreadable", fields.get("state"));
  }
  return {
    answer: "bill",
    state,
    failReason: state === "failed" ? (text(fields.get("fail_reason")) ?? "unknown") : null,
    packageInfo: state === "confirming" ? text(fields.get("package_info")) : null,
  };
}

/** The HTTP reply of WeChat, whatever it says. */
export type HttpAnswer = { readonly status: number; readonly data: unknown };
export const isFailure = (heard: HttpAnswer | UnclearTransfer): heard is UnclearTransfer =>
  "answer" in heard;

/** Whether WeChat has taken on to cancel. It refuses a transfer that is over or being paid, with words. */
export function readCancel(
  transferNumber: string,
  heard: HttpAnswer | UnclearTransfer,
): Awaited<ReturnType<Transfers["cancel"]>> {
  if (isFailure(heard)) return heard;
  const seen = readReply(transferNumber, heard.status, heard.data);
  return seen.answer === "bill" ? { answer: "asked" } : seen;
}

/** What a reply says of the operating account. Amounts that are no whole fen are no clear answer. */
export function readBalance(
  heard: HttpAnswer | UnclearTransfer,
): Awaited<ReturnType<Transfers["balance"]>> {
  if (isFailure(heard)) return heard;
  const { status, data } = heard;
  const fields = fieldsOf(data);
  if (status !== 200) return unclear(status, fields.get("code"), fields.get("message"));
  const [available, pending] = [fields.get("available_amount"), fields.get("pending_amount") ?? 0];
  if (!isFen(available) || !isFen(pending)) return unclear(status, "unreadable");
  return { answer: "balance", availableFen: fen(available), pendingFen: fen(pending) };
}
const isFen = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) <= AMOUNT_FEN_MAX;

/** What is known of a call that brought no reply at all. */
export function readFailure(error: unknown): UnclearTransfer {
  return { answer: "unclear", reason: error instanceof Error ? error.message : String(error) };
}

const fieldsOf = (data: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof data === "object" && data !== null ? Object.entries(data) : []);

const text = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

function unclear(status: number, ...said: unknown[]): UnclearTransfer {
  const words = said.filter((word) => typeof word === "string");
  return { answer: "unclear", reason: [`HTTP ${status}`, ...words].join(" ") };
}
