import { memoryDeps, nobody, owner, person, user } from "#adapters/memory/deps.ts";
import type { Invited, SignedOut, StaffList, StaffMe } from "#contracts/staff.ts";
import type { LogEntryReply, LogList, ViewList } from "#contracts/staffLog.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import type { Role } from "#core/staff/roles.ts";
import { serve } from "#functions/shared/serve.ts";
import { actions } from "#functions/staff/actions.ts";
import type { Caller } from "#ports/deps.ts";

const NOW_MS = Date.parse("2026-03-02T10:00:00+08:00");
let made = 0;
const hex = (): string => (++made).toString(16).padStart(32, "0");

/** A brand whose first owner `o1` is named by the deployment. */
function aBrand() {
  const clock = { nowMs: NOW_MS };
  const errors: unknown[] = [];
  const deps = memoryDeps({
    nowMs: () => clock.nowMs,
    logError: (error) => void errors.push(error),
  });
  const call = (caller: Caller, action: string, fields: object = {}) =>
    serve("staff", { ...deps, caller: () => caller }, actions)({ action, ...fields });
  const data = async <T>(caller: Caller, action: string, fields: object = {}): Promise<T> => {
    const reply = await call(caller, action, fields);
    if (!reply.ok) throw new Error(`${action}: ${JSON.stringify(reply.error)}`);
    return reply.data as T;
  };
  const code = async (caller: Caller, action: string, fields: object = {}) => {
    const reply = await call(caller, action, fields);
    return reply.ok ? "ok" : reply.error.code;
  };
  const first = owner("o1");
  const open = async (caller: Caller, more: object = {}) => {
    const session = hex();
    await data<StaffMe>(caller, "openSession", { sessionId: session, device: "Chrome", ...more });
    return { session };
  };
  const invite = (role: Role, fields: object = {}) =>
    data<Invited>(first, "invite", { invitationId: hex(), role, name: role, ...fields });
  /** Somebody with a role, signed in. */
  const hire = async (id: string, role: Role, fields: object = {}) => {
    const { code: invitation } = await invite(role, fields);
    await data(user(id), "join", { code: invitation, name: id });
    return open(user(id));
  };
  const { staff, staffActions, staffInvitations } = deps.memory.documents;
  return {
    ...deps,
    ...{
      clock,
      errors,
      call,
      data,
      code,
      first,
      open,
      invite,
      hire,
      staff,
      staffActions,
      staffInvitations,
    },
  };
}

describe("who somebody is", () => {
  it("is told to staff alone, with what he has to do next", async () => {
    const { data, code, hire, first } = aBrand();
    expect(await code(nobody, "me")).toBe("staff_required");
    expect(await code(person("U"), "me")).toBe("staff_required");
    expect(await code(user("x"), "me")).toBe("staff_required");
    expect(await data<StaffMe>(first, "me")).toMatchObject({
      ...{ role: "owner", needs: "nothing", isNamedOwner: true, session: null },
    });
    const session = await hire("f1", "finance");
    expect(await data<StaffMe>(user("f1"), "me")).toMatchObject({ needs: "session", can: [] });
    const me = await data<StaffMe>(user("f1"), "me", session);
    expect(me).toMatchObject({
      ...{ name: "f1", role: "finance", roleName: "财务", needs: "nothing", isNamedOwner: false },
      session: { openedAtMs: NOW_MS, endsAtMs: NOW_MS + 2 * HOUR_MS },
    });
    expect(me.can).toContain("withdraw.review");
    expect(me.can).not.toContain("staff.invite");
  });
});

