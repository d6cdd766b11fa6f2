import {
  type AuditPosition,
  type AuditRun,
  START,
  VIOLATIONS_MAX,
  withSlice,
  withTrial,
} from "#core/audit/auditRun.ts";
import { CASE_INVARIANTS } from "#core/audit/case.ts";
import { ok } from "#core/result.ts";
import { chinaDay, DAY_MS } from "#core/time.ts";
import { WALLET_INVARIANTS } from "#core/wallet/audit.ts";
import { changesPass, followChanges } from "#functions/audit/changes.ts";
import { auditWallets, caseAuditor, emptyLook, type Looked } from "#functions/audit/documents.ts";
import { addUpBooks, unbalanced } from "#functions/audit/trial.ts";
import type { Deps, WithBookReads } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** A slice begins no page after these, so it ends before 40 s, and well before its function is killed (60 s). */
const SLICE_MS = 22_000;
const TRIAL_MS = 8_000;
/** So many pages of everything a night looks at, besides what changed. */
const ROTATION_PAGES = 10;
/** The newest run is looked for among those of so many days first. */
const RECENT_DAYS = 30;
const CHECKS = new Set([...CASE_INVARIANTS, ...WALLET_INVARIANTS, "I7", "I16"]).size;

export type Night = Pick<AuditRun, "cases" | "wallets" | "roots" | "violations">;

/**
 * Timer `audit`, once a night: the cases that changed, their wallets, the roots of the days that are over, some pages
 * of everything else, and the trial balance of all books, where the night before left off.
 *
 * - Safe to overlap, stop half-way and run again: it writes roots, which are the same whoever makes them, and what it
 *   found. A slice ends by itself before 40 s; the next run goes on where it stopped.
 * - A night costs 4 requests (where it is, what changed, the root, the run), what changed, its share of the rest, and 1
 *   for each page of the books.
 */
export async function auditNight(deps: WithBookReads, nowMs: number): Promise<Night> {
  const { store, logError, elapsedMs } = deps;
  const hasTime = timeOf(elapsedMs, SLICE_MS);
  const day = chinaDay(nowMs);
  const last = await newestRun(store, nowMs);
  const looked = emptyLook();
  let position = last?.position ?? START;
  const pass = changesPass(position, nowMs);
  if (pass !== null) position = await followChanges(deps, looked, position, pass, hasTime);
  const isThrough = position.changes === null;
  if (isThrough) position = await rotate(deps, looked, position, hasTime);
  const added = await addUpBooks(deps, position.trial, nowMs, timeOf(elapsedMs, TRIAL_MS));
  looked.violations.push(...unbalanced(added));

  const { cases, wallets, roots } = looked;
  const violations = looked.violations.slice(0, VIOLATIONS_MAX);
  const [first] = violations;
  if (first) {
    const more = violations.length === 1 ? "" : `, and ${violations.length - 1} more`;
    logError(new Error(`audit: ${first.invariant} ${first.id}: ${first.text}${more}`));
  }
  const before = { ...(last?.trial ? { trial: last.trial } : {}), position };
  const slice = {
    ...{ startedAtMs: nowMs, finishedAtMs: isThrough ? deps.nowMs() : null },
    ...{ cases, wallets, roots, checks: CHECKS, violations },
    ...withTrial(before, added),
  };
  await store.change(
    "audits",
    day,
    (known) => ok(known ? withSlice(known, slice) : { _id: day, rev: 0, ...slice }),
    { document: last?._id === day ? last : null },
  );
  return { cases, wallets, roots, violations };
}

/** Says whether there is time for another page. */
export const timeOf = (elapsedMs: Deps["elapsedMs"], limitMs: number) => {
  const startedMs = elapsedMs();
  return (): boolean => elapsedMs() - startedMs < limitMs;
};

/** The newest run, which knows how far all of them came. 1 request, unless the timer was off for long. */
export async function newestRun(store: Deps["store"], nowMs: number): Promise<AuditRun | null> {
  const recent = await store.page("audits", chinaDay(nowMs - RECENT_DAYS * DAY_MS), PAGE_MAX);
  if (recent.length > 0) return recent.at(-1) ?? null;
  let newest: AuditRun | null = null;
  for (;;) {
    const page: readonly AuditRun[] = await store.page("audits", newest?._id ?? "", PAGE_MAX);
    newest = page.at(-1) ?? newest;
    if (page.length < PAGE_MAX) return newest;
  }
}

/** Some pages of all cases, or of all wallets when the cases are through, and so on for ever. */
async function rotate(
  deps: Deps,
  looked: Looked,
  position: AuditPosition,
  hasTime: () => boolean,
): Promise<AuditPosition> {
  const auditCases = caseAuditor(deps, looked);
  const cases = async (from: string): Promise<readonly string[]> => {
    const page = await deps.store.page("cases", from, PAGE_MAX);
    await auditCases(page);
    return page.map(({ _id }) => _id);
  };
  const wallets = async (from: string): Promise<readonly string[]> => {
    const page = await deps.store.page("wallets", from, PAGE_MAX);
    await auditWallets(deps, looked, page);
    return page.map(({ _id }) => _id);
  };
  const { over } = position.rotation;
  let { afterId } = position.rotation;
  for (let pages = 0; pages < ROTATION_PAGES && hasTime(); pages++) {
    const ids = over === "cases" ? await cases(afterId) : await wallets(afterId);
    afterId = ids.at(-1) ?? "";
    if (ids.length === PAGE_MAX) continue;
    // The end of one is the beginning of the other, in the next night.
    return { ...position, rotation: { over: over === "cases" ? "wallets" : "cases", afterId: "" } };
  }
  return { ...position, rotation: { over, afterId } };
}
