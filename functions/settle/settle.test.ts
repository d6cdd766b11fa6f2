import { emptyMemory } from "#adapters/memory/store.ts";
import { memoryDeps, timer } from "#adapters/memory/deps.ts";
import type { Fen } from "#core/money.ts";
import { GUARD_BAND_MS, HOUR_MS } from "#core/time.ts";
import { CLOSED_KEPT } from "#core/wallet/filing.ts";
import { OUTBOX_MAX } from "#core/wallet/journal.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { settleTimer } from "#functions/settle/settle.ts";
import { SLICE_MS } from "#functions/settle/slice.ts";
import { serveTimer } from "#functions/shared/serve.ts";
import { NOON_MS, shop } from "#functions/withdraw/testing/shop.ts";

/** Promoters `from` to `to`, each with two orders that are due and one that is not. */
function shopOf(from: number, to: number) {
  const world = shop();
  for (let i = from; i <= to; i++) {
    const id = `P${String(i).padStart(4, "0")}`;
    world.join(id);
    world.earn(id, 100, NOON_MS - 5);
    world.earn(id, 10, NOON_MS);
    world.earn(id, 1, NOON_MS + HOUR_MS);
  }
  return world;
}
const ROLLED = { maturedFen: 110, availableFen: 110, watermarkMs: NOON_MS, seq: 1 };

it("costs 3 requests and 1 document for one promoter, whatever number of rows, and 5 and 1 by itself", async () => {
  const one = shopOf(1, 1);
  for (let i = 0; i < 200; i++) one.earn("P0001", 1, NOON_MS - i);
  expect(await one.cost(() => one.settle())).toEqual([5 + 3, 2]);
});

it("asks about fifty promoters at once, and writes each of them once", async () => {
  const forty = shopOf(1, 40);
  expect(await forty.cost(() => forty.settle())).toEqual([5 + 2 + 40, 1 + 40]);
  expect(forty.audit()).toEqual([]);
  const many = shopOf(1, 120);
  expect(await many.cost(() => many.settle())).toEqual([5 + 3 * 2 + 120, 1 + 120]);
});

it("needs 1 request and writes nothing when nothing is due, and misses nothing later", async () => {
  const { settle, cost, clock, wallet, memory } = shopOf(1, 1);
  await settle();
  const later = async (hours: number) => {
    clock.nowMs = NOON_MS + hours * HOUR_MS;
    return cost(() => settle());
  };
  // The guard band before the last run is looked at again: a look at one wallet, nothing else.
  expect(await later(0.5)).toEqual([2 + 2, 0]);
  expect(await later(0.9)).toEqual([1, 0]);
  expect(memory.documents.sweeps.get("settle")).toMatchObject({ untilMs: NOON_MS });
  expect(await later(1.5)).toEqual([3 + 3, 2]);
  expect(await later(2.5)).toEqual([1, 0]);
  expect(wallet("P0001")?.availableFen).toBe(111);
  expect(memory.documents.sweeps.get("settle")).toMatchObject({
    untilMs: NOON_MS + 1.5 * HOUR_MS,
    pass: null,
  });
});

it("takes what is due at the very millisecond, and not the next", async () => {
  const { settle, wallet, clock } = shopOf(1, 1);
  await settle();
  expect(wallet("P0001")).toMatchObject(ROLLED);
  clock.nowMs = NOON_MS + HOUR_MS - 1;
  await settle();
  expect(wallet("P0001")).toMatchObject(ROLLED);
  clock.nowMs += 1;
  await settle();
  expect(wallet("P0001")).toMatchObject({ availableFen: 111, watermarkMs: NOON_MS + HOUR_MS });
});

it("settles once, however many runs overlap", async () => {
  const { memory, settle, audit } = shopOf(1, 30);
  const other = () =>
    serveTimer(
      memoryDeps({
        memory,
        nowMs: () => NOON_MS,
        caller: () => timer,
      }),
      settleTimer(),
    )();
  await Promise.all([settle(), other(), other()]);
  for (const wallet of memory.documents.wallets.values()) expect(wallet).toMatchObject(ROLLED);
  expect(memory.documents.wallets.size).toBe(30);
  expect(audit()).toEqual([]);
});

it("goes over all pages of promoters in one run", async () => {
  const { memory, settle } = shopOf(1, 250);
  expect(await settle()).toEqual({ promoters: 250, rolled: 250, failed: 0 });
  expect(memory.documents.wallets.size).toBe(250);
});

it("stops before its time is up, and the next run goes on where it stopped", async () => {
  const { memory, clock, wallet } = shopOf(1, 250);
  const slow = memoryDeps({
    memory,
    nowMs: () => NOON_MS, // A clock that stands still, as in a replay, ends no slice.
    elapsedMs: () => clock.nowMs,
    around: async (operation) => {
      clock.nowMs += 100; // Every request takes a tenth of a second.
      return operation();
    },
  });
  const first = await settleTimer()(slow, NOON_MS);
  expect(first.promoters).toBe(200);
  expect(clock.nowMs - NOON_MS).toBeLessThan(SLICE_MS + 100 * 110); // One page beyond, at most.
  expect(memory.documents.sweeps.get("settle")).toMatchObject({
    untilMs: 0,
    pass: { untilMs: NOON_MS, isWhole: true },
  });
  clock.nowMs = NOON_MS + HOUR_MS / 2;
  for (let i = 0; i < 3; i++) await settleTimer()(slow, clock.nowMs);
  expect(memory.documents.wallets.size).toBe(250);
  expect(wallet("P0250")?.maturedFen).toBe(110);
  expect(memory.documents.sweeps.get("settle")?.pass).toBeNull();
});