describe("sessions", () => {
  it("are opened, listed, ended here and elsewhere, and stored as marks", async () => {
    const brand = aBrand();
    const here = await brand.hire("f1", "finance");
    const there = await brand.open(user("f1"));
    const list = () =>
      brand.data<{ sessions: { key: string; isThis: boolean }[] }>(user("f1"), "mySessions", here);
    const { sessions } = await list();
    expect(sessions.map(({ isThis }) => isThis)).toEqual([false, true]);
    expect(JSON.stringify([...brand.staff.values()])).not.toContain(here.session);
    await brand.data(user("f1"), "endMySession", { ...here, key: sessions[0]?.key });
    expect(await brand.code(user("f1"), "mySessions", there)).toBe("session_ended");
    await brand.data(user("f1"), "closeSession", here);
    expect(await brand.code(user("f1"), "mySessions", here)).toBe("session_ended");
  });

  it("are opened by no one who is no staff, and make a named owner's document", async () => {
    const brand = aBrand();
    const session = { sessionId: hex(), device: "" };
    expect(await brand.code(user("x"), "openSession", session)).toBe("staff_required");
    await brand.data(brand.first, "openSession", session);
    expect(brand.staff.get("o1")).toMatchObject({ role: "owner", sessions: [{}] });
    // From now on he needs his session like everybody.
    expect(await brand.code(brand.first, "people")).toBe("session_required");
    const own = { session: session.sessionId };
    expect(await brand.data<StaffList>(brand.first, "people", own)).toMatchObject({
      people: [{ staffId: "o1", role: "owner", sessions: 1, isMe: true }],
    });
    expect(await brand.code(brand.first, "openSession", session)).toBe("ok"); // Told twice.
    expect(brand.staff.get("o1")?.sessions).toHaveLength(1);
  });
});

describe("invitations", () => {
  it("are told again while they are open, and taken once", async () => {
    const brand = aBrand();
    const asked = { invitationId: hex(), role: "service", name: "小白" };
    const invited = await brand.data<Invited>(brand.first, "invite", asked);
    expect(invited).toMatchObject({ state: "open", expiresAtMs: NOW_MS + 7 * DAY_MS });
    expect(invited.code).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(await brand.data<Invited>(brand.first, "invite", asked)).toEqual(invited);
    expect(await brand.code(brand.first, "invite", { ...asked, role: "owner" })).toBe(
      "invitation_id_taken",
    );
    const kept = JSON.stringify([
      ...brand.staffInvitations.values(),
      ...brand.staffActions.values(),
    ]);
    expect(kept).not.toContain(invited.code.replace(/-/g, ""));
    expect(kept).not.toContain(invited.code);
    const take = (id: string) =>
      brand.code(user(id), "join", { code: ` ${invited.code.toLowerCase()}`, name: id });
    expect(await take("s1")).toBe("ok");
    expect(await take("s1")).toBe("ok");
    expect(await take("s2")).toBe("invitation_over");
    expect(await brand.code(brand.first, "invite", asked)).toBe("invitation_over");
    expect(brand.staff.get("s1")).toMatchObject({ role: "service", name: "s1", by: "o1" });
  });

  it("end with time, and when they are taken back", async () => {
    const brand = aBrand();
    const [late, back] = [await brand.invite("service"), await brand.invite("service")];
    const { invitationId } = back;
    await brand.data(brand.first, "cancelInvitation", { invitationId });
    expect(await brand.code(user("s1"), "join", { code: back.code, name: "x" })).toBe(
      "invitation_over",
    );
    brand.clock.nowMs += 7 * DAY_MS;
    expect(await brand.code(user("s1"), "join", { code: late.code, name: "x" })).toBe(
      "invitation_over",
    );
    expect(await brand.data(brand.first, "invitations")).toMatchObject({
      invitations: [{ state: "expired" }, { state: "cancelled" }],
    });
    expect(await brand.code(brand.first, "cancelInvitation", { invitationId: hex() })).toBe(
      "invitation_unknown",
    );
  });

  it("are for those who are no staff yet, and a store's for stores", async () => {
    const brand = aBrand();
    await brand.hire("f1", "finance");
    const { code } = await brand.invite("store", { storeIds: ["S1"] });
    expect(await brand.code(user("f1"), "join", { code, name: "x" })).toBe("staff_exists");
    expect(await brand.code(brand.first, "join", { code, name: "x" })).toBe("staff_exists");
    await brand.data(brand.first, "suspend", { staffId: "f1" });
    expect(await brand.code(user("f1"), "join", { code, name: "x" })).toBe("staff_suspended");
    const none = { invitationId: hex(), role: "store", name: "x" };
    expect(await brand.code(brand.first, "invite", none)).toBe("request_invalid");
    await brand.data(user("k1"), "join", { code, name: "k1" });
    expect(brand.staff.get("k1")?.storeIds).toEqual(["S1"]);
  });

  it("are not guessed: after five wrong codes one has to wait", async () => {
    const brand = aBrand();
    const { code } = await brand.invite("service");
    const wrong = { code: "0000-0000-0000", name: "x" };
    const replies = [];
    for (let n = 0; n < 6; n++) replies.push(await brand.call(user("x"), "join", wrong));
    expect(replies).toMatchObject([
      ...[4, 3, 2, 1, 0].map((left) => ({ error: { code: "staff_code_wrong", left } })),
      { error: { code: "staff_code_resting", untilMs: NOW_MS + HOUR_MS } },
    ]);
    expect(await brand.code(user("x"), "join", { code, name: "x" })).toBe("staff_code_resting");
    expect(await brand.code(user("y"), "join", { code: "x", name: "y" })).toBe("request_invalid");
    brand.clock.nowMs += HOUR_MS;
    expect(await brand.code(user("x"), "join", { code, name: "x" })).toBe("ok");
  });
});

