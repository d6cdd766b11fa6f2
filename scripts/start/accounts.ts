import { ROLE_NAMES, type Role } from "#core/staff/roles.ts";
import type { Control } from "#scripts/stack/control.ts";
import { enrol, peopleOf } from "./enrol.ts";

/** Somebody of the demo's staff, as the console's sign-in page lists him. */
export type DemoAccount = {
  readonly username: string;
  readonly password: string;
  readonly role: string;
};
/** One of each role, and a second owner for what needs two. */
export type DemoPerson = {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
};

/** Worth nothing anywhere else: cloudbase-local listens on its own machine only. */
const PASSWORD = "tea-demo-2026";
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { username: "owner", name: ROLE_NAMES.owner, role: "owner" },
  { username: "owner2", name: `第二位${ROLE_NAMES.owner}`, role: "owner" },
  { username: "operations", name: ROLE_NAMES.operations, role: "operations" },
  { username: "finance", name: ROLE_NAMES.finance, role: "finance" },
  { username: "service", name: ROLE_NAMES.service, role: "service" },
  { username: "auditor", name: ROLE_NAMES.auditor, role: "auditor" },
  { username: "store", name: ROLE_NAMES.store, role: "store" },
];

/**
 * The accounts of the demo's staff, made at the first start and left as they are at later ones. Somebody of a store is
 * one of them once there is a store.
 */
export async function openAccounts(control: Control): Promise<readonly DemoAccount[]> {
  const known = new Set((await peopleOf(control)).map(({ staffId }) => staffId));
  const accounts: DemoAccount[] = [];
  for (const person of DEMO_PEOPLE) {
    const { username, name, role } = person;
    const uid = await userOf(control, person);
    if (!known.has(uid) && !(await enrol(control, uid, name, role))) continue;
    accounts.push({ username, password: PASSWORD, role });
  }
  return accounts;
}

/** The platform's user with that name, made if there is none. */
async function userOf(control: Control, { username, name }: DemoPerson): Promise<string> {
  type User = { readonly uid: string; readonly userName: string };
  const { users } = await control.get(`/control/users?q=${username}&limit=100`);
  const known = (users as readonly User[]).find((user) => user.userName === username);
  if (known) return known.uid;
  const made = await control.post("/control/users/create", { username, name, password: PASSWORD });
  return (made["user"] as User).uid;
}

/** All names on one line, with the password that they share. */
export const accountsLine = (accounts: readonly DemoAccount[]): string =>
  `sign in  ${accounts.map(({ username }) => username).join(" ")} · ${accounts[0]?.password ?? ""}`;
