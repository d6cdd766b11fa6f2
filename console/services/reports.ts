import type { ExportReport, ExportReportReply } from "#contracts/reportExport.ts";
import type {
  Assess,
  AssessReply,
  FunnelReply,
  LeaderboardReply,
  OrdersBehindReply,
  SalesReply,
  SaveTarget,
  SaveTargetReply,
  ShowFunnel,
  ShowLeaderboard,
  ShowOrdersBehind,
  ShowSales,
  TargetsReply,
  TodayReply,
  TrendReply,
} from "#contracts/reports.ts";
import { call } from "../lib/call.ts";

/** What a request needs at least; what is left out is as the contract says. */
type Asked<T extends { action: string }, Needed extends keyof T> = Pick<T, Needed> &
  Partial<Omit<T, "action" | Needed>>;
type Span = "fromDay" | "untilDay";

export const today = (): Promise<TodayReply> => call("reports", { action: "today" });
export const sales = (asked: Asked<ShowSales, Span | "by">): Promise<SalesReply> =>
  call("reports", { action: "sales", ...asked });
export const ordersBehind = (
  asked: Asked<ShowOrdersBehind, "filter">,
): Promise<OrdersBehindReply> => call("reports", { action: "orders", ...asked });
export const trend = (span: { fromDay: string; untilDay: string }): Promise<TrendReply> =>
  call("reports", { action: "trend", ...span });
export const funnel = (asked: Asked<ShowFunnel, Span>): Promise<FunnelReply> =>
  call("reports", { action: "funnel", ...asked });
export const leaderboard = (asked: Asked<ShowLeaderboard, Span>): Promise<LeaderboardReply> =>
  call("reports", { action: "leaderboard", ...asked });
export const targets = (
  asked: Readonly<Record<"fromMonth" | "untilMonth", number>> & { year: string },
): Promise<TargetsReply> => call("reports", { action: "targets", ...asked });
export const saveTarget = (target: Omit<SaveTarget, "action">): Promise<SaveTargetReply> =>
  call("reports", { action: "saveTarget", ...target });
/** All rows of a report as a file. `report`: its own request, with `action`. */
export const exportReport = (
  report: { readonly action: ExportReport["report"]["action"] } & Readonly<Record<string, unknown>>,
): Promise<ExportReportReply> => call("reports", { action: "export", report });
export const assess = (asked: Asked<Assess, Span | "by" | "targetValue">): Promise<AssessReply> =>
  call("reports", { action: "assess", ...asked });
