import { memoryDeps, nobody, staff } from "#adapters/memory/deps.ts";
import { emptyMemory, type Memory } from "#adapters/memory/store.ts";
import type { ProductDraft } from "#contracts/product.ts";
import type { Product } from "#core/catalogue/product.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import type { Shop } from "#core/shop/shop.ts";
import { emptyStock } from "#core/stock/change.ts";
import { sealedText } from "#core/plan/published.ts";
import { actions } from "#functions/catalogue/actions.ts";
import { serve, type Reply } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aPlan } from "#tests/fixtures.ts";

export const START_MS = Date.parse("2026-03-01T08:00:00+08:00");
export const LEVELS = ["bronze", "silver", "gold"];

/** An instance of the function, and the database that it and others share. */
export function aShop(memory: Memory = emptyMemory()) {
  const world = { nowMs: START_MS, elapsedMs: 0, caller: nobody as Caller };
  const deps = memoryDeps({
    memory,
    nowMs: () => world.nowMs,
    elapsedMs: () => world.elapsedMs,
    caller: () => world.caller,
  });
  const main = serve("catalogue", deps, actions);
  const as = (caller: Caller, event: object): Promise<Reply> => {
    world.caller = caller;
    return main(event);
  };
  const published = {
    ...{ _id: "p1@1", plan: aPlan({ levels: LEVELS }), version: 1 },
    ...{ publishedAtMs: 0, publishedBy: "staff" },
    lint: { pack: "strict" as const, findings: [], declaration: null },
  };
  const seal = deps.seal.mark("plan", sealedText(published));
  memory.documents.plans.set("p1@1", { ...published, rev: 1, seal });
  const versions = [{ planId: "p1", version: 1, fromMs: 0 }];
  memory.documents.calendars.set("plans", { _id: "plans", rev: 1, versions });
  return {
    ...{ memory, world, deps, as },
    put: (...products: readonly Product[]) => {
      for (const product of products) memory.documents.products.set(product._id, product);
    },
    stock: (sku: string, available: number) =>
      memory.documents.stocks.set(sku, {
        ...emptyStock(sku, "", sku),
        ...{ available, changedAtMs: world.nowMs },
      }),
    shop: (changes: Partial<Shop>) =>
      memory.documents.shops.set("brand", { ...defaultShop, rev: 1, ...changes }),
    save: (product: ProductDraft, rev = 0) => as(staff, { action: "saveProduct", rev, product }),
    /** How many requests something made, and documents it wrote. */
    async cost(run: () => Promise<unknown>): Promise<readonly [number, number]> {
      const { requests, written } = memory;
      await run();
      return [memory.requests - requests, memory.written - written];
    },
  };
}

/** What staff would write to have a product. */
export function draftOf(product: Product): ProductDraft {
  const { _id, rev: _rev, createdAtMs: _created, changedAtMs: _changed, ...draft } = product;
  return structuredClone({ ...draft, productId: _id }) as ProductDraft;
}

/** The data of a reply; a refusal fails the test. */
export async function dataOf<T>(reply: Promise<Reply>): Promise<T> {
  const answered = await reply;
  if (!answered.ok) throw new Error(JSON.stringify(answered.error));
  return answered.data as T;
}
