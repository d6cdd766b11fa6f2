import { memoryDeps, person, staff } from "#adapters/memory/deps.ts";
import { type Around, emptyMemory, yielding } from "#adapters/memory/store.ts";
import { unsound } from "#core/stock/sound.ts";
import { actions } from "#functions/stock/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { aProduct, aSku } from "#tests/fixtures.ts";
import { LOGGED } from "#tests/staffCost.ts";

const KEY = "delivery-1";
const NOW_MS = Date.parse("2026-03-01T12:00:00+08:00");

/** A shop with two teas of two sizes each, and the store S1. */
function aShop(around: Around = yielding) {
  const memory = emptyMemory();
  const { documents } = memory;
  for (const id of ["tea", "mug"]) {
    documents.products.set(id, aProduct(id, { skus: [aSku(`${id}-50g`), aSku(`${id}-2`)] }));
  }
  documents.stores.set("S1", {
    ...{ _id: "S1", rev: 1, name: "S1", phone: "", region: "330106", address: "" },
    ...{ latitude: 30, longitude: 120, hours: [], picture: null },
    ...{ picksUp: true, delivers: false, isOpen: true },
  });
  const deps = memoryDeps({ memory, around, nowMs: () => NOW_MS, logError: () => undefined });
  const as = (caller: typeof staff) => serve("stock", { ...deps, caller: () => caller }, actions);
  const ask = (action: string, fields: object = {}) => as(staff)({ action, ...fields });
  const receive = (lines: object[], fields: object = {}) =>
    ask("receive", { key: KEY, lines, ...fields });
  const available = () =>
    Object.fromEntries([...documents.stocks.values()].map((one) => [one._id, one.available]));
  const sound = () => [...documents.stocks.values()].flatMap(unsound);
  return { memory, deps, as, ask, receive, available, sound };
}
const line = (sku: string, quantity: number) => ({ sku, quantity });
const refused = (code: string, facts: object = {}) => ({ ok: false, error: { code, ...facts } });

describe("receive", () => {
  it("counts what came, once for a key, and says who and why", async () => {
    const { receive, available, memory, sound } = aShop();
    const lines = [line("tea-50g", 5), line("mug-2", 3)];
    const told = await receive(lines, { place: "S1", note: "三月第一批" });
    expect(told).toMatchObject({
      ok: true,
      data: {
        stocks: [
          { id: "tea-50g@S1", sku: "tea-50g", place: "S1", available: 5, held: 0, onHand: 5 },
          { id: "mug-2@S1", available: 3, isLow: false, lowAt: null },
        ],
      },
    });
    expect(await receive(lines, { place: "S1", note: "三月第一批" })).toEqual(told);
    expect(available()).toEqual({ "tea-50g@S1": 5, "mug-2@S1": 3 });
    expect(memory.documents.stocks.get("mug-2@S1")?.unfiled).toEqual([
      {
        ...{ key: `receive/${KEY}`, kind: "received", available: 3, held: 0 },
        ...{ atMs: NOW_MS, about: "三月第一批", by: "staff-1" },
      },
    ]);
    expect(sound()).toEqual([]);
  });

  it("refuses other goods under the same key, and counts none of those", async () => {
    const { receive, available } = aShop();
    await receive([line("tea-50g", 5)]);
    expect(await receive([line("tea-50g", 6), line("mug-2", 1)])).toMatchObject(
      refused("stock_key_taken", { skus: ["tea-50g"] }),
    );
    expect(available()).toEqual({ "tea-50g": 5, "mug-2": 1 });
  });

  it("goes on where a call died, whichever request killed it", async () => {
    for (let dies = 1; dies < 12; dies++) {
      let left = dies;
      const shop = aShop(async (operation) => {
        await Promise.resolve();
        const result = operation();
        if (--left === 0) throw new Error("killed");
        return result;
      });
      const lines = [line("tea-50g", 5), line("mug-2", 3), line("tea-2", 1)];
      const told = await shop.receive(lines);
      if (!told.ok) expect(await shop.receive(lines)).toMatchObject({ ok: true });
      expect(shop.available()).toEqual({ "tea-50g": 5, "mug-2": 3, "tea-2": 1 });
    }
  });

  it("costs 3 requests and 1 for each line of a known stock", async () => {
    const { receive, memory } = aShop();
    await receive([line("tea-50g", 5), line("mug-2", 3)]);
    memory.requests = 0;
    await receive([line("tea-50g", 5), line("mug-2", 3)], { key: "delivery-2" });
    expect(memory.requests).toBe(4 + LOGGED.requests); // SKUs, two movements, how they stand.
  });

  it("files the log of a stock that moved often", async () => {
    const { receive, memory } = aShop();
    for (let n = 0; n < 50; n++) await receive([line("tea-50g", 1)], { key: `delivery-${n}` });
    expect(memory.documents.movements.size).toBe(0); // All of this instant: nothing is old yet.
    const stock = memory.documents.stocks.get("tea-50g")!;
    const unfiled = stock.unfiled.map((one) => ({ ...one, atMs: 1 }));
    memory.documents.stocks.set("tea-50g", { ...stock, unfiled });
    await receive([line("tea-50g", 1)], { key: "delivery-50" });
    expect(memory.documents.movements.size).toBe(50);
  });
});