it("leaves nobody out because somebody else fails, and tries him again", async () => {
  const { memory, settle, errors, clock, wallet } = shopOf(1, 3);
  // A wallet whose balance is no amount: booking on it stops.
  const broken = { ...emptyWallet("P0002"), rev: 1, availableFen: Number.NaN as Fen };
  memory.documents.wallets.set("P0002", broken);
  expect(await settle()).toMatchObject({ promoters: 3, rolled: 2, failed: 1 });
  expect(errors).toHaveLength(1);
  expect(wallet("P0003")).toMatchObject(ROLLED);
  memory.documents.wallets.delete("P0002");
  clock.nowMs += GUARD_BAND_MS * 2;
  await settle();
  expect(wallet("P0002")).toMatchObject({ maturedFen: 110 });
});

it("moves a long outbox to the journal, once, and a copy that was left half-way too", async () => {
  const { earn, clock, settle, wallet, memory, audit } = shopOf(1, 1);
  await settle();
  for (let i = 1; i < OUTBOX_MAX; i++) {
    earn("P0001", 1, ++clock.nowMs);
    await settle();
  }
  expect(wallet("P0001")?.outbox).toHaveLength(OUTBOX_MAX);
  expect(memory.documents.journal.size).toBe(0);
  const half = wallet("P0001")!.outbox[0]!;
  memory.documents.journal.set(half._id, half);
  earn("P0001", 1, ++clock.nowMs);
  await settle();
  expect(wallet("P0001")).toMatchObject({ outbox: [], seq: OUTBOX_MAX + 1 });
  expect([...memory.documents.journal.keys()]).toContain("P0001:000000051");
  expect(memory.documents.journal.size).toBe(OUTBOX_MAX + 1);
  earn("P0001", 1, ++clock.nowMs);
  await settle();
  expect(wallet("P0001")?.outbox.map(({ seq }) => seq)).toEqual([OUTBOX_MAX + 2]);
  expect(audit()).toEqual([]);
});

it("finds once a day a wallet that grows by asking and cancelling only", async () => {
  const { by, settle, wallet, clock, earn, join, cost, audit } = shop();
  join("A");
  earn("A", 100, NOON_MS - HOUR_MS);
  await settle();
  for (let i = 0; i < OUTBOX_MAX; i++) {
    const withdrawalId = `w${i}`;
    await by("A")("request", { withdrawalId, amountFen: 100 });
    await by("A")("cancel", { withdrawalId });
  }
  clock.nowMs = NOON_MS + HOUR_MS;
  earn("B", 5);
  expect(await cost(() => settle())).toEqual([3 + 3, 2]);
  expect(wallet("A")).toMatchObject({ archived: 0, seq: 1 + 2 * OUTBOX_MAX });
  clock.nowMs = NOON_MS + 12 * HOUR_MS;
  earn("B", 5);
  await settle();
  expect(wallet("A")).toMatchObject({ archived: OUTBOX_MAX - CLOSED_KEPT, outbox: [] });
  expect(audit()).toEqual([]);
});

it("never overwrites an entry of the journal, and keeps the one that does not fit", async () => {
  const { earn, clock, settle, wallet, memory, errors } = shopOf(1, 1);
  for (let i = 0; i < OUTBOX_MAX; i++) {
    await settle();
    earn("P0001", 1, ++clock.nowMs);
  }
  const other = { ...wallet("P0001")!.outbox[0]!, atMs: 1 };
  memory.documents.journal.set(other._id, other);
  await settle();
  expect(wallet("P0001")?.outbox).toHaveLength(OUTBOX_MAX + 1);
  expect(memory.documents.journal.get(other._id)).toEqual(other);
  expect(errors).toHaveLength(1);
});

it("asks the database how far it is after a run that died", async () => {
  const { memory, clock, wallet } = shopOf(1, 1);
  const faults = { on: false };
  const deps = memoryDeps({
    memory,
    nowMs: () => clock.nowMs,
    around: async (operation) => {
      const reply = operation();
      if (faults.on) throw new Error("reply lost");
      return reply;
    },
  });
  const run = settleTimer();
  await run(deps, NOON_MS);
  faults.on = true;
  await expect(run(deps, NOON_MS + HOUR_MS)).rejects.toThrow("reply lost");
  faults.on = false;
  const before = memory.requests;
  await run(deps, NOON_MS + HOUR_MS);
  expect(memory.requests - before).toBe(4 + 3);
  expect(wallet("P0001")?.maturedFen).toBe(111);
});

it("is started by the timer only", async () => {
  const asClient = serveTimer(memoryDeps({ memory: emptyMemory() }), settleTimer());
  expect(await asClient()).toMatchObject({ error: { code: "timer_required" } });
});
