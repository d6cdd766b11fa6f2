import { isBannedAt, type Promoter } from "#core/people/promoter.ts";
import { nextMidnightMs } from "#core/time.ts";

/** A level change a day for a quarter of a year: no payment is reported later than that. */
export const LEVELS_MAX = 100;

/**
 * The promoter with another level from the next midnight on, UTC+8.
 *
 * - A second change on the same day replaces the first. One back to the present level takes it back.
 * - Returns the same object when nothing changes.
 * - Source: docs/replay.md, "What the amounts follow", 5.
 */
export function withLevel(promoter: Promoter, level: string, nowMs: number): Promoter {
  const fromMs = nextMidnightMs(nowMs);
  const before = promoter.levels.filter((change) => change.fromMs < fromMs);
  const change = before.at(-1)?.level === level ? [] : [{ level, fromMs }];
  const levels = [...before, ...change].slice(-LEVELS_MAX);
  return isSame(levels, promoter.levels) ? promoter : { ...promoter, levels };
}

/** The promoter banned at once. Who is banned already stays so: the first ban and reason hold. */
export function withBan(promoter: Promoter, reason: string, nowMs: number): Promoter {
  if (promoter.bannedAtMs !== null) return promoter;
  return { ...promoter, bannedAtMs: nowMs, banReason: reason };
}

/**
 * The promoter after he closed his account: from now on he earns nothing new and his codes bind nobody, as after a ban,
 * but without blame. What he earned stays his. Who is banned or has left already stays so.
 */
export function withLeave(promoter: Promoter, nowMs: number): Promoter {
  if (promoter.bannedAtMs !== null) return promoter;
  return { ...promoter, bannedAtMs: nowMs, banReason: LEFT_REASON, hasLeft: true };
}
const LEFT_REASON = "本人注销账户";

/** Why somebody is no promoter any more; null = he is one. */
export function standingRefusal(
  promoter: Promoter,
  atMs: number,
): { readonly code: "promoter_banned" | "promoter_left" } | null {
  if (!isBannedAt(promoter, atMs)) return null;
  return { code: promoter.hasLeft ? "promoter_left" : "promoter_banned" };
}

const isSame = (one: Promoter["levels"], other: Promoter["levels"]): boolean =>
  one.length === other.length &&
  one.every(({ level, fromMs }, at) => level === other[at]?.level && fromMs === other[at]?.fromMs);
