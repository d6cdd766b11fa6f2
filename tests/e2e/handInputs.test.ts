import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { done, person, staff, withStack } from "#tests/e2e/stack.ts";
import { openTeaShop, saveAddress, SKU } from "#tests/e2e/teaShop.ts";

/** Goal: a hand that breaks an input in CloudBase's console breaks no page, sells nothing wrongly and pays nothing. */
const stack = withStack();
let db: ReturnType<typeof cloudbaseClient>["db"];
beforeAll(async () => {
  jest.spyOn(console, "error").mockImplementation(() => undefined); // This reader tells it, too.
  adminDatabase(stack().url); // Points the SDK at it.
  db = cloudbaseClient().db;
  await openTeaShop(stack().control, 50);
  await saveAddress(stack().control, "U");
}, 30_000);

afterAll(() => jest.restoreAllMocks());

const edit = async (collection: string, _id: string, fields: object) => {
  const _ = db.command;
  const set = Object.fromEntries(Object.entries(fields).map(([name, v]) => [name, _.set(v)]));
  const { updated } = await db.collection(collection).where({ _id }).update(set);
  expect(updated).toBe(1);
};
const ask = (name: string, event: object) => stack().control.call(name, person("U"), event);
const item = { items: [{ sku: SKU, quantity: 1 }], delivery: { kind: "express" } };
const place = (orderId: string) =>
  ask("checkout", { action: "place", orderId, ...item, expectedFen: 10_800 });
const night = async () => {
  const { result } = await stack().control.post("/control/timers/run", { name: "audit" });
  return (result as { violations: { invariant: string; id: string; text: string }[] }).violations;
};

it("sells a sound product, and says nothing about it", async () => {
  expect(await place("HANDORDER00000001")).toMatchObject({ ok: true });
  expect(await night()).toEqual([]);
});

it("does not sell a product with a broken price, shows the shop all the same, and tells staff", async () => {
  const { data } = await db.collection("products").where({ _id: "tea" }).get();
  const [{ skus }] = data as [{ skus: object[] }];
  await edit("products", "tea", { skus: [{ ...skus[0], priceFen: "1" }] });
  expect(await place("HANDORDER00000002")).toMatchObject({ ok: false });
  for (const action of ["home", "list"]) {
    expect(await ask("catalogue", { action })).toMatchObject({ ok: true });
  }
  const [found] = await night();
  expect(found).toMatchObject({ invariant: "I28", id: "products/tea" });
  expect(found?.text).toContain("skus");
});

it("is mended by saving it again", async () => {
  const shown = await done(
    stack().control.call("catalogue", staff, { action: "products", limit: 10 }),
  );
  expect(JSON.stringify(shown)).toContain("tea");
  await openTeaShop(stack().control, 1).catch(() => undefined);
  const { data } = await db.collection("products").where({ _id: "tea" }).get();
  const [known] = data as [Record<string, unknown> & { rev: number }];
  const { _id, rev, createdAtMs: _c, changedAtMs: _m, ...fields } = known;
  const skus = [
    {
      ...{ sku: SKU, values: [], priceFen: 10_000, memberFen: null, levelPrices: [] },
      ...{ weightGrams: 100, picture: null },
    },
  ];
  const product = { ...fields, productId: _id, skus, sale: { fromMs: 0, untilMs: null } };
  await done(stack().control.call("catalogue", staff, { action: "saveProduct", rev, product }));
  expect(await night()).toEqual([]);
  expect(await place("HANDORDER00000003")).toMatchObject({ ok: true });
});

it("sends nothing anywhere by a broken freight table", async () => {
  const { data } = await db.collection("shops").limit(1).get();
  const [{ _id, freight }] = data as [{ _id: string; freight: object }];
  await edit("shops", _id, { freight: { regions: [], elsewhere: { firstFen: 0 } } });
  expect(await place("HANDORDER00000004")).toMatchObject({ ok: false });
  await edit("shops", _id, { freight });
  expect(await place("HANDORDER00000005")).toMatchObject({ ok: true });
});

it("stops payouts where nobody can read the switches, and staff let them go on", async () => {
  const pause = { action: "pause", switch: "joining", reason: "一次演练" };
  const made = await stack().control.call("books", staff, pause);
  expect(made).toMatchObject({ ok: true });
  await edit("settings", "brand", { switches: "on", payout: 5 });
  const shown = await done(stack().control.call("books", staff, { action: "settings" }));
  expect(shown).toMatchObject({
    switches: { payouts: { reason: expect.stringContaining("改坏") } },
  });
  expect(shown).toMatchObject({ payout: { withoutReviewBelowFen: 0 } });
  for (const name of ["joining", "shares", "payouts"]) {
    const resume = { action: "resume", switch: name, reason: "看过了，照常" };
    expect(await stack().control.call("books", staff, resume)).toMatchObject({ ok: true });
  }
  expect(await night()).toEqual([]);
});
