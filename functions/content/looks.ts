import type { Theme } from "#core/content/theme.ts";
import { ofInstance } from "#functions/shared/instance.ts";
import type { Deps } from "#ports/deps.ts";

/** For so long an instance believes what it read of the themes: others' changes are seen within 5 s. */
const BELIEVED_MS = 4_000;

type Kept = { themes: Promise<readonly Theme[]> | null; atElapsedMs: number };
const keptBy: (deps: Deps) => Kept = ofInstance(() => ({ themes: null, atElapsedMs: 0 }));

/** The themes that are not ended, at most 4 s old: every page of a promoter needs them. 1 request, or none. */
export function themesSeen(deps: Deps): Promise<readonly Theme[]> {
  const kept = keptBy(deps);
  const elapsedMs = deps.elapsedMs();
  if (kept.themes && elapsedMs - kept.atElapsedMs < BELIEVED_MS) return kept.themes;
  const themes = deps.reads.goodThemes();
  kept.themes = themes;
  kept.atElapsedMs = elapsedMs;
  themes.catch(() => {
    if (kept.themes === themes) kept.themes = null; // What failed is asked for again.
  });
  return themes;
}

/** What this instance itself saved is on its next page. */
export function forgetThemes(deps: Deps): void {
  keptBy(deps).themes = null;
}
