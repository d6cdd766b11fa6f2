import { assert } from "#core/assert.ts";
import type { AuditPosition, ChangesPass } from "#core/audit/auditRun.ts";
import { dayAfter, rootOf, withCase } from "#core/ledger/days.ts";
import type { DayRoot } from "#core/ledger/dayRoot.ts";
import { chinaDay, DAY_MS, dayStartMs } from "#core/time.ts";
import { auditWalletsOf, caseAuditor, type Looked } from "#functions/audit/documents.ts";
import type { Deps } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** One pass makes the roots of so many days at most; a longer silence is made up in several. */
const DAYS_MAX = 31;

/** The pass that is open, or the one that begins now; null when yesterday's root is made. */
export function changesPass(
  { lastRoot, changes }: AuditPosition,
  nowMs: number,
): ChangesPass | null {
  if (changes !== null) return changes;
  const yesterday = chinaDay(nowMs - DAY_MS);
  const fromDay = lastRoot === null ? yesterday : dayAfter(lastRoot._id);
  if (fromDay > yesterday) return null;
  const lastDay = chinaDay(dayStartMs(fromDay) + (DAYS_MAX - 1) * DAY_MS);
  const untilDay = lastDay < yesterday ? lastDay : yesterday;
  return { fromDay, untilDay, afterId: "", trees: {} };
}

/**
 * Goes on with a pass: checks the cases that changed since its first day and the wallets of those whom they pay,
 * then makes the roots of its days. What is recorded on a day is over when the day is: 3 hours later nobody who
 * decided on it is still writing.
 *
 * - Cases after the last day are checked too: they come again in the next pass.
 * - Returns the position after it; `changes` is null when it is through.
 */
export async function followChanges(
  deps: Deps,
  looked: Looked,
  position: AuditPosition,
  pass: ChangesPass,
  hasTime: () => boolean,
): Promise<AuditPosition> {
  const auditCases = caseAuditor(deps, looked);
  const isWanted = (day: string): boolean => day >= pass.fromDay && day <= pass.untilDay;
  let { afterId, trees } = pass;
  while (hasTime()) {
    const page = await deps.reads.casesChanged(dayStartMs(pass.fromDay), afterId, PAGE_MAX);
    await auditCases(page);
    await auditWalletsOf(deps, looked, page);
    for (const known of page) trees = withCase(trees, known, isWanted);
    afterId = page.at(-1)?._id ?? afterId;
    if (page.length === PAGE_MAX) continue;
    const lastRoot = await makeRoots(deps, looked, position.lastRoot, { ...pass, trees });
    return { ...position, lastRoot, changes: null };
  }
  return { ...position, changes: { ...pass, afterId, trees } };
}

async function makeRoots(
  { store, nowMs }: Deps,
  looked: Looked,
  lastRoot: AuditPosition["lastRoot"],
  { fromDay, untilDay, trees }: ChangesPass,
): Promise<AuditPosition["lastRoot"]> {
  let before = lastRoot;
  for (let day = fromDay; day <= untilDay; day = dayAfter(day)) {
    const root = rootOf(day, trees[day], before, nowMs());
    if (await store.create("roots", root)) looked.roots += 1;
    else await compareRoot(store, looked, root);
    before = { _id: day, head: root.head };
  }
  return before;
}

/** A run that died had made it already; then it says the same, or what it is made of was changed since. */
async function compareRoot(
  store: Deps["store"],
  { violations }: Looked,
  made: DayRoot,
): Promise<void> {
  const known = await store.get("roots", made._id);
  assert(known !== undefined, `the root of ${made._id} is there and is not`);
  if (known.head === made.head) return;
  const text = `its root is over ${known.cases} cases, there are ${made.cases} that give another`;
  violations.push({ invariant: "I23", id: made._id, text });
}
