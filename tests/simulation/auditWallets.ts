import type { Violation } from "#core/audit/violation.ts";
import { auditWallet } from "#core/wallet/audit.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import { auditMatured } from "#tests/simulation/auditCases.ts";
import {
  auditApproval,
  auditBankEnd,
  auditDebts,
  auditSending,
  auditSharesPause,
} from "#tests/simulation/auditDesk.ts";
import { debtor } from "#tests/simulation/desk.ts";
import { taxesOf } from "#tests/simulation/modelTax.ts";
import { DAY_MS } from "#core/time.ts";
import { knowledgeAt } from "#tests/simulation/truth.ts";
import { count, later, type World } from "#tests/simulation/world.ts";

type Found = (invariant: Violation["invariant"], text: string) => void;

/** Everything that must hold of a wallet at the very moment of its writing. */
export function auditWalletWrite(world: World, after: Wallet, before: Wallet | undefined): void {
  const { violations } = world;
  const found: Found = (invariant, text) =>
    void violations.push({ invariant, id: after._id, text });
  const filed = filedOf(world, after._id);
  violations.push(...auditWallet(after, filed));
  auditMatured(world, after._id);
  if (after.watermarkMs < (before?.watermarkMs ?? 0)) found("I6", "the watermark went back");
  auditNothingLost(after, before, filed, found);
  auditSharesPause(world, after, before?.watermarkMs ?? 0, found);
  auditDebts(world, after, before, found);
  const isNotice = world.scheduler.acting()?.title.startsWith("v3-notice") ?? false;
  for (const withdrawal of after.withdrawals) {
    const known = before?.withdrawals.find(({ id }) => id === withdrawal.id);
    if (known?.transferNumber !== (known && withdrawal.transferNumber))
      found("I12", "a new number");
    if (!known) auditRequest(world, after, withdrawal, found);
    const isNewlyApproved =
      (known?.approvedAtMs ?? null) === null && withdrawal.approvedAtMs !== null;
    if (isNewlyApproved) auditApproval(world, after, withdrawal, found);
    const isBegun = (known?.transfer ?? null) === null && withdrawal.transfer !== null;
    if (isBegun) auditSending(world, withdrawal, found);
    if (known?.state === withdrawal.state) continue;
    if (known && known.closedAtMs !== null) found("I13", `${withdrawal.id} ended twice`);
    if (withdrawal.transfer && withdrawal.closedAtMs !== null)
      auditEnd(world, after, withdrawal, found);
    if (isNotice && withdrawal.transfer) count(world, "transfer's end told by a notice");
    if (withdrawal.reason) count(world, `released: ${withdrawal.reason}`);
    if (before) auditReason(after, before, withdrawal, found);
    if (withdrawal.state === "paid") auditTaxes(world, after, found);
    if (withdrawal.state === "sending") auditTaxMode(world, withdrawal, found);
  }
  if (after.archived > (before?.archived ?? 0)) count(world, "withdrawals archived");
  if (after.availableFen < 0 && (before?.availableFen ?? 0) >= 0) {
    count(world, "wallet below zero");
    later(world, world.random.below(3 * DAY_MS), () => debtor(world, after._id));
  }
  const isUncovered = after.withdrawals.some(({ state }) => state === "requested");
  if (after.availableFen < 0 && isUncovered) found("offset", "below zero with a free withdrawal");
}

/** Staff reject nothing that they approved, and an offset takes the newest first. */
function auditReason(after: Wallet, before: Wallet, released: Withdrawal, found: Found): void {
  const { id, reason, approvedAtMs } = released;
  if (reason === "rejected" && approvedAtMs !== null)
    found("I13", `${id} was approved and rejected`);
  if (reason !== "offset") return;
  const newer = before.withdrawals.slice(before.withdrawals.findIndex((one) => one.id === id) + 1);
  for (const { id: newerId, state } of newer) {
    const now = after.withdrawals.find((one) => one.id === newerId)?.state;
    const isSpared = state === "requested" && now === "requested";
    if (isSpared) found("offset", `${id} was released before ${newerId}, which is newer`);
  }
}

export function filedOf({ memory }: World, promoterId: string) {
  const own = <T extends { readonly promoterId: string }>(all: ReadonlyMap<string, T>): T[] =>
    [...all.values()].filter((one) => one.promoterId === promoterId);
  const { journal, withdrawals } = memory.documents;
  return { journal: own(journal), withdrawals: own(withdrawals) };
}