describe("count", () => {
  const count = (shop: ReturnType<typeof aShop>, onHand: number, key = KEY) =>
    shop.ask("count", { key, lines: [{ sku: "tea-50g", onHand }], reason: "盘点" });

  it.each([
    [7, 2],
    [5, 0],
    [2, -3],
  ])("makes %i of 5 by a movement of %i, promised pieces counted in", async (onHand, moved) => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5)]);
    await shop.deps.stocks.hold("tea-50g", { key: "o1", quantity: 2, untilMs: 9 }, NOW_MS);
    expect(await count(shop, onHand)).toMatchObject({ data: { stocks: [{ onHand, held: 2 }] } });
    expect(await count(shop, onHand)).toMatchObject({ data: { stocks: [{ onHand, held: 2 }] } });
    const { unfiled } = shop.memory.documents.stocks.get("tea-50g")!;
    expect(unfiled.filter(({ kind }) => kind === "counted")).toMatchObject([
      { available: moved, about: "盘点", by: "staff-1" },
    ]);
    expect(shop.sound()).toEqual([]);
  });

  it("is done once for a key, even when the shelf changed since", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5)]);
    await count(shop, 3);
    await shop.receive([line("tea-50g", 4)], { key: "delivery-2" });
    expect(await count(shop, 3)).toMatchObject({ data: { stocks: [{ onHand: 7 }] } });
    expect(await count(shop, 3, "another-1")).toMatchObject({ data: { stocks: [{ onHand: 3 }] } });
  });

  it("refuses fewer than are promised, and begins a stock that nobody had", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5)]);
    await shop.deps.stocks.hold("tea-50g", { key: "o1", quantity: 4, untilMs: 9 }, NOW_MS);
    const lines = [
      { sku: "mug-2", onHand: 9 },
      { sku: "tea-50g", onHand: 3 },
    ];
    const ask = { key: KEY, lines, reason: "盘点" };
    expect(await shop.ask("count", ask)).toMatchObject(
      refused("stock_short", { short: [{ sku: "tea-50g", available: 1 }] }),
    );
    expect(shop.available()).toEqual({ "tea-50g": 1 });
    await shop.ask("count", { ...ask, lines: lines.slice(0, 1) });
    expect(shop.available()).toEqual({ "tea-50g": 1, "mug-2": 9 });
  });
});

