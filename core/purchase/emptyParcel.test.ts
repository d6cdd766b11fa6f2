import { ship } from "#core/purchase/ship.ts";
import { aParcel, boughtGoods, boughtLine } from "#core/purchase/testing/boughtGoods.ts";

const doer = { by: "staff", nowMs: 5 };
const told = { id: "p9", carrier: "SF", trackingNumber: "SF0009" };

it.each([
  ["that names no line", [], []],
  ["of all that is left, when nothing is", null, [aParcel([2])]],
])("no parcel leaves %s", (_, lines, parcels) => {
  const purchase = boughtGoods([boughtLine("tea-1", 2, 100)], 0, { parcels });
  const shipped = ship(purchase, { ...told, lines }, doer);
  expect(shipped).toMatchObject({ ok: false, error: { code: "ship_exceeds" } });
});
