import { memoryDeps, nobody, person, staff } from "#adapters/memory/deps.ts";
import { type Around, emptyMemory, yielding } from "#adapters/memory/store.ts";
import { type ErrorCode, sentenceOf } from "#contracts/errors.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import type { Plan } from "#core/plan/plan.ts";
import { sealedText } from "#core/plan/published.ts";
import { emptyStock } from "#core/stock/change.ts";
import { actions } from "#functions/content/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aPlan, aProduct, aPromoter, aSku } from "#tests/fixtures.ts";
import { fen } from "#core/money.ts";

export const NOW_MS = Date.parse("2026-03-02T10:00:00+08:00");
const PLAN = aPlan({
  levels: ["silver", "gold"],
  programme: { seller: { name: "杭州云隙茶业有限公司" } },
});

/** A refusal without facts of its own; with `{name}` in its sentence compare the code alone. */
export const refused = (code: ErrorCode, facts: object = {}) => ({
  ok: false,
  error: { code, message: sentenceOf(code), ...facts },
});

/**
 * An instance of `content` with a shop of three products on sale and one off sale; the promoters oA (7), oG (8, gold),
 * oBanned (9), oLeft (10); and a plan that names its seller.
 */
export function aBrand(around: Around = yielding) {
  const memory = emptyMemory();
  const world = { nowMs: NOW_MS, elapsedMs: 0, caller: nobody as Caller };
  const errors: unknown[] = [];
  const deps = memoryDeps({
    ...{ memory, around, nowMs: () => world.nowMs, elapsedMs: () => world.elapsedMs },
    caller: () => world.caller,
    logError: (error) => void errors.push(error),
  });
  const { documents } = memory;
  const publish = (plan: Plan, version: number, fromMs: number, before: string | null) => {
    const published = {
      ...{ _id: `${plan.id}@${version}`, plan, version, publishedAtMs: NOW_MS - 1_000 },
      ...{ publishedBy: "staff", before },
      lint: { pack: "strict" as const, findings: [], declaration: null },
    };
    const seal = deps.seal.mark("plan", sealedText(published));
    documents.plans.set(published._id, { ...published, rev: 1, seal });
    const { versions = [] } = documents.calendars.get("plans") ?? {};
    const entry = { planId: plan.id, version, fromMs };
    documents.calendars.set("plans", { _id: "plans", rev: 1, versions: [...versions, entry] });
  };
  publish(PLAN, 1, 0, null);
  documents.shops.set("brand", {
    ...defaultShop,
    rev: 1,
    name: "云隙茶舍",
    logo: "https://a/logo",
  });
  for (const [rank, id] of ["tea", "cup", "pot"].entries()) {
    const skus = [aSku(`${id}-1`, { priceFen: fen(5_000), memberFen: fen(4_500) })];
    documents.products.set(
      id,
      aProduct(id, { title: id, rank, skus, pictures: [`https://a/${id}`] }),
    );
    documents.stocks.set(`${id}-1`, { ...emptyStock(`${id}-1`, "", `${id}-1`), available: 5 });
  }
  documents.products.set("old", aProduct("old", { sale: null }));
  const people = [
    aPromoter("oA", { number: 7 }),
    aPromoter("oG", { number: 8, levels: [{ level: "gold", fromMs: 0 }] }),
    aPromoter("oBanned", { number: 9, bannedAtMs: 1, banReason: "x" }),
    aPromoter("oLeft", { number: 10, bannedAtMs: 1, banReason: "x", hasLeft: true }),
  ];
  for (const one of people) documents.promoters.set(one._id, one);
  const main = serve("content", deps, actions);
  const as = (caller: Caller, event: object) => {
    world.caller = caller;
    return main(event);
  };
  const data = async <T>(caller: Caller, event: object): Promise<T> => {
    const reply = await as(caller, event);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.data as T;
  };
  return {
    ...{ memory, world, errors, publish, plan: PLAN },
    byStaff: (event: object) => as(staff, event),
    by: (openid: string, event: object) => as(person(openid), event),
    seenBy: <T>(openid: string, event: object) => data<T>(person(openid), event),
    staffSees: <T>(event: object) => data<T>(staff, event),
    /** How many requests something made, and documents it wrote. */
    async cost(run: () => Promise<unknown>): Promise<readonly [number, number]> {
      const { requests, written } = memory;
      await run();
      return [memory.requests - requests, memory.written - written];
    },
    /** Until the instance looks again. */
    wait: (ms = 4_000) => void (world.elapsedMs += ms),
  };
}
