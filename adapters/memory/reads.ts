import { memoryAccountReads } from "#adapters/memory/accountReads.ts";
import { memoryAfterSalesReads } from "#adapters/memory/afterSalesReads.ts";
import { memoryAuditReads } from "#adapters/memory/auditReads.ts";
import { memoryListReads } from "#adapters/memory/listReads.ts";
import { memoryMessageReads } from "#adapters/memory/messageReads.ts";
import { memorySettleReads } from "#adapters/memory/settleReads.ts";
import { memoryStoreReads } from "#adapters/memory/storeReads.ts";
import { memoryStockReads } from "#adapters/memory/stockReads.ts";
import { memoryPromoterReads } from "#adapters/memory/promoterReads.ts";
import { memoryPurchaseReads } from "#adapters/memory/purchaseReads.ts";
import { memoryMoneyReads } from "#adapters/memory/moneyReads.ts";
import { memoryMonitorReads } from "#adapters/memory/monitorReads.ts";
import { memoryBillReads } from "#adapters/memory/billReads.ts";
import { memoryBonusReads } from "#adapters/memory/bonusReads.ts";
import { memoryContentReads } from "#adapters/memory/contentReads.ts";
import { memoryCheckoutReads } from "#adapters/memory/checkoutReads.ts";
import { memoryCatalogueReads } from "#adapters/memory/catalogueReads.ts";
import { memoryStaffReads } from "#adapters/memory/staffReads.ts";
import { memorySheetReads } from "#adapters/memory/sheetReads.ts";
import { memoryForecastReads } from "#adapters/memory/forecastReads.ts";
import { memoryPlanDraftReads } from "#adapters/memory/planDraftReads.ts";
import { memoryPayoutReads } from "#adapters/memory/payoutReads.ts";
import { type Around, type Memory, yielding } from "#adapters/memory/store.ts";
import { memoryReportReads } from "#adapters/memory/reportReads.ts";
import { memoryTaxReads } from "#adapters/memory/taxReads.ts";
import { memoryViews } from "#adapters/memory/views.ts";
import { defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import { fen, sumFen } from "#core/money.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import type { AllReads } from "#ports/allReads.ts";

/** The questions of `AllReads`, answered from maps. Each counts as one request. */
export function memoryReads(memory: Memory, around: Around = yielding): AllReads {
  const { documents } = memory;
  const request = <T>(operation: () => T): Promise<T> =>
    around(() => {
      memory.requests += 1;
      return structuredClone(operation());
    });
  const calendar = () => documents.calendars.get("plans") ?? emptyCalendar;
  const settings = () => documents.settings.get(SETTINGS_ID) ?? defaultSettings;
  const rows = () => [...documents.cases.values()].flatMap(({ schedule }) => schedule);
  const byId = <T extends { readonly _id: string }>(a: T, b: T) => (a._id < b._id ? -1 : 1);
  const { fanView, orderView } = memoryViews(memory);
  const wallets = () => [...documents.wallets.values()].sort(byId);
  return {
    ...memoryAccountReads(memory, request),
    ...memoryAfterSalesReads(memory, request),
    ...memoryAuditReads(memory, request),
    ...memoryBillReads(memory, request),
    ...memoryBonusReads(memory, request),
    ...memoryCheckoutReads(memory, request),
    ...memoryContentReads(memory, request),
    ...memoryCatalogueReads(memory, request),
    ...memoryMoneyReads(memory, request),
    ...memoryMonitorReads(memory, request),
    ...memoryReportReads(memory, request),
    ...memoryListReads(memory, request, fanView),
    ...memoryMessageReads(memory, request),
    ...memoryPromoterReads(memory, request, fanView),
    ...memoryPurchaseReads(memory, request),
    ...memorySettleReads(memory, request),
    ...memoryStoreReads(memory, request),
    ...memoryStockReads(memory, request),
    ...memorySheetReads(memory, request, fanView),
    ...memoryStaffReads(memory, request),
    ...memoryForecastReads(memory, request),
    ...memoryPlanDraftReads(memory, request),
    ...memoryTaxReads(memory, request),
    ...memoryPayoutReads(memory, request),
    fanView: (fanId) => request(() => fanView(fanId)),
    fanPage: (afterId, limit) =>
      request(() =>
        [...documents.fans.keys()]
          .filter((fanId) => fanId > afterId)
          .sort()
          .slice(0, limit)
          .map((fanId) => ({ fanId, view: fanView(fanId) })),
      ),
    orderView: (orderId) => request(() => orderView(orderId)),
    paymentView: (orderId) =>
      request(() => {
        const view = orderView(orderId);
        return view && { ...view, buyer: fanView(view.order.buyerId) };
      }),
    ordersAfter: (buyerId, afterMs, limit) =>
      request(() =>
        [...documents.orders.values()]
          .filter((order) => order.buyerId === buyerId && order.createdAtMs > afterMs)
          .sort((a, b) => a.createdAtMs - b.createdAtMs)
          .slice(0, limit)
          .map((order) => ({ order, case: documents.cases.get(order._id) ?? null })),
      ),
    casesOf: (orderIds) => request(() => orderIds.flatMap((id) => documents.cases.get(id) ?? [])),
    brandView: () => request(() => ({ calendar: calendar(), settings: settings() })),
    casesWaiting: (untilMs, limit, fromMs = 0) =>
      request(() =>
        [...documents.cases.values()]
          .filter(({ waitingSinceMs: sinceMs }) => sinceMs !== null && sinceMs <= untilMs)
          .filter(({ waitingSinceMs: sinceMs }) => (sinceMs ?? 0) >= fromMs)
          .sort((a, b) => (a.waitingSinceMs ?? 0) - (b.waitingSinceMs ?? 0))
          .slice(0, limit),
      ),
    casesChanged: (sinceMs, afterId, limit) =>
      request(() =>
        [...documents.cases.values()]
          .filter(({ _id, changedAtMs }) => changedAtMs >= sinceMs && _id > afterId)
          .sort(byId)
          .slice(0, limit),
      ),
    walletsInDebt: (afterId, limit) =>
      request(() =>
        wallets()
          .filter(({ _id, availableFen }) => availableFen < 0 && _id > afterId)
          .slice(0, limit),
      ),
    walletsWrittenOff: (afterId, limit) =>
      request(() =>
        wallets()
          .filter(({ _id, writtenOffFen }) => writtenOffFen > 0 && _id > afterId)
          .slice(0, limit),
      ),
    walletsOfTransfers: (numbers) =>
      request(() =>
        wallets().filter(({ withdrawals }) =>
          withdrawals.some(({ transferNumber }) => numbers.includes(transferNumber)),
        ),
      ),
    walletView: (promoterId, withdrawalId) =>
      request(() => ({
        calendar: calendar(),
        settings: settings(),
        identity: documents.identities.get(promoterId) ?? null,
        promoter: documents.promoters.get(promoterId) ?? null,
        wallet: documents.wallets.get(promoterId) ?? null,
        idTakenByOther: wallets().some(
          ({ _id, withdrawals }) =>
            _id !== promoterId && withdrawals.some(({ id }) => id === withdrawalId),
        ),
      })),
    maturedFen: (promoterId, afterMs, untilMs) =>
      request(() =>
        sumFen(
          rows()
            .filter((row) => row.promoterId === promoterId)
            .filter(({ availableAtMs: atMs }) => atMs > afterMs && atMs <= untilMs)
            .map(({ amountFen }) => amountFen),
        ),
      ),
    matured: (promoterId, afterMs, untilMs) =>
      request(() => {
        const own = rows().filter(
          (row) => row.promoterId === promoterId && row.availableAtMs > afterMs,
        );
        const matured = own.filter(({ availableAtMs }) => availableAtMs <= untilMs);
        const maturedFen = sumFen(matured.map(({ amountFen }) => amountFen));
        const allFen = sumFen(own.map(({ amountFen }) => amountFen));
        return { maturedFen, pendingFen: fen(allFen - maturedFen) };
      }),
    walletsToPay: (afterId, limit) =>
      request(() =>
        wallets()
          .filter(({ _id }) => _id > afterId)
          .filter(({ withdrawals }) =>
            withdrawals.some(({ state }) => ["approved", "sending", "confirming"].includes(state)),
          )
          .slice(0, limit),
      ),
    walletsWith: (withdrawalId) =>
      request(() =>
        wallets().filter(({ withdrawals }) => withdrawals.some(({ id }) => id === withdrawalId)),
      ),
    walletsToFlush: (limit) =>
      request(() =>
        wallets()
          .filter(({ outbox }) => outbox.length > 50)
          .slice(0, limit),
      ),
  };
}