describe("people", () => {
  it("are listed, searched and filtered", async () => {
    const brand = aBrand();
    for (const [id, role] of [
      ["a", "finance"],
      ["b", "service"],
      ["c", "service"],
    ] as const) {
      await brand.hire(id, role);
    }
    const ids = async (fields: object) =>
      (await brand.data<StaffList>(brand.first, "people", fields)).people.map(
        ({ staffId }) => staffId,
      );
    expect(await ids({})).toEqual(["a", "b", "c"]);
    expect(await ids({ role: "service" })).toEqual(["b", "c"]);
    expect(await ids({ search: "b" })).toEqual(["b"]);
    expect(await ids({ limit: 1, afterId: "a" })).toEqual(["b"]);
    await brand.data(brand.first, "suspend", { staffId: "c" });
    expect(await ids({ isActive: false })).toEqual(["c"]);
  });

  it("are changed by another owner alone, and signed out when their role changes", async () => {
    const brand = aBrand();
    const session = await brand.hire("f1", "finance");
    const change = (fields: object) =>
      brand.call(brand.first, "change", { staffId: "f1", ...fields });
    expect(await change({ name: "新名" })).toMatchObject({ data: { name: "新名", sessions: 1 } });
    expect(await change({ role: "store" })).toMatchObject({ error: { code: "stores_required" } });
    expect(await change({ role: "store", storeIds: ["S1"] })).toMatchObject({
      data: { role: "store", storeIds: ["S1"], sessions: 0 },
    });
    expect(await brand.code(user("f1"), "views", session)).toBe("session_ended");
    for (const action of ["change", "suspend", "restore"]) {
      expect(await brand.code(brand.first, action, { staffId: "o1" })).toBe("staff_self");
      expect(await brand.code(brand.first, action, { staffId: "x" })).toBe("staff_unknown");
    }
  });

  it("are suspended at once, and come back by signing in", async () => {
    const brand = aBrand();
    const session = await brand.hire("f1", "finance");
    await brand.data(brand.first, "suspend", { staffId: "f1" });
    expect(await brand.code(user("f1"), "views", session)).toBe("staff_suspended");
    expect(await brand.code(user("f1"), "me")).toBe("staff_suspended");
    const open = { sessionId: hex(), device: "" };
    expect(await brand.code(user("f1"), "openSession", open)).toBe("staff_suspended");
    await brand.data(brand.first, "restore", { staffId: "f1" });
    expect(await brand.code(user("f1"), "openSession", open)).toBe("ok");
  });

  it("keep an owner when two owners take each other's role away at once", async () => {
    const brand = aBrand();
    const [a, b] = [await brand.hire("a", "owner"), await brand.hire("b", "owner")];
    const take = (by: string, from: string, session: object) =>
      brand.code(user(by), "change", { ...session, staffId: from, role: "auditor" });
    const codes = await Promise.all([take("a", "b", a), take("b", "a", b)]);
    const owners = [...brand.staff.values()].filter(({ role }) => role === "owner");
    expect(owners.length).toBeGreaterThan(0);
    expect(codes).toContain("last_owner");
    const again = await brand.hire("c", "owner");
    expect(await brand.code(user("c"), "suspend", { ...again, staffId: "a" })).toBe("ok");
  });
});

