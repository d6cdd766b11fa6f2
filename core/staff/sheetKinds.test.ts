import { SHEET_KINDS } from "#core/sheet/sheet.ts";
import { permissionOf } from "#core/staff/permissions.ts";
import { ROLES } from "#core/staff/roles.ts";
import { SHEET_ROLES, sheetKindsOf, sheetRefusal } from "#core/staff/sheetKinds.ts";

/** Goal: what the console offers is what the functions do not refuse. */
it("offers each role just the tables that it may have to do with", () => {
  expect(sheetKindsOf("service", "import")).toEqual(["orders"]);
  expect(sheetKindsOf("auditor", "export")).toEqual(SHEET_KINDS);
  expect(sheetKindsOf("auditor", "import")).toEqual([]);
  for (const role of ROLES) {
    for (const way of ["export", "import"] as const) {
      for (const kind of SHEET_KINDS) {
        const isOffered = sheetKindsOf(role, way).includes(kind);
        expect([role, way, kind, isOffered]).toEqual([
          ...[role, way, kind, sheetRefusal(role, { kind, way }) === null],
        ]);
      }
    }
  }
});

it.each([
  ["products", "catalogue", "products"],
  ["orders", "purchase", "all"],
  ["promoters", "lists", "promoters"],
  ["fans", "lists", "fans"],
  ["shares", "lists", "shares"],
  ["withdrawals", "lists", "withdrawals"],
] as const)("lets nobody take out %s who may not see the list of them", (kind, name, action) => {
  const seen = permissionOf(name, action)?.roles ?? [];
  expect(SHEET_ROLES[kind].export.filter((role) => !seen.includes(role))).toEqual([]);
});
