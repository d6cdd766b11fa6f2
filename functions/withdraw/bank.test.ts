import { shop } from "#functions/withdraw/testing/shop.ts";
import { asLogged } from "#tests/staffCost.ts";

/** Goal: a merchant without the transfer product pays by bank, and WeChat is never asked. */
async function bankShop() {
  const world = shop({ plan: {} });
  world.decide({ channel: "bank" });
  let asked = 0;
  world.transfers.read = async () => ((asked += 1), { answer: "none" });
  world.transfers.send = async () => ((asked += 1), { answer: "unclear", reason: "" });
  world.join("A");
  world.earn("A", 100_000);
  const by = world.by("A");
  await by("request", { withdrawalId: "w1", amountFen: 1_000 });
  const approved = await world.byStaff("review", { withdrawalId: "w1", approve: true });
  const pay = (fields: object = {}) =>
    world.byStaff("recordBankPayment", {
      withdrawalId: "w1",
      receipt: "B1",
      paidFen: 1_000,
      ...fields,
    });
  const fail = () =>
    world.byStaff("recordBankFailure", { withdrawalId: "w1", reason: "账户不存在" });
  return { ...world, approved, pay, fail, askedWechat: () => asked };
}

it("waits for staff, who see what to pay, and is paid by its receipt", async () => {
  const { approved, byStaff, payout, pay, wallet, askedWechat, by, cost, audit } = await bankShop();
  expect(approved).toMatchObject({
    data: { state: "sending", channel: "bank", waits: "bank_payment" },
  });
  await payout();
  expect(await by("A")("refresh", { withdrawalId: "w1" })).toMatchObject({
    data: { state: "sending", waits: "bank_payment" },
  });
  expect(await byStaff("toPay")).toMatchObject({
    data: { payments: [{ promoterId: "A", withdrawalId: "w1", netFen: 1_000 }], nextAfterId: null },
  });
  expect(await cost(() => pay())).toEqual(asLogged([2, 1]));
  expect(await pay()).toMatchObject({ data: { state: "paid", promoterId: "A", waits: null } });
  expect(wallet("A")).toMatchObject({ paidFen: 1_000, frozenFen: 0 });
  expect(await by("A")("receipt", { withdrawalId: "w1" })).toMatchObject({
    data: { channel: "bank", bankReceipt: "B1", grossFen: 1_000, netFen: 1_000, state: "paid" },
  });
  expect(await byStaff("toPay")).toMatchObject({ data: { payments: [] } });
  expect(await by("A")("refresh", { withdrawalId: "w1" })).toMatchObject({
    data: { state: "paid" },
  });
  expect(askedWechat()).toBe(0);
  expect(audit()).toEqual([]);
});

it("gives the money back when the bank did not pay", async () => {
  const { fail, pay, wallet, audit } = await bankShop();
  expect(await fail()).toMatchObject({ data: { state: "released", reason: "failed" } });
  expect(await fail()).toMatchObject({ ok: true });
  expect(await pay()).toMatchObject({ error: { code: "step_not_allowed" } });
  expect(wallet("A")).toMatchObject({ availableFen: 100_000, frozenFen: 0 });
  expect(audit()).toEqual([]);
});

it("records one end, however many record at once", async () => {
  const { pay, fail, wallet, audit } = await bankShop();
  const replies = await Promise.all([pay(), fail(), pay(), pay({ receipt: "B2" })]);
  expect(new Set(replies.map(({ ok }) => ok))).toEqual(new Set([true, false]));
  const { paidFen = 0, availableFen = 0 } = wallet("A") ?? {};
  expect([paidFen, availableFen]).toEqual(paidFen > 0 ? [1_000, 99_000] : [0, 100_000]);
  expect(audit()).toEqual([]);
});

it("refuses another amount, another's withdrawal and who is no staff", async () => {
  const { pay, by, decide } = await bankShop();
  expect(await pay({ paidFen: 999 })).toMatchObject({
    error: { code: "paid_amount_differs", netFen: 1_000 },
  });
  expect(await pay({ promoterId: "B" })).toMatchObject({ error: { code: "withdrawal_unknown" } });
  expect(await pay({ paidFen: 1.5 })).toMatchObject({ error: { code: "request_invalid" } });
  expect(
    await by("A")("recordBankPayment", { withdrawalId: "w1", receipt: "B1", paidFen: 1_000 }),
  ).toMatchObject({ error: { code: "staff_required" } });
  decide({ channel: "wechat" });
  expect(await pay()).toMatchObject({ ok: true }); // What was begun by bank ends by bank.
});

it("pays by bank by itself where there are no merchant's keys", async () => {
  const world = shop({ plan: {} });
  Object.assign(world.transfers, { merchantId: null });
  world.join("A");
  world.earn("A", 1_000);
  await world.by("A")("request", { withdrawalId: "w1", amountFen: 1_000 });
  expect(await world.byStaff("review", { withdrawalId: "w1", approve: true })).toMatchObject({
    data: { channel: "bank", waits: "bank_payment" },
  });
});

it("refuses to record by bank what goes through WeChat", async () => {
  const world = shop({ plan: {} });
  world.join("A");
  world.earn("A", 1_000);
  await world.by("A")("request", { withdrawalId: "w1", amountFen: 1_000 });
  await world.byStaff("review", { withdrawalId: "w1", approve: true });
  const record = { withdrawalId: "w1", receipt: "B1", paidFen: 1_000 };
  expect(await world.byStaff("recordBankPayment", record)).toMatchObject({
    error: { code: "not_paid_by_bank" },
  });
});
