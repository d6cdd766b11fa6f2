import { said } from "#contracts/fields.ts";
import type { ExportFilter, StartExport } from "#contracts/sheets.ts";
import { isOnSale } from "#core/catalogue/product.ts";
import { fitsFilter } from "#core/people/facets.ts";
import { emptyChannels } from "#core/qrcode/channels.ts";
import { FAN_COLUMNS, fanRow } from "#core/sheet/fans.ts";
import { ORDER_COLUMNS, orderRows } from "#core/sheet/orders.ts";
import { PRODUCT_COLUMNS, productRows } from "#core/sheet/products.ts";
import { PROMOTER_COLUMNS, promoterRow } from "#core/sheet/promoters.ts";
import { SHARE_COLUMNS, shareRows } from "#core/sheet/shares.ts";
import type { SheetKind } from "#core/sheet/sheet.ts";
import { type Cells, cellsOf } from "#core/sheet/table.ts";
import { WITHDRAWAL_COLUMNS, withdrawalRow } from "#core/sheet/withdrawals.ts";
import { NEVER_MS } from "#core/time.ts";
import { numbersOf } from "#functions/lists/shares.ts";
import { nextPlace, pageOf } from "#functions/lists/withdrawals.ts";
import { numbersOfIntroducers, fanSightOf } from "#functions/sheets/sights.ts";
import type { WithSheets } from "#ports/deps.ts";
import { NAMED_MAX, type TimePlace } from "#ports/sheetReads.ts";

/** A page of an export: its rows, and where the next one begins; null = there is none. */
export type ExportPage = { readonly rows: readonly Cells[]; readonly next: string | null };
type ReadPage<K extends SheetKind> = (
  deps: WithSheets,
  filter: ExportFilter<K>,
  cursor: string,
  nowMs: number,
) => Promise<ExportPage>;

const PAGE = NAMED_MAX;
/** Cases and fans bring much with them. */
const HEAVY_PAGE = 200;

const products: ReadPage<"products"> = async ({ store }, { category, onSale }, cursor, nowMs) => {
  const page = await store.page("products", cursor, PAGE);
  const fitting = page.filter(
    (product) =>
      (category === undefined || product.categories.includes(category)) &&
      (onSale === undefined || isOnSale(product, nowMs) === onSale),
  );
  const rows = fitting.flatMap(productRows).map((row) => cellsOf(PRODUCT_COLUMNS, row));
  return { rows, next: page.length < PAGE ? null : (page.at(-1)?._id ?? null) };
};

const orders: ReadPage<"orders"> = async ({ reads }, { delivery, ...filter }, cursor) => {
  const page = await reads.purchasesFrom(given(filter), placeOf(cursor), PAGE);
  const last = page.at(-1);
  const fitting = page.filter((one) => delivery === undefined || one.delivery.kind === delivery);
  return {
    rows: fitting.flatMap(orderRows).map((row) => cellsOf(ORDER_COLUMNS, row)),
    next: page.length < PAGE || !last ? null : cursorOf(last.createdAtMs, last._id),
  };
};

const promoters: ReadPage<"promoters"> = async (deps, filter, cursor, nowMs) => {
  const { fromMs = 0, untilMs = NEVER_MS, ...marks } = filter;
  const page = await deps.store.page("promoters", cursor, PAGE);
  const fitting = page.filter(
    (one) =>
      one.approvedAtMs >= fromMs &&
      one.approvedAtMs < untilMs &&
      fitsFilter(one, said(marks), nowMs),
  );
  const [numbers, sold] = await Promise.all([
    numbersOfIntroducers(deps, fitting),
    deps.reads.soldBy(fitting.map(({ _id }) => _id)),
  ]);
  const rows = fitting.map((one) => promoterRow(one, numbers, sold.get(one._id) ?? null, nowMs));
  return {
    rows: rows.map((row) => cellsOf(PROMOTER_COLUMNS, row)),
    next: page.length < PAGE ? null : (page.at(-1)?._id ?? null),
  };
};

const fans: ReadPage<"fans"> = async (deps, { promoterNumber }, cursor, nowMs) => {
  const [page, channels = emptyChannels] = await Promise.all([
    deps.reads.fanPage(cursor, HEAVY_PAGE),
    deps.store.get("channels", emptyChannels._id),
  ]);
  const rows: Cells[] = [];
  for (const { fanId, view } of page) {
    const sight = await fanSightOf(deps, view, channels.names, nowMs);
    if (promoterNumber !== undefined && sight.binding?.promoterNumber !== promoterNumber) continue;
    rows.push(cellsOf(FAN_COLUMNS, fanRow(fanId, sight)));
  }
  return { rows, next: page.length < HEAVY_PAGE ? null : (page.at(-1)?.fanId ?? null) };
};

const shares: ReadPage<"shares"> = async ({ reads }, filter, cursor, nowMs) => {
  const { fromMs = 0, untilMs = NEVER_MS, promoterId } = filter;
  const page = await reads.casesFrom({ fromMs, untilMs }, placeOf(cursor), HEAVY_PAGE);
  const rows = page
    .flatMap((known) => shareRows(known, nowMs))
    .filter((row) => promoterId === undefined || row.promoterId === promoterId);
  const last = page.at(-1);
  return {
    rows: rows.map((row) => cellsOf(SHARE_COLUMNS, row)),
    next: page.length < HEAVY_PAGE || !last ? null : cursorOf(last.paidAtMs ?? 0, last._id),
  };
};

const withdrawals: ReadPage<"withdrawals"> = async (deps, filter, cursor, nowMs) => {
  const asked = { tab: "all" as const, ...said(filter) };
  const page = await pageOf(deps, asked, { cursor, limit: HEAVY_PAGE }, nowMs);
  const numbers = await numbersOf(deps, page);
  const rows = page.map(({ promoterId, withdrawal }) =>
    withdrawalRow(promoterId, numbers.get(promoterId) ?? null, withdrawal),
  );
  return {
    rows: rows.map((row) => cellsOf(WITHDRAWAL_COLUMNS, row)),
    next: page.length < HEAVY_PAGE ? null : nextPlace(page),
  };
};

/** The next page of an export. */
export function exportPage(
  deps: WithSheets,
  asked: StartExport,
  cursor: string,
  nowMs: number,
): Promise<ExportPage> {
  switch (asked.kind) {
    case "products":
      return products(deps, asked.filter, cursor, nowMs);
    case "orders":
      return orders(deps, asked.filter, cursor, nowMs);
    case "promoters":
      return promoters(deps, asked.filter, cursor, nowMs);
    case "fans":
      return fans(deps, asked.filter, cursor, nowMs);
    case "shares":
      return shares(deps, asked.filter, cursor, nowMs);
    case "withdrawals":
      return withdrawals(deps, asked.filter, cursor, nowMs);
  }
}

const cursorOf = (atMs: number, id: string): string => `${atMs} ${id}`;
function placeOf(cursor: string): TimePlace | null {
  const [, atMs, id] = /^(\d+) (.+)$/.exec(cursor) ?? [];
  return id === undefined ? null : { atMs: Number(atMs), id };
}

/** A filter without what was left out. */
function given({ state, fromMs, untilMs, storeId, productId }: ExportFilter<"orders">) {
  return {
    ...(state === undefined ? {} : { state }),
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
    ...(storeId === undefined ? {} : { storeId }),
    ...(productId === undefined ? {} : { productId }),
  };
}
