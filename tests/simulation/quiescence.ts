import { staff } from "#adapters/memory/deps.ts";
import { openBooks } from "#core/audit/books.ts";
import { fen } from "#core/money.ts";
import { pricedFact } from "#core/commission/facts.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { auditTransferNumbers, everyEntry } from "#core/wallet/audit.ts";
import { judge } from "#tests/simulation/auditCases.ts";
import { filedOf } from "#tests/simulation/auditWallets.ts";
import { payByBank, resume } from "#tests/simulation/desk.ts";
import { endAllBacks } from "#tests/simulation/wechatPay.ts";
import { tellPaid, tellRefund } from "#tests/simulation/orders.ts";
import { answerTransfers, openWithdrawals, review, tick } from "#tests/simulation/payouts.ts";
import { persistently } from "#tests/simulation/persistence.ts";
import { wechatTime } from "#tests/simulation/truth.ts";
import { count, drain, moveTo, step, type World } from "#tests/simulation/world.ts";

const ROUNDS_MAX = 90;
/** Later than anything can fall due, the longest freeze and the longest wait for a receipt: in so many long steps. */
const LONG_MS = 20 * DAY_MS;
const LONG_STEPS = 3;

/**
 * Brings a world to rest: everything is told once more, nothing dies, all that can happen has happened. WeChat goes on
 * giving no answer now and then. Nobody knows how a transfer ended that WeChat was not asked about for 29 days, so
 * there are long steps only while none is under way.
 */
export async function comeToRest(world: World): Promise<void> {
  const { clock, memory, agenda, calls, violations } = world;
  world.killPerMille = 0;
  for (const name of ["shares", "payouts"] as const) resume(world, name);
  await tellAllAgain(world);
  let longSteps = 0;
  let written = -1;
  const isRestless = () =>
    longSteps < LONG_STEPS ||
    written !== memory.written ||
    agenda.length > 0 ||
    openWithdrawals(world).length > 0 ||
    [...memory.documents.cases.values()].some(({ waitingSinceMs }) => waitingSinceMs !== null);
  for (let round = 0; violations.length === 0 && isRestless(); round++) {
    written = memory.written;
    if (round > ROUNDS_MAX) violations.push({ invariant: "end", id: "world", text: "never rests" });
    const isLong = longSteps < LONG_STEPS && round > 0 && !isUnderWay(world);
    if (isLong) longSteps += 1;
    moveTo(world, clock.nowMs + (isLong ? LONG_MS : HOUR_MS));
    for (const { act } of agenda.splice(0)) act();
    await oneRound(world);
  }
  while (calls.inFlight() > 0 && violations.length === 0) await step(world);
}

async function tellAllAgain(world: World): Promise<void> {
  const { truth } = world;
  for (const [orderId, { transactionId, successAtMs, amountFen }] of truth.payments) {
    // To the second, as it was told the first time. What goes through WeChat v3 nobody tells: the timer must find it.
    const timeEnd = wechatTime(successAtMs - (successAtMs % 1_000));
    const notice = { returnCode: "SUCCESS", resultCode: "SUCCESS", outTradeNo: orderId };
    if (!truth.throughWechat.has(orderId)) {
      tellPaid(world, orderId, { ...notice, transactionId, totalFee: amountFen, timeEnd });
    }
    for (const [refundId, lines] of truth.refunds.get(orderId) ?? []) {
      if (!truth.backs.has(refundId)) tellRefund(world, orderId, refundId, lines);
    }
    await drain(world);
  }
}

/** The timers run, staff and receivers do what waits for them. */
async function oneRound(world: World): Promise<void> {
  tick(world, "settle");
  tick(world, "payout");
  tick(world, "sweep");
  for (const _ of openWithdrawals(world)) review(world, world.random.chance(80));
  payByBank(world, 100);
  await drain(world);
  await world.scheduler.rest();
  answerTransfers(world, 100);
  endAllBacks(world);
}

const isUnderWay = (world: World): boolean =>
  openWithdrawals(world).some(({ withdrawal }) => withdrawal.transfer !== null);

