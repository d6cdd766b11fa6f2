/** How often something happened, and where first. */
export type Tally<Reason extends string> = {
  readonly reason: Reason;
  readonly count: number;
  /** The numbers of the first few lines in the file; the header is line 1. */
  readonly lines: readonly number[];
};

/** How many line numbers a report names for each reason. */
const FIRST_LINES = 5;

/** Counts by reason, and lists them in the order of `reasons`. */
export function tallies<Reason extends string>(reasons: readonly Reason[]) {
  const counted = new Map<Reason, { count: number; lines: number[] }>();
  return {
    add(reason: Reason, line: number): void {
      const known = counted.get(reason) ?? { count: 0, lines: [] };
      counted.set(reason, known);
      known.count += 1;
      if (known.lines.length < FIRST_LINES) known.lines.push(line);
    },
    list: (): readonly Tally<Reason>[] =>
      reasons.flatMap((reason) => {
        const known = counted.get(reason);
        return known ? [{ reason, ...known }] : [];
      }),
  };
}
