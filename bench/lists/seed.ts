import { recordFact, type Case, emptyCase } from "#core/commission/case.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Purchase, PurchaseState } from "#core/purchase/purchase.ts";
import { DAY_MS } from "#core/time.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { ClosedWithdrawal, Withdrawal } from "#core/wallet/withdrawal.ts";
import {
  aLine,
  among,
  anOrder,
  aPlan,
  aPromoter,
  aPurchase,
  aPurchaseLine,
} from "#tests/fixtures.ts";
import { BATCH, fill, insert, type Row } from "./fill.ts";

export const NOW_MS = Date.parse("2026-04-01T14:00:00+08:00");
const DAYS = 90;
const FROM_MS = NOW_MS - DAYS * DAY_MS;
const LEVELS = ["普通", "银牌", "金牌", "钻石"];
const PLACES = ["330106", "330100", "330203", "440100", "440305", "110000", "310115", "510104"];
const CITIES = ["杭州市", "宁波市", "广州市", "深圳市", "成都市"];
export const GROUPS = 30;
export const CHANNELS = 50;
export const PRODUCTS = 1_000;

export type Size = { readonly orders: number; readonly promoters: number; readonly fans: number };

export const promoterOf = (n: number): string => `oPromoter${n}`;
export const orderOf = (n: number): string => `BENCH${String(n).padStart(12, "0")}`;
export const phoneOf = (n: number): string => `139${String(n % 5_000).padStart(8, "0")}`;
export const groupOf = (n: number): string => `分组 ${n % GROUPS}`;
export const transferOf = (n: number): string => `F${n}W1T1`;
export const atOf = (n: number, of: number): number =>
  FROM_MS + Math.floor((n / of) * DAYS * DAY_MS);

function promoter(n: number): Promoter {
  const introducer = Math.floor(n / 7);
  return {
    ...aPromoter(promoterOf(n), { number: n, rev: 1, approvedAtMs: FROM_MS - n }),
    introducerIds: introducer > 0 ? [promoterOf(introducer)] : [],
    levels: [{ level: LEVELS[(n * 7) % 10 > 6 ? n % 4 : 0] ?? "普通", fromMs: 0 }],
    groups: n % 3 === 0 ? [groupOf(n), groupOf(n + 1)] : [],
    place: PLACES[n % PLACES.length] ?? "330106",
    bannedAtMs: n % 100 === 0 ? NOW_MS - 1 : null,
  };
}

function fan(n: number, { fans, promoters }: Size): Row {
  const touch = (k: number, atMs: number) => ({
    ...{ promoterNumber: 1 + ((n * k * 31) % promoters), channel: (n * k) % CHANNELS },
    ...{ campaign: 0, atMs },
  });
  const atMs = atOf(n, fans);
  const touches = n % 4 === 0 ? [touch(1, atMs - 9), touch(3, atMs)] : [touch(1, atMs)];
  const [first] = touches;
  return {
    ...{ _id: `oFan${n}`, rev: 1, base: null, touches },
    ...{ touchedAtMs: atMs, cameAtMs: first?.atMs },
  } as Row;
}

const plan = aPlan();
/** An order of a tenth of all promoters, most of them sold little, with what came of it. */
function sale(n: number, { orders, promoters }: Size): { order: Row; known: Case } {
  const sellers = promoters / 2;
  const seller = 1 + Math.floor((sellers * ((n * 7_919) % orders) ** 2) / orders ** 2);
  const chain = [seller, Math.floor(seller / 7), Math.floor(seller / 49)]
    .filter((one) => one > 0)
    .map(promoterOf);
  const createdAtMs = atOf(n, orders);
  const evidence = {
    ...{ promoterId: promoterOf(seller), boundAtMs: 0, untilMs: null, promoterNumber: seller },
    ...{ channel: n % CHANNELS, campaign: 0 },
  };
  const order = anOrder([aLine("tea", 9_900), aLine("cup", 4_900)], {
    ...{ _id: orderOf(n), buyerId: `oFan${n * 3}`, createdAtMs, chain, evidence, fromShop: true },
  });
  const around = among(chain.map((_id) => aPromoter(_id, { number: 1 })));
  const payment = {
    ...{ transactionId: `T${n}`, amountFen: order.totalFen, successAtMs: createdAtMs },
  };
  const paid = priceOrder(order, payment, { plan, version: 1 }, around);
  const first = recordFact(emptyCase(order._id, order.buyerId), paid, createdAtMs);
  if (!first.ok) throw new Error(first.error.code);
  const receivedAtMs = createdAtMs + 3 * DAY_MS;
  if (receivedAtMs > NOW_MS) return { order, known: first.value };
  const fact = { key: "received", receivedAtMs } as const;
  const second = recordFact(first.value, fact, receivedAtMs);
  if (!second.ok) throw new Error(second.error.code);
  return { order, known: second.value };
}

