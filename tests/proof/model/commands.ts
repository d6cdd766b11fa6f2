import fc, { type AsyncCommand } from "fast-check";
import { wechatPay } from "#adapters/memory/deps.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { aLine } from "#tests/fixtures.ts";
import { expectSame, expectSays } from "#tests/proof/model/compare.ts";
import {
  chainOf,
  dueInstants,
  isDuring,
  knowledgeOf,
  learnPaid,
  type Ledger,
  type LedgerOrder,
  type Payout,
  raiseLevel,
} from "#tests/proof/model/ledger.ts";
import { ADDRESSES, AREAS, BUYERS, PLANS, PROMOTERS } from "#tests/proof/model/people.ts";
import {
  approve,
  count,
  end,
  pursue,
  refresh,
  request,
  statementOf,
  takeBack,
} from "#tests/proof/model/wallets.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { numberOf } from "#tests/proof/testing/given.ts";
import type { Shop } from "#tests/proof/testing/shop.ts";
import { planInput } from "#tests/simulation/plans.ts";

type Command = AsyncCommand<Ledger, Shop>;
const SECOND_MS = 1_000;

/** A command that moves both clocks a second, does one thing in both, and compares everything that is shown. */
function command(
  name: string,
  isPossible: (ledger: Readonly<Ledger>) => boolean,
  act: (ledger: Ledger, shop: Shop) => Promise<void>,
): Command {
  return {
    check: isPossible,
    async run(ledger, shop) {
      ledger.nowMs += SECOND_MS;
      shop.clock.nowMs = ledger.nowMs;
      await act(ledger, shop);
      shop.clock.nowMs = ledger.nowMs;
      await expectSame(ledger, shop);
    },
    toString: () => name,
  };
}

const pick = <T>(all: readonly T[], n: number): T => {
  const one = all[n % all.length];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
};
const anyN = fc.nat(999);
const anySku = fc.constantFrom("tea", "pot", "cup");
const always = () => true;
const hasOrders = ({ orders }: Readonly<Ledger>) => orders.size > 0;
const hasPayouts = ({ payouts }: Readonly<Ledger>) => payouts.length > 0;
const orderAt = (ledger: Ledger, n: number) => pick([...ledger.orders], n);
const isKnown = ({ facts }: LedgerOrder) => facts.some(({ is }) => is === "paid");
const silentOrders = ({ orders }: Readonly<Ledger>) =>
  [...orders].filter(([, order]) => !isKnown(order));

const anyLines = fc.uniqueArray(
  fc.record({ sku: anySku, paidFen: fc.constantFrom(1, 99, 12_345, 60_000), gift: fc.boolean() }),
  { minLength: 1, maxLength: 3, selector: ({ sku }) => sku },
);
const totalOf = ({ lines }: Pick<LedgerOrder, "lines">) =>
  lines.reduce((sum, { paidFen }) => sum + paidFen, 0);
const noticeOf = (id: string, order: LedgerOrder) => ask.notice(id, totalOf(order), order.paidMs);

const pay = (isLate: boolean) =>
  fc
    .tuple(fc.constantFrom(...BUYERS), anyLines, fc.constantFrom(...ADDRESSES))
    .map(([buyerId, bought, region]) => {
      const name = `${isLate ? "PaySilently" : "Pay"}(${buyerId}, ${JSON.stringify(bought)}, ${region})`;
      return command(
        name,
        ({ orders }) => orders.size < 14,
        async (ledger, shop) => {
          const id = `O${ledger.orders.size + 1}`;
          const lines = bought.map(({ sku, paidFen, gift }) => aLine(sku, paidFen, { gift }));
          const chain = chainOf(ledger, buyerId);
          const sale = region === undefined ? {} : { region };
          const bill = { buyerId, lines, chain, paidMs: ledger.nowMs, ...sale };
          const order: LedgerOrder = { ...bill, facts: [] };
          ledger.orders.set(id, order);
          expectSays(await shop.ask(ask.create(buyerId, id, lines, sale)), null);
          if (isLate) return;
          learnPaid(ledger, id, order);
          expectSays(await shop.ask(noticeOf(id, order)), null);
        },
      );
    });

