import { AREAS, type Area } from "#core/plan/components.ts";

/**
 * A post that somebody holds for the brand: the agent of a region, or the holder and the staff of a store. One
 * document for each post, so that nobody can share a region by accident.
 *
 * - Source: docs/domain/components.md, "Posts".
 */
export type Post = {
  /** `region/330106`, `store/S1`. */
  readonly _id: string;
  readonly rev: number;
  /** Who has held it, the earliest first; no two terms overlap. */
  readonly holders: readonly Term[];
  /** Of a store: who has worked there, in the order of their appointment; many at a time. */
  readonly staff: readonly Term[];
};
/** From the first instant on, until the last, exclusive; null = still. */
export type Term = {
  readonly promoterId: string;
  readonly fromMs: number;
  readonly untilMs: number | null;
  /** Which of the staff appointed him. */
  readonly by: string;
  /** Which of the staff dismissed him; left out = nobody. */
  readonly endedBy?: string;
};

export const regionPostId = (code: string): string => `region/${code}`;
export const storePostId = (store: string): string => `store/${store}`;

/**
 * The code of an area of an address: of `330106` the city is `330100`, the province `330000`. Null where the address
 * names none so narrow: `441900` is a city without districts, and its agent is paid as the city's only.
 */
export function areaCode(region: string, area: Area): string | null {
  const named = { province: 2, city: 4, district: 6 }[area];
  if ([4, 6].some((end) => end <= named && region.slice(end - 2, end) === "00")) return null;
  return region.slice(0, named).padEnd(6, "0");
}

/** Who holds a post at an instant; null = nobody. */
export const holderAt = (post: Post | null, atMs: number): string | null =>
  post?.holders.find((term) => covers(term, atMs))?.promoterId ?? null;

/** Whether somebody worked in a store at an instant. */
export const isStaffAt = (post: Post | null, promoterId: string, atMs: number): boolean =>
  post?.staff.some((term) => term.promoterId === promoterId && covers(term, atMs)) ?? false;

/** The posts that an order may touch: its store, and such `areas` of its address as it names. */
export function postIdsOf(
  sale: { readonly region?: string; readonly store?: string },
  areas: readonly Area[] = AREAS,
): readonly string[] {
  const { region, store } = sale;
  const codes = region === undefined ? [] : areas.map((area) => areaCode(region, area));
  const regions = codes.flatMap((code) => (code === null ? [] : [regionPostId(code)]));
  return store === undefined ? regions : [storePostId(store), ...regions];
}

const covers = ({ fromMs, untilMs }: Term, atMs: number): boolean =>
  fromMs <= atMs && (untilMs === null || atMs < untilMs);
