import fc from "fast-check";
import { fen } from "#core/money.ts";
import { filingOf, withoutFiled } from "#core/wallet/filing.ts";
import { repay } from "#core/wallet/repay.ts";
import { decided, maturedSince, owing, rolled, wrongWith } from "#core/wallet/testing/owing.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";

/** Goal: what a promoter pays back counts once, for ever, and never more than he owes. */
const told = (receipt: string, amount: number, paidAtMs = 2) => ({
  ...{ receipt, paidAtMs, by: "staff-1" },
  amountFen: fen(amount),
});
const pay = (wallet: Wallet, receipt: string, amount: number, matured = 0, atMs = 10) =>
  repay(wallet, told(receipt, amount), maturedSince(wallet, atMs, matured), atMs);

it("fills what is available up towards zero, and keeps who recorded it", () => {
  const part = decided(pay(owing(500), "R1", 200));
  expect(part).toMatchObject({ availableFen: -300, repaidFen: 200, debt: { sinceMs: 1 } });
  expect(part.outbox.at(-1)).toMatchObject({
    cause: "repay/R1",
    postings: [{ from: "bank:repaid", to: "available:C", amountFen: 200 }],
  });
  expect(part.debtHistory?.repayments).toEqual([{ ...told("R1", 200), atMs: 10 }]);
  const all = decided(pay(part, "R2", 300, 0, 11));
  expect(all).toMatchObject({ availableFen: 0, repaidFen: 500, debt: null });
  expect(wrongWith(all)).toEqual([]);
});

it("counts a receipt once, whoever of the staff records it", () => {
  const known = one();
  const again = { ...told("R1", 100), by: "staff-2" };
  expect(repay(known, again, maturedSince(known, 11), 11)).toEqual({ ok: true, value: known });
});

it("counts what became due in first", () => {
  const paid = decided(pay(owing(500), "R1", 100, 400));
  expect(paid).toMatchObject({ availableFen: 0, maturedFen: -100, repaidFen: 100 });
});

it.each<[string, Wallet, ReturnType<typeof told>, number, object]>([
  ["another amount under a known receipt", one(), told("R1", 101), 10, { code: "receipt_taken" }],
  ["another time under it", one(), told("R1", 100, 3), 10, { code: "receipt_taken" }],
  ["a payment of tomorrow", owing(), told("R2", 100, 11), 10, { code: "time_in_future" }],
  [
    "one of somebody who owes nothing",
    emptyWallet("C"),
    told("R2", 1),
    10,
    { code: "nothing_owed" },
  ],
  [
    "more than is owed",
    owing(500),
    told("R2", 501),
    10,
    { code: "repayment_exceeds_debt", owedFen: 500 },
  ],
])("refuses %s", (_, wallet, asked, atMs, error) => {
  expect(repay(wallet, asked, maturedSince(wallet, atMs), atMs)).toEqual({ ok: false, error });
});
function one(): Wallet {
  return decided(pay(owing(), "R1", 100));
}

it("refuses more records than it keeps, and forgets none", () => {
  let wallet = owing(500);
  for (let n = 1; n <= 100; n++) wallet = decided(pay(wallet, `R${n}`, 1));
  expect(pay(wallet, "R101", 1)).toMatchObject({ error: { code: "debt_history_full" } });
  expect(decided(pay(wallet, "R1", 1))).toBe(wallet);
});

it("knows a receipt for ever: after the debt, after its entries were filed, and while he owes again", () => {
  let wallet = decided(pay(owing(500), "R1", 500));
  for (let n = 0; n < 60; n++) wallet = rolled(wallet, 100 + n, n % 2 === 0 ? 700 : -700);
  wallet = withoutFiled(wallet, filingOf(wallet));
  expect(wallet.outbox).toEqual([]);
  wallet = rolled(wallet, 1_000, -500);
  expect(decided(pay(wallet, "R1", 500, 0, 2_000))).toBe(wallet);
  expect(wallet).toMatchObject({ repaidFen: 500, availableFen: -500 });
});

it("never books a receipt twice nor more than is owed, whatever comes between", () => {
  const anyStep = fc.record({
    receipt: fc.constantFrom("R1", "R2", "R3"),
    amount: fc.integer({ min: 1, max: 400 }),
    matured: fc.integer({ min: -300, max: 300 }),
  });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
      let wallet = owing(500);
      let nowMs = 10;
      const booked = new Map<string, number>();
      for (const { receipt, amount, matured } of steps) {
        nowMs += 1;
        const paid = pay(wallet, receipt, amount, matured, nowMs);
        if (!paid.ok) continue;
        if (paid.value === wallet) expect(booked.get(receipt)).toBe(amount);
        else {
          expect(booked.has(receipt)).toBe(false);
          booked.set(receipt, amount);
          expect(paid.value.availableFen).toBeLessThanOrEqual(0);
        }
        wallet = paid.value;
      }
      const sum = [...booked.values()].reduce((all, amount) => all + amount, 0);
      expect(wallet.repaidFen).toBe(sum);
      expect(wrongWith(wallet)).toEqual([]);
    }),
  );
});
