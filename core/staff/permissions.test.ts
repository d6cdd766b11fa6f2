import { PERMISSIONS, permissionOf } from "#core/staff/permissions.ts";
import { ROLES, type Role } from "#core/staff/roles.ts";
import { SHEET_ROLES } from "#core/staff/sheetKinds.ts";

/** Goal: least privilege is a table, and these rules hold for each of its lines, also for those that come later. */
const lines = Object.entries(PERMISSIONS).flatMap(([name, actions]) =>
  Object.entries(actions).map(([action, permission]) => ({
    call: `${name}.${action}`,
    ...permission,
  })),
);
const callsOf = (role: Role) => lines.filter(({ roles }) => roles.includes(role));

it("lets the owner do everything", () => {
  expect(callsOf("owner")).toEqual(lines);
});

it("lets the auditor read everything and write nothing", () => {
  const kinds = lines.map(({ kind, roles }) => [kind, roles.includes("auditor")]);
  expect(new Set(kinds.map(String))).toEqual(
    new Set(["read,true", "personal,true", "write,false", "own,true"]),
  );
});

it("lets a store see to its own goods and pickups, and nobody's money or person", () => {
  const calls = callsOf("store").filter(({ kind }) => kind !== "own" && kind !== "read");
  expect(calls.map(({ call }) => call)).toEqual([
    ...["stock.receive", "stock.count", "stock.transfer", "stock.setLowAt", "store.redeem"],
  ]);
});

it("shows personal data only to whom it serves, the owner and the auditor apart", () => {
  const readers = (name: string) => {
    const roles = lines
      .filter(({ call, kind }) => kind === "personal" && call.startsWith(`${name}.`))
      .flatMap((line) => line.roles);
    return [...new Set(roles)].filter((role) => role !== "owner" && role !== "auditor");
  };
  expect(readers("tax")).toEqual(["finance"]);
  expect(readers("purchase")).toEqual(["service"]);
  expect(readers("staff")).toEqual([]);
});

it.each([
  ["withdraw.review", "service"],
  ["withdraw.approveMany", "operations"],
  ["commission.publishPlan", "operations"],
  ["books.resume", "finance"],
  ["books.decideAdjustment", "service"],
  ["order.refund", "finance"],
  ["staff.invite", "operations"],
  ["tax.rewrapKeys", "finance"],
])("does not let %s be done by %s", (call, role) => {
  const [name = "", action = ""] = call.split(".");
  expect(permissionOf(name, action)?.roles).not.toContain(role);
});

it("knows nothing of what is not in it", () => {
  expect(permissionOf("withdraw", "toString")).toBeNull();
  expect(permissionOf("constructor", "name")).toBeNull();
  expect(permissionOf("withdraw", "request")).toBeNull();
});

it("gives each kind of table to somebody, and never the auditor one to bring in", () => {
  for (const ways of Object.values(SHEET_ROLES)) {
    expect(ways.export).toContain("auditor");
    expect(ways.import).not.toContain("auditor");
    const waysThere = [ways.export, ...(ways.import.length > 0 ? [ways.import] : [])]; // Some only go out.
    for (const roles of waysThere) {
      expect(roles[0]).toBe("owner");
      expect(ROLES).toEqual(expect.arrayContaining([...roles]));
    }
  }
});
