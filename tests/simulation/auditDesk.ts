import type { PayoutRules, Settings } from "#core/brand/settings.ts";
import type { Violation } from "#core/audit/violation.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import { settingsBetween } from "#tests/simulation/truth.ts";
import { count, type World } from "#tests/simulation/world.ts";

type Found = (invariant: Violation["invariant"], text: string) => void;

/** The settings that whoever writes now could know. */
function knownSettings({ truth, scheduler }: World): readonly Settings[] {
  const call = scheduler.acting();
  return settingsBetween(truth, call?.startedStep ?? scheduler.step(), scheduler.step());
}

/** The settings became what somebody wanted, nothing else in them changed, and a pause keeps its beginning. */
export function auditSettings(world: World, after: Settings, before: Settings | undefined): void {
  const { truth, scheduler, calls, violations } = world;
  const call = scheduler.acting();
  const intent = call ? calls.intentOf(call) : null;
  const old = before ?? truth.settings[0]?.settings ?? after;
  const atMs = call?.nowMs ?? 0;
  const expected = {
    payout: intent?.does === "rules" ? { ...old.payout, ...intent.rules } : old.payout,
    paused: Object.entries(old.switches).map(([name, known]) => {
      if (intent?.does === "pause" && intent.name === name) return known?.sinceMs ?? atMs;
      if (intent?.does === "resume" && intent.name === name) return null;
      return known?.sinceMs ?? null;
    }),
  };
  const paused = Object.values(after.switches).map((known) => known?.sinceMs ?? null);
  if (JSON.stringify({ payout: after.payout, paused }) !== JSON.stringify(expected)) {
    const text = `not what was asked for: ${JSON.stringify(after.switches)}`;
    violations.push({ invariant: "settings", id: "brand", text });
  }
  truth.settings.push({ settings: after, step: scheduler.step() });
}

/** While shares are paused, nothing is counted in that became due since. */
export function auditSharesPause(
  world: World,
  after: Wallet,
  beforeMs: number,
  found: Found,
): void {
  if (after.watermarkMs <= beforeMs) return;
  const sinces = knownSettings(world).map(({ switches }) => switches.shares?.sinceMs ?? Infinity);
  const latestMs = Math.max(...sinces);
  if (after.watermarkMs > latestMs) found("pause", `counted up to ${after.watermarkMs}`);
  if (after.watermarkMs === latestMs) count(world, "counted up to a pause");
}

/** As many persons said yes as some rules that were known then wanted. */
export function auditApproval(world: World, { paidFen }: Wallet, one: Withdrawal, found: Found) {
  const persons = new Set(one.approvals.map(({ by }) => by).filter((by) => by !== "rules")).size;
  const isEnough = (rules: PayoutRules): boolean => {
    if (one.amountFen >= rules.twoPersonsFromFen) return persons >= 2;
    return persons >= 1 || (paidFen > 0 && one.amountFen < rules.withoutReviewBelowFen);
  };
  if (!knownSettings(world).some(({ payout }) => isEnough(payout))) {
    found("approval", `${one.id} of ${one.amountFen} goes out by the word of ${persons}`);
  }
  if (persons === 0) count(world, "let out by the rules");
  if (persons === 2) count(world, "approved by two persons");
}

/** Nothing is begun while payouts are paused, and it goes the way that the brand had chosen. */
export function auditSending(world: World, { id, transfer }: Withdrawal, found: Found): void {
  const known = knownSettings(world);
  if (known.every(({ switches }) => switches.payouts !== null)) found("pause", `${id} was begun`);
  const channels = known.map(({ payout }) => payout.channel ?? "wechat");
  if (!transfer || !channels.includes(transfer.channel)) found("channel", `${id} goes by another`);
}

/** An end by bank is what staff did there. */
export function auditBankEnd(world: World, wallet: Wallet, ended: Withdrawal, found: Found): void {
  const told = world.truth.bank.get(ended.transferNumber);
  const isRight = ended.state === "paid" ? told?.state === "paid" : told?.state === "failed";
  if (!isRight) found("I13", `${ended.id} is ${ended.state}, the bank says ${told?.state}`);
  if (told?.promoterId !== wallet._id || told.netFen !== ended.transfer?.netFen) {
    found("I14", `${ended.id}: the bank paid another person or amount`);
  }
  count(world, ended.state === "paid" ? "paid out by bank" : "not paid by bank");
}

/** What came back or was given up is what one call was meant to bring, once, and never more than was owed. */
export function auditDebts(
  world: World,
  after: Wallet,
  before: Wallet | undefined,
  found: Found,
): void {
  const { truth, scheduler, calls } = world;
  const repaidFen = after.repaidFen - (before?.repaidFen ?? 0);
  const givenUpFen = after.writtenOffFen - (before?.writtenOffFen ?? 0);
  if (repaidFen === 0 && givenUpFen === 0) return;
  const call = scheduler.acting();
  const intent = call ? calls.intentOf(call) : null;
  const promoterId = after._id;
  if (after.availableFen > 0) found("debt", `${after.availableFen} more than was owed`);
  if (repaidFen !== 0) {
    const isMeant = intent?.does === "repay" && intent.amountFen === repaidFen;
    if (!isMeant || truth.repaid.has(intent.receipt)) return found("debt", "repaid by nobody");
    truth.repaid.set(intent.receipt, { promoterId, amountFen: repaidFen });
    count(world, "debt repaid");
  }
  if (givenUpFen === 0) return;
  const proposal = before?.debt?.writeOff;
  const isMeant = intent?.does === "writeOff" && intent.accept && proposal;
  if (!isMeant || intent.by === proposal.proposedBy || givenUpFen > proposal.amountFen) {
    return found("debt", `${givenUpFen} given up otherwise than two persons said`);
  }
  truth.givenUp.push({ promoterId, amountFen: givenUpFen });
  count(world, "debt given up");
}
