import { fen } from "#core/money.ts";
import { TRANSFER_REMARK } from "#core/wallet/withdrawal.ts";
import { NOON_MS, shop } from "#functions/withdraw/testing/shop.ts";
import { asLogged } from "#tests/staffCost.ts";

const refused = (code: string, facts: object = {}) => ({ ok: false, error: { code, ...facts } });

/** A promoter A with 10,000 CNY and withdrawals of 1,000 CNY each, by their ids. */
async function shopWith(ids: readonly string[], options: Parameters<typeof shop>[0] = {}) {
  const world = shop(options);
  world.join("A");
  world.earn("A", 1_000_000);
  for (const withdrawalId of ids) {
    await world.by("A")("request", { withdrawalId, amountFen: 100_000 });
  }
  const review = (withdrawalId: string, approve: boolean) =>
    world.byStaff("review", { withdrawalId, approve });
  const refresh = (withdrawalId: string) => world.by("A")("refresh", { withdrawalId });
  const find = (withdrawalId: string) => world.byStaff("find", { withdrawalId });
  const states = () => world.wallet("A")?.withdrawals.map(({ state }) => state);
  const numberOf = (id: string) =>
    world.wallet("A")?.withdrawals.find((known) => known.id === id)?.transferNumber ?? "";
  return { ...world, review, refresh, find, states, numberOf };
}

it("approves and sends with 5 requests and 2 documents, then pays what WeChat says it paid", async () => {
  const { review, refresh, transfers, numberOf, wallet, cost, find, audit } = await shopWith([
    "w1",
  ]);
  expect(await cost(() => review("w1", true))).toEqual(asLogged([5, 2]));
  expect(transfers.taken()).toEqual([
    {
      transferNumber: numberOf("w1"),
      openid: "A",
      amountFen: 100_000,
      remark: TRANSFER_REMARK,
      name: null,
      state: "confirming",
    },
  ]);
  expect(await find("w1")).toMatchObject({
    data: { promoterId: "A", state: "confirming", netFen: 100_000, taxFen: 0 },
  });
  expect(await refresh("w1")).toMatchObject({
    data: { state: "confirming", packageInfo: expect.any(String) as unknown },
  });

  transfers.script(numberOf("w1"), "success");
  expect(await refresh("w1")).toMatchObject({
    ok: true,
    data: { state: "paid", packageInfo: null },
  });
  expect(wallet("A")).toMatchObject({ availableFen: 900_000, frozenFen: 0, paidFen: 100_000 });
  expect(audit()).toEqual([]);

  const settled = wallet("A");
  expect(await refresh("w1")).toMatchObject({ ok: true, data: { state: "paid" } });
  expect(await review("w1", true)).toMatchObject({ ok: true, data: { state: "paid" } });
  expect(wallet("A")).toEqual(settled);
});

it.each([
  ["fail", "failed"],
  ["expire", "expired"],
] as const)("gives the money back after %s", async (fate, reason) => {
  const { review, refresh, transfers, numberOf, wallet, audit } = await shopWith(["w1"]);
  await review("w1", true);
  transfers.script(numberOf("w1"), fate);
  expect(await refresh("w1")).toMatchObject({ ok: true, data: { state: "released", reason } });
  expect(wallet("A")).toMatchObject({ availableFen: 1_000_000, frozenFen: 0, paidFen: 0 });
  const settled = wallet("A");
  expect(await refresh("w1")).toMatchObject({ ok: true, data: { state: "released" } });
  expect(wallet("A")).toEqual(settled);
  expect(audit()).toEqual([]);
});

it("takes a decision again, and refuses the opposite one", async () => {
  const { review, wallet, cost } = await shopWith(["w1", "w2"]);
  expect(await review("w1", true)).toMatchObject({ ok: true, data: { state: "confirming" } });
  expect(await cost(() => review("w2", false))).toEqual(asLogged([2, 1]));
  const decided = wallet("A");
  expect(await review("w1", true)).toMatchObject({ ok: true, data: { state: "confirming" } });
  expect(await review("w2", false)).toMatchObject({ ok: true, data: { reason: "rejected" } });
  expect(await review("w1", false)).toMatchObject(
    refused("step_not_allowed", { state: "confirming" }),
  );
  expect(await review("w2", true)).toMatchObject(
    refused("step_not_allowed", { state: "released" }),
  );
  expect(await review("w9", true)).toMatchObject(refused("withdrawal_unknown"));
  expect(wallet("A")).toEqual(decided);
});

it("sends once, however many approve at the same time", async () => {
  const { review, transfers, wallet, audit } = await shopWith(["w1"]);
  await Promise.all([review("w1", true), review("w1", true), review("w1", true)]);
  expect(transfers.taken()).toHaveLength(1);
  expect(wallet("A")?.seq).toBe(3);
  expect(audit()).toEqual([]);
});

