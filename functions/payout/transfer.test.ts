import { HOUR_MS } from "#core/time.ts";
import { shop } from "#functions/withdraw/testing/shop.ts";

it("sends what is left after tax, and the very same order again when WeChat was silent", async () => {
  const { join, earn, by, byStaff, payout, transfers, wallet } = shop({ plan: { tax: "labour" } });
  join("A");
  earn("A", 100_000);
  await by("A")("request", { withdrawalId: "w1", amountFen: 100_000 });
  const { transferNumber } = wallet("A")!.withdrawals[0]!;
  transfers.script(transferNumber, "timeout-not-applied");
  await byStaff("review", { promoterId: "A", withdrawalId: "w1", approve: true });
  expect(transfers.taken()).toEqual([]);
  await payout();
  // 1,000.00 in a month: 20 % of what is above 800.00.
  expect(transfers.taken()).toMatchObject([{ transferNumber, openid: "A", amountFen: 96_000 }]);
  expect(wallet("A")).toMatchObject({ frozenFen: 100_000, paidFen: 0, taxFen: 0 });
  transfers.script(transferNumber, "success");
  await payout();
  expect(transfers.taken()).toHaveLength(1);
  expect(wallet("A")).toMatchObject({ frozenFen: 0, paidFen: 96_000, taxFen: 4_000 });
});

it("writes down why WeChat did not pay, where staff and the promoter read it", async () => {
  const { join, earn, by, byStaff, payout, transfers, wallet } = shop();
  join("A");
  earn("A", 1_000);
  await by("A")("request", { withdrawalId: "w1", amountFen: 1_000 });
  await byStaff("review", { promoterId: "A", withdrawalId: "w1", approve: true });
  transfers.script(wallet("A")?.withdrawals[0]?.transferNumber ?? "", "fail");
  await payout();
  const failure = expect.stringMatching(/^[A-Z_]+$/);
  expect(wallet("A")?.withdrawals[0]).toMatchObject({ reason: "failed", transfer: { failure } });
  const found = await byStaff("find", { promoterId: "A", withdrawalId: "w1" });
  expect(found).toMatchObject({ data: { reason: "failed", failure } });
  const receipt = await by("A")("receipt", { withdrawalId: "w1" });
  expect(receipt).toMatchObject({ data: { reason: "failed", failure } });
});

it("notes when WeChat gave no clear answer, how often and why, once in a run, and never pays twice", async () => {
  const { join, earn, by, byStaff, payout, transfers, wallet, clock, errors, cost, audit } = shop();
  join("A");
  earn("A", 1_000);
  await by("A")("request", { withdrawalId: "w1", amountFen: 1_000 });
  const { transferNumber } = wallet("A")!.withdrawals[0]!;
  const unclear = async () => {
    const found = await byStaff("find", { promoterId: "A", withdrawalId: "w1" });
    return (found as { data: { unclear: unknown } }).data.unclear;
  };
  transfers.script(transferNumber, "timeout-but-applied");
  await byStaff("review", { promoterId: "A", withdrawalId: "w1", approve: true });
  const first = { times: 1, atMs: clock.nowMs, reason: "no answer in time" };
  expect([wallet("A")?.withdrawals[0]?.state, await unclear()]).toEqual(["sending", first]);
  const read = transfers.read.bind(transfers);
  transfers.read = async () => ({ answer: "unclear", reason: "HTTP 500 SYSTEM_ERROR" });
  clock.nowMs += 2 * HOUR_MS;
  // The look, and the note; of two runs at one instant one writes it.
  expect(await cost(() => payout())).toEqual([1 + 1, 1]);
  await payout();
  const second = { times: 2, atMs: clock.nowMs, reason: "HTTP 500 SYSTEM_ERROR" };
  expect([wallet("A")?.withdrawals[0]?.state, await unclear()]).toEqual(["sending", second]);
  expect(errors.map(String)).toEqual([
    "Error: transfer w1 of A is unclear: no answer in time",
    ...Array.from({ length: 2 }, () => `Error: transfer w1 of A is unclear: ${second.reason}`),
  ]);
  // A clear answer costs what it always did, and what was noted stays to be read.
  transfers.read = read;
  transfers.script(transferNumber, "success");
  expect(await cost(() => payout())).toEqual([1 + 1, 1]);
  expect([wallet("A")?.withdrawals[0]?.state, await unclear()]).toEqual(["paid", second]);
  expect(transfers.taken()).toHaveLength(1);
  expect(audit()).toEqual([]);
});
