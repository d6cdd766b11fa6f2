import { RUNNING, DEFAULT_PAYOUT_RULES, SETTINGS_ID } from "#core/brand/settings.ts";
import type { Violation } from "#core/audit/violation.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { auditBooks, auditModel, auditNight } from "#tests/proof/years/audits.ts";
import { order } from "#tests/proof/years/orders.ts";
import { cashDesk } from "#tests/proof/years/payouts.ts";
import { people, plans } from "#tests/proof/years/people.ts";
import { FIRST_MS, liveUntil, openWorld, type Size, type World } from "#tests/proof/years/world.ts";

/** Everything against everything takes as long as there are orders, so it is done once a week. */
const BOOKS_EVERY_DAYS = 7;
/** After the last order: the last refund comes a year later, the last receipt is waited for a month. */
const REST_DAYS = 420;

export type Lived = {
  readonly world: World;
  /** The first night on which something was wrong, with what; null = none. */
  readonly failure: { readonly day: number; readonly violations: readonly Violation[] } | null;
};

/** Lets one shop live so many days with so many orders, then come to rest, audited every night. */
export async function liveYears(
  size: Size,
  onDay: (day: number) => void = () => {},
): Promise<Lived> {
  const world = openWorld(size);
  world.indexed.memory.documents.settings.set(SETTINGS_ID, {
    ...{ _id: SETTINGS_ID, rev: 1, switches: RUNNING, changes: [] },
    payout: { ...DEFAULT_PAYOUT_RULES, channel: "wechat" },
  });
  plans(world);
  people(world);
  const made = { orders: 0 };
  for (let day = 0; day < size.days + REST_DAYS; day++) {
    const dayMs = FIRST_MS + day * DAY_MS;
    const isOver = day >= size.days;
    if (!isOver) {
      const wanted = Math.trunc((size.orders * (day + 1)) / size.days);
      for (; made.orders < wanted; made.orders++) {
        const atMs = dayMs + 6 * HOUR_MS + world.random.below(17 * HOUR_MS);
        order(world, `O${made.orders}`, atMs);
      }
    }
    cashDesk(world, dayMs);
    await liveUntil(world, dayMs + DAY_MS);
    const isBookDay = day % BOOKS_EVERY_DAYS === 0;
    const violations = [...auditNight(world, day), ...(isBookDay ? auditBooks(world, false) : [])];
    if (violations.length > 0)
      return { world, failure: { day, violations: violations.slice(0, 20) } };
    onDay(day);
  }
  const last = [0, 1, 2, 3, 4, 5, 6].flatMap((turn) => auditNight(world, turn));
  const violations = [...last, ...auditBooks(world, true), ...auditModel(world)];
  const day = size.days + REST_DAYS;
  return {
    world,
    failure: violations.length > 0 ? { day, violations: violations.slice(0, 20) } : null,
  };
}

/** What happened how often, for people to read. */
export const told = ({ counts, shop }: World): string =>
  [
    ...counts,
    ["documents written", shop.memory.written],
    ["database requests", shop.memory.requests],
  ]
    .map(([what, times]) => `${String(times).padStart(10)}  ${what}`)
    .sort()
    .join("\n");
