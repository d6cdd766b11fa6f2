/** How staff tell apart promoters' parts of orders. */
export const SHARE_LIST_STATES = ["waiting", "pending", "held", "available", "taken_back"] as const;

/** `review`: staff must say yes; `toSend`; `onTheWay`; `failed`: WeChat or the bank did not pay; `closed`: taken back or refused. */
export const WITHDRAWAL_TABS = [
  ...(["all", "review", "toSend", "onTheWay"] as const),
  ...(["paid", "failed", "closed"] as const),
] as const;
/** By which of its instants a withdrawal lies in a span: when it was asked for, told to WeChat or the bank, or over. */
export const WITHDRAWAL_DATES = ["requested", "sent", "ended"] as const;
export type WithdrawalDate = (typeof WITHDRAWAL_DATES)[number];
export type WithdrawalTab = (typeof WITHDRAWAL_TABS)[number];
