import { person, staff } from "#adapters/memory/deps.ts";
import { DAY_MS } from "#core/time.ts";
import { persistently } from "#tests/simulation/persistence.ts";
import { anIdentity } from "#tests/fixtures.ts";
import { shopVault } from "#tests/simulation/functions.ts";
import { claim, fail } from "#tests/simulation/told.ts";
import { STORES } from "#tests/simulation/components.ts";
import { anyPlan, LEVELS, planInput } from "#tests/simulation/plans.ts";
import type { World } from "#tests/simulation/world.ts";

const FANS = ["U1", "U2", "U3", "U4", "U5"];
/** The codes of promoters, as they were issued. */
export type Codes = Map<string, string>;

/** Somebody asks to become a promoter, and staff approve, perhaps under an introducer. */
export function join(world: World, promoterId: string, codes: Codes): void {
  const { random, truth } = world;
  const known = [...truth.promoters.keys()];
  const introducerId = known.length > 0 && random.chance(80) ? random.pick(known) : null;
  const level = random.chance(40) ? random.pick(LEVELS) : null;
  const clear = { name: `张${promoterId}`, idNumber: promoterId };
  const identity = anIdentity(promoterId, shopVault.seal(promoterId, clear));
  world.memory.documents.identities.set(promoterId, identity); // Nobody waits for it: tax has its own tests.
  const apply = {
    to: "commission" as const,
    caller: person(promoterId),
    title: `apply ${promoterId}`,
  };
  persistently(world, { ...apply, event: { action: "apply" } }, () => {
    persistently(
      world,
      {
        ...{ to: "commission", caller: staff, title: `approve ${promoterId}` },
        event: { action: "approve", promoterId, introducerId, level },
        intent: { does: "approve", promoterId, introducerId, level },
      },
      (reply) => {
        if (!reply.ok && truth.bans.has(promoterId)) return; // Approved, unheard, and banned since.
        if (!reply.ok) return fail(world, promoterId, `was not approved: ${reply.code}`);
        claim(world, () => (truth.promoters.has(promoterId) ? null : `${promoterId} is gone`));
        issue(world, promoterId, codes);
      },
    );
  });
}

function issue(world: World, promoterId: string, codes: Codes): void {
  const channel = world.random.pick(["wall", "chat", "page"]);
  const asked = { to: "qrcode" as const, caller: person(promoterId), title: `issue ${promoterId}` };
  persistently(world, { ...asked, event: { action: "issue", channel } }, (reply) => {
    if (reply.ok) codes.set(promoterId, (reply.data as { code: string }).code);
    else if (!world.truth.bans.has(promoterId)) fail(world, promoterId, "got no code");
  });
}

/** Somebody, perhaps a promoter, perhaps the owner himself, opens a code; sometimes a forged one. */
export function scan(world: World, codes: Codes): void {
  const { random, truth } = world;
  if (codes.size === 0) return;
  const [promoterId, code] = random.pick([...codes]);
  const fanId = random.chance(20) ? random.pick([...truth.promoters.keys()]) : random.pick(FANS);
  const caller = person(fanId);
  if (random.chance(4)) {
    const last = code.endsWith("0") ? "1" : "0";
    const event = { action: "scan", code: code.slice(0, -1) + last };
    persistently(world, { to: "qrcode", caller, title: "forged-scan", event }, (reply) => {
      if (reply.ok || reply.code !== "code_invalid") fail(world, fanId, "a forged code passed");
    });
    return;
  }
  // A scan that died is not repeated: the same person may or may not open the code again.
  world.calls.start({
    ...{ to: "qrcode", caller, title: `scan ${fanId} of ${promoterId}` },
    event: { action: "scan", code },
    intent: { does: "scan", fanId, promoterId },
    heard: (reply, call) => {
      if (!reply?.ok) return;
      // A repetition is none of its own; an instance whose clock is behind may even be told so a bit later.
      const { recorded } = reply.data as { recorded: boolean };
      const isHeld = () =>
        world.memory.documents.fans
          .get(fanId)
          ?.touches.some(({ atMs }) => (recorded ? atMs === call.nowMs : atMs >= call.nowMs));
      claim(world, () => (isHeld() ? null : `the scan of ${fanId} is gone`));
    },
  });
}

