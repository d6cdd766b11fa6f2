import { type Around, priceOrder } from "#core/commission/price.ts";
import { type Share, sharesOf } from "#core/commission/shares.ts";
import { refundOf } from "#core/commission/testing/soldOrder.ts";
import type { Order } from "#core/order/order.ts";
import { type Post, regionPostId, storePostId } from "#core/people/post.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aLine, aPlan, aPromoter, among, anOrder } from "#tests/fixtures.ts";

/** One sale under one plan: tea for 100.00 from C, whom B introduced, whom A did, unless something else is said. */
export type Sale = {
  readonly plan?: Partial<Plan>;
  readonly order?: Partial<Order>;
  readonly paidFen?: number;
  readonly levels?: Readonly<Record<string, string>>;
  readonly around?: Partial<Around>;
  readonly atMs?: number;
  readonly refundFen?: number;
};
export const APPROVED_MS = Date.parse("2025-12-01T10:00:00+08:00");
export const ROSE_MS = Date.parse("2026-01-31T00:00:00+08:00");
export const SOLD_MS = Date.parse("2026-03-15T12:00:00+08:00");
export const LEVELS = ["bronze", "silver", "gold"] as const;
const EVERYBODY = [..."CBASWPQRMN"];

export const paidFor = ({ plan, order, paidFen = 10_000, levels = {}, around, atMs }: Sale) => {
  const given = order?.lines ?? [aLine("tea", paidFen)];
  const made = anOrder(given, order);
  const people = EVERYBODY.map((id) => {
    const level = levels[id];
    const rise = level === undefined ? [] : [{ level, fromMs: ROSE_MS }];
    return aPromoter(id, { levels: rise, approvedAtMs: APPROVED_MS });
  });
  return priceOrder(
    made,
    { transactionId: "T1", amountFen: made.totalFen, successAtMs: atMs ?? SOLD_MS },
    { plan: aPlan({ rates: [], levels: LEVELS, ...plan }), version: 1 },
    among(people, around),
  );
};

export const sharesIn = (sale: Sale): readonly Share[] => {
  const { refundFen } = sale;
  const paid = paidFor(sale);
  return sharesOf(refundFen ? [paid, refundOf("r1", { tea: refundFen })] : [paid]);
};

/** Who is owed how many fen, in the order of the shares: `C 1000, B 500`. */
export const toldOf = (shares: readonly Share[]): string =>
  shares.map(({ promoterId, amountFen }) => `${promoterId} ${amountFen}`).join(", ") || "nobody";

export const aPost = (_id: string, holder: string, staff: readonly string[] = []): Post => {
  const term = (promoterId: string) => ({ promoterId, fromMs: 0, untilMs: null, by: "staff-1" });
  return { ...{ _id, rev: 1 }, holders: [term(holder)], staff: staff.map(term) };
};
export const STORE = aPost(storePostId("S1"), "S", ["W"]);
export const AGENTS = [
  aPost(regionPostId("330000"), "P"),
  aPost(regionPostId("330100"), "Q"),
  aPost(regionPostId("330106"), "R"),
];
