import { memoryDeps } from "#adapters/memory/deps.ts";
import { memoryMessages } from "#adapters/memory/messages.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import { emptyCase } from "#core/commission/case.ts";
import { emptyConsents } from "#core/message/consents.ts";
import type { Consents } from "#core/message/message.ts";
import { fen } from "#core/money.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import { tendMessages } from "#functions/tend/messages.ts";

const START_MS = Date.parse("2026-03-01T08:00:00+08:00");

/** Promoters who agreed to everything at the start, here and at WeChat. */
function aBrand(people: readonly string[] = ["P"]) {
  const memory = emptyMemory();
  const messages = memoryMessages();
  const clock = { nowMs: START_MS + HOUR_MS, elapsedMs: 0 };
  const { consents, cases, wallets, settings } = memory.documents;
  for (const id of people) {
    const left = { shareAvailable: 5, payout: 5 };
    const known = { ...emptyConsents(id), rev: 1, left, asksPromoter: true, toldUntilMs: START_MS };
    consents.set(id, known satisfies Consents);
    messages.consent(id, "shareAvailable", 5);
    messages.consent(id, "payout", 5);
  }
  const errors: unknown[] = [];
  const deps = {
    ...memoryDeps({
      ...{ memory, nowMs: () => clock.nowMs, elapsedMs: () => clock.elapsedMs },
      logError: (error) => void errors.push(error),
    }),
    messages,
  };
  return {
    ...{ memory, messages, clock, deps, errors },
    run: () => tendMessages(deps, clock.nowMs),
    earn: (promoterId: string, amountFen: number, availableAtMs: number) => {
      const id = `O${cases.size}`;
      const schedule = [{ promoterId, availableAtMs, amountFen: fen(amountFen) }];
      cases.set(id, { ...emptyCase(id, "U"), schedule });
    },
    withdraw: (id: string, changes: Partial<Withdrawal>) => {
      const known = wallets.get("P") ?? emptyWallet("P");
      const withdrawal: Withdrawal = {
        ...{ id, amountFen: fen(500), state: "confirming", transferNumber: id, requestedAtMs: 1 },
        ...{ approvals: [], approvedAtMs: 1, closedAtMs: null, reason: null },
        transfer: {
          ...{ channel: "wechat", netFen: fen(500), taxFen: fen(0), tax: "none", month: "2026-03" },
          ...{ sentAtMs: 1, packageInfo: "p", receipt: null },
        },
        ...changes,
      };
      const others = known.withdrawals.filter((one) => one.id !== id);
      wallets.set("P", { ...known, withdrawals: [...others, withdrawal] });
    },
    pause: () => {
      const shares = { by: "s", atMs: 0, sinceMs: START_MS, reason: "r" };
      const switches = { ...defaultSettings.switches, shares };
      settings.set(SETTINGS_ID, { ...defaultSettings, switches });
    },
    resume: () => settings.delete(SETTINGS_ID),
    amounts: () =>
      messages
        .sent()
        .map(({ openid, moment, fields }) => [openid, moment, fields["amount"]].join(" ")),
  };
}

it("costs one request while nobody is to be looked at", async () => {
  const { run, clock, memory } = aBrand();
  clock.nowMs -= 1;
  expect(await run()).toEqual({ told: 0 });
  expect(memory.requests).toBe(1);
});

it("tells the sum of what became available since it looked last, once", async () => {
  const { run, earn, clock, amounts, memory } = aBrand();
  earn("P", 1_000, START_MS + 1);
  earn("P", 230, START_MS + HOUR_MS);
  earn("P", 9_000, START_MS); // Told already, or from before he asked.
  earn("P", 7_000, START_MS + HOUR_MS + 1); // Not yet.
  earn("Q", 5_000, START_MS + 1);
  expect(await run()).toEqual({ told: 1 });
  expect(amounts()).toEqual(["P shareAvailable 12.30元"]);
  expect(memory.documents.consents.get("P")).toMatchObject({
    ...{ toldUntilMs: clock.nowMs, left: { shareAvailable: 4, payout: 5 } },
  });
  expect(await run()).toEqual({ told: 0 });
  clock.nowMs += HOUR_MS;
  expect(await run()).toEqual({ told: 1 });
  expect(amounts()).toEqual(["P shareAvailable 12.30元", "P shareAvailable 70.00元"]);
});

