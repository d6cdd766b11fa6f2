import { fen } from "#core/money.ts";
import { STAFF_NOTES_MAX } from "#core/purchase/notes.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { isSameFreight } from "#core/purchase/sameFreight.ts";
import { addNote, askInvoice, issueInvoice, remind, setAddress } from "#core/purchase/wishes.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: what people wish of a purchase happens once, as long as it can. */
const lines = [aPurchaseLine("tea-1", 2, 9_900)];
const of = (changes: Partial<Purchase> = {}) =>
  aPurchase(lines, { state: "paid", paidAtMs: 1, ...changes });
const parcel = {
  ...{ id: "P1", carrier: "SF", trackingNumber: "SF0001", lines: [] },
  ...{ shippedAtMs: 1, by: "s" },
};
const pickup = { kind: "pickup", name: "n", phone: "1", code: "1", redeemed: null } as const;
const codeOf = (told: { ok: boolean; error?: { code: string } }) => told.error?.code ?? "-";
const valueOf = <T>(told: { ok: true; value: T } | { ok: false }): T => {
  if (!told.ok) throw new Error("refused");
  return told.value;
};

it("reminds once in a day of China's calendar", () => {
  const first = valueOf(remind(of(), 15 * HOUR_MS)); // 23:00 there.
  expect(first.staffNotes).toMatchObject([{ by: "buyer", text: "买家提醒发货。" }]);
  expect(codeOf(remind(first, 15 * HOUR_MS + 1))).toBe("reminded_today");
  expect(valueOf(remind(first, 16 * HOUR_MS)).staffNotes).toHaveLength(2);
  expect(codeOf(remind(of({ state: "created" }), 0))).toBe("purchase_unpaid");
  expect(codeOf(remind(of({ state: "shipped" }), 0))).toBe("purchase_closed");
  expect(codeOf(remind(of({ delivery: pickup }), 0))).toBe("purchase_closed");
});

it("notes what staff write, the same once, and always leaves room for the shop", () => {
  let now = valueOf(addNote(of(), "s1", "打电话给买家", 5));
  expect(addNote(now, "s1", "打电话给买家", 6)).toEqual({ ok: true, value: now });
  expect(valueOf(addNote(now, "s2", "打电话给买家", 6)).staffNotes).toHaveLength(2);
  for (let n = now.staffNotes.length; n < STAFF_NOTES_MAX - 10; n++) {
    now = valueOf(addNote(now, "s1", `第 ${n} 次`, n));
  }
  expect(codeOf(addNote(now, "s1", "又一次", 99))).toBe("notes_full");
  for (let day = 0; day < 20; day++) now = valueOf(remind(now, day * DAY_MS));
  expect(now.staffNotes).toHaveLength(STAFF_NOTES_MAX);
});

it("takes an invoice after payment, lets it be changed until it is issued", () => {
  const person = { kind: "person", title: "李雷", taxNumber: null, email: "a@b.cn" } as const;
  expect(codeOf(askInvoice(of({ paidAtMs: null, state: "created" }), person, 5))).toBe(
    "purchase_unpaid",
  );
  expect(codeOf(askInvoice(of({ state: "cancelled" }), person, 5))).toBe("purchase_closed");
  expect(codeOf(issueInvoice(of(), { number: "1", url: null }, 5))).toBe("invoice_not_asked");
  const asked = valueOf(askInvoice(of(), person, 5));
  expect(asked.invoice).toEqual({ ...person, askedAtMs: 5, issued: null });
  expect(askInvoice(asked, person, 6)).toEqual({ ok: true, value: asked });
  const other = { ...person, title: "李磊" };
  expect(valueOf(askInvoice(asked, other, 6)).invoice?.askedAtMs).toBe(6);
  const issued = valueOf(issueInvoice(asked, { number: "N1", url: null }, 7));
  expect(issueInvoice(issued, { number: "N1", url: null }, 8)).toEqual({ ok: true, value: issued });
  expect(codeOf(askInvoice(issued, other, 8))).toBe("invoice_issued");
  expect(askInvoice(issued, person, 8)).toEqual({ ok: true, value: issued });
});

const there = {
  ...{ name: "韩梅梅", phone: "13900001234", region: "310104", province: "上海市" },
  ...{ city: "上海市", district: "徐汇区", detail: "漕溪路 2 号" },
};
it.each<[string, Partial<Purchase>, boolean, string]>([
  ["goes elsewhere", {}, true, "-"],
  ["goes elsewhere before it is paid", { state: "created" }, true, "-"],
  ["stays when freight differs", {}, false, "address_other_freight"],
  ["stays when a parcel left", { parcels: [parcel] }, true, "address_fixed"],
  ["stays when shipped", { state: "shipped" }, true, "address_fixed"],
  ["stays when cancelled", { state: "cancelled" }, true, "address_fixed"],
  ["stays when collected", { delivery: pickup }, true, "address_fixed"],
])("%s", (_, changes, isSame, code) => {
  const purchase = of(changes);
  const told = setAddress(purchase, there, isSame);
  expect(codeOf(told)).toBe(code);
  if (told.ok) expect(told.value.delivery).toEqual({ kind: "express", address: there });
});

const weight = (firstFen: number, freeFromFen: number | null = null) => ({
  ...{ firstGrams: 100, firstFen: fen(firstFen), stepGrams: 100, stepFen: fen(100) },
  freeFromFen: freeFromFen === null ? null : fen(freeFromFen),
});
const shopWith = (elsewhere: ReturnType<typeof weight> | "refused", shanghai = weight(800)) => ({
  freight: { regions: [{ regions: ["31"], rule: shanghai }], elsewhere },
});
const noStores = { _id: "brand", rev: 1, regions: [] };
it.each([
  ["the same price", shopWith(weight(800)), noStores, true],
  ["another price", shopWith(weight(900)), noStores, false],
  ["both free", shopWith(weight(900, 1), weight(800, 1)), noStores, true],
  ["no delivery before, so no comparison", shopWith("refused"), noStores, false],
  ["no shop known", null, noStores, false],
  [
    "another store's",
    shopWith(weight(800)),
    { ...noStores, regions: [{ region: "31", storeId: "S1" }] },
    false,
  ],
])("compares the freight of addresses: %s", (_, shop, territories, isSame) => {
  expect(isSameFreight(of(), "310104", shop, territories)).toBe(isSame);
});

it("compares freight by what all pieces of a line weigh together", () => {
  const lines = [aPurchaseLine("tea-1", 4, 2_000, { weightGrams: 100 })];
  const dearer = { ...weight(800), stepFen: fen(500) };
  expect(isSameFreight(of({ lines }), "310104", shopWith(weight(800), dearer), noStores)).toBe(
    true,
  );
});
