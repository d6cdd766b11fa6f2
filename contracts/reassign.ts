import * as z from "zod";
import { idSchema, pageSchema } from "#contracts/fields.ts";

const proposalIdSchema = z.string().regex(/^[0-9a-f]{32}$/, "应为 32 位十六进制随机数");

/** `qrcode.proposeReassignment`, from staff: whose fan somebody is to be from the decision on. */
export const proposeReassignmentSchema = z.strictObject({
  action: z.literal("proposeReassignment"),
  /** Made by the console before its first try, so that a retry is the same proposal. */
  proposalId: proposalIdSchema,
  fanId: idSchema,
  /** A promoter's number; null = the brand. */
  toPromoterNumber: z.int().min(1).max(1_000_000_000).nullable(),
  reason: z.string().trim().min(1, "请写明原因").max(200, "最长 200 个字符"),
});
export type ProposeReassignment = z.output<typeof proposeReassignmentSchema>;

/** `qrcode.decideReassignment`, from another one of the staff. It counts for orders from then on. */
export const decideReassignmentSchema = z.strictObject({
  action: z.literal("decideReassignment"),
  proposalId: proposalIdSchema,
  fanId: idSchema,
  yes: z.boolean(),
});
export type DecideReassignment = z.output<typeof decideReassignmentSchema>;

/** `qrcode.reassignments`, from staff: what waits for a second person, the longest waiting first. */
export const reassignmentsSchema = z.strictObject({
  action: z.literal("reassignments"),
  cursor: z
    .string()
    .regex(/^(\d{1,16}:.{1,64})?$/u, "应为上一页给出的 cursor")
    .default(""),
  limit: pageSchema.limit,
});
export type Reassignments = z.output<typeof reassignmentsSchema>;
export type Reassignment = {
  readonly proposalId: string;
  readonly fanId: string;
  readonly toPromoterNumber: number | null;
  readonly reason: string;
  readonly by: string;
  readonly askedAtMs: number;
  readonly decision: {
    readonly by: string;
    readonly atMs: number;
    readonly yes: boolean;
  } | null;
};
export type ReassignmentList = {
  readonly reassignments: readonly Reassignment[];
  readonly nextCursor: string | null;
};
