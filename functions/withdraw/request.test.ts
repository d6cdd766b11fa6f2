import { fen } from "#core/money.ts";
import { CLOSED_KEPT } from "#core/wallet/filing.ts";
import { NOON_MS, shop } from "#functions/withdraw/testing/shop.ts";
import { aPlan } from "#tests/fixtures.ts";
import { asStaffRead } from "#tests/staffCost.ts";

const refused = (code: string) => ({ ok: false, error: { code } });

/** A promoter A with 1,000 fen that are due and nothing written yet. */
function shopWithA(options: Parameters<typeof shop>[0] = {}) {
  const world = shop(options);
  world.join("A");
  world.earn("A", 1_000);
  const ask = (withdrawalId: string, amountFen: number) =>
    world.by("A")("request", { withdrawalId, amountFen });
  return { ...world, ask };
}

it("holds the amount, what matured counted in, with 3 requests and 1 document", async () => {
  const { ask, cost, wallet, earn, audit } = shopWithA({ plan: {} });
  earn("A", 77, NOON_MS + 1);
  await ask("w0", 100); // The instance reads the plan once.
  const reply = ask("w1", 300);
  expect(await cost(() => reply)).toEqual([3, 1]);
  expect(await reply).toMatchObject({
    ok: true,
    data: { pendingFen: 77, availableFen: 600, frozenFen: 400, paidFen: 0, taxFen: 0 },
  });
  expect(wallet("A")).toMatchObject({ watermarkMs: NOON_MS, maturedFen: 1_000, seq: 3 });
  expect(audit()).toEqual([]);
});

it("holds it once, however often the client tries, also at the same time", async () => {
  const { ask, wallet, audit, cost } = shopWithA();
  const replies = await Promise.all([ask("w1", 300), ask("w1", 300), ask("w1", 300)]);
  expect(replies).toEqual(replies.map(() => replies[0]));
  expect(wallet("A")).toMatchObject({ availableFen: 700, frozenFen: 300, maturedFen: 1_000 });
  expect(await cost(() => ask("w1", 300))).toEqual([2, 0]);
  expect(audit()).toEqual([]);
});

it("never holds more than there is, however many ask at once", async () => {
  const { ask, wallet, audit } = shopWithA();
  const replies = await Promise.all(["w1", "w2", "w3"].map((id) => ask(id, 600)));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  for (const reply of replies.filter(({ ok }) => !ok)) {
    expect(reply).toMatchObject(refused("balance_insufficient"));
  }
  expect(wallet("A")).toMatchObject({ availableFen: 400, frozenFen: 600 });
  expect(audit()).toEqual([]);
});

it.each<[string, object]>([
  ["amount_below_minimum", { amountFen: 99 }],
  ["amount_above_maximum", { amountFen: 20_000_001 }],
  ["balance_insufficient", { amountFen: 1_001 }],
  ["request_invalid", { amountFen: 1.5 }],
  ["request_invalid", { amountFen: -100 }],
  ["request_invalid", { promoterId: "B" }],
  ["request_invalid", { withdrawalId: "" }],
])("refuses with %s: %j", async (code, change) => {
  const { by, wallet } = shopWithA();
  const event = { withdrawalId: "w1", amountFen: 300, ...change };
  expect(await by("A")("request", event)).toMatchObject(refused(code));
  expect(wallet("A")).toBeUndefined();
});

it("knows promoters only, and lets nobody use another's id", async () => {
  const { ask, by, join, earn } = shopWithA();
  await ask("w1", 300);
  expect(await by("X")("request", { withdrawalId: "w1", amountFen: 300 })).toMatchObject(
    refused("promoter_unknown"),
  );
  join("B");
  earn("B", 500);
  expect(await by("B")("request", { withdrawalId: "w1", amountFen: 300 })).toMatchObject(
    refused("withdrawal_id_taken"),
  );
  expect(await ask("w1", 301)).toMatchObject(refused("withdrawal_id_taken"));
});

it("goes by the plan in force", async () => {
  const { ask, publish } = shopWithA();
  publish(aPlan({ withdrawal: { minFen: fen(500), maxFen: fen(600), openMax: 1 } }));
  expect(await ask("w1", 499)).toMatchObject({ error: { minimumFen: 500 } });
  expect(await ask("w1", 601)).toMatchObject({ error: { maximumFen: 600 } });
  await ask("w1", 500);
  expect(await ask("w2", 500)).toMatchObject({ error: { code: "too_many_open", openMax: 1 } });
});

it("pays nobody by a plan that no function published", async () => {
  const { ask, memory, errors, wallet } = shopWithA({ plan: {} });
  const published = memory.documents.plans.get("p1@1")!;
  memory.documents.plans.set("p1@1", { ...published, plan: aPlan({ freezeDays: 0 }) });
  expect(await ask("w1", 300)).toMatchObject(refused("internal"));
  expect(errors).toHaveLength(1);
  expect(wallet("A")).toBeUndefined();
});

