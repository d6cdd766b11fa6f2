import { person, staff, timer } from "#adapters/memory/deps.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import type { Reply } from "#tests/simulation/calls.ts";
import { persistently } from "#tests/simulation/persistence.ts";
import type { CallRecord } from "#tests/simulation/scheduler.ts";
import { claim, fail } from "#tests/simulation/told.ts";
import { knowledgeAt } from "#tests/simulation/truth.ts";
import { tell } from "#tests/simulation/wechatPay.ts";
import { later, type World } from "#tests/simulation/world.ts";

/** What was asked for under an id, by promoter: the same again, or something else under the same id. */
export type Requests = Map<string, { promoterId: string; id: string; amountFen: number }[]>;

/** A promoter asks for money: mostly anew, sometimes under an id of before, with the same or another amount. */
export function request(world: World, requests: Requests): void {
  const { random, truth } = world;
  const promoters = [...truth.promoters.keys()];
  if (promoters.length === 0) return;
  const rich = promoters.filter((id) => duePromoterFen(world, id) >= LEAST_FEN);
  const isLikely = rich.length > 0 && random.chance(85);
  if (rich.length === 0 && random.chance(70)) return;
  const [richest = ""] = rich;
  const promoterId = isLikely
    ? world.isCashier
      ? richest
      : random.pick(rich)
    : random.pick(promoters);
  const own = requests.get(promoterId) ?? [];
  const others = [...requests.values()].flat().filter((one) => one.promoterId !== promoterId);
  const isOld = own.length > 0 && random.chance(30);
  const isOthers = others.length > 0 && random.chance(4);
  const old = isOld ? random.pick(own) : isOthers ? random.pick(others) : null;
  const id = old?.id ?? `${promoterId}w${own.length + 1}`;
  const amountFen = old && random.chance(60) ? old.amountFen : anyAmount(world, promoterId);
  requests.set(promoterId, [...own, { promoterId, id, amountFen }]);
  const caller = person(promoterId);
  const event = { action: "request", withdrawalId: id, amountFen };
  const asked = { to: "withdraw" as const, caller, title: `request ${id} ${amountFen}`, event };
  persistently(world, asked, (reply, call) => {
    judgeRequest(world, promoterId, { id, amountFen }, reply);
    if (!reply.ok) judgeLimits(world, amountFen, reply.code, call);
  });
}

/** What the promoter could have by now, the whole of it or a part, a fen more, or any amount. */
function anyAmount(world: World, promoterId: string): number {
  const { random, isCashier } = world;
  const haveFen = Math.max(1, duePromoterFen(world, promoterId));
  if (isCashier) return random.between(10, Math.max(10, Math.min(haveFen, 60)));
  if (haveFen > LEAST_FEN && random.chance(60)) return random.between(LEAST_FEN, haveFen);
  return random.pick([
    haveFen,
    haveFen,
    haveFen + 1,
    1 + random.below(haveFen),
    random.below(30),
    5_000,
  ]);
}
const LEAST_FEN = 100;

/** What a promoter would have if settlement ran now. */
function duePromoterFen({ memory, clock }: World, promoterId: string): number {
  const wallet = memory.documents.wallets.get(promoterId);
  let availableFen = wallet?.availableFen ?? 0;
  for (const { schedule } of memory.documents.cases.values()) {
    for (const row of schedule) {
      const isDue =
        row.availableAtMs > (wallet?.watermarkMs ?? 0) && row.availableAtMs <= clock.nowMs;
      if (row.promoterId === promoterId && isDue) availableFen += row.amountFen;
    }
  }
  return availableFen;
}

function judgeRequest(
  world: World,
  promoterId: string,
  { id, amountFen }: { id: string; amountFen: number },
  reply: Reply,
): void {
  const held = () => stored(world, promoterId, id);
  if (reply.ok) {
    claim(world, () => (held()?.amountFen === amountFen ? null : `${id} of ${amountFen} is gone`));
  } else if (held()?.amountFen === amountFen && reply.code === "withdrawal_id_taken") {
    fail(world, id, "is taken by itself");
  }
  if (reply.ok || reply.code !== "withdrawal_id_taken") return;
  const { wallets } = world.memory.documents;
  const isTaken = [...wallets.values()].some(({ _id }) => stored(world, _id, id) !== undefined);
  if (!isTaken) fail(world, id, "is said to be taken");
}

