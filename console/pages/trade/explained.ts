import type { ExplainedOrder } from "../../services/order.ts";

/** A part of an explanation: its heading, and its sentences with how deep they stand. */
export type Part = {
  readonly heading: string;
  readonly sentences: readonly { readonly text: string; readonly depth: number }[];
};

/** In Chinese headings stand in brackets of one kind, in English in those of another. */
const HEADING = /^[【[](.*)[】\]]$/;

/** An explanation in its parts. What stands before the first heading is its title and is left out. */
export function partsOf({
  statements,
  lines,
}: Pick<ExplainedOrder, "statements" | "lines">): readonly Part[] {
  const parts: { heading: string; sentences: { text: string; depth: number }[] }[] = [];
  statements.forEach(({ kind }, at) => {
    const line = lines[at] ?? "";
    if (kind === "heading") {
      parts.push({ heading: line.trim().replace(HEADING, "$1"), sentences: [] });
      return;
    }
    const spaces = line.length - line.trimStart().length;
    parts.at(-1)?.sentences.push({ text: line.trim(), depth: Math.floor(spaces / 2) });
  });
  return parts;
}

/** Numbers of the promoters that an explanation names, by their ids. */
export function numbersOf(
  statements: ExplainedOrder["statements"],
): ReadonlyMap<string, number | null> {
  const people = statements.flatMap((statement) =>
    "who" in statement && statement.who !== null
      ? [[statement.who.promoterId, statement.who.number] as const]
      : [],
  );
  return new Map(people);
}

/** The line of goods where the explanation goes on; null = it is whole. */
export function nextLineOf(statements: ExplainedOrder["statements"]): number | null {
  const left = statements.find((statement) => statement.kind === "linesLeft");
  return left?.kind === "linesLeft" ? left.nextLine : null;
}
