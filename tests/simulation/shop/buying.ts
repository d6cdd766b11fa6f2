import { person, staff } from "#adapters/memory/deps.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { type Asked, mostly, persistently } from "#tests/simulation/shop/calls.ts";
import { BUYERS } from "#tests/simulation/shop/goods.ts";
import { askAfterSales } from "#tests/simulation/shop/afterSales.ts";
import { payBackElsewhere, redeem, ship } from "#tests/simulation/shop/staff.ts";
import { count, later, type Shop, wrong } from "#tests/simulation/shop/shop.ts";
import { buyerPays } from "#tests/simulation/shop/wechat.ts";

type Wish = {
  readonly orderId: string;
  readonly buyerId: string;
  readonly items: readonly { readonly sku: string; readonly quantity: number }[];
  readonly delivery: object;
};
type Quote = {
  readonly amounts: { readonly totalFen: number };
  readonly couponId: string | null;
};
const asks = (to: Asked["to"], openid: string, title: string, event: object): Asked => ({
  ...{ to, caller: person(openid), title, event },
});

/** A buyer looks what it would cost, and orders. */
export function buy(shop: Shop): void {
  const { random, made } = shop;
  const orderId = `order${String(++made.orders).padStart(11, "0")}`;
  const buyerId = random.pick(BUYERS);
  const skus = random.shuffled(shop.skus).slice(0, random.pick([1, 1, 2, 3]));
  const items = skus.map((sku) => ({ sku, quantity: random.pick([1, 1, 2, 2, 3, 5]) }));
  const delivery = random.pick<object>([
    { kind: "express", addressId: "near" },
    { kind: "express", addressId: "far" },
    { kind: "pickup", storeId: "S1", name: "李四", phone: "13800000000" },
  ]);
  const couponId = random.pick([null, "best", "best"]);
  const wish = { orderId, buyerId, items, delivery };
  const event = { action: "quote", items, delivery, couponId };
  persistently(shop, asks("checkout", buyerId, `quote ${orderId}`, event), (reply) => {
    if (!reply.ok) return;
    const quote = reply.data as Quote;
    later(shop, random.below(random.pick([1, MINUTE_MS])), () => place(shop, wish, quote));
  });
}

function place(shop: Shop, wish: Wish, { amounts, couponId }: Quote): void {
  const { random } = shop;
  const { orderId, buyerId, items, delivery } = wish;
  const event = { action: "place", orderId, items, delivery, couponId };
  const priced = { ...event, expectedFen: amounts.totalFen };
  const ask = (asked: object, heard: () => void): void =>
    mostly(shop, asks("checkout", buyerId, `place ${orderId}`, asked), (reply) => {
      if (reply.ok) heard();
      // What the buyer saw is old: he looks again, and mostly agrees.
      else if (reply.code === "price_changed" && random.chance(60)) askAgain(shop, wish);
    });
  let isPlaced = false;
  const placed = (): void => {
    if (!isPlaced) goOn(shop, wish);
    isPlaced = true;
  };
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times--) ask(priced, placed);
  if (random.chance(4)) ask({ ...priced, note: "别的内容" }, placed);
}

function askAgain(shop: Shop, wish: Wish): void {
  const { buyerId, orderId, items, delivery } = wish;
  const event = { action: "quote", items, delivery, couponId: "best" };
  persistently(shop, asks("checkout", buyerId, `quote ${orderId}`, event), (reply) => {
    if (reply.ok) place(shop, wish, reply.data as Quote);
  });
}

/** The order can be paid now: most are. */
function goOn(shop: Shop, { orderId, buyerId }: Wish): void {
  const { random } = shop;
  const chance = random.below(100);
  const soon = (act: () => void) =>
    later(shop, random.below(random.pick([1_000, 29 * MINUTE_MS])), act);
  if (chance < 75) soon(() => pay(shop, orderId, buyerId));
  if (chance >= 65 && chance < 85) soon(() => cancel(shop, orderId, buyerId));
  if (chance >= 72 && chance < 77) soon(() => cancelByStaff(shop, orderId));
  if (random.chance(10)) soon(() => look(shop, orderId, buyerId));
}

