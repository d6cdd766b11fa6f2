import fc from "fast-check";
import { memoryDeps, nobody, person, staff } from "#adapters/memory/deps.ts";
import { type Around, emptyMemory, yielding } from "#adapters/memory/store.ts";
import { type ErrorCode, sentenceOf } from "#contracts/errors.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { aPickup, aStore, PICKUP_CODE, redeemedPickup } from "#core/shop/testing/store.ts";
import { HOUR_MS } from "#core/time.ts";
import { actions } from "#functions/store/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aPromoter } from "#tests/fixtures.ts";

const NOW_MS = Date.parse("2026-03-02T10:00:00+08:00");
const refused = (code: ErrorCode, facts: object = {}) => ({
  ok: false,
  error: { code, message: sentenceOf(code), ...facts },
});
const term = (promoterId: string, untilMs: number | null = null) => ({
  ...{ promoterId, fromMs: 0, untilMs, by: "staff-1" },
});

/** The store S1 with its holder oHolder, its clerk oClerk and a former one; S2 with a clerk of its own. */
function aShop(purchases: readonly Purchase[] = [aPickup("O1")], around: Around = yielding) {
  const memory = emptyMemory();
  const clock = { nowMs: NOW_MS };
  const { stores, posts, purchases: bought } = memory.documents;
  for (const id of ["S1", "S2"]) stores.set(id, aStore(id));
  const crew = { holders: [term("oHolder")], staff: [term("oClerk"), term("oFormer", NOW_MS)] };
  posts.set("store/S1", { _id: "store/S1", rev: 1, ...crew });
  posts.set("store/S2", { _id: "store/S2", rev: 1, holders: [], staff: [term("oOther")] });
  for (const purchase of purchases) bought.set(purchase._id, purchase);
  const errors: unknown[] = [];
  const deps = memoryDeps({
    ...{ memory, around, nowMs: () => clock.nowMs },
    logError: (error) => void errors.push(error),
  });
  const as = (caller: Caller) => serve("store", { ...deps, caller: () => caller }, actions);
  const by = (openid: string) => {
    const call = as(person(openid));
    return {
      call,
      find: (code: string, storeId = "S1") => call({ action: "find", storeId, code }),
      redeem: (orderId = "O1", code = PICKUP_CODE, storeId = "S1") =>
        call({ action: "redeem", storeId, orderId, code }),
    };
  };
  const cost = async (work: () => Promise<unknown>) => {
    const { requests, written } = memory;
    await work();
    return [memory.requests - requests, memory.written - written];
  };
  return { memory, clock, as, by, cost, errors };
}

