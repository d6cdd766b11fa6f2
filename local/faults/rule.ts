/** What can be made to go wrong. */
export const FAULT_KINDS = [
  /** A write or a commit meets somebody else's: DATABASE_TRANSACTION_CONFLICT. */
  "conflict",
  /** The function's worker ends before an operation on the database, which is then not done … */
  "killedBefore",
  /** … or after it, when it was done. */
  "killedAfter",
  /** The request was served, but its answer never arrives. */
  "lostReply",
  /** The answer takes its time. */
  "slowReply",
  /** WeChat tells of the same thing twice at the same time. */
  "duplicateNotice",
  /** WeChat's notice is lost on its way: it comes when WeChat sends it again, minutes later by the clock. */
  "lateNotice",
  /** A timer's function is called a second time while the first call runs. */
  "overlappingTimer",
  /** The disk takes no more: nothing of what is being committed is written. */
  "fullDisk",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Where a rule applies. What is left out fits all. */
export type Match = {
  readonly functionName?: string | undefined;
  /** As the SDK names it: "database.insertDocument", "storage.batchDeleteFile", … */
  readonly action?: string | undefined;
  readonly collection?: string | undefined;
  /**
   * Only the so-manieth time that the rest fits, from 1 on. For those that are killed: the so-manieth operation on the
   * database of one call of a function.
   */
  readonly nth?: number | undefined;
  /** How often it strikes; once where it is left out. */
  readonly times?: number | undefined;
};

export type RuleWish = {
  readonly kind: FaultKind;
  readonly match: Match;
  /** For slow replies: in real time. */
  readonly delayMs?: number | undefined;
};

/** A rule at work. */
export type Rule = RuleWish & {
  readonly id: number;
  /** How often the rest of `match` has fitted. */
  seen: number;
  struck: number;
};

/** Where something may go wrong just now. */
export type Place = {
  readonly functionName?: string | undefined;
  readonly action?: string | undefined;
  readonly collection?: string | undefined;
  /** Which operation of its call this is, from 1 on. */
  readonly operation?: number | undefined;
};

/** Whether a rule strikes here; counts the look. */
export function strikes(rule: Rule, place: Place): boolean {
  const { match } = rule;
  if (rule.struck >= (match.times ?? 1)) return false;
  const fits =
    isWanted(match.functionName, place.functionName) &&
    isWanted(match.action, place.action) &&
    isWanted(match.collection, place.collection);
  if (!fits) return false;
  rule.seen += 1;
  const count = place.operation ?? rule.seen;
  if (match.nth !== undefined && count !== match.nth) return false;
  rule.struck += 1;
  return true;
}

function isWanted(wanted: string | undefined, found: string | undefined): boolean {
  return wanted === undefined || wanted === found;
}
