import fc from "fast-check";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import { leftToShip, shippedPieces } from "#core/purchase/pieces.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { correctParcel, type NewParcel, ship } from "#core/purchase/ship.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: parcels hold what was bought, never more, whatever is told how often. */
const lines = [aPurchaseLine("tea-1", 3, 300), aPurchaseLine("cup-1", 1, 100, { gift: true })];
const paid = (changes: Partial<Purchase> = {}): Purchase =>
  aPurchase(lines, { state: "paid", paidAtMs: 1, dueAtMs: null, ...changes });
const by = { by: "staff-1", nowMs: 1_000 };
const parcel = (id: string, ...pieces: [number, number][]): NewParcel => ({
  ...{ id, carrier: "SF", trackingNumber: `SF-${id}-0001` },
  lines: pieces.length === 0 ? null : pieces.map(([line, quantity]) => ({ line, quantity })),
});
const done = (purchase: Purchase, one: NewParcel): Purchase => {
  const shipped = ship(purchase, one, by);
  if (!shipped.ok) throw new Error(shipped.error.code);
  return shipped.value;
};
const refund = (state: AfterSales["state"], quantity: number, unshipped: number) =>
  ({
    ...{ id: "A1", kind: "refund", state, dueAtMs: null, isLate: false },
    lines: [{ line: 0, sku: "tea-1", quantity, refundFen: 100, unshipped, againSku: null }],
  }) as object as AfterSales;

it("ships in parts, and is shipped with the last piece", () => {
  const first = done(paid(), parcel("P1", [0, 2]));
  expect(first).toMatchObject({ state: "paid", stateAtMs: 0 });
  expect(leftToShip(first)).toEqual([1, 1]);
  const second = done(first, parcel("P2"));
  expect(second).toMatchObject({ state: "shipped", stateAtMs: 1_000 });
  expect(second.parcels[1]?.lines).toEqual([
    { line: 0, quantity: 1 },
    { line: 1, quantity: 1 },
  ]);
  expect(second.tasks.map(({ key }) => key)).toEqual([
    ...["tellShipping/P1", "message/shipped/P1", "tellShipping/P2", "message/shipped/P2"],
  ]);
});

it("takes the same parcel once, and another one under its id never", () => {
  const first = done(paid(), parcel("P1", [0, 1], [0, 1]));
  expect(first.parcels[0]?.lines).toEqual([{ line: 0, quantity: 2 }]);
  expect(done(first, parcel("P1", [0, 2]))).toBe(first);
  expect(done(first, parcel("P1"))).toBe(first);
  const taken = { ok: false, error: { code: "parcel_id_taken" } };
  expect(ship(first, parcel("P1", [0, 1]), by)).toEqual(taken);
  expect(ship(first, { ...parcel("P1"), carrier: "YTO" }, by)).toEqual(taken);
});

it.each<[string, Purchase, NewParcel, object]>([
  ["more than bought", paid(), parcel("P1", [0, 4]), { code: "ship_exceeds", left: [3, 1] }],
  ["more in two rows", paid(), parcel("P1", [0, 2], [0, 2]), { code: "ship_exceeds" }],
  ["a line that is not there", paid(), parcel("P1", [2, 1]), { code: "ship_exceeds" }],
  ["unpaid", aPurchase(lines), parcel("P1"), { code: "purchase_step_not_allowed" }],
  [
    "what is to be collected",
    paid({ delivery: { kind: "pickup", name: "n", phone: "1", code: "1", redeemed: null } }),
    parcel("P1"),
    { code: "is_pickup" },
  ],
  [
    "what a refund is asked for",
    paid({ afterSales: [refund("asked", 1, 0)] }),
    parcel("P1", [0, 3]),
    { code: "ship_exceeds", left: [2, 1], afterSalesId: "A1" },
  ],
  [
    "what is being refunded",
    paid({ afterSales: [refund("refunding", 1, 1)] }),
    parcel("P1", [0, 3]),
    { code: "ship_exceeds", left: [2, 1], afterSalesId: "A1" },
  ],
  [
    "what was paid back before it left",
    paid({ afterSales: [refund("done", 3, 3)] }),
    parcel("P1", [0, 1]),
    { code: "ship_exceeds", left: [0, 1], afterSalesId: null },
  ],
  [
    "a 16th parcel",
    paid({
      parcels: Array.from({ length: 15 }, (_, n) => ({
        ...done(paid(), parcel("X")).parcels[0]!,
        id: `${n}`,
        lines: [],
      })),
    }),
    parcel("P1"),
    { code: "parcels_full", parcelsMax: 15 },
  ],
])("never ships %s", (_, purchase, one, error) => {
  expect(ship(purchase, one, by)).toMatchObject({ ok: false, error });
});

