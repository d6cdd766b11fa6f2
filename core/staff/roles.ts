/** What somebody of the brand's staff is there for. The owner may everything; the auditor reads everything and writes nothing. */
export const ROLES = ["owner", "operations", "finance", "service", "auditor", "store"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: "负责人",
  operations: "运营",
  finance: "财务",
  service: "客服",
  auditor: "审计",
  store: "门店",
};

/**
 * `read`: nothing changes, nobody's personal data in quantity. `personal`: personal data of others, or an export; each
 * is logged. `write`: something changes; logged with before and after. `own`: only about whoever calls, as his sessions
 * and his saved views; everybody of the staff may, and it is logged like a write.
 */
export type Kind = "read" | "personal" | "write" | "own";
export type Permission = { readonly kind: Kind; readonly roles: readonly Role[] };
/** By function, then by action. */
export type Permissions = Readonly<Record<string, Readonly<Record<string, Permission>>>>;

/** What is left out: the owner may everything, and the auditor reads all that anybody reads. */
type Named = Exclude<Role, "owner" | "auditor">;
const inOrder = (roles: readonly Role[]): readonly Role[] =>
  ROLES.filter((role) => roles.includes(role));
export const read = (...roles: readonly Named[]): Permission => ({
  kind: "read",
  roles: inOrder(["owner", "auditor", ...roles]),
});
export const personal = (...roles: readonly Named[]): Permission => ({
  kind: "personal",
  roles: inOrder(["owner", "auditor", ...roles]),
});
export const write = (...roles: readonly Named[]): Permission => ({
  kind: "write",
  roles: inOrder(["owner", ...roles]),
});
/** About the caller alone. */
export const OWN: Permission = { kind: "own", roles: ROLES };
/** A reading that everybody of the staff may do. */
export const FOR_ALL: Permission = { kind: "read", roles: ROLES };
