import { readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { actionName } from "#core/staff/actionNames.ts";
import { PERMISSIONS, permissionOf } from "#core/staff/permissions.ts";
import { ROLES, type Role } from "#core/staff/roles.ts";
import { SHEET_ROLES } from "#core/staff/sheetKinds.ts";
import type { Identity } from "#scripts/stack/control.ts";
import { EVERY_ACTION } from "#tests/e2e/everyAction.ts";
import { rolesPage, type Seen } from "#tests/e2e/rolesPage.ts";
import { done, person, staff, withStack } from "#tests/e2e/stack.ts";

/**
 * Goal: least privilege holds over the wire. Every action of every function is called by nobody, by somebody who is
 * signed in and no staff, by a person of the mini program, by an owner whom the deployment names, and by each role with a
 * session; who is let in is exactly whom the table names. What was seen is docs/roles.md. A field that no action knows is
 * sent along, so that whoever is let in is told that his request is wrong, and nothing is done.
 */
const stack = withStack();
const PAGE = "docs/roles.md";
const calls = Object.entries(EVERY_ACTION).flatMap(([name, actions]) =>
  [...actions.keys()].map((action): [string, string] => [name, action]),
);
const sessions = new Map<string, string>();
const hex = (n: number): string => n.toString(16).padStart(32, "0");
const call = (who: Identity | object, name: string, event: object) =>
  stack().control.call(name, who as Identity, event);

beforeAll(async () => {
  for (const [n, role] of ROLES.entries()) {
    const uid = `uid-${role}`;
    const storeIds = role === "store" ? ["S1"] : [];
    const invitation = { invitationId: hex(n), role, name: role, storeIds };
    const invited = await done(call(staff, "staff", { action: "invite", ...invitation }));
    await done(call({ uid }, "staff", { action: "join", code: invited["code"], name: role }));
    const open = { action: "openSession", sessionId: hex(n + 100), device: "jest" };
    expect(await done(call({ uid }, "staff", open))).toMatchObject({ role, needs: "nothing" });
    sessions.set(role, hex(n + 100));
  }
}, 60_000);

const CALLERS: readonly [who: string, identity: object, session: () => object][] = [
  ["nobody", {}, () => ({})],
  ["stranger", { uid: "stranger" }, () => ({})],
  [
    "stranger with another's session",
    { uid: "stranger" },
    () => ({ session: sessions.get("owner") }),
  ],
  ["person", person("o_somebody"), () => ({})],
  ["person with a session", person("o_somebody"), () => ({ session: sessions.get("owner") })],
  ["named owner", staff, () => ({})],
  ...ROLES.map((role): [string, object, () => object] => [
    ...([role, { uid: `uid-${role}` }] as const),
    () => ({ session: sessions.get(role) }),
  ]),
];
const REFUSED = new Set([
  ...["staff_required", "person_required", "role_forbidden", "function_required"],
  ...["session_required", "session_ended", "staff_suspended"],
]);

/** By whom the function says that an action may be called, in the words that open its line. */
function doorOf(name: string, action: string): string {
  const source = readFileSync(`functions/${name}/actions.ts`, "utf8");
  return new RegExp(`\\["${action}",\\s*(\\w+)`).exec(source)?.[1] ?? "";
}
function isExpected(name: string, action: string, who: string): boolean {
  const door = doorOf(name, action);
  const permission = permissionOf(name, action);
  if (who.startsWith("person")) return door === "forPerson" || door === "forEither";
  if (door === "forSignedIn") return who !== "nobody";
  if (door === "forPerson" || permission === null) return false;
  const role = who === "named owner" ? "owner" : ROLES.find((one) => one === who);
  return role !== undefined && permission.roles.includes(role);
}

const seen: Seen[] = [];
it.each(calls)("%s.%s lets in whom the table names", async (name, action) => {
  const allowed = new Set<string>();
  const expected = CALLERS.map(([who]) => who).filter((who) => isExpected(name, action, who));
  for (const [who, identity, session] of CALLERS) {
    const event = { action, ...session(), noSuchField: 1 };
    const reply = await call(identity, name, event);
    const code = reply.ok ? "ok" : reply.error.code;
    if (!REFUSED.has(code)) allowed.add(who);
    expect([who, code]).not.toEqual([who, "internal"]);
  }
  expect([...allowed].sort()).toEqual(expected.sort());
  const kind = permissionOf(name, action)?.kind ?? null;
  const door = doorOf(name, action);
  if (door !== "forPerson" && door !== "ownStep") seen.push({ name, action, kind, allowed });
});

it("asks every role for its session, and tells what ended it", async () => {
  for (const role of ROLES) {
    const ask = (fields: object) =>
      call({ uid: `uid-${role}` }, "staff", { action: "views", ...fields });
    expect(await ask({})).toMatchObject({ error: { code: "session_required" } });
    expect(await ask({ session: "f".repeat(32) })).toMatchObject({
      error: { code: "session_ended" },
    });
    expect(await ask({ session: sessions.get(role) })).toMatchObject({ ok: true });
  }
});

it("names nothing in the table that no function serves, and everything in words", () => {
  const named = Object.entries(PERMISSIONS).flatMap(([name, actions]) =>
    Object.keys(actions).map((action) => `${name}.${action}`),
  );
  const served = new Set(calls.map(([name, action]) => `${name}.${action}`));
  expect(named.filter((one) => !served.has(one))).toEqual([]);
  const staffOnly = calls.filter(([name, action]) =>
    /forStaff|forEither/.test(doorOf(name, action)),
  );
  const all = staffOnly.map(([name, action]) => `${name}.${action}`);
  expect(all.filter((one) => !named.includes(one))).toEqual([]);
  expect(named.filter((one) => actionName(one) === one)).toEqual([]);
});

/** A page as it reads, however wide its columns are drawn. */
const plain = (text: string): string => text.replace(/-{3,}/g, "---").replace(/ {2,}/g, " ");

it("is told in docs/roles.md", () => {
  const page = rolesPage(seen, SHEET_ROLES);
  if (process.env["ROLES"] === "write") {
    writeFileSync(PAGE, page);
    execFileSync("npx", ["prettier", "--write", PAGE]);
  }
  expect(plain(readFileSync(PAGE, "utf8"))).toBe(plain(page));
});

it.each<[Role, string, string, object]>([
  [
    "store",
    "stock",
    "receive",
    { key: "key-12345", place: "S2", lines: [{ sku: "a-1", quantity: 1 }] },
  ],
  [
    "store",
    "stock",
    "count",
    { key: "key-12345", place: "", lines: [{ sku: "a-1", onHand: 1 }], reason: "x" },
  ],
  [
    "store",
    "stock",
    "transfer",
    { key: "key-12345", from: "S1", to: "S2", lines: [{ sku: "a-1", quantity: 1 }] },
  ],
  ["store", "stock", "setLowAt", { sku: "a-1", place: "S2", lowAt: 1 }],
  ["store", "stock", "list", {}],
  ["store", "stock", "list", { place: "S2" }],
  ["store", "stock", "log", { sku: "a-1", place: "" }],
  ["store", "store", "pickups", { storeId: "S2" }],
  ["store", "store", "find", { storeId: "S2", code: "0000000000" }],
  ["store", "store", "redeem", { storeId: "S2", orderId: "O1", code: "0000000000" }],
])("%s acts for its own stores only: %s.%s %j", async (role, name, action, fields) => {
  const reply = await call({ uid: `uid-${role}` }, name, {
    action,
    session: sessions.get(role),
    ...fields,
  });
  expect(reply).toMatchObject({ error: { code: "store_forbidden", storeIds: ["S1"] } });
});