describe("a store's people", () => {
  it("see at which stores they work now", async () => {
    const { by, memory } = aShop();
    const mine = (openid: string) => by(openid).call({ action: "mine" });
    expect(await mine("oHolder")).toMatchObject({
      data: { stores: [{ storeId: "S1", role: "holder", name: "门店S1" }] },
    });
    expect(await mine("oClerk")).toMatchObject({ data: { stores: [{ role: "staff" }] } });
    expect(await mine("oFormer")).toEqual({ ok: true, data: { stores: [] } });
    const { requests } = memory;
    await mine("oClerk");
    expect(memory.requests - requests).toBe(1);
  });

  it("see who waits and what was handed over on a day", async () => {
    const late = redeemedPickup("O4", NOW_MS + 24 * HOUR_MS);
    const { by, as } = aShop([
      ...[aPickup("O2", { createdAtMs: 5 }), aPickup("O1", { createdAtMs: 4 })],
      ...[redeemedPickup("O3", NOW_MS), late, aPickup("O5", { storeId: "S2" })],
    ]);
    const list = async (event: object, caller = person("oClerk")) => {
      const reply = await as(caller)({ action: "pickups", storeId: "S1", ...event });
      if (!reply.ok) return reply.error.code;
      const data = reply.data as { pickups: { orderId: string }[]; nextCursor: string | null };
      return [data.pickups.map(({ orderId }) => orderId).join(" "), data.nextCursor];
    };
    expect(await list({})).toEqual(["O1 O2", null]);
    expect(await list({ limit: 1 })).toEqual(["O1", "4:O1"]);
    expect(await list({ limit: 1, cursor: "4:O1" })).toEqual(["O2", "5:O2"]);
    expect(await list({ limit: 1, cursor: "5:O2" })).toEqual(["", null]);
    expect(await list({ day: "2026-03-02" })).toEqual(["O3", null]);
    expect(await list({ day: "2026-03-02", limit: 1 })).toEqual(["O3", `${NOW_MS}:O3`]);
    expect(await list({ day: "2026-03-03" }, staff)).toEqual(["O4", null]);
    expect(await list({ day: "2026-3-3" })).toBe("request_invalid");
    expect(await list({ cursor: "O1" })).toBe("request_invalid");
    expect(await list({}, person("oOther"))).toBe("not_store_staff");
    expect(await by("oClerk").call({ action: "pickups", storeId: "S1" })).toMatchObject({
      data: { pickups: [{ name: "王**", phoneTail: "5678" }, {}] },
    });
  });

  it.each(["oFormer", "oOther", "oBuyer"])("are not %s, whatever he asks", async (openid) => {
    const { by, memory } = aShop();
    expect(await by(openid).find(PICKUP_CODE)).toEqual(refused("not_store_staff"));
    expect(await by(openid).redeem()).toEqual(refused("not_store_staff"));
    expect(await by(openid).find("0000000000")).toEqual(refused("not_store_staff"));
    expect(memory.written).toBe(0);
  });

  it("are no banned promoter any more, though he keeps his post", async () => {
    const { by, memory, clock } = aShop();
    const bannedAtMs = NOW_MS + 1;
    memory.documents.promoters.set("oClerk", aPromoter("oClerk", { bannedAtMs }));
    expect(await by("oClerk").find(PICKUP_CODE)).toMatchObject({ ok: true });
    clock.nowMs = bannedAtMs;
    const banned = refused("promoter_banned");
    expect(await by("oClerk").find(PICKUP_CODE)).toEqual(banned);
    expect(await by("oClerk").redeem()).toEqual(banned);
    expect(await by("oClerk").call({ action: "pickups", storeId: "S1" })).toEqual(banned);
    expect(memory.written).toBe(0);
    expect(await by("oHolder").redeem()).toMatchObject({ ok: true });
  });
});

