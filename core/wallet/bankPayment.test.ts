import { DEFAULT_PAYOUT_RULES } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import { auditWallet } from "#core/wallet/audit.ts";
import {
  isWithStaff,
  isWithWechat,
  recordBankFailure,
  recordBankPayment,
} from "#core/wallet/bankPayment.ts";
import { beginSending } from "#core/wallet/payout.ts";
import { approve } from "#core/wallet/review.ts";
import { requestWithdrawal } from "#core/wallet/request.ts";
import { termsOf } from "#core/wallet/terms.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { aPlan, aPromoter } from "#tests/fixtures.ts";

const done = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const requested = done(
  requestWithdrawal(
    emptyWallet("A"),
    { withdrawalId: "w1", amountFen: fen(100_000) },
    {
      ...{ promoter: aPromoter("A", { number: 1 }), archived: null, idTakenByOther: false },
      ...{ terms: termsOf(aPlan()), rules: DEFAULT_PAYOUT_RULES, identity: "known" },
      matured: { afterMs: 0, untilMs: 1, maturedFen: fen(100_000) },
    },
    1,
  ),
);
const approved = done(approve(requested, "w1", "a", DEFAULT_PAYOUT_RULES, 2));
const sentBy = (channel: "bank" | "wechat"): Wallet =>
  beginSending(approved, "w1", { ...DEFAULT_PAYOUT_RULES, tax: "labour", channel }, 3);
const bank = sentBy("bank");
const paid = (wallet: Wallet, paidFen = 96_000, receipt = "B1") =>
  recordBankPayment(wallet, "w1", { receipt, paidFen }, 4);

it("waits for staff, and for nobody at WeChat", () => {
  expect([isWithStaff(bank.withdrawals[0]!), isWithWechat(bank.withdrawals[0]!)]).toEqual([
    true,
    false,
  ]);
  const wechat = sentBy("wechat").withdrawals[0]!;
  expect([isWithStaff(wechat), isWithWechat(wechat)]).toEqual([false, true]);
});

it("is paid by its receipt, once, and booked to the bank", () => {
  const wallet = done(paid(bank));
  expect(wallet).toMatchObject({ paidFen: 96_000, taxFen: 4_000, frozenFen: 0 });
  expect(wallet.withdrawals[0]).toMatchObject({ state: "paid", transfer: { receipt: "B1" } });
  expect(wallet.outbox.at(-1)?.postings).toEqual([
    { from: "sending:A", to: "bank:paid", amountFen: 96_000 },
    { from: "tax-held:A", to: "tax:1970-01", amountFen: 4_000 },
  ]);
  expect(done(paid(wallet))).toBe(wallet);
  expect(auditWallet(wallet, { journal: [], withdrawals: [] })).toEqual([]);
});

it("gives the money back when the bank did not pay", () => {
  const wallet = done(recordBankFailure(bank, "w1", "账户不存在", 4));
  expect(wallet).toMatchObject({ availableFen: 100_000, frozenFen: 0, paidFen: 0, months: [] });
  expect(wallet.withdrawals[0]).toMatchObject({
    ...{ state: "released", reason: "failed", transfer: { failure: "账户不存在", receipt: null } },
  });
  expect(done(recordBankFailure(wallet, "w1", "账户不存在", 5))).toBe(wallet);
  expect(auditWallet(wallet, { journal: [], withdrawals: [] })).toEqual([]);
});

it.each<[string, () => ReturnType<typeof paid>]>([
  ["withdrawal_unknown", () => recordBankPayment(bank, "w9", { receipt: "B1", paidFen: 1 }, 4)],
  ["not_paid_by_bank", () => paid(sentBy("wechat"))],
  ["not_paid_by_bank", () => paid(approved)],
  ["not_paid_by_bank", () => recordBankFailure(sentBy("wechat"), "w1", "x", 4)],
  ["paid_amount_differs", () => paid(bank, 100_000)],
  ["paid_amount_differs", () => paid(bank, 95_999)],
  ["step_not_allowed", () => paid(done(paid(bank)), 96_000, "B2")],
  ["step_not_allowed", () => recordBankFailure(done(paid(bank)), "w1", "x", 4)],
  ["step_not_allowed", () => paid(done(recordBankFailure(bank, "w1", "x", 4)))],
])("refuses with %s", (code, record) => {
  expect(record()).toMatchObject({ ok: false, error: { code } });
});
