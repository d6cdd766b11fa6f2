import type { Client } from "#adapters/cloudbase/client.ts";
import { cloudbaseStockQueries } from "#adapters/cloudbase/stockQueries.ts";
import { isDuplicate } from "#adapters/cloudbase/store.ts";
import { conditionalStocks, type StockWrites } from "#adapters/stocks/conditional.ts";
import { aboveLow, changesOf, HOLDS_MAX, WAITING_MAX } from "#core/stock/change.ts";
import type { Movement } from "#core/stock/stock.ts";
import { marked } from "#ports/marks.ts";
import type { Seal } from "#ports/seal.ts";
import type { Stocks } from "#ports/stocks.ts";

/** Counted things in CloudBase's database. The rows of their log are written once, and marked. */
export const cloudbaseStocks = (client: Client, seal: Seal): Stocks =>
  conditionalStocks(cloudbaseWrites(client, seal));

/**
 * Each change is one update of one document with all its conditions in the query. MongoDB looks for the document and
 * changes it in one step: when another update came between, it asks the query again.
 */
function cloudbaseWrites(client: Client, seal: Seal): StockWrites {
  const { db } = client;
  const _ = db.command;
  const change = async (_id: string, conditions: object, fields: object): Promise<boolean> => {
    const { updated } = await db
      .collection("stocks")
      .where({ _id, ...conditions })
      .options({ multiple: false })
      .update(fields);
    return updated === 1;
  };
  const add = async (to: string, documents: object | readonly object[]): Promise<boolean> => {
    try {
      await db.collection(to).add(documents);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };
  const movedBy = (movement: Movement) => {
    const changes = Object.entries(changesOf(movement));
    return {
      ...Object.fromEntries(changes.map(([field, by]) => [field, _.inc(by)])),
      unfiled: _.push([movement]),
      changedAtMs: movement.atMs,
    };
  };
  return {
    ...cloudbaseStockQueries(client),
    // That no `released` after this call waits is not asked: `barredKeys` has it on the first try, and then it was read.
    take: (id, hold, movement, barredKeys) =>
      change(
        id,
        {
          available: _.gte(hold.quantity),
          "holds.key": _.neq(hold.key),
          [`holds.${HOLDS_MAX - 1}`]: _.exists(false),
          "unfiled.key": _.nin([...barredKeys]),
          waiting: _.lt(WAITING_MAX),
          filedUntilMs: _.lte(movement.atMs),
        },
        { ...movedBy(movement), holds: _.push([hold]) },
      ),
    end: (id, { key, quantity }, movement) =>
      change(
        id,
        { holds: _.elemMatch({ key, quantity }), "unfiled.key": _.neq(movement.key) },
        { ...movedBy(movement), holds: _.pull({ key }) },
      ),
    move: (id, movement, forgotten) =>
      change(
        id,
        {
          "unfiled.key": _.neq(movement.key),
          keys: _.neq(movement.key),
          forgotten,
          waiting: _.lt(WAITING_MAX),
          ...(movement.available < 0 ? { available: _.gte(-movement.available) } : {}),
        },
        movedBy(movement),
      ),
    create: (stock) => add("stocks", stock),
    mark: ({ _id, lowAt: known }, lowAt) =>
      change(
        _id,
        { lowAt: _.eq(known) },
        { lowAt: _.set(lowAt), aboveLow: _.inc(aboveLow(0, lowAt) - aboveLow(0, known)) },
      ),
    // Each key waits once, so that pulling by key forgets what was filed and nothing that came since.
    forget: ({ _id, filed }, { rows, after }) =>
      change(
        _id,
        { filed },
        {
          ...after,
          keys: _.set([...after.keys]),
          unfiled: _.pull({ key: { $in: rows.map(({ key }) => key) } }),
          waiting: _.inc(-rows.length),
        },
      ),
    addRows: (rows) =>
      add(
        "movements",
        rows.map((row) => marked(seal, "movements", undefined, row)),
      ).catch((error: unknown) => {
        if (isConflict(error)) return false; // Others add the same rows at this moment.
        throw error;
      }),
  };
}

/** Many documents at once are a transaction, at least where the database is a MongoDB of one's own. */
const isConflict = (error: unknown): boolean =>
  /TransactionConflict|TRANSACTION_CONFLICT/.test(
    String((error as { code?: unknown }).code) + String(error),
  );
