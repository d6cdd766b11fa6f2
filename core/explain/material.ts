import type { JudgedTouch } from "#core/attribution/bind.ts";
import type { Case } from "#core/commission/case.ts";
import { earnersOf } from "#core/commission/earners.ts";
import { type PaidFact, pricedFact, type RecordedFact } from "#core/commission/facts.ts";
import type { Part, Who } from "#core/explain/shown.ts";
import type { Sight, Statement, Told } from "#core/explain/statement.ts";
import type { Order, OrderLine } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { PublishedPlan } from "#core/plan/published.ts";

/** All that an explanation is made of. Nothing else is looked up. */
export type Material = {
  readonly order: Order;
  readonly case: Case | null;
  readonly plan: KnownPlan;
  /** Those with a part in the order, as they are now, with all their levels; who is missing has no number. */
  readonly promoters: readonly Promoter[];
  /** The name of the channel of the touch that binds; null = none. */
  readonly channel: string | null;
  /** What the buyer's touches before the order led to, as far as they are told one by one. */
  readonly touches: readonly JudgedTouch[];
  readonly nowMs: number;
  /** The first of the order's lines that is explained, from 0, and how many are. */
  readonly fromLine: number;
  readonly linesMax: number;
};
/** The version that priced the order, and since when it is in force; or why it cannot be read; null = none did. */
export type KnownPlan =
  | { readonly published: PublishedPlan; readonly fromMs: number | null }
  | { readonly lost: "plan_missing" | "plan_unsealed" }
  | null;

/** The material with what every part of an explanation asks of it. */
export type Known = Material & {
  readonly facts: readonly RecordedFact[];
  /** The payment, with whose order it is by all that is known; null while there is none. */
  readonly paid: PaidFact | null;
  readonly chain: readonly string[];
  readonly whoOf: (promoterId: string) => Who;
};

export function knownOf(material: Material): Known {
  const facts = material.case?.facts ?? [];
  const paid = pricedFact(facts);
  const numbers = new Map(material.promoters.map(({ _id, number }) => [_id, number]));
  return {
    ...material,
    facts,
    paid,
    chain: (paid ?? material.order).chain,
    whoOf: (promoterId) => ({ promoterId, number: numbers.get(promoterId) ?? null }),
  };
}

/** Everybody with a part in an order: who brought the buyer, and who earns. */
export function concerned(order: Order, known: Case | null): readonly string[] {
  const paid = pricedFact(known?.facts ?? []);
  const booked = (known?.schedule ?? []).map(({ promoterId }) => promoterId);
  return [...new Set([...(paid ?? order).chain, ...(paid ? earnersOf(paid) : []), ...booked])];
}

/** A line of the order, and which of the payment's lines it is; null where nobody earns of it. */
export type PairedLine = {
  readonly n: number;
  readonly line: OrderLine;
  readonly priced: number | null;
};

/** The order's lines, gifts left out. The payment names those that somebody earns of, in the same order. */
export function pairedLines({ order, paid }: Pick<Known, "order" | "paid">): readonly PairedLine[] {
  let next = 0;
  return order.lines.flatMap((line, index): PairedLine[] => {
    if (line.gift) return [];
    const candidate = paid?.lines[next];
    const isPriced = candidate?.sku === line.sku && candidate.paidFen === line.paidFen;
    return [{ n: index + 1, line, priced: isPriced ? next++ : null }];
  });
}

export const tell = (sees: Sight, statement: Statement): Told => ({ sees, statement });

/** A part with its heading, which whoever reads something of it sees; nothing when there is nothing. */
export function section(part: Part, told: readonly Told[]): readonly Told[] {
  if (told.length === 0) return [];
  return [tell(sightOf(told), { kind: "heading", part }), ...told];
}

function sightOf(told: readonly Told[]): Sight {
  const ids = new Set<string>();
  for (const { sees } of told) {
    if (sees === "everyone") return sees;
    for (const id of sees) ids.add(id);
  }
  return [...ids];
}
