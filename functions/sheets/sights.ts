import { bindingAt } from "#core/attribution/bind.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { entryAt } from "#core/plan/calendar.ts";
import { DEFAULT_ATTRIBUTION } from "#core/plan/defaults.ts";
import type { FanSight } from "#core/sheet/fans.ts";
import { policiesOf } from "#functions/shared/attribution.ts";
import type { Deps } from "#ports/deps.ts";
import type { FanView } from "#ports/reads.ts";
import { NAMED_MAX } from "#ports/sheetReads.ts";

/** Whose fan somebody is, and by which policy. No request when the plan versions are in memory. */
export async function fanSightOf(
  deps: Pick<Deps, "plans">,
  view: FanView,
  channels: readonly string[],
  nowMs: number,
): Promise<Omit<FanSight, "promoter">> {
  const binding = bindingAt(view, await policiesOf(deps, view), nowMs);
  const entry = entryAt(view.calendar, binding?.boundAtMs ?? nowMs);
  const { policy } = entry ? (await deps.plans.get(entry)).plan.attribution : DEFAULT_ATTRIBUTION;
  return { fan: view.fan, binding, policy, channels };
}

/** The numbers of promoters and of who introduced them, by id. Some requests of 500 each. */
export async function numbersOfIntroducers(
  { reads }: Pick<Deps, "reads">,
  promoters: readonly Promoter[],
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map(promoters.map(({ _id, number }) => [_id, number]));
  const missing = [...new Set(promoters.flatMap(({ introducerIds }) => introducerIds))].filter(
    (id) => !numbers.has(id),
  );
  for (let at = 0; at < missing.length; at += NAMED_MAX) {
    const found = await reads.documentsOf("promoters", missing.slice(at, at + NAMED_MAX));
    for (const { _id, number } of found) numbers.set(_id, number);
  }
  return numbers;
}
