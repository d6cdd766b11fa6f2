import fc from "fast-check";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import { cancel, receive } from "#core/purchase/ends.ts";
import { follow } from "#core/purchase/follow.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { ship } from "#core/purchase/ship.ts";
import { aLine, among, anOrder, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: the purchase always ends where its money side says, whatever became known first and however often. */
const lines = [aPurchaseLine("tea-1", 2, 1_001), aPurchaseLine("cup-1", 1, 500)];
const amounts = {
  ...{ goodsFen: fen(1_501), tierOffFen: fen(0), reductionOffFen: fen(0), couponOffFen: fen(0) },
  ...{ freightFen: fen(99), totalFen: fen(1_600) },
};
const made = (changes: Partial<Purchase> = {}): Purchase =>
  aPurchase(lines, { amounts, ...changes });
const order = anOrder([aLine("tea-1", 1_001), aLine("cup-1", 500)], {
  freightFen: fen(99),
  totalFen: fen(1_600),
});
const payment = { transactionId: "t1", amountFen: fen(1_600), successAtMs: 50 };
const paid: Fact = priceOrder(order, payment, null, among([]));
const back = (id: string, tea: number, cup: number, freight: number): Fact => ({
  key: `refund/${id}`,
  lines: [
    { sku: "tea-1", refundFen: fen(tea) },
    { sku: "cup-1", refundFen: fen(cup) },
  ],
  freightFen: fen(freight),
});
const caseOf = (...facts: readonly Fact[]): Case =>
  facts.reduce(
    (known, fact) => {
      const next = recordFact(known, fact, 60);
      if (!next.ok) throw new Error(next.error.code);
      return next.value;
    },
    emptyCase("O1", "U1"),
  );
const around = { pickupMark: "0".repeat(64) };
const followed = (purchase: Purchase, ...facts: readonly Fact[]) =>
  follow(purchase, caseOf(...facts), around, 100);
const keys = ({ tasks }: Purchase) => tasks.map(({ key }) => key);

it("does nothing for a case that knows nothing new", () => {
  const purchase = made();
  expect(followed(purchase)).toBe(purchase);
  const before = followed(purchase, paid);
  expect(followed(before, paid)).toBe(before);
});

it("is paid when the money came: goods leave, the buyer is told, the shop's terms of now count", () => {
  const now = followed(made(), paid);
  expect(now).toMatchObject({ state: "paid", stateAtMs: 100, paidAtMs: 50 });
  expect(keys(now)).toEqual(["sell", "message/paid"]);
});

it("makes the pickup code as soon as somebody with a seal looks", () => {
  const delivery = { kind: "pickup", name: "n", phone: "1", code: null, redeemed: null } as const;
  const without = follow(made({ delivery }), caseOf(paid), { ...around, pickupMark: null }, 100);
  expect(without).toMatchObject({ state: "paid", delivery: { code: null } });
  const now = followed(without, paid);
  expect(now.delivery).toMatchObject({ code: "0000000000" });
  expect(keys(now)).toEqual(["sell", "message/paid", "message/ready"]);
  expect(followed(now, paid)).toBe(now);
});

it("gives a payment back that came after the end, whole, once, and tells staff", () => {
  const cancelled = cancel(made(), { by: "expiry", reason: "r" }, 70);
  if (!cancelled.ok) throw new Error();
  const now = followed({ ...cancelled.value, tasks: [] }, paid);
  expect(now).toMatchObject({ state: "cancelled", paidAtMs: 50, staffNotes: [{ by: "shop" }] });
  expect(now.tasks).toMatchObject([
    {
      ...{ key: "refund/late", kind: "refund", id: "O1-late", freightFen: 99, by: "shop" },
      lines: [
        { sku: "tea-1", refundFen: 1_001 },
        { sku: "cup-1", refundFen: 500 },
      ],
    },
  ]);
  const after = followed({ ...now, tasks: [] }, paid, back("O1-late", 1_001, 500, 99));
  expect(after.tasks).toEqual([]);
  expect(after.state).toBe("cancelled");
});

it("asks back of a late payment only what has not gone back yet", () => {
  const cancelled = cancel(made(), { by: "expiry", reason: "r" }, 70);
  if (!cancelled.ok) throw new Error();
  const some = followed({ ...cancelled.value, tasks: [] }, paid, back("R1", 1_001, 100, 99));
  expect(some.tasks).toMatchObject([{ lines: [{ sku: "cup-1", refundFen: 400 }], freightFen: 0 }]);
  const all = followed({ ...cancelled.value, tasks: [] }, paid, back("R1", 1_001, 500, 99));
  expect(keys(all)).toEqual([]);
});

it("closes when all money went back, and what had not left can be sold again", () => {
  const closed = followed(made(), paid, back("R1", 1_001, 500, 99));
  expect(closed.state).toBe("closed");
  expect(closed.tasks.at(-2)).toMatchObject({
    ...{ key: "restock/all", kind: "restock" },
    lines: [
      { sku: "tea-1", quantity: 2 },
      { sku: "cup-1", quantity: 1 },
    ],
  });
  expect(closed.tasks.at(-1)).toMatchObject({ moment: "refunded", about: "O1" });
  expect(followed(closed, paid, back("R1", 1_001, 500, 99))).toBe(closed);
  expect(followed(made(), paid, back("R1", 1_001, 500, 98)).state).toBe("paid");
});

it("puts nothing back into stock that was collected before its money went back", () => {
  const delivery = { kind: "pickup", name: "n", phone: "1", code: "1", redeemed: null } as const;
  const redeemed = { atMs: 90, by: "staff-1" };
  const before = followed(made({ delivery: { ...delivery, redeemed } }), paid);
  const closed = followed({ ...before, state: "received" }, paid, back("R1", 1_001, 500, 99));
  expect(closed.state).toBe("closed");
  expect(keys(closed)).not.toContain("restock/all");
});

it("tells of a refund once that went out again under another number and gave all back", () => {
  const one = {
    ...{ id: "A1", kind: "refund", state: "refunding", refundIds: ["A1", "A1-2"], freightFen: 99 },
    lines: [
      { line: 0, sku: "tea-1", quantity: 2, refundFen: 1_001, unshipped: 2, againSku: null },
      { line: 1, sku: "cup-1", quantity: 1, refundFen: 500, unshipped: 1, againSku: null },
    ],
    ...{ dueAtMs: null, arrivedAtMs: null, isLate: false, notes: [] },
  } as object as AfterSales;
  const before = { ...followed(made(), paid), tasks: [], afterSales: [one] };
  const ended: Fact = { key: "refund-ended/A1", state: "closed" };
  const now = followed(before, paid, ended, back("A1-2", 1_001, 500, 99));
  expect(now).toMatchObject({ state: "closed", afterSales: [{ state: "done" }] });
  const told = now.tasks.filter((task) => task.kind === "message" && task.moment === "refunded");
  expect(told.map(({ key }) => key)).toEqual(["message/A1/refunded"]);
  expect(keys(now)).not.toContain("restock/all");
});

it("does not put back into stock what was shipped", () => {
  const parcel = { id: "P1", carrier: "SF", trackingNumber: "SF0001" };
  const half = [{ line: 0, quantity: 1 }];
  const shipped = ship(followed(made(), paid), { ...parcel, lines: half }, { by: "s", nowMs: 80 });
  if (!shipped.ok) throw new Error();
  const closed = followed(shipped.value, paid, back("R1", 1_001, 500, 99));
  expect(closed.tasks.find(({ kind }) => kind === "restock")).toMatchObject({
    lines: [
      { sku: "tea-1", quantity: 1 },
      { sku: "cup-1", quantity: 1 },
    ],
  });
});

it("is received when the case says so, once it was shipped", () => {
  const received: Fact = { key: "received", receivedAtMs: 90 };
  expect(followed(made(), paid, received).state).toBe("paid");
  const parcel = { id: "P1", carrier: "SF", trackingNumber: "SF0001", lines: null };
  const shipped = ship(followed(made(), paid), parcel, { by: "s", nowMs: 80 });
  if (!shipped.ok) throw new Error();
  const now = followed(shipped.value, paid, received);
  expect(now).toMatchObject({ state: "received", receivedAtMs: 90 });
  expect(keys(now).filter((key) => key === "receive")).toEqual([]); // The case knows it.
  const own = receive(shipped.value, 85, 86);
  expect(own.ok && keys(own.value)).toContain("receive");
});

it("ends the same, whatever became known first and however often it was followed", () => {
  const facts: readonly Fact[] = [
    paid,
    back("R1", 500, 100, 0),
    back("R2", 501, 400, 99),
    { key: "payment-asked", channel: "wechat", expiresAtMs: 9 },
  ];
  const orders = fc.shuffledSubarray([...facts.keys()], { minLength: facts.length });
  const told = fc.tuple(
    orders,
    fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(told, ([order, looks, isCancelled]) => {
      const cancelled = cancel(made(), { by: "buyer", reason: "r" }, 70);
      let purchase = isCancelled && cancelled.ok ? cancelled.value : made();
      const known: Fact[] = [];
      for (const [n, index] of order.entries()) {
        known.push(facts[index]!);
        if (looks[n]) purchase = followed(purchase, ...known);
      }
      purchase = followed(purchase, ...known);
      expect(followed(purchase, ...known)).toBe(purchase);
      expect(purchase.state).toBe(isCancelled ? "cancelled" : "closed");
      expect(purchase.paidAtMs).toBe(50);
      if (!isCancelled) {
        expect(new Set(keys(purchase))).toEqual(
          new Set(["sell", "message/paid", "restock/all", "message/refunded"]),
        );
      }
      expect(new Set(keys(purchase)).size).toBe(purchase.tasks.length);
    }),
  );
});
