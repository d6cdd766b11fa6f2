import { memoryDeps, owner, user } from "#adapters/memory/deps.ts";
import type { Invited, SignedOut, StaffMe } from "#contracts/staff.ts";
import type { ViewList } from "#contracts/staffLog.ts";
import type { Role } from "#core/staff/roles.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { serve } from "#functions/shared/serve.ts";
import { actions } from "#functions/staff/actions.ts";
import type { Caller } from "#ports/deps.ts";

/** Goal: who was staff, or is not yet, gets nothing more by what he knows, kept or does at the same time. */
const NOW_MS = Date.parse("2026-03-02T10:00:00+08:00");
let made = 0;
const hex = (): string => (++made).toString(16).padStart(32, "0");

/** A brand of the named owner o1 and of the owner `boss`, signed in. */
async function aBrand() {
  const clock = { nowMs: NOW_MS };
  const deps = memoryDeps({ nowMs: () => clock.nowMs, logError: () => undefined });
  const call = (caller: Caller, action: string, fields: object = {}) =>
    serve("staff", { ...deps, caller: () => caller }, actions)({ action, ...fields });
  const data = async <T>(caller: Caller, action: string, fields: object = {}): Promise<T> => {
    const reply = await call(caller, action, fields);
    if (!reply.ok) throw new Error(`${action}: ${JSON.stringify(reply.error)}`);
    return reply.data as T;
  };
  const code = async (...asked: Parameters<typeof call>) => {
    const reply = await call(...asked);
    return reply.ok ? "ok" : reply.error.code;
  };
  const first = owner("o1");
  const open = async (caller: Caller) => {
    const session = hex();
    await data<StaffMe>(caller, "openSession", { sessionId: session, device: "" });
    return { session };
  };
  const invite = (by: Caller, session: object, role: Role) =>
    data<Invited>(by, "invite", { ...session, invitationId: hex(), role, name: role });
  const hire = async (id: string, role: Role) => {
    const { code: invitation } = await invite(first, {}, role);
    await data(user(id), "join", { code: invitation, name: id });
    return open(user(id));
  };
  const { staff, staffActions, staffInvitations } = deps.memory.documents;
  const base = { ...deps, clock, call, data, code, first, open, invite, hire };
  const boss = await hire("boss", "owner");
  return { ...base, boss, staff, staffActions, staffInvitations };
}
const join = (code: string) => ({ code, name: "x" });

it.each(["suspend", "change"])(
  "takes no invitation of an owner who is one no more: %s",
  async (action) => {
    const brand = await aBrand();
    const { code } = await brand.invite(user("boss"), brand.boss, "owner");
    const fields = action === "change" ? { role: "auditor" } : {};
    await brand.data(brand.first, action, { staffId: "boss", ...fields });
    expect(await brand.code(user("second-account"), "join", join(code))).toBe("invitation_over");
    expect(brand.staff.has("second-account")).toBe(false);
    // An owner again, what he asked for stands again.
    if (action === "suspend") {
      await brand.data(brand.first, "restore", { staffId: "boss" });
      expect(await brand.code(user("second-account"), "join", join(code))).toBe("ok");
    }
  },
);

it("makes one of the staff of one invitation, however many come with its code at once", async () => {
  const brand = await aBrand();
  const { code } = await brand.invite(brand.first, {}, "finance");
  const ids = ["a", "b", "c"];
  const codes = await Promise.all(ids.map((id) => brand.code(user(id), "join", join(code))));
  expect(codes.sort()).toEqual(["invitation_over", "invitation_over", "ok"]);
  expect(ids.filter((id) => brand.staff.has(id))).toHaveLength(1);
});

it("gives nothing by a code that is taken and taken back at the same moment", async () => {
  const brand = await aBrand();
  const { code, invitationId } = await brand.invite(brand.first, {}, "finance");
  const [joined] = await Promise.all([
    brand.code(user("a"), "join", join(code)),
    brand.data(brand.first, "cancelInvitation", { invitationId }),
  ]);
  expect(brand.staff.has("a")).toBe(joined === "ok");
});

