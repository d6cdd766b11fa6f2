import { adjustmentStories } from "#core/commission/adjust.ts";
import { bookedFen } from "#core/commission/case.ts";
import { openHolds, receivedFact, type RecordedFact } from "#core/commission/facts.ts";
import { holdStories } from "#core/commission/hold.ts";
import { dueMs, type ScheduleRow } from "#core/commission/schedule.ts";
import { owedBy, type Share } from "#core/commission/shares.ts";
import { concerned, type Known, section, tell } from "#core/explain/material.ts";
import type { DueState } from "#core/explain/shown.ts";
import { STAFF_ONLY, type Told } from "#core/explain/statement.ts";
import { NOTHING } from "#core/money.ts";
import { openRefunds, REFUND_DAYS } from "#core/order/refund.ts";
import { DAY_MS, NEVER_MS } from "#core/time.ts";

/** What two of the staff corrected, and what of it counts. What is not decided is staff's alone. */
export function correctionsStory(known: Known, shares: readonly Share[]): readonly Told[] {
  const { facts, whoOf } = known;
  return section(
    "corrections",
    adjustmentStories(facts).flatMap((story): readonly Told[] => {
      const { id, promoterId, amountFen, reason, by, accepted, decidedBy } = story;
      const who = whoOf(promoterId);
      const names = tell(STAFF_ONLY, { kind: "correctors", id, by, decidedBy });
      if (accepted !== true) {
        const turnedDown = accepted === false;
        const asked = { kind: "correctionAsked", who, amountFen, reason, turnedDown } as const;
        return [tell(STAFF_ONLY, asked), names];
      }
      const countedFen =
        shares.find(({ rule }) => rule === `adjustment/${id}`)?.amountFen ?? NOTHING;
      const atMs = facts.find(({ key }) => key === `adjustment/${id}`)?.atMs ?? story.atMs;
      const said = { kind: "correction", who, wantedFen: amountFen, countedFen, reason } as const;
      return [tell([promoterId], { ...said, atMs }), names];
    }),
  );
}

/** What everybody is owed in all, and when he can have it. */
export function sumsStory(known: Known, shares: readonly Share[]): readonly Told[] {
  const { paid, facts, whoOf, nowMs } = known;
  if (!paid) return [];
  const owed = owedBy(shares);
  const rows = known.case?.schedule ?? [];
  const people = concerned(known.order, known.case);
  return section(
    "sums",
    people.flatMap((id) => [
      tell([id], { kind: "sum", who: whoOf(id), amountFen: owed.get(id) ?? NOTHING }),
      ...rows
        .filter(({ promoterId }) => promoterId === id)
        .flatMap((row) => [
          tell([id], {
            ...{ kind: "due", state: stateOf(row, nowMs) },
            ...{ amountFen: row.amountFen, atMs: timeOf(row) },
          }),
          ...whyDue(known, row).map((told) => ({ ...told, sees: [id] })),
        ]),
      ...booksFinding(known, id, owed.get(id) ?? NOTHING).map((told) => ({ ...told, sees: [id] })),
    ]),
  ).concat(laterStory(known, facts));
}

/** How a row of the schedule stands at an instant. */
export function stateOf({ amountFen, availableAtMs }: ScheduleRow, nowMs: number): DueState {
  const isPast = availableAtMs <= nowMs;
  if (amountFen < 0) return isPast ? "taken_back" : "to_take_back";
  if (isPast) return "available";
  return availableAtMs === NEVER_MS ? "held" : "pending";
}

/** When it becomes available; null while it is held. */
export const timeOf = ({ availableAtMs }: ScheduleRow): number | null =>
  availableAtMs === NEVER_MS ? null : availableAtMs;

/** From what the time of a row is counted; a row of another time was written or taken back after it. */
function whyDue({ paid, facts }: Known, row: ScheduleRow): readonly Pick<Told, "statement">[] {
  if (!paid || row.availableAtMs !== dueMs(facts) || row.availableAtMs === NEVER_MS) return [];
  const { freezeDays, noReceiptDays, successAtMs: paidAtMs } = paid;
  const received = receivedFact(facts);
  if (received && row.availableAtMs === received.receivedAtMs + freezeDays * DAY_MS) {
    const { receivedAtMs } = received;
    return [{ statement: { kind: "dueAfterReceipt", receivedAtMs, freezeDays } }];
  }
  return [{ statement: { kind: "dueWithoutReceipt", paidAtMs, noReceiptDays } }];
}

/** What is booked and what is scheduled must both be what is owed. */
function booksFinding(
  known: Known,
  id: string,
  owedFen: number,
): readonly Pick<Told, "statement">[] {
  if (!known.case) return [];
  const booked = bookedFen(known.case, id);
  const scheduled = known.case.schedule
    .filter(({ promoterId }) => promoterId === id)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  const kept = { entries: booked, schedule: scheduled };
  return Object.entries(kept).flatMap(([at, amountFen]) =>
    amountFen === owedFen
      ? []
      : [
          {
            statement: {
              ...({ kind: "finding", code: "books_differ", at } as const),
              ...{ kept: `${amountFen} fen`, expected: `${owedFen} fen` },
            },
          },
        ],
  );
}

/** What could still change it. */
function laterStory(known: Known, facts: readonly RecordedFact[]): readonly Told[] {
  const { paid, nowMs } = known;
  if (!paid || !known.case || known.case.schedule.length === 0) return [];
  const { freezeDays, noReceiptDays, successAtMs } = paid;
  const refundsUntilMs = successAtMs + REFUND_DAYS * DAY_MS;
  const isOpen = receivedFact(facts) === null && nowMs < successAtMs + noReceiptDays * DAY_MS;
  const holds = holdStories(facts).filter(({ ended }) => ended === null);
  return section("later", [
    ...(openHolds(facts).length > 0 ? [tell("everyone" as const, { kind: "held" as const })] : []),
    ...holds.map(({ reason, note, by, atMs }) =>
      tell(STAFF_ONLY, { kind: "hold", reason, note, by, atMs }),
    ),
    ...(openRefunds(facts).length > 0 ? [tell("everyone", { kind: "refundAsked" })] : []),
    ...(isOpen ? [tell("everyone", { kind: "receiptToCome", freezeDays })] : []),
    ...(nowMs < refundsUntilMs
      ? [tell("everyone", { kind: "refundsUntil", untilMs: refundsUntilMs })]
      : []),
  ]);
}
