import type { CodePictures } from "#ports/codes.ts";
import type { BillReads } from "#ports/billReads.ts";
import type { Bills } from "#ports/bills.ts";
import type { BookReads } from "#ports/bookReads.ts";
import type { ForecastReads } from "#ports/forecastReads.ts";
import type { FigureReads, ListReads, WithdrawalReads } from "#ports/listReads.ts";
import type { MonitorReads } from "#ports/monitorReads.ts";
import type { ReportReads } from "#ports/reportReads.ts";
import type { Notices } from "#ports/notices.ts";
import type { Payments } from "#ports/payments.ts";
import type { Plans } from "#ports/plans.ts";
import type { Reads } from "#ports/reads.ts";
import type { Seal } from "#ports/seal.ts";
import type { Background, Files } from "#ports/files.ts";
import type { Messages } from "#ports/messages.ts";
import type { Shipping } from "#ports/shipping.ts";
import type { Stocks } from "#ports/stocks.ts";
import type { Store } from "#ports/store.ts";
import type { Tables } from "#ports/tables.ts";
import type { TaxReads } from "#ports/taxReads.ts";
import type { Tracking } from "#ports/tracking.ts";
import type { Transfers } from "#ports/transfers.ts";
import type { Vault } from "#ports/vault.ts";

/** Who calls, as the platform says. Nothing of it ever comes from the body of a call. */
export type Caller = {
  /** A WeChat user of the mini program. */
  readonly openid: string | null;
  /** A signed-in web user of CloudBase. Whether he is one of the staff, and which, stands in the collection `staff`. */
  readonly userId: string | null;
  /** Whether the deployment names him an owner: it is how the first ones come in. */
  readonly isNamedOwner: boolean;
  /** Which door: `client`, `timer`, `wechat-pay`, or `function` (called by another function). */
  readonly door: "client" | "timer" | "wechat-pay" | "function";
};

/** What every use case may reach outside of the core. */
export interface Deps {
  readonly store: Store;
  readonly reads: Reads;
  readonly plans: Plans;
  readonly stocks: Stocks;
  /** Whether logs of the past may be played here, in which nobody reads warnings or waits for a notice. */
  readonly pastLogs: boolean;
  readonly nowMs: () => number;
  /** Real milliseconds since some instant, which no clock moves: for how long work may take, never for facts. */
  readonly elapsedMs: () => number;
  readonly caller: () => Caller;
  readonly logError: (error: unknown) => void;
}

/** What only few functions ask, beside what every function may. */
export type Asking<R> = Deps & { readonly reads: R };
export type WithBillReads = Asking<BillReads>;
export type WithBookReads = Asking<BookReads>;
export type WithFigures = Asking<FigureReads>;
export type WithForecasts = Asking<ForecastReads>;
export type WithLists = Asking<ListReads>;
export type WithMonitors = Asking<MonitorReads>;
export type WithWithdrawalReads = Asking<WithdrawalReads>;
export type WithReports = Asking<ReportReads>;
export type WithTaxReads = Asking<TaxReads>;

/** Functions that sign or check something also get a seal; those that pay, transfers; and so on. */
export type WithSeal = Deps & { readonly seal: Seal };
export type WithTransfers = Deps & { readonly transfers: Transfers };
export type WithPictures = WithSeal & { readonly pictures: CodePictures };
export type WithPayments = WithSeal & { readonly payments: Payments };
export type WithNotices = Deps & { readonly notices: Notices };
export type WithBills = Deps & { readonly bills: Bills };
export type WithVault = Deps & { readonly vault: Vault };
export type WithTaxFiles = WithVault & WithTaxReads;
/** Large payments carry the receiver's name, so whoever pays can open it. */
export type WithPayouts = WithTransfers & WithVault;
/** What the goods side of an order needs of WeChat. */
export type WithGoods = WithPayments & {
  readonly shipping: Shipping;
  readonly tracking: Tracking;
  readonly messages: Messages;
};
export type WithMessages = Deps & { readonly messages: Messages };
export type WithSheets = WithSeal &
  WithWithdrawalReads & {
    readonly files: Files;
    readonly background: Background;
    readonly tables: Tables;
  };
