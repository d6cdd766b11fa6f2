import { memoryCodePictures } from "#adapters/memory/codes.ts";
import { memoryDeps, owner, person } from "#adapters/memory/deps.ts";
import { aNamed, aTouch, FAN_ID, instant, START_MS } from "#core/attribution/testing/story.ts";
import { emptyFan, TOUCHES_MAX } from "#core/attribution/touches.ts";
import { MINUTE_MS } from "#core/time.ts";
import { actions } from "#functions/qrcode/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { asLogged } from "#tests/staffCost.ts";

const [first, second] = [owner("s1"), owner("s2")];
const ID = "a".repeat(32);

/** The promoters A, B and C; A's fan `FAN_ID`; a clock. */
function aBrand(touches = [aTouch("A", START_MS)]) {
  const clock = { nowMs: instant("d1") };
  const deps = memoryDeps({ nowMs: () => clock.nowMs });
  const { promoters, fans } = deps.memory.documents;
  for (const name of ["A", "B", "C"]) promoters.set(`o_${name}`, aNamed(name));
  fans.set(FAN_ID, { ...emptyFan(FAN_ID), rev: 1, touches });
  const call = (caller: Caller, action: string, fields: object = {}) =>
    serve(
      "qrcode",
      { ...deps, pictures: memoryCodePictures(), caller: () => caller },
      actions,
    )({
      ...{ action, ...fields },
    });
  const asked = { proposalId: ID, fanId: FAN_ID, toPromoterNumber: 2, reason: "门店转交" };
  const propose = (fields: object = {}, by = first) =>
    call(by, "proposeReassignment", { ...asked, ...fields });
  const decide = (yes: boolean, fields: object = {}, by = second) =>
    call(by, "decideReassignment", { proposalId: ID, fanId: FAN_ID, yes, ...fields });
  const whose = () => call(person(FAN_ID), "whose");
  const cost = async (work: () => Promise<unknown>) => {
    const { requests, written } = deps.memory;
    await work();
    return [deps.memory.requests - requests, deps.memory.written - written];
  };
  return { ...deps, ...{ clock, call, propose, decide, whose, cost, fans, promoters } };
}

it("moves a fan when another one says yes, and tells him so", async () => {
  const brand = aBrand();
  expect(await brand.propose()).toMatchObject({ data: { by: "s1", decision: null } });
  expect(await brand.whose()).toMatchObject({ data: { promoterNumber: 1 } });
  expect(await brand.call(second, "reassignments")).toMatchObject({
    data: { reassignments: [{ proposalId: ID, fanId: FAN_ID, toPromoterNumber: 2 }] },
  });
  brand.clock.nowMs += MINUTE_MS;
  expect(await brand.decide(true)).toMatchObject({ data: { decision: { by: "s2", yes: true } } });
  expect(await brand.decide(true)).toMatchObject({ ok: true }); // Told twice.
  expect(brand.fans.get(FAN_ID)?.touches).toHaveLength(2);
  const reply = await brand.whose();
  expect(reply).toMatchObject({
    data: {
      promoterNumber: 2,
      why: { touches: [{ verdict: "moved", sentence: expect.stringContaining("品牌调整") }, {}] },
    },
  });
  expect(JSON.stringify(reply)).not.toContain("门店转交");
  expect(await brand.call(second, "reassignments")).toMatchObject({ data: { reassignments: [] } });
});

it("gives a fan to the brand, and leaves him where he is when the answer is no", async () => {
  const brand = aBrand();
  await brand.propose({ toPromoterNumber: null });
  await brand.decide(false);
  expect(await brand.whose()).toMatchObject({ data: { promoterNumber: 1 } });
  expect(await brand.decide(true)).toMatchObject({ error: { code: "move_decided" } });
  await brand.propose({ toPromoterNumber: null, proposalId: "b".repeat(32) });
  await brand.decide(true, { proposalId: "b".repeat(32) });
  expect(await brand.whose()).toMatchObject({ data: { promoterNumber: null } });
});

it.each<[string, object, string]>([
  ["a person who opened no code", { fanId: "o_nobody" }, "fan_unknown"],
  ["nobody's number", { toPromoterNumber: 77 }, "promoter_unknown"],
  ["who has him already", { toPromoterNumber: 1 }, "move_same"],
  ["no reason", { reason: " " }, "request_invalid"],
])("proposes nothing for %s", async (_, fields, code) => {
  expect(await aBrand().propose(fields)).toMatchObject({ error: { code } });
});

it("gives nobody to a banned promoter, nor a promoter to himself", async () => {
  const brand = aBrand();
  await brand.propose();
  brand.promoters.set("o_B", aNamed("B", { bannedAtMs: instant("d1") }));
  expect(await brand.decide(true)).toMatchObject({ error: { code: "promoter_banned" } });
  expect(await brand.decide(false)).toMatchObject({ ok: true });
  brand.fans.set("o_C", { ...emptyFan("o_C"), rev: 1, touches: [aTouch("A", START_MS)] });
  const himself = { fanId: "o_C", toPromoterNumber: 3, proposalId: "c".repeat(32) };
  expect(await brand.propose(himself)).toMatchObject({ error: { code: "move_to_self" } });
});

it("asks a second person, and knows what there is", async () => {
  const brand = aBrand();
  await brand.propose();
  expect(await brand.propose({ proposalId: "b".repeat(32) })).toMatchObject({
    error: { code: "move_open" },
  });
  expect(await brand.propose({ reason: "别的" })).toMatchObject({
    error: { code: "move_id_taken" },
  });
  expect(await brand.decide(true, {}, first)).toMatchObject({
    error: { code: "second_person_required" },
  });
  expect(await brand.decide(true, { proposalId: "d".repeat(32) })).toMatchObject({
    error: { code: "move_unknown" },
  });
  expect(await brand.decide(true, { fanId: "o_nobody" })).toMatchObject({
    error: { code: "fan_unknown" },
  });
});

it("folds a full list, and costs few requests", async () => {
  const many = Array.from({ length: TOUCHES_MAX }, (_, i) => aTouch("A", START_MS + i * 1_000));
  const full = aBrand(many);
  await full.propose();
  expect(await full.decide(true)).toMatchObject({ ok: true });
  expect(full.fans.get(FAN_ID)?.touches).toHaveLength(TOUCHES_MAX / 2 + 1);
  const brand = aBrand();
  expect(await brand.cost(() => brand.propose())).toEqual(asLogged([4, 1]));
  expect(await brand.cost(() => brand.decide(true))).toEqual(asLogged([3, 1]));
});
