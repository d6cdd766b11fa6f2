import { SHEET_KINDS, type SheetJob, type SheetKind } from "#core/sheet/sheet.ts";
import { ROLE_NAMES, type Role } from "#core/staff/roles.ts";

/**
 * Which tables a role may take out (export) and bring in (import): whoever takes a table out holds its data from then on,
 * so each goes to those whose work it is. A table of fans moves people between promoters, so only the owner brings one in.
 */
export const SHEET_ROLES: Readonly<
  Record<SheetKind, Readonly<Record<SheetJob["way"], readonly Role[]>>>
> = {
  products: {
    export: ["owner", "operations", "finance", "auditor"],
    import: ["owner", "operations"],
  },
  orders: { export: ["owner", "service", "auditor"], import: ["owner", "service"] },
  promoters: { export: ["owner", "operations", "auditor"], import: ["owner", "operations"] },
  fans: { export: ["owner", "operations", "auditor"], import: ["owner"] },
  shares: { export: ["owner", "finance", "auditor"], import: ["owner", "finance"] },
  withdrawals: { export: ["owner", "finance", "auditor"], import: [] },
};

export type RoleForbidden = {
  readonly code: "role_forbidden";
  readonly role: Role;
  readonly roleName: string;
  /** The names of the roles that may. */
  readonly allowed: readonly string[];
};

/** The refusal of a role that is none of these; null = it is one. */
export const roleRefusal = (role: Role, roles: readonly Role[]): RoleForbidden | null =>
  roles.includes(role)
    ? null
    : {
        code: "role_forbidden",
        role,
        roleName: ROLE_NAMES[role],
        allowed: roles.map((one) => ROLE_NAMES[one]),
      };

/** Why somebody may not have to do with a table; null = he may. */
export const sheetRefusal = (
  role: Role,
  { kind, way }: Pick<SheetJob, "kind" | "way">,
): RoleForbidden | null => roleRefusal(role, SHEET_ROLES[kind][way]);

/** The tables that a role may take out, or bring in: what the console offers. */
export const sheetKindsOf = (role: Role, way: SheetJob["way"]): readonly SheetKind[] =>
  SHEET_KINDS.filter((kind) => SHEET_ROLES[kind][way].includes(role));
