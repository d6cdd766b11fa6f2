import type { QuoteReply } from "../../../contracts/checkout.ts";
import { CallError } from "../../services/call";
import { quote, type QuoteWish } from "../../services/checkout";

export type Line = QuoteReply["lines"][number] & {
  /** How many there are of what there is too little of; -1 = enough. */
  readonly left: number;
};
export type Price = {
  readonly quote: QuoteReply;
  readonly lines: readonly Line[];
  /** Why the goods cannot go there: then it is priced without freight. "" = they can. */
  readonly wayProblem: string;
};

/** What the goods can go somewhere else for. */
const WRONG_WAY: ReadonlySet<string> = new Set([
  "region_refused",
  "address_unknown",
  "store_unknown",
  "pickup_not_here",
]);

/**
 * What it costs, without what stands in the way: a coupon that cannot be used any more gives way to the best one, a place
 * that nothing is sent to is said.
 *
 * - Errors: CallError for what is wrong with the goods themselves.
 */
export async function priced(wish: QuoteWish): Promise<Price> {
  try {
    return shown(await quote(wish), "");
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.code === "coupon_unusable" && wish.couponId !== "best") {
      return priced({ ...wish, couponId: "best" });
    }
    if (!WRONG_WAY.has(error.code) || wish.delivery === null) throw error;
    return shown(await quote({ ...wish, delivery: null }), error.message);
  }
}

export function shown(found: QuoteReply, wayProblem: string): Price {
  const short = new Map(found.short.map(({ sku, available }) => [sku, available]));
  const lines = found.lines.map((line) => {
    return { ...line, left: line.gift ? -1 : (short.get(line.sku) ?? -1) };
  });
  return { quote: found, lines, wayProblem };
}
