import * as z from "zod";
import { nameSchema } from "#contracts/fields.ts";
import { storeIdSchema } from "#contracts/store.ts";
import { codeTyped } from "#core/staff/code.ts";
import { ROLES, type Role } from "#core/staff/roles.ts";

/** 128 bits that the console chose at random: of a session, an invitation, a forced sign-out, a saved view. */
export const randomIdSchema = z.string().regex(/^[0-9a-f]{32}$/, "应为 32 位十六进制随机数");
export const staffIdSchema = nameSchema;
export const roleSchema = z.enum(ROLES);
export const storeIdsSchema = z.array(storeIdSchema).max(100, "最多 100 家门店").default([]);
export const codeSchema = z
  .string()
  .max(40)
  .refine((text) => codeTyped(text) !== null, "应为 12 位验证码，如 4F7A-09C1-22BE")
  .transform((text) => codeTyped(text) ?? "");
export const deviceSchema = z
  .string()
  .max(60, "最长 60 个字符")
  .regex(/^[^\p{C}$]*$/u, "含有不允许的字符");
export const limitSchema = z.int().min(1).max(100).default(20);

/** Whether somebody of a store gets stores. */
export const takesStores = <
  T extends { role?: Role | undefined; storeIds?: readonly string[] | undefined },
>({
  role,
  storeIds,
}: T): boolean => role !== "store" || (storeIds?.length ?? 0) > 0;
