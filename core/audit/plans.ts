import type { Violation } from "#core/audit/violation.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import type { Case } from "#core/commission/case.ts";
import { paidFact } from "#core/commission/facts.ts";
import { digest } from "#core/ledger/digest.ts";
import {
  type Calendar,
  CALENDAR_MAX,
  type CalendarEntry,
  entryAt,
  versionId,
} from "#core/plan/calendar.ts";
import { NEVER_ACCEPTED, severityOf } from "#core/plan/finding.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { MINUTE_MS } from "#core/time.ts";

/** The invariants over published plans. Numbers as in docs/domain/audit.md. */
export const PLAN_INVARIANTS = ["I18", "I25"];

/** A call lives no longer, and clocks differ by less: so old a word of the calendar may still have priced a payment. */
const IN_FLIGHT_MS = 10 * MINUTE_MS;

type Wrong = readonly [isWrong: boolean, text: string];

/**
 * I25 of one version: it says what it said when a function published it.
 *
 * - `isSealed`: whether its seal fits; null where nobody has the key.
 * - What needs no key is checked besides, so that an edit is named without it: the plan's hash, the verdict.
 */
export function auditVersion(
  published: PublishedPlan,
  isSealed: boolean | null,
): readonly Violation[] {
  const { _id: id, plan, version, lint, planHash } = published;
  const accepts = plan.pack === "declared" ? (plan.declaration?.accepts ?? []) : [];
  const never: readonly string[] = NEVER_ACCEPTED;
  const refusing = lint.findings.filter(
    (one) =>
      severityOf(one, plan.pack) === "error" && (never.includes(one) || !accepts.includes(one)),
  );
  const isSameVerdict =
    canonicalJson([lint.pack, lint.declaration]) === canonicalJson([plan.pack, plan.declaration]);
  const wrong: readonly Wrong[] = [
    [isSealed === false, "its seal is none of a function's: nobody may earn by it"],
    [versionId({ planId: plan.id, version }) !== id, "it stands under another id than its own"],
    [
      planHash !== undefined && planHash !== digest(canonicalJson(plan)),
      "its plan was changed after it was published",
    ],
    [!isSameVerdict, "its verdict is about another pack or declaration"],
    [refusing.length > 0, `it was published in spite of ${refusing.join(", ")}`],
  ];
  return wrong.flatMap(([isWrong, text]) => (isWrong ? [{ invariant: "I25", id, text }] : []));
}

/** What the audit keeps of a version: a calendar of a thousand takes no memory worth naming. */
export type KnownVersion = Pick<PublishedPlan, "publishedAtMs">;

/** I25 of the calendar: sorted, each version once, none that does not exist or from before it was published. */
export function auditCalendar(
  { versions }: Calendar,
  known: ReadonlyMap<string, KnownVersion>,
): readonly Violation[] {
  const seen = new Set<string>();
  return versions.flatMap((entry, at) => {
    const id = versionId(entry);
    const publishedAtMs = known.get(id)?.publishedAtMs;
    const wrong: readonly Wrong[] = [
      [publishedAtMs === undefined, `names ${id}, which nobody published`],
      [
        publishedAtMs !== undefined && entry.fromMs < publishedAtMs,
        `says that ${id} is in force from ${entry.fromMs}, before it was published`,
      ],
      [seen.has(id), `names ${id} twice`],
      [entry.fromMs < (versions[at - 1]?.fromMs ?? entry.fromMs), `${id} is out of order`],
    ];
    seen.add(id);
    return wrong.flatMap(([isWrong, text]) =>
      isWrong ? [{ invariant: "I25", id: "calendars/plans", text }] : [],
    );
  });
}

/**
 * I18 of one case: it was priced by the version that the calendar says was in force when it was paid. So whoever moves an
 * entry over payments is found by them.
 */
export function auditPriced(
  known: Case,
  calendar: Calendar,
  versions: ReadonlyMap<string, KnownVersion>,
): readonly Violation[] {
  const paid = paidFact(known.facts);
  if (paid === null) return [];
  const { successAtMs, plan } = paid;
  const isForgotten =
    calendar.versions.length >= CALENDAR_MAX &&
    successAtMs < (calendar.versions[0]?.fromMs ?? successAtMs);
  if (isForgotten) return [];
  const entry = entryAt(calendar, successAtMs);
  const by = plan && versionId(plan);
  if (by === (entry && versionId(entry))) return [];
  if (entry && isInFlight(entry, versions, recordedAtMs(known))) return [];
  const text = `was priced by ${by ?? "no plan"}; the calendar says ${entry ? versionId(entry) : "none"}`;
  return [{ invariant: "I18", id: known._id, text }];
}

/** Whether a payment was priced while the version was being published, by the calendar as it was read just before. */
function isInFlight(
  entry: CalendarEntry,
  versions: ReadonlyMap<string, KnownVersion>,
  pricedAtMs: number,
): boolean {
  const publishedAtMs = versions.get(versionId(entry))?.publishedAtMs ?? -Infinity;
  return pricedAtMs <= publishedAtMs + IN_FLIGHT_MS && entry.fromMs >= publishedAtMs;
}

const recordedAtMs = ({ facts }: Case): number =>
  facts.find(({ key }) => key === "paid")?.atMs ?? Infinity;
