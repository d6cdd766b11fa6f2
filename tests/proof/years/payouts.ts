import { staff } from "#adapters/memory/deps.ts";
import type { WalletStatement } from "#core/wallet/statement.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { asks, at, count, does, type World } from "#tests/proof/years/world.ts";

const open = ({ indexed }: World, states: readonly Withdrawal["state"][]) =>
  [...indexed.memory.documents.wallets.values()].flatMap(({ _id, withdrawals }) =>
    withdrawals
      .filter(({ state }) => states.includes(state))
      .map((withdrawal) => ({ promoterId: _id, withdrawal })),
  );

/** A day at the cash desk: timers by the clock, promoters when they like, staff at ten, receivers in between. */
export function cashDesk(world: World, dayMs: number): void {
  const { random, activeUntilMs } = world;
  for (let hour = 0; hour < 24; hour += 6) {
    at(world, dayMs + hour * HOUR_MS + 5 * MINUTE_MS, () => does(world, ask.settle));
  }
  for (let hour = 0; hour < 24; hour += 4) {
    at(world, dayMs + hour * HOUR_MS + 35 * MINUTE_MS, () => does(world, ask.payout));
    at(world, dayMs + hour * HOUR_MS + 50 * MINUTE_MS, () => receive(world));
  }
  at(world, dayMs + 10 * HOUR_MS, () => review(world));
  for (const promoterId of activeUntilMs.keys()) {
    if (random.below(7) > 0) continue;
    at(world, dayMs + 8 * HOUR_MS + random.below(12 * HOUR_MS), () => withdraw(world, promoterId));
  }
}

async function withdraw(world: World, promoterId: string): Promise<void> {
  const { random, shop } = world;
  const shown = await asks(world, ask.show(promoterId));
  if (!shown.ok) throw new Error(`${promoterId} is shown ${shown.code}`);
  const { availableFen } = shown.data as WalletStatement;
  if (availableFen < 100) return;
  const amountFen = random.chance(70) ? availableFen : random.between(100, availableFen);
  const id = `w${promoterId}-${shop.clock.nowMs.toString(36)}`;
  const heard = await asks(world, ask.request(promoterId, id, amountFen));
  count(world, heard.ok ? "withdrawals" : `withdrawals refused: ${heard.code}`);
}

/** Staff look at what waits, two of them at what is large. One in twenty is turned down. */
async function review(world: World): Promise<void> {
  const { random, shop } = world;
  for (const { withdrawal } of open(world, ["requested"])) {
    const { id, transferNumber } = withdrawal;
    if (random.chance(3)) {
      const fate = random.pick(["timeout-but-applied", "timeout-not-applied"] as const);
      await shop.say(({ transfers }) => transfers.script(transferNumber, fate));
    }
    if (random.chance(5)) {
      await asks(world, ask.review(id, false));
      continue;
    }
    const yes = ask.review(id, true);
    for (const caller of [staff, ask.otherStaff]) {
      const heard = await asks(world, { ...yes, caller });
      const isGone = !heard.ok && heard.code === "step_not_allowed"; // A refund came first.
      if (!heard.ok && !isGone) throw new Error(`${id}: ${heard.code}`);
    }
  }
}

/** Most receivers confirm; some accounts refuse, some people forget for a day. */
async function receive(world: World): Promise<void> {
  const { random, shop } = world;
  for (const { withdrawal } of open(world, ["sending", "confirming"])) {
    const { transferNumber, transfer } = withdrawal;
    const isOld = shop.clock.nowMs - (transfer?.sentAtMs ?? 0) > DAY_MS;
    if (!isOld && random.chance(40)) continue;
    const fate = isOld ? "expire" : random.chance(96) ? "success" : "fail";
    count(world, `transfers: ${fate}`);
    await shop.say(({ transfers }) => transfers.script(transferNumber, fate));
  }
}
