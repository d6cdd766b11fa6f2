import { PassThrough } from "node:stream";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { tellingRefund } from "../choose.ts";
import { openPaper } from "../paper.ts";
import { tellRefund } from "./refund.ts";
import { aLine, aPlan, aPromoter, among, anOrder, rate } from "#tests/fixtures.ts";

const PAID_MS = Date.parse("2026-01-01T00:00:00Z");
const paid = priceOrder(
  anOrder([aLine("S1", 10_000), aLine("S2", 50_000)], { chain: ["A"] }),
  { transactionId: "t1", amountFen: fen(60_000), successAtMs: PAID_MS },
  { plan: aPlan({ rates: [rate(1, 1_000)] }), version: 1 },
  among([aPromoter("A")]),
);
const received: Fact = { key: "received", receivedAtMs: PAID_MS };
const refundOf = (no: string, sku: string, refundFen: number): Fact => ({
  key: `refund/${no}`,
  lines: [{ sku, refundFen: fen(refundFen) }],
});

/** A case in which facts became known at the given times. */
function aCase(facts: readonly (readonly [fact: Fact, atMs: number])[]): Case {
  return facts.reduce(
    (known, [fact, atMs]) => {
      const recorded = recordFact(known, fact, atMs);
      if (!recorded.ok) throw new Error(recorded.error.code);
      return recorded.value;
    },
    emptyCase("O1", "U1"),
  );
}

function told(...facts: Parameters<typeof aCase>[0]): string {
  const refunds = tellingRefund();
  refunds.see(aCase([[paid, PAID_MS], [received, PAID_MS], ...facts]));
  const out = new PassThrough();
  tellRefund(openPaper(out, "zh", false), refunds.chosen(), new Map([["S1", "绿茶"]]));
  return String(out.read());
}

it("tells of a refund in the freeze that only what was pending became less", () => {
  const text = told([refundOf("R1", "S1", 4_000), PAID_MS + HOUR_MS]);
  expect(text).toContain("2026-01-01 09:00，退款 R1 退了订单 O1 的 ¥40.00");
  expect(text).toContain("绿茶  ¥40.00");
  expect(text).toContain("A -¥4.00");
  expect(text).toContain("从 ¥60.00 减到 ¥56.00");
  expect(text).toContain("还在冻结期");
});

it("tells of a later one that it was taken from what was available", () => {
  const text = told([refundOf("R1", "S1", 4_000), PAID_MS + 20 * DAY_MS]);
  expect(text).toContain("从“可提现”里扣回（2026-01-21 08:03）");
  expect(text).not.toContain("还在冻结期");
});

it("chooses the refund that took most back while leaving something", () => {
  const text = told(
    [refundOf("R1", "S1", 1_000), PAID_MS + HOUR_MS],
    [refundOf("R2", "S1", 9_000), PAID_MS + 2 * HOUR_MS],
    [refundOf("R3", "S2", 50_000), PAID_MS + 3 * HOUR_MS],
  );
  expect(text).toContain("退款 R2");
  expect(text).toContain("从 ¥59.00 减到 ¥50.00");
});

it("says so when no refund touched a commission", () => {
  expect(told()).toContain("没有一笔退款碰到过分润");
});
