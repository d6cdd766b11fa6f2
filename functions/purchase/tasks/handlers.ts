import { hold, endHold } from "#core/commission/hold.ts";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import { stockId } from "#core/stock/stock.ts";
import { SHOP } from "#core/purchase/follow.ts";
import type { Result } from "#core/result.ts";
import type { Handler, Handlers, TaskOutcome } from "#functions/purchase/tasks.ts";
import { release } from "#functions/purchase/tasks/release.ts";
import { sell } from "#functions/purchase/tasks/sell.ts";
import { tellBuyer } from "#functions/purchase/tasks/tellBuyer.ts";
import { tellShipping } from "#functions/purchase/tasks/tellShipping.ts";

const DONE: TaskOutcome = { outcome: "done" };
const outcomeOf = (told: Result<unknown, { readonly code: string }>): TaskOutcome =>
  told.ok ? DONE : { outcome: "failed", reason: told.error.code };

const sellGoods: Handler<"sell"> = async (deps, purchase, _, nowMs) => {
  await sell(deps, purchase, nowMs);
  return DONE;
};
const releaseGoods: Handler<"release"> = async (deps, purchase, _, nowMs) => {
  await release(deps, purchase, nowMs);
  return DONE;
};

/** Pieces come back into the stock that they were taken from, once for each task. 1 request for each SKU. */
const restock: Handler<"restock"> = async ({ stocks }, { _id, place }, { key, lines }, nowMs) => {
  const pieces = new Map<string, number>();
  for (const { sku, quantity } of lines) pieces.set(sku, (pieces.get(sku) ?? 0) + quantity);
  for (const [sku, quantity] of pieces) {
    await stocks.move(stockId(sku, place), {
      ...{ key: `${_id}/${key}`, kind: "returned", available: quantity, held: 0 },
      ...{ atMs: nowMs, about: _id, by: null },
    });
  }
  return DONE;
};

/** The case learns that the goods arrived: the freeze begins. 2 requests, 1 document. */
const receive: Handler<"receive"> = async ({ store }, { _id, buyerId }, { atMs }, nowMs) => {
  const fact = { key: "received", receivedAtMs: atMs } as const;
  const changed = await store.change("cases", _id, (known = emptyCase(_id, buyerId)) =>
    recordFact(known, fact, nowMs),
  );
  return outcomeOf(changed);
};

/** Nobody is paid while an after-sales is open. 2 requests, 1 document. */
const startHold: Handler<"hold"> = async ({ store }, { _id, buyerId }, { id: holdId }, nowMs) => {
  const told = { holdId, reason: "after_sales", note: `售后 ${holdId}`, by: SHOP } as const;
  const changed = await store.change("cases", _id, (known = emptyCase(_id, buyerId)) =>
    hold(known, told, nowMs),
  );
  return outcomeOf(changed);
};

const stopHold: Handler<"endHold"> = async ({ store }, { _id, buyerId }, { id: holdId }, nowMs) => {
  const changed = await store.change("cases", _id, (known = emptyCase(_id, buyerId)) =>
    endHold(known, { holdId, by: SHOP }, nowMs),
  );
  return outcomeOf(changed);
};

/**
 * What every function can do. Refunds are not among them: they call what follows refunds, so only the commands and the
 * timer add them (allHandlers.ts).
 */
export const HANDLERS: Handlers = {
  sell: sellGoods,
  release: releaseGoods,
  restock,
  receive,
  hold: startHold,
  endHold: stopHold,
  tellShipping,
  message: tellBuyer,
};
