import { fen } from "#core/money.ts";
import { shop } from "#functions/withdraw/testing/shop.ts";
import { asLogged } from "#tests/staffCost.ts";

async function shopOf(n: number, options: Parameters<typeof shop>[0] = { plan: {} }) {
  const world = shop(options);
  const ids = Array.from({ length: n }, (_, i) => `P${String(i).padStart(2, "0")}`);
  for (const id of ids) {
    world.join(id);
    world.earn(id, 1_000);
    await world.by(id)("request", { withdrawalId: `w${id}`, amountFen: 400 });
  }
  const withdrawals = ids.map((promoterId) => ({ promoterId, withdrawalId: `w${promoterId}` }));
  const approveAll = (more: typeof withdrawals = []) =>
    world.byStaff("approveMany", { withdrawals: [...withdrawals, ...more] });
  const states = () => ids.map((id) => world.wallet(id)?.withdrawals[0]?.state);
  return { ...world, ids, approveAll, states };
}

it("approves and sends many, each with its own result", async () => {
  const { approveAll, states, by, cost, audit, transfers } = await shopOf(3);
  await by("P01")("cancel", { withdrawalId: "wP01" });
  const stranger = { promoterId: "X", withdrawalId: "w9" };
  const reply = approveAll([stranger]);
  // The rules, the wallets, what became due; of each that is there that again, of the two that go the order and the answer.
  expect(await cost(() => reply)).toEqual(asLogged([1 + 2 + 3 + 2 * 2, 4]));
  expect(await reply).toMatchObject({
    data: {
      neededFen: 800,
      results: [
        { promoterId: "P00", result: { ok: true, data: { state: "confirming" } } },
        { promoterId: "P01", result: { ok: false, error: { code: "step_not_allowed" } } },
        { promoterId: "P02", result: { ok: true, data: { state: "confirming" } } },
        { ...stranger, result: { ok: false, error: { code: "withdrawal_unknown" } } },
      ],
    },
  });
  expect(states()).toEqual(["confirming", "released", "confirming"]);
  expect(transfers.taken()).toHaveLength(2);
  expect(audit()).toEqual([]);
});

it("approves nothing unless the operating account holds the sum", async () => {
  const { approveAll, states, transfers } = await shopOf(3);
  transfers.setBalance(fen(1_199));
  expect(await approveAll()).toMatchObject({
    error: { code: "operating_balance_short", neededFen: 1_200, availableFen: 1_199 },
  });
  transfers.setBalance(null);
  expect(await approveAll()).toMatchObject({ error: { code: "balance_unknown" } });
  transfers.balance = async () => {
    throw new Error("not set: WECHAT_PAY_MCHID");
  };
  expect(await approveAll()).toMatchObject({ error: { code: "balance_unknown" } });
  expect(states()).toEqual(["requested", "requested", "requested"]);
  expect(transfers.taken()).toEqual([]);
});

it("needs nothing for what a refund takes back first, as the preview says", async () => {
  const { approveAll, earn, clock, ids, states, transfers, byStaff } = await shopOf(2);
  earn("P00", -1_000, ++clock.nowMs);
  transfers.setBalance(fen(400));
  const withdrawals = ids.map((promoterId) => ({ promoterId, withdrawalId: `w${promoterId}` }));
  const told = { data: { neededFen: 400, availableFen: 400 } };
  expect(await byStaff("previewMany", { withdrawals })).toMatchObject(told);
  expect(await approveAll()).toMatchObject(told);
  expect(states()).toEqual(["requested", "confirming"]);
});

it.each([fen(599_999), null])(
  "takes the first yes of two, which sends nothing, whatever the account holds (%j)",
  async (balanceFen) => {
    const { byStaff, bySecondStaff, transfers, by, join, earn, wallet } = await shopOf(0);
    join("L");
    earn("L", 1_000_000);
    await by("L")("request", { withdrawalId: "large", amountFen: 600_000 });
    const chosen = { withdrawals: [{ promoterId: "L", withdrawalId: "large" }] };
    transfers.setBalance(balanceFen);
    const told = { neededFen: 0, availableFen: null, balance: "not_asked" };
    expect(await byStaff("previewMany", chosen)).toMatchObject({ data: told });
    expect(await byStaff("approveMany", chosen)).toMatchObject({
      data: { neededFen: 0, results: [{ result: { ok: true, data: { state: "requested" } } }] },
    });
    const code = balanceFen === null ? "balance_unknown" : "operating_balance_short";
    // The same person again is refused for what it is, and the second one as the account stands.
    expect(await byStaff("approveMany", chosen)).toMatchObject({
      data: { results: [{ result: { error: { code: "second_person_required" } } }] },
    });
    expect(await bySecondStaff("approveMany", chosen)).toMatchObject({ error: { code } });
    expect(wallet("L")?.withdrawals).toMatchObject([{ state: "requested" }]);
    transfers.setBalance(fen(600_000));
    expect(await bySecondStaff("approveMany", chosen)).toMatchObject({
      data: { neededFen: 600_000 },
    });
    expect(wallet("L")?.withdrawals).toMatchObject([{ state: "confirming" }]);
  },
);

