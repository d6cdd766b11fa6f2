import * as z from "zod";
import { fenSchema, idSchema, nameSchema, said } from "#contracts/fields.ts";
import type { OrderLine } from "#core/order/order.ts";

type Supplied = {
  readonly supplier?: string | undefined;
  readonly supplyFen?: OrderLine["paidFen"] | undefined;
};
export const supplierFields = { supplier: idSchema.optional(), supplyFen: fenSchema.optional() };
export const supplierWithPrice = ({ supplier, supplyFen }: Supplied): boolean =>
  (supplier === undefined) === (supplyFen === undefined);
export const SUPPLIER_WITH_PRICE = "supplier 和 supplyFen 要写就一起写";

/** A line of a cart, as the shop priced it. */
export const lineSchema = z
  .strictObject({
    sku: nameSchema,
    quantity: z.int("应为整数").min(1, "至少 1 件").max(1_000_000, "数量太大"),
    paidFen: fenSchema,
    category: nameSchema.nullable().default(null),
    gift: z.boolean().default(false),
    ...supplierFields,
  })
  .refine(supplierWithPrice, SUPPLIER_WITH_PRICE)
  .transform((line): OrderLine => said(line));

/** Where and to whom a sale is made, as the shop knows it. */
export const saleFields = {
  customerGroup: nameSchema.optional(),
  region: z
    .string()
    .regex(/^[1-9]\d{5}$/, "应为六位行政区划代码，如 330106")
    .optional(),
  store: nameSchema.optional(),
  storeStaff: idSchema.optional(),
};
