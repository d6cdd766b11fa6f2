import {
  holdMovement,
  moved,
  newStock,
  soldKeys,
  underNewKey,
  WAITING_MAX,
} from "#core/stock/change.ts";
import { FILE_FROM, type Filing, filingOf, looksAtLog } from "#core/stock/filing.ts";
import { holdRefusal, moveRefusal } from "#core/stock/refusal.ts";
import type { FiledMovement, Hold, Movement, Stock } from "#core/stock/stock.ts";
import { BusyError } from "#ports/store.ts";
import type { HoldAnswer, RecordAnswer, Stocks } from "#ports/stocks.ts";

/** Each is one request. Those that change are one conditional write of one document: true = its conditions held. */
export interface StockWrites extends Pick<
  Stocks,
  "read" | "ofSku" | "list" | "overdue" | "log" | "logged"
> {
  /** If `holdRefusal` allows it and none of `barredKeys` waits for the log. */
  take(id: string, hold: Hold, movement: Movement, barredKeys: readonly string[]): Promise<boolean>;
  /** If exactly this is held, and the movement's key does not wait for the log. */
  end(id: string, hold: Omit<Hold, "untilMs">, movement: Movement): Promise<boolean>;
  /** If `moveRefusal` allows it, and the log has forgotten so many keys. */
  move(id: string, movement: Movement, forgotten: number): Promise<boolean>;
  create(stock: Stock): Promise<boolean>;
  /** If `lowAt` is still what it was. */
  mark(stock: Stock, lowAt: number | null): Promise<boolean>;
  /** Forgets what was filed, if so many are filed as were when the stock was read. */
  forget(stock: Stock, filing: Filing): Promise<boolean>;
  /** False: some of these rows exist; others may have been written. */
  addRows(rows: readonly FiledMovement[]): Promise<boolean>;
  /** Which of these rows exist. */
  existingRows(rows: readonly FiledMovement[]): Promise<ReadonlySet<string>>;
}

const TRIES_MAX = 6;

/** `Stocks` over a database's conditional writes: what follows when a condition did not hold. */
export function conditionalStocks(writes: StockWrites): Stocks {
  const { read, ofSku, list, overdue, log, logged } = writes;
  const readOne = async (id: string): Promise<Stock | undefined> => (await read([id]))[0];
  const file: Stocks["file"] = async (stock, nowMs) => {
    const filing = filingOf(stock, nowMs);
    if (filing.rows.length === 0) return;
    await addAll(writes, filing.rows);
    await writes.forget(stock, filing); // If not, somebody else has filed them.
  };
  const context = { writes, readOne, file };
  const record: Stocks["record"] = (id, movement) => recordOnce(context, id, movement);
  return {
    ...{ read, ofSku, list, overdue, log, logged, file, record },
    async hold(id, hold, atMs) {
      const told = await holdOnce(context, id, hold, atMs);
      if (told.answer === "held" && looksAtLog(hold.key)) await fileLong(context, id, atMs);
      return told;
    },
    sell: (id, hold, atMs) => endOnce(context, "sold", id, hold, atMs),
    release: (id, hold, atMs) => endOnce(context, "released", id, hold, atMs),
    move: async (id, movement) => (await record(id, movement)).answer === "recorded",
    async setLowAt(id, lowAt) {
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        const stock = await readOne(id);
        if (!stock || stock.lowAt === lowAt) return stock !== undefined;
        if (await writes.mark(stock, lowAt)) return true;
      }
      throw new BusyError(`stocks/${id}`);
    },
  };
}
type Context = {
  readonly writes: StockWrites;
  readonly readOne: (id: string) => Promise<Stock | undefined>;
  readonly file: Stocks["file"];
};

