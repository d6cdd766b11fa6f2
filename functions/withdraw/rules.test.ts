import { fen } from "#core/money.ts";
import { DAY_MS, MINUTE_MS } from "#core/time.ts";
import { NOON_MS, shop } from "#functions/withdraw/testing/shop.ts";
import { aPlan } from "#tests/fixtures.ts";

/** Goal: what the brand's payout rules and pauses do to withdrawals, through the functions. */
const refused = (code: string, facts: object = {}) => ({ ok: false, error: { code, ...facts } });
const PAUSED = { sinceMs: NOON_MS, reason: "audit", by: "staff-1" };

/** A with 1,000,000 fen, one payout behind him. */
async function veteran(options: Parameters<typeof shop>[0] = {}) {
  const world = shop({ plan: {}, ...options });
  world.join("A");
  world.earn("A", 1_000_000);
  const ask = (withdrawalId: string, amountFen: number) =>
    world.by("A")("request", { withdrawalId, amountFen });
  const review = (withdrawalId: string, by = world.byStaff) =>
    by("review", { withdrawalId, approve: true });
  const numberOf = (id: string) =>
    world.wallet("A")?.withdrawals.find((known) => known.id === id)?.transferNumber ?? "";
  const stateOf = (id: string) =>
    world.wallet("A")?.withdrawals.find((known) => known.id === id)?.state;
  await ask("first", 100);
  await review("first");
  world.transfers.script(numberOf("first"), "success");
  await world.payout();
  return { ...world, ask, review, numberOf, stateOf };
}

it("needs two persons from the threshold on, and says so", async () => {
  const { ask, review, bySecondStaff, byStaff, stateOf, transfers, decide } = await veteran();
  decide({ twoPersonsFromFen: fen(50_000) });
  await ask("w1", 50_000);
  expect(await review("w1")).toMatchObject({
    data: {
      state: "requested",
      waits: "second_person",
      approvals: [{ by: "staff-1" }],
      approvalsNeeded: 2,
    },
  });
  expect(await review("w1")).toMatchObject(refused("second_person_required"));
  expect(transfers.taken()).toHaveLength(1);
  expect(await review("w1", bySecondStaff)).toMatchObject({
    data: {
      state: "confirming",
      waits: null,
      approvals: [{ by: "staff-1" }, { by: "staff-2" }],
      approvalsNeeded: 2,
    },
  });
  await ask("w2", 50_000);
  await review("w2");
  expect(await byStaff("review", { withdrawalId: "w2", approve: false })).toMatchObject({
    data: { state: "released", reason: "rejected" },
  });
  expect(stateOf("w2")).toBe("released");
});

it("sends by the timer what needs nobody, with 3 requests and 1 document to ask", async () => {
  const { ask, payout, stateOf, cost, wallet, decide, byStaff, audit } = await veteran();
  decide({ withoutReviewBelowFen: fen(1_000) });
  const reply = ask("w1", 999);
  expect(await cost(() => reply)).toEqual([3, 1]);
  expect(await reply).toMatchObject({
    data: { withdrawals: [{}, { state: "approved", waits: "next_run" }] },
  });
  expect(await byStaff("find", { withdrawalId: "w1" })).toMatchObject({
    data: { approvals: [{ by: "rules" }], approvalsNeeded: 1 },
  });
  await payout();
  expect(stateOf("w1")).toBe("confirming");
  await ask("w2", 1_000);
  await payout();
  expect(stateOf("w2")).toBe("requested");
  expect(wallet("A")?.withdrawals.at(-1)?.approvals).toEqual([]);
  expect(audit()).toEqual([]);
});

it("sends nothing by the rules that a refund has taken back meanwhile", async () => {
  const { ask, payout, stateOf, decide, earn, clock, audit, wallet } = await veteran();
  decide({ withoutReviewBelowFen: fen(300_000) });
  await ask("w1", 150_000);
  clock.nowMs += 1;
  earn("A", -900_000);
  await payout();
  expect(stateOf("w1")).toBe("released");
  expect(wallet("A")).toMatchObject({ availableFen: 99_900, frozenFen: 0 });
  expect(audit()).toEqual([]);
});

it("begins nothing while payouts are paused, reads on, and goes on afterwards", async () => {
  const { ask, review, payout, stateOf, numberOf, transfers, decide, by } = await veteran();
  await ask("w1", 1_000);
  await review("w1");
  await ask("w2", 1_000);
  decide({}, { payouts: PAUSED });
  expect(await review("w2")).toMatchObject({
    data: { state: "approved", waits: "payouts_paused" },
  });
  transfers.script(numberOf("w1"), "success");
  await payout();
  expect([stateOf("w1"), stateOf("w2")]).toEqual(["paid", "approved"]);
  expect(await ask("w3", 1_000)).toMatchObject({ ok: true });
  expect(await by("A")("refresh", { withdrawalId: "w2" })).toMatchObject({
    data: { state: "approved", waits: "payouts_paused" },
  });
  decide({}, { payouts: null });
  await payout();
  expect(stateOf("w2")).toBe("confirming");
});

it("does not tell WeChat again what it never heard of while payouts are paused", async () => {
  const { ask, review, payout, stateOf, numberOf, transfers, decide } = await veteran();
  await ask("w1", 1_000);
  transfers.script(numberOf("w1"), "timeout-not-applied");
  await review("w1");
  decide({}, { payouts: PAUSED });
  await payout();
  expect([stateOf("w1"), transfers.taken().length]).toEqual(["sending", 1]);
  decide({}, { payouts: null });
  await payout();
  expect([stateOf("w1"), transfers.taken().length]).toEqual(["confirming", 2]);
});

