import { yuan } from "#core/explain/amounts.ts";
import type { Fen } from "#core/money.ts";
import { isOpenAfterSales } from "#core/purchase/due.ts";
import type { Purchase } from "#core/purchase/purchase.ts";

/** What must be settled before an account can be closed. */
export type ObstacleKind =
  "unpaid" | "unshipped" | "shipped" | "after_sales" | "withdrawals" | "post";
export type Obstacle = {
  readonly kind: ObstacleKind;
  /** What it is and what to do, for people. */
  readonly sentence: string;
  /** The page of the mini program where he does it, with a slash in front. */
  readonly page: string;
};

/** What closing an account depends on. */
export type ClosingSight = {
  /** His orders that are not over; at most `PURCHASES_SEEN`. */
  readonly purchases: readonly Purchase[];
  /** Of who was ever a promoter; null = he never was. */
  readonly money: ClosingMoney | null;
  /** How many posts of regions or stores he holds now. */
  readonly posts: number;
};
export type ClosingMoney = {
  /** With all that is due; below zero: owed back. */
  readonly availableFen: Fen;
  /** Earned, and due later. */
  readonly pendingFen: Fen;
  readonly openWithdrawals: number;
  /** The least that can be withdrawn. */
  readonly leastFen: Fen;
  /** Whether the plan in force pays bonuses for periods: what is not measured yet is in no balance. */
  readonly hasBonuses: boolean;
};

/** So many open orders are looked at: the sentence says how many there are, or that there are more. */
export const PURCHASES_SEEN = 100;

const ORDERS = "/trade/orders/orders";
const WALLET = "/promote/wallet/wallet";
const CONTACT = "/account/contact/contact";

/** What stands in the way of closing, in the order in which somebody would settle it. Empty = nothing. */
export function obstaclesOf({ purchases, money, posts }: ClosingSight): readonly Obstacle[] {
  const inState = (state: Purchase["state"]) =>
    counted(purchases.filter((purchase) => purchase.state === state).length);
  const cases = counted(
    purchases.flatMap(({ afterSales }) => afterSales.filter(isOpenAfterSales)).length,
  );
  const all: readonly (Obstacle | null)[] = [
    told("unpaid", ORDERS, inState("created"), (n) => `有 ${n} 个订单还没付款，请先付款或取消。`),
    told(
      "unshipped",
      ORDERS,
      inState("paid"),
      (n) => `有 ${n} 个订单等待发货或取货，请等收到商品，或申请退款。`,
    ),
    told("shipped", ORDERS, inState("shipped"), (n) => `有 ${n} 个订单在路上，收到后请确认收货。`),
    told("after_sales", ORDERS, cases, (n) => `有 ${n} 个售后还没结束，请等它办完，或先撤销。`),
    told(
      "withdrawals",
      WALLET,
      counted(money?.openWithdrawals ?? 0),
      (n) => `有 ${n} 笔提现还没完成，请等它到账，或先取消。`,
    ),
    told(
      "post",
      CONTACT,
      counted(posts),
      (n) => `您还担任 ${n} 个门店或区域的职务，请联系品牌解除。`,
    ),
  ];
  return all.flatMap((obstacle) => obstacle ?? []);
}

/**
 * What he should know, though it stops nothing: whoever earns or owes may go all the same, and the books stay.
 *
 * - Source: 电商法 24, no unreasonable conditions; docs/domain/account.md, "Closing".
 */
export function closingWarnings({ money }: ClosingSight): readonly string[] {
  if (money === null) return [];
  const { availableFen, pendingFen, leastFen, hasBonuses } = money;
  const isRest = availableFen > 0 && availableFen < leastFen;
  const all: readonly (string | false)[] = [
    isRest &&
      `钱包里的 ${yuan(availableFen)} 元低于最低提现金额 ${yuan(leastFen)} 元，注销后不能再提现；需要的话请先联系品牌。`,
    availableFen > 0 && !isRest && `钱包里还有 ${yuan(availableFen)} 元，建议先提现。${LATER}`,
    pendingFen > 0 && `还有 ${yuan(pendingFen)} 元分润没到账，建议等到账并提现后再注销。${LATER}`,
    availableFen < 0 && `退款后您还欠品牌 ${yuan(-availableFen)} 元，注销后仍要归还，请联系品牌。`,
    hasBonuses && BONUSES,
  ];
  return all.flatMap((warning) => warning || []);
}
const LATER = "直接注销的，这笔钱仍记在账上，以后可以回来提现，可能要重新实名。";
const BONUSES =
  "现行方案有按期奖励：注销时还没结束的期间不再计奖励；已结束还没结算的，建议等到账并提现后再注销。";

/** A number of things as it is told; null = none. */
const counted = (n: number): string | null =>
  n === 0 ? null : n >= PURCHASES_SEEN ? `${PURCHASES_SEEN} 以上` : String(n);

const told = (
  kind: ObstacleKind,
  page: string,
  what: string | null,
  sentence: (what: string) => string,
): Obstacle | null => (what === null ? null : { kind, sentence: sentence(what), page });
