import type {
  EndTheme,
  ListThemes,
  SaveTheme,
  StaffTheme,
  ThemeNow,
  ThemesPage,
} from "#contracts/themes.ts";
import { type ChangedMeanwhile, revised } from "#core/catalogue/revise.ts";
import { checkCopy, type PhraseForbidden } from "#core/content/phrases.ts";
import { lookOf, pushedTheme, type Theme, THEMES_MAX, themeStateAt } from "#core/content/theme.ts";
import { err, ok, type Result } from "#core/result.ts";
import { shelfOf } from "#functions/catalogue/shelf.ts";
import { forgetThemes, themesSeen } from "#functions/content/looks.ts";
import { isLevel } from "#functions/content/levels.ts";
import type { EitherCall, StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
type SaveError =
  | PhraseForbidden
  | { readonly code: "level_unknown" }
  | { readonly code: "themes_full" }
  | ChangedMeanwhile;

/** How the shop looks now, for everybody alike. No request; 1 where the themes are older than 4 s, 4 for the shelf. */
export async function themeNow(
  deps: Deps,
  { nowMs }: EitherCall,
): Promise<Result<ThemeNow, never>> {
  const [themes, { shop }] = await Promise.all([themesSeen(deps), shelfOf(deps).look(nowMs)]);
  const page = { choice: null, level: null, logo: shop.logo };
  const { colour, background, logo } = lookOf(themes, page, nowMs);
  const pushed = pushedTheme(themes, null, nowMs);
  return ok({
    ...{ colour, background, logo },
    name: pushed?.name ?? null,
    fromMs: pushed?.push?.fromMs ?? null,
    untilMs: pushed?.push?.untilMs ?? null,
  });
}

/** A theme as a whole. The same again changes nothing. 3 requests, 1 document; 1 or 2 more where it is for a level. */
export async function saveTheme(
  deps: Deps,
  { nowMs }: StaffCall,
  { action: _action, themeId, rev, ...said }: SaveTheme,
): Promise<Result<StaffTheme, SaveError>> {
  const checked = checkCopy("name", said.name);
  if (!checked.ok) return checked;
  const target = said.push?.target;
  if (target?.kind === "level" && !(await isLevel(deps, target.level, nowMs))) {
    return err({ code: "level_unknown" });
  }
  const good = await deps.reads.goodThemes();
  if (good.length >= THEMES_MAX && good.every(({ _id }) => _id !== themeId)) {
    return err({ code: "themes_full" });
  }
  const changed = await deps.store.change("themes", themeId, (current) => {
    const createdAtMs = current?.createdAtMs ?? nowMs;
    const wanted = { ...said, createdAtMs, changedAtMs: nowMs, endedAtMs: null };
    return revised<Theme>(current, { _id: themeId, rev, ...wanted }, rev);
  });
  forgetThemes(deps);
  return changed.ok ? ok(forStaff(changed.value, nowMs)) : changed;
}

/** From now on nobody is shown it, and who chose it sees what he would without. 2 requests, 1 document. */
export async function endTheme(
  deps: Deps,
  { nowMs }: StaffCall,
  { themeId }: EndTheme,
): Promise<Result<StaffTheme, { readonly code: "theme_unknown" }>> {
  const changed = await deps.store.change("themes", themeId, (current) => {
    if (!current) return err({ code: "theme_unknown" as const });
    return ok(current.endedAtMs === null ? { ...current, endedAtMs: nowMs } : current);
  });
  forgetThemes(deps);
  return changed.ok ? ok(forStaff(changed.value, nowMs)) : changed;
}

/** All themes by id, those ended too. 1 request. */
export async function listThemes(
  { store }: Deps,
  { nowMs }: StaffCall,
  { afterId, limit }: ListThemes,
): Promise<Result<ThemesPage, never>> {
  const themes = await store.page("themes", afterId, limit);
  const last = themes.length === limit ? themes.at(-1) : undefined;
  return ok({
    themes: themes.map((theme) => forStaff(theme, nowMs)),
    nextAfterId: last?._id ?? null,
  });
}

const forStaff = (theme: Theme, nowMs: number): StaffTheme => {
  const { _id: themeId, ...rest } = theme;
  return { themeId, ...rest, state: themeStateAt(theme, nowMs) };
};
