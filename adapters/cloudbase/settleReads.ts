import type { Client } from "#adapters/cloudbase/client.ts";
import { type Fen, fen } from "#core/money.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Reads } from "#ports/reads.ts";

type SettleReads = Pick<Reads, "promotersDue" | "walletsOf" | "maturedOf">;

/** What the settlement asks about many promoters at once, by the indexes over the cases' schedules. */
export function cloudbaseSettleReads({ db }: Client): SettleReads {
  const _ = db.command;
  const $ = _.aggregate;
  return {
    async promotersDue({ afterMs, untilMs }, rowsMax) {
      const due = { $gt: afterMs, $lte: untilMs };
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ schedule: { $elemMatch: { availableAtMs: due } } })
        .limit(rowsMax + 1) // However much is due, no more is read.
        .unwind("$schedule")
        .match({ "schedule.availableAtMs": due })
        .group({ _id: "$schedule.promoterId", rows: $.sum(1) })
        .sort({ _id: 1 })
        .limit(rowsMax + 1)
        .end();
      const found = data as { _id: string; rows: number }[];
      const rows = found.reduce((sum, one) => sum + one.rows, 0);
      return rows > rowsMax ? null : found.map(({ _id }) => _id);
    },
    async walletsOf(promoterIds) {
      if (promoterIds.length === 0) return [];
      const { data } = await db
        .collection("wallets")
        .where({ _id: _.in([...promoterIds]) })
        .limit(promoterIds.length)
        .get();
      return data as Wallet[];
    },
    async maturedOf(watermarks, untilMs) {
      const spans = spansOf(watermarks, untilMs);
      if (spans.length === 0) return new Map<string, Fen>();
      const inSpan = (path: string) =>
        spans.map(({ promoterIds, due }) => ({
          [`${path}promoterId`]: { $in: promoterIds },
          [`${path}availableAtMs`]: due,
        }));
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match(anyOf(inSpan("").map((span) => ({ schedule: { $elemMatch: span } }))))
        .unwind("$schedule")
        .match(anyOf(inSpan("schedule.")))
        .group({ _id: "$schedule.promoterId", amountFen: $.sum("$schedule.amountFen") })
        .limit(watermarks.size)
        .end();
      const sums = data as { _id: string; amountFen: number }[];
      return new Map(sums.map(({ _id, amountFen }) => [_id, fen(amountFen)]));
    },
  };
}

type Span = { readonly promoterIds: string[]; readonly due: { $gt: number; $lte: number } };

/** Promoters who are equally far are asked about together: mostly all of them. */
function spansOf(watermarks: ReadonlyMap<string, number>, untilMs: number): readonly Span[] {
  const spans = new Map<number, Span>();
  for (const [promoterId, afterMs] of watermarks) {
    const span = spans.get(afterMs) ?? { promoterIds: [], due: { $gt: afterMs, $lte: untilMs } };
    span.promoterIds.push(promoterId);
    spans.set(afterMs, span);
  }
  return [...spans.values()];
}

/** One query alone needs no `$or`, and its index is chosen without one. */
function anyOf(queries: readonly object[]): object {
  const [first, second] = queries;
  return first !== undefined && second === undefined ? first : { $or: queries };
}
