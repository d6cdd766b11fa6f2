import { memoryDeps, staff } from "#adapters/memory/deps.ts";
import type { Memory } from "#adapters/memory/store.ts";
import { sheetTables } from "#adapters/sheets/tables.ts";
import type { TodayReply } from "#contracts/reports.ts";
import { paidFact, refundFacts } from "#core/commission/facts.ts";
import type { Case } from "#core/commission/case.ts";
import { chinaDayNumber } from "#core/reconcile/days.ts";
import { chinaDay, DAY_MS } from "#core/time.ts";
import { trialNow } from "#functions/audit/testing/trialNow.ts";
import { actions } from "#functions/reports/actions.ts";
import { countDays } from "#functions/reports/night.ts";
import { serve } from "#functions/shared/serve.ts";
import { count, type World } from "#tests/simulation/world.ts";

/** In one world of so many staff look at reports: they write nothing that anything else reads. */
const WATCHED = 10;
type Watch = { readonly isWatched: boolean; day: number };
const watches = new WeakMap<World, Watch>();

/** Chosen by the day on which its life began, so that no chance is taken from the rest of it. */
function watchOf(world: World): Watch {
  const day = chinaDayNumber(world.clock.nowMs);
  const watch = watches.get(world) ?? { isWatched: day % WATCHED === 0, day: 0 };
  watches.set(world, watch);
  return watch;
}

/** Reports are asked for between any two operations; nothing of that is held or killed. */
function deskOf({ memory, clock }: World, elapsedMs: () => number = () => 0) {
  // Its own counters: a world is at rest when nobody else writes.
  const own: Memory = { ...memory, requests: 0, written: 0 };
  return memoryDeps({ memory: own, nowMs: () => clock.nowMs, elapsedMs, caller: () => staff });
}

/** Some days of a watched world: a night that has little time, and the page of today beside the trial balance. */
export async function watchReports(world: World): Promise<void> {
  const watch = watchOf(world);
  const day = chinaDayNumber(world.clock.nowMs);
  if (!watch.isWatched || watch.day === day) return;
  watch.day = day;
  let looks = 0;
  const inHaste = deskOf(world, () => (looks++ > day % 9 ? DAY_MS : 0));
  await countDays(inHaste, world.clock.nowMs);
  await auditToday(world);
  count(world, "reports looked at");
}

/** At rest: today is the books, every day its cases, and a rebuild the same. */
export async function auditReports(world: World): Promise<void> {
  if (!watchOf(world).isWatched) return;
  await auditToday(world);
  const { salesDays, visitDays, cases } = world.memory.documents;
  const found = (id: string, text: string) =>
    void world.violations.push({ invariant: "reports", id, text });
  const desk = deskOf(world);
  const tomorrowMs = world.clock.nowMs + DAY_MS;
  await countDays(desk, tomorrowMs);
  const made = told(world);
  salesDays.clear();
  visitDays.clear();
  await countDays(desk, tomorrowMs);
  const rebuilt = told(world);
  for (const [id, text] of rebuilt) {
    if (made.get(id) !== text) found(id, `was ${made.get(id)}, made again it is ${text}`);
  }
  for (const { _id, total } of salesDays.values()) {
    const own = [...cases.values()].filter(
      ({ paidAtMs }) => paidAtMs !== null && chinaDay(paidAtMs).startsWith(_id),
    );
    const sums = own.reduce(
      (sum, known) => sum.map((value, at) => value + (figuresOf(known)[at] ?? 0)),
      [0, 0, 0, 0],
    );
    const { orders, paidFen, refundedFen, sharesFen } = total;
    if (sums.join() !== [orders, paidFen, refundedFen, sharesFen].join()) {
      found(_id, `${JSON.stringify(total)}, but its cases say ${sums.join()}`);
    }
  }
}

/** Orders, what was paid, what was given back, and what is booked to people, by facts and entries alone. */
function figuresOf({ facts, entries }: Case): readonly number[] {
  const refunded = refundFacts(facts).flatMap(({ lines, freightFen = 0 }) => [
    ...lines.map(({ refundFen }) => refundFen),
    freightFen,
  ]);
  const booked = entries
    .flatMap(({ postings }) => postings)
    .map(({ from, amountFen }) => (from === "brand:commission" ? amountFen : 0 - amountFen));
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return [1, paidFact(facts)?.amountFen ?? 0, sum(refunded), sum(booked)];
}

async function auditToday(world: World): Promise<void> {
  const desk = deskOf(world);
  // Not the page of a minute ago, but with what it has added up so far.
  for (const [id, one] of desk.memory.documents.snapshots) {
    desk.memory.documents.snapshots.set(id, { ...one, today: { ...one.today, asOfMs: 0 } });
  }
  const reply = await serve(
    "reports",
    { ...desk, tables: sheetTables() },
    actions,
  )({
    action: "today",
  });
  if (!reply.ok) throw new Error(reply.error.code);
  const { standing } = reply.data as TodayReply;
  const trial = await trialNow(desk);
  const pairs = {
    pending: standing.pendingFen,
    available: standing.availableFen - standing.debtFen,
    ...{ frozen: standing.withdrawalsFen, paid: standing.paidEverFen, tax: standing.taxDueFen },
  };
  for (const [account, shownFen] of Object.entries(pairs)) {
    const bookedFen = trial.get(account) ?? 0;
    if (bookedFen === shownFen) continue;
    const text = `today says ${shownFen}, the trial balance ${bookedFen}`;
    world.violations.push({ invariant: "reports", id: account, text });
  }
}

function told({ memory }: World): ReadonlyMap<string, string> {
  const { salesDays, visitDays } = memory.documents;
  return new Map(
    [...salesDays.values(), ...visitDays.values()].map(({ rev, asOfMs, ...one }) => [
      `${"visits" in one ? "visits" : "sales"} ${one._id}`,
      JSON.stringify(one),
    ]),
  );
}