it("lets somebody suspended fill no log", async () => {
  const brand = await aBrand();
  await brand.hire("f1", "finance");
  await brand.data(brand.first, "suspend", { staffId: "f1" });
  const before = brand.staffActions.size;
  for (let n = 0; n < 3; n++) {
    const open = { sessionId: hex(), device: "" };
    expect(await brand.code(user("f1"), "openSession", open)).toBe("staff_suspended");
  }
  expect(brand.staffActions.size).toBe(before);
});

it("opens no session for somebody who is suspended while he opens it", async () => {
  const brand = await aBrand();
  await brand.hire("f1", "finance");
  await Promise.all([
    brand.code(user("f1"), "openSession", { sessionId: hex(), device: "" }),
    brand.data(brand.first, "suspend", { staffId: "f1" }),
  ]);
  expect(brand.staff.get("f1")).toMatchObject({ isActive: false, sessions: [] });
});

it("is no staff to whoever comes with an openid, whatever else he is signed in to", async () => {
  const brand = await aBrand();
  const both = (id: string) => ({ ...user(id), openid: "oBuyer" });
  const { code } = await brand.invite(brand.first, {}, "finance");
  expect(await brand.code(both("a"), "join", join(code))).toBe("staff_required");
  expect(await brand.code(both("boss"), "me", brand.boss)).toBe("staff_required");
  expect(await brand.code(both("boss"), "people", brand.boss)).toBe("staff_required");
  const open = { sessionId: hex(), device: "" };
  expect(await brand.code(both("boss"), "openSession", open)).toBe("staff_required");
});

it("asks the same code of a forced sign-out that was asked for twice, for no longer and for one session", async () => {
  const brand = await aBrand();
  await brand.hire("f1", "finance");
  const asked = { staffId: "f1", signOutId: hex() };
  const out = await brand.data<SignedOut>(brand.first, "signOut", asked);
  brand.clock.nowMs += HOUR_MS;
  const again = await brand.data<SignedOut>(brand.first, "signOut", asked);
  expect(again).toMatchObject({ code: out.code, codeUntilMs: out.codeUntilMs });
  brand.clock.nowMs = NOW_MS + DAY_MS;
  const open = { sessionId: hex(), device: "", code: out.code };
  expect(await brand.code(user("f1"), "openSession", open)).toBe("reentry_expired");
});

it("takes its change back only where nobody else has decided since", async () => {
  const brand = await aBrand();
  await brand.hire("c", "owner");
  let looks = 0;
  const get: typeof brand.store.get = (from, id) => {
    // While `boss` looks whether he is still an owner, another one suspends both.
    if (from === "staff" && id === "boss" && ++looks === 2) {
      for (const one of ["boss", "c"]) {
        const known = brand.staff.get(one)!;
        brand.staff.set(one, { ...known, rev: known.rev + 1, isActive: false, sessions: [] });
      }
    }
    return brand.store.get(from, id);
  };
  const deps = { ...brand, store: { ...brand.store, get }, caller: () => user("boss") };
  const asked = { action: "change", staffId: "c", role: "auditor", ...brand.boss };
  expect(await serve("staff", deps, actions)(asked)).toMatchObject({
    error: { code: "last_owner" },
  });
  expect(brand.staff.get("c")).toMatchObject({ isActive: false });
});

it("lets a role clear away what somebody shared who is of it no more, and nothing else", async () => {
  const brand = await aBrand();
  const [f1, f2] = [await brand.hire("f1", "finance"), await brand.hire("f2", "finance")];
  const view = { viewId: hex(), list: "orders", name: "x", query: "", isShared: true };
  await brand.data(user("f1"), "saveView", { ...f1, ...view });
  const remove = () =>
    brand.code(user("f2"), "removeView", { ...f2, viewId: view.viewId, isShared: true });
  expect(await remove()).toBe("view_not_yours");
  await brand.data(brand.first, "suspend", { staffId: "f1" });
  expect(await remove()).toBe("ok");
  const { views } = await brand.data<ViewList>(user("f2"), "views", f2);
  expect(views).toEqual([]);
});
