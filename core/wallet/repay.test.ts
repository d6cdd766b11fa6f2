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
  repay(wallet, told(receipt, amount), termsOf(wallet, atMs, matured), atMs);
/** One person is enough, but where a test says otherwise. */
const termsOf = (
  wallet: Wallet,
  atMs: number,
  maturedFen = 0,
  twoPersonsFromFen = fen(1_000_000),
) => ({
  matured: maturedSince(wallet, atMs, maturedFen),
  twoPersonsFromFen,
});

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
  expect(repay(known, again, termsOf(known, 11), 11)).toEqual({ ok: true, value: known });
});

describe("what waits for a second person", () => {
  const record = (
    wallet: Wallet,
    [receipt, by]: readonly [string, string],
    waits: { readonly receipt: string; readonly atMs: number } | null,
    atMs: number,
  ) =>
    repay(
      wallet,
      { ...told(receipt, 300), by },
      { ...termsOf(wallet, atMs, 0, fen(100)), waits },
      atMs,
    );
  const changed = { ok: false, error: { code: "repayment_changed" } };
  const first = () => decided(record(owing(500), ["R1", "staff-1"], null, 10));

  it("is not replaced by somebody who has not seen it", () => {
    expect(record(first(), ["R2", "staff-2"], null, 11)).toEqual(changed);
    expect(record(first(), ["R2", "staff-2"], { receipt: "R1", atMs: 9 }, 11)).toEqual(changed);
    expect(record(first(), ["R2", "staff-2"], { receipt: "R3", atMs: 10 }, 11)).toEqual(changed);
    const after = decided(record(first(), ["R2", "staff-2"], { receipt: "R1", atMs: 10 }, 11));
    expect(after.debt?.repayment).toMatchObject({ receipt: "R2", by: "staff-2" });
  });

  it("is not confirmed after it was taken away or became another, but as it is now", () => {
    expect(record(owing(500), ["R1", "staff-2"], { receipt: "R1", atMs: 10 }, 11)).toEqual(changed);
    const other = decided(record(first(), ["R2", "staff-1"], { receipt: "R1", atMs: 10 }, 11));
    expect(record(other, ["R1", "staff-2"], { receipt: "R1", atMs: 10 }, 12)).toEqual(changed);
    expect(
      decided(record(other, ["R2", "staff-2"], { receipt: "R2", atMs: 11 }, 12)),
    ).toMatchObject({ repaidFen: 300 });
  });

  it("is told again, and recorded by two who did not see one another, without harm", () => {
    const known = first();
    expect(record(known, ["R1", "staff-1"], null, 11)).toEqual({ ok: true, value: known });
    expect(decided(record(known, ["R1", "staff-2"], null, 11))).toMatchObject({ repaidFen: 300 });
  });
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
  expect(repay(wallet, asked, termsOf(wallet, atMs), atMs)).toEqual({ ok: false, error });
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

describe("from the limit on, two say the same", () => {
  const LIMIT = fen(300);
  const says = (wallet: Wallet, by: string, receipt: string, amount: number, paidAtMs = 2) =>
    repay(wallet, { ...told(receipt, amount, paidAtMs), by }, termsOf(wallet, 10, 0, LIMIT), 10);

  it("books nothing before the second one, and then once", () => {
    const waiting = decided(says(owing(500), "staff-1", "R1", 300));
    expect(waiting).toMatchObject({ availableFen: -500, repaidFen: 0 });
    expect(waiting.debt?.repayment).toEqual({ ...told("R1", 300), atMs: 10 });
    expect(says(waiting, "staff-1", "R1", 300)).toEqual({ ok: true, value: waiting });
    const paid = decided(says(waiting, "staff-2", "R1", 300));
    expect(paid).toMatchObject({ availableFen: -200, repaidFen: 300 });
    expect(paid.debt).toEqual({ sinceMs: 1, reminders: 0, writeOff: null });
    expect(paid.debtHistory?.repayments).toEqual([
      { ...told("R1", 300), secondBy: "staff-2", atMs: 10 },
    ]);
    for (const by of ["staff-1", "staff-2", "staff-3"]) {
      expect(says(paid, by, "R1", 300)).toEqual({ ok: true, value: paid });
    }
    expect(wrongWith(paid)).toEqual([]);
  });

  it.each([
    ["another amount", "R1", 301, 2],
    ["another day", "R1", 300, 3],
    ["another receipt", "R2", 300, 2],
  ])("takes %s for another recording, which waits in its place", (_, receipt, amount, paidAtMs) => {
    const waiting = decided(says(owing(500), "staff-1", "R1", 300));
    const other = decided(says(waiting, "staff-2", receipt, amount, paidAtMs));
    expect(other).toMatchObject({ repaidFen: 0, debt: { repayment: { receipt, by: "staff-2" } } });
  });

  it("lets nobody do by many small ones what one large one may not", () => {
    const some = decided(says(owing(500), "staff-1", "R1", 299));
    expect(some.repaidFen).toBe(299);
    const more = decided(says(some, "staff-1", "R2", 1));
    expect(more).toMatchObject({ repaidFen: 299, debt: { repayment: { receipt: "R2" } } });
    expect(decided(says(more, "staff-2", "R2", 1)).repaidFen).toBe(300);
  });

  it("goes with a debt that earnings have filled, and counts a later debt anew", () => {
    const waiting = decided(says(owing(500), "staff-1", "R1", 300));
    const free = rolled(waiting, 11, 500);
    expect(free.debt).toBeNull();
    const again = rolled(free, 12, -400);
    expect(again.debt).not.toHaveProperty("repayment");
    expect(decided(says(again, "staff-1", "R3", 299)).repaidFen).toBe(299);
  });
});
