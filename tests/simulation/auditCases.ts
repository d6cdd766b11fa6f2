import { auditCase } from "#core/audit/case.ts";
import { bookedFen, type Case } from "#core/commission/case.ts";
import { openHolds, paidFact, pricedFact, receivedFact } from "#core/commission/facts.ts";
import type { ScheduleRow } from "#core/commission/schedule.ts";
import { sharesOf } from "#core/commission/shares.ts";
import { DAY_MS, GUARD_BAND_MS, NEVER_MS } from "#core/time.ts";
import { owedByOrder } from "#tests/simulation/model.ts";
import { knowledgeAt, type TrueRefund } from "#tests/simulation/truth.ts";
import { count, type World } from "#tests/simulation/world.ts";

/** Everything that must hold of a case at the very moment of its writing. */
export function auditCaseWrite(world: World, after: Case, before: Case | undefined): void {
  const { memory, truth, scheduler, violations } = world;
  const found = (invariant: string, text: string): void =>
    void violations.push({ invariant, id: after._id, text });
  const payment = truth.payments.get(after._id);
  const paid = paidFact(after.facts);
  if (paid && payment && payment.known === null) {
    const readStep = scheduler.acting()?.firstStep ?? scheduler.step();
    payment.known = { step: scheduler.step(), readStep };
    if (scheduler.acting()?.title.startsWith("sweep")) count(world, "payment found by the sweep");
  }
  const pricings = (known: Case | undefined) => known?.facts.filter(isPricing).length ?? 0;
  if (payment && pricings(after) > pricings(before)) payment.pricedStep = scheduler.step();
  if (paid && paid.successAtMs !== payment?.successAtMs) found("facts", "paid at another time");
  if (paid && paid.transactionId !== payment?.transactionId) found("facts", "paid otherwise");
  if (!isPrefix(before?.facts ?? [], after.facts)) found("I22", "a fact was changed");
  if (!isPrefix(before?.entries ?? [], after.entries)) found("I22", "an entry was changed");

  const order = memory.documents.orders.get(after._id) ?? null;
  const pack = paid && payment?.known ? planOf(world, after._id)?.pack : undefined;
  violations.push(...auditCase(after, order, pack ?? null));
  auditFinality(world, after, before, found);
  auditHolds(after, found);
  countNews(world, after, before);
  auditTimes(world, after, found);
  auditAmounts(world, after, found);
  const people = new Set(
    [...(before?.schedule ?? []), ...after.schedule].map((row) => row.promoterId),
  );
  for (const promoterId of people) auditMatured(world, promoterId);
}

/** I7, by summing all rows of a promoter. */
export function auditMatured({ memory, violations }: World, promoterId: string): void {
  const wallet = memory.documents.wallets.get(promoterId);
  if (!wallet) return;
  let maturedFen = 0;
  for (const { schedule } of memory.documents.cases.values()) {
    for (const row of schedule) {
      const isCounted = row.promoterId === promoterId && row.availableAtMs <= wallet.watermarkMs;
      if (isCounted) maturedFen += row.amountFen;
    }
  }
  if (maturedFen === wallet.maturedFen) return;
  const text = `matured is ${wallet.maturedFen}, its rows say ${maturedFen}`;
  violations.push({ invariant: "I7", id: promoterId, text });
}

/** I6: what a wallet has counted already never changes, not even into the same sum. */
function auditFinality(
  { memory }: World,
  after: Case,
  before: Case | undefined,
  found: (invariant: string, text: string) => void,
): void {
  const counted = ({ promoterId, availableAtMs }: ScheduleRow) =>
    availableAtMs <= (memory.documents.wallets.get(promoterId)?.watermarkMs ?? -1);
  const told = (rows: readonly ScheduleRow[]) => JSON.stringify(rows.filter(counted));
  if (told(before?.schedule ?? []) !== told(after.schedule))
    found("I6", "a counted row was changed");
}

