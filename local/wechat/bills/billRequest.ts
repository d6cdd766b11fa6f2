import { paramError, type PayRefusal } from "../v3/payRefusal.ts";

export interface BillRequest {
  readonly kind: "trade" | "fundflow";
  /** As "2026-01-31", a day in China. */
  readonly date: string;
  /** Of a trade bill: ALL, SUCCESS, REFUND. Of a fund bill: BASIC, OPERATION, FEES. */
  readonly type: string;
  readonly gzip: boolean;
}

const DAY_MS = 24 * 3_600_000;
const CHINA_MS = 8 * 3_600_000;
/** Bills of a day are made during the next morning. */
const READY_MS = 10 * 3_600_000;
/** WeChat keeps bills for three months. */
const KEPT_MS = 92 * DAY_MS;

const TYPES = {
  trade: { name: "bill_type", first: "ALL", all: ["ALL", "SUCCESS", "REFUND"] },
  fundflow: { name: "account_type", first: "BASIC", all: ["BASIC", "OPERATION", "FEES"] },
} as const;

const NO_STATEMENT: PayRefusal = {
  ...{ status: 400, code: "NO_STATEMENT_EXIST", message: "请求的账单文件不存在" },
};
const CREATING: PayRefusal = {
  ...{ status: 400, code: "STATEMENT_CREATING", message: "账单生成中,请在次日上午10点后下载" },
};

/** The first instant of a day in China. */
export const dayStartMs = (date: string): number => Date.parse(`${date}T00:00:00Z`) - CHINA_MS;

/** Whether an instant lies within a day in China. */
export function isOnDay(atMs: number, date: string): boolean {
  const startMs = dayStartMs(date);
  return atMs >= startMs && atMs < startMs + DAY_MS;
}

/**
 * Reads the query of "申请交易账单" and "申请资金账单".
 *
 * Errors: PARAM_ERROR; NO_STATEMENT_EXIST for a day that is not over; STATEMENT_CREATING until 10 o'clock of the next.
 */
export function readBillRequest(
  kind: "trade" | "fundflow",
  query: URLSearchParams,
  nowMs: number,
): BillRequest | PayRefusal {
  const { name, first, all } = TYPES[kind];
  for (const key of query.keys()) {
    if (!["bill_date", name, "tar_type"].includes(key)) return paramError(`no such field: ${key}`);
  }
  const date = query.get("bill_date") ?? "";
  const startMs = dayStartMs(date);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(startMs)) {
    return paramError("bill_date must be like 2026-01-31");
  }
  const type = query.get(name) ?? first;
  if (!all.some((each) => each === type)) return paramError(`${name} must be one of ${all.join()}`);
  const tar = query.get("tar_type");
  if (tar !== null && tar !== "GZIP") return paramError("tar_type must be GZIP");
  if (nowMs - startMs > KEPT_MS) return paramError("bill_date must lie within three months");
  if (nowMs < startMs + DAY_MS) return NO_STATEMENT;
  if (nowMs < startMs + DAY_MS + READY_MS) return CREATING;
  return { kind, date, type, gzip: tar === "GZIP" };
}

/** What is answered when nothing happened on a day. */
export const noStatement = (): PayRefusal => NO_STATEMENT;
