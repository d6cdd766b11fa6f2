import { transferOutflow } from "#scripts/audit/outflow.ts";
import { audit } from "#scripts/audit/run.ts";
import type { FunctionReply } from "#scripts/stack/control.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { publish } from "#tests/e2e/brand.ts";
import {
  approve,
  cancel,
  EARNING,
  join,
  refresh,
  refund,
  request,
  told,
  until,
  walletOf,
} from "#tests/e2e/money/story.ts";
import { done, person, START_MS, withStack } from "#tests/e2e/stack.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";

/** Goal: what happens at once, over the wire, ends as if it had happened one after the other, to the fen. */
const stack = withStack();
const PLAN = {
  id: "p",
  rates: [{ distance: 1, rateBp: 1_000 }],
  withdrawal: { minFen: 100, maxFen: 20_000_000, openMax: 10 },
};
/** Each earns 10.00 + 6.00. */
const LIVES = ["notices", "asking", "same", "settling", "reviewing", "timers", "ending"];
const EARNED_FEN = 1_600;

const all = (count: number, call: (n: number) => Promise<FunctionReply>) =>
  Promise.all(Array.from({ length: count }, (_, n) => until(() => call(n))));
const codes = (replies: readonly FunctionReply[]) =>
  replies.map((reply) => (reply.ok ? "ok" : reply.error.code)).sort();
const countOf = (words: readonly string[]) =>
  Object.fromEntries(
    [...new Set(words)].map((word) => [word, words.filter((w) => w === word).length]),
  );
const runTimer = (name: string) => stack().control.post("/control/timers/run", { name });

beforeAll(async () => {
  const { control } = stack();
  await publish(control, PLAN);
  for (const id of LIVES) {
    await join(control, id);
    const steps =
      id === "notices" ? EARNING.filter(({ name }) => name !== "notice of O2") : EARNING;
    for (const step of steps) await until(() => step.run(control, id));
  }
}, 60_000);

it("200 notices of one order at once: paid once", async () => {
  const { control } = stack();
  const replies = await all(200, () => told(control, "notices", "O2"));
  expect(countOf(codes(replies))).toEqual({ ok: 200 });
  expect(await walletOf(control, "notices")).toMatchObject({ pendingFen: EARNED_FEN });
  const store = adminStore(stack().url);
  expect(await store.get("cases", "notices-O2")).toMatchObject({ rev: 3 }); // Refund, receipt, payment.
}, 60_000);

it("50 withdrawals of one wallet at once: as many as the money reaches", async () => {
  const { control } = stack();
  await control.post("/control/clock", { advanceToMs: START_MS + 15 * DAY_MS + 60_000 });
  const replies = await all(50, (n) => request(`w${n}`, 400).run(control, "asking"));
  expect(countOf(codes(replies))).toEqual({ ok: 4, balance_insufficient: 46 });
  expect(await walletOf(control, "asking")).toMatchObject({
    availableFen: 0,
    frozenFen: EARNED_FEN,
  });
}, 60_000);

it("50 times the same withdrawal at once: one", async () => {
  const { control } = stack();
  const replies = await all(50, () => request("w", 400).run(control, "same"));
  expect(countOf(codes(replies))).toEqual({ ok: 50 });
  expect(await walletOf(control, "same")).toMatchObject({ availableFen: 1_200, frozenFen: 400 });
}, 60_000);

it("a refund races settlement: what is taken back is taken back once", async () => {
  const { control } = stack();
  const back = refund("O1", 10_000);
  await Promise.all([
    runTimer("settle"),
    ...Array.from({ length: 5 }, () => until(() => back.run(control, "settling"))),
    runTimer("settle"),
  ]);
  await control.post("/control/clock", { advanceToMs: START_MS + 15 * DAY_MS + 10 * 60_000 });
  await runTimer("settle");
  expect(await walletOf(control, "settling")).toMatchObject({ availableFen: 600, pendingFen: 0 });
}, 60_000);

it("a review races the refund: paid and owed, or released, never both", async () => {
  const { control } = stack();
  await done(request("w1", EARNED_FEN).run(control, "reviewing"));
  const outcome = await Promise.all([
    until(() => approve("w1").run(control, "reviewing")),
    until(() => refund("O1", 10_000).run(control, "reviewing")),
    until(() => cancel("w1").run(control, "reviewing")),
  ]);
  expect(outcome[1]).toMatchObject({ ok: true });
  await control.post("/control/clock", { advanceToMs: START_MS + 15 * DAY_MS + 20 * 60_000 });
  await runTimer("settle");
  const wallet = (await walletOf(control, "reviewing")) as Record<string, number>;
  // 10.00 is gone whatever happened; 6.00 is left of what he earned.
  expect((wallet["availableFen"] ?? 0) + (wallet["frozenFen"] ?? 0)).toBe(600);
}, 60_000);

it("timers that overlap themselves and each other move everything once", async () => {
  const { control } = stack();
  for (const no of ["w1", "w2", "w3"]) {
    await done(request(no, 300).run(control, "timers"));
    await done(approve(no).run(control, "timers"));
  }
  const { transfers } = await control.get("/control/wechat/transfers?limit=1000");
  const own = (transfers as { out_bill_no: string; openid: string }[]).filter(
    ({ openid }) => openid === "timers-A",
  );
  expect(own).toHaveLength(3);
  for (const { out_bill_no: outBillNo } of own) {
    await control.post("/control/wechat/transfers/answer", { outBillNo, result: "success" });
  }
  await Promise.all(["payout", "settle", "payout", "settle", "payout"].map(runTimer));
  expect(await walletOf(control, "timers")).toMatchObject({
    ...{ availableFen: EARNED_FEN - 900, frozenFen: 0, paidFen: 900 },
  });
}, 60_000);

it("the receiver's page and the timer read one end at once", async () => {
  const { control } = stack();
  await done(request("w1", 500).run(control, "ending"));
  await done(approve("w1").run(control, "ending"));
  const { transfers } = await control.get("/control/wechat/transfers?limit=1000");
  const own = (transfers as { out_bill_no: string; openid: string }[]).find(
    ({ openid }) => openid === "ending-A",
  );
  const outBillNo = own?.out_bill_no;
  await control.post("/control/wechat/transfers/answer", { outBillNo, result: "fail" });
  const seen = await Promise.all([
    runTimer("payout"),
    ...Array.from({ length: 10 }, () => until(() => refresh("w1").run(control, "ending"))),
    runTimer("payout"),
  ]);
  expect(seen).toHaveLength(12);
  expect(await walletOf(control, "ending")).toMatchObject({
    ...{ availableFen: EARNED_FEN, frozenFen: 0, paidFen: 0 },
    states: [["-w1", "released", "failed"]],
  });
}, 60_000);

it("leaves no invariant broken", async () => {
  const { control, url } = stack();
  await control.post("/control/clock", { advanceToMs: START_MS + 16 * DAY_MS + HOUR_MS });
  expect((await audit(adminStore(url), transferOutflow(control))).violations).toEqual([]);
  await done(control.call("withdraw", person("asking-A"), { action: "show" }));
}, 60_000);
