import { adminDatabase } from "#scripts/stack/database.ts";
import { fen } from "#core/money.ts";
import { emptyStock } from "#core/stock/change.ts";
import { aProduct, aPromoter, aSku } from "#tests/fixtures.ts";

const KINDS = ["龙井", "普洱", "铁观音", "碧螺春", "白毫银针", "正山小种"];
const CATEGORIES = ["green", "black", "white", "oolong", "ware"];
const SIZES = ["50g", "100g", "250g"];
/** So many documents are written at once. */
const TOGETHER = 8;

/** The buyers of the bench: every third a promoter of a level. */
export const buyerOf = (n: number): string => `bench-buyer-${n % BUYERS}`;
const BUYERS = 20;

/** Products of three SKUs each, all but every tenth in the warehouse, and the buyers. */
export async function seedCatalogue(url: string, products: number): Promise<void> {
  const { store } = adminDatabase(url);
  const nowMs = Date.now();
  const queue = Array.from({ length: products }, (_, n) => n).values();
  const maker = async () => {
    for (const n of queue) {
      const id = `p${String(n).padStart(5, "0")}`;
      const priceFen = 5_000 + ((n * 37) % 20_000);
      const skus = SIZES.map((size, at) =>
        aSku(`${id}-${size}`, {
          ...{ values: [size], priceFen: fen(priceFen * (at + 1)) },
          memberFen: n % 2 === 0 ? fen((priceFen - 500) * (at + 1)) : null,
        }),
      );
      await store.create(
        "products",
        aProduct(id, {
          title: `${KINDS[n % KINDS.length] ?? ""} ${n}`,
          ...{ subtitle: "明前头采，一芽一叶", description: "茶".repeat(800), rank: n },
          pictures: [1, 2, 3].map((picture) => `cloud://bench/${id}/${picture}.png`),
          ...{ categories: [CATEGORIES[n % CATEGORIES.length] ?? ""], skus },
          specs: [{ name: "重量", values: SIZES }],
          ...{ createdAtMs: nowMs - n, changedAtMs: nowMs - 3_600_000 },
        }),
      );
      for (const { sku } of skus) {
        const available = n % 10 === 0 ? 0 : 50;
        const stock = { ...emptyStock(sku, "", sku), available, changedAtMs: nowMs - 3_600_000 };
        await store.create("stocks", stock);
      }
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, maker));
  for (let n = 0; n < BUYERS; n += 3) {
    const levels = [{ level: "gold", fromMs: 0 }];
    await store.create("promoters", aPromoter(buyerOf(n), { levels }));
  }
}
