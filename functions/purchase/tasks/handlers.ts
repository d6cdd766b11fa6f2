import { hold, endHold } from "#core/commission/hold.ts";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import { stockId } from "#core/stock/stock.ts";
import { SHOP } from "#core/purchase/notes.ts";
import type { Result } from "#core/result.ts";
import type { Handler, Handlers, TaskOutcome } from "#functions/purchase/tasks.ts";
import { putBack } from "#functions/purchase/tasks/putBack.ts";
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

type Pieces = readonly { readonly sku: string; readonly quantity: number }[];
function piecesOf(lines: Pieces): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { sku, quantity } of lines) pieces.set(sku, (pieces.get(sku) ?? 0) + quantity);
  return pieces;
}

/** Pieces come back into the stock that they were taken from, once for each task. 1 request for each SKU. */
const restock: Handler<"restock"> = async ({ stocks }, { _id, place }, { key, lines }, nowMs) => {
  for (const [sku, quantity] of piecesOf(lines)) {
    await stocks.move(stockId(sku, place), {
      ...{ key: `${_id}/${key}`, kind: "returned", available: quantity, held: 0 },
      ...{ atMs: nowMs, about: _id, by: null },
    });
  }
  return DONE;
};

/** Pieces leave the stock again, once for each task. Where others have them by now staff must look. 1 request for each SKU. */
const takeAgain: Handler<"takeAgain"> = async ({ stocks }, { _id, place }, task, nowMs) => {
  for (const [sku, quantity] of piecesOf(task.lines)) {
    const told = await stocks.record(stockId(sku, place), {
      ...{ key: `${_id}/${task.key}`, kind: "moved", available: -quantity, held: 0 },
      ...{ atMs: nowMs, about: _id, by: null },
    });
    if (told.answer !== "short") continue;
    const reason = `库存不足：${sku} 要 ${quantity} 件，只剩 ${told.available} 件`;
    return { outcome: "failed", reason };
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
  const changed = await store.change("cases", _id, (known = emptyCase(_id, buyerId)) =>
    hold(known, holdOf(holdId), nowMs),
  );
  // Facts never go away, so it stays full. What is refunded is taken back from the shares in any case.
  const isFull = !changed.ok && changed.error.code === "holds_full";
  return isFull ? { outcome: "refused", reason: HOLDS_FULL } : outcomeOf(changed);
};
const HOLDS_FULL = "分润冻结次数已满，售后期间不会冻结；退款时仍会扣回分润。";
const holdOf = (holdId: string) =>
  ({ holdId, reason: "after_sales", note: `售后 ${holdId}`, by: SHOP }) as const;

/**
 * The after-sales is over. A hold that is not known yet is begun and ended in one: so a call that is late with beginning it
 * changes nothing more, and nobody stays unpaid for good. Where the case is full there is none to end. 2 requests, 1 document.
 */
const stopHold: Handler<"endHold"> = async ({ store }, { _id, buyerId }, { id: holdId }, nowMs) => {
  const changed = await store.change("cases", _id, (known = emptyCase(_id, buyerId)) => {
    const begun = hold(known, holdOf(holdId), nowMs);
    return begun.ok ? endHold(begun.value, { holdId, by: SHOP }, nowMs) : begun;
  });
  if (!changed.ok && changed.error.code === "holds_full") return DONE;
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
  takeAgain,
  putBack,
  receive,
  hold: startHold,
  endHold: stopHold,
  tellShipping,
  message: tellBuyer,
};