it("refreshes only what is on its way, and only one's own", async () => {
  const { refresh, review, by } = await shopWith(["w1", "w2"]);
  await review("w2", false);
  expect(await refresh("w1")).toMatchObject(refused("step_not_allowed", { state: "requested" }));
  expect(await refresh("w2")).toMatchObject(refused("step_not_allowed", { state: "released" }));
  expect(await refresh("w9")).toMatchObject(refused("withdrawal_unknown"));
  await review("w1", true);
  expect(await by("B")("refresh", { withdrawalId: "w1" })).toMatchObject(
    refused("withdrawal_unknown"),
  );
});

it("believes no second end of a transfer", async () => {
  const { review, refresh, numberOf, transfers, memory, wallet } = await shopWith(["w1"]);
  await review("w1", true);
  transfers.script(numberOf("w1"), "fail");
  await refresh("w1");
  const [released] = wallet("A")!.withdrawals;
  memory.documents.wallets.set("A", {
    ...wallet("A")!,
    withdrawals: [{ ...released!, state: "paid", reason: null }],
  });
  expect(await refresh("w1")).toMatchObject(refused("step_not_allowed", { state: "paid" }));
});

it.each(["timeout-but-applied", "timeout-not-applied"] as const)(
  "keeps the number over a %s, and pays once",
  async (fate) => {
    const { review, refresh, numberOf, transfers, states, wallet, audit } = await shopWith(["w1"]);
    transfers.script(numberOf("w1"), fate);
    expect(await review("w1", true)).toMatchObject({ ok: true, data: { state: "sending" } });
    expect(wallet("A")).toMatchObject({ availableFen: 900_000, frozenFen: 100_000 });
    // The receipt page needs what only a sending brings.
    expect(await refresh("w1")).toMatchObject({
      data: { state: "confirming", packageInfo: expect.any(String) as unknown },
    });
    transfers.script(numberOf("w1"), "success");
    await refresh("w1");
    expect(states()).toEqual(["paid"]);
    expect(transfers.taken()).toHaveLength(1);
    expect(audit()).toEqual([]);
  },
);

it("never sends again what WeChat knew once and has forgotten", async () => {
  const { review, refresh, transfers, wallet } = await shopWith(["w1"]);
  await review("w1", true);
  const sent = wallet("A");
  const orders = transfers.taken().length;
  transfers.read = async () => ({ answer: "none" }); // As it says after 30 days.
  let again = 0;
  const send = transfers.send.bind(transfers);
  transfers.send = (order) => ((again += 1), send(order));
  expect(await refresh("w1")).toMatchObject({ data: { state: "confirming" } });
  expect([wallet("A"), transfers.taken().length, again]).toEqual([sent, orders, 0]);
});

it("gives the money back when the merchant has cancelled at WeChat", async () => {
  const { review, refresh, transfers, wallet } = await shopWith(["w1"]);
  await review("w1", true);
  const bill = { answer: "bill", failReason: null, packageInfo: null } as const;
  transfers.read = async () => ({ ...bill, state: "accepted" });
  const before = wallet("A");
  expect(await refresh("w1")).toMatchObject({
    data: { state: "confirming", packageInfo: expect.any(String) as unknown },
  });
  expect(wallet("A")).toEqual(before);
  transfers.read = async () => ({ ...bill, state: "cancelled" });
  expect(await refresh("w1")).toMatchObject({ data: { state: "released", reason: "failed" } });
  expect(wallet("A")?.availableFen).toBe(1_000_000);
});

it("knows an archived withdrawal, paid or not", async () => {
  const { refresh, memory, wallet } = await shopWith(["w1", "w2"]);
  const [first, second] = wallet("A")!.withdrawals;
  const filed = { rev: 1, promoterId: "A" };
  const month = "2026-03";
  const transfer = { netFen: first!.amountFen, taxFen: fen(0), tax: "none", month } as const;
  memory.documents.withdrawals.set("A:w1", {
    ...{ ...first!, ...filed, _id: "A:w1", state: "paid" },
    transfer: { ...transfer, sentAtMs: 0, packageInfo: null, channel: "wechat", receipt: null },
  });
  const released = { state: "released", reason: "rejected" } as const;
  memory.documents.withdrawals.set("A:w2", { ...second!, ...filed, _id: "A:w2", ...released });
  memory.documents.wallets.set("A", { ...wallet("A")!, withdrawals: [], archived: 2 });
  expect(await refresh("w1")).toMatchObject({ ok: true, data: { state: "paid" } });
  expect(await refresh("w2")).toMatchObject(refused("step_not_allowed", { state: "released" }));
  expect(await refresh("w3")).toMatchObject(refused("withdrawal_unknown"));
});

