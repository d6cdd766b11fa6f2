import type { RemoveView, SaveView, ViewList, ViewRow, Views } from "#contracts/staffLog.ts";
import { err, ok, type Result } from "#core/result.ts";
import {
  ownViewsId,
  roleViewsId,
  type SavedView,
  type StaffViews,
  VIEWS_MAX,
  withoutView,
  withView,
} from "#core/staff/views.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type NotSaved = { readonly code: "views_full" | "view_not_yours" };

/** The caller's own views, then those of his role. 2 requests at once. */
export async function listViews(
  { store }: Deps,
  { staffId, staff }: StaffCall,
  { list }: Views,
): Promise<Result<ViewList, never>> {
  const [own, shared] = await Promise.all([
    store.get("staffViews", ownViewsId(staffId)),
    store.get("staffViews", roleViewsId(staff.role)),
  ]);
  const rows = [
    ...(own?.views ?? []).map((view) => shown(view, false, staffId)),
    ...(shared?.views ?? []).map((view) => shown(view, true, staffId)),
  ];
  return ok({ views: rows.filter((row) => list === undefined || row.list === list) });
}

const shown = (
  { viewId, list, name, query, by, savedAtMs }: SavedView,
  isShared: boolean,
  staffId: string,
): ViewRow => ({
  ...{ viewId, list, name, query, isShared, isMine: by === staffId, savedAtMs },
});

const placeOf = ({ staffId, staff }: StaffCall, isShared: boolean): string =>
  isShared ? roleViewsId(staff.role) : ownViewsId(staffId);
const emptyViews = (_id: string): StaffViews => ({ _id, rev: 0, views: [] });

/** Saves a view; the same id again changes it. 2 requests, 1 document. */
export async function saveView(
  { store }: Deps,
  call: StaffCall,
  { viewId, list, name, query, isShared }: SaveView,
): Promise<Result<ViewRow, NotSaved & { readonly viewsMax?: number }>> {
  const view = { viewId, list, name, query, by: call.staffId, savedAtMs: call.nowMs };
  const id = placeOf(call, isShared);
  const changed = await store.change("staffViews", id, (known) =>
    withView(known ?? emptyViews(id), view),
  );
  if (!changed.ok) return err({ ...changed.error, viewsMax: VIEWS_MAX });
  return ok(shown(view, isShared, call.staffId));
}

/**
 * Removes a view; one that is gone is no mistake. What somebody shared who is of the role no more anybody of it may clear
 * away. 2 requests, 1 document; 1 request more for another one's.
 */
export async function removeView(
  { store }: Deps,
  call: StaffCall,
  { viewId, isShared }: RemoveView,
): Promise<Result<null, NotSaved>> {
  const id = placeOf(call, isShared);
  const known = (await store.get("staffViews", id)) ?? null;
  const maker = known?.views.find((one) => one.viewId === viewId)?.by ?? call.staffId;
  const other = maker === call.staffId ? undefined : await store.get("staff", maker);
  const isLeft = other !== undefined && !(other.isActive && other.role === call.staff.role);
  const by = isLeft ? { ...call.staff, staffId: maker } : call.staff;
  const changed = await store.change(
    "staffViews",
    id,
    (views) => withoutView(views ?? emptyViews(id), viewId, by),
    { document: known },
  );
  return changed.ok ? ok(null) : changed;
}
