import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { sharesOf, type Share } from "#core/commission/shares.ts";
import { NOTHING, type Fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { AREAS } from "#core/plan/components.ts";
import { regionPostId, storePostId, type Post } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { DISTANCES, type Plan } from "#core/plan/plan.ts";
import type { Goods } from "#core/plan/rate.ts";
import { DAY_MS } from "#core/time.ts";

/**
 * A made-up sale by which a plan is explained: 甲 brought the buyer, 乙 introduced 甲, 丙 introduced 乙. The store, its
 * staff, the agents of the address and the supplier are there too; whom the plan does not pay earns nothing.
 */
export type ExampleSale = {
  readonly goods: Goods;
  readonly quantity: number;
  /** For all pieces together. */
  readonly paidFen: Fen;
  /** The levels of 甲, 乙 and 丙; they rose to them ten days before. */
  readonly levels: readonly (string | null)[];
  readonly group: string | null;
  /** Which of the buyer's paid orders it is, from 1. */
  readonly orderNumber: number;
  /** Whether 甲 buys for himself. */
  readonly own: boolean;
  /** What one piece costs at the supplier; nothing = the brand's own goods. */
  readonly supplyFen: Fen;
};

export const LINE_NAMES = ["甲", "乙", "丙"] as const;
export const HOLDER_NAMES = {
  ...{ store: "门店负责人", staff: "店员", supplier: "供应商" },
  ...{ province: "省级服务人", city: "市级服务人", district: "区级服务人" },
} as const;

const SALE_AT_MS = 100 * DAY_MS;
const RISE_AT_MS = SALE_AT_MS - 10 * DAY_MS;
const STORE = "S1";
const REGION = "330106";

/**
 * What everybody earns of the sale after a refund, by the code that prices real orders.
 *
 * - Returns the shares in the order of the engine, those of 0 fen left out.
 */
export function priceSale(
  plan: Plan,
  sale: ExampleSale,
  refundFen: Fen = NOTHING,
): readonly Share[] {
  const payment = { transactionId: "T1", amountFen: sale.paidFen, successAtMs: SALE_AT_MS };
  const around = { promoters: peopleOf(sale), orderNumber: sale.orderNumber, posts: POSTS };
  const paid = priceOrder(orderOf(sale), payment, { plan, version: 0 }, around);
  const lines = [{ sku: sale.goods.sku, refundFen }];
  const facts: readonly Fact[] = refundFen > NOTHING ? [paid, { key: "refund/R1", lines }] : [paid];
  return sharesOf(facts).filter(({ amountFen }) => amountFen > NOTHING);
}

function orderOf({ goods, quantity, paidFen, group, own, supplyFen }: ExampleSale): Order {
  const supplied = supplyFen === NOTHING ? {} : { supplier: HOLDER_NAMES.supplier, supplyFen };
  return {
    _id: "O1",
    rev: 1,
    buyerId: own ? LINE_NAMES[0] : "买家",
    lines: [{ ...goods, quantity, paidFen, gift: false, ...supplied }],
    freightFen: NOTHING,
    totalFen: paidFen,
    createdAtMs: SALE_AT_MS,
    chain: LINE_NAMES.slice(0, DISTANCES.length),
    selfPurchase: own,
    evidence: null,
    calendar: "plans",
    ...(group === null ? {} : { customerGroup: group }),
    ...{ region: REGION, store: STORE, storeStaff: HOLDER_NAMES.staff },
  };
}

function peopleOf({ levels }: ExampleSale): readonly Promoter[] {
  const line = LINE_NAMES.map((name, index) =>
    person(name, LINE_NAMES.length - index, LINE_NAMES.slice(index + 1), levels[index] ?? null),
  );
  const holders = Object.values(HOLDER_NAMES).map((name, index) =>
    person(name, LINE_NAMES.length + index + 1, [], null),
  );
  return [...line, ...holders];
}

const person = (
  id: string,
  number: number,
  introducerIds: readonly string[],
  level: string | null,
): Promoter => ({
  ...{ _id: id, rev: 1, number, introducerIds },
  levels: level === null ? [] : [{ level, fromMs: RISE_AT_MS }],
  ...{ approvedAtMs: 0, bannedAtMs: null, banReason: null },
});

const term = (promoterId: string) => ({ promoterId, fromMs: 0, untilMs: null, by: "brand" });
const post = (id: string, holder: string, staff: readonly string[]): Post => ({
  ...{ _id: id, rev: 1, holders: [term(holder)], staff: staff.map(term) },
});
/** The areas of the address, the widest first: 浙江, 杭州, 西湖. */
const AREA_CODES = { province: "330000", city: "330100", district: REGION } as const;
const POSTS: readonly Post[] = [
  post(storePostId(STORE), HOLDER_NAMES.store, [HOLDER_NAMES.staff]),
  ...AREAS.map((area) => post(regionPostId(AREA_CODES[area]), HOLDER_NAMES[area], [])),
];
