import { existsSync, readFileSync } from "node:fs";
import { eventSchema } from "#scripts/replay/events.ts";
import { EXAMPLE_FILE } from "../shopOrders/shopOrders.ts";
import { imported, payments, refunds, textOf } from "./exportFolder.ts";

it("gives the same bytes for the same seed, and others for another", async () => {
  const [first, again, other] = await Promise.all([
    imported(EXAMPLE_FILE),
    imported(EXAMPLE_FILE),
    imported(EXAMPLE_FILE, { seed: 2 }),
  ]);
  expect(textOf(again)).toBe(textOf(first));
  expect(again.report).toEqual(first.report);
  expect(textOf(other)).not.toBe(textOf(first));
  // What the file says is nobody's invention.
  expect(payments(other)).toEqual(payments(first));
  expect(refunds(other)).toEqual(refunds(first));
});

it("writes nothing that the replay would not read", async () => {
  for (const line of textOf(await imported(EXAMPLE_FILE)).split("\n")) {
    expect(eventSchema.safeParse(JSON.parse(line)).error).toBeUndefined();
  }
});

it("tells a story in which everything happens in order", async () => {
  const { events } = await imported(EXAMPLE_FILE);
  const seen = new Set<string>();
  let beforeMs = 0;
  for (const event of events) {
    expect(event.atMs).toBeGreaterThanOrEqual(beforeMs);
    beforeMs = event.atMs;
    if (event.do === "join") seen.add(event.promoter);
    if (event.do === "join" && event.introducer) expect(seen).toContain(event.introducer);
    if (event.do === "scan" || event.do === "withdraw") expect(seen).toContain(event.promoter);
    if (event.do === "pay") seen.add(`order ${event.order}`);
    if (event.do === "refund" || event.do === "receive") {
      expect(seen).toContain(`order ${event.order}`);
    }
    if (event.do === "withdraw") seen.add(`payout ${event.id}`);
    if (event.do === "review" || event.do === "transfer")
      expect(seen).toContain(`payout ${event.id}`);
  }
  expect(events[0]?.do).toBe("plan");
  const kinds = new Set(events.map((event) => event.do));
  expect([...kinds].sort()).toEqual(
    [
      "join",
      "pay",
      "plan",
      "receive",
      "refund",
      "review",
      "scan",
      "transfer",
      "wait",
      "withdraw",
    ].sort(),
  );
});

it("invents nobody when asked for nobody", async () => {
  const { events, report } = await imported(EXAMPLE_FILE, { promoters: 0 });
  expect(report.invented).toMatchObject({ promoters: 0, scans: 0, withdrawals: 0 });
  expect(events.at(-1)?.do).toBe("wait");
});

const REAL_FILE = "../shared/data/online-retail-2010-12.csv";
const real = existsSync(REAL_FILE) ? it : it.skip;
if (!existsSync(REAL_FILE)) {
  process.stderr.write(`\n*** SKIPPED: import of the real orders: no ${REAL_FILE} here ***\n\n`);
}

real("finds in the real orders what their README says is there", async () => {
  const { report, events } = await imported(REAL_FILE);
  expect(report.lines).toMatchObject({ read: 10_000, unreadable: 0, rounded: 0 });
  expect(report.seen).toMatchObject({
    invoices: 512,
    customers: 323, // With a number. The README's 324 counts "no customer" as one more.
    products: 2_015,
    withoutCustomer: 2_291,
    negativeQuantity: 130,
    cancellationLines: 100,
  });
  const { refundFen, unmatchedFen, cancelledFen } = report.refunds;
  expect(refundFen + unmatchedFen).toBe(cancelledFen);
  expect(report.orders).toEqual({ count: 400, customers: 302, paidFen: 14_721_597 });
  expect(readFileSync(REAL_FILE, "utf8").split("\n").length - 2).toBe(report.lines.read);
  expect(events.length).toBe(report.events);
});
