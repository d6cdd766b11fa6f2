import { memoryDeps, person, staff } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { actions } from "#functions/commission/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { asLogged } from "#tests/staffCost.ts";

const NOON_MS = Date.parse("2026-03-01T12:00:00+08:00");
const MIDNIGHT_MS = Date.parse("2026-03-02T00:00:00+08:00");

/** A shop with the calls that tests make. `join` = a person applies and staff approve. */
function shop() {
  const memory = emptyMemory();
  const clock = { nowMs: NOON_MS };
  const as = (caller: typeof staff) =>
    serve(
      "commission",
      memoryDeps({ memory, nowMs: () => clock.nowMs, caller: () => caller }),
      actions,
    );
  const byStaff = (action: string, fields: object = {}) => as(staff)({ action, ...fields });
  const apply = (promoterId: string) => as(person(promoterId))({ action: "apply" });
  const approve = (promoterId: string, fields: object = {}) =>
    byStaff("approve", { promoterId, ...fields });
  const join = async (promoterId: string, introducerId: string | null = null) => {
    await apply(promoterId);
    return approve(promoterId, { introducerId });
  };
  return { memory, clock, byStaff, apply, approve, join };
}
const refused = (code: string) => ({ ok: false, error: { code } });

it("makes an applicant a promoter with the next number and his introducers", async () => {
  const { memory, join } = shop();
  await join("A");
  await join("B", "A");
  await join("C", "B");
  await join("D", "C");
  expect(await join("E", "D")).toMatchObject({
    ok: true,
    data: { promoterId: "E", number: 5, state: "approved", level: null, introducerId: "D" },
  });
  expect(memory.documents.promoters.get("E")?.introducerIds).toEqual(["D", "C", "B"]);
});

it("needs 2 requests to apply and 6 to approve", async () => {
  const { memory, apply, approve, join } = shop();
  await join("A");
  memory.requests = 0;
  memory.written = 0;
  await apply("B");
  expect([memory.requests, memory.written]).toEqual([2, 1]);
  await approve("B", { introducerId: "A" });
  expect([memory.requests, memory.written]).toEqual(asLogged([2 + 6, 1 + 2]));
});

it("takes applications and approvals again without another number", async () => {
  const { memory, apply, approve, join } = shop();
  expect(await apply("A")).toEqual({ ok: true, data: { state: "applied" } });
  expect(await apply("A")).toEqual({ ok: true, data: { state: "applied" } });
  const approved = await approve("A", { level: "gold" });
  expect(await approve("A", { level: "gold" })).toEqual(approved);
  expect(await apply("A")).toEqual({ ok: true, data: { state: "approved" } });
  expect(await approve("A")).toMatchObject(refused("promoter_exists"));
  expect(await join("B")).toMatchObject({ data: { number: 2 } });
  expect(memory.documents.promoters.size).toBe(2);
});

it("refuses whom nobody knows", async () => {
  const { apply, approve, byStaff } = shop();
  expect(await approve("A", { introducerId: "X" })).toMatchObject(refused("application_unknown"));
  await apply("A");
  expect(await approve("A", { introducerId: "X" })).toMatchObject(refused("introducer_unknown"));
  expect(await approve("A", { introducerId: "A" })).toMatchObject(refused("introducer_unknown"));
  const level = { promoterId: "A", level: "gold" };
  expect(await byStaff("setLevel", level)).toMatchObject(refused("promoter_unknown"));
  const reason = { promoterId: "A", reason: "假单" };
  expect(await byStaff("ban", reason)).toMatchObject(refused("promoter_unknown"));
});

it("does not count an applicant as an introducer", async () => {
  const { apply, approve } = shop();
  await apply("A");
  await apply("B");
  expect(await approve("B", { introducerId: "A" })).toMatchObject(refused("introducer_unknown"));
});

