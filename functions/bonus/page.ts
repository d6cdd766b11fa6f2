import { bonusCaseId } from "#core/bonus/caseId.ts";
import { measuredCase, newMeasurements, type Sales } from "#core/bonus/measure.ts";
import { type BonusSpec, cutsOf } from "#core/bonus/spec.ts";
import type { Case } from "#core/commission/case.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { ok } from "#core/result.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** How many measurements were booked, and how many promoters failed. */
export type SettledPage = { readonly measured: number; readonly failed: number };

/**
 * Measures what some promoters sold, and books what is new: 2 requests for all of them, 1 more for each hundred of their
 * period cases, and 1 request and 1 document for each measurement. Who fails hinders nobody else.
 *
 * - `decidedAtMs`: when the run began.
 */
export async function settlePage(
  deps: Deps,
  specs: readonly BonusSpec[],
  promoters: readonly Promoter[],
  decidedAtMs: number,
): Promise<SettledPage> {
  const ids = promoters.map(({ _id }) => _id);
  const cutsMs = cutsOf(specs);
  const asOfMs = deps.nowMs(); // Before the sales are read: what changes from now on is new to the next one.
  const [parts, cases] = await Promise.all([
    deps.reads.ownSales(ids, cutsMs),
    casesOf(deps, specs, ids),
  ]);
  const sales: Sales = { cutsMs, parts, asOfMs };
  const count = { measured: 0, failed: 0 };
  await inParallel(
    promoters,
    async (promoter) => {
      const measured = await settle(deps, promoter, specs, sales, cases, decidedAtMs);
      count.measured += measured; // Others count meanwhile: it is read after the wait.
    },
    (error) => {
      count.failed += 1;
      deps.logError(error);
    },
  );
  return count;
}

/** One after the other, so that a run that dies leaves the first under the cap written, not the last. */
async function settle(
  { store }: Deps,
  promoter: Promoter,
  specs: readonly BonusSpec[],
  sales: Sales,
  cases: ReadonlyMap<string, readonly Case[]>,
  decidedAtMs: number,
): Promise<number> {
  const known = cases.get(promoter._id) ?? [];
  const measurements = newMeasurements(promoter, specs, sales, known);
  for (const measured of measurements) {
    const id = bonusCaseId(promoter._id, measured.bonus.id, measured.period);
    await store.change("cases", id, (current) => ok(measuredCase(current, measured, decidedAtMs)), {
      document: known.find(({ _id }) => _id === id) ?? null,
    });
  }
  return measurements.length;
}

/** The period cases of some promoters, by promoter: those that the specs are about, and those within their periods. */
async function casesOf(
  { reads }: Deps,
  specs: readonly BonusSpec[],
  promoterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Case[]>> {
  const endAfterMs = Math.min(...specs.map(({ span }) => span.fromMs));
  const found = new Map<string, Case[]>();
  for (let afterId = ""; ;) {
    const page = await reads.bonusCases(promoterIds, endAfterMs, afterId, PAGE_MAX);
    for (const one of page) {
      const key = one.sellerId ?? "";
      found.set(key, [...(found.get(key) ?? []), one]);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE_MAX) return found;
    afterId = last._id;
  }
}
