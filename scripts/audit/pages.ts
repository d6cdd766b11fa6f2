import type { Collections, Store } from "#ports/store.ts";

const PAGE = 500;

/** A collection, page by page, in the order of the database. */
export async function* pages<C extends keyof Collections>(store: Pick<Store, "page">, from: C) {
  let afterId = "";
  for (;;) {
    const page = await store.page(from, afterId, PAGE);
    yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    afterId = last._id;
  }
}

/** Every document of a collection. */
export async function* every<C extends keyof Collections>(store: Pick<Store, "page">, from: C) {
  for await (const page of pages(store, from)) yield* page;
}

/** Every case beside its order: both are read by id, so one pass over each finds all pairs. */
export async function* casesWithOrders(store: Pick<Store, "page">) {
  const orders = every(store, "orders");
  let next = await orders.next();
  for await (const known of every(store, "cases")) {
    while (!next.done && isBefore(next.value._id, known._id)) next = await orders.next();
    const order = !next.done && next.value._id === known._id ? next.value : null;
    yield { known, order };
  }
}

/** As the database sorts: by the bytes of UTF-8, which is not JavaScript's order for rare characters. */
const isBefore = (a: string, b: string): boolean =>
  Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