it("takes the same list again, and sends once, also at the same time", async () => {
  const { approveAll, transfers, states, audit } = await shopOf(5);
  await Promise.all([approveAll(), approveAll()]);
  await approveAll();
  expect(transfers.taken()).toHaveLength(5);
  expect(new Set(states())).toEqual(new Set(["confirming"]));
  expect(audit()).toEqual([]);
});

it("does not ask WeChat where staff pay by bank", async () => {
  const { approveAll, decide, transfers, states } = await shopOf(2);
  decide({ channel: "bank" });
  transfers.setBalance(null);
  expect(await approveAll()).toMatchObject({ data: { availableFen: null } });
  expect(states()).toEqual(["sending", "sending"]);
});

it.each([0, 51])("takes 1 to 50, not %i", async (n) => {
  const { byStaff } = await shopOf(0);
  const withdrawals = Array.from({ length: n }, () => ({ promoterId: "A", withdrawalId: "w" }));
  expect(await byStaff("approveMany", { withdrawals })).toMatchObject({
    error: { code: "request_invalid" },
  });
});

describe("what somebody was told that his yes pays", () => {
  const LARGE = { promoterId: "L", withdrawalId: "large" };
  async function shopWithOne(
    amountFen: number,
    options: Parameters<typeof shop>[0] = { plan: {} },
  ) {
    const world = shop(options);
    world.join("L");
    world.earn("L", 1_000_000);
    await world.by("L")("request", { withdrawalId: "large", amountFen });
    const yes = (netFen: number | null, by = world.byStaff) =>
      by("approveMany", { withdrawals: [{ ...LARGE, netFen }] });
    const state = () => world.wallet("L")?.withdrawals[0]?.state;
    return { ...world, yes, state };
  }
  const changed = (netFen: number | null) => ({
    data: {
      neededFen: 0,
      results: [{ ...LARGE, result: { error: { code: "payout_changed", netFen } } }],
    },
  });

  it("is paid as told, and the same again is no other yes", async () => {
    const { yes, state, transfers } = await shopWithOne(400_000);
    for (const _ of ["once", "twice"]) {
      expect(await yes(400_000)).toMatchObject({ data: { results: [{ result: { ok: true } }] } });
    }
    expect(state()).toBe("confirming");
    expect(transfers.taken()).toHaveLength(1);
  });

  it("is not paid after the limit for two people was raised over it", async () => {
    const { yes, state, decide, transfers } = await shopWithOne(600_000);
    decide({ twoPersonsFromFen: fen(700_000) });
    expect(await yes(null)).toMatchObject(changed(fen(600_000)));
    expect([state(), transfers.taken()]).toEqual(["requested", []]);
    expect(await yes(600_000)).toMatchObject({ data: { neededFen: 600_000 } });
  });

  it("is not noted as a first yes after the limit was put down under it", async () => {
    const { yes, decide, wallet } = await shopWithOne(400_000);
    decide({ twoPersonsFromFen: fen(300_000) });
    expect(await yes(400_000)).toMatchObject(changed(null));
    expect(wallet("L")?.withdrawals).toMatchObject([{ approvals: [] }]);
  });

  it("is not paid by who was told to be the first of two, after somebody else was", async () => {
    const { yes, state, bySecondStaff } = await shopWithOne(600_000);
    await yes(null);
    expect(await yes(null, bySecondStaff)).toMatchObject(changed(fen(600_000)));
    expect(state()).toBe("requested");
    expect(await yes(600_000, bySecondStaff)).toMatchObject({ data: { neededFen: 600_000 } });
  });

  it("is looked at once more in the write, where two say a first yes at the same time", async () => {
    const { yes, state, bySecondStaff, wallet } = await shopWithOne(600_000);
    const [, later] = await Promise.all([yes(null), yes(null, bySecondStaff)]);
    expect(later).toMatchObject(changed(fen(600_000)));
    expect([state(), wallet("L")?.withdrawals[0]?.approvals.length]).toEqual(["requested", 1]);
  });

  it("is not paid with another month's tax", async () => {
    const { yes, state, clock, transfers } = await shopWithOne(400_000, {
      plan: { tax: "labour" },
    });
    clock.nowMs = Date.parse("2026-03-31T23:59:00+08:00");
    expect(await yes(336_000 + 1)).toMatchObject(changed(fen(336_000)));
    expect([state(), transfers.taken()]).toEqual(["requested", []]);
    expect(await yes(336_000)).toMatchObject({ data: { neededFen: 336_000 } });
  });
});