const lateNotice = anyN.map((n) =>
  command(
    `LateNotice(${n})`,
    (ledger) => silentOrders(ledger).length > 0,
    async (ledger, shop) => {
      const [id, order] = pick(silentOrders(ledger), n);
      learnPaid(ledger, id, order);
      expectSays(await shop.ask(noticeOf(id, order)), null);
    },
  ),
);

const dupNotice = fc.tuple(anyN, fc.boolean()).map(([n, isForged]) =>
  command(`DupNotice(${n}, ${isForged})`, hasOrders, async (ledger, shop) => {
    const [id, order] = orderAt(ledger, n);
    if (!isKnown(order)) return;
    const forged = ask.notice(id, totalOf(order), order.paidMs + SECOND_MS);
    const told = { ...(isForged ? forged : noticeOf(id, order)), caller: wechatPay };
    expectSays(await shop.ask(told), isForged ? "fact_conflict" : null);
    if (isForged) shop.notices.delete(told);
  }),
);

const receive = anyN.map((n) =>
  command(`Receive(${n})`, hasOrders, async (ledger, shop) => {
    const [id, { facts }] = orderAt(ledger, n);
    const isFirst = !facts.some(({ is }) => is === "received");
    if (isFirst) facts.push({ is: "received", atMs: ledger.nowMs });
    expectSays(await shop.ask(ask.receipt(id)), null);
  }),
);

const refund = fc
  .tuple(anyN, anySku, fc.constantFrom(1, 50, 12_000, 60_000), fc.nat(2))
  .map(([n, sku, refundFen, no]) =>
    command(`Refund(${n}, ${sku}, ${refundFen}, R${no})`, hasOrders, async (ledger, shop) => {
      const [orderId, { facts, lines }] = orderAt(ledger, n);
      const id = `R${no}`;
      const known = facts.find((fact) => fact.is === "refund" && fact.id === id);
      const isSame = known?.is === "refund" && known.sku === sku && known.refundFen === refundFen;
      const isBought = lines.some((line) => line.sku === sku);
      const refusal = !isBought ? "sku_not_in_order" : known && !isSame ? "fact_conflict" : null;
      if (refusal === null && !known) {
        facts.push({ is: "refund", atMs: ledger.nowMs, id, sku, refundFen });
      }
      expectSays(await shop.ask(ask.refund(orderId, id, refundFen, sku)), refusal);
    }),
  );

const hold = fc.tuple(anyN, fc.nat(1)).map(([n, no]) =>
  command(`Hold(${n}, H${no})`, hasOrders, async (ledger, shop) => {
    const [orderId, { facts }] = orderAt(ledger, n);
    const id = `H${no}`;
    const isNew = !facts.some((fact) => fact.is === "hold" && fact.id === id);
    if (isNew) facts.push({ is: "hold", atMs: ledger.nowMs, id });
    expectSays(await shop.ask(ask.hold(orderId, id)), null);
  }),
);
const endHold = fc.tuple(anyN, fc.nat(1)).map(([n, no]) =>
  command(`EndHold(${n}, H${no})`, hasOrders, async (ledger, shop) => {
    const [orderId, { facts }] = orderAt(ledger, n);
    const id = `H${no}`;
    const isKnown = facts.some((fact) => fact.is === "hold" && fact.id === id);
    const isEnded = facts.some((fact) => fact.is === "hold ended" && fact.id === id);
    if (isKnown && !isEnded) facts.push({ is: "hold ended", atMs: ledger.nowMs, id });
    expectSays(await shop.ask(ask.endHold(orderId, id)), isKnown ? null : "hold_unknown");
  }),
);

const scan = fc
  .tuple(fc.constantFrom(...BUYERS), fc.constantFrom(...PROMOTERS))
  .map(([fanId, promoterId]) =>
    command(`Scan(${fanId}, ${promoterId})`, always, async (ledger, shop) => {
      if (!ledger.bans.has(promoterId)) ledger.owners.set(fanId, promoterId);
      expectSays(await shop.ask(ask.scan(fanId, numberOf(shop, promoterId))), null);
    }),
  );

