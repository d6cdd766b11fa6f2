import { RETAIL, type Tier, tierOf } from "#core/catalogue/tier.ts";
import { levelAt } from "#core/people/promoter.ts";
import { type Calendar, entryAt } from "#core/plan/calendar.ts";
import { ofInstance } from "#functions/shared/instance.ts";
import { BELIEVED_MS } from "#functions/catalogue/shelf.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** So many callers an instance remembers; more do not come to one within `BELIEVED_MS`. */
const CALLERS_MAX = 1_000;

type Known = { readonly tier: Tier; readonly elapsedMs: number };
const knownBy: (deps: Deps) => Map<string, Known> = ofInstance(() => new Map<string, Known>());

/**
 * Whose prices the caller is shown, at most `BELIEVED_MS` old; staff look at the shop as strangers do. What he pays is
 * decided when he orders. 1 request, or none for staff and for whom the instance knows.
 */
export async function tierOfCaller(deps: Deps, call: EitherCall): Promise<Tier> {
  const { openid, nowMs } = call;
  if (openid === null) return RETAIL;
  const callers = knownBy(deps);
  const elapsedMs = deps.elapsedMs();
  const known = callers.get(openid);
  if (known && elapsedMs - known.elapsedMs < BELIEVED_MS) return known.tier;
  const tier = await tierNow(deps, openid, nowMs);
  callers.delete(openid); // Set again it is the newest, and the first is the oldest.
  callers.set(openid, { tier, elapsedMs });
  const oldest = callers.size > CALLERS_MAX ? callers.keys().next() : null;
  if (oldest && !oldest.done) callers.delete(oldest.value);
  return tier;
}

/** Whose prices somebody pays, as of now. 1 request; 1 more when the plan is not in memory. */
async function tierNow(
  deps: Pick<Deps, "reads" | "plans">,
  openid: string,
  nowMs: number,
): Promise<Tier> {
  const { calendar, memberSinceMs, promoter } = await deps.reads.customerView(openid);
  const hasLevel = promoter !== null && levelAt(promoter, nowMs) !== null;
  const levels = hasLevel ? await planLevels(deps, calendar, nowMs) : [];
  return tierOf({ memberSinceMs }, promoter, nowMs, levels);
}

/** The levels of the plan in force, the lowest first. No request, or 1 when the plan is not in memory. */
export async function planLevels(
  { plans }: Pick<Deps, "plans">,
  calendar: Calendar,
  nowMs: number,
): Promise<readonly string[]> {
  const entry = entryAt(calendar, nowMs);
  return entry ? ((await plans.get(entry)).plan.levels ?? []) : [];
}