it("withholds tax one after the other, and sends the next when one ends", async () => {
  const tax = "labour";
  const { review, refresh, numberOf, transfers, states, wallet, audit } = await shopWith(
    ["w1", "w2", "w3"],
    { plan: { tax } },
  );
  await review("w1", true);
  await review("w3", true);
  await review("w2", true);
  expect(states()).toEqual(["confirming", "approved", "approved"]);
  transfers.script(numberOf("w1"), "success");
  await refresh("w1");
  expect(states()).toEqual(["paid", "confirming", "approved"]);
  transfers.script(numberOf("w2"), "fail");
  await refresh("w2");
  expect(states()).toEqual(["paid", "released", "confirming"]);
  transfers.script(numberOf("w3"), "success");
  await refresh("w3");

  // 1,000 CNY: 40. 2,000 CNY in the month: 240, less the 40.
  expect(wallet("A")?.withdrawals.map(({ transfer }) => transfer?.taxFen)).toEqual([
    4_000, 20_000, 20_000,
  ]);
  expect(wallet("A")).toMatchObject({
    paidFen: 176_000,
    taxFen: 24_000,
    availableFen: 800_000,
    months: [{ month: "2026-03", mode: "labour", grossFen: 200_000, taxFen: 24_000 }],
  });
  expect(audit()).toEqual([]);
});

it("counts a payment for the month in China in which it was sent", async () => {
  const { review, refresh, transfers, wallet, numberOf, clock } = await shopWith(["w1", "w2"], {
    plan: { tax: "labour" },
  });
  clock.nowMs = Date.parse("2026-03-31T23:59:59.999+08:00");
  await review("w1", true);
  clock.nowMs += 1;
  transfers.script(numberOf("w1"), "success");
  await refresh("w1");
  await review("w2", true);
  transfers.script(numberOf("w2"), "success");
  await refresh("w2");
  const bucket = { mode: "labour", grossFen: 100_000, taxFen: 4_000 };
  expect(wallet("A")?.months).toEqual([
    { ...bucket, month: "2026-03" },
    { ...bucket, month: "2026-04" },
  ]);
});

it("sends what waits when it is refreshed, and reads how it ended", async () => {
  const { review, refresh, transfers, states, numberOf, memory, wallet } = await shopWith(["w1"]);
  const [asked] = wallet("A")!.withdrawals;
  memory.documents.wallets.set("A", {
    ...wallet("A")!,
    withdrawals: [{ ...asked!, state: "approved", approvedAtMs: NOON_MS }],
  });
  transfers.script(numberOf("w1"), "success");
  expect(await refresh("w1")).toMatchObject({ data: { state: "paid" } });
  expect(states()).toEqual(["paid"]);
  expect(await review("w1", true)).toMatchObject({ ok: true });
});

it("still sends what was approved when a refund makes the balance negative", async () => {
  const { review, earn, settle, clock, wallet, states } = await shopWith(["w1", "w2"]);
  await review("w1", true);
  clock.nowMs += 1;
  earn("A", -950_000);
  await settle();
  expect(states()).toEqual(["confirming", "released"]);
  expect(wallet("A")).toMatchObject({ availableFen: -50_000, frozenFen: 100_000 });
});

it("approves nothing that a refund has taken back, though no timer has run since", async () => {
  const { review, earn, clock, states, transfers } = await shopWith(["w1", "w2"]);
  clock.nowMs += 1;
  earn("A", -950_000);
  expect(await review("w2", true)).toMatchObject(
    refused("step_not_allowed", { state: "released", command: "approve" }),
  );
  expect(transfers.taken()).toEqual([]);
  expect(states()).toEqual(["requested", "requested"]); // Refusing writes nothing: the timer will.
});

it("asks staff whose they mean when two promoters hold the same id", async () => {
  const { byStaff, memory, wallet, join } = await shopWith(["w1"]);
  join("B");
  memory.documents.wallets.set("B", { ...wallet("A")!, _id: "B" });
  const event = { withdrawalId: "w1", approve: false };
  expect(await byStaff("review", event)).toMatchObject(
    refused("withdrawal_ambiguous", { promoterIds: ["A", "B"] }),
  );
  expect(await byStaff("find", { withdrawalId: "w1", promoterId: "B" })).toMatchObject({
    data: { promoterId: "B" },
  });
  expect(await byStaff("review", { ...event, promoterId: "A" })).toMatchObject({
    data: { promoterId: "A", state: "released" },
  });
  expect(wallet("B")?.withdrawals[0]?.state).toBe("requested");
});

it("keeps an approved withdrawal waiting while the transfers are not set up", async () => {
  const { review, transfers, states, errors } = await shopWith(["w1"]);
  transfers.send = async () => {
    throw new Error("WECHAT_PAY_MCHID is missing");
  };
  expect(await review("w1", true)).toMatchObject({ ok: true, data: { state: "sending" } });
  expect(errors).toEqual([new Error("WECHAT_PAY_MCHID is missing")]);
  expect(states()).toEqual(["sending"]);
});
