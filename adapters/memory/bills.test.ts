import { memoryBills } from "#adapters/memory/bills.ts";
import { fen } from "#core/money.ts";
import type { FundRow } from "#core/reconcile/billRow.ts";
import { BILL_DAY, BILL_STORY, billsContract } from "#tests/contract/bills.ts";

const atMs = Date.parse(`${BILL_DAY}T12:00:00+08:00`);
let flows = 0;
const flow = (about: string, amountFen: number): FundRow => ({
  ...{ kind: "fund", flowId: `f${++flows}`, about, business: "business" },
  ...{ amountFen: fen(amountFen), balanceFen: fen(0), atMs },
});

billsContract(async () => {
  const bills = memoryBills();
  const { payments, refund, transfers } = BILL_STORY;
  for (const { orderId, amountFen } of payments) {
    const transactionId = `4200${orderId}`;
    bills.addTrade(BILL_DAY, {
      ...{ kind: "payment", orderId, transactionId, amountFen: fen(amountFen), atMs },
    });
    bills.addFund("basic", BILL_DAY, flow(orderId, amountFen));
  }
  bills.addTrade(BILL_DAY, {
    ...{ ...refund, refundFen: fen(refund.refundFen), kind: "refund", state: "succeeded", atMs },
  });
  bills.addFund("basic", BILL_DAY, flow(refund.refundId, -refund.refundFen));
  for (const { transferNumber, amountFen, end } of transfers) {
    bills.addFund("operation", BILL_DAY, flow(transferNumber, -amountFen));
    if (end === "fail") bills.addFund("operation", BILL_DAY, flow(transferNumber, amountFen));
  }
  bills.fail(BILL_DAY, "not ready");
  return { bills, untilReady: async () => bills.fail(BILL_DAY, null) };
});
