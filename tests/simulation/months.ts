import { staff } from "#adapters/memory/deps.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { watchReports } from "#tests/simulation/auditReports.ts";
import { payByBank, pause, setRules } from "#tests/simulation/desk.ts";
import { newOrder, refundNow } from "#tests/simulation/orders.ts";
import {
  answerTransfers,
  request,
  type Requests,
  review,
  tick,
  touch,
} from "#tests/simulation/payouts.ts";
import {
  appoint,
  ban,
  type Codes,
  join,
  publish,
  scan,
  setLevel,
} from "#tests/simulation/people.ts";
import { persistently } from "#tests/simulation/persistence.ts";
import { midnightAfter } from "#tests/simulation/truth.ts";
import { drain, later, moveTo, step, type World } from "#tests/simulation/world.ts";

const IN_FLIGHT_MAX = 8;
/** Far more than any world needs; a world that does not end is a defect too. */
const TURNS_MAX = 100_000;

/** Lets a shop live until so many orders were made and everything planned was done. */
export async function live(world: World, orders: number): Promise<void> {
  const codes: Codes = new Map();
  const requests: Requests = new Map();
  const made = { orders: 0, plans: 0, people: 0 };
  const { random, scheduler, agenda, calls, violations, truth } = world;
  const people = random.between(3, 5);
  const deeds: [weight: number, deed: () => void][] = [
    [18, () => made.orders < orders && oneMoreOrder()],
    [12, () => scan(world, codes)],
    [world.isCashier ? 40 : 11, () => truth.promoters.size > 0 && request(world, requests)],
    [world.isCashier ? 30 : 8, () => review(world, random.chance(80))],
    [2, () => touch(world, "cancel")],
    [5, () => touch(world, "refresh")],
    [6, () => tick(world, "settle")],
    [6, () => tick(world, "payout")],
    [4, () => tick(world, "sweep")],
    [6, () => answerTransfers(world, 40)],
    [4, () => payByBank(world, 40)],
    [2, () => setRules(world)],
    [1, () => random.chance(50) && pause(world)],
    [3, () => truth.promoters.size > 0 && setLevel(world)],
    [3, () => truth.promoters.size > 0 && appoint(world)],
    [1, () => truth.promoters.size > 1 && random.chance(30) && ban(world)],
    [1, () => made.plans < 5 && publish(world, ++made.plans)],
    [2, () => made.people < people && join(world, `P${++made.people}`, codes)],
    [
      1,
      () =>
        persistently(
          world,
          { to: "withdraw", caller: staff, title: "list", event: { action: "list" } },
          () => {},
        ),
    ],
  ];
  const ballot = deeds.flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed));

  function oneMoreOrder(): void {
    newOrder(world, `ORDER${++made.orders}`);
    // Weeks later somebody asks for what came of it, and staff decide, and money comes and goes.
    for (let asked = world.isCashier ? 6 : 1; asked > 0; asked--) {
      later(world, random.below(15 * DAY_MS), () => request(world, requests));
      later(world, random.below(16 * DAY_MS), () => review(world, random.chance(85)));
      if (!world.isCashier) continue;
      later(world, random.below(16 * DAY_MS), () => answerTransfers(world, 90));
      later(world, random.below(16 * DAY_MS), () => tick(world, random.pick(["payout", "settle"])));
    }
    if (random.chance(50)) later(world, random.below(18 * DAY_MS), () => tick(world, "payout"));
    later(world, random.below(18 * DAY_MS), () => answerTransfers(world, 60));
    later(world, random.below(18 * DAY_MS), () => payByBank(world, 60));
    if (random.chance(30)) later(world, random.below(4 * DAY_MS), () => tick(world, "sweep"));
  }

  publish(world, ++made.plans);
  await drain(world);
  for (let first = random.between(1, 3); first > 0; first--) {
    join(world, `P${++made.people}`, codes);
    await drain(world);
  }
  for (let first = 8; first > 0; first--) scan(world, codes);
  for (let turns = 0; violations.length === 0; turns++) {
    if (turns > TURNS_MAX) violations.push({ invariant: "end", id: "world", text: "does not end" });
    if (made.orders >= orders && agenda.length === 0 && calls.inFlight() === 0) return;
    const turn = random.below(100);
    if (turn < 33 && calls.inFlight() < IN_FLIGHT_MAX) {
      if (!actOnAgenda(world) && made.orders < orders) random.pick(ballot)();
      else if (random.chance(15)) random.pick(ballot)();
      await scheduler.rest();
    } else if (turn < 90 && scheduler.waiting() > 0) {
      await step(world);
    } else {
      await passTime(world);
      await watchReports(world);
    }
  }
}

/** Does one thing that is due, if there is any. */
function actOnAgenda({ agenda, clock, random }: World): boolean {
  const due = agenda.filter(({ atMs }) => atMs <= clock.nowMs);
  if (due.length === 0) return false;
  const item = random.pick(due);
  agenda.splice(agenda.indexOf(item), 1);
  item.act();
  return true;
}

/** Time goes on in odd steps: mostly a moment, sometimes to just before something falls due. */
async function passTime(world: World): Promise<void> {
  const { random, clock, calls, agenda } = world;
  const kind = random.below(100);
  if (kind < 50) return moveTo(world, clock.nowMs + random.below(50));
  if (kind < 70) return moveTo(world, clock.nowMs + random.below(15_000));
  // Most leaps wait until nobody is at work, or hardly a call would ever come to its end.
  if (calls.inFlight() > 0 && random.chance(85)) return;
  if (kind < 76) return moveTo(world, clock.nowMs + random.below(4 * MINUTE_MS));
  if (kind < 84) return moveTo(world, nearSchedule(world));
  if (kind < 86) return moveTo(world, midnightAfter(clock.nowMs) + random.between(-5_000, 5_000));
  if (kind < 88) return moveTo(world, clock.nowMs + random.below(30 * HOUR_MS));
  const next = agenda.reduce((first, { atMs }) => Math.min(first, atMs), Infinity);
  const isIdle = calls.inFlight() === 0 && next > clock.nowMs && next < Infinity;
  moveTo(world, isIdle ? next : clock.nowMs + random.below(5 * MINUTE_MS));
}

/** A moment close to the instant at which some row becomes available. */
function nearSchedule(world: World): number {
  const { memory, clock, random, agenda } = world;
  const rows = [...memory.documents.cases.values()].flatMap(({ _id: orderId, schedule }) =>
    schedule.map(({ availableAtMs: atMs }) => ({ orderId, atMs })),
  );
  const soon = rows.filter(
    ({ atMs }) => atMs > clock.nowMs + 300_000 && atMs < clock.nowMs + 3 * DAY_MS,
  );
  if (soon.length === 0) return clock.nowMs + random.below(HOUR_MS);
  const { orderId, atMs } = random.pick(soon);
  const nearMs = atMs + random.pick([-240_000, -181_000, -179_000, -50_000, -25_000, -5_000, 0, 1]);
  if (random.chance(60)) agenda.push({ atMs: nearMs, act: () => refundNow(world, orderId) });
  if (random.chance(40)) agenda.push({ atMs: nearMs, act: () => tick(world, "settle") });
  return nearMs;
}
