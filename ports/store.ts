import type { Account } from "#core/account/account.ts";
import type { AuditRun } from "#core/audit/auditRun.ts";
import type { Census } from "#core/audit/census.ts";
import type { Fan } from "#core/attribution/fan.ts";
import type { Settings } from "#core/brand/settings.ts";
import type { Buyer } from "#core/buyer/buyer.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { Consents, Message } from "#core/message/message.ts";
import type { Forward, Material } from "#core/content/material.ts";
import type { Notice, NoticeRead } from "#core/content/notice.ts";
import type { ShopPage } from "#core/content/shopPage.ts";
import type { Theme } from "#core/content/theme.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { SheetJob, SheetStep } from "#core/sheet/sheet.ts";
import type { Campaign, Shop } from "#core/shop/shop.ts";
import type { ShopStore, Territories } from "#core/shop/store.ts";
import type { FiledMovement, Stock } from "#core/stock/stock.ts";
import type { Case } from "#core/commission/case.ts";
import type { ForecastJob } from "#core/forecast/job.ts";
import type { Identity } from "#core/identity/identity.ts";
import type { BrandEntry } from "#core/ledger/brandEntry.ts";
import type { DayRoot } from "#core/ledger/dayRoot.ts";
import type { Order } from "#core/order/order.ts";
import type { Channels } from "#core/qrcode/channels.ts";
import type { Counter } from "#core/people/counter.ts";
import type { PromoterGroups } from "#core/people/groupNames.ts";
import type { Performance } from "#core/people/performance.ts";
import type { MonitorRun } from "#core/monitor/run.ts";
import type { Post } from "#core/people/post.ts";
import type { Application, Promoter } from "#core/people/promoter.ts";
import type { Calendar } from "#core/plan/calendar.ts";
import type { PlanDraft } from "#core/plan/draft.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import type { BillDay } from "#core/reconcile/billDay.ts";
import type { Break } from "#core/reconcile/break.ts";
import type { Result } from "#core/result.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import type { ClosedWithdrawal } from "#core/wallet/withdrawal.ts";
import type { Sweep } from "#core/wallet/sweep.ts";
import type { Ranking } from "#core/promoter/ranking.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { SalesDay } from "#core/reports/day.ts";
import type { Snapshot } from "#core/reports/snapshot.ts";
import type { TargetYear } from "#core/reports/targets.ts";
import type { VisitDay } from "#core/reports/visits.ts";
import type { StaffAction } from "#core/staff/action.ts";
import type { Invitation } from "#core/staff/invitation.ts";
import type { Staff } from "#core/staff/staff.ts";
import type { StaffViews } from "#core/staff/views.ts";

/** Every collection of Fenrun. Each document has `_id`, its idempotency key, and `rev`. */
export interface Collections {
  orders: Order;
  cases: Case;
  fans: Fan;
  promoters: Promoter;
  applications: Application;
  posts: Post;
  monitors: MonitorRun;
  forecasts: ForecastJob;
  calendars: Calendar;
  plans: PublishedPlan;
  planDrafts: PlanDraft;
  wallets: Wallet;
  withdrawals: ClosedWithdrawal;
  journal: JournalEntry;
  sweeps: Sweep;
  channels: Channels;
  counters: Counter;
  settings: Settings;
  identities: Identity;
  ledger: BrandEntry;
  roots: DayRoot;
  audits: AuditRun;
  censuses: Census;
  bills: BillDay;
  breaks: Break;
  products: Product;
  shops: Shop;
  campaigns: Campaign;
  stocks: Stock;
  movements: FiledMovement;
  buyers: Buyer;
  purchases: Purchase;
  stores: ShopStore;
  territories: Territories;
  consents: Consents;
  messages: Message;
  sheets: SheetJob;
  rankings: Ranking;
  salesDays: SalesDay;
  visitDays: VisitDay;
  snapshots: Snapshot;
  targets: TargetYear;
  performances: Performance;
  promoterGroups: PromoterGroups;
  sheetSteps: SheetStep;
  materials: Material;
  forwards: Forward;
  shopPages: ShopPage;
  themes: Theme;
  notices: Notice;
  noticeReads: NoticeRead;
  accounts: Account;
  staff: Staff;
  staffActions: StaffAction;
  staffInvitations: Invitation;
  staffViews: StaffViews;
}

export const CHANGE_TRIES_MAX = 6;
export const PAGE_MAX = 100;
/** So many documents are made with one request. */
export const CREATED_AT_ONCE = 500;
/**
 * What an import that is taken back may remove again, and what nobody may keep of a person who closed his account;
 * nothing else ever goes.
 */
export type Removable =
  "products" | "promoters" | "fans" | OwnMark | "applications" | "consents" | "messages";
type OwnMark = "shopPages" | "forwards" | "noticeReads";

/** Thrown when a document stayed contended. The caller may try again; nothing was written. */
export class BusyError extends Error {}

/** What was read already, so that `change` need not read again: null = known not to exist. */
export type Read<T> = { readonly document: T | null };

export interface Store {
  /** One document, or undefined. 1 request. */
  get<C extends keyof Collections>(from: C, id: string): Promise<Collections[C] | undefined>;

  /** Writes a new document; false, and nothing written, when its `_id` is taken. 1 request. */
  create<C extends keyof Collections>(to: C, document: Collections[C]): Promise<boolean>;

  /**
   * Writes up to `CREATED_AT_ONCE` new documents and returns the ids that were taken: those where something else stands.
   * A document that stands there just as it was to be counts as written, so that a repetition is no conflict.
   * 1 request; 2 more and again as many documents when some ids were taken.
   */
  createMany<C extends keyof Collections>(
    to: C,
    documents: readonly Collections[C][],
  ): Promise<readonly string[]>;

  /** Removes a document if its `rev` is still this one; false, and nothing removed, when it is not. 1 request. */
  remove(from: Removable, id: string, rev: number): Promise<boolean>;

  /**
   * Changes one document: reads it, asks `decide`, and writes the answer if `rev` is still the one
   * read; if not, starts again. After `CHANGE_TRIES_MAX` tries it throws `BusyError`.
   * `decide` may run several times, so it must be pure. It gets undefined for a document that does
   * not exist yet. An error, or the document unchanged (the same object), writes nothing.
   * `read` spares the first reading. 2 requests, or 1 with `read`; the store counts `rev`.
   */
  change<C extends keyof Collections, E>(
    from: C,
    id: string,
    decide: (current: Collections[C] | undefined) => Result<Collections[C], E>,
    read?: Read<Collections[C]>,
  ): Promise<Result<Collections[C], E>>;

  /** Documents in the order of `_id`, those after `afterId` ("" = from the start). 1 request. */
  page<C extends keyof Collections>(
    from: C,
    afterId: string,
    limit: number,
  ): Promise<readonly Collections[C][]>;
}
