import { user } from "#adapters/memory/deps.ts";
import { digest } from "#core/ledger/digest.ts";
import type { Role } from "#core/staff/roles.ts";
import type { Staff } from "#core/staff/staff.ts";
import type { Caller } from "#ports/deps.ts";

type Documents = { readonly staff: Map<string, Staff> };

/** One of the staff with a session that is open at `nowMs`: who calls, and what he sends along. */
export function hired(
  { staff }: Documents,
  role: Role,
  nowMs: number,
  storeIds: readonly string[] = [],
): { readonly caller: Caller; readonly session: string } {
  const session = digest(role).slice(0, 32);
  const open = { mark: digest(session), device: "", openedAtMs: nowMs, seenAtMs: nowMs };
  staff.set(`uid-${role}`, {
    ...{ _id: `uid-${role}`, rev: 1, name: role, role, storeIds, isActive: true },
    ...{ sessions: [open], reentry: null, createdAtMs: 0, by: "o1" },
  });
  return { caller: user(`uid-${role}`), session };
}