/** Of 100: most orders are over, as in a shop that has been there for a while. */
const SHARES: readonly (readonly [PurchaseState, number])[] = [
  ...([
    ["closed", 70],
    ["cancelled", 12],
    ["received", 8],
  ] as const),
  ...([
    ["shipped", 6],
    ["paid", 3],
    ["created", 1],
  ] as const),
];
function stateOf(n: number): PurchaseState {
  let rest = (n * 37) % 100;
  for (const [state, share] of SHARES) {
    if (rest < share) return state;
    rest -= share;
  }
  return "closed";
}

function purchase(n: number, { orders }: Size): Purchase {
  const lines = [
    aPurchaseLine(`tea${n % PRODUCTS}-1`, 2, 9_900, { title: "明前龙井 50 克" }),
    aPurchaseLine(`tea${(n * 13) % PRODUCTS}-2`, 1, 4_900, { title: "白瓷盖碗" }),
  ];
  const createdAtMs = atOf(n, orders);
  const made = aPurchase(lines, {
    ...{ _id: orderOf(n), buyerId: `oFan${n * 3}`, state: stateOf(n), createdAtMs },
    ...{ stateAtMs: createdAtMs, storeId: n % 4 === 0 ? `S${n % 20}` : null, dueAtMs: null },
  });
  if (made.delivery.kind !== "express") return made;
  const city = CITIES[n % CITIES.length] ?? "";
  const address = { ...made.delivery.address, phone: phoneOf(n), city };
  return { ...made, delivery: { ...made.delivery, address } };
}

const withdrawal = (
  id: string,
  requestedAtMs: number,
  changes: Partial<Withdrawal>,
): Withdrawal => ({
  ...{ id, amountFen: fen(2_000), state: "paid", transferNumber: `X${id}`, requestedAtMs },
  ...{ approvals: [], approvedAtMs: requestedAtMs, transfer: null, closedAtMs: requestedAtMs },
  ...{ reason: null, ...changes },
});
function wallet(n: number, { promoters }: Size): Wallet {
  const atMs = (k: number) => atOf((n * 13 + (k * promoters) / 3) % promoters, promoters);
  const open = { approvedAtMs: null, closedAtMs: null };
  const newest =
    n % 50 === 0
      ? withdrawal("w3", atMs(2), { ...open, state: n % 100 === 0 ? "requested" : "sending" })
      : withdrawal("w3", atMs(2), n % 20 === 1 ? { state: "released", reason: "failed" } : {});
  return {
    ...emptyWallet(promoterOf(n)),
    ...{ rev: 1, watermarkMs: NOW_MS - DAY_MS, availableFen: fen(n % 9_000) },
    withdrawals: [
      withdrawal("w1", atMs(0), { transferNumber: transferOf(n) }),
      withdrawal("w2", atMs(1), {}),
      newest,
    ],
  };
}

/** Puts a brand of a size into a database, past its functions, which would take hours. */
export async function seedLists(url: string, size: Size): Promise<void> {
  const { orders, promoters, fans } = size;
  const from = (first: number, length: number) =>
    Array.from({ length }, (_, index) => first + index);
  const put = (name: string, count: number, of: (n: number) => Row) => fill(url, name, count, of);
  await put("promoters", promoters, promoter);
  await put("wallets", promoters, (n) => wallet(n, size));
  await put("fans", fans, (n) => fan(n, size));
  const archived = (n: number): ClosedWithdrawal => ({
    ...withdrawal(`a${n}`, atOf(n, 2 * promoters), {}),
    ...{ _id: `${promoterOf(1 + (n % promoters))}:a${n}`, rev: 1 },
    promoterId: promoterOf(1 + (n % promoters)),
  });
  await put("withdrawals", 2 * promoters, archived);
  await put("purchases", orders, (n) => purchase(n, size));
  for (let done = 0; done < orders; done += BATCH) {
    const sales = from(1 + done, Math.min(BATCH, orders - done)).map((n) => sale(n, size));
    await insert(
      url,
      "orders",
      sales.map(({ order }) => order),
    );
    await insert(
      url,
      "cases",
      sales.map(({ known }) => known),
    );
  }
  await insert(url, "counters", [{ _id: "promoters", rev: 1, last: promoters } as Row]);
  const groups = from(0, GROUPS).map(groupOf);
  await insert(url, "promoterGroups", [{ _id: "groups", rev: 1, names: groups } as Row]);
  const names = from(0, CHANNELS).map((n) => (n === 0 ? "" : `渠道 ${n}`));
  await insert(url, "channels", [{ _id: "channels", rev: 1, names } as Row]);
}
