import { memoryDeps, nobody, person, staff, user } from "#adapters/memory/deps.ts";
import { type Around, emptyMemory, yielding } from "#adapters/memory/store.ts";
import { sentenceOf, type ErrorCode } from "#contracts/errors.ts";
import { aStore } from "#core/shop/testing/store.ts";
import { digest } from "#core/ledger/digest.ts";
import { STORES_MAX } from "#core/shop/territory.ts";
import { actions } from "#functions/store/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { asLogged } from "#tests/staffCost.ts";

const SESSION = "0123456789abcdef0123456789abcdef";
const NOW_MS = Date.parse("2026-03-02T10:00:00+08:00");
const refused = (code: ErrorCode, facts: object = {}) => ({
  ok: false,
  error: { code, message: sentenceOf(code), ...facts },
});
const { _id, rev: _rev, isOpen: _isOpen, ...fields } = aStore("S1");
const said = (storeId: string, changes: object = {}) => ({
  ...{ action: "save", storeId, rev: 0, ...fields },
  ...changes,
});

function aBrand(stores: readonly string[] = [], around: Around = yielding) {
  const memory = emptyMemory();
  for (const id of stores) memory.documents.stores.set(id, aStore(id));
  const clock = { elapsedMs: 0 };
  const made = memoryDeps({ memory, around, nowMs: () => NOW_MS });
  const deps = { ...made, elapsedMs: () => clock.elapsedMs };
  const as = (caller: Caller) => serve("store", { ...deps, caller: () => caller }, actions);
  /** One instance that is called by one after another. */
  const inOne = () => {
    let caller: Caller = nobody;
    const main = serve("store", { ...deps, caller: () => caller }, actions);
    return (who: Caller) => (event: object) => {
      caller = who;
      return main(event);
    };
  };
  const cost = async (work: () => Promise<unknown>) => {
    const { requests, written } = memory;
    await work();
    return [memory.requests - requests, memory.written - written];
  };
  /** Until instances look again. */
  const wait = (ms = 4_000) => void (clock.elapsedMs += ms);
  return { memory, as, inOne, cost, wait, byStaff: as(staff), byPerson: as(person("U")) };
}

