import { couponHolder, hasCoupon } from "#core/buyer/coupon.ts";
import { soldKeys } from "#core/stock/change.ts";
import { FILE_FROM } from "#core/stock/filing.ts";
import { campaignOf, type Hold, type Stock } from "#core/stock/stock.ts";
import { fateOfHold, type HoldFate, overdueHolds } from "#core/stock/sweep.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";
import type { HoldingPurchase } from "#ports/stockReads.ts";

/** So many stocks at a time: one may be large. */
const STOCKS_MAX = 20;
/** So many holds at a time: their purchases are one reading. */
const HOLDS_MAX = 100;
/** Begins nothing new after so long; what is left waits for the next run. */
const RUN_MS = 10_000;
/** So often a long log is filed in one run. */
const FILINGS_MAX = 5;

/** Whether somebody has the coupon that was held for him under this key. */
export type OwnsCoupon = (holdKey: string) => Promise<boolean>;
type Ended = { readonly stock: Stock; readonly hold: Hold };
export type Tended = { sold: number; released: number; left: number };

/**
 * Ends what is held for too long, because a call died between two writes: sold if it was paid for, else given back. Also
 * files long logs. Safe to overlap, stop half-way and run again. 1 request when there is nothing to do.
 */
export async function tendHolds(
  deps: Deps,
  nowMs: number,
  ownsCoupon: OwnsCoupon = ownsCouponOf(deps),
): Promise<Tended> {
  const beganMs = deps.elapsedMs();
  const isOver = () => deps.elapsedMs() - beganMs > RUN_MS;
  const tended: Tended = { sold: 0, released: 0, left: 0 };
  let afterId = "";
  while (!isOver()) {
    const found = await deps.stocks.overdue(nowMs, STOCKS_MAX, afterId);
    const overdue = found.flatMap((stock) =>
      overdueHolds(stock, nowMs).map((hold) => ({ stock, hold })),
    );
    for (let from = 0; from < overdue.length && !isOver(); from += HOLDS_MAX) {
      await endHolds(deps, overdue.slice(from, from + HOLDS_MAX), { nowMs, ownsCoupon, tended });
    }
    for (const stock of found) if (!isOver()) await fileLong(deps, stock, nowMs);
    const last = found.at(-1);
    if (!last || found.length < STOCKS_MAX) break;
    afterId = last._id;
  }
  return tended;
}

type Run = {
  readonly nowMs: number;
  readonly ownsCoupon: OwnsCoupon;
  readonly tended: Tended;
};

async function endHolds(deps: Deps, ended: readonly Ended[], run: Run): Promise<void> {
  const orderIds = ended.flatMap(({ stock, hold }) =>
    campaignOf(stock._id) === null ? [hold.key] : [],
  );
  const found =
    orderIds.length > 0 ? await deps.reads.purchasesHolding([...new Set(orderIds)]) : [];
  const purchases = new Map(found.map((purchase) => [purchase._id, purchase]));
  const endOne = (one: Ended) => endHold(deps, one, purchases, run);
  await inParallel(ended, endOne, deps.logError);
}

async function endHold(
  { stocks }: Deps,
  { stock, hold }: Ended,
  purchases: ReadonlyMap<string, HoldingPurchase>,
  { nowMs, ownsCoupon, tended }: Run,
): Promise<void> {
  const fate = await fateOf(stock, hold, purchases, ownsCoupon);
  if (fate === "leave") {
    tended.left += 1;
    return;
  }
  // The echo of a hold that was sold long ago must not be sold once more.
  const isSold = fate === "sell" && !(await wasSold({ stocks }, stock, hold));
  const end = isSold ? stocks.sell : stocks.release;
  if (await end(stock._id, hold, nowMs)) tended[isSold ? "sold" : "released"] += 1;
}

async function fateOf(
  stock: Stock,
  hold: Hold,
  purchases: ReadonlyMap<string, HoldingPurchase>,
  ownsCoupon: OwnsCoupon,
): Promise<HoldFate> {
  if (campaignOf(stock._id) === null) return fateOfHold(stock, purchases.get(hold.key));
  return (await ownsCoupon(hold.key)) ? "sell" : "release";
}

async function wasSold(
  { stocks }: Pick<Deps, "stocks">,
  { _id, unfiled }: Stock,
  { key }: Hold,
): Promise<boolean> {
  const keys = soldKeys(key);
  if (unfiled.some((movement) => keys.includes(movement.key))) return true;
  // Goods that were taken after all had no hold that could echo for long: of these the log is not asked.
  return (await stocks.logged(_id, `${key}/sold`)) !== null;
}

async function fileLong({ stocks, logError }: Deps, stock: Stock, nowMs: number): Promise<void> {
  let long: Stock | undefined = stock;
  try {
    for (let n = 0; long && long.waiting >= FILE_FROM && n < FILINGS_MAX; n++) {
      await stocks.file(long, nowMs);
      const [now]: readonly Stock[] = await stocks.read([stock._id]);
      if (now?.filed === long.filed) return; // All that waits is young, or others file it.
      long = now;
    }
  } catch (error) {
    logError(error);
  }
}

const ownsCouponOf =
  ({ store }: Deps): OwnsCoupon =>
  async (holdKey) =>
    hasCoupon((await store.get("buyers", couponHolder(holdKey))) ?? null, holdKey);
