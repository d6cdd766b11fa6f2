/** Names of colour sets. What they look like is the mini program's business: `theme-festive` and so on. */
export const COLOURS = ["brand", "spring", "summer", "autumn", "winter", "festive"] as const;
export type Colour = (typeof COLOURS)[number];

/** On whose pages a theme is shown: everywhere, or on the own pages of promoters of a level. */
type ThemeTarget = { readonly kind: "all" } | { readonly kind: "level"; readonly level: string };

/** When a theme is shown by itself, from its first instant until its last, which is left out. */
export type ThemePush = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly target: ThemeTarget;
};

/** A look that the brand made. Promoters choose among those offered; one that is pushed is shown to whoever chose none. */
export type Theme = {
  readonly _id: string;
  readonly rev: number;
  readonly name: string;
  readonly colour: Colour;
  readonly background: string | null;
  readonly logo: string | null;
  /** Whether promoters may choose its background and logo for their own pages, whenever that is. */
  readonly isOffered: boolean;
  readonly push: ThemePush | null;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
  /** Since when it is neither shown nor offered, nor kept where it was chosen; null = it is good. */
  readonly endedAtMs: number | null;
};

/** Where a part of a look comes from, in order of precedence. */
type LookSource = "own" | "push" | "default";

/** How a page looks at an instant. */
export type Look = {
  /** Of the theme whose background was chosen, else of the one that is pushed. */
  readonly colour: Colour;
  readonly background: string | null;
  readonly backgroundFrom: LookSource;
  readonly logo: string | null;
  readonly logoFrom: LookSource;
};

/** The most themes that are good at once: each instance keeps them in memory. */
export const THEMES_MAX = 100;

const DEFAULT_COLOUR: Colour = "brand";

/** Whether the brand still stands by a theme. */
const isGoodAt = ({ endedAtMs }: Theme, atMs: number): boolean =>
  endedAtMs === null || endedAtMs > atMs;

/** What a theme is at an instant: in its time, before it, after it, without one, or ended. */
export type ThemeState = "shown" | "planned" | "over" | "idle" | "ended";

export function themeStateAt(theme: Theme, atMs: number): ThemeState {
  if (!isGoodAt(theme, atMs)) return "ended";
  if (theme.push === null) return "idle";
  if (atMs < theme.push.fromMs) return "planned";
  return atMs < theme.push.untilMs ? "shown" : "over";
}

/**
 * The theme that is pushed to a page at an instant; null = none.
 *
 * - `level`: of the promoter whose page it is; null = he has none, or it is the shop itself.
 * - Of several, one for the level counts before one for all; then the one that began last; then the greater id.
 */
export function pushedTheme(
  themes: readonly Theme[],
  level: string | null,
  atMs: number,
): Theme | null {
  const shown = themes.filter((theme) => themeStateAt(theme, atMs) === "shown");
  const isFor = ({ push }: Theme) =>
    push?.target.kind === "all" || (level !== null && push?.target.level === level);
  const [first = null] = shown.filter(isFor).sort(byPrecedence);
  return first;
}

const narrowness = ({ push }: Theme): number => (push?.target.kind === "level" ? 1 : 0);
const beginMs = ({ push }: Theme): number => push?.fromMs ?? 0;
const byPrecedence = (a: Theme, b: Theme): number =>
  narrowness(b) - narrowness(a) || beginMs(b) - beginMs(a) || (a._id < b._id ? 1 : -1);

/** The themes out of which promoters may choose now. */
export const offeredThemes = (themes: readonly Theme[], atMs: number): readonly Theme[] =>
  themes.filter((theme) => theme.isOffered && isGoodAt(theme, atMs));

/** What a promoter chose of the offered themes. */
export type Choice = { readonly backgroundId: string | null; readonly logoId: string | null };

/**
 * How a page looks. For background and logo alike: the promoter's choice, before what is pushed, before the default.
 *
 * - `choice`: null for the shop itself. What is chosen and not offered any more is as if it had not been chosen.
 * - `level`: as in `pushedTheme`. `logo`: the shop's own, the default.
 * - Source: docs/domain/content.md, "Whose look counts".
 */
export function lookOf(
  themes: readonly Theme[],
  page: {
    readonly choice: Choice | null;
    readonly level: string | null;
    readonly logo: string | null;
  },
  atMs: number,
): Look {
  const offered = offeredThemes(themes, atMs);
  const chosen = (id: string | null | undefined) => offered.find(({ _id }) => _id === id);
  const own = chosen(page.choice?.backgroundId);
  const ownLogo = chosen(page.choice?.logoId)?.logo ?? null;
  const pushed = pushedTheme(themes, page.level, atMs);
  const background = own?.background ?? null;
  const theme = background === null ? pushed : own;
  return {
    colour: theme?.colour ?? DEFAULT_COLOUR,
    background: background ?? pushed?.background ?? null,
    backgroundFrom: sourceOf(background, pushed?.background),
    logo: ownLogo ?? pushed?.logo ?? page.logo,
    logoFrom: sourceOf(ownLogo, pushed?.logo),
  };
}

function sourceOf(own: string | null, pushed: string | null | undefined): LookSource {
  if (own !== null) return "own";
  return pushed ? "push" : "default";
}
