import type { Fan } from "#core/attribution/fan.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { Fen } from "#core/money.ts";
import type { SheetFault } from "#core/sheet/sheet.ts";

/** What some rows of a file come to: rows that are about one document. */
export type Judgement = {
  readonly rows: number;
  readonly faults: readonly SheetFault[];
  /** What is to be written; null = nothing, or there are faults. */
  readonly change: SheetChange | null;
};

/** A document that an import makes (`before` null) or changes. `row` is the first of its rows. */
export type SheetChange = { readonly row: number } & (
  | { readonly collection: "products"; readonly before: Product | null; readonly after: Product }
  | { readonly collection: "promoters"; readonly before: Promoter | null; readonly after: Promoter }
  | { readonly collection: "fans"; readonly before: Fan | null; readonly after: Fan }
  | { readonly collection: "purchases"; readonly before: Purchase; readonly after: Purchase }
  | { readonly collection: "cases"; readonly orderId: string; readonly wishes: readonly Wish[] }
);

/** That somebody earns more or less of an order (below zero: less), which a second person decides. */
export type Wish = {
  readonly row: number;
  readonly promoterId: string;
  readonly amountFen: Fen;
  readonly reason: string;
};

export const same = (rows: number): Judgement => ({ rows, faults: [], change: null });
export const faulty = (rows: number, faults: readonly SheetFault[]): Judgement => ({
  ...{ rows, faults, change: null },
});
export const changing = (rows: number, change: SheetChange): Judgement => ({
  ...{ rows, faults: [], change },
});
