import type { Bills } from "#ports/bills.ts";

/** What happened on one day at WeChat, for every adapter the same. */
export const BILL_DAY = "2026-03-10";
export const QUIET_DAY = "2026-03-09";
export const BILL_STORY = {
  payments: [
    { orderId: "bill-order-1", amountFen: 9_900 },
    { orderId: "bill-order-2", amountFen: 5 },
  ],
  refund: { orderId: "bill-order-1", refundId: "bill-refund-1", refundFen: 907 },
  transfers: [
    { transferNumber: "F1W1Tbill", amountFen: 100, end: "success" },
    { transferNumber: "F1W2Tbill", amountFen: 233, end: "fail" },
  ],
} as const;

/** What the suite needs besides the port: the story has happened, and the bills are not ready. */
export interface BillsUnderTest {
  readonly bills: Bills;
  /** Lets the next morning come, when they are. */
  untilReady(): Promise<void>;
}

/** What every `Bills` must do. Run on the memory adapter, and on WeChat's over the stand-in. */
export function billsContract(open: () => Promise<BillsUnderTest>): void {
  let under: BillsUnderTest;
  beforeAll(async () => {
    under = await open();
  }, 30_000);

  it("says nothing of a day whose bills are not ready", async () => {
    const { bills, untilReady } = under;
    expect(await bills.trade(BILL_DAY)).toMatchObject({ answer: "unclear" });
    expect(await bills.fund("operation", BILL_DAY)).toMatchObject({ answer: "unclear" });
    await untilReady();
  });

  it("tells every payment and every refund, with ids, amounts and instants", async () => {
    const bill = await under.bills.trade(BILL_DAY);
    if (bill.answer !== "bill") throw new Error(JSON.stringify(bill));
    const told = bill.rows.map((row) =>
      row.kind === "payment"
        ? [row.orderId, row.amountFen]
        : [row.orderId, row.refundId, row.refundFen, row.state],
    );
    const { payments, refund } = BILL_STORY;
    expect(told.sort()).toEqual(
      [
        ...payments.map(({ orderId, amountFen }) => [orderId, amountFen]),
        [refund.orderId, refund.refundId, refund.refundFen, "succeeded"],
      ].sort(),
    );
    for (const { atMs } of bill.rows) {
      expect(new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(BILL_DAY);
    }
    expect(bill.sha1).toMatch(/^[0-9a-f]{40}$/);
  });

  it("tells what each account moved, what left below zero", async () => {
    const rows = async (account: "basic" | "operation") => {
      const bill = await under.bills.fund(account, BILL_DAY);
      if (bill.answer !== "bill") throw new Error(JSON.stringify(bill));
      return bill.rows.map(({ about, amountFen }) => [about, amountFen]).sort();
    };
    expect(await rows("basic")).toEqual([
      ["bill-order-1", 9_900],
      ["bill-order-2", 5],
      ["bill-refund-1", -907],
    ]);
    expect(await rows("operation")).toEqual([
      ["F1W1Tbill", -100],
      ["F1W2Tbill", -233],
      ["F1W2Tbill", 233],
    ]);
  });

  it("has no bill of a day on which nothing happened", async () => {
    const { bills } = under;
    expect(await bills.trade(QUIET_DAY)).toEqual({ answer: "none" });
    expect(await bills.fund("basic", QUIET_DAY)).toEqual({ answer: "none" });
    expect(await bills.fund("operation", QUIET_DAY)).toEqual({ answer: "none" });
  });

  it("tells the same when it is asked again", async () => {
    const { bills } = under;
    expect(await bills.trade(BILL_DAY)).toEqual(await bills.trade(BILL_DAY));
    expect(await bills.fund("basic", BILL_DAY)).toEqual(await bills.fund("basic", BILL_DAY));
  });
}
