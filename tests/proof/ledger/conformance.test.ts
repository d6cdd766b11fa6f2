import { paymentIn } from "#adapters/wechat/payReply.ts";
import { auditCaseChain } from "#core/audit/caseChain.ts";
import { compareCase, compareWallet } from "#core/audit/rebuild.ts";
import { bookedFen } from "#core/commission/case.ts";
import { headAfter } from "#core/wallet/journal.ts";
import { fen } from "#core/money.ts";
import { auditWallet } from "#core/wallet/audit.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { auditShop, everyWithdrawal } from "#tests/proof/testing/audit.ts";
import { aShop, does, earned, paid, passes } from "#tests/proof/testing/given.ts";
import { openLine } from "#tests/proof/testing/line.ts";
import { type Asked, openShop, type Shop } from "#tests/proof/testing/shop.ts";
import {
  casesOf,
  entriesOf,
  everyPosting,
  heldIn,
  moneyOf,
  toldShop,
  walletsOf,
  WIDE,
} from "#tests/proof/ledger/books.ts";

/**
 * Goal: the fifteen things that every ledger must be able to say of itself, each by the public calls alone.
 * scripts/mutate/defects/ledger.ts has a defect for each, which makes it fail.
 */
const PLACES = ["pending:", "available:", "frozen:", "sending:", "tax-held:"];
const isOf = (promoterId: string) => (account: string) =>
  PLACES.some((place) => account === `${place}${promoterId}`);
const caseOf = (shop: Shop, id: string) => shop.memory.documents.cases.get(id)!;
const walletOf = (shop: Shop, id: string) => shop.memory.documents.wallets.get(id)!;

async function aRichShop(paidFen = 400_000): Promise<Shop> {
  const shop = openShop();
  await aShop(shop, WIDE);
  await earned(shop, "O1", paidFen);
  return shop;
}
const atOnce = (shop: Shop, all: readonly Asked[]) =>
  Promise.all(all.map(async (asked) => shop.askOn(asked, await shop.ask(asked))));
const codesOf = (heard: Awaited<ReturnType<typeof atOnce>>) =>
  heard.map((one) => (one.ok ? "ok" : one.code)).sort();

it("1 balanced: what leaves one account reaches another, in whole fen, and all together is nothing", async () => {
  const postings = everyPosting(await toldShop());
  expect(postings.length).toBeGreaterThan(20);
  for (const { from, to, amountFen } of postings) {
    expect(from).not.toBe(to);
    expect(Number.isSafeInteger(amountFen) && amountFen > 0).toBe(true);
  }
  expect(heldIn(postings, () => true)).toBe(0);
});

it("2 append-only: no step changes or drops what an earlier one wrote", async () => {
  const seen = new Map<string, string>();
  await toldShop((shop, name) => {
    const now = new Map<string, string>();
    for (const { _id, facts, entries } of casesOf(shop)) {
      for (const fact of facts) now.set(`${_id} ${fact.key}`, JSON.stringify(fact));
      entries.forEach((entry, i) => now.set(`${_id} ${i}`, JSON.stringify(entry)));
    }
    for (const { _id } of walletsOf(shop)) {
      for (const entry of entriesOf(shop, _id))
        now.set(entry._id, JSON.stringify({ ...entry, rev: 0 }));
    }
    for (const [key, text] of seen) expect([name, key, now.get(key)]).toEqual([name, key, text]);
    for (const [key, text] of now) seen.set(key, text);
  });
  expect(seen.size).toBeGreaterThan(15);
});

it("3 chain: every book leads to its head, and no part of an entry can change under it", async () => {
  const shop = await toldShop();
  for (const wallet of walletsOf(shop)) {
    let head = "";
    for (const entry of entriesOf(shop, wallet._id)) {
      const others = [
        { ...entry, atMs: entry.atMs + 1 },
        { ...entry, cause: `${entry.cause}!` },
        {
          ...entry,
          postings: entry.postings.map((one) => ({ ...one, amountFen: fen(one.amountFen + 1) })),
        },
      ];
      for (const other of others) expect(headAfter(head, other)).not.toBe(entry.head);
      expect(headAfter(head, entry)).toBe(entry.head);
      head = entry.head;
    }
    expect(wallet.head).toBe(head);
  }
  for (const known of casesOf(shop)) {
    expect(auditCaseChain(known)).toEqual([]);
    const facts = known.facts.map((fact) => ({ ...fact, atMs: fact.atMs + 1 }));
    expect(auditCaseChain({ ...known, facts })).not.toEqual([]);
    const entries = known.entries.map((entry) => ({ ...entry, postings: entry.postings.slice(1) }));
    expect(auditCaseChain({ ...known, entries })).not.toEqual([]);
  }
});