async function holdOnce(
  { writes, readOne, file }: Context,
  ...[id, hold, atMs]: Parameters<Stocks["hold"]>
): Promise<HoldAnswer> {
  let movement = holdMovement("held", hold, atMs);
  const ends = soldKeys(hold.key);
  let barredKeys = [movement.key, ...ends, `${hold.key}/released`];
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    if (await writes.take(id, hold, movement, barredKeys)) return { answer: "held" };
    const stock = await readOne(id);
    if (!stock) return { answer: "unknown" };
    const refusal = holdRefusal(stock, hold, atMs);
    if (refusal === "held") return { answer: "held", isKnown: true };
    if (refusal === "short") return { answer: "short", available: stock.available };
    if (refusal === "differs") return { answer: "differs", quantity: heldUnder(stock, hold.key) };
    if (refusal === "late") break;
    if (refusal === "full" && stock.waiting < WAITING_MAX) return { answer: "full" };
    if (refusal === "full") await file(stock, atMs);
    // Its key was held and given back before, and that still waits for the log, where each key stands once.
    movement = underNewKey(holdMovement("held", hold, atMs), stock);
    barredKeys = [movement.key, ...ends];
  }
  throw new BusyError(`stocks/${id}`);
}

const heldUnder = ({ holds }: Stock, heldKey: string): number =>
  holds.find(({ key }) => key === heldKey)?.quantity ?? 0;

/** So that a hot stock stays small between two runs of the sweep. What was changed stands, whatever becomes of this. */
async function fileLong({ readOne, file }: Context, id: string, nowMs: number): Promise<void> {
  try {
    const stock = await readOne(id);
    if (stock && stock.waiting >= FILE_FROM) await file(stock, nowMs);
  } catch {
    // The next one files.
  }
}

async function endOnce(
  context: Context,
  kind: "sold" | "released",
  ...[id, hold, atMs]: Parameters<Stocks["sell"]>
): Promise<boolean> {
  let movement = holdMovement(kind, hold, atMs);
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    if (await context.writes.end(id, hold, movement)) {
      if (looksAtLog(hold.key)) await fileLong(context, id, atMs);
      return true;
    }
    const stock = await context.readOne(id);
    if (!stock || heldUnder(stock, hold.key) !== hold.quantity) return false;
    movement = underNewKey(holdMovement(kind, hold, atMs), stock);
  }
  throw new BusyError(`stocks/${id}`);
}

async function recordOnce(
  { writes, readOne, file }: Context,
  id: string,
  movement: Movement,
): Promise<RecordAnswer> {
  let forgotten = 0;
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    if (await writes.move(id, movement, forgotten)) return { answer: "recorded" };
    const stock = await readOne(id);
    if (!stock) {
      if (movement.available < 0) return { answer: "short", available: 0 };
      if (await writes.create(moved(newStock(id), movement))) return { answer: "recorded" };
      continue;
    }
    const refusal = moveRefusal(stock, movement);
    const known = await knownMovement(writes, stock, movement.key, refusal === "known");
    if (known) return { answer: "known", movement: known };
    if (refusal === "short") return { answer: "short", available: stock.available };
    if (refusal === "full") await file(stock, movement.atMs);
    forgotten = stock.forgotten;
  }
  throw new BusyError(`stocks/${id}`);
}

/** The movement under a key, where it waits or stands in the log; the log is asked only if it may know. */
async function knownMovement(
  writes: StockWrites,
  { _id, unfiled, forgotten }: Stock,
  key: string,
  isKnown: boolean,
): Promise<Movement | null> {
  const waiting = unfiled.find((one) => one.key === key);
  if (waiting) return waiting;
  return isKnown || forgotten > 0 ? writes.logged(_id, key) : null;
}

/** Writes rows of which some may exist, whoever wrote them: a row under an id is the same from everybody. */
async function addAll(writes: StockWrites, rows: readonly FiledMovement[]): Promise<void> {
  let missing = rows;
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    if (missing.length === 0 || (await writes.addRows(missing))) return;
    const existing = await writes.existingRows(rows);
    missing = rows.filter(({ _id }) => !existing.has(_id));
  }
  if (missing.length > 0) throw new BusyError(`movements of ${rows[0]?.stockId}`);
}
