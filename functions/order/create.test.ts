import { memoryDeps, person } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { fen } from "#core/money.ts";
import { cartText } from "#core/order/place.ts";
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
  const cart = { orderId: "order1", lines: [aLine("tea", 10_000)], freightFen: fen(0) };
  const create = (buyerId: string, changes: object = {}) => {
    const seal = deps.seal.mark("cart", cartText(buyerId, cart, expiresAtMs));
    const main = serve({ ...deps, caller: () => person(buyerId) }, actions);
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
