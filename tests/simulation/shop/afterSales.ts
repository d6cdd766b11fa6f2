import { person, staff } from "#adapters/memory/deps.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { mostly, persistently } from "#tests/simulation/shop/calls.ts";
import { later, type Shop } from "#tests/simulation/shop/shop.ts";

const LOOKS_MAX = 14;

/** The buyer wants his money back, or other goods: some lines, some pieces, sometimes less than they are worth. */
export function askAfterSales(shop: Shop, orderId: string, buyerId: string): void {
  const { random, memory } = shop;
  const purchase = memory.documents.purchases.get(orderId);
  if (!purchase) return;
  const id = `as${String(shop.made.calls).padStart(14, "0")}`;
  const kind = random.pick(["refund", "refund", "return", "exchange", "exchange"] as const);
  const isAll = random.chance(30);
  const lines = random
    .shuffled(purchase.lines.map((each, line) => ({ ...each, line })))
    .slice(0, isAll ? 99 : random.pick([1, 2]))
    .filter(({ gift }) => !gift || !isAll)
    .map(({ line, quantity, paidFen, sku }) => ({
      line,
      quantity: isAll ? quantity : 1 + random.below(quantity),
      ...(random.chance(20) && kind !== "exchange" ? { refundFen: random.below(paidFen + 1) } : {}),
      ...(kind === "exchange" && sku.startsWith("tea") && random.chance(50)
        ? { againSku: random.pick(["tea-1", "tea-2"]) }
        : {}),
    }));
  if (lines.length === 0) return;
  const event = { action: "ask", orderId, id, kind, lines, reason: "not_wanted" };
  const asked = {
    to: "aftersales",
    caller: person(buyerId),
    title: `ask ${kind} ${id}`,
    event,
  } as const;
  persistently(shop, asked, (reply) => {
    if (reply.ok) lookLater(shop, { orderId, id, buyerId }, LOOKS_MAX);
  });
}

type Which = { readonly orderId: string; readonly id: string; readonly buyerId: string };

function lookLater(shop: Shop, which: Which, looks: number): void {
  const { random } = shop;
  if (looks === 0) return;
  later(shop, random.below(random.pick([HOUR_MS, DAY_MS, 4 * DAY_MS])), () => {
    const one = findOne(shop, which);
    if (!one || ["done", "refused", "withdrawn"].includes(one.state)) return;
    const deeds = DEEDS[one.state] ?? [];
    for (let times = random.pick([1, 1, 2, 3]); times > 0 && deeds.length > 0; times--) {
      act(shop, which, one, random.pick(deeds));
    }
    lookLater(shop, which, looks - 1);
  });
}

const findOne = ({ memory }: Shop, { orderId, id }: Which): AfterSales | undefined =>
  memory.documents.purchases.get(orderId)?.afterSales.find((one) => one.id === id);

type Deed =
  | ("agree" | "refuse" | "withdraw" | "sendBack" | "arrived" | "reship" | "confirmExchange")
  | "nothing";
/** What somebody may do in a state; those that are more likely stand there more often. */
const DEEDS: Readonly<Partial<Record<AfterSales["state"], readonly Deed[]>>> = {
  asked: ["agree", "agree", "agree", "refuse", "withdraw"],
  agreed: ["sendBack", "arrived", "withdraw", "reship", "reship", "nothing"],
  sent: ["arrived", "arrived", "arrived", "sendBack", "refuse"],
  arrived: ["agree", "agree", "reship", "reship", "refuse"],
  reshipped: ["confirmExchange", "nothing"],
};
/** What staff do in the end with what is still open. */
const LAST: Readonly<Partial<Record<AfterSales["state"], readonly Deed[]>>> = {
  asked: ["refuse", "agree"],
  agreed: ["nothing"],
  sent: ["arrived"],
  arrived: ["agree", "reship", "refuse"],
  reshipped: ["confirmExchange"],
};

function act(shop: Shop, { orderId, id, buyerId }: Which, one: AfterSales, deed: Deed): void {
  if (deed === "nothing") return;
  const { random } = shop;
  const way = { carrier: "YTO", trackingNumber: `YT${id}` };
  const isCut = random.chance(20);
  const first = one.lines[0];
  const cut =
    isCut && first && first.refundFen > 1 && one.kind !== "exchange"
      ? {
          lines: [{ line: first.line, refundFen: random.below(first.refundFen) }],
          text: "少退一些",
        }
      : {};
  const fields: Readonly<Record<Exclude<Deed, "nothing">, () => object>> = {
    agree: () => cut,
    refuse: () => ({ text: "不符合条件" }),
    withdraw: () => ({}),
    sendBack: () => way,
    arrived: () => ({ lines: foundSellable(shop, one) }),
    reship: () => way,
    confirmExchange: () => ({}),
  };
  const isBuyers = ["withdraw", "sendBack", "confirmExchange"].includes(deed);
  const caller = isBuyers ? person(buyerId) : staff;
  const event = { action: deed, orderId, id, ...fields[deed]() };
  mostly(shop, { to: "aftersales", caller, title: `${deed} ${id}`, event }, () => {});
}

/** Staff look at what came, once: their word of it stays the same. */
function foundSellable({ truth, random }: Shop, { id, lines }: AfterSales): readonly object[] {
  const shown = lines.filter(({ refundFen, againSku }) => refundFen > 0 || againSku !== null);
  const known = truth.sellable.get(id);
  const found =
    known ?? shown.map(({ sku, quantity }) => ({ sku, quantity: random.below(quantity + 1) }));
  truth.sellable.set(id, found);
  return shown.map(({ line }, index) => ({ line, sellable: found[index]?.quantity ?? 0 }));
}

/** Whatever is still open goes one step on. */
export function endAfterSales(shop: Shop): void {
  for (const { _id: orderId, buyerId, afterSales } of shop.memory.documents.purchases.values()) {
    for (const one of afterSales) {
      const deeds = LAST[one.state] ?? [];
      if (deeds.length > 0)
        act(shop, { orderId, id: one.id, buyerId }, one, shop.random.pick(deeds));
    }
  }
}
