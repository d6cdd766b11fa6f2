/** Goal: an account tells what it holds before anybody transfers out of it. */
import { stageForEach } from "../testing/stageForEach.ts";

const stage = stageForEach(Date.UTC(2026, 2, 10, 4, 0, 0));
const balance = (account: string) => stage().ask("get", `v3/merchant/fund/balance/${account}`);
const holding = (available_amount: number) => ({
  status: 200,
  data: { available_amount, pending_amount: 0 },
});

it("tells what each account holds", async () => {
  await stage().control("accounts", { basicFen: 500, operationFen: 700 });
  expect(await balance("BASIC")).toMatchObject(holding(500));
  expect(await balance("OPERATION")).toMatchObject(holding(700));
  expect(await balance("FEES")).toMatchObject(holding(0));
});

it("tells a figure, too, of an operating account that never runs dry", async () => {
  expect(await balance("OPERATION")).toMatchObject(holding(100_000_000_000));
});

it("refuses an account that there is not", async () => {
  expect(await balance("SAVINGS")).toMatchObject({ status: 400, data: { code: "PARAM_ERROR" } });
});
