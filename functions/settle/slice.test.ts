import { memoryDeps } from "#adapters/memory/deps.ts";
import { defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import { HOUR_MS } from "#core/time.ts";
import { OUTBOX_MAX } from "#core/wallet/journal.ts";
import { settleTimer } from "#functions/settle/settle.ts";
import { NOON_MS, shop } from "#functions/withdraw/testing/shop.ts";

const idOf = (n: number) => `P${String(n).padStart(4, "0")}`;

/** Promoters with `rows` rows each of 1 fen that are due, and some without any. */
function crowd(promoters: number, rows: number) {
  const world = shop();
  for (let n = 1; n <= promoters; n++) {
    world.join(idOf(n));
    for (let row = 0; row < rows; row++) world.earn(idOf(n), 1, NOON_MS - row);
  }
  for (let n = promoters + 1; n <= promoters + 50; n++) world.join(idOf(n));
  return world;
}

/** Goal: however much is due, no request reads all of it, and each row is counted once. */
it("goes over everybody when there are more rows than one request may read", async () => {
  const { settle, cost, memory, audit } = crowd(100, 101);
  // By itself 5 and 1; 150 promoters are two pages and three times two questions.
  expect(await cost(() => settle())).toEqual([5 + 2 + 3 * 2 + 100, 1 + 100]);
  expect(memory.documents.wallets.size).toBe(100);
  for (const wallet of memory.documents.wallets.values()) expect(wallet.maturedFen).toBe(101);
  expect(audit()).toEqual([]);
});

it.each([
  ["looks for those who have something due", 2, 250],
  ["goes over everybody", 41, 300],
])("goes on where a slice stopped, when it %s", async (_, rows, visited) => {
  const { memory, clock } = crowd(250, rows);
  const asked: string[] = [];
  const slow = memoryDeps({
    memory,
    elapsedMs: () => clock.nowMs,
    around: async (operation) => {
      clock.nowMs += 100;
      return operation();
    },
  });
  const reads = {
    ...slow.reads,
    walletsOf: (ids: readonly string[]) => {
      asked.push(...ids);
      return slow.reads.walletsOf(ids);
    },
  };
  for (let slice = 0; slice < 2; slice++) await settleTimer()({ ...slow, reads }, NOON_MS);
  expect(memory.documents.sweeps.get("settle")).toMatchObject({ untilMs: NOON_MS, pass: null });
  expect(asked).toEqual(Array.from({ length: visited }, (__, n) => idOf(n + 1)));
  for (const wallet of memory.documents.wallets.values()) expect(wallet.maturedFen).toBe(rows);
  expect(memory.documents.wallets.size).toBe(250);
});

it("asks after a slice that died for no sum of those who are counted in up to now", async () => {
  const { settle, memory } = crowd(3, 1);
  await settle();
  memory.documents.sweeps.clear();
  const { requests, written } = memory;
  await settleTimer()(memoryDeps({ memory }), NOON_MS);
  // The sweep, the rows, the settings, the wallets.
  expect([memory.requests - requests, memory.written - written]).toEqual([4, 0]);
});

it("files as many long wallets as there is time for, and the others another day", async () => {
  const { memory, clock, earn, settle, audit } = crowd(50, 1);
  const ids = Array.from({ length: 50 }, (_, n) => idOf(n + 1));
  await settle();
  for (let entry = 1; entry < OUTBOX_MAX; entry++) {
    clock.nowMs += 1;
    for (const id of ids) earn(id, 1);
    await settle();
  }
  const filed = () => [...memory.documents.wallets.values()].filter((w) => w.outbox.length === 0);
  expect(filed()).toEqual([]);
  const elapsed = { ms: 0 };
  const slow = memoryDeps({
    memory,
    elapsedMs: () => elapsed.ms,
    around: async (operation) => {
      elapsed.ms += 10;
      return operation();
    },
  });
  for (const id of ids) earn(id, 1, clock.nowMs + 1);
  await settleTimer()(slow, clock.nowMs + 1);
  // 8 at a time, each of some 50 requests, begun until 18 s have passed.
  expect(filed().length).toBeGreaterThan(20);
  expect(filed().length).toBeLessThan(50);
  expect(elapsed.ms).toBeLessThan(18_000 + 8 * 55 * 10);
  expect(audit()).toEqual([]);
  clock.nowMs += 2;
  for (const id of ids) earn(id, 1);
  await settle();
  for (const { outbox } of memory.documents.wallets.values()) {
    expect(outbox.length).toBeLessThanOrEqual(1);
  }
});

describe("while shares are paused", () => {
  function paused() {
    const world = shop();
    world.earn("A", 100, NOON_MS - HOUR_MS);
    world.earn("A", 10, NOON_MS);
    world.earn("A", 1, NOON_MS + 1);
    world.earn("B", 5, NOON_MS + 1);
    const setPause = (sinceMs: number | null) =>
      world.memory.documents.settings.set(SETTINGS_ID, {
        ...defaultSettings,
        switches: {
          ...defaultSettings.switches,
          shares: sinceMs === null ? null : { sinceMs, reason: "an inquiry", by: "staff-1" },
        },
      });
    setPause(NOON_MS);
    world.clock.nowMs = NOON_MS + HOUR_MS;
    return { ...world, setPause };
  }

  it("counts in what fell due before the pause, to the millisecond, and nothing later", async () => {
    const { settle, wallet, memory } = paused();
    await settle();
    expect(wallet("A")).toMatchObject({ maturedFen: 110, watermarkMs: NOON_MS });
    expect(wallet("B")).toBeUndefined();
    expect(memory.documents.sweeps.get("settle")).toMatchObject({ untilMs: NOON_MS, pass: null });
  });

  it("costs 2 requests a run and writes nothing while it lasts", async () => {
    const { settle, cost, clock } = paused();
    await settle();
    clock.nowMs += HOUR_MS;
    expect(await cost(() => settle())).toEqual([2, 0]);
  });

  it("counts in all of it once it is over", async () => {
    const { settle, wallet, clock, setPause, audit } = paused();
    await settle();
    setPause(null);
    clock.nowMs += HOUR_MS;
    await settle();
    expect(wallet("A")).toMatchObject({ maturedFen: 111, watermarkMs: clock.nowMs });
    expect(wallet("B")?.maturedFen).toBe(5);
    expect(audit()).toEqual([]);
  });

  it("ends a pass that had begun before, where the pause began", async () => {
    const { settle, wallet, memory } = paused();
    memory.documents.sweeps.set("settle", {
      ...{ _id: "settle", rev: 1, untilMs: 0 },
      pass: { untilMs: NOON_MS + 2, afterId: "", isWhole: true },
    });
    await settle();
    expect(wallet("A")?.maturedFen).toBe(110);
    expect(memory.documents.sweeps.get("settle")).toMatchObject({ untilMs: NOON_MS, pass: null });
  });
});
