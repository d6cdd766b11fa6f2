import type { Case } from "#core/commission/case.ts";
import { paidFact } from "#core/commission/facts.ts";
import { isUncounted } from "#core/commission/waiting.ts";
import { paymentAsked } from "#core/order/payment.ts";
import { openRefunds } from "#core/order/refund.ts";
import { ok } from "#core/result.ts";
import { MINUTE_MS } from "#core/time.ts";
import { emptySweep } from "#core/wallet/sweep.ts";
import { paid as settlePaid, pursuePayment } from "#functions/order/pursuePayment.ts";
import { pursueRefund } from "#functions/order/pursueRefund.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { WithPayments } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** So long WeChat may take to tell by itself, and a call that asks may take to end. */
const SILENT_MS = 2 * MINUTE_MS;
/** No question begins later than that; the last ones end within 10 s more. */
const RUN_MS = 28_000;
const SWEEP = "sweep";

export type SweptCases = {
  readonly looked: number;
  /** Those that wait for nothing any more, as far as this run knows. */
  readonly ended: number;
  readonly failed: number;
};

/**
 * Asks WeChat about every payment and refund of which it has told no end for two minutes, the oldest first, and records
 * the answer. What is contended or unclear waits for the next run.
 *
 * A page a run. Where it is full or the time runs out, the next run goes on behind the last that was looked at and
 * begins again at the oldest when it has seen all: so those that stay unclear do not keep the others waiting.
 */
export async function sweepWaiting(deps: WithPayments, nowMs: number): Promise<SweptCases> {
  const untilMs = nowMs - SILENT_MS;
  const oldest = await deps.reads.casesWaiting(untilMs, PAGE_MAX);
  const count = { looked: 0, ended: 0, failed: 0 };
  if (oldest.length === 0) return count;
  const sweep = (await deps.store.get("sweeps", SWEEP)) ?? null;
  const afterMs = sweep?.pass?.untilMs ?? 0;
  const page = afterMs === 0 ? oldest : await pageAfter(deps, oldest, afterMs, untilMs);

  const startedMs = deps.elapsedMs();
  const isOver = () => deps.elapsedMs() - startedMs > RUN_MS;
  let seenMs = 0; // Up to there every case was looked at.
  await inParallel(
    page,
    async (known) => {
      if (isOver()) return;
      count.looked += 1;
      seenMs = Math.max(seenMs, known.waitingSinceMs ?? 0);
      if (await pursueCase(deps, known, isOver, nowMs)) count.ended += 1;
    },
    (error) => {
      count.failed += 1;
      deps.logError(error);
    },
  );
  const isAll = count.looked === page.length && page.length < PAGE_MAX;
  // Others may wait since the same instant, so the next run begins at it; a whole page of it is passed over.
  const nextMs = seenMs > afterMs ? seenMs : afterMs + 1;
  const pass = isAll ? null : { untilMs: nextMs, afterId: "", isWhole: true };
  if (pass?.untilMs !== sweep?.pass?.untilMs) {
    const known = { document: sweep };
    await deps.store.change(
      "sweeps",
      SWEEP,
      (was = emptySweep(SWEEP)) => ok({ ...was, pass }),
      known,
    );
  }
  return count;
}

/** The cases from where the last run stopped; from the oldest again when there are none. */
async function pageAfter(
  deps: WithPayments,
  oldest: readonly Case[],
  afterMs: number,
  untilMs: number,
): Promise<readonly Case[]> {
  const later = await deps.reads.casesWaiting(untilMs, PAGE_MAX, afterMs);
  return later.length > 0 ? later : oldest;
}

/** Everything that one case waits for. Returns whether it waits for nothing any more. */
async function pursueCase(
  deps: WithPayments,
  known: Case,
  isOver: () => boolean,
  nowMs: number,
): Promise<boolean> {
  const standings: string[] = [];
  const paid = paidFact(known.facts);
  if (paid && isUncounted(known.facts)) {
    const standing = await settlePaid(deps, { ...paid, orderId: known._id }, nowMs);
    if (!standing.ok) deps.logError(new Error(`payment of ${known._id}: ${standing.error.code}`));
    standings.push(standing.ok ? standing.value : "failed");
  }
  const isPaymentOpen =
    paymentAsked(known.facts) !== null &&
    known.paidAtMs === null &&
    known.facts.every(({ key }) => key !== "payment-closed");
  if (isPaymentOpen) {
    const standing = await pursuePayment(deps, known, nowMs);
    if (!standing.ok) deps.logError(new Error(`payment of ${known._id}: ${standing.error.code}`));
    standings.push(standing.ok ? standing.value : "failed");
  }
  for (const asked of openRefunds(known.facts)) {
    const standing = isOver() ? null : await pursueRefund(deps, known, asked, nowMs);
    if (standing?.ok === false) {
      deps.logError(new Error(`${asked.key} of ${known._id}: ${standing.error.code}`));
    }
    standings.push(standing?.ok ? standing.value.state : "failed");
  }
  return standings.every((state) => ENDS.has(state));
}

const ENDS: ReadonlySet<string> = new Set(["paid", "closed", "succeeded", "taken"]);
