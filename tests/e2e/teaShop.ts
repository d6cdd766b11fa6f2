import type { Control } from "#scripts/stack/control.ts";
import { done, person, staff, START_MS } from "#tests/e2e/stack.ts";

/** A shop with one tea at 100.00 and 8.00 for sending it, for stories about orders. */
export const SKU = "tea-50";

export async function openTeaShop(control: Control, pieces: number): Promise<void> {
  const product = {
    ...{ productId: "tea", title: "一种茶", subtitle: "", description: "", pictures: [] },
    ...{ detailPictures: [], categories: [], kind: "goods", specs: [], priceFixed: false },
    ...{ limit: null, gifts: [], related: [], rank: 1 },
    sale: { fromMs: START_MS, untilMs: null },
    skus: [
      {
        ...{ sku: SKU, values: [], priceFen: 10_000, memberFen: null, levelPrices: [] },
        ...{ weightGrams: 100, picture: null },
      },
    ],
  };
  await done(control.call("catalogue", staff, { action: "saveProduct", rev: 0, product }));
  const rule = {
    firstGrams: 1_000,
    firstFen: 800,
    stepGrams: 1_000,
    stepFen: 200,
    freeFromFen: null,
  };
  const shop = {
    ...{ name: "茶店", logo: null, banners: [], categories: [], reductions: [] },
    ...{ freight: { regions: [], elsewhere: rule }, contacts: { accounts: [], phone: null } },
    ...{ afterSalesDays: 15, receiveDays: 10 },
  };
  await done(control.call("catalogue", staff, { action: "saveShop", rev: 0, shop }));
  await receiveTea(control, "first-delivery", pieces);
}

export async function receiveTea(control: Control, key: string, quantity: number): Promise<void> {
  const lines = [{ sku: SKU, quantity }];
  await done(
    control.call("stock", staff, { action: "receive", key, place: "", lines, note: "补货" }),
  );
}

export async function saveAddress(control: Control, openid: string): Promise<void> {
  const address = {
    ...{ id: "home", name: "王晓雯", phone: "13900000000", region: "330106", isDefault: true },
    ...{ province: "浙江省", city: "杭州市", district: "西湖区", detail: "文三路 1 号" },
  };
  await done(control.call("checkout", person(openid), { action: "saveAddress", address }));
}
