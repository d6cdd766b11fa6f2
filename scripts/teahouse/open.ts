import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import type { Control, FunctionReply } from "#scripts/stack/control.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { DAY_MS } from "#core/time.ts";
import { GOODS } from "./goods.ts";
import { STORES } from "./places.ts";
import { CAMPAIGNS, type PictureOf, productOf, shopOf, stockOf } from "./shop.ts";
import { THREE_MONTHS } from "./story.ts";

const PICTURES = "examples/teahouse/pictures";
/** One distance only: what may be run in China without further advice. */
const PLAN = {
  id: "yunxi",
  rates: [{ distance: 1, rateBp: 1_000 }],
  overrides: [
    { distance: 1, category: "dark", rateBp: 600 },
    { distance: 1, category: "ware", rateBp: 800 },
  ],
  programme: {
    seller: { name: "杭州云隙茶业有限公司", licence: "91330100MA2EXAMPLE", agreement: "2026-1" },
  },
};

/** What a function is asked. */
export type Request = { readonly action: string; readonly [field: string]: unknown };

/** A reply that must not be a refusal. */
export function accepted(reply: FunctionReply, what: string): Record<string, unknown> {
  if (reply.ok) return reply.data as Record<string, unknown>;
  throw new Error(`${what}: ${JSON.stringify(reply.error)}`);
}

/**
 * The brand opens its shop: everything that staff do before the first customer comes, as staff would do it. Answers
 * where the drawings lie.
 */
export async function openTeahouse(
  control: Control,
  url: string,
  startMs: number,
): Promise<PictureOf> {
  const asStaff = async (name: string, event: Request) =>
    accepted(await control.call(name, { uid: DEMO_STAFF }, event), `${name}.${event.action}`);
  const pictureOf = await upload(url);
  await asStaff("commission", { action: "publishPlan", plan: PLAN, acknowledges: "all" });
  const shop = shopOf(pictureOf, startMs);
  // Banners lead to products, and products stand in categories: so the shop is saved before and after them.
  await asStaff("catalogue", { action: "saveShop", rev: 0, shop: { ...shop, banners: [] } });
  const products = GOODS.map((good, index) => productOf(good, index + 1, pictureOf, startMs));
  for (const product of products) {
    const alone = { ...product, gifts: [], related: [] };
    await asStaff("catalogue", { action: "saveProduct", rev: 0, product: alone });
  }
  // What goes along with a product must be there first.
  for (const product of products) {
    await asStaff("catalogue", { action: "saveProduct", rev: 1, product });
  }
  await asStaff("catalogue", { action: "saveShop", rev: 1, shop });
  for (const { regions, minutes, ...store } of STORES) {
    const [fromMinute, untilMinute] = minutes;
    const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute, untilMinute }];
    const { id: storeId, ...place } = store;
    const rest = { hours, picture: null, picksUp: true };
    await asStaff("store", { action: "save", rev: 0, storeId, ...place, ...rest });
    await asStaff("store", { action: "setRegions", storeId, regions });
  }
  for (const place of ["", ...STORES.map(({ id }) => id)]) {
    const lines = stockOf(place);
    const key = `opening-${place === "" ? "warehouse" : place}`;
    await asStaff("stock", { action: "receive", key, place, lines, note: "开业备货" });
  }
  for (const { sku, quantity } of stockOf("")) {
    const lowAt = Math.ceil(quantity * 0.78);
    await asStaff("stock", { action: "setLowAt", sku, place: "", lowAt });
  }
  for (const { id: campaignId, ...campaign } of CAMPAIGNS) {
    const span = { takeFromMs: startMs, takeUntilMs: startMs + (THREE_MONTHS.days + 300) * DAY_MS };
    await asStaff("checkout", { action: "saveCampaign", campaignId, ...campaign, ...span });
  }
  return pictureOf;
}

/** Puts the drawings into the storage of a running cloudbase-local. */
async function upload(url: string): Promise<PictureOf> {
  adminStore(url); // Points the SDK at it.
  const { app } = cloudbaseClient();
  const ids = new Map<string, string>();
  for (const file of readdirSync(PICTURES)) {
    const fileContent = readFileSync(join(PICTURES, file));
    const { fileID } = await app.uploadFile({ cloudPath: `shop/${file}`, fileContent });
    ids.set(basename(file, ".svg"), fileID);
  }
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`there is no drawing of ${name}`);
    return id;
  };
}
