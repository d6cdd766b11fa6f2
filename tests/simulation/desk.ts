import { staff } from "#adapters/memory/deps.ts";
import type { SwitchName } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { openWithdrawals, stored } from "#tests/simulation/payouts.ts";
import { persistently } from "#tests/simulation/persistence.ts";
import { claim, fail } from "#tests/simulation/told.ts";
import { later, type World } from "#tests/simulation/world.ts";

/** What staff do with the brand's settings, at the bank, and about who owes something back. */

export const otherStaff = { ...staff, userId: "staff-2" };

export function setRules(world: World): void {
  const { random } = world;
  const rules = {
    channel: random.pick([null, "wechat", "bank"] as const),
    withoutReviewBelowFen: fen(random.pick([0, 200, 2_000, 50_000])),
    twoPersonsFromFen: fen(random.pick([60_000, 100_000, 500_000])),
  };
  const event = { action: "setPayoutRules", rules, reason: "as the brand likes" };
  const asked = { to: "books" as const, caller: staff, title: "rules", event };
  persistently(world, { ...asked, intent: { does: "rules", rules } }, (reply) => {
    if (!reply.ok) fail(world, "rules", `were refused: ${reply.code}`);
  });
}

/** Shares or payouts stop for a while. */
export function pause(world: World): void {
  const { random } = world;
  const name = random.pick(["shares", "payouts"] as const);
  turn(world, "pause", name);
  later(world, random.below(random.pick([HOUR_MS, DAY_MS, 3 * DAY_MS])), () => resume(world, name));
}
export const resume = (world: World, name: SwitchName): void => turn(world, "resume", name);

function turn(world: World, does: "pause" | "resume", name: SwitchName): void {
  const event = { action: does, switch: name, reason: "to be sure" };
  const asked = { to: "books" as const, caller: staff, title: `${does} ${name}`, event };
  persistently(world, { ...asked, intent: { does, name } }, (reply) => {
    if (!reply.ok) fail(world, name, `${does} was refused: ${reply.code}`);
  });
}

/** Staff pay what waits for the bank, or learn that the bank does not pay it. */
export function payByBank(world: World, percent: number): void {
  const { random, truth } = world;
  for (const { promoterId, withdrawal } of openWithdrawals(world)) {
    const { id: withdrawalId, transfer, transferNumber } = withdrawal;
    const isWaiting = transfer?.channel === "bank" && !truth.bank.has(transferNumber);
    if (!isWaiting || !random.chance(percent)) continue;
    const { netFen } = transfer;
    const whose = { withdrawalId, promoterId };
    if (random.chance(15)) tellOtherReceipt(world, whose, netFen);
    const state = random.chance(80) ? "paid" : "failed";
    truth.bank.set(transferNumber, { promoterId, netFen, state });
    const event =
      state === "paid"
        ? { action: "recordBankPayment", ...whose, receipt: `B${transferNumber}`, paidFen: netFen }
        : { action: "recordBankFailure", ...whose, reason: "closed account" };
    const asked = {
      to: "withdraw" as const,
      caller: staff,
      title: `bank-${state} ${withdrawalId}`,
    };
    persistently(world, { ...asked, event }, (reply) => {
      if (!reply.ok) return fail(world, withdrawalId, `bank ${state} ← ${reply.code}`);
      const end = state === "paid" ? "paid" : "released";
      const now = () => stored(world, promoterId, withdrawalId)?.state;
      claim(world, () => (now() === end ? null : `${withdrawalId} is not ${end}`));
    });
  }
}

function tellOtherReceipt(
  world: World,
  whose: { withdrawalId: string; promoterId: string },
  netFen: number,
): void {
  const event = { action: "recordBankPayment", ...whose, receipt: "other", paidFen: netFen + 1 };
  const asked = { to: "withdraw" as const, caller: staff, title: "other-receipt", event };
  persistently(world, asked, (reply) => {
    // Once it has ended, it is refused as that.
    const codes = ["paid_amount_differs", "step_not_allowed", "not_paid_by_bank"];
    if (reply.ok || !codes.includes(reply.code))
      fail(world, whose.withdrawalId, "took other money");
  });
}

