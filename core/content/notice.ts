import { isBannedAt, levelAt, type Promoter } from "#core/people/promoter.ts";

/** To whom the brand speaks: everybody who uses the shop, all promoters, those of a level, or one. */
export type NoticeAudience =
  | { readonly kind: "all" }
  | { readonly kind: "promoters" }
  | { readonly kind: "level"; readonly level: string }
  | { readonly kind: "promoter"; readonly promoterId: string };

/** What the brand told people. Once sent it never changes: it can only be taken back. */
export type Notice = {
  readonly _id: string;
  readonly rev: number;
  readonly title: string;
  readonly text: string;
  /** As `audienceKey` says it. */
  readonly to: string;
  readonly by: string;
  /** From when it is shown. */
  readonly fromMs: number;
  readonly createdAtMs: number;
  /** Since when nobody is shown it any more; null = it is shown. */
  readonly endedAtMs: number | null;
};

/** That somebody read a notice. `_id` = `<noticeId>/<personId>`: the second time is the first. */
export type NoticeRead = {
  readonly _id: string;
  readonly rev: number;
  readonly noticeId: string;
  readonly personId: string;
  readonly atMs: number;
};

export const noticeReadId = (noticeId: string, personId: string): string =>
  `${noticeId}/${personId}`;

/** An audience as notices are found by it: `all`, `level/gold`, `promoter/oABC`. */
export function audienceKey(audience: NoticeAudience): string {
  if (audience.kind === "level") return `level/${audience.level}`;
  return audience.kind === "promoter" ? `promoter/${audience.promoterId}` : audience.kind;
}

/** The same back again. */
export function audienceOf(key: string): NoticeAudience {
  const slash = key.indexOf("/");
  const name = key.slice(slash + 1);
  if (slash < 0) return { kind: key === "all" ? "all" : "promoters" };
  return key.startsWith("level/")
    ? { kind: "level", level: name }
    : { kind: "promoter", promoterId: name };
}

/**
 * The audiences that somebody belongs to now. Who is banned is no promoter any more, but what was said to him alone
 * stays his to read.
 */
export function audiencesAt(
  openid: string,
  promoter: Promoter | null,
  atMs: number,
): readonly string[] {
  if (promoter === null) return ["all"];
  const own = `promoter/${openid}`;
  if (isBannedAt(promoter, atMs)) return ["all", own];
  const level = levelAt(promoter, atMs);
  return ["all", "promoters", ...(level === null ? [] : [`level/${level}`]), own];
}

/** Whether somebody who belongs to these audiences is shown a notice at an instant. */
export const isShownTo = (notice: Notice, audiences: readonly string[], atMs: number): boolean =>
  audiences.includes(notice.to) && notice.fromMs <= atMs && notice.endedAtMs === null;