export function setLevel(world: World): void {
  const { random, truth } = world;
  const promoterId = random.pick([...truth.promoters.keys()]);
  const level = random.pick(LEVELS);
  const intent = { does: "level", promoterId, level } as const;
  const asked = { to: "commission" as const, caller: staff, title: `level ${promoterId}`, intent };
  persistently(world, { ...asked, event: { action: "setLevel", promoterId, level } }, (reply) => {
    if (!reply.ok) fail(world, promoterId, `got no level: ${reply.code}`);
  });
}

export function ban(world: World): void {
  const { random, truth } = world;
  const promoterId = random.pick([...truth.promoters.keys()]);
  const intent = { does: "ban", promoterId } as const;
  const asked = { to: "commission" as const, caller: staff, title: `ban ${promoterId}`, intent };
  const event = { action: "ban", promoterId, reason: "fraud" };
  persistently(world, { ...asked, event }, (reply) => {
    if (!reply.ok) return fail(world, promoterId, `was not banned: ${reply.code}`);
    claim(world, () => (truth.bans.has(promoterId) ? null : `the ban of ${promoterId} is gone`));
  });
}

/** Staff give a region or a store to somebody, or take it away, now or soon. */
export function appoint(world: World): void {
  const { random, truth, clock } = world;
  const promoterId = random.pick([...truth.promoters.keys()]);
  const region = random.pick(["330106", "330100", "330000", "110105", "110000"]);
  const store = random.pick(STORES);
  const staffed = random.chance(50);
  const place = random.chance(50) ? { region } : { store, staff: staffed };
  const soonMs = clock.nowMs + random.below(2 * DAY_MS);
  const asked = { to: "commission" as const, caller: staff, title: `post ${promoterId}` };
  const isEnd = random.chance(30);
  const event = isEnd
    ? { action: "dismiss", promoterId, ...place, ...(random.chance(30) ? { atMs: soonMs } : {}) }
    : {
        ...{ action: "appoint", promoterId, ...place },
        ...(random.chance(30) ? { fromMs: soonMs } : {}),
        ...(random.chance(30) ? { untilMs: soonMs + random.between(1, 5) * DAY_MS } : {}),
      };
  const mayBe = [
    "post_taken",
    "post_not_held",
    "promoter_banned",
    "term_in_past",
    "term_empty",
    "post_full",
  ];
  persistently(world, { ...asked, event, intent: { does: "post" } }, (reply) => {
    if (!reply.ok && !mayBe.includes(reply.code)) fail(world, promoterId, `no post: ${reply.code}`);
  });
}

/** Staff publish another plan, in force at once or some days later. */
export function publish(world: World, no: number): void {
  const { random, truth, clock } = world;
  const plan = anyPlan(random, `p${no}`, world.isCashier);
  const fromMs = random.chance(60) ? undefined : clock.nowMs + random.below(3 * DAY_MS);
  const event = {
    action: "publishPlan",
    plan: planInput(plan),
    acknowledges: "all",
    ...(fromMs === undefined ? {} : { fromMs }),
  };
  const asked = { to: "commission" as const, caller: staff, title: `publish ${plan.id}`, event };
  persistently(
    world,
    { ...asked, intent: { does: "plan", plan, fromMs: fromMs ?? null } },
    (reply) => {
      if (!reply.ok) return fail(world, plan.id, `was refused: ${reply.code}`);
      claim(world, () =>
        truth.plans.some((one) => one.plan === plan) ? null : `${plan.id} is not in force`,
      );
    },
  );
}
