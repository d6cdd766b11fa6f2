import type { QuoteReply } from "../../../contracts/checkout.ts";

type Name = keyof QuoteReply["amounts"];
export type Change = { readonly name: Name; readonly beforeFen: number; readonly nowFen: number };

/** In the order in which a price comes about. */
const NAMES: readonly Name[] = [
  "goodsFen",
  "tierOffFen",
  "reductionOffFen",
  "couponOffFen",
  "freightFen",
  "totalFen",
];

/** What of a price is not as the buyer saw it. */
export const changesOf = (
  before: Pick<QuoteReply, "amounts">,
  now: Pick<QuoteReply, "amounts">,
): readonly Change[] =>
  NAMES.flatMap((name) => {
    const [beforeFen, nowFen] = [before.amounts[name], now.amounts[name]];
    return beforeFen === nowFen ? [] : [{ name, beforeFen, nowFen }];
  });
