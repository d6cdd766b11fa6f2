import type { AskReport, ReportReply } from "#contracts/reconcile.ts";
import type { Break } from "#core/reconcile/break.ts";
import { spanOfDay } from "#core/reconcile/days.ts";
import { dayAfter, report } from "#core/reconcile/report.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithBillReads } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** More breaks than that in the days of one report are no report: they must be looked at one by one. */
const BREAK_PAGES_MAX = 20;
/** A refund may be recorded here so many days after WeChat made it, or the other way round, and still be tied. */
const AROUND_DAYS = 31;
const KINDS = ["trade", "fund-basic", "fund-operation"] as const;

type ReportError = { readonly code: "too_many_breaks" };

/** Ties WeChat's bills, our books and the tax of some days. It only reads: 8 requests and 1 per 100 breaks. */
export async function showReport(
  { store, reads }: WithBillReads,
  _call: StaffCall,
  { from, until }: AskReport,
): Promise<Result<ReportReply, ReportError>> {
  const span = { fromMs: spanOfDay(from).fromMs, untilMs: spanOfDay(until).untilMs };
  const [breaks, paid, refunded, transfers, ...pages] = await Promise.all([
    breaksOf(reads, dayAfter(from, -AROUND_DAYS), dayAfter(until, AROUND_DAYS)),
    reads.paidByDay(span),
    reads.refundedByDay(span),
    reads.transfersByDay(span),
    ...KINDS.map((kind) => store.page("bills", `${kind}:${dayAfter(from, -1)}`, PAGE_MAX)),
  ]);
  if (breaks === null) return err({ code: "too_many_breaks" });
  return ok(report(from, until, { bills: pages.flat(), paid, refunded, transfers, breaks }));
}

/** The breaks of some days; null when there are too many. */
async function breaksOf(
  reads: WithBillReads["reads"],
  from: string,
  until: string,
): Promise<readonly Break[] | null> {
  const all: Break[] = [];
  let afterId = "";
  for (let page = 0; page < BREAK_PAGES_MAX; page++) {
    const some = await reads.breaksOfDays(from, until, afterId, PAGE_MAX);
    all.push(...some);
    if (some.length < PAGE_MAX) return all;
    afterId = some.at(-1)?._id ?? afterId;
  }
  return null;
}
