import { DEFAULT_PAYOUT_RULES } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import { approvalsInAll, approvalsNeeded, approve } from "#core/wallet/review.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

const RULES = {
  ...DEFAULT_PAYOUT_RULES,
  ...{ withoutReviewBelowFen: fen(100), twoPersonsFromFen: fen(500) },
};
const walletWith = (amountFen: number, changes: Partial<Withdrawal> = {}): Wallet => ({
  ...emptyWallet("A"),
  withdrawals: [
    {
      ...{ id: "w1", amountFen: fen(amountFen), state: "requested", transferNumber: "F1W1T1" },
      ...{ requestedAtMs: 1, approvals: [], approvedAtMs: null, transfer: null },
      ...{ closedAtMs: null, reason: null },
      ...changes,
    },
  ],
});
const yes = (wallet: Wallet, by: string, rules = RULES) => {
  const done = approve(wallet, "w1", by, rules, 7);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
};

it.each([
  [99, 0, 1], // Never paid: somebody looks, however little it is.
  [99, 1, 0],
  [100, 1, 1],
  [499, 1, 1],
  [500, 1, 2],
  [500, 0, 2],
])("%i fen, paid before %i: %i persons", (amountFen, paidFen, persons) => {
  const wallet = { paidFen: fen(paidFen) };
  expect(approvalsNeeded(RULES, wallet, { amountFen: fen(amountFen) })).toBe(persons);
});

it("takes one yes below the threshold", () => {
  const approved = yes(walletWith(499), "a");
  expect(approved.withdrawals[0]).toMatchObject({
    ...{ state: "approved", approvedAtMs: 7, approvals: [{ by: "a", atMs: 7 }] },
  });
  expect(yes(approved, "b")).toBe(approved);
});

it("takes two yeses of two persons from the threshold on", () => {
  const once = yes(walletWith(500), "a");
  expect(once.withdrawals[0]).toMatchObject({ state: "requested", approvedAtMs: null });
  expect(approvalsInAll(RULES, once, once.withdrawals[0]!)).toBe(2);
  expect(approve(once, "w1", "a", RULES, 8)).toEqual({
    ...{ ok: false, error: { code: "second_person_required" } },
  });
  const twice = yes(once, "b");
  expect(twice.withdrawals[0]?.approvals.map(({ by }) => by)).toEqual(["a", "b"]);
  expect(twice.withdrawals[0]).toMatchObject({ state: "approved", approvedAtMs: 7 });
  expect(approvalsInAll(RULES, twice, twice.withdrawals[0]!)).toBe(2);
});

it("does not call it enough that one of two said yes before it was turned down", () => {
  const once = yes(walletWith(500), "a").withdrawals[0]!;
  const over = walletWith(500, { ...once, state: "released", reason: "rejected", closedAtMs: 9 });
  expect(approvalsInAll(RULES, over, over.withdrawals[0]!)).toBe(2);
});

it("lets one person's yes suffice once the rules ask for no more", () => {
  const once = yes(walletWith(500), "a");
  const looser = yes(once, "a", { ...RULES, twoPersonsFromFen: fen(501) });
  expect(looser.withdrawals[0]).toMatchObject({ state: "approved", approvals: [{ by: "a" }] });
});

it("approves nothing that is over, and nothing unknown", () => {
  const over = walletWith(100, { state: "released", reason: "offset", closedAtMs: 3 });
  expect(approve(over, "w1", "a", RULES, 7)).toMatchObject({ error: { code: "step_not_allowed" } });
  expect(approve(over, "w9", "a", RULES, 7)).toMatchObject({
    error: { code: "withdrawal_unknown" },
  });
});
