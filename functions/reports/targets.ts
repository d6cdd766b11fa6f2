import type { SaveTarget, SaveTargetReply, ShowTargets, TargetsReply } from "#contracts/reports.ts";
import { err, ok, type Result } from "#core/result.ts";
import { monthsOfYear } from "#core/reports/span.ts";
import type { TargetNode, TargetYear } from "#core/reports/targets.ts";
import { targetsShown, targetTree } from "#core/reports/targetTree.ts";
import { measured } from "#functions/reports/people.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithReports } from "#ports/deps.ts";

/** In order of precedence. */
type SaveError =
  | { readonly code: "target_twice"; readonly id: string }
  | { readonly code: "target_changed"; readonly rev: number };

/**
 * Saves a year's targets, split to the last fen. The same again changes nothing. 2 requests, 1 document.
 *
 * - `target_changed`: somebody saved others meanwhile; nothing is overwritten that was not seen.
 */
export async function saveTarget(
  { store }: WithReports,
  { nowMs, staffId }: StaffCall,
  { year, measure, rev, ...wish }: SaveTarget,
): Promise<Result<SaveTargetReply, SaveError>> {
  const nodes = targetTree(wish);
  const twice = nodes.find(({ id }, at) => nodes.findIndex((one) => one.id === id) !== at);
  if (twice) return err({ code: "target_twice", id: twice.id });
  const saved = await store.change(
    "targets",
    year,
    (known: TargetYear | undefined): Result<TargetYear, SaveError> => {
      if (known?.measure === measure && isSameTree(known, nodes, wish.monthWeights)) {
        return ok(known);
      }
      if ((known?.rev ?? 0) !== rev) return err({ code: "target_changed", rev: known?.rev ?? 0 });
      const { monthWeights } = wish;
      const said = { measure, monthWeights, nodes, savedAtMs: nowMs, savedBy: staffId };
      return ok({ rev: 0, ...known, _id: year, ...said });
    },
  );
  return saved.ok ? ok({ year, rev: saved.value.rev }) : saved;
}

const EVENLY: readonly number[] = Array.from({ length: 12 }, () => 1);

const isSameTree = (
  known: TargetYear,
  nodes: readonly TargetNode[],
  monthWeights: readonly number[],
): boolean =>
  JSON.stringify([known.nodes, known.monthWeights]) === JSON.stringify([nodes, monthWeights]);

/** A year's targets and how far they are reached in some of its months. 5 requests, and what lacks is counted. */
export async function showTargets(
  deps: WithReports,
  { nowMs }: StaffCall,
  { year, fromMonth, untilMonth }: ShowTargets,
): Promise<Result<TargetsReply, never>> {
  const saved = await deps.store.get("targets", year);
  if (!saved || untilMonth < fromMonth) {
    return ok({
      ...{ year, measure: saved?.measure ?? null, rev: saved?.rev ?? 0, nodes: [] },
      monthWeights: saved?.monthWeights ?? EVENLY,
      ...{ savedAtMs: saved?.savedAtMs ?? null, asOfMs: null, parts: [], missingDays: [] },
    });
  }
  const [{ values, age }, provinceOf] = await Promise.all([
    measured(deps, monthsOfYear(year, fromMonth, untilMonth), saved.measure, nowMs),
    deps.reads.provincesOfPromoters(),
  ]);
  return ok({
    ...{ ...age, year, measure: saved.measure, rev: saved.rev, savedAtMs: saved.savedAtMs },
    monthWeights: saved.monthWeights,
    nodes: targetsShown(saved.nodes, { values, provinceOf }, { fromMonth, untilMonth }),
  });
}
