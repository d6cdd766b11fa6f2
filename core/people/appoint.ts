import { type Post, regionPostId, storePostId, type Term } from "#core/people/post.ts";
import { isBannedAt, type Promoter } from "#core/people/promoter.ts";
import { AREAS, type Area } from "#core/plan/components.ts";
import { err, ok, type Result } from "#core/result.ts";

/** Terms that a post may ever have had: its document is read with every order of the place. */
export const HOLDERS_MAX = 200;
export const STAFF_TERMS_MAX = 1_000;
/** People who may work in one store at a time. */
export const STAFF_MAX = 200;

/** What somebody is in a post: he holds it, alone; or he works in the store that it is. */
export type Role = "holder" | "staff";

/** What staff decide about a post. */
export type Appointment = {
  readonly promoterId: string;
  readonly role: Role;
  /** Null = now. */
  readonly fromMs: number | null;
  /** Exclusive; null = until he is dismissed. */
  readonly untilMs: number | null;
  /** Which of the staff decides. */
  readonly by: string;
};
export type Dismissal = Pick<Appointment, "promoterId" | "role" | "by"> & {
  /** From when on he is out; null = now. */
  readonly atMs: number | null;
};

/** In order of precedence. */
export type AppointError =
  | { readonly code: "promoter_unknown" }
  | { readonly code: "promoter_banned" }
  | { readonly code: "term_in_past" }
  | { readonly code: "term_empty" }
  | { readonly code: "post_taken"; readonly promoterId: string; readonly untilMs: number | null }
  | { readonly code: "staff_full"; readonly staffMax: number }
  | { readonly code: "post_full"; readonly termsMax: number };
/** In order of precedence. */
export type DismissError = { readonly code: "post_not_held" } | { readonly code: "term_in_past" };

/** The first two digits of the provinces, GB/T 2260. Narrower areas come and go; these have stood since 1997. */
const PROVINCES: ReadonlySet<string> = new Set(
  (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 " +
    "50 51 52 53 54 61 62 63 64 65 71 81 82"
  ).split(" "),
);

/** Of what level a code of GB/T 2260 is: 330000 a province, 330100 a city, 330106 a district; null = of none. */
export function areaOf(code: string): Area | null {
  if (!/^\d{6}$/.test(code) || !PROVINCES.has(code.slice(0, 2))) return null;
  const [city, district] = [code.slice(2, 4) !== "00", code.slice(4) !== "00"];
  if (district && !city) return null;
  return AREAS[Number(city) + Number(district)] ?? null;
}

/** The id of the post that a region or a store is. */
export function postIdOf(
  place: { readonly region: string } | { readonly store: string },
): Result<string, { readonly code: "region_invalid" }> {
  if ("store" in place) return ok(storePostId(place.store));
  return areaOf(place.region) === null
    ? err({ code: "region_invalid" })
    : ok(regionPostId(place.region));
}

export const emptyPost = (id: string): Post => ({ _id: id, rev: 0, holders: [], staff: [] });

/**
 * The post with one more term.
 *
 * - `promoter`: whom it is about; null = nobody knows him.
 * - The same appointment again is the same one: the same object is returned. Without `fromMs` that is one to the same
 *   end of somebody who is in the post already.
 * - Promises: at most one holder at any instant, nobody twice among a store's staff; no instant before `nowMs` changes,
 *   so what an order paid stays what it was.
 * - Source: docs/domain/components.md, "Posts".
 */
