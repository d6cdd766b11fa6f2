import fc from "fast-check";
import { memoryDeps, person, staff } from "#adapters/memory/deps.ts";
import { type Around, emptyMemory, yielding } from "#adapters/memory/store.ts";
import { sentenceOf } from "#contracts/errors.ts";
import { DAY_MS } from "#core/time.ts";
import { actions } from "#functions/commission/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { aPromoter } from "#tests/fixtures.ts";
import { asLogged } from "#tests/staffCost.ts";

const NOW_MS = Date.parse("2026-03-01T12:00:00+08:00");
const REGION = { region: "330106" };

/** A brand with the promoters A and B and the banned X. */
function aBrand(around: Around = yielding) {
  const memory = emptyMemory();
  const clock = { nowMs: NOW_MS };
  for (const id of ["A", "B"]) memory.documents.promoters.set(id, aPromoter(id));
  memory.documents.promoters.set("X", aPromoter("X", { bannedAtMs: 1 }));
  const deps = memoryDeps({ memory, around, nowMs: () => clock.nowMs });
  const as = (caller: typeof staff) =>
    serve("commission", { ...deps, caller: () => caller }, actions);
  const by =
    (action: string, caller = staff) =>
    (promoterId: string, fields: object) =>
      as(caller)({ action, promoterId, ...fields });
  const posts = (fields: object = {}) => as(staff)({ action: "posts", ...fields });
  const ids = () => [...memory.documents.posts.values()];
  return { memory, clock, as, appoint: by("appoint"), dismiss: by("dismiss"), posts, ids };
}
const refused = (code: string, facts: object = {}) => ({ ok: false, error: { code, ...facts } });

it("makes somebody a region's agent from now on, and says who did", async () => {
  const { appoint, memory } = aBrand();
  expect(await appoint("A", REGION)).toEqual({
    ok: true,
    data: {
      ...{ region: "330106", area: "district", holder: "A", staff: [] },
      holders: [{ promoterId: "A", fromMs: NOW_MS, untilMs: null, by: "staff-1" }],
    },
  });
  expect(memory.documents.posts.get("region/330106")).toMatchObject({ rev: 1 });
});

it("needs 3 requests to appoint and 2 to dismiss, 1 document each; again, no document", async () => {
  const { appoint, dismiss, memory } = aBrand();
  const cost = async (work: () => Promise<unknown>) => {
    const { requests, written } = memory;
    await work();
    return [memory.requests - requests, memory.written - written];
  };
  expect(await cost(() => appoint("A", REGION))).toEqual(asLogged([3, 1]));
  expect(await cost(() => appoint("A", REGION))).toEqual(asLogged([2, 0]));
  expect(await cost(() => dismiss("A", REGION))).toEqual(asLogged([2, 1]));
  expect(await cost(() => dismiss("A", REGION))).toEqual(asLogged([1, 0]));
});

it("has one agent for each region and level, and says who is in the way and until when", async () => {
  const { appoint } = aBrand();
  const untilMs = NOW_MS + DAY_MS;
  await appoint("A", { ...REGION, untilMs });
  expect(await appoint("B", REGION)).toEqual(
    refused("post_taken", { promoterId: "A", untilMs, message: sentenceOf("post_taken") }),
  );
  expect(await appoint("B", { region: "330100" })).toMatchObject({ data: { area: "city" } });
  expect(await appoint("B", { ...REGION, fromMs: untilMs })).toMatchObject({
    data: { holder: "A", holders: [{ promoterId: "A" }, { promoterId: "B" }] },
  });
});

it("lets many work in a store, one hold it, and dismisses each for himself", async () => {
  const { appoint, dismiss } = aBrand();
  const store = { store: "S1" };
  await appoint("A", store);
  await appoint("A", { ...store, staff: true });
  expect(await appoint("B", { ...store, staff: true })).toMatchObject({
    data: { store: "S1", holder: "A", staff: [{ promoterId: "A" }, { promoterId: "B" }] },
  });
  expect(await appoint("B", store)).toMatchObject(refused("post_taken"));
  expect(await dismiss("A", store)).toMatchObject({
    data: { holder: null, staff: [{ promoterId: "A" }, { promoterId: "B" }] },
  });
  expect(await dismiss("A", { ...store, staff: true })).toMatchObject({
    data: { staff: [{ promoterId: "B" }] },
  });
});

