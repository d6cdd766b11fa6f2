import fc from "fast-check";
import { memoryDeps, staff } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import type { PublishPreview } from "#contracts/drafts.ts";
import { DAY_MS } from "#core/time.ts";
import { actions as commission } from "#functions/commission/actions.ts";
import { actions } from "#functions/plans/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Goal: what staff read before they publish is what publishing then does, whatever was published and announced before. */
const START_MS = Date.parse("2026-03-01T08:00:00+08:00");
const rate = (rateBp: number) => [{ distance: 1, rateBp }];
const anyPlan = fc.constantFrom(
  { id: "p1", rates: rate(500) },
  { id: "p1", rates: rate(400) },
  { id: "p1", rates: rate(300) },
  { id: "p1", rates: rate(500), freezeDays: 20 },
  { id: "p2", rates: rate(500) },
  { id: "p2", rates: rate(450), freezeDays: 0 },
);
const anyStep = fc.record({
  plan: anyPlan,
  /** Days from now, or as soon as it may be. */
  inDays: fc.constantFrom(null, null, -1, 0, 1, 7, 9, 20),
  waitDays: fc.constantFrom(0, 0, 1, 7, 8),
});

function office() {
  const memory = emptyMemory();
  const clock = { nowMs: START_MS };
  const asking = (of: typeof actions | typeof commission, name: string) => {
    const deps = memoryDeps({
      ...{ memory, pastLogs: false, nowMs: () => clock.nowMs, caller: () => staff },
    });
    const main = serve(name, deps, of);
    return (action: string, fields: object) => main({ action, ...fields });
  };
  return { clock, plans: asking(actions, "plans"), publishing: asking(commission, "commission") };
}

it("promises what publishing does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 7 }), async (steps) => {
      const { clock, plans, publishing } = office();
      for (const { plan, inDays, waitDays } of steps) {
        const when = inDays === null ? {} : { fromMs: clock.nowMs + inDays * DAY_MS };
        const preview = await plans("previewPublish", { plan, ...when });
        if (!preview.ok) throw new Error(preview.error.code);
        const told = preview.data as PublishPreview;
        const asked = { plan, acknowledges: told.warnings, ...when };
        const done = await publishing("publishPlan", asked);
        if (told.refusedBy === null) {
          const { fromMs, version } = told;
          expect(done).toMatchObject({ ok: true, data: { planId: plan.id, fromMs, version } });
        } else {
          expect(done).toMatchObject({ ok: false, error: { code: told.refusedBy } });
        }
        clock.nowMs += waitDays * DAY_MS;
      }
    }),
    { numRuns: 150 },
  );
});
