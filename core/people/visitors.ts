import type { Fan } from "#core/attribution/fan.ts";
import type { Promoter } from "#core/people/promoter.ts";

/** What visitors brought a promoter: persons who opened one of his codes, and those who did so first since an instant. */
export type Visitors = {
  readonly number: number;
  readonly fans: number;
  readonly recentFans: number;
  readonly lastMs: number;
};

/** The same without promoters who opened codes of their own. `own`: what they opened themselves. */
export function withoutOwnVisits(
  sums: readonly Visitors[],
  promoters: readonly Pick<Promoter, "_id" | "number">[],
  own: readonly Pick<Fan, "_id" | "touches">[],
  sinceMs: number,
): readonly Visitors[] {
  const touchesOf = new Map(own.map(({ _id, touches }) => [_id, touches]));
  const idOf = new Map(promoters.map(({ _id, number }) => [number, _id]));
  return sums.flatMap((sum) => {
    const touches = touchesOf.get(idOf.get(sum.number) ?? "") ?? [];
    const times = touches
      .filter(({ promoterNumber }) => promoterNumber === sum.number)
      .map(({ atMs }) => atMs);
    if (times.length === 0) return [sum];
    const isRecent = Math.min(...times) >= sinceMs;
    const fans = sum.fans - 1;
    return fans === 0 ? [] : [{ ...sum, fans, recentFans: sum.recentFans - (isRecent ? 1 : 0) }];
  });
}