const levelUp = fc
  .tuple(fc.constantFrom(...PROMOTERS), fc.constantFrom("gold", "silver"))
  .map(([promoterId, level]) =>
    command(`LevelUp(${promoterId}, ${level})`, always, async (ledger, shop) => {
      raiseLevel(ledger, promoterId, level);
      expectSays(await shop.ask(ask.setLevel(promoterId, level)), null);
    }),
  );

const planSwitch = fc.constantFrom(...PLANS).map((plan) =>
  command(`PlanSwitch(${plan.id})`, always, async (ledger, shop) => {
    const isInForce = knowledgeOf(ledger).planAt(ledger.nowMs) === plan;
    if (!isInForce) ledger.plans.push({ plan, fromMs: ledger.nowMs });
    expectSays(await shop.ask(ask.publish({ ...planInput(plan) })), null);
  }),
);

const ban = fc.constantFrom(...PROMOTERS).map((promoterId) =>
  command(`Ban(${promoterId})`, always, async (ledger, shop) => {
    if (!ledger.bans.has(promoterId)) ledger.bans.set(promoterId, ledger.nowMs);
    for (const [fanId, ownerId] of ledger.owners) {
      if (ownerId === promoterId) ledger.owners.delete(fanId);
    }
    expectSays(await shop.ask(ask.ban(promoterId)), null);
  }),
);

const anyPost = fc.tuple(fc.constantFrom(...PROMOTERS), fc.constantFrom(...AREAS));
const appoint = anyPost.map(([promoterId, code]) =>
  command(`Appoint(${promoterId}, ${code})`, always, async ({ agents, bans, nowMs }, shop) => {
    const holder = agents.find((one) => one.code === code && isDuring(one, nowMs));
    const isTaken = holder !== undefined && holder.promoterId !== promoterId;
    const refusal = bans.has(promoterId) ? "promoter_banned" : isTaken ? "post_taken" : null;
    if (refusal === null && !holder) {
      agents.push({ code, promoterId, fromMs: nowMs, untilMs: Infinity });
    }
    expectSays(await shop.ask(ask.appoint(promoterId, { region: code })), refusal);
  }),
);
const dismiss = anyPost.map(([promoterId, code]) =>
  command(`Dismiss(${promoterId}, ${code})`, always, async ({ agents, nowMs }, shop) => {
    const terms = agents.filter((one) => one.code === code && one.promoterId === promoterId);
    for (const term of terms) if (isDuring(term, nowMs)) term.untilMs = nowMs;
    const refusal = terms.length === 0 ? "post_not_held" : null;
    expectSays(await shop.ask(ask.dismiss(promoterId, { region: code })), refusal);
  }),
);

const STEPS_MS = [MINUTE_MS, 4 * MINUTE_MS, 5 * HOUR_MS, DAY_MS, 3 * DAY_MS, 31 * DAY_MS];
const advance = fc.constantFrom(...STEPS_MS).map((ms) =>
  command(`Advance(${ms / MINUTE_MS} min)`, always, async (ledger) => {
    ledger.nowMs += ms;
  }),
);
/** To the very second at which something falls due, or one before, or just outside of the guard band. */
const advanceToDue = fc.tuple(anyN, fc.constantFrom(-181, -180, -179, -2, -1, 0)).map(([n, s]) =>
  command(
    `AdvanceToDue(${n}, ${s} s)`,
    (ledger) => dueInstants(ledger).length > 0,
    async (ledger) => {
      const due = dueInstants(ledger);
      if (due.length > 0) ledger.nowMs = Math.max(ledger.nowMs, pick(due, n) + s * SECOND_MS);
    },
  ),
);

const settle = fc.constant(null).map(() =>
  command("Settle", always, async (ledger, shop) => {
    for (const promoterId of PROMOTERS) count(ledger, promoterId);
    expectSays(await shop.ask(ask.settle), null);
  }),
);