describe("a forced sign-out", () => {
  it("makes a stolen sign-in worth nothing: a code of the owner is needed, once, for a day", async () => {
    const brand = aBrand();
    const session = await brand.hire("f1", "finance");
    const asked = { staffId: "f1", signOutId: hex() };
    const out = await brand.data<SignedOut>(brand.first, "signOut", asked);
    expect(out).toMatchObject({ sessions: 0, needsReentry: true, codeUntilMs: NOW_MS + DAY_MS });
    expect((await brand.data<SignedOut>(brand.first, "signOut", asked)).code).toBe(out.code);
    expect(await brand.code(user("f1"), "views", session)).toBe("session_ended");
    expect(await brand.data<StaffMe>(user("f1"), "me")).toMatchObject({ needs: "reentry" });
    const open = (fields: object = {}) =>
      brand.code(user("f1"), "openSession", { sessionId: hex(), device: "", ...fields });
    expect(await open()).toBe("reentry_required");
    expect(await open({ code: "0000-0000-0000" })).toBe("staff_code_wrong");
    expect(await open({ code: out.code })).toBe("ok");
    expect(await open()).toBe("ok"); // The code is used up, and needed no more.
    const next = await brand.data<SignedOut>(brand.first, "signOut", {
      staffId: "f1",
      signOutId: hex(),
    });
    expect(await open({ code: out.code })).toBe("staff_code_wrong");
    brand.clock.nowMs += DAY_MS;
    expect(await open({ code: next.code })).toBe("reentry_expired");
    expect(await brand.code(brand.first, "signOut", { staffId: "x", signOutId: hex() })).toBe(
      "staff_unknown",
    );
  });

  it("lets nobody guess: five wrong codes, and even the right one has to wait", async () => {
    const brand = aBrand();
    await brand.hire("f1", "finance");
    const { code } = await brand.data<SignedOut>(brand.first, "signOut", {
      staffId: "f1",
      signOutId: hex(),
    });
    const open = (typed: string) =>
      brand.code(user("f1"), "openSession", { sessionId: hex(), device: "", code: typed });
    for (let n = 0; n < 5; n++) expect(await open("0000-0000-0000")).toBe("staff_code_wrong");
    expect(await open(code)).toBe("staff_code_resting");
    brand.clock.nowMs += HOUR_MS;
    expect(await open(code)).toBe("ok");
  });
});

