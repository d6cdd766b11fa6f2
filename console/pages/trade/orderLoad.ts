import type { Rows } from "../../parts/ListPage.tsx";
import { firstFound } from "../../lib/filledPage.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { promoterTyped } from "../../lib/typed.ts";
import { promoters } from "../../services/lists.ts";
import { type OrderListRow, orders } from "../../services/purchase.ts";
import { orderFilterOf, searchesOf } from "./orderFilter.ts";
import { firstWithRows } from "./pagesWithRows.ts";

const NOTHING: Rows<OrderListRow> = { rows: [], next: null };

/** What the address asks for. What is typed may be several things: they are tried until something is found. */
export async function loadOrders(filter: UrlFilter, cursor: string): Promise<Rows<OrderListRow>> {
  const promoterId = await promoterOf(promoterTyped(filter.get("promoter")));
  if (promoterId === null) return NOTHING;
  const asked = { ...orderFilterOf(filter.get), ...(promoterId === "" ? {} : { promoterId }) };
  return firstFound(searchesOf(filter.get("q")), (search) =>
    firstWithRows((at) => orders({ ...asked, ...search }, at), cursor),
  );
}

/** A promoter's id by his number or as it is; "" = none is asked for, null = nobody has this number. */
async function promoterOf(typed: string): Promise<string | null> {
  if (!/^\d{1,9}$/.test(typed)) return typed;
  const { promoters: found } = await promoters({ search: typed, limit: 1 });
  return found[0]?.promoterId ?? null;
}
