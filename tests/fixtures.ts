import type { Around } from "#core/commission/price.ts";
import type { Identity } from "#core/identity/identity.ts";
import { type BasisPoints, basisPoints, type Fen, fen } from "#core/money.ts";
import type { Order, OrderLine } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Distance, Override, Plan, Rate } from "#core/plan/plan.ts";

/** Makers of what tests are about: each takes what matters to the test and fills in the rest. */

export const rate = (distance: Distance, bp: number): Rate => ({
  distance,
  rateBp: basisPoints(bp),
});

export const override = (
  distance: Distance,
  bp: number,
  goods: Partial<Pick<Override, "sku" | "category" | "level">>,
): Override => ({ ...rate(distance, bp), sku: null, category: null, level: null, ...goods });

/** The founding plan: 10 / 5 / 3 %. */
export const aPlan = (changes: Partial<Plan> = {}): Plan => ({
  id: "p1",
  pack: "declared",
  declaration: { by: "owner", counsel: "counsel", accepts: ["E101", "E102"] },
  rates: [rate(1, 1_000), rate(2, 500), rate(3, 300)],
  overrides: [],
  capBp: 3_000 as BasisPoints,
  capStated: false,
  perOrderCapFen: fen(5_000_000),
  freezeDays: 15,
  noReceiptDays: 45,
  selfPurchase: "none",
  attribution: { policy: "extend", clickDays: 7, orderDays: 30, protectDays: 7 },
  withdrawal: { minFen: fen(100), maxFen: fen(20_000_000), openMax: 3 },
  tax: "none",
  ...changes,
});

export const aLine = (
  sku: string,
  paidFen: number,
  changes: Partial<OrderLine> = {},
): OrderLine => ({
  sku,
  quantity: 1,
  paidFen: fen(paidFen),
  category: null,
  gift: false,
  ...changes,
});

export const anOrder = (lines: readonly OrderLine[], changes: Partial<Order> = {}): Order => ({
  _id: "O1",
  rev: 1,
  buyerId: "U1",
  lines,
  freightFen: fen(0),
  totalFen: lines.reduce<Fen>((sum, { paidFen }) => fen(sum + paidFen), fen(0)),
  createdAtMs: 0,
  chain: ["C", "B", "A"],
  selfPurchase: false,
  evidence: null,
  calendar: "plans",
  ...changes,
});

/** What else an order's price depends on: these persons, the buyer's first order, no posts. */
export const among = (promoters: readonly Promoter[], changes: Partial<Around> = {}): Around => ({
  promoters,
  orderNumber: 1,
  posts: [],
  ...changes,
});

let newest = 0;
export const aPromoter = (id: string, changes: Partial<Promoter> = {}): Promoter => ({
  _id: id,
  rev: 1,
  number: ++newest,
  introducerIds: [],
  levels: [],
  approvedAtMs: 0,
  bannedAtMs: null,
  banReason: null,
  ...changes,
});

/** Who a grown-up promoter is; `sealed` = what a vault made of a name and a number. */
export const anIdentity = (
  id: string,
  sealed: Pick<Identity, "name" | "idNumber" | "idMark" | "wrappedKey">,
  changes: Partial<Identity> = {},
): Identity => ({
  ...sealed,
  _id: id,
  rev: 1,
  idType: "resident",
  maskedName: "张*",
  maskedIdNumber: "1101**********0000",
  adultAtMs: 0,
  submittedAtMs: 0,
  consentedAtMs: 0,
  destroyedAtMs: null,
  forgetAskedAtMs: null,
  reset: null,
  former: [],
  ...changes,
});
