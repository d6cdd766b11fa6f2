import { auditCalendar, auditPriced, auditVersion, type KnownVersion } from "#core/audit/plans.ts";
import type { Violation } from "#core/audit/violation.ts";
import type { Case } from "#core/commission/case.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import { type PublishedPlan, sealedText } from "#core/plan/published.ts";
import type { Seal } from "#ports/seal.ts";
import type { Store } from "#ports/store.ts";

/** Versions may be as large as a call, so that few are read at a time. */
const VERSIONS_PAGE = 20;

/** What a key is good for here: to tell a function's seal from others. */
export type SealCheck = Pick<Seal, "matches">;

/** Checks every version and the calendar, and then each case against them. It reads page by page and keeps no plan. */
export async function openPlans(store: Pick<Store, "get" | "page">, seal: SealCheck | null) {
  const known = new Map<string, KnownVersion>();
  const violations: Violation[] = [];
  for (let afterId: string | null = ""; afterId !== null;) {
    const page = await readPage(store, afterId);
    for (const one of page) {
      known.set(one._id, { publishedAtMs: one.publishedAtMs });
      violations.push(...ofVersion(one, seal));
    }
    afterId = page.length < VERSIONS_PAGE ? null : (page.at(-1)?._id ?? null);
  }
  const calendar = (await store.get("calendars", "plans")) ?? emptyCalendar;
  violations.push(...auditCalendar(calendar, known));
  return {
    plans: known.size,
    violations,
    ofCase: (one: Case): readonly Violation[] => auditPriced(one, calendar, known),
  };
}

/** Somebody may have written anything there: what is no version at all is named too. */
function ofVersion(one: PublishedPlan, seal: SealCheck | null): readonly Violation[] {
  try {
    return auditVersion(one, seal && seal.matches("plan", sealedText(one), one.seal));
  } catch {
    return [
      { invariant: "I25", id: one._id, text: "it is no version that a function would publish" },
    ];
  }
}

const readPage = (store: Pick<Store, "page">, afterId: string) =>
  store.page("plans", afterId, VERSIONS_PAGE);