/** Nothing is available before its time, nor much later than it could be. */
function auditTimes(
  { scheduler }: World,
  { facts, schedule, entries }: Case,
  found: (invariant: string, text: string) => void,
): void {
  const paid = paidFact(facts);
  if (!paid) return;
  const received = receivedFact(facts);
  const withoutMs = paid.successAtMs + paid.noReceiptDays * DAY_MS;
  const isInTime = received !== null && received.receivedAtMs < withoutMs;
  const dueMs = isInTime ? received.receivedAtMs + paid.freezeDays * DAY_MS : withoutMs;
  const holds = facts.filter(({ key }) => /^hold(-ended)?\//.test(key));
  const decidedMs = [...entries, ...holds].map(({ atMs }) => atMs);
  decidedMs.push(received?.receivedAtMs ?? 0);
  const lastMs = Math.max(dueMs, scheduler.acting()?.nowMs ?? 0, ...decidedMs) + GUARD_BAND_MS + 1;
  const isHeld = openHolds(facts).length > 0;
  for (const { availableAtMs, amountFen } of schedule) {
    if (isHeld && amountFen > 0 && availableAtMs === NEVER_MS) continue;
    // A row that was final when the receipt came stays where it was.
    const finalMs = received === null ? 0 : received.receivedAtMs + GUARD_BAND_MS;
    const isEarly = amountFen > 0 && availableAtMs < dueMs && availableAtMs > finalMs;
    if (isEarly) found("time", `available at ${availableAtMs}, due at ${dueMs}`);
    if (availableAtMs > lastMs) found("time", `available at ${availableAtMs}, could be ${lastMs}`);
  }
}

/** While an order is held, whatever a hold could reach when it came is due never. */
function auditHolds(
  { facts, schedule }: Case,
  found: (invariant: string, text: string) => void,
): void {
  if (openHolds(facts).length === 0) return;
  const newestMs = facts.at(-1)?.atMs ?? 0;
  for (const row of schedule) {
    const isReached = row.amountFen > 0 && row.availableAtMs > newestMs + GUARD_BAND_MS;
    if (!isReached || row.availableAtMs === NEVER_MS) continue;
    found("hold", `${row.amountFen} is due at ${row.availableAtMs} in spite of it`);
  }
}

function countNews(world: World, after: Case, before: Case | undefined): void {
  const news = after.facts.slice(before?.facts.length ?? 0);
  for (const { component, amountFen } of news.some(isPricing) ? sharesOf(after.facts) : []) {
    if (component && amountFen > 0) count(world, `pays ${component}`);
  }
  if (news.some(({ key }) => key.startsWith("owner/"))) count(world, "priced anew");
  const isTimer = world.scheduler.acting()?.title.startsWith("sweep") ?? false;
  for (const { key } of news) {
    if (key === "payment-closed") count(world, "payment closed");
    if (key.startsWith("refund-ended/")) count(world, "refund that came to nothing");
    if (isTimer && key.startsWith("refund/")) count(world, "refund found by the sweep");
  }
}

/** (a) in small: what is booked is what the naive model owes of the facts so far. */
function auditAmounts(
  world: World,
  known: Case,
  found: (invariant: string, text: string) => void,
): void {
  const refunds = new Map<string, TrueRefund>();
  for (const { key } of known.facts) {
    if (!key.startsWith("refund/")) continue;
    const refund = world.truth.refunds.get(known._id)?.get(key.slice("refund/".length));
    if (refund) refunds.set(key, refund);
    else found("facts", `${key} never happened`);
  }
  const isPaid = paidFact(known.facts) !== null;
  const { differences } = judge(world, known, [...refunds.values()], isPaid);
  for (const text of differences) found("model", text);
}
/** What the model says that an order owes, and where the books of the order differ from it. */
export function judge(
  { truth, memory }: World,
  known: Case,
  refunds: readonly TrueRefund[],
  isPaid: boolean,
): { owed: ReadonlyMap<string, bigint>; differences: string[] } {
  const order = memory.documents.orders.get(known._id);
  if (!order) return { owed: new Map(), differences: ["has no order"] };
  const payment = isPaid ? truth.payments.get(known._id) : undefined;
  // A late notice may have taught whose order it is; tests/e2e/replay.test.ts has what that must be.
  const priced = pricedFact(known.facts);
  const chain = priced?.chain ?? order.chain;
  // Other payments may have taught that too; once all are known, `auditRest` looks whether it is right.
  const orderNumber = priced?.orderNumber ?? 1;
  const bought = { ...order, chain, orderNumber };
  const judgeAt = (step: number) => {
    const owed = owedByOrder(bought, payment, refunds, knowledgeAt(truth, step));
    const people = new Set([...owed.keys(), ...truth.promoters.keys()]);
    const differences = [...people].flatMap((promoterId) => {
      const owedFen = owed.get(promoterId) ?? 0n;
      const booked = bookedFen(known, promoterId);
      return BigInt(booked) === owedFen ? [] : [`${promoterId}: ${booked} booked, ${owedFen} owed`];
    });
    return { owed, differences };
  };
  const judged = judgeAt(payment?.known?.readStep ?? 0);
  if (judged.differences.length === 0 || !payment?.pricedStep) return judged;
  // A ban or a level "at once" may fall between the two looks of one call; either is what it could know.
  return judgeAt(payment.pricedStep);
}

function planOf({ truth }: World, orderId: string) {
  const payment = truth.payments.get(orderId);
  if (!payment?.known) return null;
  return knowledgeAt(truth, payment.known.readStep).planAt(payment.successAtMs);
}

const isPricing = ({ key }: Case["facts"][number]): boolean =>
  key === "paid" || key.startsWith("owner/");

const isPrefix = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  JSON.stringify(before) === JSON.stringify(after.slice(0, before.length));