/** What must be true of a shop at rest. */
export async function auditRest(world: World): Promise<void> {
  const { memory, truth, transfers, violations, claims } = world;
  const { wallets, cases } = memory.documents;
  const found = (invariant: string, id: string, text: string): void =>
    void violations.push({ invariant, id, text });

  const owed = new Map<string, bigint>();
  for (const [orderId, payment] of truth.payments) {
    const order = memory.documents.orders.get(orderId);
    const known = cases.get(orderId);
    if (!order || !known || !payment.known) {
      found("model", orderId, "was paid, and nothing is known of it");
      continue;
    }
    const number = pricedFact(known.facts)?.orderNumber;
    const earlier = numberOf(world, orderId);
    if (number !== undefined && number !== earlier) {
      found("model", orderId, `priced as the buyer's order ${number}, it is his ${earlier}.`);
    }
    const refunds = [...(truth.refunds.get(orderId)?.values() ?? [])];
    const judged = judge(world, known, refunds, true);
    for (const text of judged.differences) found("model", orderId, text);
    for (const [promoterId, owedFen] of judged.owed) {
      owed.set(promoterId, (owed.get(promoterId) ?? 0n) + owedFen);
    }
  }
  auditOutflow(world, found);
  for (const promoterId of truth.promoters.keys()) {
    const rows = [...cases.values()].flatMap(({ schedule }) => schedule);
    const own = rows.filter((row) => row.promoterId === promoterId);
    const allFen = own.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const maturedFen = wallets.get(promoterId)?.maturedFen ?? 0;
    if (maturedFen !== allFen) found("end", promoterId, `${allFen} due, ${maturedFen} settled`);
  }
  const books = openBooks();
  for (const wallet of wallets.values()) {
    books.addWallet(wallet, everyEntry(wallet, filedOf(world, wallet._id).journal));
  }
  for (const known of cases.values()) books.addCase(known);
  const outFen = transfers.taken().filter(({ state }) => state === "paid");
  violations.push(
    ...books.violations(fen(outFen.reduce((sum, { amountFen }) => sum + amountFen, 0))),
  );
  for (const wrong of claims) {
    const text = wrong();
    if (text !== null) found("told", "claim", text);
  }
  await auditStatements(world, owed, found);
}

/** Which of the buyer's paid orders it is; of two in one millisecond the smaller number is the earlier. */
function numberOf({ truth }: World, orderId: string): number {
  const own = truth.payments.get(orderId);
  const others = [...truth.payments].filter(([id, { buyerId, successAtMs }]) => {
    if (own === undefined || buyerId !== own.buyerId) return false;
    return successAtMs < own.successAtMs || (successAtMs === own.successAtMs && id < orderId);
  });
  return others.length + 1;
}

/** One to one: every payment of WeChat is one withdrawal's, every withdrawal has at most one. */
function auditOutflow(world: World, found: (invariant: string, id: string, text: string) => void) {
  const { memory, transfers, violations } = world;
  const all = [...memory.documents.wallets.values()].flatMap(({ _id, withdrawals }) => {
    const kept = new Set(withdrawals.map(({ id }) => id));
    const archived = filedOf(world, _id).withdrawals.filter(({ id }) => !kept.has(id));
    return [...withdrawals, ...archived].map((withdrawal) => ({ promoterId: _id, withdrawal }));
  });
  violations.push(...auditTransferNumbers(all.map(({ withdrawal }) => withdrawal)));
  const byNumber = new Map(all.map((one) => [one.withdrawal.transferNumber, one]));
  for (const { transferNumber, state, amountFen, openid } of transfers.taken()) {
    const one = byNumber.get(transferNumber);
    if (one?.promoterId !== openid || one.withdrawal.transfer?.netFen !== amountFen) {
      found("I14", transferNumber, `WeChat was told ${amountFen} for ${openid} by nobody`);
    } else if ((state === "paid") !== (one.withdrawal.state === "paid")) {
      found("I14", transferNumber, `WeChat says ${state}, the wallet ${one.withdrawal.state}`);
    } else if (state === "paid") count(world, "paid out by WeChat");
  }
  const paid = transfers.taken().filter(({ state }) => state === "paid").length;
  const byBank = [...world.truth.bank.values()].filter(({ state }) => state === "paid").length;
  const told = all.filter(({ withdrawal }) => withdrawal.state === "paid").length;
  if (paid + byBank !== told) {
    found("I14", "all", `WeChat paid ${paid} times, the bank ${byBank}, wallets say ${told}`);
  }
}

/** What staff are shown adds up to what the model owes each promoter, and nothing is pending or open. */
async function auditStatements(
  world: World,
  owed: ReadonlyMap<string, bigint>,
  found: (invariant: string, id: string, text: string) => void,
): Promise<void> {
  const event = { action: "list", limit: 100 };
  persistently(world, { to: "withdraw", caller: staff, title: "list", event }, (reply) => {
    if (!reply.ok) return found("told", "list", reply.code);
    const { wallets } = reply.data as { wallets: readonly Statement[] };
    if (wallets.length !== world.truth.promoters.size) found("told", "list", "lists not everybody");
    for (const { promoterId, pendingFen, availableFen, frozenFen, paidFen, taxFen } of wallets) {
      const sum = BigInt(pendingFen + availableFen + frozenFen + paidFen + taxFen);
      const owedFen = (owed.get(promoterId) ?? 0n) + comeBackFen(world, promoterId);
      if (sum !== owedFen) found("model", promoterId, `${sum} in the wallet, ${owedFen} owed`);
      if (pendingFen !== 0 || frozenFen !== 0) found("end", promoterId, "something is still open");
    }
  });
  await drain(world);
}
/** What somebody who owed paid back, or was given. */
const comeBackFen = ({ truth }: World, promoterId: string): bigint =>
  [...truth.repaid.values(), ...truth.givenUp]
    .filter((one) => one.promoterId === promoterId)
    .reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);

type Statement = { readonly promoterId: string } & Readonly<
  Record<"pendingFen" | "availableFen" | "frozenFen" | "paidFen" | "taxFen", number>
>;
