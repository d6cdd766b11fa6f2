import { productSchema } from "#contracts/product.ts";
import { checkProduct, withLevelsInOrder } from "#core/catalogue/check.ts";
import { checkNaming } from "#core/catalogue/naming.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import { emptyChannels } from "#core/qrcode/channels.ts";
import { faulty, type Judgement } from "#core/sheet/judge.ts";
import { FAN_COLUMNS, judgeFan } from "#core/sheet/fans.ts";
import { judgeOrders } from "#core/sheet/judgeOrders.ts";
import { judgeProduct, type ProductRules } from "#core/sheet/judgeProduct.ts";
import { judgeShares } from "#core/sheet/judgeShares.ts";
import { KINDS } from "#core/sheet/kinds.ts";
import { judgePromoter, PROMOTER_COLUMNS } from "#core/sheet/promoters.ts";
import type { SheetJob } from "#core/sheet/sheet.ts";
import { faultAt, headingsOf, type NumberedRow } from "#core/sheet/table.ts";
import { planLevels } from "#functions/catalogue/customer.ts";
import { shelfOf } from "#functions/catalogue/shelf.ts";
import type { RowGroup } from "#functions/sheets/parts.ts";
import { namingFault, productFault } from "#functions/sheets/productFaults.ts";
import { fanSightOf, numbersOfIntroducers } from "#functions/sheets/sights.ts";
import type { WithSheets } from "#ports/deps.ts";

type Judge = (
  deps: WithSheets,
  job: SheetJob,
  groups: readonly RowGroup[],
  nowMs: number,
) => Promise<readonly Judgement[]>;

const rowOf = ({ rows }: RowGroup): NumberedRow => rows[0] ?? { row: 0, cells: [] };
const byId = <T extends { readonly _id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one._id, one]));
const keysOf = (groups: readonly RowGroup[]): readonly string[] => groups.map(({ key }) => key);

const products: Judge = async (deps, _job, groups, nowMs) => {
  const [known, rules] = await Promise.all([
    deps.reads.documentsOf("products", keysOf(groups)),
    productRules(deps, nowMs),
  ]);
  const now = byId(known);
  return groups.map(({ key, rows }) => judgeProduct(rows, now.get(key), rules, nowMs));
};

/** What `catalogue.saveProduct` checks of a product, all of it. */
async function productRules(deps: WithSheets, nowMs: number): Promise<ProductRules> {
  const calendar = (await deps.store.get("calendars", "plans")) ?? emptyCalendar;
  const levels = await planLevels(deps, calendar, nowMs);
  const { cards, shop } = await shelfOf(deps).look(nowMs, "fresh");
  const categories = shop.categories.map(({ id }) => id);
  const wrong: ProductRules["wrong"] = (product) => {
    const { _id: productId, rev: _rev, createdAtMs: _c, changedAtMs: _d, ...draft } = product;
    const parsed = productSchema.safeParse({ productId, ...draft });
    if (!parsed.success) {
      return parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
    }
    const checked = checkProduct(product, levels);
    if (!checked.ok) return [productFault(product, checked.error)];
    const named = checkNaming(product, categories, cards);
    return named.ok ? [] : [namingFault(named.error)];
  };
  return { wrong, settled: (product) => withLevelsInOrder(product, levels) };
}

const orders: Judge = async ({ reads }, { _id: jobId, by }, groups, nowMs) => {
  const known = byId(await reads.documentsOf("purchases", keysOf(groups)));
  return groups.map(({ key, rows }) => judgeOrders(rows, known.get(key), { jobId, by, nowMs }));
};

const promoters: Judge = async (deps, _job, groups, nowMs) => {
  const at = headingsOf(PROMOTER_COLUMNS).indexOf(PROMOTER_COLUMNS.introducers.heading);
  const named = (group: RowGroup): number => numberIn(rowOf(group).cells[at]);
  const [known, introducers, { settings }] = await Promise.all([
    deps.reads.documentsOf("promoters", keysOf(groups)),
    deps.reads.promotersNumbered(groups.map(named).filter(isNumber)),
    deps.reads.brandView(),
  ]);
  const now = byId(known);
  const numbers = await numbersOfIntroducers(deps, known);
  const joiningPaused = settings.switches.joining !== null;
  return groups.map((group) => {
    const introducer = introducers.find(({ number }) => number === named(group)) ?? null;
    const promoter = now.get(group.key) ?? null;
    return judgePromoter(rowOf(group), { promoter, introducer, numbers, joiningPaused }, nowMs);
  });
};

const fans: Judge = async (deps, _job, groups, nowMs) => {
  const at = headingsOf(FAN_COLUMNS).indexOf(FAN_COLUMNS.promoterNumber.heading);
  const named = (group: RowGroup): number => numberIn(rowOf(group).cells[at]);
  const [views, numbered, channels = emptyChannels, calendar = emptyCalendar] = await Promise.all([
    deps.reads.fanViewsOf(keysOf(groups)),
    deps.reads.promotersNumbered([...new Set(groups.map(named).filter(isNumber))]),
    deps.store.get("channels", emptyChannels._id),
    deps.store.get("calendars", "plans"),
  ]);
  const known = new Map(views.map(({ fanId, view }) => [fanId, view]));
  const promoterOf = new Map(numbered.map((one) => [one.number, one]));
  const nobody = { calendar, fan: null, paidAtMs: [], payments: [], promoters: [], self: null };
  const judged: Judgement[] = [];
  for (const group of groups) {
    const view = known.get(group.key) ?? nobody;
    const sight = await fanSightOf(deps, view, channels.names, nowMs);
    const promoter = promoterOf.get(named(group)) ?? null;
    judged.push(judgeFan(rowOf(group), { ...sight, promoter }, nowMs));
  }
  return judged;
};

const shares: Judge = async ({ reads }, { _id: jobId, by }, groups, nowMs) => {
  const known = byId(await reads.documentsOf("cases", keysOf(groups)));
  return groups.map(({ key, rows }) => judgeShares(rows, known.get(key), { jobId, by, nowMs }));
};

const numberIn = (cell: string | undefined): number =>
  /^\s*\d{1,10}\s*$/.test(cell ?? "") ? Number(cell) : NaN;
const isNumber = (value: number): boolean => !Number.isNaN(value);

const JUDGES: Readonly<Record<SheetJob["kind"], Judge>> = {
  ...{ products, orders, promoters, fans, shares },
  withdrawals: async () => [], // Only goes out: no job brings it in (contracts/sheets.ts).
};

/** What groups of rows come to, in their order, as things stand now. A few requests for all of them. */
export async function judge(
  deps: WithSheets,
  job: SheetJob,
  groups: readonly RowGroup[],
  nowMs: number,
): Promise<readonly Judgement[]> {
  const { columns, keyAt } = KINDS[job.kind];
  const heading = headingsOf(columns)[keyAt] ?? "";
  const sound = groups.filter(({ refusal }) => refusal === null);
  const judged = new Map<RowGroup, Judgement>();
  const answers = sound.length === 0 ? [] : await JUDGES[job.kind](deps, job, sound, nowMs);
  sound.forEach((group, at) => {
    const answer = answers[at];
    if (answer) judged.set(group, answer);
  });
  return groups.map((group) => {
    const message = group.refusal ?? "不能判断这一行";
    const fault = faultAt(rowOf(group).row, heading, group.key, message);
    return judged.get(group) ?? faulty(group.rows.length, [fault]);
  });
}
