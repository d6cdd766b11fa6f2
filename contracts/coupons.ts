import * as z from "zod";
import { clientIdSchema } from "#contracts/addresses.ts";
import { nameSchema, pageSchema, rateSchema } from "#contracts/fields.ts";
import { categoryIdSchema, instantSchema, priceSchema } from "#contracts/product.ts";
import { scopeSchema } from "#contracts/shopSettings.ts";
import { fenSchema } from "#contracts/fields.ts";
import type { Coupon } from "#core/buyer/buyer.ts";
import type { Campaign } from "#core/shop/shop.ts";

const PER_PERSON_MAX = 20;
const TOTAL_MAX = 10_000_000;
const GOOD_DAYS_MAX = 3_650;

const campaignIdSchema = categoryIdSchema;
const offSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("amount"), offFen: priceSchema }),
  z.strictObject({
    kind: z.literal("rate"),
    offBp: rateSchema.refine((rate) => rate > 0, "至少 1"),
    mostFen: priceSchema,
  }),
]);

/** `checkout.saveCampaign`, from staff: coupons that buyers may take. Once saved only its name and its time change. */
export const saveCampaignSchema = z
  .strictObject({
    action: z.literal("saveCampaign"),
    campaignId: campaignIdSchema,
    name: nameSchema.max(30, "最长 30 个字符"),
    scope: scopeSchema,
    fromFen: fenSchema,
    off: offSchema,
    takeFromMs: instantSchema,
    takeUntilMs: instantSchema,
    good: z.union([
      z.strictObject({ untilMs: instantSchema }),
      z.strictObject({ days: z.int().min(1, "至少 1 天").max(GOOD_DAYS_MAX) }),
    ]),
    perPerson: z.int().min(1, "至少 1 张").max(PER_PERSON_MAX, `最多 ${PER_PERSON_MAX} 张`),
    total: z.int().min(1, "至少 1 张").max(TOTAL_MAX).nullable(),
  })
  .refine(({ takeFromMs, takeUntilMs }) => takeFromMs < takeUntilMs, {
    path: ["takeUntilMs"],
    message: "结束应晚于开始",
  })
  .refine(({ fromFen, off }) => off.kind === "rate" || fromFen === 0 || off.offFen <= fromFen, {
    path: ["off", "offFen"],
    message: "减的不能比要满的多",
  });
export type SaveCampaign = z.output<typeof saveCampaignSchema>;

/** `checkout.campaigns`, from staff, by id. */
export const campaignsSchema = z.strictObject({ action: z.literal("campaigns"), ...pageSchema });
export type StaffCampaign = Campaign & {
  /** Null = as many as people take. */
  readonly left: number | null;
  /** How many were taken; null = they are not counted, see `campaignUse`. */
  readonly taken: number | null;
};
export type CampaignsReply = {
  readonly campaigns: readonly StaffCampaign[];
  /** Null = there are no more. */
  readonly nextAfterId: string | null;
};
export type ListCampaigns = z.output<typeof campaignsSchema>;

/** `checkout.endCampaign`, from staff: nobody takes any more of it; what was taken stays good. */
export const endCampaignSchema = z.strictObject({
  action: z.literal("endCampaign"),
  campaignId: campaignIdSchema,
});
export type EndCampaign = z.output<typeof endCampaignSchema>;

/** `checkout.campaignUse`, from staff: what became of a campaign's coupons. */
export const campaignUseSchema = z.strictObject({
  action: z.literal("campaignUse"),
  campaignId: campaignIdSchema,
});
export type AskCampaignUse = z.output<typeof campaignUseSchema>;
export type CampaignUse = {
  readonly campaignId: string;
  /** Coupons that buyers hold or held; those that ended more than 30 days ago are forgotten one by one. */
  readonly taken: number;
  /** Of them, those in orders that are not cancelled. */
  readonly used: number;
  /** Whether there are more buyers than were looked at, so that both are at least so many. */
  readonly isMore: boolean;
};

/** `checkout.coupons`, from the buyer: his own, and what he can take. */
export const couponsSchema = z.strictObject({ action: z.literal("coupons") });

/** `checkout.takeCoupon`, from the buyer. The coupon's id is the client's: the same one again is the same coupon. */
export const takeCouponSchema = z.strictObject({
  action: z.literal("takeCoupon"),
  campaignId: campaignIdSchema,
  couponId: clientIdSchema,
});
export type TakeCoupon = z.output<typeof takeCouponSchema>;

/** What `coupons` answers: his own by what became of them, and what can be taken now. `takeCoupon` answers the coupon. */
export type CouponsReply = {
  readonly usable: readonly ShownCoupon[];
  readonly used: readonly ShownCoupon[];
  readonly expired: readonly ShownCoupon[];
  readonly campaigns: readonly OpenCampaign[];
};
/** `offText`: what it takes off, in words. */
export type ShownCoupon = Coupon & { readonly offText: string };
/** `left`: null = as many as people take. `canTake`: whether this person may take one more; else `message` says why not. */
export type OpenCampaign = Omit<Campaign, "_id" | "rev" | "isEnded"> & {
  readonly campaignId: string;
  readonly offText: string;
  readonly left: number | null;
  readonly canTake: boolean;
  readonly message: string | null;
};
