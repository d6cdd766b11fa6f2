import * as z from "zod";
import { memoryDeps, nobody, owner, person, user } from "#adapters/memory/deps.ts";
import { digest } from "#core/ledger/digest.ts";
import { err, ok } from "#core/result.ts";
import { DOCUMENTS_MAX } from "#core/staff/changes.ts";
import type { Role } from "#core/staff/roles.ts";
import { IDLE_MS, type Staff, TOUCH_MS } from "#core/staff/staff.ts";
import { type Action, forEither, forPerson, forStaff, serve } from "#functions/shared/serve.ts";
import type { Caller, Deps } from "#ports/deps.ts";
import { aPromoter } from "#tests/fixtures.ts";

/**
 * Goal: nobody does what his role may not do, without an open session, or unseen. The actions stand under names that the
 * table of permissions knows: `withdraw.list` is read, `withdraw.review` is written, by finance.
 */
const NOW_MS = Date.parse("2026-03-02T10:00:00+08:00");
const SESSION = "0123456789abcdef0123456789abcdef";
const request = z.strictObject({ action: z.string(), promoterId: z.string().optional() });

function aDesk(changes: Partial<Staff> = {}) {
  const clock = { nowMs: NOW_MS };
  const errors: unknown[] = [];
  const ran: string[] = [];
  const deps = memoryDeps({ logError: (error) => void errors.push(error) });
  const { staff, staffActions, promoters } = deps.memory.documents;
  const session = { mark: digest(SESSION), device: "", openedAtMs: NOW_MS, seenAtMs: NOW_MS };
  staff.set("u1", {
    ...{ _id: "u1", rev: 1, name: "安", role: "finance", storeIds: [], isActive: true },
    ...{ sessions: [session], reentry: null, createdAtMs: 0, by: "u0" },
    ...changes,
  });
  const ban = (own: Deps, promoterId = "A") =>
    own.store.change("promoters", promoterId, (known) =>
      known ? ok({ ...known, banReason: "x" }) : err({ code: "promoter_unknown" as const }),
    );
  const actions = new Map<string, Action<Deps>>([
    ["list", forStaff(request, async (_, { staff: who }) => (ran.push("list"), ok(who)))],
    [
      "review",
      forStaff(
        request,
        async (own, _, { promoterId }) => (ran.push("review"), ban(own, promoterId)),
      ),
    ],
    ["find", forEither(request, async (_, { openid, staffId }) => ok({ openid, staffId }))],
    ["request", forPerson(request, async (_, { openid }) => ok({ openid }))],
    ["unheard", forStaff(request, async () => ok(null))],
  ]);
  promoters.set("A", aPromoter("A"));
  const call = (caller: Caller, action: string, fields: object = {}, more: Partial<Deps> = {}) =>
    serve(
      "withdraw",
      { ...deps, nowMs: () => clock.nowMs, caller: () => caller, ...more },
      actions,
    )({
      ...{ action, ...fields },
    });
  const cost = async (work: () => Promise<unknown>) => {
    const { requests, written } = deps.memory;
    await work();
    return [deps.memory.requests - requests, deps.memory.written - written];
  };
  const run = (action: Action<Deps>) =>
    serve(
      "withdraw",
      { ...deps, nowMs: () => clock.nowMs, caller: () => u1 },
      new Map([["review", action]]),
    )({
      ...{ action: "review", session: SESSION },
    });
  return { ...deps, call, run, clock, errors, ran, cost, log: () => [...staffActions.values()] };
}
const session = { session: SESSION };
const u1 = user("u1");
const codeOf = async (reply: Promise<{ ok: boolean }>) => {
  const answered = (await reply) as { ok: boolean; error?: { code: string } };
  return answered.ok ? "ok" : answered.error?.code;
};