describe("transfer", () => {
  const transfer = (shop: ReturnType<typeof aShop>, lines: object[], fields: object = {}) =>
    shop.ask("transfer", { key: KEY, from: "", to: "S1", lines, ...fields });

  it("moves pieces from one place to another, once for a key", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5)]);
    const told = await transfer(shop, [line("tea-50g", 2)]);
    expect(told).toMatchObject({ data: { stocks: [{ available: 3 }, { available: 2 }] } });
    expect(await transfer(shop, [line("tea-50g", 2)])).toEqual(told);
    expect(shop.available()).toEqual({ "tea-50g": 3, "tea-50g@S1": 2 });
  });

  it("refuses what is not there before anything moves", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5), line("mug-2", 1)]);
    const lines = [line("tea-50g", 2), line("mug-2", 2), line("tea-2", 1)];
    const short = [
      { sku: "mug-2", available: 1 },
      { sku: "tea-2", available: 0 },
    ];
    expect(await transfer(shop, lines)).toMatchObject(refused("stock_short", { short }));
    expect(shop.available()).toEqual({ "tea-50g": 5, "mug-2": 1 });
  });

  it("brings in nothing that did not go out, when two are after the same pieces", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5)]);
    const told = await Promise.all(
      ["transfer-a", "transfer-b"].map((key) => transfer(shop, [line("tea-50g", 3)], { key })),
    );
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    expect(told.find(({ ok }) => !ok)).toMatchObject(
      refused("stock_short", { short: [{ sku: "tea-50g", available: 2 }] }),
    );
    expect(shop.available()).toEqual({ "tea-50g": 2, "tea-50g@S1": 3 });
  });

  it("refuses another number or another way under the same key", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5)]);
    await transfer(shop, [line("tea-50g", 2)]);
    const taken = refused("stock_key_taken", { skus: ["tea-50g"] });
    expect(await transfer(shop, [line("tea-50g", 3)])).toMatchObject(taken);
    expect(await transfer(shop, [line("tea-50g", 2)], { note: "别的" })).toMatchObject(taken);
    expect(shop.available()).toEqual({ "tea-50g": 3, "tea-50g@S1": 2 });
  });

  it("has pieces nowhere twice when it dies, and is finished by the same call", async () => {
    for (let dies = 1; dies < 14; dies++) {
      let left = Number.POSITIVE_INFINITY;
      const shop = aShop(async (operation) => {
        await Promise.resolve();
        const result = operation();
        if (--left === 0) throw new Error("killed");
        return result;
      });
      await shop.receive([line("tea-50g", 5), line("mug-2", 4)]);
      left = dies;
      const lines = [line("tea-50g", 2), line("mug-2", 4)];
      await transfer(shop, lines);
      left = Number.POSITIVE_INFINITY;
      const { "tea-50g": here = 0, "tea-50g@S1": there = 0 } = shop.available();
      expect(here + there).toBeLessThanOrEqual(5);
      expect(await transfer(shop, lines)).toMatchObject({ ok: true });
      expect(shop.available()).toEqual({
        ...{ "tea-50g": 3, "tea-50g@S1": 2, "mug-2": 0, "mug-2@S1": 4 },
      });
    }
  });
});

describe("what staff look at", () => {
  it("lists what is low by a mark of staff", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5), line("mug-2", 1)]);
    expect(await shop.ask("list", { isLow: true })).toMatchObject({ data: { stocks: [] } });
    expect(await shop.ask("setLowAt", { sku: "tea-50g", lowAt: 4 })).toMatchObject({ ok: true });
    await shop.deps.stocks.hold("tea-50g", { key: "o1", quantity: 1, untilMs: 9 }, NOW_MS);
    expect(await shop.ask("list", { isLow: true })).toMatchObject({
      data: { stocks: [{ id: "tea-50g", available: 4, lowAt: 4, isLow: true }] },
    });
  });

  it("says what each SKU is called, also when its product is gone", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5), line("mug-2", 1)]);
    shop.memory.documents.products.delete("mug");
    const called = { title: aProduct("tea").title, values: aSku("tea-50g").values };
    expect(await shop.ask("list", {})).toMatchObject({
      data: {
        stocks: [
          { sku: "mug-2", title: null, values: [] },
          { sku: "tea-50g", ...called },
        ],
      },
    });
    expect(await shop.ask("show", { sku: "tea-50g" })).toMatchObject({
      data: { places: [called] },
    });
    expect(await shop.ask("log", { sku: "tea-50g" })).toMatchObject({
      data: { movements: [{ kindName: "入库", by: "staff-1", byName: null }] },
    });
  });

  it("names who did it, where he is one of the staff", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5)]);
    shop.memory.documents.staff.set("staff-1", {
      ...{ _id: "staff-1", rev: 1, name: "小王", role: "operations", storeIds: [] },
      ...{ isActive: true, sessions: [], reentry: null, createdAtMs: 0, by: "owner" },
    } as never);
    const log = await shop.as({ ...staff, userId: "staff-2" })({ action: "log", sku: "tea-50g" });
    expect(log).toMatchObject({ data: { movements: [{ by: "staff-1", byName: "小王" }] } });
  });

  it("pages by id, and ends", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5), line("mug-2", 1), line("tea-2", 1)]);
    const first = await shop.ask("list", { limit: 2 });
    expect(first).toMatchObject({ data: { nextAfterId: "tea-2" } });
    expect(await shop.ask("list", { limit: 2, afterId: "tea-2" })).toMatchObject({
      data: { stocks: [{ id: "tea-50g" }], nextAfterId: null },
    });
    expect(await shop.ask("list", { prefix: "tea", place: "S1" })).toMatchObject({
      data: { stocks: [], nextAfterId: null },
    });
  });

  it("shows a SKU in total and by place", async () => {
    const shop = aShop();
    await shop.receive([line("tea-50g", 5)]);
    await shop.receive([line("tea-50g", 2)], { place: "S1" });
    await shop.deps.stocks.hold("tea-50g@S1", { key: "o1", quantity: 1, untilMs: 9 }, NOW_MS);
    expect(await shop.ask("show", { sku: "tea-50g" })).toMatchObject({
      data: {
        ...{ available: 6, held: 1, onHand: 7 },
        places: [
          { place: "", onHand: 5 },
          { place: "S1", available: 1, held: 1, onHand: 2 },
        ],
      },
    });
  });

  it("tells the log, the newest first, over the border between filed and waiting", async () => {
    const shop = aShop();
    for (let n = 1; n <= 4; n++) await shop.receive([line("tea-50g", n)], { key: `delivery-${n}` });
    const stock = shop.memory.documents.stocks.get("tea-50g")!;
    const early = { ...stock, unfiled: stock.unfiled.slice(0, 2) };
    await shop.deps.stocks.file(early, NOW_MS + 60_000);
    const numbers = async (fields: object) => {
      const told = await shop.ask("log", { sku: "tea-50g", ...fields });
      const { movements, nextBeforeN } = (told as { data: unknown }).data as {
        movements: { n: number; onHandAfter: number }[];
        nextBeforeN: number | null;
      };
      return [movements.map(({ n, onHandAfter }) => [n, onHandAfter]), nextBeforeN];
    };
    expect(await numbers({ limit: 3 })).toEqual([
      [
        [4, 10],
        [3, 6],
        [2, 3],
      ],
      2,
    ]);
    expect(await numbers({ limit: 3, beforeN: 2 })).toEqual([[[1, 1]], null]);
    expect(await numbers({ beforeN: 4 })).toEqual([
      [
        [3, 6],
        [2, 3],
        [1, 1],
      ],
      null,
    ]);
    // A filer that died between the log and the stock: its row is told once.
    const died = shop.memory.documents.stocks.get("tea-50g")!;
    shop.memory.documents.stocks.set("tea-50g", { ...stock });
    expect(died.filed).toBe(2);
    expect((await numbers({}))[0]).toHaveLength(4);
  });
});

