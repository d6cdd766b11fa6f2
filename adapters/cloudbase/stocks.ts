import type { Client } from "#adapters/cloudbase/client.ts";
import { holdMovement, HOLDS_MAX } from "#core/stock/change.ts";
import type { FiledMovement, Stock } from "#core/stock/stock.ts";
import type { HoldAnswer, Stocks } from "#ports/stocks.ts";

/** Counted things in CloudBase's database: each change is one update with its own condition, never read and then written. */
export function cloudbaseStocks({ db }: Client): Stocks {
  const _ = db.command;
  const change = async (where: object, fields: object): Promise<boolean> => {
    const { updated } = await db
      .collection("stocks")
      .where(where)
      .options({ multiple: false })
      .update(fields);
    return updated === 1;
  };
  const read: Stocks["read"] = async (ids) => {
    const { data } = await db
      .collection("stocks")
      .where({ _id: _.in([...ids]) })
      .limit(100)
      .get();
    return data as Stock[];
  };
  const endHold =
    (kind: "sold" | "released"): Stocks["sell"] =>
    (stockId, hold, atMs) => {
      const movement = holdMovement(kind, hold, atMs);
      return change(
        { _id: stockId, "holds.key": hold.key },
        {
          available: _.inc(movement.available),
          holds: _.pull({ key: hold.key }),
          unfiled: _.push([movement]),
          changedAtMs: atMs,
        },
      );
    };
  return {
    read,
    async hold(stockId, hold, atMs): Promise<HoldAnswer> {
      const isHeld = await change(
        {
          _id: stockId,
          available: _.gte(hold.quantity),
          "holds.key": _.neq(hold.key),
          [`holds.${HOLDS_MAX - 1}`]: _.exists(false),
        },
        {
          available: _.inc(-hold.quantity),
          holds: _.push([hold]),
          unfiled: _.push([holdMovement("held", hold, atMs)]),
          changedAtMs: atMs,
        },
      );
      if (isHeld) return { answer: "held" };
      const [stock] = await read([stockId]);
      if (!stock) return { answer: "unknown" };
      if (stock.holds.some(({ key }) => key === hold.key)) return { answer: "held" };
      if (stock.available < hold.quantity) return { answer: "short", available: stock.available };
      return { answer: "full" };
    },
    sell: endHold("sold"),
    release: endHold("released"),
    move: (stockId, movement) =>
      change(
        {
          _id: stockId,
          "unfiled.key": _.neq(movement.key),
          ...(movement.available < 0 ? { available: _.gte(-movement.available) } : {}),
        },
        {
          available: _.inc(movement.available),
          unfiled: _.push([movement]),
          changedAtMs: movement.atMs,
        },
      ),
    async overdue(untilMs, limit) {
      const { data } = await db
        .collection("stocks")
        .where({ "holds.untilMs": _.lte(untilMs) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Stock[];
    },
    async file() {
      throw new Error("not yet");
    },
    async log(stockId, beforeN, limit) {
      const { data } = await db
        .collection("movements")
        .where({ stockId, n: _.lt(beforeN) })
        .orderBy("n", "desc")
        .limit(limit)
        .get();
      return data as FiledMovement[];
    },
  };
}