it.each<[string, string, string, object, string]>([
  ["whom nobody knows", "appoint", "Z", REGION, "promoter_unknown"],
  ["who is banned", "appoint", "X", REGION, "promoter_banned"],
  ["for a region that is none", "appoint", "A", { region: "330006" }, "region_invalid"],
  ["for yesterday", "appoint", "A", { ...REGION, fromMs: NOW_MS - 1 }, "term_in_past"],
  ["for no time", "appoint", "A", { ...REGION, untilMs: NOW_MS }, "term_empty"],
  ["for half a region", "appoint", "A", { region: "33010" }, "request_invalid"],
  ["for nothing", "appoint", "A", {}, "request_invalid"],
  ["for two things", "appoint", "A", { ...REGION, store: "S1" }, "request_invalid"],
  ["as a region's staff", "appoint", "A", { ...REGION, staff: true }, "request_invalid"],
  ["who was never in", "dismiss", "A", REGION, "post_not_held"],
  ["from a region that is none", "dismiss", "A", { region: "990000" }, "region_invalid"],
  ["as a region's staff", "dismiss", "A", { ...REGION, staff: true }, "request_invalid"],
])("refuses somebody %s: %s", async (_, action, promoterId, fields, code) => {
  const { as, memory } = aBrand();
  expect(await as(staff)({ action, promoterId, ...fields })).toMatchObject(refused(code));
  expect(memory.documents.posts.size).toBe(0);
});

it("does not dismiss in the past", async () => {
  const { appoint, dismiss, clock } = aBrand();
  await appoint("A", REGION);
  clock.nowMs += DAY_MS;
  expect(await dismiss("A", { ...REGION, atMs: NOW_MS })).toMatchObject(refused("term_in_past"));
  expect(await dismiss("A", { ...REGION, atMs: clock.nowMs + 1 })).toMatchObject({
    data: { holders: [{ untilMs: clock.nowMs + 1, by: "staff-1", endedBy: "staff-1" }] },
  });
});

it("lists posts page by page, and by kind and prefix", async () => {
  const { appoint, posts } = aBrand();
  const regions = ["330000", "330100", "330106", "310000"];
  for (const region of regions) await appoint("A", { region });
  for (const store of ["S1", "S10", "T"]) await appoint("B", { store });
  const names = async (fields: object) => {
    const reply = await posts(fields);
    if (!reply.ok) return reply.error.code;
    type Listed = { posts: { region?: string; store?: string }[]; nextAfterId: string | null };
    const { posts: listed, nextAfterId } = reply.data as Listed;
    return [listed.map(({ region, store }) => region ?? store).join(" "), nextAfterId];
  };
  expect(await names({})).toEqual(["310000 330000 330100 330106 S1 S10 T", null]);
  expect(await names({ limit: 3 })).toEqual(["310000 330000 330100", "region/330100"]);
  expect(await names({ limit: 3, afterId: "region/330100" })).toEqual([
    "330106 S1 S10",
    "store/S10",
  ]);
  const kind = "region";
  expect(await names({ kind })).toEqual(["310000 330000 330100 330106", null]);
  expect(await names({ kind, prefix: "33" })).toEqual(["330000 330100 330106", null]);
  expect(await names({ kind, prefix: "330100" })).toEqual(["330100", null]);
  expect(await names({ kind, prefix: "33", limit: 2 })).toEqual(["330000 330100", "region/330100"]);
  expect(await names({ kind, prefix: "33", limit: 2, afterId: "region/330100" })).toEqual([
    "330106",
    null,
  ]);
  expect(await names({ kind: "store", prefix: "S1" })).toEqual(["S1 S10", null]);
  expect(await names({ kind: "store", prefix: "S1", limit: 1 })).toEqual(["S1", "store/S1"]);
  expect(await names({ kind: "store", prefix: "S1", limit: 1, afterId: "store/S1" })).toEqual([
    "S10",
    "store/S10",
  ]);
  expect(await names({ prefix: "33" })).toBe("request_invalid");
});

it.each([
  ["appoint", { promoterId: "A", ...REGION }],
  ["dismiss", { promoterId: "A", ...REGION }],
  ["posts", {}],
])("lets only staff call %s", async (action, fields) => {
  const { as } = aBrand();
  expect(await as(person("A"))({ action, ...fields })).toMatchObject(refused("staff_required"));
});

it("appoints one of two agents of one region, whatever meets: the other is told who holds it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(6)), async (luck) => {
      const { appoint, ids } = aBrand(async (operation) => {
        for (let turns = luck.next().value; turns >= 0; turns--) await Promise.resolve();
        return operation();
      });
      const replies = await Promise.all([appoint("A", REGION), appoint("B", REGION)]);
      const [post] = ids();
      const holder = post?.holders[0]?.promoterId;
      expect(post?.holders).toHaveLength(1);
      expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
      expect(replies.find(({ ok }) => !ok)).toMatchObject(
        refused("post_taken", { promoterId: holder, untilMs: null }),
      );
    }),
    { numRuns: 200 },
  );
});

it("is one appointment, however many staff make it at once", async () => {
  const { appoint, ids } = aBrand();
  const replies = await Promise.all(Array.from({ length: 4 }, () => appoint("A", REGION)));
  expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(ids()[0]?.holders).toHaveLength(1);
});
