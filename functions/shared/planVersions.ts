import { type Calendar, type CalendarEntry, entryAt, versionId } from "#core/plan/calendar.ts";
import {
  announcedAfter,
  entriesBack,
  type PlacedVersion,
  type Timeline,
} from "#core/plan/notice.ts";
import type { Plan } from "#core/plan/plan.ts";
import { isSamePublication } from "#core/plan/publish.ts";
import { type PublishedPlan, sealedText } from "#core/plan/published.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { WithSeal } from "#ports/deps.ts";

/** So many versions may be announced and not yet in force: each is compared with a new one. */
export const ANNOUNCED_MAX = 20;
/** So far back a version with an unbroken seal is looked for. */
const BACK_MAX = 5;

export type AnnouncedFull = { readonly code: "announced_full"; readonly announcedMax: number };

/** A version as it was published; null when there is none, or when no function sealed it. 1 request. */
export async function readVersion(
  { store, seal }: Pick<WithSeal, "store" | "seal">,
  entry: Pick<CalendarEntry, "planId" | "version">,
): Promise<PublishedPlan | null> {
  const known = await store.get("plans", versionId(entry));
  return known && seal.matches("plan", sealedText(known), known.seal) ? known : null;
}

/** The entry at an instant, if it is this very plan already: publishing it there again is that version. 1 request at most. */
export async function samePublication(
  deps: Pick<WithSeal, "store" | "seal">,
  calendar: Calendar,
  atMs: number,
  plan: Plan,
  pastLog: boolean,
): Promise<CalendarEntry | null> {
  const entry = entryAt(calendar, atMs);
  if (entry?.planId !== plan.id) return null;
  const known = await readVersion(deps, entry);
  return known && isSamePublication(known, plan, pastLog) ? entry : null;
}

/**
 * The versions that a new one comes among. One with a broken seal counts as never published: nobody earns by it, and
 * the one before it stands in its place. 1 request for each version, `ANNOUNCED_MAX` and a few at most.
 */
export async function timelineOf(
  deps: Pick<WithSeal, "store" | "seal">,
  calendar: Calendar,
  nowMs: number,
): Promise<Result<Timeline, AnnouncedFull>> {
  const later = announcedAfter(calendar, nowMs);
  if (later.length > ANNOUNCED_MAX) {
    return err({ code: "announced_full", announcedMax: ANNOUNCED_MAX });
  }
  const announced = await Promise.all(later.map((entry) => placed(deps, entry)));
  let inForce: PlacedVersion | null = null;
  for (const entry of entriesBack(calendar, nowMs, BACK_MAX)) {
    inForce = await placed(deps, entry);
    if (inForce) break;
  }
  return ok({ inForce, announced: announced.filter((one) => one !== null) });
}

async function placed(
  deps: Pick<WithSeal, "store" | "seal">,
  entry: CalendarEntry,
): Promise<PlacedVersion | null> {
  const known = await readVersion(deps, entry);
  if (!known) return null;
  const { plan, publishedAtMs } = known;
  return { id: versionId(entry), fromMs: entry.fromMs, plan, publishedAtMs };
}
