import type { Case } from "#core/commission/case.ts";
import type { Posting } from "#core/ledger/entry.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { aShop, does, earned, paid, passes, PLAN, wechat } from "#tests/proof/testing/given.ts";
import { NOON_MS, openShop, type Shop } from "#tests/proof/testing/shop.ts";

/** A plan that lets many withdrawals be open at once. */
export const WIDE = {
  ...PLAN,
  withdrawal: { minFen: 100, maxFen: 20_000_000, openMax: 10 },
};

/** Every step of the money, one after another: earning, refunds before and after, payouts that end well and badly. */
export const STORY: readonly (readonly [name: string, step: (shop: Shop) => Promise<void>])[] = [
  ["shop", (shop) => aShop(shop, WIDE)],
  ["earned", (shop) => earned(shop, "O1", 4_000_000)],
  ["paid", (shop) => paid(shop, "O2", 33_333)],
  ["refunded before it is due", (shop) => does(shop, ask.refund("O2", "R1", 11_111))],
  ["refunded after it was due", (shop) => does(shop, ask.refund("O1", "R2", 100_001))],
  ["asked", (shop) => does(shop, ask.request("C", "w1", 90_000), ask.request("C", "w2", 80_001))],
  ["cancelled", (shop) => does(shop, ask.request("C", "w3", 500), ask.cancel("C", "w3"))],
  ["sent", (shop) => does(shop, ask.review("w1", true))],
  ["paid out", (shop) => ends(shop, "w1", "success")],
  ["sent once more", (shop) => does(shop, ask.review("w2", true), ask.payout)],
  ["failed", (shop) => ends(shop, "w2", "fail")],
  ["received", (shop) => does(shop, ask.receipt("O2"))],
  ["settled", (shop) => settles(shop)],
];

async function ends(shop: Shop, id: string, fate: "success" | "fail"): Promise<void> {
  await wechat(shop, id, fate);
  passes(shop, HOUR_MS);
  await does(shop, ask.payout);
}

async function settles(shop: Shop): Promise<void> {
  passes(shop, 3 * DAY_MS);
  await does(shop, ask.settle);
}

/** A shop that lived through all of the story; `after` sees it after each step. */
export async function toldShop(
  after: (shop: Shop, name: string) => void = () => {},
): Promise<Shop> {
  const shop = openShop(NOON_MS);
  for (const [name, step] of STORY) {
    await step(shop);
    after(shop, name);
  }
  if (shop.errors.length > 0) throw shop.errors[0];
  return shop;
}

export const casesOf = ({ memory }: Shop): readonly Case[] => [...memory.documents.cases.values()];
export const walletsOf = ({ memory }: Shop) => [...memory.documents.wallets.values()];

/** All entries of one promoter, filed or not, in order. */
export function entriesOf({ memory }: Shop, promoterId: string): readonly JournalEntry[] {
  const { journal, wallets } = memory.documents;
  const filed = [...journal.values()].filter((entry) => entry.promoterId === promoterId);
  const bySeq = new Map(
    [...filed, ...(wallets.get(promoterId)?.outbox ?? [])].map((e) => [e.seq, e]),
  );
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** Every posting of every book, in no order. */
export const everyPosting = (shop: Shop): readonly Posting[] => [
  ...casesOf(shop).flatMap(({ entries }) => entries.flatMap(({ postings }) => postings)),
  ...walletsOf(shop).flatMap(({ _id }) => entriesOf(shop, _id).flatMap(({ postings }) => postings)),
];

/** What an account holds, worked out by hand. */
export function heldIn(postings: readonly Posting[], isOne: (account: string) => boolean): number {
  let sum = 0;
  for (const { from, to, amountFen } of postings) {
    if (isOne(to)) sum += amountFen;
    if (isOne(from)) sum -= amountFen;
  }
  return sum;
}

/** Every document of money, as text: the same before and after is the same to the byte. */
export const moneyOf = ({ memory }: Shop): string => {
  const { cases, wallets, journal, withdrawals } = memory.documents;
  return JSON.stringify([cases, wallets, journal, withdrawals].map((all) => [...all]));
};
