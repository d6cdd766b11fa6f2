import type { Identity } from "#core/identity/identity.ts";
import { err, ok, type Result } from "#core/result.ts";
import { dayStartMs, NEVER_MS } from "#core/time.ts";
import { isOpen } from "#core/wallet/machine.ts";
import type { Wallet } from "#core/wallet/wallet.ts";

export type ForgetError =
  { readonly code: "identity_unknown" } | { readonly code: "withdrawals_open" };

/** 税收征收管理法实施细则 29: what a tax rests on is kept ten years. */
const TAX_YEARS = 10;

/**
 * Until when tax law has a promoter's identity kept: ten years after the last month in which he was paid under tax;
 * null when he never was.
 *
 * - The wallet keeps the months of the newest year with such payments for good, so the last one is among them.
 */
export function keptUntilMs(wallet: Wallet | null): number | null {
  const months = (wallet?.months ?? []).map(({ month }) => month).sort();
  const last = months.at(-1);
  if (last === undefined) return null;
  const [year, month] = last.split("-").map(Number);
  if (year === undefined || month === undefined) return null;
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return dayStartMs(`${next.year + TAX_YEARS}-${String(next.month).padStart(2, "0")}-01`);
}

/**
 * The identity after its owner or staff asked to forget it: destroyed, or locked while tax law has it kept.
 *
 * - Destroyed means that the keys are gone, and with them everything that they encrypted, in every backup too.
 * - The same again changes nothing; once the ten years are over it destroys what was locked.
 * - Errors: `identity_unknown`; `withdrawals_open`, since an open withdrawal may still need it.
 * - Source: 个人信息保护法 47; docs/domain/identity.md, "Forgetting".
 */
export function forgotten(
  known: Identity | undefined,
  wallet: Wallet | null,
  nowMs: number,
): Result<Identity, ForgetError> {
  if (known === undefined) return err({ code: "identity_unknown" });
  if (known.destroyedAtMs !== null) return ok(known);
  if (wallet?.withdrawals.some(({ state }) => isOpen(state))) {
    return err({ code: "withdrawals_open" });
  }
  if ((keptUntilMs(wallet) ?? 0) > nowMs) {
    return ok(known.forgetAskedAtMs === null ? { ...known, forgetAskedAtMs: nowMs } : known);
  }
  return ok(destroyed(known, nowMs));
}

/** An identity without its keys, and without anything else that tells who it was. */
export const destroyed = (known: Identity, atMs: number): Identity => ({
  ...known,
  wrappedKey: null,
  ...{ name: "", idNumber: "", idMark: "", maskedName: "", maskedIdNumber: "" },
  adultAtMs: NEVER_MS,
  destroyedAtMs: atMs,
  reset: null,
  former: [],
});
