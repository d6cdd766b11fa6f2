import type { AlertShown } from "#core/reports/alerts.ts";
import type { ReportPart, SaleFilter, SalesFigures } from "#core/reports/figures.ts";

/** The counts of a day, or of a day up to an hour. */
export type DayCounts = {
  readonly day: string;
  /** The counts are of the day up to this instant. */
  readonly untilMs: number;
  /** Orders paid in it. */
  readonly orders: number;
  readonly paidFen: number;
  /** Refunds that were recorded in it, of whatever day's orders. */
  readonly refunds: number;
  readonly refundedFen: number;
  /** Paid less refunded: what the day brought. */
  readonly revenueFen: number;
  /** Persons whose very first recorded visit by a code was in it. */
  readonly newFans: number;
  readonly newPromoters: number;
};

/** What stands open, whatever the day. Each is an account of the trial balance, or part of one. */
export type Standing = {
  /** Booked to promoters and not counted into their wallets yet. */
  readonly pendingFen: number;
  /** What promoters could ask for. Less `debtFen` it is the account `available`. */
  readonly availableFen: number;
  /** Asked for and not ended: the account `frozen`. */
  readonly withdrawalsFen: number;
  readonly withdrawals: number;
  /** What reached promoters, after tax. */
  readonly paidTodayFen: number;
  readonly paidMonthFen: number;
  readonly paidEverFen: number;
  readonly debtFen: number;
  readonly debtors: number;
  /** Withheld and not yet paid to the tax office: the account `tax`. */
  readonly taxDueFen: number;
};

/** `reports.today`. All of it is of one instant. */
export type Today = {
  readonly asOfMs: number;
  readonly today: DayCounts;
  /** Yesterday up to the same hour. */
  readonly yesterday: DayCounts;
  readonly standing: Standing;
  /** The worst first. */
  readonly alerts: readonly AlertShown[];
};

/** A row of the sales report. What it is not grouped by is null. */
export type SalesRow = SalesFigures & {
  readonly product: { readonly productId: string; readonly title: string } | null;
  /** `code`: two digits of GB/T 2260; "" = not known. */
  readonly province: { readonly code: string; readonly name: string } | null;
  /** Whose own sale it is; 0 = nobody's. */
  readonly promoter: { readonly number: number; readonly label: string } | null;
  /** What `reports.orders` takes to list its orders. */
  readonly filter: SaleFilter;
};

/** How old a report is. */
export type ReportAge = {
  /** When its oldest part was made; null = it has none. */
  readonly asOfMs: number | null;
  readonly parts: readonly ReportPart[];
  /** Days that no night has counted yet and that count as nothing here. */
  readonly missingDays: readonly string[];
};

export type TrendDay = SalesFigures & {
  readonly day: string;
  readonly newFans: number;
  readonly newPromoters: number;
  readonly asOfMs: number | null;
  readonly filter: SaleFilter;
};

/** A step of the funnel and what opens its documents. */
export type FunnelRow = {
  /** `channel`: its index in the codes; 0 = without a channel. `name`: "" for it. */
  readonly channel: number;
  readonly name: string;
  /** 0 = without a campaign; null = all campaigns together. */
  readonly campaign: number | null;
  /** How often codes were opened. */
  readonly touches: number;
  /** Persons whose very first visit it was. */
  readonly newFans: number;
  readonly firstOrders: number;
  readonly repeatOrders: number;
  readonly paidFen: number;
  readonly netFen: number;
  readonly sharesFen: number;
  /** For `reports.orders`: of each step of orders. */
  readonly filters: { readonly firstOrders: SaleFilter; readonly repeatOrders: SaleFilter };
  /** For the list of fans: who opened a code of it within the span. */
  readonly fansFilter: {
    readonly fromMs: number;
    readonly untilMs: number;
    readonly channel: number;
    readonly campaign: number | null;
  };
};

/** A place on a board of staff. */
export type BoardRow = {
  /** From 1; who has as much has the same place. */
  readonly place: number;
  readonly number: number;
  readonly label: string;
  readonly level: string | null;
  readonly groups: readonly string[];
  readonly region: string | null;
  /** Fen, fans or orders. */
  readonly value: number;
  /** To have as much as the next one above; null for the first. */
  readonly missing: number | null;
  /** For `reports.orders`; null where the value is no orders'. */
  readonly filter: SaleFilter | null;
};

/** An order behind a number. */
export type OrderBehind = SalesFigures & {
  readonly orderId: string;
  readonly paidAtMs: number;
  readonly products: readonly { readonly productId: string; readonly title: string }[];
  readonly province: string;
  readonly promoterNumber: number;
  readonly channel: number;
  readonly campaign: number;
  readonly nth: "first" | "repeat";
};
