import fc from "fast-check";
import { DEFAULT_PAYOUT_RULES } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import type { Result } from "#core/result.ts";
import { DAY_MS } from "#core/time.ts";
import { auditTransferNumbers, auditWallet } from "#core/wallet/audit.ts";
import { filingOf, withoutFiled } from "#core/wallet/filing.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import { approve } from "#core/wallet/review.ts";
import { beginSending, nextToSend, recordNews } from "#core/wallet/payout.ts";
import { release } from "#core/wallet/release.ts";
import { requestWithdrawal } from "#core/wallet/request.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { termsOf } from "#core/wallet/terms.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { ClosedWithdrawal } from "#core/wallet/withdrawal.ts";
import { aPlan, aPromoter } from "#tests/fixtures.ts";

const { perPromoterDayMaxFen } = DEFAULT_PAYOUT_RULES;

/** One thing that befalls a wallet. `n` picks among few ids, so that they meet. */
const anyStep = fc.record({
  verb: fc.constantFrom(
    ...(["roll", "request", "approve", "reject", "cancel", "send"] as const),
    ...(["accept", "confirm", "fail", "expire", "file"] as const),
  ),
  n: fc.nat(5),
  amount: fc.integer({ min: -400_000, max: 700_000 }),
  days: fc.integer({ min: 0, max: 20 }),
  tax: fc.constantFrom<TaxMode>("none", "labour", "platform"),
});
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

const promoter = aPromoter("A", { number: 1 });

function told(
  wallet: Wallet,
  { verb, n, amount, tax }: Step,
  nowMs: number,
): Result<Wallet, unknown> {
  const id = `w${n}`;
  if (verb === "roll") {
    const span = { afterMs: wallet.watermarkMs, untilMs: nowMs, maturedFen: fen(amount) };
    return { ok: true, value: rollForward(wallet, span) };
  }
  if (verb === "request") {
    const amountFen = fen(Math.abs(amount));
    const matured = { afterMs: wallet.watermarkMs, untilMs: nowMs, maturedFen: fen(0) };
    const terms = termsOf(aPlan({ tax }));
    const context = {
      ...{ promoter, archived: null, idTakenByOther: false, terms, matured },
      ...{ rules: DEFAULT_PAYOUT_RULES, identity: "known" as const },
    };
    return requestWithdrawal(wallet, { withdrawalId: id, amountFen }, context, nowMs);
  }
  if (verb === "approve") return approve(wallet, id, "staff-1", DEFAULT_PAYOUT_RULES, nowMs);
  if (verb === "send")
    return {
      ok: true,
      value: beginSending(wallet, id, { tax, channel: "wechat", perPromoterDayMaxFen }, nowMs),
    };
  if (verb === "reject" || verb === "cancel") return release(wallet, id, verb, nowMs);
  if (verb === "accept")
    return recordNews(wallet, id, { command: "accept", packageInfo: null }, nowMs);
  if (verb === "file") return { ok: true, value: wallet };
  return recordNews(wallet, id, { command: verb }, nowMs);
}

it("keeps every invariant, whatever befalls a wallet, and in whatever order", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
      let wallet = emptyWallet("A");
      let nowMs = Date.parse("2026-11-01T00:00:00+08:00");
      const journal: JournalEntry[] = [];
      const withdrawals: ClosedWithdrawal[] = [];
      for (const step of steps) {
        nowMs += 1 + step.days * DAY_MS;
        const before = wallet;
        const after = told(wallet, step, nowMs);
        if (after.ok) wallet = after.value;
        if (step.verb === "file") {
          const filing = filingOf(wallet);
          journal.push(...filing.entries);
          withdrawals.push(...filing.withdrawals);
          wallet = withoutFiled(wallet, filing);
        }
        expect(auditWallet(wallet, { journal, withdrawals })).toEqual([]);
        expect(auditTransferNumbers([...wallet.withdrawals, ...withdrawals])).toEqual([]);
        // Told twice is told once.
        if (after.ok && step.verb !== "send") {
          const again = told(wallet, step, nowMs);
          const isSame = again.ok && again.value === wallet;
          expect(isSame || step.verb === "file").toBe(true);
        }
        if (wallet.seq === before.seq) expect(wallet.availableFen).toBe(before.availableFen);
      }
    }),
    { numRuns: 100 },
  );
});

it("has one taxed withdrawal under way at a time, and any number without tax", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
      let wallet = emptyWallet("A");
      let nowMs = 1_000;
      for (const step of steps) {
        nowMs += 1;
        const after = told(wallet, { ...step, tax: "labour" }, nowMs);
        if (after.ok) wallet = after.value;
        const flying = wallet.withdrawals.filter(({ state }) => /sending|confirming/.test(state));
        expect(flying.length).toBeLessThanOrEqual(1);
        const waiting = wallet.withdrawals.find(({ state }) => state === "approved") ?? null;
        expect(nextToSend(wallet, { tax: "none", perPromoterDayMaxFen }, nowMs)).toBe(waiting);
        expect(nextToSend(wallet, { tax: "labour", perPromoterDayMaxFen }, nowMs)).toBe(
          flying.length === 0 ? waiting : null,
        );
      }
    }),
  );
});
