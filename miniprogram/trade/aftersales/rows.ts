import type { AskRequest, OptionsReply } from "../../../contracts/aftersales.ts";
import { fenOf } from "../../lib/money";

export type Kind = AskRequest["kind"];
type Line = OptionsReply["lines"][number];

/** A line of the order with what the buyer wants of it. */
export type Row = Line & {
  readonly isChosen: boolean;
  readonly pieces: number;
  /** How many can be asked for in this way; 0 = none. */
  readonly most: number;
  /** What so many pieces give back; null = the function says it once it is asked. */
  readonly givesFen: number | null;
  /** The lesser amount that he typed; "" = all of it. */
  readonly typed: string;
  readonly problem: string;
};

/** In which ways at least one line can be asked for, in the function's order. */
export function kindsOf(lines: readonly Line[]): readonly { kind: Kind; name: string }[] {
  const known = new Map<Kind, string>();
  for (const { kinds } of lines) for (const { kind, name } of kinds) known.set(kind, name);
  const order: readonly Kind[] = ["refund", "return", "exchange"];
  return order.flatMap((kind) => {
    const name = known.get(kind);
    return name === undefined ? [] : [{ kind, name }];
  });
}

/** The lines as they can be asked for in one way. All are chosen where there is but one. */
export function rowsFor(lines: readonly Line[], kind: Kind): readonly Row[] {
  const can = lines.filter((line) => mostOf(line, kind) > 0);
  return lines.map((line) => {
    const most = mostOf(line, kind);
    return row({ ...line, most, isChosen: can.length === 1 && most > 0, typed: "" }, most, kind);
  });
}

const mostOf = ({ kinds }: Line, kind: Kind): number =>
  kinds.find((each) => each.kind === kind)?.mostPieces ?? 0;

const row = (
  line: Line & Pick<Row, "isChosen" | "most" | "typed">,
  pieces: number,
  kind: Kind,
): Row => ({
  ...line,
  ...{ pieces, problem: "" },
  givesFen: kind === "exchange" ? null : (line.worthFen[pieces - 1] ?? null),
});

/** A row with so many pieces. What was typed for another number of them is gone. */
export const withPieces = (known: Row, pieces: number, kind: Kind): Row =>
  row({ ...known, typed: "" }, pieces, kind);

/** What is wrong with an amount that was typed: none, or more than the pieces give back. */
export function amountProblem({
  typed,
  givesFen,
}: Pick<Row, "typed" | "givesFen">): "" | "none" | "much" {
  if (typed === "") return "";
  const fen = fenOf(typed);
  if (fen === null || fen === 0) return "none";
  return givesFen !== null && fen > givesFen ? "much" : "";
}

/** What is asked for. */
export const askedLines = (rows: readonly Row[], kind: Kind): AskRequest["lines"] =>
  rows
    .filter(({ isChosen }) => isChosen)
    .map(({ line, pieces, typed }) => {
      const fen = kind === "exchange" ? null : fenOf(typed);
      return { line, quantity: pieces, ...(fen === null ? {} : { refundFen: fen as never }) };
    });
