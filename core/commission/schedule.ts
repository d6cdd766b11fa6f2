import { newestMeasured } from "#core/bonus/measured.ts";
import { type Fact, openHolds, paidFact, receivedFact } from "#core/commission/facts.ts";
import { type Fen, fen } from "#core/money.ts";
import { DAY_MS, GUARD_BAND_MS, NEVER_MS } from "#core/time.ts";

/** `amountFen` of an order's commission becomes available to a promoter at an instant; < 0 takes back. */
export type ScheduleRow = {
  readonly promoterId: string;
  readonly availableAtMs: number;
  readonly amountFen: Fen;
};

/**
 * When an order's commission becomes available: `freezeDays` after receipt or, without one,
 * `noReceiptDays` after payment; `NEVER_MS` while something holds it. Null while no payment is known.
 * What a period pays is due at once: it is measured only when its freeze is over.
 */
export function dueMs(facts: readonly Fact[]): number | null {
  const measured = newestMeasured(facts);
  if (measured !== null) return measured.untilMs + measured.freezeDays * DAY_MS;
  const paid = paidFact(facts);
  if (paid === null) return null;
  if (openHolds(facts).length > 0) return NEVER_MS;
  const received = receivedFact(facts);
  const withoutReceiptMs = paid.successAtMs + paid.noReceiptDays * DAY_MS;
  if (received === null) return withoutReceiptMs;
  return received.receivedAtMs < withoutReceiptMs
    ? received.receivedAtMs + paid.freezeDays * DAY_MS
    : withoutReceiptMs;
}

/**
 * The schedule that follows from what is owed now.
 *
 * - `rows`: the schedule so far; a row inside the guard band after `decidedAtMs`, or past, is final.
 * - `owed`: fen by promoter, all of the order; what final rows do not cover gets one new row, at the due
 *   time or just past the guard band, whichever is later. It is negative when too much is final; then it
 *   comes just past the guard band, whatever is due or held: nothing delays taking back.
 * - Promises: the rows of a promoter always add up to what he is owed; final rows are kept as they are.
 * - Source: docs/domain/settlement.md, "The guard band".
 */
export function reschedule(
  rows: readonly ScheduleRow[],
  owed: ReadonlyMap<string, Fen>,
  due: number | null,
  decidedAtMs: number,
): readonly ScheduleRow[] {
  const finalUntilMs = decidedAtMs + GUARD_BAND_MS;
  const final = rows.filter(({ availableAtMs }) => availableAtMs <= finalUntilMs);
  if (due === null) return final;
  const soonestMs = finalUntilMs + 1;
  const laterMs = Math.max(due, soonestMs);
  const people = new Set([...owed.keys(), ...final.map(({ promoterId }) => promoterId)]);
  const open = [...people].flatMap((promoterId): ScheduleRow[] => {
    const coveredFen = final
      .filter((row) => row.promoterId === promoterId)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    const restFen = fen((owed.get(promoterId) ?? 0) - coveredFen);
    if (restFen === 0) return [];
    return [{ promoterId, availableAtMs: restFen < 0 ? soonestMs : laterMs, amountFen: restFen }];
  });
  return [...final, ...open];
}