it("counts shares until the pause only, and all of them afterwards", async () => {
  const { ask, by, earn, decide, clock, wallet, byStaff, audit } = await veteran();
  decide({}, { shares: PAUSED });
  clock.nowMs += 5 * MINUTE_MS;
  earn("A", 500, NOON_MS + 1);
  expect(await by("A")("show")).toMatchObject({ data: { availableFen: 999_900, pendingFen: 500 } });
  expect(await byStaff("list")).toMatchObject({
    data: { wallets: [{ availableFen: 999_900, pendingFen: 500 }] },
  });
  expect(await ask("w1", 999_901)).toMatchObject(refused("balance_insufficient"));
  await ask("w2", 1_000);
  await byStaff("review", { withdrawalId: "w2", approve: true });
  expect(wallet("A")).toMatchObject({ watermarkMs: NOON_MS, maturedFen: 1_000_000 });
  decide({}, { shares: null });
  await ask("w3", 1_000);
  expect(wallet("A")).toMatchObject({ maturedFen: 1_000_500 });
  expect(audit()).toEqual([]);
});

it("waits for the next day with what exceeds the promoter's, and loses nothing", async () => {
  const { ask, review, payout, stateOf, decide, clock, by } = await veteran();
  decide({ perTransferMaxFen: fen(1_000), perPromoterDayMaxFen: fen(1_100) });
  expect(await ask("w0", 1_001)).toMatchObject(
    refused("amount_above_maximum", { maximumFen: 1_000 }),
  );
  await ask("w1", 900);
  await ask("w2", 900);
  expect(await review("w1")).toMatchObject({ data: { state: "confirming" } });
  expect(await review("w2")).toMatchObject({ data: { state: "approved", waits: "day_limit" } });
  await payout();
  expect(stateOf("w2")).toBe("approved");
  expect(await by("A")("show")).toMatchObject({
    data: { withdrawals: [{}, {}, { withdrawalId: "w2", waits: "day_limit" }] },
  });
  clock.nowMs += DAY_MS;
  await payout();
  expect(stateOf("w2")).toBe("confirming");
});

it("sends a large amount with the name from the vault, and none without a known one", async () => {
  const { ask, review, transfers, memory, payout, stateOf, errors } = await veteran();
  await ask("w1", 200_000);
  await review("w1");
  expect(transfers.taken().at(-1)).toMatchObject({ amountFen: 200_000, name: "张A" });
  await ask("w2", 200_000);
  const identity = memory.documents.identities.get("A")!;
  memory.documents.identities.set("A", { ...identity, destroyedAtMs: NOON_MS });
  await review("w2");
  expect([stateOf("w2"), errors.length]).toEqual(["approved", 1]);
  expect(await ask("w3", 200_000)).toMatchObject(refused("identity_required"));
  memory.documents.identities.set("A", { ...identity, adultAtMs: NOON_MS + DAY_MS });
  expect(await ask("w3", 200_000)).toMatchObject(refused("identity_minor"));
  memory.documents.identities.set("A", identity);
  await payout();
  expect(stateOf("w2")).toBe("confirming");
});

it("asks WeChat to cancel what a refund took back, the newest first, and reads the end", async () => {
  const { ask, review, earn, settle, payout, stateOf, clock, wallet, audit, transfers } =
    await veteran();
  await ask("w1", 100_000);
  await ask("w2", 150_000);
  await review("w1");
  await review("w2");
  clock.nowMs += 1;
  earn("A", -850_000);
  await settle();
  expect(wallet("A")).toMatchObject({ availableFen: -100_100 });
  await payout();
  expect(transfers.taken().map(({ state }) => state)).toEqual(["paid", "confirming", "cancelled"]);
  await payout();
  expect([stateOf("w1"), stateOf("w2")]).toEqual(["confirming", "released"]);
  expect(wallet("A")).toMatchObject({ availableFen: 49_900 });
  expect(audit()).toEqual([]);
});

it("never sends again what WeChat may have forgotten", async () => {
  const { ask, review, payout, stateOf, numberOf, transfers, clock } = await veteran();
  await ask("w1", 1_000);
  transfers.script(numberOf("w1"), "timeout-not-applied");
  await review("w1");
  clock.nowMs += 29 * DAY_MS;
  await payout();
  expect([stateOf("w1"), transfers.taken().length]).toEqual(["sending", 1]);
});

it("tells a taxed withdrawal to wait for its turn", async () => {
  const { ask, review, publish } = await veteran();
  publish(aPlan({ tax: "labour" }), 2);
  await ask("w1", 1_000);
  await ask("w2", 1_000);
  await review("w1");
  expect(await review("w2")).toMatchObject({ data: { state: "approved", waits: "turn" } });
});

it("approves with what became due until the pause of shares, and no more", async () => {
  const { ask, review, earn, decide, clock, wallet, audit } = await veteran();
  await ask("w1", 1_000);
  earn("A", 30, NOON_MS + 1);
  earn("A", 500, NOON_MS + 2);
  decide({}, { shares: { ...PAUSED, sinceMs: NOON_MS + 1 } });
  clock.nowMs += 5 * MINUTE_MS;
  await review("w1");
  expect(wallet("A")).toMatchObject({ watermarkMs: NOON_MS + 1, maturedFen: 1_000_030 });
  expect(audit()).toEqual([]);
});
