import type { StaffTheme } from "../../services/content.ts";

/** What decides which theme is shown: when, where, and its id. */
export type Pushed = Pick<StaffTheme, "themeId" | "name" | "push" | "endedAtMs">;

/** A span in which one look is shown; `theme` null = the default look. */
export type Segment = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly theme: Pushed | null;
};

const isLevel = ({ push }: Pushed): boolean => push?.target.kind === "level";

/** As `pushedTheme` of the functions decides: for a level before for all, then the later begin, then the greater id. */
const byPrecedence = (a: Pushed, b: Pushed): number =>
  Number(isLevel(b)) - Number(isLevel(a)) ||
  (b.push?.fromMs ?? 0) - (a.push?.fromMs ?? 0) ||
  (a.themeId < b.themeId ? 1 : -1);

const isOn = ({ push, endedAtMs }: Pushed, atMs: number): boolean =>
  push !== null && endedAtMs === null && push.fromMs <= atMs && atMs < push.untilMs;

/** Whether a theme is meant for the pages of promoters of a level; null = for the shop's own. */
const isFor = ({ push }: Pushed, level: string | null): boolean =>
  push?.target.kind === "all" || (level !== null && push?.target.level === level);

/** What is shown from an instant until another, one span after the other. */
export function segments(
  themes: readonly Pushed[],
  level: string | null,
  fromMs: number,
  untilMs: number,
): readonly Segment[] {
  const meant = themes.filter((one) => isFor(one, level) && one.endedAtMs === null);
  const edges = meant.flatMap(({ push }) => (push ? [push.fromMs, push.untilMs] : []));
  const cuts = [...new Set([fromMs, ...edges, untilMs])]
    .filter((atMs) => fromMs <= atMs && atMs <= untilMs)
    .sort((a, b) => a - b);
  const spans: Segment[] = [];
  for (const [at, startMs] of cuts.slice(0, -1).entries()) {
    const endMs = cuts[at + 1] ?? untilMs;
    const [theme = null] = meant.filter((one) => isOn(one, startMs)).sort(byPrecedence);
    const last = spans.at(-1);
    if (last && last.theme === theme) spans[spans.length - 1] = { ...last, untilMs: endMs };
    else spans.push({ fromMs: startMs, untilMs: endMs, theme });
  }
  return spans;
}

/** Where a theme's time meets another's, and which of both is shown then. */
export type Overlap = {
  readonly other: Pushed;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly isThisShown: boolean;
};
export function overlaps(mine: Pushed, themes: readonly Pushed[]): readonly Overlap[] {
  const push = mine.push;
  if (push === null) return [];
  return themes.flatMap((other) => {
    if (other.themeId === mine.themeId || other.push === null || other.endedAtMs !== null)
      return [];
    // Themes for two levels are never on one page.
    const levels = [push.target, other.push.target].flatMap((target) =>
      target.kind === "level" ? [target.level] : [],
    );
    if (new Set(levels).size > 1) return [];
    const fromMs = Math.max(push.fromMs, other.push.fromMs);
    const untilMs = Math.min(push.untilMs, other.push.untilMs);
    if (fromMs >= untilMs) return [];
    return [{ other, fromMs, untilMs, isThisShown: byPrecedence(mine, other) < 0 }];
  });
}