function auditNothingLost(
  after: Wallet,
  before: Wallet | undefined,
  filed: ReturnType<typeof filedOf>,
  found: Found,
): void {
  const kept = new Set([...after.withdrawals, ...filed.withdrawals].map(({ id }) => id));
  for (const { id } of before?.withdrawals ?? []) {
    if (!kept.has(id)) found("I11", `${id} was forgotten`);
  }
}

/** The terms that were in force and known when the request looked. */
function auditRequest(world: World, after: Wallet, asked: Withdrawal, found: Found): void {
  const call = world.scheduler.acting();
  if (!call || call.firstStep === null) return;
  const plan = knowledgeAt(world.truth, call.firstStep).planAt(call.nowMs);
  if (!plan) return;
  const { minFen, maxFen, openMax } = plan.withdrawal;
  const open = after.withdrawals.filter(({ closedAtMs }) => closedAtMs === null).length;
  const leastFen = Math.max(minFen, plan.tax === "none" ? 10 : 20);
  const { amountFen, id } = asked;
  if (amountFen < leastFen || amountFen > maxFen) found("terms", `${id} asks for ${amountFen}`);
  if (open > openMax) found("terms", `${open} open, at most ${openMax} allowed`);
  if (after.availableFen < 0) found("I10", `${id} leaves ${after.availableFen}`);
  if (!world.truth.promoters.has(after._id)) found("terms", "no promoter");
}

/** I13 and half of I14: an end is what WeChat's own books say, for the same person and amount. */
function auditEnd(world: World, wallet: Wallet, ended: Withdrawal, found: Found): void {
  if (ended.transfer?.channel === "bank") return auditBankEnd(world, wallet, ended, found);
  const { transfers } = world;
  const { _id } = wallet;
  const bill = transfers.taken().find((one) => one.transferNumber === ended.transferNumber);
  const isPaid = ended.state === "paid";
  // Payouts that a refund took back were cancelled at WeChat.
  const isOver = bill?.state === "failed" || bill?.state === "cancelled";
  const isRight = isPaid ? bill?.state === "paid" : isOver;
  if (!isRight) found("I13", `${ended.id} is ${ended.state}, WeChat says ${bill?.state}`);
  if (bill?.openid !== _id || bill.amountFen !== ended.transfer?.netFen) {
    found("I14", `${ended.id}: WeChat was told another person or amount`);
  }
}

/** I17 once more, by the naive tax model, payment by payment in the order of their sending. */
function auditTaxes(world: World, wallet: Wallet, found: Found): void {
  const filed = filedOf(world, wallet._id);
  const sent = [...filed.journal, ...wallet.outbox]
    .filter(({ cause }) => cause.startsWith("send/"))
    .sort((a, b) => a.seq - b.seq)
    .map(({ cause }) => cause.slice("send/".length));
  const paid = [...filed.withdrawals, ...wallet.withdrawals]
    .filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index)
    .filter(({ state }) => state === "paid")
    .sort((a, b) => sent.indexOf(a.id) - sent.indexOf(b.id));
  const taxes = taxesOf(
    paid.map(({ amountFen, transfer }) => ({
      mode: transfer?.tax ?? "none",
      sentAtMs: transfer?.sentAtMs ?? 0,
      grossFen: amountFen,
    })),
  );
  for (const [index, { id, transfer }] of paid.entries()) {
    if (transfer?.taxFen === taxes[index]) continue;
    found("I17", `${id}: ${transfer?.taxFen} fen withheld, ${taxes[index]} due`);
  }
}

/** The tax is that of a plan in force which the sender could know: at some step of his call. */
function auditTaxMode(
  { truth, scheduler }: World,
  { id, transfer }: Withdrawal,
  found: Found,
): void {
  const call = scheduler.acting();
  if (!call || !transfer) return;
  const steps = [call.startedStep, scheduler.step(), ...truth.plans.map(({ step }) => step)];
  const modes = steps
    .filter((step) => step >= call.startedStep && step <= scheduler.step())
    .map((step) => knowledgeAt(truth, step).planAt(call.nowMs)?.tax ?? "none");
  if (!modes.includes(transfer.tax)) found("I17", `${id}: taxed as ${transfer.tax}`);
}
