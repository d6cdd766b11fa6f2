import { fen } from "#core/money.ts";
import { transfersContract } from "#tests/contract/transfers.ts";
import { memoryTransfers } from "./transfers.ts";

transfersContract(async () => {
  const transfers = memoryTransfers();
  return { transfers, script: async (number, fate) => transfers.script(number, fate) };
});

it("tells what was taken, so that a simulation can count the money", async () => {
  const transfers = memoryTransfers();
  const order = {
    transferNumber: "wd1",
    openid: "o_zhang",
    amountFen: fen(100),
    remark: "r",
    name: null,
  };
  transfers.script("wd1", "timeout-but-applied");
  transfers.script("wd1", "success");
  await transfers.send(order);
  transfers.script("wd2", "timeout-not-applied");
  await transfers.send({ ...order, transferNumber: "wd2" });
  expect(transfers.taken()).toEqual([{ ...order, state: "paid" }]);
});

it("never changes an end", async () => {
  const transfers = memoryTransfers();
  transfers.script("wd1", "fail");
  const order = { transferNumber: "wd1", openid: "o", amountFen: fen(100), remark: "r" };
  await transfers.send({ ...order, name: null });
  transfers.script("wd1", "success");
  expect(await transfers.read("wd1")).toMatchObject({ state: "failed" });
});
