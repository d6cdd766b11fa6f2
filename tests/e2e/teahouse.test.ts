import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transferOutflow } from "#scripts/audit/outflow.ts";
import { audit } from "#scripts/audit/run.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { promoterId } from "#scripts/teahouse/people.ts";
import { seedTeahouse, type Seeded } from "#scripts/teahouse/seed.ts";
import { done, person, staff } from "#tests/e2e/stack.ts";

/** Goal: twelve days of the shop that `npm start` opens, made through the functions, with books that balance. */
const size = { days: 12, promoters: 8, fans: 40, orders: 30 };
const nowMs = Date.parse("2026-11-22T18:00:00+08:00");
const folder = mkdtempSync(join(tmpdir(), "fenrun-teahouse-"));
const dataFolder = join(folder, "data");

let seeded: Seeded;
let stack: Stack;
beforeAll(async () => {
  seeded = await seedTeahouse(dataFolder, { seed: 2026, nowMs, size });
  stack = await startStack({ dataFolder, durability: "off", freezeAtMs: nowMs });
}, 120_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("plays without a refusal", () => {
  expect([...seeded.refused]).toEqual([]);
  expect(seeded.acts).toBeGreaterThan(90);
});

it("shows a shop window: six categories, twelve products with drawn pictures, three stores", async () => {
  const { control } = stack;
  const home = await done(control.call("catalogue", person("visitor"), { action: "home" }));
  expect(home["categories"]).toHaveLength(6);
  const list = await done(
    control.call("catalogue", person("visitor"), { action: "list", limit: 50 }),
  );
  const products = list["cards"] as { cover: string; title: string }[];
  expect(products).toHaveLength(12);
  expect(new Set(products.map(({ cover }) => cover)).size).toBe(12);
  const stores = await done(control.call("store", person("visitor"), { action: "list" }));
  expect(stores["stores"]).toHaveLength(3);
});

it("gives promoters six materials, a look of the season, notices, and pages of their own", async () => {
  const { control } = stack;
  const ask = (openid: string, event: object) =>
    done(control.call("content", person(openid), event));
  const promoter = promoterId(0);
  const { materials, advert } = await ask(promoter, { action: "materials" });
  const given = materials as { pictures: string[]; products: object[]; isForwarded: boolean }[];
  expect(given).toHaveLength(6);
  for (const { pictures, products } of given) {
    expect([pictures.length >= 3 && pictures.length <= 9, products.length > 0]).toEqual([
      true,
      true,
    ]);
  }
  expect(given.filter(({ isForwarded }) => isForwarded)).toHaveLength(4);
  expect(advert).toMatchObject({ sellerName: "杭州云隙茶业有限公司" });
  expect(await ask("visitor", { action: "theme" })).toMatchObject({ name: "秋日茶会" });
  expect(await ask(promoter, { action: "notices" })).toMatchObject({ unread: 3 });
  expect(await ask("visitor", { action: "notices" })).toMatchObject({ unread: 1 });
  const { number } = await ask(promoter, { action: "myShop" });
  expect(await ask("visitor", { action: "visit", number })).toMatchObject({
    ...{ name: "小满的茶桌", featuredBy: "promoter", look: { backgroundFrom: "own" } },
  });
});

it("has orders that went their way, and books that balance", async () => {
  const { control } = stack;
  const all = await done(control.call("purchase", staff, { action: "all", limit: 100 }));
  const states = (all["purchases"] as { state: string }[]).map(({ state }) => state);
  expect(states.length).toBeGreaterThan(5);
  expect(new Set(states).size).toBeGreaterThan(1);
  const report = await audit(adminStore(stack.url), transferOutflow(control));
  expect(report.violations).toEqual([]);
});
