import {
  admitted,
  changed,
  IDLE_MS,
  opened,
  REENTRY_MS,
  SESSION_MS,
  SESSIONS_MAX,
  signedOut,
  type Staff,
  suspended,
  touched,
  TOUCH_MS,
} from "#core/staff/staff.ts";

const NOW_MS = 1_000_000_000;
const aStaff = (changes: Partial<Staff> = {}): Staff => ({
  ...{ _id: "u1", rev: 1, name: "安", role: "service", storeIds: [], isActive: true },
  ...{ sessions: [], reentry: null, createdAtMs: 0, by: "u0" },
  ...changes,
});
const aSession = (mark: string, openedAtMs = NOW_MS, seenAtMs = openedAtMs) => ({
  ...{ mark, device: "Chrome", openedAtMs, seenAtMs },
});
const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? "ok" : result.error?.code;
const withOne = aStaff({ sessions: [aSession("s")] });

it.each<[string, Staff, string | null, number, string]>([
  ["its session", withOne, "s", NOW_MS, "ok"],
  ["no session", withOne, null, NOW_MS, "session_required"],
  ["a session that nobody opened", withOne, "x", NOW_MS, "session_ended"],
  ["one that idled just not too long", withOne, "s", NOW_MS + IDLE_MS - 1, "ok"],
  ["one that idled too long", withOne, "s", NOW_MS + IDLE_MS, "session_ended"],
  ["a suspended person", suspended(withOne), "s", NOW_MS, "staff_suspended"],
])("answers a call with %s", (_, staff, mark, nowMs, code) => {
  expect(codeOf(admitted(staff, mark, nowMs))).toBe(code);
});

it("ends a session after twelve hours, however busy it is", () => {
  let staff = withOne;
  for (let nowMs = NOW_MS; nowMs < NOW_MS + SESSION_MS; nowMs += TOUCH_MS) {
    staff = touched(staff, "s", nowMs);
    expect(codeOf(admitted(staff, "s", nowMs))).toBe("ok");
  }
  expect(codeOf(admitted(staff, "s", NOW_MS + SESSION_MS))).toBe("session_ended");
});

it("writes down that a session is used every ten minutes, and never wakes one that ended", () => {
  expect(touched(withOne, "s", NOW_MS + TOUCH_MS - 1)).toBe(withOne);
  expect(touched(withOne, "s", NOW_MS + TOUCH_MS).sessions[0]?.seenAtMs).toBe(NOW_MS + TOUCH_MS);
  expect(touched(withOne, "s", NOW_MS + IDLE_MS)).toBe(withOne);
  expect(touched(withOne, "x", NOW_MS + TOUCH_MS)).toBe(withOne);
});

it("keeps five sessions, the newest, and drops those that ended", () => {
  const marks = Array.from({ length: SESSIONS_MAX }, (_, i) => aSession(`s${i}`, NOW_MS + i));
  const sixth = opened(aStaff({ sessions: marks }), aSession("new"), false, NOW_MS + 9);
  expect(sixth.ok && sixth.value.sessions.map(({ mark }) => mark)).toEqual([
    ...["s1", "s2", "s3", "s4", "new"],
  ]);
  const late = opened(aStaff({ sessions: marks }), aSession("new"), false, NOW_MS + SESSION_MS);
  expect(late.ok && late.value.sessions.map(({ mark }) => mark)).toEqual(["new"]);
  expect(opened(withOne, aSession("s"), false, NOW_MS)).toEqual({ ok: true, value: withOne });
});

it("asks for a code after a forced sign-out, once, for a day", () => {
  const out = signedOut(withOne, "m", NOW_MS);
  expect(codeOf(admitted(out, "s", NOW_MS))).toBe("session_ended");
  expect(codeOf(opened(out, aSession("t"), false, NOW_MS))).toBe("reentry_required");
  expect(codeOf(opened(out, aSession("t"), true, NOW_MS + REENTRY_MS))).toBe("reentry_expired");
  const again = opened(out, aSession("t"), true, NOW_MS + 1);
  expect(again.ok && [again.value.reentry, again.value.sessions.length]).toEqual([null, 1]);
  expect(codeOf(opened(suspended(out), aSession("t"), true, NOW_MS))).toBe("staff_suspended");
});

it("signs out whose role or stores change, and nobody for a name", () => {
  const store = changed(withOne, { role: "store", storeIds: ["S1"] });
  expect([store.role, store.storeIds, store.sessions]).toEqual(["store", ["S1"], []]);
  expect(changed(store, { role: "finance" }).storeIds).toEqual([]);
  expect(changed(withOne, { name: "白" })).toMatchObject({ name: "白", sessions: [{ mark: "s" }] });
  expect(changed(withOne, { role: "service", storeIds: ["S1"] })).toBe(withOne);
});
