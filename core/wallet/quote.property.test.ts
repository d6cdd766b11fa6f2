import fc from "fast-check";
import { fen } from "#core/money.ts";
import { DEFAULT_PAYOUT_RULES } from "#core/brand/settings.ts";
import { PLAN_DEFAULTS } from "#core/plan/defaults.ts";
import { beginSending, paidOut } from "#core/wallet/payout.ts";
import { quoteWithdrawal } from "#core/wallet/quote.ts";
import { type RequestContext, requestWithdrawal } from "#core/wallet/request.ts";
import { approve } from "#core/wallet/review.ts";
import { decided, maturedSince, rolled } from "#core/wallet/testing/owing.ts";
import { emptyWallet, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { aPromoter } from "#tests/fixtures.ts";

const NOW_MS = Date.parse("2026-03-10T12:00:00+08:00");
const RULES = { ...DEFAULT_PAYOUT_RULES };

const contextOf = (wallet: Wallet, tax: "none" | "labour" | "platform"): RequestContext => ({
  promoter: aPromoter("A"),
  archived: null,
  idTakenByOther: false,
  terms: { withdrawal: { ...PLAN_DEFAULTS.withdrawal, openMax: 9 }, tax },
  rules: RULES,
  identity: "known",
  matured: maturedSince(wallet, wallet.watermarkMs),
});

const amounts = fc.array(fc.integer({ min: 100, max: 900_000 }), { minLength: 1, maxLength: 5 });
const modes = fc.constantFrom("none" as const, "labour" as const, "platform" as const);

it("tells the tax that is withheld in the end, whatever waits before it and whatever is sent meanwhile", () => {
  fc.assert(
    fc.property(amounts, modes, fc.integer({ min: 0, max: 5 }), (list, tax, sentBetween) => {
      const terms = { tax, channel: "wechat", perPromoterDayMaxFen: fen(20_000_000) } as const;
      const told: number[] = [];
      let wallet = rolled(emptyWallet("A"), NOW_MS - 1, 5_000_000);
      const sendAndPay = (id: string): void => {
        wallet = beginSending(wallet, id, terms, NOW_MS);
        wallet = paidOut(wallet, withdrawalOf(wallet, id)!, NOW_MS);
      };
      list.forEach((amount, index) => {
        const context = contextOf(wallet, tax);
        const quote = quoteWithdrawal(wallet, fen(amount), context, NOW_MS);
        expect(quote.taxFen + quote.netFen).toBe(amount);
        expect(quote.refusal).toBeNull();
        told.push(quote.taxFen);
        const asked = { withdrawalId: `w${index}`, amountFen: fen(amount) };
        wallet = decided(requestWithdrawal(wallet, asked, context, NOW_MS));
        wallet = decided(approve(wallet, `w${index}`, "staff-1", RULES, NOW_MS));
        wallet = decided(approve(wallet, `w${index}`, "staff-2", RULES, NOW_MS));
        if (index < sentBetween) sendAndPay(`w${index}`);
      });
      list.forEach((_, index) => {
        if (withdrawalOf(wallet, `w${index}`)?.state === "approved") sendAndPay(`w${index}`);
      });
      expect(list.map((_, index) => withdrawalOf(wallet, `w${index}`)?.transfer?.taxFen)).toEqual(
        told,
      );
    }),
  );
});

it("offers no more than there is, and nothing to somebody who owes", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 40_000_000 }), (amount) => {
      const wallet = rolled(emptyWallet("A"), NOW_MS - 1, amount);
      const quote = quoteWithdrawal(wallet, null, contextOf(wallet, "none"), NOW_MS);
      expect(quote.amountFen).toBe(Math.max(0, Math.min(amount, quote.maximumFen)));
      expect(quote.refusal === null).toBe(quote.amountFen >= quote.minimumFen);
    }),
  );
});

/** A wallet with one withdrawal of 1,000.00 that was sent, and nothing that came of it was read. */
function sentAt(sentMs: number, before: readonly string[] = []): Wallet {
  const terms = {
    tax: "labour",
    channel: "wechat",
    perPromoterDayMaxFen: fen(20_000_000),
  } as const;
  let wallet = rolled(emptyWallet("A"), sentMs - 1, 5_000_000);
  for (const withdrawalId of [...before, "sent"]) {
    const asked = { withdrawalId, amountFen: fen(100_000) };
    wallet = decided(requestWithdrawal(wallet, asked, contextOf(wallet, "labour"), sentMs));
  }
  for (const by of ["staff-1", "staff-2"]) {
    wallet = decided(approve(wallet, "sent", by, RULES, sentMs));
  }
  return beginSending(wallet, "sent", terms, sentMs);
}
const quotedTax = (wallet: Wallet, atMs: number): number =>
  quoteWithdrawal(wallet, fen(100_000), contextOf(wallet, "labour"), atMs).taxFen;

it("counts what is on its way for the month that it was sent in", () => {
  const sent = sentAt(Date.parse("2026-01-31T23:59:00+08:00"));
  expect(quotedTax(sent, Date.parse("2026-02-01T00:01:00+08:00"))).toBe(4_000);
});

it("counts what is on its way before what was asked for earlier and still waits", () => {
  const wallet = sentAt(NOW_MS, ["waits"]);
  // 1,000, then 2,000, then 3,000 in the month: 40, 240, 440 in all.
  expect(withdrawalOf(wallet, "sent")?.transfer?.taxFen).toBe(4_000);
  expect(quotedTax(wallet, NOW_MS)).toBe(20_000);
});
