import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLog } from "#scripts/replay/reader.ts";
import { openRefusals } from "#scripts/replay/refusals.ts";
import { type Replayed, replay } from "#scripts/replay/replay.ts";
import { type Event, logOf, on } from "#tests/e2e/replayCommand.ts";
import { done, staff } from "#tests/e2e/stack.ts";

/** Goal: a log's payments and refunds stand in WeChat's bills, which agree with the books to the fen and bring late news. */
const folder = mkdtempSync(join(tmpdir(), "fenrun-replay-bills-"));
let replayed: Replayed;
const tea = (paidFen: number) => [{ sku: "tea", quantity: 1, paidFen }];
const EVENTS: Event[] = [
  { at: on(1, "08:00"), do: "plan", plan: { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] } },
  { at: on(1, "08:01"), do: "join", promoter: "A" },
  { at: on(1, "09:00"), do: "scan", fan: "U1", promoter: "A" },
  { at: on(1), do: "pay", order: "O1", buyer: "U1", lines: tea(10_000), freightFen: 600 },
  { at: on(1), do: "pay", order: "第二单", buyer: "U2", lines: tea(333), notices: 3 },
  { at: on(1), do: "refund", order: "O1", refund: "r", lines: [{ sku: "tea", refundFen: 50 }] },
  // The same number of a refund, and the same amount, of another order on the same day.
  { at: on(1), do: "refund", order: "第二单", refund: "r", lines: [{ sku: "tea", refundFen: 50 }] },
  {
    at: on(2),
    do: "pay",
    order: "O3",
    buyer: "U1",
    lines: tea(7_000),
    noticeDelayMs: 30 * 86_400_000,
  },
  { at: on(2), do: "receive", order: "O1" },
  { at: on(3), do: "receive", order: "O3" },
  { at: on(19), do: "withdraw", promoter: "A", id: "w1", amountFen: 1_500 },
  { at: on(19, "13:00"), do: "review", id: "w1", approve: true },
  { at: on(19, "14:00"), do: "transfer", id: "w1", result: "success" },
  { at: on(21), do: "wait" },
];

beforeAll(async () => {
  const file = join(folder, "log.jsonl");
  writeFileSync(file, logOf(EVENTS));
  replayed = await replay(readLog(file), {
    dataFolder: join(folder, "data"),
    durability: "off",
    refusals: openRefusals(folder),
  });
}, 60_000);
afterAll(async () => {
  await replayed?.stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (name: string, event: object) => done(replayed.stack.control.call(name, staff, event));

it("finds nothing that differs, on any day", async () => {
  expect(await ask("books", { action: "breaks" })).toMatchObject({ breaks: [] });
  const day = (n: number) => on(n).slice(0, 10);
  const report = { action: "report", from: day(1), until: day(20) };
  expect(await ask("books", report)).toMatchObject({
    isTied: true,
    totals: {
      ...{ billPaidFen: 17_933, paidFen: 17_933, basicInFen: 17_933 },
      ...{ billRefundedFen: 100, refundedFen: 100, basicOutFen: 100 },
      ...{ operationOutFen: 1_500, payoutFen: 1_500, openBreaks: 0 },
    },
  });
  expect(replayed.audit.violations).toEqual([]);
});

it("hears of a payment from the bill, long before its notice: what it earned was paid out by then", async () => {
  const { wallets } = await ask("withdraw", { action: "list", afterId: "", limit: 100 });
  const wallet = {
    promoterId: "A",
    pendingFen: 0,
    availableFen: 995 + 700 - 1_500,
    paidFen: 1_500,
  };
  expect(wallets).toMatchObject([wallet]);
});
