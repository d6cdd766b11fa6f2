import { emptyMemory, type Memory } from "#adapters/memory/store.ts";
import type { Buyer } from "#core/buyer/buyer.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { Stock } from "#core/stock/stock.ts";
import { CAMPAIGNS, LIMITS } from "#tests/simulation/shop/goods.ts";

type Tell = (what: string, id: string, text: string) => void;

/** Memory in which every write is looked at: what must never be, not even for a moment. */
export function watchedShop(tell: Tell): Memory {
  const memory = emptyMemory();
  const { stocks, purchases, buyers } = memory.documents;
  watch(stocks, (stock) => stockWrong(stock, tell));
  watch(purchases, (after, before) => purchaseWrong(memory, after, before, tell));
  watch(buyers, () => couponsWrong(buyers, tell));
  return memory;
}

function watch<T>(map: Map<string, T>, look: (after: T, before: T | undefined) => void): void {
  const set = map.set.bind(map);
  map.set = (id, after) => {
    const before = map.get(id);
    set(id, after);
    look(after, before);
    return map;
  };
}

function stockWrong({ _id, available, held, holds, waiting, unfiled }: Stock, tell: Tell): void {
  if (available < 0) tell("stock", _id, `${available} are available`);
  const promised = holds.reduce((sum, { quantity }) => sum + quantity, 0);
  if (held !== promised) tell("stock", _id, `held is ${held}, its holds make ${promised}`);
  const keys = holds.map(({ key }) => key);
  if (new Set(keys).size < keys.length) tell("stock", _id, "an order holds twice");
  if (waiting !== unfiled.length) tell("stock", _id, `waiting is ${waiting} of ${unfiled.length}`);
}

/** Money that was paid and given back may become known at once: one write may be several steps. */
const FROM: Readonly<Record<Purchase["state"], readonly Purchase["state"][]>> = {
  created: [],
  cancelled: ["created"],
  paid: ["created"],
  shipped: ["paid"],
  received: ["shipped", "paid"],
  closed: ["created", "paid", "shipped", "received"],
};

function purchaseWrong(
  { documents: { purchases } }: Memory,
  after: Purchase,
  before: Purchase | undefined,
  tell: Tell,
): void {
  const { _id, state, buyerId, couponId, lines, parcels } = after;
  if (before && before.state !== state && !FROM[state].includes(before.state)) {
    tell("state", _id, `${before.state} became ${state}`);
  }
  if (before && JSON.stringify(before.lines) !== JSON.stringify(lines)) {
    tell("price", _id, "its lines changed");
  }
  lines.forEach(({ quantity }, line) => {
    const out = parcels
      .flatMap((parcel) => parcel.lines)
      .reduce((sum, one) => (one.line === line ? sum + one.quantity : sum), 0);
    if (out > quantity) tell("ship", _id, `${out} of ${quantity} pieces of line ${line} left`);
  });
  if (before) return;
  const living = [...purchases.values()].filter(
    (one) => one.buyerId === buyerId && one.state !== "cancelled",
  );
  if (couponId !== null && living.some((one) => one !== after && one.couponId === couponId)) {
    tell("coupon", couponId, `${_id} and another order use it`);
  }
  for (const [productId, most] of LIMITS) {
    const bought = living
      .flatMap((one) => one.lines)
      .filter((line) => line.productId === productId && !line.gift)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    if (bought > most) tell("limit", _id, `${buyerId} has ${bought} of ${productId}`);
  }
}

function couponsWrong(buyers: ReadonlyMap<string, Buyer>, tell: Tell): void {
  const taken = [...buyers.values()].flatMap(({ coupons }) => coupons);
  for (const { _id, total, perPerson } of CAMPAIGNS) {
    const all = taken.filter(({ campaignId }) => campaignId === _id).length;
    if (total !== null && all > total) tell("coupon", _id, `${all} of ${total} were taken`);
    for (const buyer of buyers.values()) {
      const own = buyer.coupons.filter(({ campaignId }) => campaignId === _id).length;
      if (own > perPerson) tell("coupon", _id, `${buyer._id} took ${own}`);
    }
  }
}
