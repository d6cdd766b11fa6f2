import { nobody, person } from "#adapters/memory/deps.ts";
import { codeOf, soldShop } from "#functions/books/testing/soldShop.ts";
import { DAY_MS, GUARD_BAND_MS, MINUTE_MS } from "#core/time.ts";
import { writtenBesideLog } from "#tests/staffCost.ts";

/** Goal: staff can stop an order's commission, and only staff can let it go. */
const DUE_MS = 15 * DAY_MS;
const hold = { holdId: "h1", reason: "after_sales", note: "wants to return it" };
const end = { holdId: "h1" };
const available = (shop: ReturnType<typeof soldShop>) =>
  ["C", "B", "A"].map((id) => shop.wallet(id)?.availableFen ?? 0);

async function frozen() {
  const shop = soldShop();
  await shop.pay();
  await shop.receive();
  return shop;
}

it("pays nobody before the hold ends, and everybody just past the guard band after it", async () => {
  const shop = await frozen();
  shop.wait(DAY_MS);
  expect(await shop.staff.order("hold", hold)).toEqual({
    ok: true,
    data: { openHolds: 1, heldFen: 2_080, finalFen: 0 },
  });
  shop.wait(100 * DAY_MS);
  await shop.settle();
  expect(available(shop)).toEqual([0, 0, 0]);
  expect(await shop.by("C")("show")).toMatchObject({ data: { pendingFen: 1_200 } });
  expect(await shop.second.order("endHold", end)).toEqual({
    ok: true,
    data: { openHolds: 0, heldFen: 0, finalFen: 0 },
  });
  shop.wait(GUARD_BAND_MS + MINUTE_MS);
  await shop.settle();
  expect(available(shop)).toEqual([1_200, 550, 330]);
  expect(shop.wrong()).toEqual([]);
});

it("changes nothing for an order that has matured, and says so", async () => {
  const shop = await frozen();
  shop.wait(DUE_MS);
  expect(await shop.staff.order("hold", hold)).toMatchObject({
    data: { openHolds: 1, heldFen: 0, finalFen: 2_080 },
  });
  await shop.settle();
  expect(available(shop)).toEqual([1_200, 550, 330]);
});

it("answers repetitions alike, and writes once", async () => {
  const shop = await frozen();
  const written = writtenBesideLog(shop.memory);
  const replies = await Promise.all([1, 2, 3].map(() => shop.staff.order("hold", hold)));
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  for (const _ of [1, 2, 3]) await shop.second.order("endHold", end);
  expect(writtenBesideLog(shop.memory) - written).toBe(2);
});

it("takes a complaint's money back while it holds the rest", async () => {
  const shop = await frozen();
  shop.wait(DAY_MS);
  const complaint = { complaintId: "c1", note: "broken" };
  expect(await shop.staff.order("recordComplaint", complaint)).toMatchObject({
    data: { heldFen: 2_080 },
  });
  await shop.refund("r1", { tea: 5_000 }, { source: "complaint" });
  shop.wait(DUE_MS);
  await shop.settle();
  expect(available(shop)).toEqual([0, 0, 0]);
  expect(await shop.staff.order("show")).toMatchObject({
    data: {
      holds: [{ holdId: "c1", reason: "complaint", note: "broken", ended: null }],
      refunds: [{ refundId: "r1", state: "succeeded", source: "complaint", goodsFen: 5_000 }],
    },
  });
  await shop.staff.order("endHold", { holdId: "c1" });
  shop.wait(GUARD_BAND_MS + MINUTE_MS);
  await shop.settle();
  expect(available(shop)).toEqual([700, 300, 180]);
});

it("keeps a fraud's commission for good only by a fact, and deletes nothing", async () => {
  const shop = await frozen();
  const suspicion = { holdId: "s1", reason: "suspicion", note: "one address, ten buyers" };
  await shop.staff.order("hold", suspicion);
  await shop.refund("cb1", { tea: 10_000, cup: 1_000 }, { source: "chargeback" });
  await shop.staff.order("endHold", { holdId: "s1" });
  shop.wait(2 * DUE_MS);
  await shop.settle();
  expect(available(shop)).toEqual([0, 0, 0]);
  const known = shop.memory.documents.cases.get(shop.orderId);
  expect(known?.facts.map(({ key }) => key)).toEqual([
    "paid",
    "received",
    "hold/s1",
    "refund/cb1",
    "hold-ended/s1",
  ]);
  expect(shop.wrong()).toEqual([]);
});

it.each<[string, string, object, string]>([
  ["an unknown order", "hold", { ...hold, orderId: "O9" }, "order_unknown"],
  [
    "a complaint about one",
    "recordComplaint",
    { complaintId: "c", note: "n", orderId: "O9" },
    "order_unknown",
  ],
  ["the end of a hold that nobody made", "endHold", { holdId: "h9" }, "hold_unknown"],
  ["another reason under a known id", "hold", { ...hold, reason: "complaint" }, "fact_conflict"],
  ["a reason that is none", "hold", { ...hold, holdId: "h2", reason: "mood" }, "request_invalid"],
  ["a hold without a note", "hold", { ...hold, holdId: "h2", note: " " }, "request_invalid"],
])("refuses %s", async (_, action, fields, code) => {
  const shop = await frozen();
  await shop.staff.order("hold", hold);
  expect(await codeOf(shop.staff.order(action, fields))).toBe(code);
});

it("refuses the 21st hold of an order", async () => {
  const shop = await frozen();
  for (let n = 1; n <= 20; n++) await shop.staff.order("hold", { ...hold, holdId: `h${n}` });
  const more = shop.staff.order("hold", { ...hold, holdId: "h21" });
  expect(await more).toMatchObject({ error: { code: "holds_full", holdsMax: 20 } });
});

it.each(["hold", "endHold", "recordComplaint"])("lets nobody but staff %s", async (action) => {
  const shop = await frozen();
  for (const caller of [person("C"), person("U1"), nobody]) {
    expect(await codeOf(shop.call(caller).order(action, hold))).toBe("staff_required");
  }
});