it("4 a duplicate is a no-op: it is answered, and not a byte changes", async () => {
  const shop = await aRichShop();
  const paidMs = shop.clock.nowMs;
  await does(shop, ask.create("U", "O2", 7_000), ask.notice("O2", 7_000, paidMs));
  const all = [
    ...[ask.notice("O2", 7_000, paidMs), ask.receipt("O2"), ask.refund("O2", "R1", 500)],
    ...[ask.request("C", "w1", 1_000), ask.request("C", "w2", 2_000), ask.cancel("C", "w2")],
    ask.review("w1", true),
  ];
  await does(shop, ...all);
  const before = moneyOf(shop);
  await does(shop, ...all, ask.settle, ask.settle);
  expect(moneyOf(shop)).toBe(before);
});

it("5 concurrent duplicates collapse: twenty at once are one", async () => {
  const shop = await aRichShop();
  await does(shop, ask.create("U", "O2", 7_000));
  const twenty = (asked: Asked) => Array.from({ length: 20 }, () => asked);
  // The order has no case yet, so all of these want to be the first to write it.
  const heard = await atOnce(shop, [
    ...twenty(ask.notice("O2", 7_000, shop.clock.nowMs)),
    ...twenty(ask.refund("O2", "R1", 500)),
    ...twenty(ask.request("C", "w1", 1_000)),
  ]);
  expect(codesOf(heard)).toEqual(Array(60).fill("ok"));
  expect(
    caseOf(shop, "O2")
      .facts.map(({ key }) => key)
      .sort(),
  ).toEqual(["paid", "refund/R1"]);
  expect(walletOf(shop, "C")).toMatchObject({ frozenFen: 1_000, withdrawals: { length: 1 } });
  expect(auditShop(shop, false)).toEqual([]);
});

it("6 no lost update on a hot account: all that was answered is there", async () => {
  const shop = await aRichShop();
  const refunds = Array.from({ length: 30 }, (_, n) => ask.refund("O1", `R${n}`, 100));
  const requests = Array.from({ length: 8 }, (_, n) => ask.request("C", `w${n}`, 1_000));
  const heard = await atOnce(shop, [...refunds, ...requests]);
  expect(codesOf(heard)).toEqual(Array(38).fill("ok"));
  expect(caseOf(shop, "O1").facts.filter(({ key }) => key.startsWith("refund/"))).toHaveLength(30);
  expect(walletOf(shop, "C")).toMatchObject({ frozenFen: 8_000, withdrawals: { length: 8 } });
  expect(bookedFen(caseOf(shop, "O1"), "C")).toBe((400_000 - 3_000) / 10);
  expect(auditShop(shop, false)).toEqual([]);
});

it("7 conservation: at every step what the brand spent is somewhere, all of it", async () => {
  await toldShop((shop, name) => {
    const spentFen = 0 - heldIn(everyPosting(shop), (account) => account === "brand:commission");
    const rows = casesOf(shop).flatMap(({ schedule }) => schedule);
    const isCounted = (row: (typeof rows)[number]) =>
      row.availableAtMs <= (shop.memory.documents.wallets.get(row.promoterId)?.watermarkMs ?? 0);
    const toComeFen = rows
      .filter((row) => !isCounted(row))
      .reduce((sum, row) => sum + row.amountFen, 0);
    const heldFen = walletsOf(shop).reduce(
      (sum, one) => sum + one.availableFen + one.frozenFen + one.paidFen + one.taxFen,
      0,
    );
    expect([name, heldFen + toComeFen]).toEqual([name, spentFen]);
  });
});

it("8 a balance is the projection of its entries, and of nothing else", async () => {
  const shop = await toldShop();
  const balances = walletsOf(shop).map(({ _id, ...wallet }) => {
    const postings = entriesOf(shop, _id).flatMap((entry) => entry.postings);
    const of = (...accounts: readonly string[]) =>
      heldIn(postings, (one) => accounts.includes(one));
    expect(wallet).toMatchObject({
      maturedFen: 0 - of(`pending:${_id}`),
      availableFen: of(`available:${_id}`),
      frozenFen: of(`frozen:${_id}`, `sending:${_id}`, `tax-held:${_id}`),
      paidFen: of("wechat:balance", "bank:paid"),
      taxFen: heldIn(postings, (one) => one.startsWith("tax:")),
    });
    return wallet;
  });
  expect(balances.some(({ taxFen, paidFen }) => taxFen > 0 && paidFen > 0)).toBe(true);
});

it("9 an overdraft is refused under drain: as many withdrawals as the money reaches", async () => {
  const shop = await aRichShop(100_000);
  const { availableFen } = walletOf(shop, "C");
  expect(availableFen).toBe(10_000);
  const asked = Array.from({ length: 9 }, (_, n) => ask.request("C", `w${n}`, 3_000));
  const codes = codesOf(await atOnce(shop, asked));
  expect(codes.filter((code) => code === "ok")).toHaveLength(3);
  expect(new Set(codes)).toEqual(new Set(["ok", "balance_insufficient"]));
  expect(walletOf(shop, "C")).toMatchObject({ availableFen: 1_000, frozenFen: 9_000 });
});

