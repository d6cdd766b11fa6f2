import { person, staff } from "#adapters/memory/deps.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { persistently } from "#tests/simulation/persistence.ts";
import { claim, fail, hasFact } from "#tests/simulation/told.ts";
import type { TrueLine, TrueRefund } from "#tests/simulation/truth.ts";
import { later, type World } from "#tests/simulation/world.ts";

export type Bought = {
  readonly orderId: string;
  readonly buyerId: string;
  readonly amountFen: number;
  readonly lines: readonly TrueLine[];
  readonly freightFen: number;
};

export function receive(world: World, { orderId, buyerId }: Bought): void {
  const { random } = world;
  const caller = random.chance(70) ? person(buyerId) : staff;
  const event = { action: "confirmReceipt", orderId };
  for (let times = random.pick([1, 1, 2]); times > 0; times--) {
    later(world, random.below(6 * DAY_MS), () =>
      persistently(world, { to: "order", caller, title: `receipt ${orderId}`, event }, (reply) => {
        if (!reply.ok) return fail(world, orderId, `the receipt was refused: ${reply.code}`);
        claim(world, () => (hasFact(world, orderId, "received") ? null : `${orderId}: no receipt`));
      }),
    );
  }
}

/** What staff have to look into, sometimes: a hold, or a complaint that may end with money back. */
export function afterSales(world: World, bought: Bought): void {
  const { random } = world;
  const inMs = random.below(random.pick([HOUR_MS, 6 * DAY_MS, 9 * DAY_MS]));
  if (random.chance(10)) later(world, inMs, () => hold(world, bought, `H${bought.orderId}`));
  if (random.chance(6)) later(world, inMs, () => complain(world, bought));
}

function hold(world: World, { orderId }: Bought, holdId: string): void {
  const reason = world.random.pick(["after_sales", "suspicion"]);
  const event = { action: "hold", orderId, holdId, reason, note: "looked into" };
  persistently(world, { to: "order", caller: staff, title: `hold ${orderId}`, event }, (reply) => {
    if (!reply.ok) return fail(world, holdId, `was refused: ${reply.code}`);
    claimFact(world, orderId, `hold/${holdId}`);
    endLater(world, orderId, holdId);
  });
}

function complain(world: World, bought: Bought): void {
  const { random } = world;
  const { orderId } = bought;
  const complaintId = `C${orderId}`;
  const event = { action: "recordComplaint", orderId, complaintId, note: "not as described" };
  const asked = { to: "order" as const, caller: staff, title: `complaint ${orderId}`, event };
  persistently(world, asked, (reply) => {
    if (!reply.ok) return fail(world, complaintId, `was refused: ${reply.code}`);
    claimFact(world, orderId, `hold/${complaintId}`);
    if (random.chance(70)) later(world, random.below(DAY_MS), () => giveIn(world, bought));
    endLater(world, orderId, complaintId);
  });
}

/** The buyer gets his money by another way than a refund of ours. */
function giveIn(world: World, { orderId, lines }: Bought): void {
  const { random, truth } = world;
  const refunds = truth.refunds.get(orderId);
  if (!refunds) return; // Nobody has paid.
  const refundId = `B${orderId}`;
  const told: TrueRefund = lines.map(({ sku, paidFen }) => ({
    sku,
    refundFen: random.chance(50) ? paidFen : random.below(paidFen + 1),
  }));
  refunds.set(refundId, told);
  const source = random.pick(["complaint", "chargeback"]);
  const event = { action: "recordRefund", orderId, refundId, lines: told, source };
  const asked = {
    to: "order" as const,
    caller: staff,
    title: `complaint-refund ${refundId}`,
    event,
  };
  persistently(world, asked, (reply) => {
    if (!reply.ok) return fail(world, refundId, `was refused: ${reply.code}`);
    claimFact(world, orderId, `refund/${refundId}`);
  });
}

function endLater(world: World, orderId: string, holdId: string): void {
  const { random } = world;
  const event = { action: "endHold", orderId, holdId };
  const asked = { to: "order" as const, caller: staff, title: `endHold ${holdId}`, event };
  later(world, random.below(random.pick([HOUR_MS, 2 * DAY_MS, 8 * DAY_MS])), () =>
    persistently(world, asked, (reply) => {
      if (!reply.ok) return fail(world, holdId, `did not end: ${reply.code}`);
      claimFact(world, orderId, `hold-ended/${holdId}`);
      if (random.chance(20)) persistently(world, asked, () => {});
    }),
  );
}

const claimFact = (world: World, orderId: string, key: string): void =>
  claim(world, () => (hasFact(world, orderId, key) ? null : `${orderId}: ${key} is gone`));
