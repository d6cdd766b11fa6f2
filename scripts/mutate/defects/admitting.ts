import type { Defect } from "#scripts/mutate/defect.ts";

const STAFF = "core/staff/staff.ts";
const INVITATION = "core/staff/invitation.ts";
const TRIES = "core/staff/codeTries.ts";
const ADMIT = "functions/shared/admit.ts";
const AS_STAFF = "functions/shared/asStaff.ts";
const RECORDING = "functions/shared/recording.ts";

/** Defects in who is staff, for how long, what he may, and what is written down of it. */
export const ADMITTING: readonly Defect[] = [
  {
    file: STAFF,
    find: "nowMs < openedAtMs + SESSION_MS && nowMs < seenAtMs + IDLE_MS",
    replace: "nowMs < seenAtMs + IDLE_MS",
    says: "a session that is used lives for ever",
  },
  {
    file: STAFF,
    find: "sessions: isSame ? staff.sessions : []",
    replace: "sessions: staff.sessions",
    says: "a session outlives the role that it was opened for",
  },
  {
    file: STAFF,
    find: 'role === "store" ? (change.storeIds ?? staff.storeIds) : []',
    replace: "change.storeIds ?? staff.storeIds",
    says: "somebody keeps his stores in another role",
  },
  {
    file: STAFF,
    find: "{ ...staff, isActive: false, sessions: [] }",
    replace: "{ ...staff, isActive: false }",
    says: "who is restored still has the sessions of before",
  },
  {
    file: STAFF,
    find: "staff.reentry && nowMs >= staff.reentry.untilMs",
    replace: "staff.reentry && nowMs < 0",
    says: "a code for coming back is good for ever",
  },
  {
    file: STAFF,
    find: "staff.reentry?.mark === codeMark",
    replace: "staff.reentry === undefined",
    says: "a sign-out told twice makes its code good for longer",
  },
  {
    file: INVITATION,
    find: 'if (cancelledAtMs !== null) return "cancelled";',
    replace: "",
    says: "an invitation that was taken back is taken",
  },
  {
    file: INVITATION,
    find: "if (invitation.takenBy === by) return ok(invitation);",
    replace: "if (invitation.takenBy !== null) return ok(invitation);",
    says: "one invitation makes staff of everybody who has its code",
  },
  {
    file: TRIES,
    find: "atMs > nowMs - HOUR_MS",
    replace: "atMs > nowMs",
    says: "codes may be tried without end",
  },
  {
    file: "functions/staff/join.ts",
    find: "if (inviter && !isOwner(inviter))",
    replace: "if (inviter && !inviter.isActive)",
    says: "an owner who was made less comes back by an invitation of his own",
  },
  {
    file: "functions/staff/sessions.ts",
    find: 'if (known && !known.isActive) return err({ code: "staff_suspended" as const });',
    replace: "",
    says: "who is suspended fills the log",
  },
  {
    file: "functions/staff/people.ts",
    find: 'if (staffId === by) return err({ code: "staff_self" });',
    replace: "",
    says: "an owner changes himself",
  },
  {
    file: "functions/staff/people.ts",
    find: "if (self && !isOwner(self)) {",
    replace: "if (!self) {",
    says: "two owners take each other's role away, and none is left",
  },
  {
    file: ADMIT,
    find: 'openid !== null || userId === null || door !== "client"',
    replace: 'userId === null || door !== "client"',
    says: "whoever comes with an openid may be staff, too",
  },
  {
    file: ADMIT,
    find: "const refusal = roleRefusal(known.value.role, permission.roles);",
    replace:
      "const refusal = roleRefusal(known.value.role, permission.roles.slice());\n  if (known) return known;",
    says: "a role may do everything",
  },
  {
    file: ADMIT,
    find: "return isNamedOwner ? ok(namedOwner(userId))",
    replace: "return userId !== null ? ok(namedOwner(userId))",
    says: "whoever is signed in and unknown is an owner",
  },
  {
    file: "functions/shared/ownStores.ts",
    find: "place !== undefined && staff.storeIds.includes(place)",
    replace: "place === undefined || staff.storeIds.includes(place)",
    says: "somebody of a store sees all places at once",
  },
  {
    file: AS_STAFF,
    find: 'kind === "read" ? run(deps)',
    replace: 'kind !== "write" ? run(deps)',
    says: "a look at personal data is not written down",
  },
  {
    file: AS_STAFF,
    find: 'await closed(deps, entry, recorded, "failed", code);',
    replace: "",
    says: "the log does not say that the system failed",
  },
  {
    file: AS_STAFF,
    find: 'error ? "refused" : "done"',
    replace: '"done"',
    says: "the log calls a refusal done",
  },
  {
    file: RECORDING,
    find: "if (earlier) earlier.after = after;",
    replace: "if (earlier) earlier.before = before;",
    says: "the log forgets what a document was before its first change",
  },
  {
    file: RECORDING,
    find: "if (result.ok && result.value !== seen.before)",
    replace: "if (result.ok && seen.before !== null)",
    says: "the log leaves out what a change made",
  },
  {
    file: "core/staff/leftOut.ts",
    find: "!NEVER.has(name) && !personal.includes(name)",
    replace: "!NEVER.has(name)",
    says: "names and cells of people's tables stand in the log",
  },
  {
    file: "core/staff/leftOut.ts",
    find: "if (depth === 0 && only) return only.has(name);",
    replace: "",
    says: "an identity's sealed parts stand in the log",
  },
  {
    file: "core/staff/action.ts",
    find: 'if (action.state !== "open") return action;',
    replace: "",
    says: "an entry of the log is written over",
  },
  {
    file: "ports/guards.ts",
    find: "staffActions: closedOnce,",
    replace: "",
    says: "the store lets an entry of the log be written over",
  },
  {
    file: "core/staff/sheetKinds.ts",
    find: 'orders: { export: ["owner", "service", "auditor"]',
    replace: 'orders: { export: ["owner", "service", "operations", "auditor"]',
    says: "who may not see buyers takes out a table of them",
  },
  {
    file: "functions/books/settings.ts",
    find: 'if (!ruled.ok || staff.role === "owner") return ruled;',
    replace: "if (ruled) return ruled;",
    says: "one person of finance decides that one person is enough",
  },
  {
    file: "functions/staff/people.ts",
    find: "staff?.role === newRole && staff.isActive === isNowActive",
    replace: "staff",
    says: "who takes his change back undoes what another owner decided since",
  },
  {
    file: "core/staff/action.ts",
    find: "const TARGETS_MAX = 400;",
    replace: "const TARGETS_MAX = 40;",
    says: "one of a hundred things is not found in the log",
  },
  {
    file: "functions/catalogue/products.ts",
    find: 'if (staff.role !== "store") return ok(product);',
    replace: "if (staff) return ok(product);",
    says: "somebody of a store sees what suppliers get",
  },
];