function pay(shop: Shop, orderId: string, buyerId: string): void {
  const { random, clock } = shop;
  const asked = asks("order", buyerId, `pay ${orderId}`, { action: "pay", orderId });
  mostly(shop, asked, (reply) => {
    if (!reply.ok) {
      const isFair = ["order_closed", "order_paid"].includes(reply.code);
      return isFair ? undefined : wrong(shop, "told", orderId, `pay ← ${reply.code}`);
    }
    if (random.chance(10)) return;
    const { expiresAtMs } = reply.data as { expiresAtMs: number };
    const lastMs = expiresAtMs - clock.nowMs - random.below(1_500);
    const inMs = random.chance(25) ? lastMs : random.below(5 * MINUTE_MS);
    later(shop, Math.max(0, inMs), () => {
      if (clock.nowMs > expiresAtMs) return count(shop, "too late to pay");
      if (buyerPays(shop, orderId, buyerId)) afterwards(shop, orderId, buyerId);
    });
  });
}

/** What becomes of an order that was paid. */
function afterwards(shop: Shop, orderId: string, buyerId: string): void {
  const { random } = shop;
  const within = (ms: number, act: () => void) => later(shop, random.below(ms), act);
  if (random.chance(40)) within(HOUR_MS, () => check(shop, orderId, buyerId));
  for (let times = random.pick([1, 2, 3]); times > 0; times--) {
    within(3 * DAY_MS, () => ship(shop, orderId, "some"));
    within(3 * DAY_MS, () => redeem(shop, orderId));
  }
  if (random.chance(50)) within(6 * DAY_MS, () => receive(shop, orderId, buyerId));
  if (random.chance(5)) within(6 * DAY_MS, () => receiveMoneySide(shop, orderId, buyerId));
  for (let times = random.pick([0, 1, 2, 3, 4]); times > 0; times--) {
    within(random.pick([HOUR_MS, 6 * DAY_MS, 8 * DAY_MS]), () =>
      askAfterSales(shop, orderId, buyerId),
    );
  }
  if (random.chance(10)) within(DAY_MS, () => setAddress(shop, orderId, buyerId));
  if (random.chance(8)) within(5 * DAY_MS, () => payBackElsewhere(shop, orderId));
  if (random.chance(10)) within(DAY_MS, () => cancel(shop, orderId, buyerId));
}

export function cancel(shop: Shop, orderId: string, buyerId: string): void {
  const event = { action: "cancel", orderId };
  mostly(shop, asks("purchase", buyerId, `cancel ${orderId}`, event), (reply) => {
    if (!reply.ok) return;
    const state = shop.memory.documents.purchases.get(orderId)?.state;
    if (state !== "cancelled") wrong(shop, "told", orderId, `cancelled, and is ${state}`);
  });
}
const cancelByStaff = (shop: Shop, orderId: string): void =>
  mostly(
    shop,
    {
      ...{ to: "purchase", caller: staff, title: `cancelUnpaid ${orderId}` },
      event: { action: "cancelUnpaid", orderId, reason: "没有货" },
    },
    () => {},
  );
const look = (shop: Shop, orderId: string, buyerId: string): void =>
  mostly(shop, asks("purchase", buyerId, `show ${orderId}`, { action: "show", orderId }), () => {});
function check(shop: Shop, orderId: string, buyerId: string): void {
  const event = { action: "checkPayment", orderId };
  mostly(shop, asks("order", buyerId, `check ${orderId}`, event), (reply) => {
    const state = reply.ok ? (reply.data as { state: string }).state : reply.code;
    if (state !== "paid") wrong(shop, "told", orderId, `is paid and said to be ${state}`);
  });
}
function receive(shop: Shop, orderId: string, buyerId: string): void {
  const event = { action: "receive", orderId };
  mostly(shop, asks("purchase", buyerId, `receive ${orderId}`, event), () => {});
}
function setAddress(shop: Shop, orderId: string, buyerId: string): void {
  const event = { action: "setAddress", orderId, addressId: shop.random.pick(["near", "far"]) };
  mostly(shop, asks("purchase", buyerId, `setAddress ${orderId}`, event), () => {});
}
function receiveMoneySide(shop: Shop, orderId: string, buyerId: string): void {
  const event = { action: "confirmReceipt", orderId };
  mostly(shop, asks("order", buyerId, `confirmReceipt ${orderId}`, event), () => {});
}

/** A buyer takes a coupon, or looks at those that he has. */
export function takeCoupon(shop: Shop): void {
  const { random } = shop;
  const buyerId = random.pick(BUYERS);
  const couponId = `c${random.below(100_000)}`;
  const campaignId = random.pick(["spring", "tenth"]);
  const event = random.chance(70)
    ? { action: "takeCoupon", campaignId, couponId }
    : { action: "coupons" };
  for (let times = random.pick([1, 1, 2]); times > 0; times--) {
    mostly(shop, asks("checkout", buyerId, `${event.action} ${couponId}`, event), () => {});
  }
}
