import type { Client } from "#adapters/cloudbase/client.ts";
import type { Span } from "#ports/billReads.ts";
import type { TodayReads } from "#ports/reportReads.ts";

type Counts = Pick<TodayReads, "paidIn" | "refundedIn" | "firstVisitsIn" | "approvedIn">;

/** What was counted in some spans of time. */
export function cloudbaseCountReads({ db }: Client): Counts {
  const _ = db.command;
  const $ = _.aggregate;
  const hull = (spans: readonly Span[]) => ({
    fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
    untilMs: Math.max(...spans.map(({ untilMs }) => untilMs)),
  });
  const within = (field: string, { fromMs, untilMs }: Span) =>
    $.and([$.gte([field, fromMs]), $.lt([field, untilMs])]);
  /** A sum for each span: of `what` where the field lies in it. */
  const sums = (name: string, spans: readonly Span[], field: string, what: unknown) =>
    Object.fromEntries(
      spans.map((span, n) => [`${name}${n}`, $.sum($.cond([within(field, span), what, 0]))]),
    );
  const found = (data: unknown, name: string, spans: readonly Span[]): readonly number[] => {
    const [row] = data as { [name: string]: number }[];
    return spans.map((_span, n) => row?.[`${name}${n}`] ?? 0);
  };
  return {
    async paidIn(spans) {
      const { fromMs, untilMs } = hull(spans);
      const isPaid = $.eq(["$$fact.key", "paid"]);
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ paidAtMs: _.gte(fromMs).and(_.lt(untilMs)) })
        .project({ paidAtMs: 1, paid: $.filter({ input: "$facts", as: "fact", cond: isPaid }) })
        .project({ paidAtMs: 1, amountFen: $.sum("$paid.amountFen") })
        .group({
          _id: null,
          ...sums("orders", spans, "$paidAtMs", 1),
          ...sums("paid", spans, "$paidAtMs", "$amountFen"),
        })
        .limit(1)
        .end();
      const paid = found(data, "paid", spans);
      return found(data, "orders", spans).map((orders, n) => ({ orders, paidFen: paid[n] ?? 0 }));
    },
    async refundedIn(spans) {
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ changedAtMs: _.gte(hull(spans).fromMs) }) // What was recorded then changed its case then or later.
        .unwind("$facts")
        .match({ "facts.key": db.RegExp({ regexp: "^refund/" }) })
        .project({
          atMs: "$facts.atMs",
          sumFen: $.add([$.sum("$facts.lines.refundFen"), $.ifNull(["$facts.freightFen", 0])]),
        })
        .group({
          _id: null,
          ...sums("refunds", spans, "$atMs", 1),
          ...sums("refunded", spans, "$atMs", "$sumFen"),
        })
        .limit(1)
        .end();
      const refunded = found(data, "refunded", spans);
      return found(data, "refunds", spans).map((refunds, n) => ({
        ...{ refunds, refundedFen: refunded[n] ?? 0 },
      }));
    },
    async firstVisitsIn(spans) {
      const { data } = await db
        .collection("fans")
        .aggregate()
        .match({ "touches.atMs": _.gte(hull(spans).fromMs), base: null })
        .project({ first: $.arrayElemAt(["$touches", 0]) })
        .match({ "first.atMs": _.gte(hull(spans).fromMs), "first.moved": _.neq(true) })
        .lookup({ from: "promoters", localField: "_id", foreignField: "_id", as: "self" })
        .project({ first: 1, own: $.in(["$first.promoterNumber", "$self.number"]) })
        .match({ own: false })
        .group({ _id: null, ...sums("fans", spans, "$first.atMs", 1) })
        .limit(1)
        .end();
      return found(data, "fans", spans);
    },
    async approvedIn(spans) {
      const { fromMs, untilMs } = hull(spans);
      const { data } = await db
        .collection("promoters")
        .aggregate()
        .match({ approvedAtMs: _.gte(fromMs).and(_.lt(untilMs)) })
        .group({ _id: null, ...sums("approved", spans, "$approvedAtMs", 1) })
        .limit(1)
        .end();
      return found(data, "approved", spans);
    },
  };
}
