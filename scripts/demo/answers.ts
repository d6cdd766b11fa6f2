import type { Case } from "#core/commission/case.ts";
import type { Explanation } from "#core/commission/explain.ts";
import type { PromoterRow } from "#core/people/row.ts";
import type { Finding } from "#core/plan/finding.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { WalletStatement } from "#core/wallet/statement.ts";
import { PAGE_MAX, type Store } from "#ports/store.ts";
import type { Control } from "#scripts/stack/control.ts";
import { askAll, askStaff } from "#scripts/stack/staff.ts";
import { tellingOrder, tellingRefund, type OrderChoice, type RefundChoice } from "./choose.ts";

/** The plan in force, as `commission.plan` answers. */
export type PlanInForce = {
  readonly planId: string;
  readonly version: number;
  readonly fromMs: number;
  readonly plan: Plan;
  readonly lint: { readonly pack: Plan["pack"] };
  readonly findings: readonly Finding[];
};

/** A promoter with what the orders say of him. */
export type Standing = PromoterRow & {
  /** Customers whose orders were his, and how many are his fans now. */
  readonly customers: number;
  readonly fansNow: number;
  readonly orders: number;
  readonly earnedFen: number;
};

/** What the running system answers about a log that was played: everything that the story needs. */
export type Answers = {
  readonly plan: PlanInForce | null;
  /** Who earned most first. */
  readonly promoters: readonly Standing[];
  readonly wallets: readonly WalletStatement[];
  readonly orders: { readonly count: number; readonly paid: number; readonly ofTheBrand: number };
  /** The order and the refund that are worth telling; null where there is none. */
  readonly order: OrderChoice | null;
  readonly refund: RefundChoice | null;
};

/** Asks the functions as staff would, and the database for the documents behind one order and one refund. */
export async function askEverything(control: Control, store: Store): Promise<Answers> {
  const promoters = new Map<string, Earned>();
  const orders = { count: 0, paid: 0, ofTheBrand: 0 };
  const order = tellingOrder();
  for await (const explanation of askAll<Explanation>(control, "order", "list", "orders")) {
    orders.count += 1;
    if (explanation.state !== "created") orders.paid += 1;
    if (explanation.promoterId === null) orders.ofTheBrand += 1;
    addTo(promoters, explanation);
    order.see(explanation);
  }
  const fansNow = new Map<string, number>();
  for await (const { promoterId } of askAll<Bound>(control, "qrcode", "fans", "fans")) {
    fansNow.set(promoterId, (fansNow.get(promoterId) ?? 0) + 1);
  }
  const refund = tellingRefund();
  let page: readonly Case[] = await store.page("cases", "", PAGE_MAX);
  while (page.length > 0) {
    page.forEach(refund.see);
    page = await store.page("cases", page.at(-1)?._id ?? "", PAGE_MAX);
  }
  return {
    plan: await askStaff<PlanInForce | null>(control, "commission", { action: "plan" }),
    promoters: await standings(control, promoters, fansNow),
    wallets: await all(askAll<WalletStatement>(control, "withdraw", "list", "wallets")),
    orders,
    order: await order.chosen(store),
    refund: refund.chosen(),
  };
}

type Bound = { readonly promoterId: string };
type Earned = { customers: Set<string>; orders: number; earnedFen: number };

function addTo(promoters: Map<string, Earned>, explanation: Explanation): void {
  const { promoterId, buyerId, commissions } = explanation;
  const of = (id: string): Earned => {
    const known = promoters.get(id) ?? { customers: new Set(), orders: 0, earnedFen: 0 };
    promoters.set(id, known);
    return known;
  };
  if (promoterId !== null) {
    of(promoterId).orders += 1;
    of(promoterId).customers.add(buyerId);
  }
  for (const share of commissions) of(share.promoterId).earnedFen += share.amountFen;
}

async function standings(
  control: Control,
  earned: ReadonlyMap<string, Earned>,
  fansNow: ReadonlyMap<string, number>,
): Promise<readonly Standing[]> {
  const rows = await all(askAll<PromoterRow>(control, "commission", "promoters", "promoters"));
  return rows
    .map((row): Standing => {
      const own = earned.get(row.promoterId);
      return {
        ...row,
        customers: own?.customers.size ?? 0,
        fansNow: fansNow.get(row.promoterId) ?? 0,
        orders: own?.orders ?? 0,
        earnedFen: own?.earnedFen ?? 0,
      };
    })
    .sort((a, b) => b.earnedFen - a.earnedFen || a.number - b.number);
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