/** Nobody is told of a limit that the plan, as it was known, does not set. */
function judgeLimits(world: World, amountFen: number, code: string, call: CallRecord): void {
  const plan = knowledgeAt(world.truth, call.firstStep ?? 0).planAt(call.nowMs);
  if (!plan) return;
  const { minFen, maxFen } = plan.withdrawal;
  const isAbove = code === "amount_above_maximum" && amountFen <= maxFen;
  const isBelow = code === "amount_below_minimum" && amountFen >= Math.max(minFen, 20);
  if (isAbove || isBelow) fail(world, call.title, `was refused: ${code}`);
}

/** A withdrawal, wherever it is kept. */
export function stored({ memory }: World, promoterId: string, id: string): Withdrawal | undefined {
  const { wallets, withdrawals } = memory.documents;
  return (
    wallets.get(promoterId)?.withdrawals.find((one) => one.id === id) ??
    withdrawals.get(`${promoterId}:${id}`)
  );
}

export const openWithdrawals = ({ memory }: World) =>
  [...memory.documents.wallets.values()].flatMap(({ _id, withdrawals }) =>
    withdrawals
      .filter(({ closedAtMs }) => closedAtMs === null)
      .map((withdrawal) => ({ promoterId: _id, withdrawal })),
  );

/** Staff decide about something that waits; sometimes about something decided long ago. */
export function review(world: World, approve: boolean): void {
  const { random, memory } = world;
  const waiting = openWithdrawals(world).filter(
    ({ withdrawal }) => withdrawal.state === "requested",
  );
  const all = [...memory.documents.wallets.values()].flatMap(({ _id, withdrawals }) =>
    withdrawals.map((withdrawal) => ({ promoterId: _id, withdrawal })),
  );
  const list = waiting.length > 0 && random.chance(85) ? waiting : all;
  if (list.length === 0) return;
  const { promoterId, withdrawal } = random.pick(list);
  anyFate(world, withdrawal.transferNumber);
  const event = { action: "review", withdrawalId: withdrawal.id, promoterId, approve };
  const title = `review ${withdrawal.id} ${approve ? "yes" : "no"}`;
  // Large amounts need two persons; now and then the first one says yes again.
  const isSecond = withdrawal.approvals.length > 0 && random.chance(80);
  const caller = isSecond ? { ...staff, userId: "staff-2" } : staff;
  persistently(world, { to: "withdraw", caller, title, event }, (reply) =>
    holdTold(world, promoterId, withdrawal.id, reply),
  );
}

/** A promoter takes a withdrawal back, or comes back from WeChat's receipt page. */
export function touch(world: World, action: "cancel" | "refresh"): void {
  const { random } = world;
  const open = openWithdrawals(world);
  if (open.length === 0) return;
  const { promoterId, withdrawal } = random.pick(open);
  const event = { action, withdrawalId: withdrawal.id };
  const asked = { to: "withdraw" as const, caller: person(promoterId), event };
  persistently(world, { ...asked, title: `${action} ${withdrawal.id}` }, (reply) =>
    holdTold(world, promoterId, withdrawal.id, reply),
  );
}

/** Whoever was told an end is never told another. */
function holdTold(world: World, promoterId: string, id: string, reply: Reply): void {
  if (!reply.ok) return;
  const { state } = reply.data as { state: Withdrawal["state"] };
  if (state !== "paid" && state !== "released") return;
  claim(world, () => {
    const now = stored(world, promoterId, id)?.state;
    return now === state ? null : `${id} was told ${state}, is ${now}`;
  });
}

/** WeChat's answer may be lost, after it took the order or before. */
function anyFate({ random, transfers }: World, transferNumber: string): void {
  if (!random.chance(30)) return;
  transfers.script(transferNumber, random.pick(["timeout-but-applied", "timeout-not-applied"]));
}

/** What the receivers do with what waits for them at WeChat. */
export function answerTransfers(world: World, percent: number): void {
  const { random, transfers } = world;
  for (const { transferNumber, state } of transfers.taken()) {
    if (state !== "confirming" || !random.chance(percent)) continue;
    transfers.script(
      transferNumber,
      random.pick(["success", "success", "success", "fail", "expire"]),
    );
    if (random.chance(30)) tell(world, { kind: "transfer", transferNumber });
  }
}

/** A timer goes off; the one before may still be at work. The platform tries again when it fails. */
export function tick(world: World, to: "settle" | "payout" | "sweep"): void {
  if (to === "payout" && world.random.chance(30)) {
    for (const { withdrawal } of openWithdrawals(world)) anyFate(world, withdrawal.transferNumber);
  }
  const tries = { left: 2 };
  const start = (): void =>
    world.calls.start({
      ...{ to, caller: timer, title: to },
      heard: (reply) => {
        if (reply === null && tries.left-- > 0) later(world, 60_000, start);
      },
    });
  start();
}
