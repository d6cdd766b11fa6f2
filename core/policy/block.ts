/** What a policy says, before it is told how to look. Everything is plain text; the looks escape it. */
export type Section = {
  readonly title: string;
  readonly blocks: readonly Block[];
};

export type Block = Sentence | List | Table;
/** `strong`: what nobody may miss. */
export type Sentence = {
  readonly kind: "sentence";
  readonly text: string;
  readonly strong?: boolean;
};
export type List = { readonly kind: "list"; readonly items: readonly string[] };
export type Table = {
  readonly kind: "table";
  readonly caption?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many of the last columns are amounts, which stand to the right. */
  readonly amounts: number;
  /** Whether the last row is a sum. */
  readonly summed?: boolean;
  /** Whether the poster leaves it out. */
  readonly formalOnly?: boolean;
};

export const sentence = (text: string): Sentence => ({ kind: "sentence", text });
export const strong = (text: string): Sentence => ({ kind: "sentence", text, strong: true });
export const list = (items: readonly string[]): List => ({ kind: "list", items });
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  more: Partial<Omit<Table, "kind" | "head" | "rows">> = {},
): Table => ({ kind: "table", amounts: 0, ...more, head, rows });
