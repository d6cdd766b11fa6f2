import type { Fen } from "#core/money.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import type { Amounts, Delivery, Purchase, PurchaseLine } from "#core/purchase/purchase.ts";
import type {
  BuyersChoices,
  Moment,
  PurchaseRow,
  ShownParcel,
  StaffPurchase,
} from "#core/purchase/shown.ts";
import type { PurchaseTab, StaffTab } from "#core/purchase/tabs.ts";

/** What `purchase.list` answers. `nextBeforeMs`: where the next page goes on; null = this is the last one. */
export type ListReply = {
  readonly purchases: readonly PurchaseRow[];
  readonly nextBeforeMs: number | null;
};

/** What `purchase.counts` answers. */
export type CountsReply = {
  /** By tab; `countMax` stands for that many or more. */
  readonly counts: Readonly<Partial<Record<PurchaseTab | StaffTab, number>>>;
  readonly countMax: number;
};

/** What `purchase.show` answers: an order as its buyer sees it. */
export type ShownPurchase = Pick<
  Purchase,
  "state" | "createdAtMs" | "storeId" | "note" | "invoice" | "cancelled"
> & {
  readonly orderId: string;
  readonly stateName: string;
  readonly lines: readonly PurchaseLine[];
  readonly amounts: Amounts;
  /** What went back to him so far. */
  readonly refundedFen: Fen;
  /** Who handed it over is left out. */
  readonly delivery: ShownDelivery;
  readonly parcels: readonly ShownParcel[];
  readonly afterSales: readonly BriefAfterSales[];
  /** The oldest first. */
  readonly timeline: readonly Moment[];
  readonly can: BuyersChoices;
  /**
   * WeChat's number of the payment, where WeChat knows of the shipping and so has a page on which the buyer can confirm
   * his receipt (`wx.openBusinessView`, `weappOrderConfirm`); null = he confirms it here.
   */
  readonly confirmAtWechat: string | null;
};
export type ShownDelivery =
  | Extract<Delivery, { kind: "express" }>
  | (Omit<Extract<Delivery, { kind: "pickup" }>, "redeemed"> & {
      readonly redeemed: { readonly atMs: number } | null;
    });
export type BriefAfterSales = Pick<AfterSales, "id" | "kind" | "state" | "askedAtMs"> & {
  readonly kindName: string;
  readonly stateName: string;
};

/** What `purchase.track` answers: where a parcel was, the newest first. */
export type TrackReply = {
  readonly state: "unknown" | "collected" | "underway" | "delivering" | "signed" | "problem";
  readonly places: readonly { readonly atMs: number; readonly text: string }[];
  readonly carrierName: string;
  readonly trackingNumber: string;
  /** What to say when nothing is known; null = something is. */
  readonly message: string | null;
};

/** What `purchase.all` answers. `nextBeforeMs`: where the next page goes on; null = this is the last one. */
export type AllReply = {
  readonly purchases: readonly (StaffPurchase & {
    /** Who brought the buyer; null = nobody. `number` null: nobody knows it any more. */
    readonly promoter: { readonly promoterId: string; readonly number: number | null } | null;
  })[];
  readonly nextBeforeMs: number | null;
};

/** What `purchase.detail` answers: an order as staff see it, with its money side. */
export type DetailReply = {
  readonly purchase: StaffPurchase;
  readonly timeline: readonly Moment[];
  /** Pieces that can be shipped now, by line. */
  readonly left: readonly number[];
  /** With whom it can be sent. */
  readonly carriers: readonly CarrierChoice[];
  /** Whose order it is: the promoter and his introducers. What they earn `order.explain` tells under the same id. */
  readonly promoters: {
    readonly chain: readonly string[];
    readonly selfPurchase: boolean;
    /** The number of the first of them; null = there is none, or nobody knows it any more. */
    readonly number: number | null;
  } | null;
  /** How the money stands; null = nothing is known of it. */
  readonly money: {
    readonly transactionId: string | null;
    readonly paidAtMs: number | null;
    readonly refundedFen: number;
    readonly sharedFen: number;
    readonly openHolds: number;
  } | null;
};

/** A carrier for a form. */
export type CarrierChoice = { readonly code: string; readonly name: string };
