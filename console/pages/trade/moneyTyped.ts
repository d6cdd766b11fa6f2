import { fenOf, yuan } from "../../lib/money.ts";

type Line = { readonly line: number; readonly refundFen: number };
/** Typed yuan by line; freight under "freight". What is not typed stays as it was asked for. */
export type TypedLines = Readonly<Record<string, string>>;

/** As a person types it: without thousands apart. */
export const typedYuan = (fen: number): string => yuan(fen).replaceAll(",", "");

export type Changed = {
  readonly lines: readonly Line[];
  /** Null = as it is. */
  readonly freightFen: number | null;
};

/** The amounts that differ from what was asked for; null while one of them is no amount. */
export function changedMoney(
  asked: { readonly lines: readonly Line[]; readonly freightFen: number },
  typed: TypedLines,
): Changed | null {
  const amountOf = (key: string, nowFen: number): number | null =>
    typed[key] === undefined ? nowFen : fenOf(typed[key]);
  const amounts = asked.lines.map(({ line, refundFen }) => ({
    ...{ line, refundFen },
    wantedFen: amountOf(String(line), refundFen),
  }));
  const freightFen = amountOf("freight", asked.freightFen);
  const all = [...amounts.map(({ wantedFen }) => wantedFen), freightFen];
  if (all.some((fen) => fen === null || fen < 0)) return null;
  return {
    lines: amounts.flatMap(({ line, refundFen, wantedFen }) =>
      wantedFen === null || wantedFen === refundFen ? [] : [{ line, refundFen: wantedFen }],
    ),
    freightFen: freightFen === asked.freightFen ? null : freightFen,
  };
}

export const isChanged = ({ lines, freightFen }: Changed): boolean =>
  lines.length > 0 || freightFen !== null;