describe("the log", () => {
  it("is searched by person, action, outcome, target and day, page by page", async () => {
    const brand = aBrand();
    await brand.hire("f1", "finance");
    brand.clock.nowMs += DAY_MS;
    await brand.code(brand.first, "suspend", { staffId: "x" });
    await brand.data(brand.first, "suspend", { staffId: "f1" });
    const list = (fields: object = {}) => brand.data<LogList>(brand.first, "log", fields);
    const calls = async (fields: object = {}) =>
      (await list(fields)).entries
        .map(({ action }) => action)
        .sort()
        .join(" ");
    expect(await calls()).toBe("invite join openSession suspend suspend");
    expect(await calls({ staffId: "f1" })).toBe("join openSession");
    expect(await calls({ function: "staff", what: "suspend" })).toBe("suspend suspend");
    expect(await calls({ function: "withdraw" })).toBe("");
    expect(await calls({ state: "refused" })).toBe("suspend");
    expect(await calls({ target: "f1" })).toBe("join openSession suspend");
    expect(await calls({ fromDay: "2026-03-03" })).toBe("suspend suspend");
    expect(await calls({ untilDay: "2026-03-02" })).toBe("invite join openSession");
    const one = await list({ limit: 1, fromDay: "2026-03-03" });
    const two = await list({ limit: 1, fromDay: "2026-03-03", afterId: one.nextAfterId });
    expect([one.entries.length, two.entries.length]).toEqual([1, 1]);
    expect(one.entries[0]?.entryId).not.toBe(two.entries[0]?.entryId);
    expect(await list()).toMatchObject({ fromDay: "2026-02-01", untilDay: "2026-03-03" });
    expect(await brand.code(brand.first, "log", { what: "suspend" })).toBe("request_invalid");
  });

  it("shows an entry with before and after, and no secret", async () => {
    const brand = aBrand();
    const session = await brand.hire("f1", "finance");
    brand.clock.nowMs += MINUTE_MS;
    await brand.data(brand.first, "change", { staffId: "f1", role: "auditor" });
    await brand.code(brand.first, "suspend", { staffId: "x" });
    const { entries } = await brand.data<LogList>(brand.first, "log", { limit: 2 });
    const shown = await Promise.all(
      entries.map(({ entryId }) => brand.data<LogEntryReply>(brand.first, "logEntry", { entryId })),
    );
    expect(shown).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          state: "refused",
          message: "没有这位员工，请刷新列表后再试。",
          changed: 0,
        }),
        expect.objectContaining({
          callName: "改角色、门店或姓名 · change role",
          roleName: "负责人",
          changed: 1,
        }),
      ]),
    );
    const change = shown.find(({ action }) => action === "change");
    // That sessions are there is told by no entry, nor what they are.
    expect(change?.changes[0]?.fields).toEqual([
      { field: "role", before: '"finance"', after: '"auditor"' },
    ]);
    expect(JSON.stringify([...brand.staffActions.values()])).not.toContain(session.session);
    expect(
      await brand.code(brand.first, "logEntry", { entryId: `${"1".repeat(13)}-${"a".repeat(16)}` }),
    ).toBe("action_entry_unknown");
  });
});

describe("saved views", () => {
  it("are one's own, or shared within the role, and bounded", async () => {
    const brand = aBrand();
    const [f1, f2] = [await brand.hire("f1", "finance"), await brand.hire("f2", "finance")];
    const view = { viewId: hex(), list: "orders", name: "待发货", query: "state=paid&sort=new" };
    await brand.data(user("f1"), "saveView", { ...f1, ...view });
    await brand.data(user("f1"), "saveView", { ...f1, ...view, viewId: hex(), isShared: true });
    const list = (id: string, session: object, fields: object = {}) =>
      brand.data<ViewList>(user(id), "views", { ...session, ...fields });
    expect((await list("f1", f1)).views).toMatchObject([
      { name: "待发货", isShared: false, isMine: true },
      { isShared: true, isMine: true },
    ]);
    const [shared] = (await list("f2", f2)).views;
    expect(shared).toMatchObject({ isShared: true, isMine: false, query: view.query });
    expect((await list("f1", f1, { list: "fans" })).views).toEqual([]);
    const theirs = { ...f2, viewId: shared?.viewId, isShared: true };
    expect(await brand.code(user("f2"), "removeView", theirs)).toBe("view_not_yours");
    expect(await brand.code(user("f2"), "saveView", { ...view, ...theirs })).toBe("view_not_yours");
    await brand.data(user("f1"), "removeView", { ...theirs, ...f1 });
    expect((await list("f2", f2)).views).toEqual([]);
    for (let n = 1; n < 50; n++) {
      await brand.data(user("f1"), "saveView", { ...f1, ...view, viewId: hex() });
    }
    expect(
      await brand.call(user("f1"), "saveView", { ...f1, ...view, viewId: hex() }),
    ).toMatchObject({
      error: { code: "views_full", message: "保存的视图已达 50 个，请先删除不用的。" },
    });
    // The log keeps the code alone: its sentence has a gap, but no brace.
    const refused = { staffId: "f1", state: "refused" };
    expect((await brand.data<LogList>(brand.first, "log", refused)).entries).toMatchObject([
      { code: "views_full", message: "保存的视图已达  个，请先删除不用的。" },
    ]);
    expect(
      await brand.code(user("f1"), "saveView", { ...f1, ...view, query: "x".repeat(501) }),
    ).toBe("request_invalid");
  });
});