it("gives concurrent approvals different numbers, introducers smaller ones", async () => {
  const { memory, apply, approve, join } = shop();
  await join("A");
  const people = ["B", "C", "D", "E", "F"];
  await Promise.all(people.map(apply));
  await Promise.all(people.map((id) => approve(id, { introducerId: "A" })));
  const numbers = [...memory.documents.promoters.values()].map(({ number }) => number);
  expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

it("approves one person once, however many staff do it at once", async () => {
  const { memory, apply, approve, join } = shop();
  await apply("A");
  const [one, other] = await Promise.all([approve("A"), approve("A")]);
  expect(one).toEqual(other);
  await apply("B");
  const replies = await Promise.all([approve("B"), approve("B", { level: "gold" })]);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(replies.find(({ ok }) => !ok)).toMatchObject(refused("promoter_exists"));
  await join("C");
  const numbers = [...memory.documents.promoters.values()].map(({ number }) => number);
  expect(new Set(numbers).size).toBe(3); // Lost races skip numbers; none is given twice.
});

it("only skips a number when a call dies between the counter and the promoter", async () => {
  const { memory, join } = shop();
  memory.documents.counters.set("promoters", { _id: "promoters", rev: 1, last: 7 });
  expect(await join("A")).toMatchObject({ data: { number: 8 } });
});

it("has a level in force at approval at once, and a change from the next midnight", async () => {
  const { clock, apply, approve, byStaff } = shop();
  await apply("A");
  expect(await approve("A", { level: "gold" })).toMatchObject({ data: { level: "gold" } });
  await byStaff("setLevel", { promoterId: "A", level: "bronze" });
  expect(await byStaff("setLevel", { promoterId: "A", level: "silver" })).toMatchObject({
    data: { level: "gold", nextLevel: { level: "silver", fromMs: MIDNIGHT_MS } },
  });
  clock.nowMs = MIDNIGHT_MS;
  expect(await byStaff("promoters")).toMatchObject({
    data: { promoters: [{ level: "silver", nextLevel: null }] },
  });
});

it("bans at once and for good; his recruits keep him as their introducer", async () => {
  const { clock, byStaff, apply, approve, join } = shop();
  await join("A");
  const ban = { promoterId: "A", reason: "假单" };
  const banned = await byStaff("ban", ban);
  expect(banned).toMatchObject({ data: { state: "banned", bannedAtMs: NOON_MS } });
  clock.nowMs += 1;
  expect(await byStaff("ban", { ...ban, reason: "again" })).toEqual(banned);
  expect(await apply("A")).toMatchObject(refused("promoter_banned"));
  expect(await approve("A")).toMatchObject(refused("promoter_banned"));
  expect(await join("B", "A")).toMatchObject({ data: { introducerId: "A" } });
});

it("lists promoters and applications by id, page by page", async () => {
  const { byStaff, apply, join } = shop();
  for (const id of ["C", "A", "B"]) await join(id);
  await apply("D");
  await byStaff("ban", { promoterId: "B", reason: "假单" });
  const ids = (list: "promoters" | "applications", reply: Awaited<ReturnType<typeof byStaff>>) =>
    reply.ok
      ? (reply.data as Record<string, { promoterId: string; state: string }[]>)[list]?.map(
          ({ promoterId, state }) => `${promoterId} ${state}`,
        )
      : reply.error;
  const first = await byStaff("promoters", { limit: 2 });
  expect(first).toMatchObject({ data: { nextAfterId: "B" } });
  expect(ids("promoters", first)).toEqual(["A approved", "B banned"]);
  const second = await byStaff("promoters", { limit: 2, afterId: "B" });
  expect(ids("promoters", second)).toEqual(["C approved"]);
  expect(second).toMatchObject({ data: { nextAfterId: null } });
  const applied = await byStaff("applications", { afterId: "A" });
  expect(ids("applications", applied)).toEqual(["B banned", "C approved", "D applied"]);
});

it.each([
  ["approve", { promoterId: "A" }],
  ["setLevel", { promoterId: "A", level: "gold" }],
  ["ban", { promoterId: "A", reason: "x" }],
  ["promoters", {}],
  ["applications", {}],
])("lets only staff call %s", async (action, fields) => {
  const main = serve("commission", memoryDeps({ caller: () => person("A") }), actions);
  expect(await main({ action, ...fields })).toMatchObject(refused("staff_required"));
});

it("lets only a person apply", async () => {
  const { byStaff } = shop();
  expect(await byStaff("apply")).toMatchObject(refused("person_required"));
});
