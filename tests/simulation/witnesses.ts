import { versionId } from "#core/plan/calendar.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { auditCaseWrite } from "#tests/simulation/auditCases.ts";
import { auditSettings } from "#tests/simulation/auditDesk.ts";
import { auditOrderWrite } from "#tests/simulation/auditOrders.ts";
import { auditWalletWrite } from "#tests/simulation/auditWallets.ts";
import type { Witnesses } from "#tests/simulation/memory.ts";
import type { CallRecord } from "#tests/simulation/scheduler.ts";
import { type Intent, midnightAfter } from "#tests/simulation/truth.ts";
import type { World } from "#tests/simulation/world.ts";

/** Looks at every document right when it is written, and learns from it what became true. */
export function witnessesOf(worldOf: () => World): Witnesses {
  const found = (invariant: string, id: string, text: string): void =>
    void worldOf().violations.push({ invariant, id, text });
  const never = (what: string) => (after: { _id: string }, before: { _id: string } | undefined) => {
    const { rev: _, ...old } = { rev: 0, ...before };
    const { rev: __, ...now } = { rev: 0, ...after };
    if (before && canonicalJson(old) !== canonicalJson(now))
      found("I22", after._id, `${what} changed`);
  };
  return {
    plans: never("a published plan"),
    journal: never("a journal entry"),
    withdrawals: never("an archived withdrawal"),
    orders: (after, before) => {
      if (before) found("I21", after._id, "an order was written twice");
      auditOrderWrite(worldOf(), after);
    },
    cases: (after, before) => auditCaseWrite(worldOf(), after, before),
    settings: (after, before) => auditSettings(worldOf(), after, before),
    wallets: (after, before) => auditWalletWrite(worldOf(), after, before),
    fans: (after, before) => {
      const world = worldOf();
      const { call, intent } = writer(world);
      if (intent.does !== "scan" || intent.fanId !== after._id) {
        return found("fans", after._id, "written by somebody who scanned nothing");
      }
      if (after.touches.length !== (before?.touches.length ?? 0) + 1) {
        found("fans", after._id, "not one touch more");
      }
      const { fanId, promoterId } = intent;
      const step = world.scheduler.step();
      world.truth.touches.push({ fanId, promoterId, atMs: call?.nowMs ?? 0, step });
    },
    posts: ({ _id: id, holders, staff }) => {
      const world = worldOf();
      if (writer(world).intent.does !== "post") found("posts", id, "written by nobody's order");
      world.truth.posts.push({ id, holders, staff, step: world.scheduler.step() });
    },
    promoters: (after, before) => learnPromoter(worldOf(), after, before !== undefined, found),
    calendars: (after, before) => {
      const world = worldOf();
      const { call, intent } = writer(world);
      if (intent.does !== "plan" || !call) return found("I18", "plans", "published by nobody");
      const { plan } = intent;
      const fromMs = Math.max(intent.fromMs ?? 0, call.nowMs); // Nothing is changed retroactively.
      const entries = after.versions.filter(
        (one) => !before?.versions.some((old) => versionId(old) === versionId(one)),
      );
      if (entries.length !== 1 || entries[0]?.planId !== plan.id || entries[0].fromMs !== fromMs) {
        found("I18", plan.id, "the calendar got something else than what was published");
      }
      world.truth.plans.push({ plan, fromMs, step: world.scheduler.step() });
    },
  };
}

/** Who writes, and to what end. */
function writer({ scheduler, calls }: World): { call: CallRecord | null; intent: Intent } {
  const call = scheduler.acting();
  return { call, intent: call ? calls.intentOf(call) : { does: "else" } };
}

function learnPromoter(
  world: World,
  after: { readonly _id: string; readonly number: number; readonly bannedAtMs: number | null },
  isKnown: boolean,
  found: (invariant: string, id: string, text: string) => void,
): void {
  const { call, intent } = writer(world);
  const { truth, scheduler } = world;
  const step = scheduler.step();
  const atMs = call?.nowMs ?? 0;
  const { _id: promoterId, number } = after;
  if (intent.does === "approve" && !isKnown) {
    const { introducerId, level } = intent;
    const isTaken = [...truth.promoters.values()].some((one) => one.number === number);
    const introducer = introducerId === null ? null : truth.promoters.get(introducerId);
    if (isTaken) found("people", promoterId, `number ${number} was given twice`);
    if (introducer && introducer.number >= number)
      found("people", promoterId, "a later introducer");
    truth.promoters.set(promoterId, { number, introducerId, approvedAtMs: atMs, step });
    truth.levels.push({ promoterId, level, fromMs: atMs, step });
  } else if (intent.does === "ban" && isKnown) {
    if (truth.bans.has(promoterId)) found("people", promoterId, "banned twice");
    truth.bans.set(promoterId, { atMs, step });
  } else if (intent.does === "level" && isKnown) {
    truth.levels.push({ promoterId, level: intent.level, fromMs: midnightAfter(atMs), step });
  } else {
    found("people", promoterId, "written by somebody with another errand");
  }
}