describe("a pickup", () => {
  it("is looked at before it is handed over, with 5 requests and no write", async () => {
    const { by, cost } = aShop();
    const { find } = by("oClerk");
    expect(await find("012 345 6789")).toMatchObject({
      data: { orderId: "O1", state: "paid", pieces: 3, lines: [{ title: "明前龙井" }] },
    });
    expect(await cost(() => find(PICKUP_CODE))).toEqual([5, 0]);
  });

  it("is redeemed once; the case learns it, and what needs WeChat waits for the timer", async () => {
    const { by, memory, clock } = aShop();
    const { requests } = memory;
    expect(await by("oClerk").redeem()).toMatchObject({
      data: { orderId: "O1", state: "received", redeemedAtMs: NOW_MS },
    });
    expect(memory.requests - requests).toBe(9); // 6, and 3 for its tasks.
    expect(memory.documents.purchases.get("O1")).toMatchObject({
      ...{ state: "received", receivedAtMs: NOW_MS, tasks: [{ kind: "tellShipping" }] },
      delivery: { redeemed: { atMs: NOW_MS, by: "oClerk" } },
    });
    const received = { key: "received", receivedAtMs: NOW_MS };
    expect(memory.documents.cases.get("O1")?.facts).toMatchObject([received]);
    clock.nowMs += 5;
    const before = { atMs: NOW_MS, by: "o…" };
    expect(await by("oClerk").redeem()).toEqual(
      refused("pickup_redeemed", { ...before, byYou: true }),
    );
    expect(await by("oHolder").redeem()).toEqual(
      refused("pickup_redeemed", { ...before, byYou: false }),
    );
    expect(await by("oHolder").find(PICKUP_CODE)).toMatchObject(refused("pickup_redeemed", before));
  });

  it("is redeemed by brand staff too", async () => {
    const { as } = aShop();
    const redeem = { action: "redeem", storeId: "S1", orderId: "O1", code: PICKUP_CODE };
    expect(await as(staff)(redeem)).toMatchObject({ ok: true });
    expect(await as(staff)({ ...redeem, storeId: "S9" })).toEqual(refused("store_unknown"));
    expect(await as(nobody)(redeem)).toEqual(refused("person_required"));
  });

  it("goes out once, however many clerks redeem it and whatever meets", async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(6)), async (luck) => {
        const { by, memory } = aShop([aPickup("O1")], async (operation) => {
          for (let turns = luck.next().value; turns >= 0; turns--) await Promise.resolve();
          return operation();
        });
        const replies = await Promise.all(
          ["oClerk", "oHolder", "oClerk"].map((openid) => by(openid).redeem()),
        );
        expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
        for (const reply of replies.filter(({ ok }) => !ok)) {
          expect(reply).toMatchObject({ error: { code: "pickup_redeemed" } });
        }
        expect(memory.documents.cases.get("O1")?.facts).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });

  it("is refused at another store, which is named, and is no wrong code", async () => {
    const { by, memory } = aShop();
    const other = refused("pickup_other_store", { storeId: "S1", name: "门店S1" });
    expect(await by("oOther").find(PICKUP_CODE, "S2")).toEqual(other);
    expect(await by("oOther").redeem("O1", PICKUP_CODE, "S2")).toEqual(other);
    expect(memory.written).toBe(0);
  });

  const unpaid = aPickup("O1", {
    ...{ state: "created", paidAtMs: null },
    delivery: { kind: "pickup", name: "王", phone: "1", code: null, redeemed: null },
  });
  it.each<[string, Purchase, ErrorCode]>([
    ["not paid", unpaid, "purchase_unpaid"],
    ["all paid back", aPickup("O1", { state: "closed" }), "purchase_step_not_allowed"],
    ["unknown", aPickup("O2"), "pickup_code_wrong"],
  ])("is refused when it is %s", async (_, purchase, code) => {
    expect(await aShop([purchase]).by("oClerk").redeem()).toMatchObject({ error: { code } });
  });

  it("is found at its own store where two orders have the same digits", async () => {
    const { by } = aShop([aPickup("O0", { storeId: "S2" }), aPickup("O1")]);
    expect(await by("oClerk").find(PICKUP_CODE)).toMatchObject({ data: { orderId: "O1" } });
  });

  it("wants ten digits", async () => {
    const { by } = aShop();
    expect(await by("oClerk").find("12345")).toMatchObject({ error: { code: "request_invalid" } });
  });
});

describe("wrong codes", () => {
  const WRONG = "9999999999";

  it("are counted, ten within an hour, then nothing is looked at, not even the right one", async () => {
    const { by, clock, memory } = aShop();
    const { find, redeem } = by("oClerk");
    for (let left = 9; left >= 0; left--) {
      const guess = left % 2 === 0 ? find(WRONG) : redeem("O1", WRONG);
      expect(await guess).toEqual(refused("pickup_code_wrong", { left }));
      clock.nowMs += 1;
    }
    const full = refused("too_many_tries", { untilMs: NOW_MS + HOUR_MS });
    for (const code of [WRONG, PICKUP_CODE]) expect(await find(code)).toEqual(full);
    expect(await redeem()).toEqual(full);
    expect(await by("oHolder").find(PICKUP_CODE)).toMatchObject({ ok: true });
    expect(memory.documents.counters.get("pickup/oClerk")).toMatchObject({ last: 10 });
    clock.nowMs = NOW_MS + HOUR_MS;
    expect(await find(WRONG)).toEqual(refused("pickup_code_wrong", { left: 0 }));
    clock.nowMs = NOW_MS + 2 * HOUR_MS;
    expect(await redeem()).toMatchObject({ ok: true });
  });

  it("are answered ten times and no more, however many come at once", async () => {
    const { by, memory } = aShop();
    const { find } = by("oClerk");
    for (let n = 0; n < 8; n++) await find(WRONG);
    const replies = await Promise.all(Array.from({ length: 5 }, () => find(WRONG)));
    expect(replies.map((reply) => (reply.ok ? "found" : reply.error.code)).sort()).toEqual([
      ...["pickup_code_wrong", "pickup_code_wrong"],
      ...["too_many_tries", "too_many_tries", "too_many_tries"],
    ]);
    expect(memory.documents.counters.get("pickup/oClerk")?.last).toBe(10);
  });
});
