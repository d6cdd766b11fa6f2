import fc from "fast-check";
import type { Case } from "#core/commission/case.ts";
import type { RecordedFact } from "#core/commission/facts.ts";
import { fen } from "#core/money.ts";
import type { FundRow, TradeRow } from "#core/reconcile/billRow.ts";
import { distinct, matchTrade, rowKey, type TradeMatch } from "#core/reconcile/match.ts";
import { distinctFlows, matchTransfers } from "#core/reconcile/matchTransfers.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

/** Goal: what is said of a row depends on the row and its own documents, on nothing else. */
const id = fc.constantFrom("O1", "O2", "O3", "O4");
const small = fc.integer({ min: 1, max: 3 }).map((value) => fen(value));
const refundId = fc.constantFrom("R1", "R2");
const atMs = fc.constantFrom(10, 20);
const row: fc.Arbitrary<TradeRow> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant("payment" as const), orderId: id, amountFen: small, atMs },
    transactionId: fc.constantFrom("T1", "T2"),
  }),
  fc.record({
    ...{ kind: fc.constant("refund" as const), orderId: id, refundId, refundFen: small, atMs },
    state: fc.constantFrom("processing", "succeeded", "closed", "abnormal"),
  }),
);
/** As WeChat gives them: one row of one key. */
const rows = fc.uniqueArray(row, { selector: rowKey, maxLength: 12 });

const fact: fc.Arbitrary<RecordedFact> = fc.oneof(
  fc
    .record({ amountFen: small, transactionId: fc.constantFrom("T1", "T2") })
    .map((told): RecordedFact => ({
      ...{ key: "paid", ...told, successAtMs: 10, plan: null, capBp: 0 as never, atMs: 11 },
      ...{ perOrderCapFen: fen(0), freezeDays: 1, noReceiptDays: 1, chain: [], payees: [] },
      ...{ lines: [], unpaid: [] },
    })),
  fc
    .record({ refundId, refundFen: small, isAsked: fc.boolean() })
    .map(({ refundId: no, refundFen, isAsked }): RecordedFact =>
      isAsked
        ? {
            ...{ key: `refund-asked/${no}`, lines: [{ sku: "a", refundFen }], atMs: 12 },
            ...{ freightFen: fen(0), reason: "r", by: "s" },
          }
        : { key: `refund/${no}`, lines: [{ sku: "a", refundFen }], atMs: 13 },
    ),
);
const cases = fc
  .dictionary(id, fc.uniqueArray(fact, { selector: ({ key }) => key, maxLength: 5 }))
  .map(
    (all) =>
      new Map<string, Pick<Case, "facts">>(
        Object.entries(all).map(([orderId, facts]) => [orderId, { facts }]),
      ),
  );

const said = ({ matched, waiting, missing, differing }: TradeMatch) => ({
  matched: matched.map(rowKey).sort(),
  waiting: waiting.map(rowKey).sort(),
  missing: missing.map(rowKey).sort(),
  differing: differing.map((one) => JSON.stringify(one)).sort(),
});
const together = (parts: readonly TradeMatch[]): TradeMatch => ({
  matched: parts.flatMap(({ matched }) => matched),
  waiting: parts.flatMap(({ waiting }) => waiting),
  missing: parts.flatMap(({ missing }) => missing),
  differing: parts.flatMap(({ differing }) => differing),
});

it("does not depend on the order of rows, nor on rows that come twice", () => {
  const shuffled = rows.chain((all) =>
    fc.record({
      all: fc.constant(all),
      twice: fc
        .shuffledSubarray(all)
        .chain((some) =>
          fc.shuffledSubarray([...all, ...some], { minLength: all.length + some.length }),
        ),
    }),
  );
  fc.assert(
    fc.property(shuffled, cases, ({ all, twice }, known) => {
      expect(said(matchTrade(twice, known))).toEqual(said(matchTrade(all, known)));
    }),
  );
});

it("does not depend on where a day is cut, so that slices come to the same end", () => {
  fc.assert(
    fc.property(rows, cases, fc.nat(12), (all, known, at) => {
      const parts = [all.slice(0, at), all.slice(at)].map((part) => matchTrade(part, known));
      expect(said(together(parts))).toEqual(said(matchTrade(all, known)));
    }),
  );
});

it("says one thing of every row", () => {
  fc.assert(
    fc.property(rows, cases, (all, known) => {
      const { matched, waiting, missing, differing } = matchTrade(all, known);
      const lists = [matched, waiting, missing, differing];
      expect(lists.reduce((sum, { length }) => sum + length, 0)).toBe(distinct(all).length);
    }),
  );
});

const number = fc.constantFrom("F1", "F2", "F3");
const flow: fc.Arbitrary<FundRow> = fc.record({
  ...{ kind: fc.constant("fund" as const), flowId: fc.constantFrom("a", "b", "c", "d") },
  ...{ about: number, business: fc.constantFrom("商家转账", "商家转账退回", "充值"), atMs },
  amountFen: fc.constantFrom(fen(-2), fen(-1), fen(1), fen(2)),
  balanceFen: fc.constant(fen(0)),
});
const withdrawals = fc
  .dictionary(
    number,
    fc.record({
      state: fc.constantFrom("approved", "sending", "confirming", "paid", "released"),
      channel: fc.constantFrom("wechat", "bank"),
      netFen: fc.constantFrom(fen(1), fen(2)),
    }),
  )
  .map(
    (all) =>
      new Map(
        Object.entries(all).map(
          ([transferNumber, { state, channel, netFen }]): [string, Withdrawal] => [
            transferNumber,
            {
              ...{ id: `w${transferNumber}`, amountFen: netFen, state, transferNumber },
              ...{
                requestedAtMs: 1,
                approvals: [],
                approvedAtMs: 1,
                closedAtMs: null,
                reason: null,
              },
              transfer:
                state === "approved"
                  ? null
                  : {
                      ...{ channel, netFen, taxFen: fen(0), tax: "none", month: "2026-03" },
                      ...{ sentAtMs: 1, packageInfo: null, receipt: null },
                    },
            },
          ],
        ),
      ),
  );

it("says one thing of every flow, whatever their order, and calls no foreign money matched", () => {
  const flows = fc.array(flow, { maxLength: 8 }).map(distinctFlows);
  fc.assert(
    fc.property(flows, withdrawals, (all, known) => {
      const { matched, unsettled, differing, others } = matchTransfers([...all, ...all], known);
      const count = matched.length + unsettled.length + differing.length + others.length;
      expect(count).toBe(all.length);
      expect(others.every(({ amountFen }) => amountFen > 0)).toBe(true);
      for (const { about, amountFen } of matched) {
        const withdrawal = known.get(about);
        expect(withdrawal?.transfer?.netFen).toBe(Math.abs(amountFen));
        expect(withdrawal?.state).toMatch(amountFen > 0 ? /released/ : /paid|released/);
      }
      const turned = matchTransfers(all.toReversed(), known);
      expect(turned.matched.map(({ flowId }) => flowId).sort()).toEqual(
        matched.map(({ flowId }) => flowId).sort(),
      );
    }),
  );
});