describe("what staff say of stores", () => {
  it("makes a store, changes it, and refuses a change over another's", async () => {
    const { byStaff, memory } = aBrand();
    expect(await byStaff(said("S1"))).toEqual({
      ok: true,
      data: { storeId: "S1", rev: 1, isOpen: true },
    });
    expect(await byStaff(said("S1", { rev: 1, name: "新店" }))).toMatchObject({ data: { rev: 2 } });
    expect(await byStaff(said("S1", { rev: 1, name: "旧店" }))).toEqual(
      refused("store_changed", { rev: 2 }),
    );
    expect(await byStaff(said("S1", { rev: 0, name: "新店" }))).toMatchObject({ data: { rev: 2 } });
    expect(await byStaff(said("S9", { rev: 4 }))).toEqual(refused("store_unknown"));
    expect(await byStaff(said("S9", { region: "990000" }))).toEqual(refused("region_invalid"));
    expect(memory.documents.stores.get("S1")).toEqual(aStore("S1", { rev: 2, name: "新店" }));
  });

  it.each<[string, object]>([
    ["an id with a slash", { storeId: "a/b" }],
    ["an id with an at", { storeId: "a@b" }],
    ["an empty name", { name: "" }],
    ["no phone", { phone: "abc" }],
    ["a latitude of the longitude", { latitude: 120.1, longitude: 30.2 }],
    [
      "hours that end before they begin",
      { hours: [{ days: [1], fromMinute: 600, untilMinute: 600 }] },
    ],
    ["hours past the day", { hours: [{ days: [1], fromMinute: 600, untilMinute: 1_441 }] }],
    ["an eighth day", { hours: [{ days: [8], fromMinute: 600, untilMinute: 700 }] }],
    ["a day twice", { hours: [{ days: [1, 1], fromMinute: 600, untilMinute: 700 }] }],
    [
      "hours that overlap",
      {
        hours: [
          { days: [1, 2], fromMinute: 60, untilMinute: 90 },
          { days: [2], fromMinute: 80, untilMinute: 99 },
        ],
      },
    ],
    ["a picture of a machine", { picture: "file:///a.png" }],
    ["what nobody asked", { isOpen: false }],
  ])("refuses %s", async (_, changes) => {
    const { byStaff, memory } = aBrand();
    expect(await byStaff(said("S1", changes))).toMatchObject({
      error: { code: "request_invalid" },
    });
    expect(memory.documents.stores.size).toBe(0);
  });

  it(`has ${STORES_MAX} stores and no more, but those can be changed`, async () => {
    const { byStaff, memory } = aBrand(Array.from({ length: STORES_MAX }, (_, n) => `S${n}`));
    expect(await byStaff(said("T"))).toEqual(refused("stores_full", { storesMax: STORES_MAX }));
    expect(await byStaff(said("S7", { rev: 1, name: "新" }))).toMatchObject({ data: { rev: 2 } });
    expect(await byStaff(said("S7", { rev: 0, name: "新" }))).toMatchObject({ data: { rev: 2 } });
    expect(memory.documents.stores.size).toBe(STORES_MAX);
  });

  it("closes and opens a store, the second time without writing", async () => {
    const { byStaff, cost } = aBrand(["S1"]);
    const close = () => byStaff({ action: "close", storeId: "S1" });
    expect(await close()).toMatchObject({ data: { isOpen: false, rev: 2 } });
    expect(await cost(close)).toEqual(asLogged([1, 0]));
    const open = await byStaff({ action: "open", storeId: "S1" });
    expect(open).toMatchObject({ data: { isOpen: true, rev: 3 } });
    expect(await byStaff({ action: "close", storeId: "S2" })).toEqual(refused("store_unknown"));
  });

  it("gives regions to stores, each to one", async () => {
    const { byStaff, cost } = aBrand(["S1", "S2"]);
    const give = (storeId: string, regions: readonly string[]) =>
      byStaff({ action: "setRegions", storeId, regions });
    expect(await give("S1", ["330000"])).toEqual({ ok: true, data: { regions: ["33"] } });
    expect(await cost(() => give("S1", ["33"]))).toEqual(asLogged([2, 0]));
    expect(await cost(() => give("S1", ["33", "34"]))).toEqual(asLogged([3, 1]));
    expect(await give("S2", ["330106"])).toEqual(
      refused("regions_overlap", {
        overlaps: [{ region: "330106", storeId: "S1", taken: "33" }],
      }),
    );
    expect(await give("S9", ["31"])).toEqual(refused("store_unknown"));
    expect(await give("S2", ["99"])).toEqual(refused("region_invalid", { region: "99" }));
    expect(await give("S2", ["331"])).toMatchObject({ error: { code: "request_invalid" } });
    expect(await give("S1", [])).toEqual({ ok: true, data: { regions: [] } });
    expect(await give("S2", ["330106"])).toMatchObject({ ok: true });
  });

  it("is full of regions one day", async () => {
    const { byStaff, memory } = aBrand(["S1"]);
    const regions = Array.from({ length: 5_000 }, (_, n) => ({ region: `1x${n}`, storeId: "S2" }));
    memory.documents.territories.set("brand", { _id: "brand", rev: 1, regions });
    expect(await byStaff({ action: "setRegions", storeId: "S1", regions: ["33"] })).toEqual(
      refused("regions_full", { regionsMax: 5_000 }),
    );
  });

  it("gives one of two the same region, however they meet", async () => {
    const { byStaff, memory } = aBrand(["S1", "S2"]);
    const replies = await Promise.all(
      ["S1", "S2"].map((storeId) => byStaff({ action: "setRegions", storeId, regions: ["33"] })),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(memory.documents.territories.get("brand")?.regions).toHaveLength(1);
  });

  it("lists all stores with their regions, page by page", async () => {
    const { byStaff } = aBrand(["S1", "S2", "S3"]);
    await byStaff({ action: "close", storeId: "S2" });
    await byStaff({ action: "setRegions", storeId: "S2", regions: ["33", "31"] });
    const first = await byStaff({ action: "stores", limit: 2 });
    expect(first).toMatchObject({
      data: {
        stores: [
          { storeId: "S1", regions: [], rev: 1 },
          { storeId: "S2", regions: ["31", "33"], isOpen: false },
        ],
        nextAfterId: "S2",
      },
    });
    expect(await byStaff({ action: "stores", limit: 2, afterId: "S2" })).toMatchObject({
      data: { stores: [{ storeId: "S3" }], nextAfterId: null },
    });
  });

  it("lists some of them, and to somebody of a store his own alone", async () => {
    const { byStaff, as, memory } = aBrand(["S1", "S2", "S3"]);
    await byStaff({ action: "close", storeId: "S2" });
    const ids = async (caller: Caller, fields: object) => {
      const told = await as(caller)({ action: "stores", session: SESSION, ...fields });
      const { stores } = (told as { data: { stores: { storeId: string }[] } }).data;
      return stores.map(({ storeId }) => storeId).join(" ");
    };
    expect(await ids(staff, { storeId: "S3" })).toBe("S3");
    expect(await ids(staff, { storeId: "S9" })).toBe("");
    expect(await ids(staff, { state: "closed" })).toBe("S2");
    expect(await ids(staff, { state: "open" })).toBe("S1 S3");
    expect(await ids(staff, { search: "S2" })).toBe("S2");
    memory.documents.staff.set("u1", {
      ...{ _id: "u1", rev: 1, name: "店员", role: "store", storeIds: ["S2"], isActive: true },
      sessions: [{ mark: digest(SESSION), device: "", openedAtMs: NOW_MS, seenAtMs: NOW_MS }],
      ...{ reentry: null, createdAtMs: 0, by: "u0" },
    });
    expect(await ids(user("u1"), {})).toBe("S2");
    expect(await ids(user("u1"), { storeId: "S1" })).toBe("");
  });

  it.each(["save", "setRegions", "stores", "close", "open"])(
    "lets only staff call %s",
    async (action) => {
      const { byPerson } = aBrand();
      expect(await byPerson({ action })).toEqual(refused("staff_required"));
    },
  );
});

describe("what people see of stores", () => {
  const FAR = { latitude: 31.23, longitude: 121.47 };

  it("lists open stores by distance, page by page, as they were 4 s ago at the earliest", async () => {
    const { byPerson, byStaff, memory, cost, wait } = aBrand(["S1", "S3"]);
    memory.documents.stores.set("S2", aStore("S2", FAR));
    memory.documents.stores.set("S4", aStore("S4", { latitude: 30.23 }));
    await byStaff({ action: "close", storeId: "S3" });
    const ids = async (event: object) => {
      const reply = await byPerson({ action: "list", ...event });
      if (!reply.ok) throw new Error(reply.error.code);
      const data = reply.data as { stores: { storeId: string }[]; nextAfterId: string | null };
      return [data.stores.map(({ storeId }) => storeId).join(" "), data.nextAfterId];
    };
    const here = { latitude: 30.2277, longitude: 120.1017 };
    expect(await ids(here)).toEqual(["S1 S4 S2", null]);
    expect(await ids({ ...here, limit: 2 })).toEqual(["S1 S4", "S4"]);
    expect(await ids({ ...here, limit: 2, afterId: "S4" })).toEqual(["S2", null]);
    expect(await ids({ ...here, limit: 3 })).toEqual(["S1 S4 S2", null]);
    expect(await ids(FAR)).toEqual(["S2 S4 S1", null]);
    expect(await ids({})).toEqual(["S1 S2 S4", null]);
    // A page goes on after a store that closed in between.
    await byStaff({ action: "close", storeId: "S4" });
    wait(3_999);
    expect(await ids(here)).toEqual(["S1 S4 S2", null]);
    wait(1);
    expect(await ids({ ...here, limit: 2, afterId: "S4" })).toEqual(["S2", null]);
    memory.documents.stores.set("S1", aStore("S1", { picksUp: false }));
    wait();
    expect(await ids({ ...here, picksUp: true })).toEqual(["S2", null]);
    expect(await cost(() => ids(here))).toEqual([0, 0]);
    wait();
    expect(await cost(() => ids(here))).toEqual([1, 0]);
  });

  it.each([
    [{ search: "湖滨" }, ["S2"]],
    [{ search: "南山路" }, ["S1"]],
    [{ area: "31" }, ["S2"]],
    [{ area: "3301" }, ["S1"]],
    [{ area: "330106", search: "湖滨" }, []],
    [{ area: "44" }, []],
    [{}, ["S2", "S1"]],
  ])("finds stores by words of name or address, and by area: %j", async (wanted, ids) => {
    const { byPerson, memory } = aBrand([]);
    const stores = memory.documents.stores;
    stores.set("S1", aStore("S1", { name: "一店", address: "南山路 1 号", region: "330106" }));
    stores.set("S2", aStore("S2", { name: "湖滨店", address: "外滩 2 号", region: "310101" }));
    const reply = await byPerson({ action: "list", ...wanted });
    const found = ids.map((storeId) => expect.objectContaining({ storeId }) as unknown);
    expect(reply).toMatchObject({ data: { stores: found } });
  });

  it("reads once for all who ask at once, and again after a reading that failed", async () => {
    let isDown = true;
    const { byPerson, cost } = aBrand(["S1"], async (operation) => {
      await Promise.resolve();
      if (isDown) throw new Error("down");
      return operation();
    });
    const list = () => byPerson({ action: "list" });
    await expect(list()).rejects.toThrow("down");
    isDown = false;
    const all = () => Promise.all(Array.from({ length: 5 }, list));
    expect(await cost(all)).toEqual([1, 0]);
    expect(await list()).toMatchObject({ data: { stores: [{ storeId: "S1" }] } });
  });

  it("shows an instance at once what it saved itself", async () => {
    const { memory, inOne } = aBrand(["S1"]);
    const as = inOne();
    const listed = async () => {
      const reply = await as(person("U"))({ action: "list", region: "330106" });
      return reply.ok ? reply.data : reply.error;
    };
    expect(await listed()).toMatchObject({ stores: [{ storeId: "S1" }], ownStoreId: null });
    await as(staff)(said("S1", { rev: 1, name: "新店" }));
    await as(staff)({ action: "setRegions", storeId: "S1", regions: ["33"] });
    expect(await listed()).toMatchObject({ stores: [{ name: "新店" }], ownStoreId: "S1" });
    await as(staff)({ action: "close", storeId: "S1" });
    expect(await listed()).toMatchObject({ stores: [] });
    expect(memory.documents.stores.size).toBe(1);
  });

  it("tells which store the caller's region belongs to", async () => {
    const { byPerson, byStaff } = aBrand(["S1"]);
    await byStaff({ action: "setRegions", storeId: "S1", regions: ["3301"] });
    const own = async (region: string) => byPerson({ action: "list", region });
    expect(await own("330106")).toMatchObject({ data: { ownStoreId: "S1" } });
    expect(await own("310101")).toMatchObject({ data: { ownStoreId: null } });
  });

  it("shows one store, also a closed one", async () => {
    const { byPerson, byStaff } = aBrand(["S1"]);
    await byStaff({ action: "close", storeId: "S1" });
    expect(await byPerson({ action: "show", storeId: "S1" })).toMatchObject({
      data: { storeId: "S1", isOpen: false, opening: { text: "已停业" }, distance: null },
    });
    expect(await byPerson({ action: "show", storeId: "S2" })).toEqual(refused("store_unknown"));
  });

  it("wants both of a place or none, and somebody who is signed in", async () => {
    const { byPerson, as } = aBrand();
    const half = await byPerson({ action: "list", latitude: 30 });
    expect(half).toMatchObject({ error: { code: "request_invalid" } });
    expect(await as(nobody)({ action: "list" })).toEqual(refused("person_required"));
  });
});
