import type { Collections } from "#ports/store.ts";

type Names = readonly (keyof Collections)[];

/** What staff may edit by hand in CloudBase's console: whoever uses such a document checks it first. */
export const INPUTS = [
  ...(["settings", "shops", "products", "campaigns", "stores", "territories"] as const),
  ...(["materials", "themes"] as const),
] as const satisfies Names;

/**
 * Counted by conditional updates in the database itself, which cannot mark what they have not read. An edit by hand is
 * found where the numbers do not follow from the log, whose rows are marked.
 */
export const COUNTED = ["stocks"] as const satisfies Names;

/**
 * What nobody may edit by hand and no function ever removes but with a note: a change, an addition and a removal are
 * found. Money first, then who earns, then the rest: in this order it is gone through.
 */
export const KEPT = [
  ...(["cases", "wallets", "orders", "promoters", "fans", "calendars", "plans"] as const),
  ...(["journal", "withdrawals", "ledger", "purchases", "posts", "identities"] as const),
  ...([
    "counters",
    "channels",
    "promoterGroups",
    "roots",
    "bills",
    "breaks",
    "accounts",
    "buyers",
  ] as const),
  ...(["staff", "staffActions", "staffInvitations", "movements"] as const),
] as const satisfies Names;

/**
 * What may go: people close their accounts, and derived documents are made again. A change or an addition by hand is found,
 * a removal is not.
 */
export const PASSING = [
  ...(["applications", "consents", "messages", "shopPages", "forwards", "noticeReads"] as const),
  ...(["notices", "monitors", "forecasts", "rankings", "sweeps", "sheets", "sheetSteps"] as const),
  ...(["audits", "censuses", "planDrafts", "staffViews"] as const),
  ...(["salesDays", "visitDays", "snapshots", "targets", "performances"] as const),
] as const satisfies Names;