it("looks at each once an hour, with 4 requests and one for each to whom nothing came", async () => {
  const { run, clock, memory, messages } = aBrand(["P", "Q", "R"]);
  await run();
  expect(memory.requests).toBe(4 + 3);
  clock.nowMs += HOUR_MS - 1;
  const { requests } = memory;
  await run();
  expect(memory.requests - requests).toBe(1);
  expect(messages.calls()).toBe(0);
});

it("tells that a withdrawal waits, once, and that it was paid", async () => {
  const { run, withdraw, clock, messages } = aBrand();
  withdraw("w1", {});
  expect(await run()).toEqual({ told: 1 });
  clock.nowMs += HOUR_MS;
  expect(await run()).toEqual({ told: 0 });
  withdraw("w1", { state: "paid", closedAtMs: clock.nowMs + 1 });
  clock.nowMs += HOUR_MS;
  expect(await run()).toEqual({ told: 1 });
  expect(messages.sent().map(({ fields }) => fields["status"])).toEqual(["待确认", "已到账"]);
  clock.nowMs += HOUR_MS;
  expect(await run()).toEqual({ told: 0 });
});

it("says nothing of a moment to which he did not agree, and looks no more at who agrees to nothing", async () => {
  const { run, earn, withdraw, memory, messages, clock } = aBrand();
  const known = memory.documents.consents.get("P");
  if (!known) throw new Error("no consents");
  memory.documents.consents.set("P", { ...known, left: { payout: 1 } });
  earn("P", 1_000, START_MS + 1);
  withdraw("w1", {});
  expect(await run()).toEqual({ told: 1 });
  expect(messages.sent()).toMatchObject([{ moment: "payout" }]);
  expect(memory.requests).toBe(4 + 4 + 2); // What all cost, one message, and the watermark.
  clock.nowMs += 5 * HOUR_MS;
  const { requests } = memory;
  await run();
  expect(memory.requests - requests).toBe(1);
});

it("tells nothing twice when a run dies after sending", async () => {
  const { run, earn, deps, clock, amounts } = aBrand();
  earn("P", 1_000, START_MS + 1);
  const store = {
    ...deps.store,
    change: async (...given: Parameters<typeof deps.store.change>) => {
      const isWatermark = given[0] === "consents" && amounts().length > 0;
      if (isWatermark) throw new Error("killed");
      return deps.store.change(...given);
    },
  };
  await tendMessages({ ...deps, store: store as typeof deps.store }, clock.nowMs);
  expect(amounts()).toEqual(["P shareAvailable 10.00元"]);
  clock.nowMs += 10 * MINUTE_MS;
  expect(await run()).toEqual({ told: 0 });
  clock.nowMs += HOUR_MS;
  earn("P", 300, clock.nowMs);
  await run();
  expect(amounts()).toEqual(["P shareAvailable 10.00元", "P shareAvailable 3.00元"]);
});

it("tells nothing while shares are paused, and everything afterwards", async () => {
  const { run, earn, pause, resume, amounts } = aBrand();
  earn("P", 1_000, START_MS + 1);
  pause();
  expect(await run()).toEqual({ told: 0 });
  expect(amounts()).toEqual([]);
  resume();
  expect(await run()).toEqual({ told: 1 });
});

it("begins with nobody more once it is late: the next run goes on", async () => {
  const people = Array.from({ length: 20 }, (_, n) => `P${n + 10}`);
  const { deps, clock, memory, earn, run } = aBrand(people);
  for (const id of people) earn(id, 100, START_MS + 1);
  const slow = { ...deps, elapsedMs: () => (clock.elapsedMs += 2_000) };
  const { told } = await tendMessages(slow, clock.nowMs);
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(20);
  expect((await run()).told).toBe(20 - told);
  for (const id of people) {
    expect(memory.documents.consents.get(id)?.left["shareAvailable"]).toBe(4);
  }
});

it("goes on with the others when somebody's document is stuck", async () => {
  const { deps, clock, errors, earn, amounts } = aBrand(["P", "Q"]);
  for (const id of ["P", "Q"]) earn(id, 100, START_MS + 1);
  const store = {
    ...deps.store,
    get: async (...given: Parameters<typeof deps.store.get>) => {
      if (given[1] === "P") throw new Error("stuck");
      return deps.store.get(...given);
    },
  };
  await tendMessages({ ...deps, store: store as typeof deps.store }, clock.nowMs);
  expect(errors).toHaveLength(1);
  expect(amounts()).toEqual(["Q shareAvailable 1.00元"]);
});
