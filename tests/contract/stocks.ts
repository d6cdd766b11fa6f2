import { aboveLow, HOLDS_MAX, newStock, WAITING_MAX, takenMovement } from "#core/stock/change.ts";
import { FILE_FROM, FILE_MAX } from "#core/stock/filing.ts";
import { unsound } from "#core/stock/sound.ts";
import type { Movement, Stock } from "#core/stock/stock.ts";
import { BusyError } from "#ports/store.ts";
import type { Stocks } from "#ports/stocks.ts";

/** What every `Stocks` must do. Run on the memory adapter, and on CloudBase's over the wire. */
export function stocksContract(
  open: () => Promise<Stocks>,
  /** Writes a stock as it stands, which `Stocks` cannot. */
  plant: (stock: Stock) => Promise<unknown>,
): void {
  const MINUTE_MS = 60_000;
  let newest = 0;
  /** Suites share one database, so each test counts something of its own. */
  const fresh = () => `tea${++newest}-50g`;
  const movement = (key: string, available: number, more: Partial<Movement> = {}): Movement => ({
    ...{ key, kind: "received", available, held: 0, atMs: 1, about: "", by: "staff-1" },
    ...more,
  });
  const order = (key: string, quantity = 1, untilMs = MINUTE_MS) => ({ key, quantity, untilMs });
  /** A stock with so many pieces, all received in one movement. */
  const filled = async (available: number) => {
    const stocks = await open();
    const id = fresh();
    await stocks.record(id, movement("first", available));
    const show = async (): Promise<Stock> => {
      const [stock] = await stocks.read([id]);
      if (!stock) throw new Error(`there is no ${id}`);
      expect(unsound(stock)).toEqual([]);
      return stock;
    };
    /** Makes the log long, by movements that change nothing. */
    const lengthen = async (count: number, atMs: number) => {
      for (let n = 0; n < count; n++) await stocks.record(id, movement(`long/${n}`, 0, { atMs }));
    };
    const fileAll = async (nowMs: number) => {
      for (let stock = await show(); stock.unfiled.length > 0; stock = await show()) {
        await stocks.file(stock, nowMs);
      }
    };
    return { stocks, id, show, lengthen, fileAll };
  };
  /** An order that looks whether the log is long, and one that does not. */
  const [looking, quiet] = ["o1", "o2"];
  const waiting = ({ unfiled }: Stock) => unfiled.map(({ key }) => key);

  describe("holds", () => {
    it("takes a piece once for a key, and says so again", async () => {
      const { stocks, id, show } = await filled(3);
      expect(await stocks.hold(id, order("o1", 2), 5)).toEqual({ answer: "held" });
      for (const _ of [1, 2]) {
        const again = await stocks.hold(id, order("o1", 2), 5);
        expect(again).toEqual({ answer: "held", isKnown: true });
      }
      expect(await show()).toMatchObject({ available: 1, held: 2, holds: [order("o1", 2)] });
      expect(waiting(await show())).toEqual(["first", "o1/held"]);
    });

    it("takes nothing when less is left, and says how much", async () => {
      const { stocks, id, show } = await filled(3);
      expect(await stocks.hold(id, order("o1", 4), 5)).toEqual({ answer: "short", available: 3 });
      expect(await show()).toMatchObject({ available: 3, holds: [] });
      expect(await stocks.hold(id, order("o1", 3), 5)).toEqual({ answer: "held" });
    });

    it("knows no stock that nobody made", async () => {
      const stocks = await open();
      expect(await stocks.hold(fresh(), order("o1"), 5)).toEqual({ answer: "unknown" });
    });

    it("holds no other quantity under a key, and says which it holds", async () => {
      const { stocks, id, show } = await filled(9);
      await stocks.hold(id, order("o1", 2), 5);
      expect(await stocks.hold(id, order("o1", 3), 5)).toEqual({ answer: "differs", quantity: 2 });
      expect(await show()).toMatchObject({ available: 7, held: 2 });
    });

    it("gives 20 pieces to 20 of 60 who ask at once, some of them twice", async () => {
      const { stocks, id, show } = await filled(20);
      const keys = Array.from({ length: 60 }, (_, n) => `o${n}`);
      const answers = await Promise.all(
        [...keys, ...keys.slice(0, 20)].map((key) => stocks.hold(id, order(key), 5)),
      );
      const held = new Set(answers.flatMap(({ answer }, n) => (answer === "held" ? [n % 60] : [])));
      expect(held.size).toBe(20);
      expect(answers.filter(({ answer }) => answer === "short").length).toBeGreaterThanOrEqual(40);
      expect(await show()).toMatchObject({ available: 0, held: 20 });
    });

    it("is full at HOLDS_MAX, and not before", async () => {
      const stocks = await open();
      const id = fresh();
      const holds = Array.from({ length: HOLDS_MAX - 1 }, (_, n) => order(`o${n}`));
      const numbers = { available: 2, held: holds.length, aboveLow: aboveLow(2, null) };
      await plant({ ...newStock(id), ...numbers, holds, filedOnHand: HOLDS_MAX + 1 });
      expect(await stocks.hold(id, order("last"), 5)).toEqual({ answer: "held" });
      expect(await stocks.hold(id, order("one-more"), 5)).toEqual({ answer: "full" });
      expect(await stocks.hold(id, order("o7"), 5)).toMatchObject({
        answer: "held",
        isKnown: true,
      });
      expect(await stocks.release(id, order("o7"), 6)).toBe(true);
      expect(await stocks.hold(id, order("one-more"), 6)).toEqual({ answer: "held" });
      const [stock] = await stocks.read([id]);
      expect(stock).toMatchObject({ available: 1, held: HOLDS_MAX });
      expect(unsound(stock!)).toEqual([]);
    });
  });

  describe.each([
    ["sell", 7, "o1/sold"],
    ["release", 10, "o1/released"],
  ] as const)("%s", (end, available, key) => {
    it("ends a hold once", async () => {
      const { stocks, id, show } = await filled(10);
      await stocks.hold(id, order("o1", 3), 5);
      expect(await stocks[end](id, order("o1", 3), 6)).toBe(true);
      expect(await stocks[end](id, order("o1", 3), 7)).toBe(false);
      expect(await show()).toMatchObject({ available, held: 0, holds: [] });
      expect(waiting(await show())).toEqual(["first", "o1/held", key]);
    });

    it("does nothing under another key, of another quantity, or to an unknown stock", async () => {
      const { stocks, id, show } = await filled(10);
      await stocks.hold(id, order("o1", 3), 5);
      await stocks.hold(id, order("o2", 2), 5);
      expect(await stocks[end](id, order("o3", 3), 6)).toBe(false);
      expect(await stocks[end](id, order("o1", 2), 6)).toBe(false);
      expect(await stocks[end](id, order("o2", 3), 6)).toBe(false);
      expect(await stocks[end](fresh(), order("o1", 3), 6)).toBe(false);
      expect(await show()).toMatchObject({ available: 5, held: 5 });
    });

    it("ends it once for many at a time", async () => {
      const { stocks, id, show } = await filled(10);
      await stocks.hold(id, order("o1", 3), 5);
      const ended = await Promise.all([1, 2, 3, 4].map(() => stocks[end](id, order("o1", 3), 6)));
      expect(ended.filter(Boolean)).toHaveLength(1);
      expect(await show()).toMatchObject({ available, held: 0 });
    });
  });

  describe("an echo of a hold that came to its end", () => {
    it("takes nothing after it was sold, whenever the call began", async () => {
      const { stocks, id, show } = await filled(10);
      await stocks.hold(id, order("o1", 3), 5);
      await stocks.sell(id, order("o1", 3), 6);
      for (const atMs of [5, 6, 99]) {
        await expect(stocks.hold(id, order("o1", 3), atMs)).rejects.toThrow(BusyError);
      }
      expect(await show()).toMatchObject({ available: 7, held: 0 });
    });

    it("takes nothing after its goods were taken without a hold", async () => {
      const { stocks, id, show } = await filled(10);
      await stocks.record(id, takenMovement(order("o1", 3), 6));
      await expect(stocks.hold(id, order("o1", 3), 5)).rejects.toThrow(BusyError);
      await expect(stocks.hold(id, order("o1", 3), 99)).rejects.toThrow(BusyError);
      expect(await show()).toMatchObject({ available: 7, held: 0 });
    });

    it("takes nothing after it was given back, but a new call does", async () => {
      const { stocks, id, show } = await filled(10);
      await stocks.hold(id, order("o1", 3), 5);
      await stocks.release(id, order("o1", 3), 6);
      await expect(stocks.hold(id, order("o1", 3), 5)).rejects.toThrow(BusyError);
      expect(await stocks.hold(id, order("o1", 4), 6)).toEqual({ answer: "held" });
      expect(await stocks.release(id, order("o1", 4), 7)).toBe(true);
      expect(await stocks.hold(id, order("o1", 1), 8)).toEqual({ answer: "held" });
      expect(await show()).toMatchObject({ available: 9, held: 1 });
      expect(waiting(await show())).toEqual([
        ...["first", "o1/held", "o1/released"],
        ...["o1/held/2", "o1/released/2", "o1/held/3"],
      ]);
    });

    it("takes nothing after the log has it", async () => {
      const { stocks, id, show, fileAll } = await filled(10);
      await stocks.hold(id, order("o1", 3), 5);
      await stocks.sell(id, order("o1", 3), 6);
      await fileAll(MINUTE_MS);
      await expect(stocks.hold(id, order("o1", 3), 5)).rejects.toThrow(BusyError);
      expect(await stocks.hold(id, order("o2", 3), 6)).toEqual({ answer: "held" });
      expect(await show()).toMatchObject({ available: 4, held: 3, filedUntilMs: 6 });
    });
  });

  describe("movements", () => {
    it("makes a stock by what comes first, at its place", async () => {
      const stocks = await open();
      const sku = fresh();
      const id = `${sku}@S1`;
      expect(await stocks.move(id, movement("k1", 5))).toBe(true);
      const [stock] = await stocks.read([id, sku]);
      expect(stock).toMatchObject({ _id: id, sku, place: "S1", available: 5, lowAt: null });
      expect(unsound(stock!)).toEqual([]);
    });

    it("makes it once, and counts all who made it", async () => {
      const stocks = await open();
      const id = fresh();
      const keys = ["a", "b", "c", "d", "a", "b"];
      const made = await Promise.all(keys.map((key) => stocks.move(id, movement(key, 1))));
      expect(made.filter(Boolean)).toHaveLength(4);
      expect(await stocks.read([id])).toMatchObject([{ available: 4, waiting: 4 }]);
    });

    it("never takes more than is available, held pieces least of all", async () => {
      const { stocks, id, show } = await filled(5);
      await stocks.hold(id, order("o1", 3), 5);
      const short = { answer: "short", available: 2 };
      expect(await stocks.record(id, movement("k", -3, { kind: "counted" }))).toEqual(short);
      expect(await stocks.record(fresh(), movement("k", -1))).toEqual({ ...short, available: 0 });
      expect(await stocks.move(id, movement("k", -2, { kind: "counted" }))).toBe(true);
      expect(await show()).toMatchObject({ available: 0, held: 3 });
    });

    it("knows a sale without a hold after the log has it", async () => {
      const { stocks, id, show, fileAll } = await filled(5);
      const sale = movement("o1/taken", -2, { kind: "sold", about: "o1" });
      expect(await stocks.move(id, sale)).toBe(true);
      await fileAll(MINUTE_MS);
      expect(await stocks.record(id, sale)).toMatchObject({ answer: "known" });
      expect(await show()).toMatchObject({ available: 3, keys: ["first", "o1/taken"] });
    });

    it("knows a key while it waits, when the log has it, and when only the log has it", async () => {
      const { stocks, id, show, lengthen, fileAll } = await filled(5);
      const known = { answer: "known", movement: { key: "first", available: 5 } };
      const again = () => stocks.record(id, movement("first", 7));
      expect(await again()).toMatchObject(known);
      await fileAll(MINUTE_MS);
      expect(await show()).toMatchObject({ keys: ["first"], forgotten: 0, filed: 1 });
      expect(await again()).toMatchObject(known);
      await lengthen(105, 2);
      await fileAll(MINUTE_MS);
      expect(await show()).toMatchObject({ forgotten: 6, filed: 106 });
      expect(await again()).toMatchObject(known);
      expect(await stocks.record(id, movement("new", 1))).toEqual({ answer: "recorded" });
      expect(await show()).toMatchObject({ available: 6 });
    });
  });

  describe("the log", () => {
    it("gets the movements in their order, with what was on hand after each", async () => {
      const { stocks, id, show, fileAll } = await filled(10);
      await stocks.hold(id, order("o1", 3), 5);
      await stocks.sell(id, order("o1", 3), 6);
      await stocks.move(id, movement("k2", 4, { atMs: 7 }));
      await fileAll(MINUTE_MS);
      expect(await show()).toMatchObject({ filed: 4, filedOnHand: 11, unfiled: [], waiting: 0 });
      const log = await stocks.log(id, 5, 3);
      expect(log.map(({ n, key, onHandAfter }) => [n, key, onHandAfter])).toEqual([
        ...[[4, "k2", 11]],
        ...[[3, "o1/sold", 7]],
        ...[[2, "o1/held", 10]],
      ]);
      expect((await stocks.log(id, 2, 9)).map(({ _id }) => _id)).toEqual([`${id}/000000001`]);
      expect(await stocks.logged(id, "o1/sold")).toMatchObject({ n: 3, about: "o1", by: null });
      expect(await stocks.logged(id, "o1/released")).toBeNull();
      expect(await stocks.logged(fresh(), "o1/sold")).toBeNull();
    });

    it("leaves what is young, unless too much waits", async () => {
      const { stocks, show, lengthen } = await filled(10);
      const filed = async () => {
        await stocks.file(await show(), 16_000);
        return (await show()).filed;
      };
      await lengthen(2, 1_500);
      expect(await filed()).toBe(1);
      expect(await filed()).toBe(1);
      await lengthen(160, 1_600); // The first two are known already.
      expect(await filed()).toBe(11);
    });

    it("has each movement once, however many file at once, from old readings and new ones", async () => {
      const { stocks, id, show, lengthen, fileAll } = await filled(10);
      await lengthen(20, 2);
      const early = await show();
      await stocks.hold(id, order("o1", 3), 3);
      const later = await show();
      const file = (stock: Stock) => stocks.file(stock, MINUTE_MS);
      await Promise.all([
        ...[file(early), file(later), file(early)],
        stocks.sell(id, order("o1", 3), 4),
        stocks.move(id, movement("k2", 4, { atMs: 5 })),
      ]);
      await file(early); // One who slept.
      await fileAll(MINUTE_MS);
      const log = await stocks.log(id, 1_000, 100);
      expect(log.map(({ n }) => n)).toEqual(Array.from({ length: 24 }, (_, n) => 24 - n));
      expect(new Set(log.map(({ key }) => key)).size).toBe(24);
      expect(await show()).toMatchObject({ available: 11, filedOnHand: 11, filed: 24 });
    });

    it("goes on after a call that died between the log and the stock", async () => {
      const { stocks, id, show, fileAll, lengthen } = await filled(10);
      await lengthen(3, 2);
      const stock = await show();
      await stocks.file({ ...stock, filed: -1, unfiled: [] }, MINUTE_MS); // Nothing to do.
      await stocks.file({ ...stock, unfiled: stock.unfiled.slice(0, 2) }, MINUTE_MS);
      await stocks.file(stock, MINUTE_MS); // Its rows are half there, and it may forget nothing.
      expect(await show()).toMatchObject({ filed: 2, waiting: 2 });
      await fileAll(MINUTE_MS);
      expect((await stocks.log(id, 99, 99)).map(({ n }) => n)).toEqual([4, 3, 2, 1]);
    });

    it("is filed by a hold that meets the bound, so that a hot stock goes on", async () => {
      const stocks = await open();
      const id = fresh();
      const unfiled = Array.from({ length: WAITING_MAX }, (_, n) => movement(`k${n}`, 1));
      const numbers = { available: WAITING_MAX, aboveLow: aboveLow(WAITING_MAX, null) };
      await plant({ ...newStock(id), ...numbers, unfiled, waiting: WAITING_MAX });
      expect(await stocks.hold(id, order(quiet, 3), 1)).toEqual({ answer: "held" });
      expect(await stocks.record(id, movement("k", 3))).toEqual({ answer: "recorded" });
      const [stock] = await stocks.read([id]);
      expect(stock).toMatchObject({ available: WAITING_MAX, filed: FILE_MAX });
      expect(unsound(stock!)).toEqual([]);
    });
  });

  it("is filed by some of those who hold, before it is long", async () => {
    const { stocks, id, show, lengthen } = await filled(10);
    await lengthen(FILE_FROM, 2);
    expect(await stocks.hold(id, order(quiet), MINUTE_MS)).toEqual({ answer: "held" });
    expect(await show()).toMatchObject({ filed: 0 });
    expect(await stocks.hold(id, order(looking), MINUTE_MS)).toEqual({ answer: "held" });
    expect(await show()).toMatchObject({ filed: FILE_FROM + 1, waiting: 2 });
  });

  describe("what must be looked at", () => {
    it("is a stock with a hold that is over or with a long log, by id, after an id", async () => {
      const { stocks, id: none, lengthen } = await filled(5);
      const { id: held } = await filled(5);
      const { id: long, lengthen: makeLong } = await filled(5);
      await stocks.hold(none, order("o1", 1, 2_000), 5);
      await stocks.hold(held, order("o1", 1, 1_000), 5);
      await stocks.hold(held, order("o2", 1, 1_500), 5);
      await lengthen(FILE_FROM - 3, 5);
      await makeLong(FILE_FROM - 1, 5);
      const ours = (found: readonly Stock[]) =>
        found.map(({ _id }) => _id).filter((id) => [none, held, long].includes(id));
      const both = [held, long].sort();
      expect(ours(await stocks.overdue(1_000, 100))).toEqual(both);
      expect(ours(await stocks.overdue(1_000, 100, both[0]))).toEqual([both[1]]);
      expect(ours(await stocks.overdue(999, 100))).toEqual([long]);
    });
  });

  describe("lists", () => {
    it("finds what is low, whatever happened to it since it was marked", async () => {
      const { stocks, id, show } = await filled(5);
      const isFound = async () => {
        const found = await stocks.list({ place: "", isLow: true, prefix: id }, "", 10);
        return found.length === 1;
      };
      expect(await isFound()).toBe(false);
      expect(await stocks.setLowAt(id, 3)).toBe(true);
      expect(await isFound()).toBe(false);
      await stocks.hold(id, order("o1", 2), 5);
      expect(await isFound()).toBe(true);
      await stocks.sell(id, order("o1", 2), 5);
      expect(await isFound()).toBe(true);
      await stocks.move(id, movement("k2", 1));
      expect(await isFound()).toBe(false);
      await Promise.all([
        stocks.setLowAt(id, 4),
        stocks.hold(id, order("o2", 1), 6),
        stocks.setLowAt(id, 4),
      ]);
      expect(await isFound()).toBe(true);
      expect(await show()).toMatchObject({ available: 3, lowAt: 4, aboveLow: -1 });
      expect(await stocks.setLowAt(id, null)).toBe(true);
      expect(await isFound()).toBe(false);
      expect(await stocks.setLowAt(fresh(), 3)).toBe(false);
    });

    it("pages goods by place and by the beginning of the SKU, without their lists", async () => {
      const stocks = await open();
      const sku = fresh();
      const ids = ["", "@S1", "@S2"].map((at) => `${sku}${at}`);
      for (const id of [...ids, `${sku}x@S1`, "coupon/spring"]) {
        await stocks.move(id, movement("k", 2));
      }
      const list = async (place: string | null, prefix = sku, afterId = "", limit = 9) => {
        const found = await stocks.list({ place, isLow: false, prefix }, afterId, limit);
        return found.map(({ _id }) => _id);
      };
      expect(await list(null)).toEqual([...ids, `${sku}x@S1`]);
      expect(await list("S1")).toEqual([`${sku}@S1`, `${sku}x@S1`]);
      expect(await list("")).toEqual([sku]);
      expect(await list(null, sku, "", 2)).toEqual(ids.slice(0, 2));
      expect(await list(null, sku, ids[1], 2)).toEqual([ids[2], `${sku}x@S1`]);
      expect(await list(null, "coupon")).toEqual([]);
      const rows = await stocks.ofSku(sku);
      expect(rows.map(({ _id }) => _id)).toEqual(ids);
      for (const row of rows) {
        expect(Object.keys(row)).not.toEqual(expect.arrayContaining(["holds"]));
        expect(Object.keys(row)).toEqual(expect.arrayContaining(["available", "held", "waiting"]));
      }
    });
  });
}
