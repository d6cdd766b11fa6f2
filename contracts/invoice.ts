import * as z from "zod";
import { idSchema, nameSchema } from "#contracts/fields.ts";
import { freeText } from "#contracts/purchase.ts";
import { INVOICE_KINDS } from "#core/purchase/purchase.ts";

/** What an invoice needs: a company also its tax number (15 to 20 capital letters and digits). */
const invoiceSchema = z
  .strictObject({
    kind: z.enum(INVOICE_KINDS),
    title: freeText(100),
    taxNumber: z
      .string()
      .regex(/^[0-9A-Z]{15,20}$/, "应为 15 到 20 位数字或大写字母")
      .nullable()
      .default(null),
    email: z.email("邮箱格式不对").max(100, "最长 100 个字符"),
  })
  .refine(({ kind, taxNumber }) => (kind === "company") === (taxNumber !== null), {
    path: ["taxNumber"],
    message: "企业抬头须填税号，个人抬头不填",
  });

/** `purchase.askInvoice`, from the buyer, after he paid. */
export const askInvoiceSchema = z.strictObject({
  action: z.literal("askInvoice"),
  orderId: idSchema,
  invoice: invoiceSchema,
});
export type AskInvoice = z.output<typeof askInvoiceSchema>;

/** `purchase.issueInvoice`, from staff: its number, and where the buyer gets it. */
export const issueInvoiceSchema = z.strictObject({
  action: z.literal("issueInvoice"),
  orderId: idSchema,
  number: nameSchema,
  url: z
    .url({ protocol: /^https$/, error: "应为 https 地址" })
    .max(500, "最长 500 个字符")
    .nullable()
    .default(null),
});
export type IssueInvoice = z.output<typeof issueInvoiceSchema>;
