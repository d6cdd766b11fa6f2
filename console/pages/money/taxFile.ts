/** A part of a tax file as the function answers it. */
type Part = {
  readonly rows: readonly unknown[];
  readonly csv: string;
  readonly totals: { readonly incomeFen: number; readonly taxFen: number };
  readonly withoutIdentity: number;
  readonly unsettled: number;
  readonly isOver: boolean;
  readonly nextAfterId: string | null;
};

/** A whole file. `totals`: of a file of one part; the sums of more parts stand in the file alone. */
export type WholeFile = {
  readonly csv: string;
  readonly rows: number;
  readonly totals: Part["totals"] | null;
  readonly withoutIdentity: number;
  readonly unsettled: number;
  readonly isOver: boolean;
};

/**
 * Fetches a file part by part.
 *
 * - `told`: how many rows are there, after each part.
 */
export async function wholeFile(
  fetchPart: (afterId: string) => Promise<Part>,
  told: (rows: number) => void,
): Promise<WholeFile> {
  const parts: Part[] = [];
  for (let afterId: string | null = ""; afterId !== null;) {
    const part: Part = await fetchPart(afterId);
    parts.push(part);
    told(countOf(parts, ({ rows }) => rows.length));
    afterId = part.nextAfterId;
  }
  const [only] = parts;
  return {
    csv: parts.map(({ csv }) => csv).join(""),
    rows: countOf(parts, ({ rows }) => rows.length),
    totals: parts.length === 1 && only ? only.totals : null,
    withoutIdentity: countOf(parts, (part) => part.withoutIdentity),
    unsettled: countOf(parts, (part) => part.unsettled),
    isOver: parts.every(({ isOver }) => isOver),
  };
}

const countOf = (parts: readonly Part[], count: (part: Part) => number): number =>
  parts.reduce((total, part) => total + count(part), 0);