export function appointed(
  post: Post,
  { promoterId, role, by, ...asked }: Appointment,
  promoter: Promoter | null,
  nowMs: number,
): Result<Post, AppointError> {
  if (!promoter) return err({ code: "promoter_unknown" });
  if (isBannedAt(promoter, nowMs)) return err({ code: "promoter_banned" });
  const { untilMs } = asked;
  const fromMs = asked.fromMs ?? nowMs;
  const terms = termsOf(post, role);
  const isSame = (term: Term) =>
    term.promoterId === promoterId &&
    term.untilMs === untilMs &&
    (asked.fromMs === null ? term.fromMs <= nowMs && !isOver(term, nowMs) : term.fromMs === fromMs);
  if (terms.some(isSame)) return ok(post);
  if (fromMs < nowMs) return err({ code: "term_in_past" });
  if (untilMs !== null && untilMs <= fromMs) return err({ code: "term_empty" });
  const rivals = terms.filter((one) => role === "holder" || one.promoterId === promoterId);
  const holder = rivals.find((one) => overlap(one, { fromMs, untilMs }));
  if (holder) {
    return err({ code: "post_taken", promoterId: holder.promoterId, untilMs: holder.untilMs });
  }
  const present = terms.filter((one) => !isOver(one, nowMs)).length;
  if (role === "staff" && present >= STAFF_MAX) {
    return err({ code: "staff_full", staffMax: STAFF_MAX });
  }
  const termsMax = role === "staff" ? STAFF_TERMS_MAX : HOLDERS_MAX;
  if (terms.length >= termsMax) return err({ code: "post_full", termsMax });
  return ok(withTerms(post, role, [...terms, { promoterId, fromMs, untilMs, by }]));
}

/**
 * The post without somebody from an instant on: the term that holds then ends, one that would begin later never does.
 *
 * - Who is out already stays so: the same object is returned.
 * - A term that never began stays in the record, with its end at its beginning.
 */
export function dismissed(
  post: Post,
  { promoterId, role, by, atMs: asked }: Dismissal,
  nowMs: number,
): Result<Post, DismissError> {
  const atMs = asked ?? nowMs;
  const terms = termsOf(post, role);
  if (!terms.some((term) => term.promoterId === promoterId)) return err({ code: "post_not_held" });
  const isHit = (term: Term) => term.promoterId === promoterId && !isOver(term, atMs);
  if (!terms.some(isHit)) return ok(post);
  if (atMs < nowMs) return err({ code: "term_in_past" });
  const left = terms.map((term) =>
    isHit(term) ? { ...term, untilMs: Math.max(term.fromMs, atMs), endedBy: by } : term,
  );
  return ok(withTerms(post, role, left));
}

/** A post as staff see it in a list. */
export type PostRow = {
  /** A region's code and its level, or a store. */
  readonly region?: string;
  readonly area?: Area;
  readonly store?: string;
  /** Who holds it now; null = nobody. */
  readonly holder: string | null;
  /** All terms that it ever had, the earliest first. */
  readonly holders: readonly Term[];
  /** Of a store: whose term is not over. */
  readonly staff: readonly Term[];
};

export function postRowOf({ _id, holders, staff }: Post, nowMs: number): PostRow {
  const [kind, name] = [_id.slice(0, _id.indexOf("/")), _id.slice(_id.indexOf("/") + 1)];
  const area = areaOf(name);
  const place =
    kind === "store" ? { store: name } : { region: name, ...(area === null ? {} : { area }) };
  const now = holders.find((term) => term.fromMs <= nowMs && !isOver(term, nowMs));
  return {
    ...place,
    holder: now?.promoterId ?? null,
    holders,
    staff: staff.filter((term) => !isOver(term, nowMs)),
  };
}

const termsOf = (post: Post, role: Role): readonly Term[] =>
  role === "staff" ? post.staff : post.holders;

/** Holders by the beginning of their terms, staff in the order of their appointment. */
function withTerms(post: Post, role: Role, terms: readonly Term[]): Post {
  if (role === "staff") return { ...post, staff: terms };
  return { ...post, holders: [...terms].sort((a, b) => a.fromMs - b.fromMs) };
}

/** A term that was called off before it began is over from the start. */
const isOver = ({ fromMs, untilMs }: Term, atMs: number): boolean =>
  untilMs !== null && (untilMs <= atMs || untilMs === fromMs);

function overlap(held: Term, asked: Pick<Term, "fromMs" | "untilMs">): boolean {
  if (held.fromMs === held.untilMs) return false;
  const begins = held.untilMs === null || asked.fromMs < held.untilMs;
  return begins && (asked.untilMs === null || held.fromMs < asked.untilMs);
}
