import { memoryDeps } from "#adapters/memory/deps.ts";
import { transferEnded } from "#functions/notify/transferEnded.ts";
import { shop } from "#functions/withdraw/testing/shop.ts";

/** Goal: a notice makes us look; what WeChat says when it is asked is what counts. */
async function sent() {
  const made = shop();
  made.join("A");
  made.earn("A", 1_000);
  await made.by("A")("request", { withdrawalId: "w1", amountFen: 400 });
  await made.byStaff("review", { withdrawalId: "w1", approve: true });
  const [order] = made.transfers.taken();
  const logged: unknown[] = [];
  const logError = (error: unknown) => void logged.push(error);
  const deps = { ...memoryDeps({ memory: made.memory, logError }), transfers: made.transfers };
  const tell = (number = order?.transferNumber ?? "") =>
    transferEnded(deps, number, made.clock.nowMs);
  return { ...made, number: order?.transferNumber ?? "", tell, logged };
}

it.each([
  ["success", { paidFen: 400, availableFen: 600 }],
  ["fail", { paidFen: 0, availableFen: 1_000 }],
  ["expire", { paidFen: 0, availableFen: 1_000 }],
] as const)(
  "records that it ended in %s, with 2 requests and 1 document",
  async (fate, balances) => {
    const { transfers, number, tell, wallet, cost, audit } = await sent();
    transfers.script(number, fate);
    expect(await cost(() => tell())).toEqual([2, 1]);
    expect(wallet("A")).toMatchObject({ ...balances, frozenFen: 0 });
    expect(await cost(() => tell())).toEqual([1, 0]);
    expect(audit()).toEqual([]);
  },
);

it("believes no notice of what WeChat does not confirm", async () => {
  const { tell, wallet, logged } = await sent();
  await tell();
  expect(wallet("A")).toMatchObject({ frozenFen: 400, paidFen: 0 });
  expect(logged).toEqual([]);
});

it("logs a number that is none of ours", async () => {
  const { tell, cost, logged } = await sent();
  expect(await cost(() => tell("F9"))).toEqual([1, 0]);
  expect(String(logged[0])).toContain("none of ours, or filed long ago: F9");
});
