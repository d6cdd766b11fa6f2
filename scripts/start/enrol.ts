import { randomBytes } from "node:crypto";
import type { Role } from "#core/staff/roles.ts";
import type { Control } from "#scripts/stack/control.ts";
import { askStaff } from "#scripts/stack/staff.ts";

type Page = {
  readonly people: readonly { readonly staffId: string; readonly sessions: number }[];
};

/** The staff as an owner sees it; the demo's fit on one page. */
export const peopleOf = async (control: Control): Promise<Page["people"]> =>
  (await askStaff<Page>(control, "staff", { action: "people", limit: 100 })).people;

/** The first stores of the shop, for whoever works in one; none before it has any. */
async function someStores(control: Control): Promise<readonly string[]> {
  type Stores = { readonly stores: readonly { readonly storeId: string }[] };
  const { stores } = await askStaff<Stores>(control, "store", { action: "stores", limit: 1 });
  return stores.map(({ storeId }) => storeId);
}

/**
 * Makes a platform user one of the staff, as an owner would: invited, and joined by the code. False, and nothing done,
 * for somebody of a store where there is none yet.
 */
export async function enrol(
  control: Control,
  uid: string,
  name: string,
  role: Role,
): Promise<boolean> {
  const storeIds = role === "store" ? await someStores(control) : [];
  if (role === "store" && storeIds.length === 0) return false;
  const invitationId = randomBytes(16).toString("hex");
  const invite = { action: "invite", invitationId, role, name, storeIds };
  const { code } = await askStaff<{ code: string }>(control, "staff", invite);
  const reply = await control.call("staff", { uid }, { action: "join", code, name });
  if (reply.ok) return true;
  throw new Error(`staff.join as ${role}: ${reply.error.code}`);
}
