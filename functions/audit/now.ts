import type { RunAuditReply } from "#contracts/audit.ts";
import { type AuditRun, START, withLook } from "#core/audit/auditRun.ts";
import { distinct, isOfHands, type Violation } from "#core/audit/violation.ts";
import { ok, type Result } from "#core/result.ts";
import { chinaDay, DAY_MS, dayStartMs } from "#core/time.ts";
import {
  auditWallets,
  auditWalletsOf,
  caseAuditor,
  emptyLook,
  type Looked,
} from "#functions/audit/documents.ts";
import { auditHands } from "#functions/audit/hands.ts";
import { newestRun, timeOf } from "#functions/audit/night.ts";
import { addUpBooks, ALL, unbalanced } from "#functions/audit/trial.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithBookReads, WithSeal } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** Somebody waits for the answer, so it begins no page after so long. */
const BOOKS_MS = 4_000;
const HANDS_MS = 4_000;
const TRIAL_MS = 2_000;

/**
 * Looks now for what a night would find: first at what was wrong, then at the orders that changed since yesterday began
 * and their wallets, then for edits by hand; last it adds up the books. What it found stands in the run of today; what is
 * mended stands there no more.
 *
 * - Makes no root, and takes nothing from the work of the night. A trial balance that is under way it brings further.
 * - Safe to ask twice and beside the night. It ends within 12 s; `isWhole` and `isAddedUp` say whether there was time for
 *   everything.
 * - Costs 2 requests, those of the documents named, 2 for each page of hands, 1 for each page of the books.
 */
export async function auditNow(
  deps: WithBookReads & WithSeal,
  { nowMs }: StaffCall,
): Promise<Result<RunAuditReply, never>> {
  const { store, elapsedMs } = deps;
  const hasTime = timeOf(elapsedMs, BOOKS_MS);
  const last = await newestRun(store, nowMs);
  const looked = emptyLook();
  const seen = await lookAgain(deps, looked, last?.violations ?? []);
  const isWholeOfBooks = await lookAtChanges(deps, looked, seen, nowMs, hasTime);
  const hands = await auditHands(deps, nowMs, HANDS_MS);
  const hasMore = timeOf(elapsedMs, TRIAL_MS);
  const added = await addUpBooks(deps, last?.position.trial, nowMs, hasMore);
  const isAddedUp = "trial" in added;

  const { cases, wallets } = looked;
  const violations = distinct([...looked.violations, ...hands.violations, ...unbalanced(added)]);
  const { documents } = hands;
  const look = {
    ...{ cases, wallets, documents, violations },
    ...{ seen: new Set([...seen, ...looked.seen, ...(isAddedUp ? [ALL] : [])]) },
    ...{ isWholeOfHands: hands.isWhole, added },
  };
  const day = chinaDay(nowMs);
  await store.change("audits", day, (known) =>
    ok(withLook(known ?? begun(day, last, nowMs), look)),
  );
  return ok({
    ...{ cases, wallets, documents, violations },
    ...{ isWhole: isWholeOfBooks && hands.isWhole, isAddedUp },
  });
}

/** The run of a day whose night is still to come: it goes on where the last one was, with what was open then. */
const begun = (day: string, last: AuditRun | null, nowMs: number): AuditRun => ({
  ...{ _id: day, rev: 0, startedAtMs: nowMs, finishedAtMs: null },
  ...{ cases: 0, wallets: 0, roots: 0, checks: last?.checks ?? 0 },
  ...{ violations: last?.violations ?? [], position: last?.position ?? START },
  ...(last?.trial ? { trial: last.trial } : {}),
});

/** Looks at the orders and wallets that were wrong. Returns the orders. */
async function lookAgain(
  deps: WithSeal,
  looked: Looked,
  known: readonly Violation[],
): Promise<Set<string>> {
  const ids = [...new Set(known.filter((one) => !isOfHands(one)).map(({ id }) => id))];
  const [cases, wallets] = await Promise.all([
    Promise.all(ids.map((id) => deps.store.get("cases", id))),
    deps.reads.walletsOf(ids),
  ]);
  const there = cases.flatMap((one) => (one ? [one] : []));
  if (there.length > 0) await caseAuditor(deps, looked)(there);
  await auditWallets(deps, looked, wallets);
  return new Set(there.map(({ _id }) => _id));
}

/** Looks at what changed since yesterday began, and at whom it pays. Returns whether there was time for all of it. */
async function lookAtChanges(
  deps: WithSeal,
  looked: Looked,
  seen: Set<string>,
  nowMs: number,
  hasTime: () => boolean,
): Promise<boolean> {
  const auditCases = caseAuditor(deps, looked);
  const sinceMs = dayStartMs(chinaDay(nowMs - DAY_MS));
  let afterId = "";
  while (hasTime()) {
    const page = await deps.reads.casesChanged(sinceMs, afterId, PAGE_MAX);
    await auditCases(page.filter(({ _id }) => !seen.has(_id)));
    await auditWalletsOf(deps, looked, page);
    for (const { _id } of page) seen.add(_id);
    if (page.length < PAGE_MAX) return true;
    afterId = page.at(-1)?._id ?? afterId;
  }
  return false;
}