/** Mostly what is there, or a part; sometimes a fen more, or any amount. */
const withdraw = fc
  .tuple(
    fc.constantFrom(...PROMOTERS),
    fc.nat(4),
    fc.constantFrom(0, 30, 50, 100, 101, 1_000),
    anyN,
  )
  .map(([promoterId, no, percent, moreFen]) =>
    command(
      `Withdraw(${promoterId}, ${no}, ${percent} %, ${moreFen})`,
      always,
      async (ledger, shop) => {
        const id = `w${promoterId}${no}`;
        const known = ledger.payouts.find((one) => one.id === id);
        const haveFen = Number(statementOf(ledger, promoterId).availableFen);
        const wantedFen = Math.max(0, Math.trunc((haveFen * Math.min(percent, 100)) / 100));
        const extraFen = percent === 101 ? 1 : percent === 1_000 ? moreFen : 0;
        const amountFen = known && moreFen % 2 === 0 ? known.amountFen : wantedFen + extraFen;
        const refusal = request(ledger, id, promoterId, amountFen);
        expectSays(await shop.ask(ask.request(promoterId, id, amountFen)), refusal);
      },
    ),
  );

/** What is done to one of the withdrawals. */
const toPayout = (
  name: string,
  act: (ledger: Ledger, payout: Payout, shop: Shop) => Promise<void>,
) =>
  anyN.map((n) =>
    command(`${name}(${n})`, hasPayouts, (ledger, shop) =>
      act(ledger, pick(ledger.payouts, n), shop),
    ),
  );
const yes = toPayout("Approve", async (ledger, payout, shop) => {
  expectSays(await shop.ask(ask.review(payout.id, true)), approve(ledger, payout));
});
const no = toPayout("Reject", async (_, payout, shop) => {
  expectSays(await shop.ask(ask.review(payout.id, false)), end(payout, "rejected"));
});
const cancel = toPayout("Cancel", async (_, payout, shop) => {
  const heard = await shop.ask(ask.cancel(payout.promoterId, payout.id));
  expectSays(heard, end(payout, "cancelled"));
});
const refreshes = toPayout("Refresh", async (ledger, payout, shop) => {
  const heard = await shop.ask(ask.refresh(payout.promoterId, payout.id));
  expectSays(heard, refresh(ledger, payout));
});
const payOut = fc.constant(null).map(() =>
  command("PayoutTimer", always, async (ledger, shop) => {
    for (const promoterId of PROMOTERS) {
      pursue(ledger, promoterId);
      takeBack(ledger, promoterId);
    }
    expectSays(await shop.ask(ask.payout), null);
  }),
);

const FATES = { success: "paid", fail: "failed", expire: "expired" } as const;
const wxOutcome = fc.tuple(anyN, fc.constantFrom("success", "fail", "expire")).map(([n, fate]) =>
  command(`WxOutcome(${n}, ${fate})`, hasPayouts, async (ledger, shop) => {
    const payout = pick(ledger.payouts, n);
    payout.end = FATES[fate];
    if (payout.wechat === "waiting") payout.wechat = FATES[fate];
    await script(shop, payout, fate);
  }),
);
const wxSilent = fc.tuple(anyN, fc.boolean()).map(([n, isTaken]) =>
  command(`WxSilent(${n}, ${isTaken})`, hasPayouts, async (ledger, shop) => {
    const payout = pick(ledger.payouts, n);
    if (payout.sent !== null) return;
    payout.lost = isTaken ? "taken" : "not taken";
    await script(shop, payout, isTaken ? "timeout-but-applied" : "timeout-not-applied");
  }),
);
async function script(
  shop: Shop,
  { id, promoterId }: Payout,
  fate: Parameters<Shop["outer"]["transfers"]["script"]>[1],
): Promise<void> {
  const wallet = shop.memory.documents.wallets.get(promoterId);
  const known = wallet?.withdrawals.find((one) => one.id === id);
  if (!known) throw new Error(`${id} is gone`);
  await shop.say(({ transfers }) => transfers.script(known.transferNumber, fate));
}

/** What can happen; what is needed for money to move stands in it more than once. */
export const anyCommand: fc.Arbitrary<Command>[] = [
  ...[pay(false), pay(true), lateNotice, dupNotice, receive, refund, refund, refund],
  ...[scan, levelUp, planSwitch, ban, hold, endHold, appoint, dismiss],
  ...[advance, advance, advanceToDue, advanceToDue, settle],
  ...[withdraw, withdraw, withdraw, withdraw, yes, yes, yes, no, cancel],
  ...[refreshes, payOut, payOut, wxOutcome, wxOutcome, wxSilent],
];
