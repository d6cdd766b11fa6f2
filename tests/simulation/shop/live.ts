import { timer } from "#adapters/memory/deps.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { person } from "#adapters/memory/deps.ts";
import { endAfterSales } from "#tests/simulation/shop/afterSales.ts";
import { buy, takeCoupon } from "#tests/simulation/shop/buying.ts";
import { call, persistently } from "#tests/simulation/shop/calls.ts";
import { bring, BUYERS, changeGoods } from "#tests/simulation/shop/goods.ts";
import { redeem, retry, ship } from "#tests/simulation/shop/staff.ts";
import { drain, moveTo, type Shop, step, wrong } from "#tests/simulation/shop/shop.ts";
import { answerRefunds, payLies } from "#tests/simulation/shop/wechat.ts";

/** Far more than any shop needs: one that does not end is a defect too. */
const TURNS_MAX = 200_000;

/** Lets a shop live until so many orders were tried and everything planned was done. */
export async function live(shop: Shop, orders: number): Promise<void> {
  const { random, scheduler, agenda, flights, wrongs, made, atOnce } = shop;
  const deeds = [
    ...Array.from({ length: 10 }, () => () => made.orders < orders && buy(shop)),
    ...[() => takeCoupon(shop), () => takeCoupon(shop)],
    ...[() => tick(shop, "tend"), () => tick(shop, "tend"), () => tick(shop, "sweep")],
    ...[() => answerRefunds(shop, 40), () => payLies(shop)],
    () => changeGoods(shop),
  ];
  for (let turns = 0; wrongs.length === 0; turns++) {
    if (turns > TURNS_MAX) return wrong(shop, "end", "shop", "it does not end");
    if (made.orders >= orders && agenda.length === 0 && flights.size === 0) return;
    const turn = random.below(100);
    if (turn < 30 && flights.size < atOnce) {
      const isDone = actOnAgenda(shop);
      if ((!isDone && made.orders < orders) || random.chance(12)) random.pick(deeds)();
      await scheduler.rest();
    } else if (turn < 90 && scheduler.waiting() > 0) await step(shop);
    else passTime(shop);
  }
}

/** Does one thing that is due, if there is any. */
function actOnAgenda({ agenda, clock, random }: Shop): boolean {
  const due = agenda.filter(({ atMs }) => atMs <= clock.nowMs);
  if (due.length === 0) return false;
  const item = random.pick(due);
  agenda.splice(agenda.indexOf(item), 1);
  item.act();
  return true;
}

/** Time goes on in odd steps: mostly a moment, sometimes to the very instant of what comes next. */
function passTime(shop: Shop): void {
  const { random, clock, flights, agenda } = shop;
  const kind = random.below(100);
  if (kind < 50) return moveTo(shop, clock.nowMs + random.below(50));
  if (kind < 60) return moveTo(shop, clock.nowMs + random.below(10_000));
  const next = agenda.reduce((first, { atMs }) => Math.min(first, atMs), Infinity);
  // Most leaps wait until nobody is at work and nothing is due, or hardly anything would ever come to its end.
  if ((flights.size > 0 || next <= clock.nowMs) && random.chance(97)) return;
  const isNext = kind < 95 && next > clock.nowMs && next < Infinity;
  moveTo(shop, isNext ? next : clock.nowMs + random.below(random.pick([MINUTE_MS, HOUR_MS])));
  if (random.chance(70)) tick(shop, random.pick(["tend", "tend", "sweep"]));
}

function tick(shop: Shop, to: "tend" | "sweep"): void {
  call(shop, { to, caller: timer, title: to, event: {} }, () => {});
}

const ROUNDS = 70;
const LONG_FROM = 12;

/**
 * Brings a shop to rest: nothing dies, the timers run, staff do what waits for them, WeChat ends what it has begun.
 * WeChat goes on being silent now and then.
 */
export async function comeToRest(shop: Shop): Promise<void> {
  const { agenda, wrongs } = shop;
  shop.killPerMille = 0;
  for (let round = 0; round < ROUNDS && wrongs.length === 0; round++) {
    toTimer(shop, round < LONG_FROM ? HOUR_MS : DAY_MS);
    for (const { act } of agenda.splice(0)) act();
    await drain(shop);
    tick(shop, "sweep");
    tick(shop, "tend");
    await drain(shop);
    if (round >= LONG_FROM) await workOff(shop);
    answerRefunds(shop, 80);
    if (round >= LONG_FROM && isAtRest(shop)) break;
  }
  // A buyer who comes back is given back what his orders took that never came to be.
  for (const openid of BUYERS) {
    const asked = { to: "checkout", caller: person(openid), title: "coupons" } as const;
    persistently(shop, { ...asked, event: { action: "coupons" } }, () => {});
  }
  while (agenda.length > 0 || shop.scheduler.waiting() > 0) {
    for (const { act } of agenda.splice(0)) act();
    await drain(shop);
    if (wrongs.length > 0) return;
  }
  toTimer(shop, 2 * HOUR_MS);
  tick(shop, "tend");
  await drain(shop);
}

/** The timer looks at some things only early in an hour. */
function toTimer(shop: Shop, inMs: number): void {
  const atMs = shop.clock.nowMs + inMs;
  moveTo(shop, atMs - (atMs % HOUR_MS) + 5 * MINUTE_MS);
}

/** Staff do what waits for them. What an order lacks they buy in. */
async function workOff(shop: Shop): Promise<void> {
  endAfterSales(shop);
  await drain(shop);
  for (const { _id, tasks, state, place } of shop.memory.documents.purchases.values()) {
    if (state === "paid") ship(shop, _id, "all");
    if (state === "paid") redeem(shop, _id);
    const lacking = tasks.filter(({ tries }) => tries > 4);
    for (const task of lacking) {
      for (const { sku, quantity } of task.kind === "takeAgain" ? task.lines : []) {
        const id = place === "" ? sku : `${sku}@${place}`;
        await bring(shop, id, quantity, `for ${_id}/${task.key}/${task.tries}`);
      }
    }
    if (lacking.length > 0) retry(shop, _id);
  }
  await drain(shop);
}

const isAtRest = ({ memory, agenda }: Shop): boolean =>
  agenda.length === 0 &&
  [...memory.documents.purchases.values()].every(
    ({ state, tasks }) => (state === "closed" || state === "cancelled") && tasks.length === 0,
  ) &&
  [...memory.documents.cases.values()].every(({ waitingSinceMs }) => waitingSinceMs === null);
