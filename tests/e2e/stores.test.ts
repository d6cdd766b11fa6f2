import { aPickup, aStore, PICKUP_CODE } from "#core/shop/testing/store.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { storeReadsContract } from "#tests/contract/storeReads.ts";
import { costOf, done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's store reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  storeReadsContract(() => adminDatabase(stack().url));
});

/** Goal: a brand opens stores, a buyer finds the nearest, and the goods leave the counter once. */
describe("stores", () => {
  const stack = withStack();
  const store = (identity: { openid: string } | { uid: string }, event: object) =>
    stack().control.call("store", identity, event);
  const said = (storeId: string, changes: object = {}) => {
    const { name, phone, region, address, latitude, longitude, hours } = aStore(storeId);
    return {
      ...{ action: "save", storeId, rev: 0, name, phone, region, address, latitude, longitude },
      ...{ hours, picksUp: true, delivers: true, ...changes },
    };
  };

  it("opens stores, gives them their regions, and refuses an overlap", async () => {
    expect(await done(store(staff, said("S1")))).toEqual({ storeId: "S1", rev: 1, isOpen: true });
    await done(store(staff, said("S2", { name: "远店", latitude: 31.2304, longitude: 121.4737 })));
    const give = (storeId: string, regions: string[]) =>
      store(staff, { action: "setRegions", storeId, regions });
    expect(await done(give("S1", ["330100"]))).toEqual({ regions: ["3301"] });
    expect(await give("S2", ["330106", "31"])).toMatchObject({
      error: {
        code: "regions_overlap",
        overlaps: [{ region: "330106", storeId: "S1", taken: "3301" }],
      },
    });
    const both = await Promise.all([give("S1", ["3301", "3302"]), give("S2", ["3302"])]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  }, 30_000);

  it("lists them by distance out of memory, and tells whose the address is", async () => {
    const here = { latitude: 30.2355, longitude: 120.1017 };
    const list = () => store(person("U"), { action: "list", ...here, region: "330106" });
    await done(list());
    const cost = await costOf(stack().control, list);
    expect(cost).toEqual({ databaseRequests: 0, documentsWritten: 0 });
    const listed = await done(list());
    expect(listed).toMatchObject({
      ownStoreId: "S1",
      stores: [
        {
          storeId: "S1",
          distance: { text: "870 米" },
          opening: { isOpenNow: false, text: "休息中，今天 09:00 营业" },
          map: { latitude: 30.2277, longitude: 120.1017, name: "门店S1", address: "龙井路 1 号" },
        },
        { storeId: "S2" },
      ],
    });
  });

  it("hands the goods over once, of however many clerks at once, and the case learns it", async () => {
    const { control, url } = stack();
    const database = adminDatabase(url).store;
    for (const openid of ["C1", "C2"]) {
      await done(control.call("commission", person(openid), { action: "apply" }));
      const approve = { action: "approve", promoterId: openid, introducerId: null };
      await done(control.call("commission", staff, approve));
      const appoint = {
        action: "appoint",
        promoterId: openid,
        store: "S1",
        staff: openid === "C2",
      };
      await done(control.call("commission", staff, appoint));
    }
    await database.create("purchases", aPickup("O1"));
    expect(await done(store(person("C1"), { action: "mine" }))).toMatchObject({
      stores: [{ storeId: "S1", role: "holder" }],
    });
    const at = { storeId: "S1" };
    expect(await done(store(person("C2"), { action: "pickups", ...at }))).toMatchObject({
      pickups: [{ orderId: "O1", name: "王**", phoneTail: "5678", pieces: 3 }],
    });
    const find = { action: "find", ...at, code: `pickup:${PICKUP_CODE}` };
    expect(await done(store(person("C1"), find))).toMatchObject({ orderId: "O1", state: "paid" });
    const redeem = { action: "redeem", ...at, orderId: "O1", code: PICKUP_CODE };
    const replies = await Promise.all(
      ["C1", "C2", "C1", "C2"].map((openid) => store(person(openid), redeem)),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    for (const reply of replies.filter(({ ok }) => !ok)) {
      expect(reply).toMatchObject({ error: { code: "pickup_redeemed", atMs: START_MS } });
    }
    const known = await database.get("cases", "O1");
    expect(known?.facts).toMatchObject([{ key: "received", receivedAtMs: START_MS }]);
    const day = { action: "pickups", ...at, day: "2026-03-01" };
    expect(await done(store(person("C1"), day))).toMatchObject({
      pickups: [{ orderId: "O1", state: "received", redeemedAtMs: START_MS }],
    });
    expect(await store(person("U"), redeem)).toMatchObject({ error: { code: "not_store_staff" } });
  }, 30_000);
});
