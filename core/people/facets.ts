import { areaCode } from "#core/people/post.ts";
import { isBannedAt, levelAt, type Promoter } from "#core/people/promoter.ts";
import { AREAS } from "#core/plan/components.ts";

export const PROMOTER_STATES = ["active", "banned", "left"] as const;
export type PromoterState = (typeof PROMOTER_STATES)[number];

/** Which promoters a list is about; all that is said must be true. */
export type PromoterFilter = {
  /** His level now, or the one that was set and begins later. */
  readonly level?: string;
  readonly group?: string;
  /** The place itself or one that lies in it. */
  readonly place?: string;
  readonly state?: PromoterState;
};

export function promoterState(promoter: Promoter, atMs: number): PromoterState {
  if (!isBannedAt(promoter, atMs)) return "active";
  return promoter.hasLeft ? "left" : "banned";
}

/** Of everybody: what an index finds where nothing is filtered. */
const ALL = "";

/**
 * The marks that lists find a promoter by: one for each thing that is true of him, and one for each two of different
 * kinds, so that an index answers two filters at once in any order of the list.
 */
export function facetsOf(promoter: Promoter, atMs: number): readonly string[] {
  const kinds: readonly (readonly string[])[] = [
    levelsOf(promoter, atMs).map(levelMark),
    (promoter.groups ?? []).map(groupMark),
    placesOf(promoter).map(placeMark),
    [stateMark(promoterState(promoter, atMs))],
  ];
  const pairs = kinds.flatMap((ones, at) =>
    kinds.slice(at + 1).flatMap((others) => ones.flatMap((a) => others.map((b) => pair(a, b)))),
  );
  return [ALL, ...kinds.flat(), ...pairs];
}

/** The marks that all of those have whom a filter means, the one that few have first. */
export function marksOf({
  level,
  group,
  place,
  state,
}: PromoterFilter): readonly [string, ...string[]] {
  const said = [
    ...(level === undefined ? [] : [levelMark(level)]),
    ...(group === undefined ? [] : [groupMark(group)]),
    ...(place === undefined ? [] : [placeMark(place)]),
    ...(state === undefined ? [] : [stateMark(state)]),
  ];
  const [first = ALL, second, ...rest] = said;
  return second === undefined ? [first] : [pair(first, second), ...rest];
}

/** Whether a filter means him at an instant. */
export function fitsFilter(
  promoter: Promoter,
  { level, group, place, state }: PromoterFilter,
  atMs: number,
): boolean {
  return (
    (level === undefined || levelsOf(promoter, atMs).includes(level)) &&
    (group === undefined || (promoter.groups ?? []).includes(group)) &&
    (place === undefined || placesOf(promoter).includes(place)) &&
    (state === undefined || promoterState(promoter, atMs) === state)
  );
}

/** His level at an instant, and one that was set and begins later. */
function levelsOf(promoter: Promoter, atMs: number): readonly string[] {
  const now = levelAt(promoter, atMs);
  const coming = promoter.levels.filter(({ fromMs }) => fromMs > atMs).map(({ level }) => level);
  return [...new Set(now === null ? coming : [now, ...coming])];
}

/** His place and what it lies in, the widest first. */
function placesOf({ place }: Promoter): readonly string[] {
  if (place === undefined) return [];
  return [...new Set(AREAS.flatMap((area) => areaCode(place, area) ?? []))];
}

const levelMark = (level: string): string => `level:${level}`;
const groupMark = (group: string): string => `group:${group}`;
const placeMark = (place: string): string => `place:${place}`;
const stateMark = (state: PromoterState): string => `state:${state}`;
const pair = (a: string, b: string): string => `&${a}|${b}`;