it("remembers an id for ever, also when it was archived", async () => {
  const { ask, by, earn, settle, wallet, audit, memory, clock } = shopWithA();
  for (let i = 0; i < CLOSED_KEPT + 10; i++) {
    await ask(`w${i}`, 100);
    await by("A")("cancel", { withdrawalId: `w${i}` });
  }
  earn("A", 1, ++clock.nowMs);
  await settle();
  expect(wallet("A")).toMatchObject({ archived: 10, outbox: [] });
  expect(memory.documents.withdrawals.get("A:w0")).toMatchObject({ state: "released" });
  const before = wallet("A");
  expect(await ask("w0", 100)).toMatchObject({ ok: true, data: { frozenFen: 0, archived: 10 } });
  expect(await ask("w0", 101)).toMatchObject(refused("withdrawal_id_taken"));
  expect(wallet("A")).toEqual(before);
  expect(await ask("new", 100)).toMatchObject({ ok: true, data: { frozenFen: 100 } });
  expect(audit()).toEqual([]);
});

it("looks again when the archive grew under its eyes", async () => {
  const { ask, memory, wallet } = shopWithA();
  await ask("w1", 300);
  // Between the look at the wallet and the change, settlement archives what the client asks for again.
  const { withdrawals, ...rest } = wallet("A")!;
  const [asked] = withdrawals;
  memory.documents.wallets.set("A", { ...rest, withdrawals: [] });
  const reply = ask("w1", 300);
  await Promise.resolve();
  await Promise.resolve();
  memory.documents.wallets.set("A", { ...rest, rev: rest.rev + 1, archived: 1, withdrawals: [] });
  expect(await reply).toMatchObject(refused("busy"));
  const filed = { ...asked!, _id: "A:w1", rev: 1, promoterId: "A" };
  memory.documents.withdrawals.set("A:w1", filed);
  expect(await ask("w1", 300)).toMatchObject({ ok: true, data: { withdrawals: [], archived: 1 } });
});

it("shows the own wallet as of now with 2 requests, and writes nothing", async () => {
  const { by, ask, earn, cost, clock } = shopWithA();
  await ask("w1", 300);
  await ask("w2", 500);
  earn("A", -350, NOON_MS + 1);
  earn("A", 40, NOON_MS + 3);
  clock.nowMs = NOON_MS + 2;
  const reply = by("A")("show");
  expect(await cost(() => reply)).toEqual([2, 0]);
  expect(await reply).toMatchObject({
    data: {
      ...{ promoterId: "A", pendingFen: 40, availableFen: 350, frozenFen: 300, archived: 0 },
      withdrawals: [
        { withdrawalId: "w1", state: "requested", amountFen: 300, netFen: null },
        { withdrawalId: "w2", state: "released", reason: "offset" },
      ],
    },
  });
  expect(await by("X")("show")).toMatchObject(refused("promoter_unknown"));
});

it("cancels with 2 requests, and once", async () => {
  const { by, ask, cost, wallet } = shopWithA();
  await ask("w1", 300);
  const cancel = (id: string) => by("A")("cancel", { withdrawalId: id });
  expect(await cost(() => cancel("w1"))).toEqual([2, 1]);
  expect(await cancel("w1")).toMatchObject({ ok: true, data: { reason: "cancelled" } });
  expect(wallet("A")).toMatchObject({ availableFen: 1_000, frozenFen: 0, seq: 3 });
  expect(await cancel("w2")).toMatchObject(refused("withdrawal_unknown"));
  expect(await by("X")("cancel", { withdrawalId: "w1" })).toMatchObject(
    refused("withdrawal_unknown"),
  );
});

it("lists promoters with their money as of now, by id, page by page", async () => {
  const { byStaff, ask, join, earn, cost, by } = shopWithA();
  join("B");
  join("C");
  earn("B", 70);
  earn("C", 5, NOON_MS + 1);
  await ask("w1", 300);
  const reply = byStaff("list", { limit: 2 });
  expect(await cost(() => reply)).toEqual(asStaffRead([4, 0]));
  expect(await reply).toMatchObject({
    data: {
      wallets: [
        { promoterId: "A", availableFen: 700, frozenFen: 300 },
        { promoterId: "B", availableFen: 70, pendingFen: 0 },
      ],
      nextAfterId: "B",
    },
  });
  expect(await byStaff("list", { limit: 2, afterId: "B" })).toMatchObject({
    data: { wallets: [{ promoterId: "C", availableFen: 0, pendingFen: 5 }], nextAfterId: null },
  });
  expect(await by("A")("list")).toMatchObject(refused("staff_required"));
});
