import fc from "fast-check";
import { taxOf } from "#core/ledger/accounts.ts";
import { balanceOf } from "#core/ledger/entry.ts";
import { fen } from "#core/money.ts";
import { labourTax } from "#core/tax/labour.ts";
import { platformTax } from "#core/tax/platform.ts";
import { approvedIn, earned, ended, nextId, sent } from "#core/tax/testing/wallets.ts";

/** Goal: through the wallet itself, no way of splitting, failing and retrying changes what the month is taxed. */
const MARCH_MS = Date.parse("2026-03-10T12:00:00+08:00");
const anyPart = fc.record({
  amount: fc.integer({ min: 100, max: 3_000_000 }),
  fails: fc.boolean(),
});

it.each(["labour", "platform"] as const)(
  "%s: the tax of what was paid is that of one payment of the sum",
  (tax) => {
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 6 }), (parts) => {
        let wallet = earned("A", 20_000_000);
        parts.forEach(({ amount }, n) => {
          wallet = approvedIn(wallet, `${n}`, amount, MARCH_MS);
        });
        let paidFen = 0;
        for (let id = nextId(wallet, tax, MARCH_MS); id; id = nextId(wallet, tax, MARCH_MS)) {
          const before = wallet;
          wallet = sent(wallet, id, tax, MARCH_MS);
          expect(nextId(wallet, tax, MARCH_MS)).toBeNull(); // One after the other.
          expect(wallet.withdrawals[Number(id)]?.transfer?.taxFen).toBeGreaterThanOrEqual(0);
          const { fails = false, amount = 0 } = parts[Number(id)] ?? {};
          wallet = ended(wallet, id, fails ? "fail" : "confirm", MARCH_MS);
          if (!fails) paidFen += amount;
          else expect(wallet).toMatchObject({ months: before.months, taxFen: before.taxFen });
        }
        const owed = tax === "labour" ? labourTax(fen(paidFen)) : platformTax(fen(paidFen), 1);
        expect(wallet).toMatchObject({ taxFen: owed, paidFen: paidFen - owed, frozenFen: 0 });
        const postings = wallet.outbox.flatMap((entry) => entry.postings);
        expect(balanceOf(taxOf("2026-03"), postings)).toBe(owed);
        expect(balanceOf("tax-held:A", postings)).toBe(0);
      }),
    );
  },
);
