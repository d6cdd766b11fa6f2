import * as z from "zod";
import { clientIdSchema, phoneSchema } from "#contracts/addresses.ts";
import { fenSchema, idSchema, nameSchema, pageSchema } from "#contracts/fields.ts";
import { skuSchema } from "#contracts/product.ts";
import type { CartItem } from "#core/buyer/buyer.ts";
import { CART_MAX, QUANTITY_MAX, type ShownItem } from "#core/buyer/cart.ts";
import type { GiftMissing } from "#core/checkout/gifts.ts";
import type { Priced } from "#core/checkout/price.ts";
import type { Fen } from "#core/money.ts";
import type { Amounts, Delivery } from "#core/purchase/purchase.ts";

const TOO_MANY = `最多 ${CART_MAX} 种商品`;
const quantitySchema = z
  .int("应为整数")
  .min(1, "至少 1 件")
  .max(QUANTITY_MAX, `最多 ${QUANTITY_MAX} 件`);
const skusSchema = z.array(skuSchema).max(CART_MAX, TOO_MANY);
const itemsSchema = z
  .array(z.strictObject({ sku: skuSchema, quantity: quantitySchema }))
  .min(1, "至少一件商品")
  .max(CART_MAX, TOO_MANY)
  .refine((items) => new Set(items.map(({ sku }) => sku)).size === items.length, "商品有重复");
const storeIdSchema = idSchema;

/** `checkout.cart`, from the buyer. */
export const cartSchema = z.strictObject({ action: z.literal("cart") });
export type CartReply = {
  readonly items: readonly ShownItem[];
  /** Since when the buyer is a member; null = he is none. */
  readonly memberSinceMs: number | null;
};
/** What the changes of a cart answer: enough to show it, without asking what became of its products. */
export type CartChange = { readonly items: readonly CartItem[] };

/** `checkout.setCartItem`, from the buyer: so many pieces from now on, 0 = none. */
export const setCartItemSchema = z.strictObject({
  action: z.literal("setCartItem"),
  sku: skuSchema,
  quantity: z.int("应为整数").min(0, "不能小于 0").max(QUANTITY_MAX, `最多 ${QUANTITY_MAX} 件`),
});
export type SetCartItem = z.output<typeof setCartItemSchema>;

/** `checkout.chooseCartItems`, from the buyer: these are chosen and no others. */
export const chooseCartItemsSchema = z.strictObject({
  action: z.literal("chooseCartItems"),
  skus: skusSchema,
});
export type ChooseCartItems = z.output<typeof chooseCartItemsSchema>;

/** `checkout.clearCart`, from the buyer: without these, or without all. */
export const clearCartSchema = z.strictObject({
  action: z.literal("clearCart"),
  skus: skusSchema.optional(),
});
export type ClearCart = z.output<typeof clearCartSchema>;

const expressSchema = z.strictObject({
  kind: z.literal("express"),
  /** Left out = his default address. */
  addressId: clientIdSchema.optional(),
});
const pickupFields = { kind: z.literal("pickup"), storeId: storeIdSchema };

/** `checkout.quote`, from the buyer: what it would cost, and why. */
export const quoteSchema = z.strictObject({
  action: z.literal("quote"),
  /** Left out = what is chosen in his cart. */
  items: itemsSchema.optional(),
  /** Null = not yet known: then without freight. A pickup may name its person already, as `place` must. */
  delivery: z
    .discriminatedUnion("kind", [
      expressSchema,
      z.strictObject({
        ...pickupFields,
        name: nameSchema.optional(),
        phone: phoneSchema.optional(),
      }),
    ])
    .nullable()
    .default(null),
  /** `best`: the coupon with which he pays least; null = none. */
  couponId: clientIdSchema.nullable().default(null),
});
export type QuoteRequest = z.output<typeof quoteSchema>;
export type QuoteReply = Priced & {
  readonly couponId: string | null;
  /** How the price came about, line by line. */
  readonly told: readonly string[];
  /** His free coupons, the best first. */
  readonly coupons: readonly CouponOffer[];
  readonly bestCouponId: string | null;
  /** What there is too little of now. Nothing is kept for anybody before he orders. */
  readonly short: readonly {
    readonly sku: string;
    readonly title: string;
    readonly available: number;
  }[];
  readonly delivery: Delivery | null;
  readonly place: string;
  readonly store: { readonly storeId: string; readonly name: string } | null;
};
/** What a coupon would do here. `text`: why it cannot be used, or "". */
export type CouponOffer = {
  readonly couponId: string;
  readonly name: string;
  readonly untilMs: number;
  readonly isUsable: boolean;
  readonly offFen: Fen;
  readonly text: string;
};

const noteSchema = z
  .string()
  .trim()
  .max(200, "最长 200 个字符")
  .regex(/^(?:[^\p{C}]|\n)*$/u, "含有不允许的字符");
const invoiceTitleSchema = nameSchema.max(64);
const emailSchema = z.email("邮箱有误").max(100, "最长 100 个字符");

/** `checkout.place`, from the buyer: the order, at the price that he saw. */
export const placeSchema = z.strictObject({
  action: z.literal("place"),
  /** Made and stored by the client before its first try: the same one again is the same order. */
  orderId: z.string().regex(/^[0-9A-Za-z]{16,32}$/, "应为 16 到 32 位字母或数字"),
  items: itemsSchema,
  /** Whether they leave his cart with it. */
  fromCart: z.boolean().default(false),
  delivery: z.discriminatedUnion("kind", [
    expressSchema,
    z.strictObject({
      ...pickupFields,
      name: nameSchema.max(32, "最长 32 个字符"),
      phone: phoneSchema,
    }),
  ]),
  couponId: clientIdSchema.nullable().default(null),
  /** The total that he agreed to. */
  expectedFen: fenSchema,
  note: noteSchema.default(""),
  invoice: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("person"), title: invoiceTitleSchema, email: emailSchema }),
      z.strictObject({
        kind: z.literal("company"),
        title: invoiceTitleSchema,
        taxNumber: z.string().regex(/^[0-9A-Z]{15,20}$/, "应为 15 到 20 位数字或大写字母"),
        email: emailSchema,
      }),
    ])
    .nullable()
    .default(null),
});
export type PlaceRequest = z.output<typeof placeSchema>;
export type Placed = {
  readonly orderId: string;
  readonly totalFen: Fen;
  /** Until when it can be paid. */
  readonly expiresAtMs: number;
  readonly amounts: Amounts;
  /** What was promised with the goods and is out of stock. */
  readonly giftsMissing: readonly GiftMissing[];
};

/** `checkout.joinMembers`, from the buyer: free, and it asks for nothing. */
export const joinMembersSchema = z.strictObject({ action: z.literal("joinMembers") });
export type Membership = { readonly memberSinceMs: number | null };

/** `checkout.setGroup`, from staff: which customer group of the plan a buyer is in; null = none. */
export const setGroupSchema = z.strictObject({
  action: z.literal("setGroup"),
  buyerId: idSchema,
  group: nameSchema.nullable(),
});
export type SetGroup = z.output<typeof setGroupSchema>;

/** `checkout.buyers`, from staff: all, one by his id with his addresses, or those with a phone number. */
export const buyersSchema = z
  .strictObject({
    action: z.literal("buyers"),
    buyerId: idSchema.optional(),
    phone: phoneSchema.optional(),
    ...pageSchema,
  })
  .refine(({ buyerId, phone }) => buyerId === undefined || phone === undefined, {
    path: ["phone"],
    message: "只能按编号或手机号之一查找",
  });
export type FindBuyers = z.output<typeof buyersSchema>;
