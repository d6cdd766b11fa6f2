import type { PlanInput } from "#contracts/plan.ts";
import { err, ok, type Result } from "#core/result.ts";
import { readHeader, type HeaderProblem } from "./columns.ts";
import { readFirstLine, readLines, type Progress } from "./csv.ts";
import { invoiceBook, whyLeftOut } from "./invoices.ts";
import { lineCounter } from "./lineCounter.ts";
import { eventsOf, type LogEvent } from "./log.ts";
import { inventPayouts } from "./payouts.ts";
import { inventPeople, usualPromoters } from "./people.ts";
import { readPlan, USUAL_PLAN } from "./plan.ts";
import { inventReceipts } from "./receipts.ts";
import { matchCancellations } from "./refunds.ts";
import { makeReport, type ImportReport } from "./report.ts";
import { readRow } from "./rows.ts";

export type ImportOptions = {
  /** The export: CSV in UTF-8. */
  readonly file: string;
  /** The plan of the log; without one, `USUAL_PLAN`. */
  readonly plan?: PlanInput;
  /** What all that is invented depends on; 1 by default. */
  readonly seed?: number;
  /** How many promoters to invent; by default one per 12 customers. */
  readonly promoters?: number;
  readonly onProgress?: (progress: Progress) => void;
};

export type Imported = {
  /** The log, in the order of time; `logLine` writes one of them. */
  readonly events: readonly LogEvent[];
  readonly report: ImportReport;
  /** What the shop calls each product, as the first line that named it did. */
  readonly productNames: ReadonlyMap<string, string>;
};

/** Why nothing can be imported at all. */
export type ImportProblem =
  | { readonly code: "plan_unusable"; readonly why: string }
  | { readonly code: "not_text" }
  | HeaderProblem
  | { readonly code: "no_orders"; readonly report: ImportReport };

/**
 * Turns a shop's order export into a log of the replay format: orders and refunds as the file tells
 * them, promoters, scans, receipts and payouts invented by seed.
 *
 * - Promises: the same file, plan, seed and number of promoters give the same events, and every line
 *   of the file is in the report. One pass, linear in the lines.
 * - Errors: `ImportProblem` for a file that is no such export; throws what the file system throws.
 * - Source: docs/replay.md for the log.
 */
export async function importOrders(
  options: ImportOptions,
): Promise<Result<Imported, ImportProblem>> {
  const { file, seed = 1, onProgress = () => undefined } = options;
  const plan = readPlan(options.plan ?? USUAL_PLAN);
  if (!plan.ok) return err({ code: "plan_unusable", why: plan.error });
  const firstLine = await readFirstLine(file);
  if (firstLine === null) return err({ code: "not_text" });
  const header = readHeader(firstLine);
  if (!header.ok) return header;

  const counter = lineCounter();
  const book = invoiceBook();
  const productNames = new Map<string, string>();
  for await (const line of readLines(file, header.value, onProgress)) {
    const row = readRow(line, header.value.columns);
    if (!row.ok) {
      counter.unreadable(line.number, row.error);
      continue;
    }
    const { customer, sku, description } = row.value;
    const reason = whyLeftOut(row.value);
    const isTaken = reason === null && customer !== null && book.add(row.value, customer);
    counter.read(row.value, isTaken ? null : (reason ?? "order_too_large"));
    if (isTaken && description !== "" && !productNames.has(sku)) productNames.set(sku, description);
  }

  const invoices = book.close();
  const matched = matchCancellations(invoices.orders, invoices.cancellations);
  const { delimiter } = header.value;
  const outcome = { delimiter, counts: counter.counts(), invoices, matched, seed };
  if (invoices.orders.length === 0) {
    return err({ code: "no_orders", report: makeReport({ ...outcome, events: [] }) });
  }
  const { orders } = invoices;
  const { refunds } = matched;
  const customers = new Set(orders.map(({ buyer }) => buyer)).size;
  const people = inventPeople(orders, seed, options.promoters ?? usualPromoters(customers));
  const receipts = inventReceipts(orders, refunds, seed);
  const payouts = inventPayouts({ orders, refunds, receipts, people, plan: plan.value.meant });
  const events = eventsOf({ plan: plan.value.written, people, orders, refunds, receipts, payouts });
  return ok({ events, report: makeReport({ ...outcome, events }), productNames });
}
