import { fen } from "#core/money.ts";
import { DEFAULT_PAYOUT_RULES } from "#core/brand/settings.ts";
import { beginSending, recordNews, type TransferNews } from "#core/wallet/payout.ts";
import { approve } from "#core/wallet/review.ts";
import { requestWithdrawal } from "#core/wallet/request.ts";
import { termsOf } from "#core/wallet/terms.ts";
import { emptyWallet, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { aPlan, aPromoter } from "#tests/fixtures.ts";

const TERMS = {
  ...({ tax: "none", channel: "wechat" } as const),
  perPromoterDayMaxFen: DEFAULT_PAYOUT_RULES.perPromoterDayMaxFen,
};
const asked = requestWithdrawal(
  emptyWallet("A"),
  { withdrawalId: "w1", amountFen: fen(100_000) },
  {
    promoter: aPromoter("A", { number: 1 }),
    archived: null,
    idTakenByOther: false,
    terms: termsOf(aPlan()),
    rules: DEFAULT_PAYOUT_RULES,
    identity: "known",
    matured: { afterMs: 0, untilMs: 1, maturedFen: fen(100_000) },
  },
  1,
);
const requested = asked.ok ? asked.value : emptyWallet("A");
const done = (result: ReturnType<typeof recordNews> | ReturnType<typeof approve>): Wallet => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const sending = beginSending(
  done(approve(requested, "w1", "staff-1", DEFAULT_PAYOUT_RULES, 2)),
  "w1",
  { ...TERMS, tax: "labour" },
  3,
);
const told = (wallet: Wallet, news: TransferNews) => recordNews(wallet, "w1", news, 4);
const accept = (packageInfo: string | null) => ({ command: "accept", packageInfo }) as const;

it("fixes net, tax and month before WeChat is told", () => {
  expect(withdrawalOf(sending, "w1")).toMatchObject({
    state: "sending",
    transfer: { netFen: 96_000, taxFen: 4_000, tax: "labour", month: "1970-01", sentAtMs: 3 },
  });
  expect(sending.outbox.at(-1)?.postings).toEqual([
    { from: "frozen:A", to: "sending:A", amountFen: 96_000 },
    { from: "frozen:A", to: "tax-held:A", amountFen: 4_000 },
  ]);
  expect(sending.months).toEqual([]);
});

it("begins once, and only what was approved", () => {
  expect(beginSending(sending, "w1", TERMS, 9)).toBe(sending);
  expect(beginSending(requested, "w1", TERMS, 9)).toBe(requested);
});

it("keeps what opens the receipt page when a look at WeChat does not bring it again", () => {
  const confirming = done(told(sending, accept("page")));
  expect(told(confirming, accept("page"))).toEqual({ ok: true, value: confirming });
  expect(done(told(confirming, accept(null)))).toBe(confirming);
  expect(withdrawalOf(done(told(confirming, accept("new"))), "w1")?.transfer?.packageInfo).toBe(
    "new",
  );
  const unseen = done(told(sending, accept(null)));
  expect(withdrawalOf(unseen, "w1")).toMatchObject({ state: "confirming" });
});

it("lets a look that saw less not undo the end", () => {
  const paid = done(told(sending, { command: "confirm" }));
  expect(done(told(paid, accept("page")))).toBe(paid);
  expect(done(told(paid, { command: "confirm" }))).toBe(paid);
  expect(told(paid, { command: "fail" })).toMatchObject({ ok: false, error: { state: "paid" } });
  const failed = done(told(sending, { command: "fail" }));
  expect(done(told(failed, accept(null)))).toBe(failed);
  expect(told(failed, { command: "confirm" })).toMatchObject({ error: { state: "released" } });
  expect(failed).toMatchObject({ availableFen: 100_000, frozenFen: 0, months: [] });
});

it("keeps why WeChat did not pay, and says it once", () => {
  const failed = done(told(sending, { command: "fail", why: "TRANSFER_RISK" }));
  const transfer = {
    failure: "TRANSFER_RISK",
    netFen: withdrawalOf(sending, "w1")?.transfer?.netFen,
  };
  expect(withdrawalOf(failed, "w1")).toMatchObject({ reason: "failed", transfer });
  expect(done(told(failed, { command: "fail", why: "OTHER" }))).toBe(failed);
  const unsaid = done(told(sending, { command: "fail" }));
  expect(withdrawalOf(unsaid, "w1")?.transfer).not.toHaveProperty("failure");
});

it("refuses news of what was never sent", () => {
  expect(told(requested, accept(null))).toMatchObject({ error: { code: "step_not_allowed" } });
  expect(told(requested, { command: "fail" })).toMatchObject({ error: { state: "requested" } });
  expect(recordNews(requested, "w9", { command: "confirm" }, 4)).toMatchObject({
    error: { code: "withdrawal_unknown" },
  });
});
