import { defaultSettings } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import { netOfRequested } from "#core/wallet/batch.ts";
import { sentOnDayFen } from "#core/wallet/limits.ts";
import { nextToSend } from "#core/wallet/payout.ts";
import { waitsFor } from "#core/wallet/waits.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

const TEN_MS = Date.parse("2026-03-10T10:00:00+08:00");
const NEXT_DAY_MS = Date.parse("2026-03-11T00:00:00+08:00");
const one = (
  id: string,
  amountFen: number,
  state: Withdrawal["state"],
  sentAtMs?: number,
): Withdrawal => ({
  ...{ id, amountFen: fen(amountFen), state, transferNumber: `F${id}`, requestedAtMs: 1 },
  ...{ approvals: [], approvedAtMs: null, closedAtMs: null, reason: null },
  transfer:
    sentAtMs === undefined
      ? null
      : {
          ...{ channel: "wechat", netFen: fen(amountFen), taxFen: fen(0), tax: "none" },
          ...{ month: "2026-03", sentAtMs, packageInfo: null, receipt: null },
        },
});
const walletOf = (...withdrawals: Withdrawal[]): Wallet => ({ ...emptyWallet("A"), withdrawals });
const TERMS = { tax: "none" as const, perPromoterDayMaxFen: fen(100) };

it("counts what was sent on the day in China and did not come back", () => {
  const wallet = walletOf(
    one("w1", 1, "paid", TEN_MS),
    one("w2", 2, "confirming", NEXT_DAY_MS - 1),
    one("w3", 4, "released", TEN_MS),
    one("w4", 8, "paid", NEXT_DAY_MS),
    one("w5", 16, "approved"),
  );
  expect([sentOnDayFen(wallet, TEN_MS), sentOnDayFen(wallet, NEXT_DAY_MS)]).toEqual([3, 8]);
});

it("sends the oldest that fits into the day, and the others on the next", () => {
  const wallet = walletOf(
    one("w1", 60, "paid", TEN_MS),
    one("w2", 41, "approved"),
    one("w3", 40, "approved"),
  );
  expect(nextToSend(wallet, TERMS, TEN_MS)?.id).toBe("w3");
  expect(nextToSend(wallet, { ...TERMS, perPromoterDayMaxFen: fen(99) }, TEN_MS)).toBeNull();
  expect(nextToSend(wallet, TERMS, NEXT_DAY_MS)?.id).toBe("w2");
});

const RULES = { ...defaultSettings.payout, perPromoterDayMaxFen: fen(100) };
const settings = { ...defaultSettings, payout: RULES };
const paused = {
  ...settings,
  switches: { ...settings.switches, payouts: { sinceMs: 1, reason: "r", by: "a" } },
};
const terms = { settings, tax: "none" as const, dayLeftFen: null };
const bank = one("w1", 1, "sending", TEN_MS);

it.each([
  ["review", one("w1", 1, "requested"), terms],
  ["second_person", { ...one("w1", 1, "requested"), approvals: [{ by: "a", atMs: 1 }] }, terms],
  ["next_run", one("w1", 1, "approved"), terms],
  ["payouts_paused", one("w1", 1, "approved"), { ...terms, settings: paused }],
  ["turn", one("w1", 1, "approved"), { ...terms, tax: "labour" as const }],
  ["day_limit", one("w1", 51, "approved"), terms],
  ["day_limit", one("w1", 5, "approved"), { ...terms, dayLeftFen: fen(4) }],
  ["next_run", one("w1", 5, "approved"), { ...terms, dayLeftFen: fen(5) }],
  ["bank_payment", { ...bank, transfer: { ...bank.transfer!, channel: "bank" as const } }, terms],
  [null, bank, terms],
  [null, one("w1", 1, "confirming", TEN_MS), { ...terms, settings: paused }],
  [null, one("w1", 1, "paid", TEN_MS), terms],
])("waits for %s", (expected, withdrawal, known) => {
  const wallet = walletOf(one("w0", 50, "confirming", TEN_MS), withdrawal);
  expect(waitsFor(wallet, withdrawal, known, TEN_MS)).toBe(expected);
});

it("sums the net of what is requested, tax by tax", () => {
  const wallet = walletOf(
    one("w1", 100_000, "requested"),
    one("w2", 100_000, "requested"),
    one("w3", 100_000, "approved"),
  );
  const ids = ["w1", "w2", "w3", "w9", "w1"];
  expect(netOfRequested(wallet, ids, "none", TEN_MS)).toBe(200_000);
  expect(netOfRequested(wallet, ids, "labour", TEN_MS)).toBe(200_000 - 24_000); // 40, then 200 more.
});
