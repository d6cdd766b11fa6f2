import { DAY_MS } from "#core/time.ts";

/**
 * A person's own say over his data: what he agreed to, and how far the closing of his account is. `_id` is the openid.
 * Whether he wants recommendations is part of the fan (core/attribution/fan.ts), which every order reads anyway.
 *
 * - Source: docs/domain/account.md.
 */
export type Account = {
  readonly _id: string;
  readonly rev: number;
  /** What he said to the privacy notice, the earliest first; nothing of it is ever changed. */
  readonly consents: readonly Consent[];
  /** The closing that is under way; null = none. */
  readonly closing: Closing | null;
  /** When his account was closed before, the earliest first. */
  readonly closedAtMs: readonly number[];
  /** When the timer must look at the closing; null = never. */
  readonly dueAtMs: number | null;
};

export type Consent = {
  readonly kind: "agreed" | "withdrawn";
  /** The version of the notice that it is about. */
  readonly version: number;
  readonly atMs: number;
};

export type Closing = {
  readonly askedAtMs: number;
  /** Until then he can take it back. */
  readonly untilMs: number;
  /** Since when it is carried out and cannot be taken back; null = not yet. */
  readonly begunAtMs: number | null;
};

/** So long a closing can be taken back. */
export const CLOSING_DAYS = 7;
export const CLOSING_MS = CLOSING_DAYS * DAY_MS;
/** What he types, so that nobody closes an account by a slip of the finger. */
export const CLOSING_PHRASE = "确认注销";

/**
 * `open`: in use. `waiting`: will be closed, and he can still take it back. `closing`: it is being carried out. `closed`:
 * it was, and he has not agreed to the notice again since.
 */
export type AccountState = "open" | "waiting" | "closing" | "closed";

export const emptyAccount = (openid: string): Account => ({
  ...{ _id: openid, rev: 0, consents: [], closing: null, closedAtMs: [], dueAtMs: null },
});

export function accountState({
  consents,
  closing,
  closedAtMs,
}: Pick<Account, "consents" | "closing" | "closedAtMs">): AccountState {
  if (closing) return closing.begunAtMs === null ? "waiting" : "closing";
  const closed = closedAtMs.at(-1);
  if (closed === undefined) return "open";
  return consents.some(({ kind, atMs }) => kind === "agreed" && atMs > closed) ? "open" : "closed";
}
