import { memoryDeps, person } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { fen } from "#core/money.ts";
import { type Cart, cartText } from "#core/order/place.ts";
import { sealedText } from "#core/plan/published.ts";
import { DAY_MS } from "#core/time.ts";
import { actions } from "#functions/order/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { aLine, aPlan, aPromoter } from "#tests/fixtures.ts";

const NOW_MS = Date.parse("2026-03-10T12:00:00+08:00");

/** The promoters P and, introduced by him, Q; U opened P's code first and then Q's. */
function aShop() {
  const memory = emptyMemory();
  const deps = memoryDeps({ memory, nowMs: () => NOW_MS, caller: () => person("U") });
  const { promoters, fans, calendars, plans } = memory.documents;
  const plan = aPlan();
  const published = {
    ...{ _id: "p1@1", plan, version: 1, publishedAtMs: 0, publishedBy: "staff" },
    lint: { pack: plan.pack, findings: [], declaration: plan.declaration },
  };
  plans.set("p1@1", {
    ...published,
    rev: 1,
    seal: deps.seal.mark("plan", sealedText(published)),
  });
  const versions = [{ planId: "p1", version: 1, fromMs: 0 }];
  calendars.set("plans", { _id: "plans", rev: 1, versions });
  promoters.set("P", aPromoter("P", { number: 1 }));
  promoters.set("Q", aPromoter("Q", { number: 2, introducerIds: ["P"] }));
  const touch = (promoterNumber: number, daysAgo: number) => ({
    ...{ promoterNumber, channel: 0, campaign: 0, atMs: NOW_MS - daysAgo * DAY_MS },
  });
  fans.set("U", { _id: "U", rev: 1, base: null, touches: [touch(1, 30), touch(2, 1)] });
  fans.set("Q", { _id: "Q", rev: 1, base: null, touches: [touch(1, 1)] });
  const expiresAtMs = NOW_MS + DAY_MS;
  const lines = [aLine("tea", 10_000)];
  const plain: Cart = { orderId: "order1", lines, freightFen: fen(0) };
  const create = (buyerId: string, changes: object = {}, cart = plain) => {
    const seal = deps.seal.mark("cart", cartText(buyerId, cart, expiresAtMs));
    const main = serve("order", { ...deps, caller: () => person(buyerId) }, actions);
    return main({ action: "create", ...cart, expiresAtMs, seal, ...changes });
  };
  return { create, order: () => memory.documents.orders.get("order1") };
}

it("gives an order the chain of whoever's fan the buyer is now", async () => {
  const { create, order } = aShop();
  expect(await create("U")).toEqual({ ok: true, data: { orderId: "order1", totalFen: 10_000 } });
  expect(order()).toMatchObject({
    ...{ chain: ["Q", "P"], selfPurchase: false },
    evidence: { promoterId: "Q" },
  });
});

it("lets a promoter head his own order, whoever's code he has opened", async () => {
  const { create, order } = aShop();
  await create("Q");
  expect(order()).toMatchObject({ chain: ["Q", "P"], selfPurchase: true, evidence: null });
});

it.each<[string, object]>([
  ["a price", { lines: [aLine("tea", 1)] }],
  ["the freight", { freightFen: 1 }],
  ["its number", { orderId: "order2" }],
  ["its end", { expiresAtMs: NOW_MS + 2 * DAY_MS }],
])("makes no order of a cart in which the buyer changed %s", async (_, changes) => {
  const { create, order } = aShop();
  expect(await create("U", changes)).toMatchObject({ ok: false, error: { code: "cart_forged" } });
  expect(order()).toBeUndefined();
});

const SALE = { customerGroup: "vip", region: "330106", store: "S1", storeStaff: "W" };
const SUPPLIED: Cart = {
  ...{ orderId: "order1", freightFen: fen(0), ...SALE },
  lines: [aLine("tea", 10_000, { supplier: "V", supplyFen: fen(6_000) })],
};

it("keeps what the shop knows of a sale", async () => {
  const { create, order } = aShop();
  expect(await create("U", {}, SUPPLIED)).toMatchObject({ ok: true });
  expect(order()).toMatchObject({ ...SALE, lines: SUPPLIED.lines });
});

it.each<[string, object]>([
  ["the group that he belongs to", { customerGroup: "staff" }],
  ["the region", { region: "330100" }],
  ["the store", { store: "S2" }],
  ["who served him", { storeStaff: "X" }],
  ["no group in place of his", { customerGroup: undefined }],
  ["no region", { region: undefined }],
  ["no store", { store: undefined }],
  ["nobody who served him", { storeStaff: undefined }],
  ["the supplier", { lines: [aLine("tea", 10_000, { supplier: "X", supplyFen: fen(6_000) })] }],
  ["the supply price", { lines: [aLine("tea", 10_000, { supplier: "V", supplyFen: fen(9_000) })] }],
  ["the brand as the supplier", { lines: [aLine("tea", 10_000)] }],
])("makes no order of a cart into which the buyer wrote %s", async (_, changes) => {
  const { create, order } = aShop();
  const forged = { ok: false, error: { code: "cart_forged" } };
  expect(await create("U", changes, SUPPLIED)).toMatchObject(forged);
  expect(order()).toBeUndefined();
});

it.each<[string, object]>([
  ...Object.entries(SALE).map(([name, value]): [string, object] => [name, { [name]: value }]),
  ["supplier", { lines: [aLine("tea", 10_000, { supplier: "V", supplyFen: fen(6_000) })] }],
])("makes no order of a plain cart to which the buyer added a %s", async (_, changes) => {
  const { create, order } = aShop();
  const forged = { ok: false, error: { code: "cart_forged" } };
  expect(await create("U", changes)).toMatchObject(forged);
  expect(order()).toBeUndefined();
});

it.each<[string, object]>([
  ["a supplier without a supply price", { lines: [{ ...aLine("tea", 1), supplier: "V" }] }],
  ["a supply price without a supplier", { lines: [{ ...aLine("tea", 1), supplyFen: 1 }] }],
  ["a region that is no code", { region: "33010" }],
])("takes no cart with %s", async (_, changes) => {
  const { create } = aShop();
  const refused = { ok: false, error: { code: "request_invalid" } };
  expect(await create("U", changes)).toMatchObject(refused);
});

it("takes a repetition as the same order, but not one to another address", async () => {
  const { create } = aShop();
  const made = await create("U", {}, SUPPLIED);
  expect(await create("U", {}, SUPPLIED)).toEqual(made);
  const elsewhere = await create("U", {}, { ...SUPPLIED, region: "330102" });
  expect(elsewhere).toMatchObject({ ok: false, error: { code: "order_id_taken" } });
});

it("seals a cart without them as it always did, so that shops need change nothing", () => {
  const cart = { orderId: "order1", lines: [aLine("tea", 10_000)], freightFen: fen(0) };
  expect(cartText("U", cart, 5)).toBe(
    '{"buyerId":"U","expiresAtMs":5,"freightFen":0,"lines":[' +
      '{"category":null,"gift":false,"paidFen":10000,"quantity":1,"sku":"tea"}' +
      '],"orderId":"order1"}',
  );
});
