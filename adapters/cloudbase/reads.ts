import type { Client } from "#adapters/cloudbase/client.ts";
import { cloudbaseAccountReads } from "#adapters/cloudbase/accountReads.ts";
import { cloudbaseAfterSalesReads } from "#adapters/cloudbase/afterSalesReads.ts";
import { cloudbaseAuditReads } from "#adapters/cloudbase/auditReads.ts";
import { cloudbaseBonusReads } from "#adapters/cloudbase/bonusReads.ts";
import { cloudbaseContentReads } from "#adapters/cloudbase/contentReads.ts";
import { cloudbaseCheckoutReads } from "#adapters/cloudbase/checkoutReads.ts";
import { cloudbaseCatalogueReads } from "#adapters/cloudbase/catalogueReads.ts";
import { cloudbaseMessageReads } from "#adapters/cloudbase/messageReads.ts";
import { cloudbaseStoreReads } from "#adapters/cloudbase/storeReads.ts";
import { cloudbaseStockReads } from "#adapters/cloudbase/stockReads.ts";
import { cloudbasePromoterReads } from "#adapters/cloudbase/promoterReads.ts";
import { cloudbasePurchaseReads } from "#adapters/cloudbase/purchaseReads.ts";
import { cloudbaseMoneyReads } from "#adapters/cloudbase/moneyReads.ts";
import { cloudbaseFanReads } from "#adapters/cloudbase/fanReads.ts";
import { cloudbaseStaffReads } from "#adapters/cloudbase/staffReads.ts";
import { cloudbaseSheetReads } from "#adapters/cloudbase/sheetReads.ts";
import { cloudbasePlanDraftReads } from "#adapters/cloudbase/planDraftReads.ts";
import { calendarRoot } from "#adapters/cloudbase/calendarRoot.ts";
import { defaultSettings, SETTINGS_ID, type Settings } from "#core/brand/settings.ts";
import type { Case } from "#core/commission/case.ts";
import type { Identity } from "#core/identity/identity.ts";
import type { Order } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { type Calendar, emptyCalendar } from "#core/plan/calendar.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { PAGE_MAX } from "#ports/store.ts";
import type { Reads } from "#ports/reads.ts";
import { cloudbasePayoutReads } from "#adapters/cloudbase/payoutReads.ts";
import { cloudbaseScheduleReads } from "#adapters/cloudbase/scheduleReads.ts";
import { cloudbaseSettleReads } from "#adapters/cloudbase/settleReads.ts";

const SETTINGS_LOOKUP = {
  ...{ from: "settings", localField: "settingsId" },
  ...{ foreignField: "_id", as: "settings" },
};

/** The questions of `Reads`, each one aggregate: CloudBase bills and waits by the request. */
export function cloudbaseReads(client: Client): Reads {
  const { db } = client;
  const _ = db.command;
  return {
    ...cloudbaseAccountReads(client),
    ...cloudbaseAfterSalesReads(client),
    ...cloudbaseAuditReads(client),
    ...cloudbaseBonusReads(client),
    ...cloudbaseCheckoutReads(client),
    ...cloudbaseContentReads(client),
    ...cloudbaseCatalogueReads(client),
    ...cloudbaseMoneyReads(client),
    ...cloudbaseMessageReads(client),
    ...cloudbasePromoterReads(client),
    ...cloudbasePurchaseReads(client),
    ...cloudbaseStoreReads(client),
    ...cloudbaseStockReads(client),
    ...cloudbaseFanReads(client),
    ...cloudbaseSheetReads(client),
    ...cloudbaseStaffReads(client),
    ...cloudbasePlanDraftReads(client),
    ...cloudbaseScheduleReads(client),
    ...cloudbasePayoutReads(client),
    ...cloudbaseSettleReads(client),
    async orderView(orderId) {
      const { data } = await db
        .collection("orders")
        .aggregate()
        .match({ _id: orderId })
        .lookup({ from: "cases", localField: "_id", foreignField: "_id", as: "cases" })
        .lookup({ from: "promoters", localField: "chain", foreignField: "_id", as: "promoters" })
        .lookup({ from: "calendars", localField: "calendar", foreignField: "_id", as: "calendars" })
        .limit(1)
        .end();
      type Found = Order & { cases: Case[]; promoters: Promoter[]; calendars: Calendar[] };
      const [found] = data as Found[];
      if (!found) return null;
      const { cases, promoters, calendars, ...order } = found;
      return {
        order,
        case: cases[0] ?? null,
        calendar: calendars[0] ?? emptyCalendar,
        promoters,
      };
    },
    async ordersAfter(buyerId, afterMs, limit) {
      const { data } = await db
        .collection("orders")
        .aggregate()
        .match({ buyerId, createdAtMs: _.gt(afterMs) })
        .sort({ createdAtMs: 1 })
        .limit(limit)
        .lookup({ from: "cases", localField: "_id", foreignField: "_id", as: "cases" })
        .limit(limit)
        .end();
      return (data as (Order & { cases: Case[] })[]).map(({ cases, ...order }) => ({
        order,
        case: cases[0] ?? null,
      }));
    },
    async casesOf(orderIds) {
      const { data } = await db
        .collection("cases")
        .where({ _id: _.in([...orderIds]) })
        .limit(PAGE_MAX)
        .get();
      return data as Case[];
    },
    async brandView() {
      const { calendar, settings } = await calendarRoot<{
        calendar: Calendar;
        settings: Settings[];
      }>(client, { settingsId: SETTINGS_ID }, (root) => root.lookup(SETTINGS_LOOKUP));
      return { calendar, settings: settings[0] ?? defaultSettings };
    },
    async walletView(promoterId, withdrawalId) {
      const found = await calendarRoot<{
        settings: Settings[];
        identities: Identity[];
        calendar: Calendar;
        promoters: Promoter[];
        wallets: Wallet[];
        holders: { _id: string }[];
      }>(
        client,
        { promoterId, withdrawalId: withdrawalId ?? "", settingsId: SETTINGS_ID },
        (root) =>
          root
            .lookup(SETTINGS_LOOKUP)
            .lookup({
              from: "identities",
              localField: "promoterId",
              foreignField: "_id",
              as: "identities",
            })
            .lookup({
              from: "promoters",
              localField: "promoterId",
              foreignField: "_id",
              as: "promoters",
            })
            .lookup({
              from: "wallets",
              localField: "promoterId",
              foreignField: "_id",
              as: "wallets",
            })
            .lookup({
              from: "wallets",
              localField: "withdrawalId",
              foreignField: "withdrawals.id",
              as: "holders",
            })
            .project({
              ...{ calendar: 1, settings: 1, identities: 1, promoters: 1, wallets: 1 },
              "holders._id": 1,
            }),
      );
      return {
        calendar: found.calendar,
        settings: found.settings[0] ?? defaultSettings,
        identity: found.identities[0] ?? null,
        promoter: found.promoters[0] ?? null,
        wallet: found.wallets[0] ?? null,
        idTakenByOther: found.holders.some(({ _id }) => _id !== promoterId),
      };
    },
  };
}
