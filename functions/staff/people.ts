import type { Change, People, StaffList, StaffRow } from "#contracts/staff.ts";
import { err, ok, type Result } from "#core/result.ts";
import { changed as withChange, isOwner, type Staff } from "#core/staff/staff.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { shownStaff } from "#functions/staff/shown.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
export type NotChanged = {
  readonly code: "staff_self" | "staff_unknown" | "stores_required" | "last_owner";
};

/** The staff, by id. 1 request. */
export async function listPeople(
  { reads }: Deps,
  { staffId, nowMs }: StaffCall,
  { role, isActive, search, afterId, limit }: People,
): Promise<Result<StaffList, never>> {
  const filter = {
    ...(role === undefined ? {} : { role }),
    ...(isActive === undefined ? {} : { isActive }),
    search,
  };
  const found = await reads.staffPage(filter, afterId, limit);
  return ok({
    people: found.map((one) => shownStaff(one, staffId, nowMs)),
    nextAfterId: found.length < limit ? null : (found.at(-1)?._id ?? null),
  });
}

/** Another one's role, stores or name. Whose role or stores change is signed out. 2 requests, 1 document. */
export const changeStaff = (
  deps: Deps,
  call: StaffCall,
  { staffId, role, storeIds, name }: Change,
): Promise<Result<StaffRow, NotChanged>> =>
  changeAnother(deps, call, staffId, (staff) => {
    const change = {
      ...(role === undefined ? {} : { role }),
      ...(storeIds === undefined ? {} : { storeIds }),
      ...(name === undefined ? {} : { name }),
    };
    const next = withChange(staff, change);
    const lacks = next.role === "store" && next.storeIds.length === 0;
    return lacks ? err({ code: "stores_required" }) : ok(next);
  });

/**
 * Changes somebody else. Who changes another is an owner himself and nobody changes himself, so an owner is always left;
 * but for two who take each other's role away at the same time: who finds that he is none any more takes his change back.
 * 2 requests and 1 document; 1 request more where an owner loses his role.
 */
export async function changeAnother(
  { store }: Deps,
  { staffId: by, nowMs }: StaffCall,
  staffId: string,
  decide: (staff: Staff) => Result<Staff, NotChanged>,
): Promise<Result<StaffRow, NotChanged>> {
  if (staffId === by) return err({ code: "staff_self" });
  const before: { staff: Staff | null } = { staff: null };
  const changed = await store.change("staff", staffId, (staff): Result<Staff, NotChanged> => {
    if (!staff) return err({ code: "staff_unknown" });
    before.staff = staff;
    return decide(staff);
  });
  if (!changed.ok) return changed;
  const { staff: old } = before;
  if (old && isOwner(old) && !isOwner(changed.value)) {
    const self = await store.get("staff", by);
    if (self && !isOwner(self)) {
      const { role, storeIds, isActive } = old;
      const { role: newRole, isActive: isNowActive } = changed.value;
      // What another one has decided since stands.
      await store.change("staff", staffId, (staff) =>
        staff?.role === newRole && staff.isActive === isNowActive
          ? ok({ ...staff, role, storeIds, isActive })
          : err(null),
      );
      return err({ code: "last_owner" });
    }
  }
  return ok(shownStaff(changed.value, by, nowMs));
}
