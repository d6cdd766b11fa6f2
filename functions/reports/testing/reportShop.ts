import { memoryDeps, owner } from "#adapters/memory/deps.ts";
import { sheetTables } from "#adapters/sheets/tables.ts";
import { emptyFan } from "#core/attribution/touches.ts";
import { SELLERS, type Sold, soldDocuments, aSold } from "#core/reports/testing/paidOrders.ts";
import { dayStartMs, HOUR_MS } from "#core/time.ts";
import { actions } from "#functions/reports/actions.ts";
import { countDays } from "#functions/reports/night.ts";
import { type Reply, serve } from "#functions/shared/serve.ts";

/** Noon of a Thursday in China. */
export const NOON_MS = dayStartMs("2026-03-05") + 12 * HOUR_MS;

/** A shop over maps whose staff ask for reports: P1 to P3 have been promoters since `joinedMs`. */
export function reportShop(joinedMs = dayStartMs("2026-02-01")) {
  const clock = { nowMs: NOON_MS };
  const shared = memoryDeps({ nowMs: () => clock.nowMs, caller: () => owner("boss") });
  const deps = { ...shared, tables: sheetTables() };
  const { documents } = deps.memory;
  for (const one of SELLERS) {
    documents.promoters.set(one._id, { ...one, approvedAtMs: joinedMs });
  }
  const main = serve("reports", deps, actions);
  let sales = 0;
  return {
    ...{ deps, documents, clock },
    sell(changes: Partial<Sold>) {
      const sold = aSold(`O${(sales += 1)}`, changes);
      const made = soldDocuments(sold);
      documents.orders.set(sold.id, made.order);
      documents.cases.set(sold.id, made.case);
      if (made.purchase) documents.purchases.set(sold.id, made.purchase);
      return sold.id;
    },
    visit(fanId: string, promoterNumber: number, atMs: number, channel = 0) {
      const known = documents.fans.get(fanId) ?? emptyFan(fanId);
      const touches = [...known.touches, { promoterNumber, channel, campaign: 0, atMs }];
      documents.fans.set(fanId, { ...known, rev: known.rev + 1, touches, touchedAtMs: atMs });
    },
    night: () => countDays(deps, clock.nowMs),
    ask: <T>(action: string, fields: object = {}): Promise<T> =>
      main({ action, ...fields }).then((reply) => dataOf<T>(reply)),
    codeOf: async (action: string, fields: object = {}): Promise<string> => {
      const reply = await main({ action, ...fields });
      return reply.ok ? "ok" : reply.error.code;
    },
    cost: async (run: () => Promise<unknown>) => {
      deps.memory.requests = 0;
      deps.memory.written = 0;
      await run();
      return [deps.memory.requests, deps.memory.written];
    },
  };
}

function dataOf<T>(reply: Reply): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.data as T;
}
