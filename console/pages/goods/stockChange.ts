import { wholeOf } from "../../lib/typed.ts";

/** What a SKU has in a place now; one without a record has nothing. */
export type Level = { readonly available: number; readonly held: number };
export const NOTHING: Level = { available: 0, held: 0 };

/** A count as it was typed: 0 or more; null where it is none. */
export const piecesOf = (typed: string): number | null => wholeOf(typed, 7);

/** What a change does to the numbers, or why it cannot be. */
export type Will =
  | { readonly kind: "receive"; readonly before: number; readonly after: number }
  | {
      readonly kind: "count";
      readonly before: number;
      readonly after: number;
      readonly diff: string;
      /** What is left to sell then. */
      readonly left: number;
    }
  | {
      readonly kind: "transfer";
      readonly from: readonly [before: number, after: number];
      readonly to: readonly [before: number, after: number];
    }
  | { readonly kind: "short"; readonly available: number }
  | { readonly kind: "tooFew"; readonly held: number };

export function willReceive({ available }: Level, pieces: number): Will {
  return { kind: "receive", before: available, after: available + pieces };
}

/** Pieces that orders hold lie there too, so there cannot be fewer. */
export function willCount({ available, held }: Level, counted: number): Will {
  if (counted < held) return { kind: "tooFew", held };
  const before = available + held;
  const diff = counted - before;
  const sign = diff > 0 ? "+" : diff < 0 ? "−" : "±";
  return {
    kind: "count",
    before,
    after: counted,
    diff: `${sign}${Math.abs(diff)}`,
    left: counted - held,
  };
}

export function willTransfer(from: Level, to: Level, pieces: number): Will {
  if (pieces > from.available) return { kind: "short", available: from.available };
  return {
    kind: "transfer",
    from: [from.available, from.available - pieces],
    to: [to.available, to.available + pieces],
  };
}
