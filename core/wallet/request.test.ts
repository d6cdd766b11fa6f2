import { DEFAULT_PAYOUT_RULES, type PayoutRules } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import { requestWithdrawal, type RequestContext } from "#core/wallet/request.ts";
import { release } from "#core/wallet/release.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { minimumFen, termsOf } from "#core/wallet/terms.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { aPlan, aPromoter } from "#tests/fixtures.ts";

const NOW_MS = 1_000;
const context = (changes: Partial<RequestContext> = {}): RequestContext => ({
  promoter: aPromoter("A", { number: 7 }),
  archived: null,
  idTakenByOther: false,
  terms: termsOf(aPlan({ withdrawal: { minFen: fen(100), maxFen: fen(900), openMax: 2 } })),
  rules: DEFAULT_PAYOUT_RULES,
  identity: "missing",
  matured: { afterMs: 0, untilMs: NOW_MS, maturedFen: fen(1_000) },
  ...changes,
});
const ask = (
  wallet: Wallet,
  withdrawalId: string,
  amountFen: number,
  changes: Partial<RequestContext> = {},
) =>
  requestWithdrawal(wallet, { withdrawalId, amountFen: fen(amountFen) }, context(changes), NOW_MS);

const empty = emptyWallet("A");
const taken = (wallet: Wallet, id: string, amountFen: number): Wallet => {
  const result = ask(wallet, id, amountFen);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

it("counts in what matured and holds the amount, in one change", () => {
  const wallet = taken(empty, "w1", 300);
  expect(wallet).toMatchObject({
    watermarkMs: NOW_MS,
    maturedFen: 1_000,
    availableFen: 700,
    frozenFen: 300,
    seq: 2,
    withdrawals: [{ id: "w1", amountFen: 300, state: "requested", transferNumber: "F7W2Trs" }],
  });
  expect(wallet.outbox.map(({ _id, cause }) => [_id, cause])).toEqual([
    ["A:000000001", "roll/1000"],
    ["A:000000002", "request/w1"],
  ]);
});

/** Each row breaks everything that later rows break, too: so the order of the answers is pinned. */
it.each<[string, string, number, Partial<RequestContext>]>([
  ["promoter_unknown", "w1", 5, { promoter: null, idTakenByOther: true }],
  ["withdrawal_id_taken", "w1", 5, {}],
  ["withdrawal_id_taken", "w9", 5, { archived: { amountFen: fen(6) } }],
  ["withdrawal_id_taken", "w9", 5, { idTakenByOther: true }],
  ["amount_below_minimum", "w9", 99, {}],
  ["amount_above_maximum", "w9", 901, {}],
  ["too_many_open", "w9", 900, {}],
])("answers %s before anything else that applies", (code, id, amountFen, changes) => {
  const wallet = taken(taken(empty, "w1", 100), "w2", 100);
  expect(ask(wallet, id, amountFen, changes)).toMatchObject({ ok: false, error: { code } });
});

it("answers with the facts of the limit", () => {
  const wallet = taken(empty, "w1", 300);
  expect(ask(wallet, "w2", 99)).toMatchObject({ error: { minimumFen: 100 } });
  expect(ask(wallet, "w2", 901)).toMatchObject({ error: { maximumFen: 900 } });
  expect(ask(wallet, "w2", 701)).toMatchObject({
    error: { code: "balance_insufficient", availableFen: 700 },
  });
  expect(ask(taken(wallet, "w2", 100), "w3", 100)).toMatchObject({ error: { openMax: 2 } });
  expect(ask(wallet, "w2", 700).ok).toBe(true);
});

it("takes the same request again as the same, even when it is over", () => {
  const wallet = taken(empty, "w1", 300);
  expect(ask(wallet, "w1", 300)).toEqual({ ok: true, value: wallet });
  const cancelled = release(wallet, "w1", "cancel", NOW_MS);
  if (!cancelled.ok) throw new Error(cancelled.error.code);
  const again = ask(cancelled.value, "w1", 300);
  expect(again.ok && again.value).toBe(cancelled.value);
  const known = ask(wallet, "w0", 5, { archived: { amountFen: fen(5) } });
  expect(known.ok && known.value).toBe(wallet);
});

it("lets a banned promoter withdraw what he earned", () => {
  const banned = aPromoter("A", { bannedAtMs: 1, banReason: "fraud" });
  expect(ask(empty, "w1", 300, { promoter: banned }).ok).toBe(true);
});

it("asks for no less than WeChat can transfer after tax", () => {
  const lowest = { minFen: fen(0), maxFen: fen(900), openMax: 2 };
  expect(minimumFen(termsOf(aPlan({ withdrawal: lowest })))).toBe(10);
  expect(minimumFen(termsOf(aPlan({ withdrawal: lowest, tax: "labour" })))).toBe(20);
  expect(minimumFen(termsOf(aPlan()))).toBe(100);
  expect(termsOf(null)).toEqual({
    withdrawal: { minFen: 100, maxFen: 20_000_000, openMax: 3 },
    tax: "none",
  });
});

it("does not count a span twice, nor one that began elsewhere", () => {
  const span = { afterMs: 0, untilMs: 500, maturedFen: fen(1_000) };
  const rolled = rollForward(empty, span);
  expect(rolled).toMatchObject({ watermarkMs: 500, availableFen: 1_000 });
  expect(rollForward(rolled, span)).toBe(rolled);
  expect(rollForward(rolled, { ...span, afterMs: 499, untilMs: 600 })).toBe(rolled);
  expect(rollForward(rolled, { ...span, afterMs: 500, untilMs: 500 })).toBe(rolled);
});

it("releases the newest requests that nobody approved when a refund outweighs what is left", () => {
  const asked = taken(taken(empty, "w1", 300), "w2", 400);
  const span = (maturedFen: number) => ({
    afterMs: NOW_MS,
    untilMs: NOW_MS + 1,
    maturedFen: fen(maturedFen),
  });
  const enough = rollForward(asked, span(-301));
  expect(enough).toMatchObject({ availableFen: 399, frozenFen: 300 });
  expect(enough.withdrawals.map(({ state, reason }) => [state, reason])).toEqual([
    ["requested", null],
    ["released", "offset"],
  ]);
  expect(rollForward(asked, span(-300)).withdrawals).toBe(asked.withdrawals);
  expect(rollForward(asked, span(-1_500))).toMatchObject({ availableFen: -500, frozenFen: 0 });
});

const payoutRules = (changes: Partial<PayoutRules>): PayoutRules => ({
  ...DEFAULT_PAYOUT_RULES,
  ...changes,
});
const paidBefore: Wallet = { ...empty, paidFen: fen(1) };

it.each<[Partial<PayoutRules>, number]>([
  [{ perTransferMaxFen: fen(800) }, 800],
  [{ perPromoterDayMaxFen: fen(700) }, 700],
  [{ perDayMaxFen: fen(600) }, 600],
  [{ perTransferMaxFen: fen(901) }, 900], // The plan's.
])("takes no more than the least of all limits: %j", (changes, maximumFen) => {
  const rules = payoutRules(changes);
  expect(ask(empty, "w1", maximumFen, { rules }).ok).toBe(true);
  expect(ask(empty, "w1", maximumFen + 1, { rules })).toMatchObject({
    error: { code: "amount_above_maximum", maximumFen },
  });
});

it("lets out by the rules what needs nobody, but never a first payout", () => {
  const rules = payoutRules({ withoutReviewBelowFen: fen(300) });
  const told = (wallet: Wallet, amountFen: number) => {
    const done = ask(wallet, "w1", amountFen, { rules });
    return done.ok ? done.value.withdrawals[0] : null;
  };
  expect(told(paidBefore, 299)).toMatchObject({
    ...{ state: "approved", approvedAtMs: NOW_MS, approvals: [{ by: "rules", atMs: NOW_MS }] },
  });
  expect(told(paidBefore, 300)).toMatchObject({ state: "requested", approvals: [] });
  expect(told(empty, 299)).toMatchObject({ state: "requested", approvals: [] });
});

it("takes back what only the rules let out when a refund outweighs what is left", () => {
  const rules = payoutRules({ withoutReviewBelowFen: fen(300) });
  const done = ask(paidBefore, "w1", 200, { rules });
  if (!done.ok) throw new Error(done.error.code);
  const span = { afterMs: NOW_MS, untilMs: NOW_MS + 1, maturedFen: fen(-900) };
  expect(rollForward(done.value, span).withdrawals[0]).toMatchObject({
    ...{ state: "released", reason: "offset" },
  });
  const byStaff = done.value.withdrawals.map((one) => ({
    ...{ ...one, approvals: [...one.approvals, { by: "staff-1", atMs: 1 }] },
  }));
  const spared = rollForward({ ...done.value, withdrawals: byStaff }, span);
  expect(spared.withdrawals[0]).toMatchObject({ state: "approved" });
});

const large = termsOf(aPlan({ withdrawal: { minFen: fen(1), maxFen: fen(1e9), openMax: 2 } }));
const taxed = termsOf(aPlan({ tax: "labour" }));
const rich = { afterMs: 0, untilMs: NOW_MS, maturedFen: fen(300_000) };

it.each<[string, number, Partial<RequestContext>]>([
  ["ok", 199_999, { terms: large, identity: "missing" }],
  ["identity_required", 200_000, { terms: large, identity: "missing" }],
  ["identity_required", 200_000, { terms: large, identity: "destroyed" }],
  ["identity_required", 200_000, { terms: large, identity: "locked" }],
  ["identity_minor", 200_000, { terms: large, identity: "minor" }],
  ["ok", 200_000, { terms: large, identity: "known" }],
  ["identity_required", 100, { terms: taxed, identity: "missing" }],
  ["identity_minor", 100, { terms: taxed, identity: "minor" }],
  ["ok", 100, { terms: taxed, identity: "known" }],
  ["balance_insufficient", 300_001, { terms: large, identity: "missing" }], // Asked for last.
])("%s: %i fen, %j", (code, amountFen, changes) => {
  const done = ask(empty, "w1", amountFen, { matured: rich, ...changes });
  expect(done.ok ? "ok" : done.error.code).toBe(code);
});
