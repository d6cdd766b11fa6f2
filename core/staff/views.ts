import { err, ok, type Result } from "#core/result.ts";
import type { Role } from "#core/staff/roles.ts";

/** A list as somebody wants to see it again: its name, and the filters as they stand in the address. */
export type SavedView = {
  /** Made by the console. */
  readonly viewId: string;
  /** Which list: `orders`, `promoters`. */
  readonly list: string;
  readonly name: string;
  /** `state=paid&sort=newest`, without the question mark. */
  readonly query: string;
  readonly by: string;
  readonly savedAtMs: number;
};
/** The views of one person, or those that everybody of a role sees. */
export type StaffViews = {
  readonly _id: string;
  readonly rev: number;
  readonly views: readonly SavedView[];
};

export const VIEWS_MAX = 50;
export const ownViewsId = (staffId: string): string => `own/${staffId}`;
export const roleViewsId = (role: Role): string => `role/${role}`;

/** With one more view, or with a known one as it is now. */
export function withView(
  known: StaffViews,
  view: SavedView,
): Result<StaffViews, { readonly code: "views_full" | "view_not_yours" }> {
  const before = known.views.find(({ viewId }) => viewId === view.viewId);
  if (!before && known.views.length >= VIEWS_MAX) return err({ code: "views_full" });
  if (before && before.by !== view.by) return err({ code: "view_not_yours" });
  if (before && isSame(before, view)) return ok(known);
  const others = known.views.filter((one) => one !== before);
  return ok({ ...known, views: [...others, view] });
}

const isSame = (a: SavedView, b: SavedView): boolean =>
  a.list === b.list && a.name === b.name && a.query === b.query;

/** Without a view; what is not there is gone already. A shared one goes by whoever made it, or by an owner. */
export function withoutView(
  known: StaffViews,
  viewId: string,
  by: { readonly staffId: string; readonly role: Role },
): Result<StaffViews, { readonly code: "view_not_yours" }> {
  const view = known.views.find((one) => one.viewId === viewId);
  if (!view) return ok(known);
  if (view.by !== by.staffId && by.role !== "owner") return err({ code: "view_not_yours" });
  return ok({ ...known, views: known.views.filter((one) => one !== view) });
}