it.each<[string, Caller, string, object, Partial<Staff>, string]>([
  ["staff with a session", u1, "list", session, {}, "ok"],
  ["staff without one", u1, "list", {}, {}, "session_required"],
  ["staff with something else", u1, "list", { session: { $ne: "" } }, {}, "session_required"],
  ["staff with another's", u1, "list", { session: "f".repeat(32) }, {}, "session_ended"],
  ["somebody suspended", u1, "list", session, { isActive: false }, "staff_suspended"],
  ["a role that may not", u1, "list", session, { role: "service" }, "role_forbidden"],
  ["an auditor who writes", u1, "review", session, { role: "auditor" }, "role_forbidden"],
  ["an auditor who reads", u1, "list", session, { role: "auditor" }, "ok"],
  ["an owner whom the deployment names", owner("o1"), "review", {}, {}, "ok"],
  ["the same with a document", owner("u1"), "list", {}, { role: "owner" }, "session_required"],
  [
    "a named owner who was made less",
    owner("u1"),
    "review",
    session,
    { role: "auditor" },
    "role_forbidden",
  ],
  ["somebody who is signed in", user("u9"), "list", session, {}, "staff_required"],
  ["a person", person("U"), "list", session, {}, "staff_required"],
  ["nobody", nobody, "list", session, {}, "staff_required"],
  [
    "another function, with staff",
    { ...u1, door: "function" },
    "list",
    session,
    {},
    "staff_required",
  ],
  ["an owner, of what is in no table", owner("o1"), "unheard", {}, {}, "staff_required"],
  ["staff, of what is for persons", u1, "request", session, {}, "person_required"],
  ["somebody signed in, of what is for either", user("u9"), "find", {}, {}, "person_required"],
  ["staff, of what is for either", u1, "find", session, {}, "ok"],
])("%s: %#", async (_, caller, action, fields, changes, code) => {
  expect(await codeOf(aDesk(changes).call(caller, action, fields))).toBe(code);
});

it("says which role somebody has, and which may", async () => {
  expect(await aDesk({ role: "service" }).call(u1, "review", session)).toEqual({
    ok: false,
    error: {
      ...{ code: "role_forbidden", role: "service", roleName: "客服" },
      allowed: ["负责人", "财务"],
      message: "您的角色是客服，这项操作由负责人、财务办理，请找他们，或请负责人调整您的角色。",
    },
  });
});

it("takes somebody with an openid for a person, whatever else he is, and reads nothing for it", async () => {
  const desk = aDesk();
  const both = { ...u1, openid: "U" };
  expect(await desk.cost(() => desk.call(both, "find", session))).toEqual([0, 0]);
  expect(await desk.call(both, "find")).toEqual({ ok: true, data: { openid: "U", staffId: null } });
});

it("costs 1 request more to read and 3 to write, and a write every ten minutes", async () => {
  const desk = aDesk();
  expect(await desk.cost(() => desk.call(u1, "list", session))).toEqual([1, 0]);
  expect(await desk.cost(() => desk.call(u1, "review", session))).toEqual([2 + 3, 1 + 2]);
  desk.clock.nowMs += TOUCH_MS;
  expect(await desk.cost(() => desk.call(u1, "list", session))).toEqual([2, 1]);
  expect(await desk.cost(() => desk.call(u1, "list", session))).toEqual([1, 0]);
  desk.clock.nowMs += IDLE_MS;
  expect(await codeOf(desk.call(u1, "list", session))).toBe("session_ended");
});

it("writes down who changed what, from what to what, and for how it ended", async () => {
  const desk = aDesk();
  await desk.call(u1, "review", { ...session, promoterId: "A" });
  await desk.call(u1, "review", { ...session, promoterId: "nobody" });
  await desk.call(u1, "list", session);
  expect(desk.log()).toMatchObject([
    {
      ...{ staffId: "u1", name: "安", role: "finance", call: "withdraw.review", state: "done" },
      ...{ atMs: NOW_MS, request: '{"action":"review","promoterId":"A"}', targets: ["A"], rev: 2 },
      changes: [
        {
          ...{ collection: "promoters", id: "A" },
          fields: [{ field: "banReason", before: null, after: '"x"' }],
        },
      ],
    },
    { state: "refused", code: "promoter_unknown", changes: [] },
  ]);
  expect(JSON.stringify(desk.log())).not.toContain(SESSION);
});

