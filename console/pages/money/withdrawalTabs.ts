import type { WithdrawalDate, WithdrawalTab } from "#core/lists/states.ts";

export const TABS: readonly WithdrawalTab[] = [
  ...(["review", "toSend", "onTheWay", "failed", "paid", "closed", "all"] as const),
];
/** States of withdrawals that other pages put into the address, and the tab that shows them. */
const TAB_OF_STATE: Readonly<Record<string, WithdrawalTab>> = {
  requested: "review",
  approved: "toSend",
  sending: "onTheWay",
  confirming: "onTheWay",
  released: "closed",
};

/** The tab of an address's `state`; whatever is not known, as nothing at all, is the work: what waits for review. */
export const tabOf = (state: string): WithdrawalTab =>
  TABS.find((tab) => tab === state) ?? TAB_OF_STATE[state] ?? "review";

/** What the days of an address are of; whatever is not known, as nothing at all, is the request. */
export const dateOf = (dated: string): WithdrawalDate =>
  dated === "sent" || dated === "ended" ? dated : "requested";
