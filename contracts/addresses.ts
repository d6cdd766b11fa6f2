import * as z from "zod";
import { nameSchema } from "#contracts/fields.ts";
import type { Address } from "#core/buyer/buyer.ts";
import { isInProvince } from "#core/buyer/province.ts";

/** A mobile number of the mainland: eleven digits. */
export const phoneSchema = z.string().regex(/^1[3-9]\d{9}$/, "应为 11 位手机号");

/** An id that a client makes before its first try. */
export const clientIdSchema = z
  .string()
  .min(1, "不能为空")
  .max(64, "最长 64 个字符")
  .regex(/^[0-9A-Za-z_-]+$/, "应为字母、数字、连字符或下划线");

const placeSchema = nameSchema.max(32, "最长 32 个字符");

/** `checkout.saveAddress`, from the buyer: adds an address, or replaces that of the same id. */
export const saveAddressSchema = z.strictObject({
  action: z.literal("saveAddress"),
  address: z
    .strictObject({
      id: clientIdSchema,
      name: placeSchema,
      phone: phoneSchema,
      region: z.string().regex(/^[1-9]\d{5}$/, "应为六位行政区划代码，如 330106"),
      province: placeSchema,
      city: placeSchema,
      /** "" where a city has no districts. */
      district: z.union([z.literal(""), placeSchema]),
      detail: z
        .string()
        .trim()
        .min(1, "不能为空")
        .max(100, "最长 100 个字符")
        .regex(/^[^\p{C}]*$/u, "含有不允许的字符"),
      isDefault: z.boolean(),
    })
    .refine(({ region, province }) => isInProvince(region, province), {
      path: ["region"],
      message: "与省份不符，请重新选择地区",
    }),
});
export type SaveAddress = z.output<typeof saveAddressSchema>;

/** `checkout.removeAddress`, from the buyer. */
export const removeAddressSchema = z.strictObject({
  action: z.literal("removeAddress"),
  addressId: clientIdSchema,
});
export type RemoveAddress = z.output<typeof removeAddressSchema>;

/** `checkout.addresses`, from the buyer. */
export const addressesSchema = z.strictObject({ action: z.literal("addresses") });

/** What all three answer: his addresses, as they are now. */
export type AddressesReply = { readonly addresses: readonly Address[] };