it("logs a call that is repeated each time, and none that is not taken", async () => {
  const desk = aDesk();
  for (const _ of [1, 2]) await desk.call(u1, "review", session);
  await desk.call(u1, "review", { ...session, else: 1 });
  await desk.call(u1, "review", {});
  expect(desk.log().map(({ state }) => state)).toEqual(["done", "done"]);
});

it("runs nothing that it cannot write down", async () => {
  const desk = aDesk();
  const store = {
    ...desk.store,
    create: () => Promise.reject(new Error("no database")),
  };
  expect(await codeOf(desk.call(u1, "review", session, { store }))).toBe("internal");
  const taken = { ...desk.store, create: () => Promise.resolve(false) };
  expect(await codeOf(desk.call(u1, "review", session, { store: taken }))).toBe("busy");
  expect(desk.ran).toEqual([]);
});

it("lets the answer stand when the entry cannot be closed, and the entry open", async () => {
  const desk = aDesk();
  const change: typeof desk.store.change = (from, ...rest) =>
    from === "staffActions" ? Promise.reject(new Error("gone")) : desk.store.change(from, ...rest);
  const store = { ...desk.store, change };
  expect(await codeOf(desk.call(u1, "review", session, { store }))).toBe("ok");
  expect(desk.errors).toHaveLength(1);
  expect(desk.log()).toMatchObject([{ state: "open", endedAtMs: null }]);
});

it("writes down what a change made anew, and nothing that it left as it was", async () => {
  const desk = aDesk();
  await desk.run(
    forStaff(request, async (own) => {
      await own.store.change("promoters", "NEW", () => ok(aPromoter("NEW")));
      await own.store.change("promoters", "A", (known) => (known ? ok(known) : err(0)));
      return ok(null);
    }),
  );
  expect(desk.log()[0]?.changes.map(({ id }) => id)).toEqual(["NEW"]);
  expect(desk.log()[0]?.changes[0]?.fields).toContainEqual({
    ...{ field: "_id", before: null, after: '"NEW"' },
  });
});

it("lets nobody write over an entry that is closed, or make one anew", async () => {
  const desk = aDesk();
  await desk.call(u1, "review", session);
  const [entry] = desk.log();
  const over = desk.store.change("staffActions", entry!._id, (known) =>
    known ? ok({ ...known, staffId: "somebody else" }) : err(0),
  );
  await expect(over).rejects.toThrow("is closed");
  expect(await desk.store.create("staffActions", entry!)).toBe(false);
  expect(desk.log()).toEqual([entry]);
});

it("counts each document once that it has no room to tell, however often it was changed", async () => {
  const desk = aDesk();
  const { promoters } = desk.memory.documents;
  const ids = Array.from({ length: DOCUMENTS_MAX + 2 }, (_, n) => `P${n}`);
  for (const id of ids) promoters.set(id, aPromoter(id));
  const action = forStaff(request, async (own) => {
    for (const banReason of ["x", "y"]) {
      for (const id of ids)
        await own.store.change("promoters", id, (one) =>
          one ? ok({ ...one, banReason }) : err(0),
        );
    }
    return ok(null);
  });
  await desk.run(action);
  expect(desk.log()).toMatchObject([{ changesLeftOut: 2 }]);
  expect(desk.log()[0]?.changes).toHaveLength(DOCUMENTS_MAX);
  expect(desk.log()[0]?.changes[0]?.fields).toEqual([
    { field: "banReason", before: null, after: '"y"' },
  ]);
});

it("says in the log that the system failed, with what was changed until then", async () => {
  const desk = aDesk();
  const change: typeof desk.store.change = async (from, ...rest) => {
    const changed = await desk.store.change(from, ...rest);
    if (from === "promoters") throw new Error("gone");
    return changed;
  };
  const store = { ...desk.store, change };
  expect(await codeOf(desk.call(u1, "review", session, { store }))).toBe("internal");
  expect(desk.log()).toMatchObject([{ state: "failed", code: "internal" }]);
});

const EVERY: readonly Role[] = ["owner", "operations", "finance", "service", "auditor", "store"];
it.each(EVERY)("asks the session of %s before the role", async (role) => {
  expect(await codeOf(aDesk({ role }).call(u1, "review"))).toBe("session_required");
});