/** Somebody owes something back: he pays some of it, or the brand gives it up, or neither. */
export function debtor(world: World, promoterId: string): void {
  const { random, memory } = world;
  const owedFen = -(memory.documents.wallets.get(promoterId)?.availableFen ?? 0);
  if (owedFen <= 0) return;
  const n = (memory.documents.wallets.get(promoterId)?.seq ?? 0) + 1;
  if (random.chance(55)) {
    const amountFen = random.chance(50) ? owedFen : 1 + random.below(owedFen);
    repay(world, promoterId, { receipt: `r-${promoterId}-${n}`, amountFen });
  }
  if (random.chance(55)) propose(world, promoterId, `f-${promoterId}-${n}`);
}

function repay(
  world: World,
  promoterId: string,
  told: { readonly receipt: string; readonly amountFen: number },
): void {
  const { random, clock, memory } = world;
  // The clocks of instances are off by 2 s, and nobody records what is still to come.
  const paidAtMs = clock.nowMs - random.between(5_000, DAY_MS);
  const event = { action: "recordRepayment", promoterId, ...told, paidAtMs };
  const title = `repayment ${told.receipt}`;
  const intent = { does: "repay", ...told } as const;
  const asked = { to: "books" as const, caller: staff, title, event, intent };
  const isHeld = () =>
    memory.documents.wallets
      .get(promoterId)
      ?.debtHistory?.repayments.some(({ receipt }) => receipt === told.receipt);
  const codes = ["nothing_owed", "repayment_exceeds_debt"];
  persistently(world, asked, (reply) => {
    if (!reply.ok) return expect(world, reply.code, codes);
    if (isHeld()) return booked();
    // It takes two. What waited may be gone by then with its debt, and the second one's word waits in its place.
    persistently(world, { ...asked, caller: otherStaff, title: `second ${title}` }, (second) => {
      if (!second.ok) expect(world, second.code, codes);
      else if (isHeld()) booked();
    });
  });
  function booked(): void {
    claim(world, () => (isHeld() ? null : `${told.receipt} is gone`));
    // A receipt counts once, for ever, and says one thing.
    if (random.chance(40)) {
      persistently(world, asked, (again) => {
        if (!again.ok) fail(world, told.receipt, `told again: ${again.code}`);
      });
    }
    if (random.chance(30)) {
      const other = { ...event, amountFen: told.amountFen + 1 };
      persistently(world, { ...asked, title: "other-repayment", event: other }, (again) => {
        if (again.ok || again.code !== "receipt_taken") fail(world, told.receipt, "taken twice");
      });
    }
  }
}

/** One person proposes, and another one decides; now and then the first one tries to. */
function propose(world: World, promoterId: string, id: string): void {
  const { random } = world;
  const event = { action: "proposeWriteOff", promoterId, id, reason: "moved away" };
  const asked = { to: "books" as const, caller: staff, title: `propose ${id}`, event };
  persistently(world, asked, (reply) => {
    if (!reply.ok) return expect(world, reply.code, ["nothing_owed", "write_off_open"]);
    if (random.chance(30)) decide(world, promoterId, id, { accept: true, by: staff });
    const accept = random.chance(70);
    later(world, random.below(DAY_MS), () =>
      decide(world, promoterId, id, { accept, by: otherStaff }),
    );
  });
}

function decide(
  world: World,
  promoterId: string,
  id: string,
  { accept, by }: { readonly accept: boolean; readonly by: typeof staff },
): void {
  const event = { action: "decideWriteOff", promoterId, id, accept };
  const title = `${accept ? "write-off" : "no-write-off"} ${id}`;
  const intent = { does: "writeOff", accept, by: by.userId ?? "" } as const;
  persistently(world, { to: "books", caller: by, title, event, intent }, (reply) => {
    const isFirst = by.userId === staff.userId;
    // Who asks again what another one has decided just so is told yes, and nothing happens.
    const known = world.memory.documents.wallets.get(promoterId)?.debtHistory?.writeOffs;
    const decidedBy = known?.find((one) => one.id === id)?.decidedBy;
    if (reply.ok && isFirst && decidedBy !== otherStaff.userId) {
      return fail(world, id, "was decided by who proposed it");
    }
    const codes = ["write_off_unknown", "nothing_owed", "write_off_decided"];
    if (!reply.ok)
      expect(world, reply.code, isFirst ? [...codes, "second_person_required"] : codes);
  });
}

function expect(world: World, code: string, codes: readonly string[]): void {
  if (!codes.includes(code)) fail(world, "desk", `was refused: ${code}`);
}