it("10 no drift: a hundred odd amounts, refunded in odd parts, are exact, and nothing in the end", async () => {
  const shop = openShop();
  await aShop(shop, WIDE);
  const rates = [
    ["C", 1_000n],
    ["B", 500n],
    ["A", 300n],
  ] as const;
  for (let n = 1; n <= 100; n++) {
    const paidFen = 100 + n * 37;
    await paid(shop, `O${n}`, paidFen);
    await does(shop, ask.refund(`O${n}`, "R1", n));
    for (const [id, bp] of rates) {
      const expected = (BigInt(paidFen - n) * bp) / 10_000n;
      expect([n, id, BigInt(bookedFen(caseOf(shop, `O${n}`), id))]).toEqual([n, id, expected]);
    }
    await does(shop, ask.refund(`O${n}`, "R2", paidFen - n));
  }
  expect(heldIn(everyPosting(shop), isOf("C"))).toBe(0);
  expect(casesOf(shop).flatMap(({ schedule }) => schedule)).toEqual([]);
});

it("11 currencies apart: only yuan are money, and nobody's account is another's", async () => {
  const told = (amount: object) =>
    paymentIn(
      new Map<string, unknown>(
        Object.entries({
          ...{ out_trade_no: "O1", transaction_id: "T1", amount },
          success_time: "2026-03-10T12:00:00+08:00",
        }),
      ),
    );
  expect(told({ total: 100, currency: "CNY" })).toMatchObject({ amountFen: 100 });
  expect(told({ total: 100, currency: "USD" })).toBeNull();
  expect(told({ total: 1.5, currency: "CNY" })).toBeNull();
  const shop = await toldShop();
  for (const { _id } of walletsOf(shop)) {
    const accounts = entriesOf(shop, _id).flatMap(({ postings }) =>
      postings.flatMap(({ from, to }) => [from, to]),
    );
    const foreign = accounts.filter(
      (one) => PLACES.some((place) => one.startsWith(place)) && !isOf(_id)(one),
    );
    expect(foreign).toEqual([]);
  }
});

it("12 a reversal compensates: the opposite entry, and what it reverses stays", async () => {
  const shop = openShop();
  await aShop(shop, WIDE);
  await paid(shop, "O1", 77_777);
  const [first] = caseOf(shop, "O1").entries;
  await does(shop, ask.refund("O1", "R1", 77_777));
  const { entries, schedule } = caseOf(shop, "O1");
  expect(entries[0]).toEqual(first);
  const opposite = first!.postings.map(({ from, to, amountFen }) => ({
    from: to,
    to: from,
    amountFen,
  }));
  expect(entries[1]?.postings).toEqual(opposite);
  expect([entries.length, schedule]).toEqual([2, []]);
});

it("13 rebuilt from the log: every derived document is the same to the byte", async () => {
  const shop = await toldShop();
  expect(casesOf(shop).flatMap(compareCase)).toEqual([]);
  const found = walletsOf(shop).flatMap((wallet) =>
    compareWallet(wallet, entriesOf(shop, wallet._id), everyWithdrawal(shop, wallet)),
  );
  expect(found).toEqual([]);
});

it("14 monotone order: numbers without a gap, times that never go back, whatever the clocks say", async () => {
  const shop = await aRichShop();
  for (const [n, lagMs] of [0, 55_000, 20_000, 0, 59_000].entries()) {
    expect(await shop.ask(ask.refund("O1", `R${n}`, 100), openLine(), lagMs)).toMatchObject({
      ok: true,
    });
    const watermarkMs = walletOf(shop, "C").watermarkMs;
    await shop.ask(ask.request("C", `w${n}`, 500), openLine(), lagMs);
    expect(walletOf(shop, "C").watermarkMs).toBeGreaterThanOrEqual(watermarkMs);
    passes(shop, 1_000);
  }
  const times = caseOf(shop, "O1").facts.map(({ atMs }) => atMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const seqs = entriesOf(shop, "C").map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(auditWallet(walletOf(shop, "C"), { journal: [], withdrawals: [] })).toEqual([]);
});

it("15 a refused duplicate is not reported as applied: same key, other content", async () => {
  const shop = await aRichShop();
  await does(shop, ask.refund("O1", "R1", 500), ask.request("C", "w1", 1_000));
  const before = moneyOf(shop);
  const refused = await atOnce(shop, [
    ask.refund("O1", "R1", 501),
    ask.request("C", "w1", 1_001),
    ask.request("B", "w1", 1_000),
    ask.notice("O1", 400_001, shop.clock.nowMs),
  ]);
  expect(refused).toEqual([
    expect.objectContaining({ ok: false, code: "fact_conflict" }),
    expect.objectContaining({ ok: false, code: "withdrawal_id_taken" }),
    expect.objectContaining({ ok: false, code: "withdrawal_id_taken" }),
    expect.objectContaining({ ok: false, code: "amount_differs" }),
  ]);
  expect(moneyOf(shop)).toBe(before);
});