const LINES = [{ sku: "tea-50g", quantity: 1 }];
const COUNTED = [{ sku: "tea-50g", onHand: 1 }];
it.each<[string, string, object, string]>([
  ["a SKU that is no product's", "receive", { lines: [line("tea-9", 1)] }, "sku_unknown"],
  ["a product that is none", "receive", { lines: [line("cup-2", 1)] }, "sku_unknown"],
  ["a store that is none", "receive", { lines: LINES, place: "S9" }, "store_unknown"],
  [
    "a store to send to that is none",
    "transfer",
    { lines: LINES, from: "", to: "S9" },
    "store_unknown",
  ],
  ["a count in no store", "count", { lines: COUNTED, place: "S9", reason: "x" }, "store_unknown"],
  ["no goods", "receive", { lines: [] }, "request_invalid"],
  ["nothing of goods", "receive", { lines: [line("tea-2", 0)] }, "request_invalid"],
  ["a SKU twice", "receive", { lines: [...LINES, ...LINES] }, "request_invalid"],
  ["what is no SKU", "receive", { lines: [line("tea@S1", 1)] }, "request_invalid"],
  [
    "a way from here to here",
    "transfer",
    { lines: LINES, from: "S1", to: "S1" },
    "request_invalid",
  ],
  ["a count without a reason", "count", { lines: COUNTED, reason: "" }, "request_invalid"],
  [
    "a count below nothing",
    "count",
    { lines: [{ sku: "tea-2", onHand: -1 }], reason: "x" },
    "request_invalid",
  ],
])("refuses %s", async (_, action, fields, code) => {
  const { ask, memory } = aShop();
  expect(await ask(action, { key: KEY, ...fields })).toMatchObject(refused(code));
  expect(memory.documents.stocks.size).toBe(0);
});

it.each([
  ["setLowAt", { lowAt: 3 }],
  ["show", {}],
  ["log", {}],
])("knows no stock of what never came: %s", async (action, fields) => {
  const { ask } = aShop();
  expect(await ask(action, { sku: "tea-50g", ...fields })).toMatchObject(refused("stock_unknown"));
});

it.each([...actions.keys()])("is for staff: %s", async (action) => {
  const { as } = aShop();
  expect(await as(person("A"))({ action })).toMatchObject(refused("staff_required"));
});