it("waits with the end of shipping while a refund is only asked for", () => {
  const asked = paid({ afterSales: [refund("asked", 1, 0)] });
  expect(done(asked, parcel("P1")).state).toBe("paid");
  const refused = paid({ afterSales: [refund("refused", 1, 0)] });
  expect(done(refused, parcel("P1")).state).toBe("shipped");
});

it("waits with the end of shipping until a refund has succeeded, since it may come to nothing", () => {
  const refunding = paid({ afterSales: [refund("refunding", 1, 1)] });
  expect(done(refunding, parcel("P1")).state).toBe("paid");
  const paidBack = paid({ afterSales: [refund("done", 1, 1)] });
  expect(done(paidBack, parcel("P1")).state).toBe("shipped");
  // WeChat closed it and it is asked for again: its piece waits, and no other.
  expect(leftToShip(paid({ afterSales: [refund("asked", 1, 1)] }))).toEqual([2, 1]);
});

it("puts a number right once for each order, with a note, and tells WeChat", () => {
  const shipped = done(paid(), parcel("P1"));
  const right = { id: "P1", carrier: "YTO", trackingNumber: "YT-0001" };
  const corrected = correctParcel(shipped, right, by);
  expect(corrected).toMatchObject({
    ok: true,
    value: {
      parcels: [{ ...right, corrected: { atMs: 1_000, by: "staff-1" } }],
      staffNotes: [
        { by: "staff-1", text: "快递单号更正：顺丰速运 SF-P1-0001 改为 圆通速递 YT-0001" },
      ],
    },
  });
  if (!corrected.ok) return;
  expect(corrected.value.tasks.at(-1)?.key).toBe("tellShipping/P1/corrected");
  expect(correctParcel(corrected.value, right, by)).toEqual({ ok: true, value: corrected.value });
  const twice = correctParcel(corrected.value, { ...right, trackingNumber: "YT-0002" }, by);
  expect(twice).toEqual({ ok: false, error: { code: "parcel_corrected" } });
  expect(correctParcel(shipped, { ...right, id: "P9" }, by)).toMatchObject({ ok: false });
  // The call that made the parcel may be repeated still.
  expect(ship(corrected.value, parcel("P1"), by)).toEqual({ ok: true, value: corrected.value });
});

it("never ships more than was bought, in any order of any parcels", () => {
  const piece = fc.record({ line: fc.nat(3), quantity: fc.integer({ min: 1, max: 4 }) });
  const parcels = fc.array(
    fc.record({
      id: fc.constantFrom("P1", "P2", "P3", "P4"),
      lines: fc.option(fc.array(piece, { maxLength: 3 })),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(parcels, (asked) => {
      let now = paid();
      for (const { id, lines: wanted } of asked) {
        const shipped = ship(now, { ...parcel(id), lines: wanted }, by);
        if (shipped.ok) now = shipped.value;
      }
      const shipped = shippedPieces(now);
      expect(lines.every(({ quantity }, line) => (shipped[line] ?? 0) <= quantity)).toBe(true);
      const isAll = lines.every(({ quantity }, line) => shipped[line] === quantity);
      expect(now.state).toBe(isAll ? "shipped" : "paid");
      expect(new Set(now.parcels.map(({ id }) => id)).size).toBe(now.parcels.length);
    }),
  );
});
