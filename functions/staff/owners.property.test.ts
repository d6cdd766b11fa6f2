import fc from "fast-check";
import { memoryDeps, user } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { digest } from "#core/ledger/digest.ts";
import { isOwner, type Staff } from "#core/staff/staff.ts";
import { serve } from "#functions/shared/serve.ts";
import { actions } from "#functions/staff/actions.ts";

/** Goal: whatever owners do to each other at the same moment, one is left, and nobody suspended has a session. */
const IDS = ["a", "b", "c"] as const;
const sessionOf = (id: string): string => digest(id).slice(0, 32);
const anOwner = (id: string): Staff => ({
  ...{ _id: id, rev: 1, name: id, role: "owner", storeIds: [], isActive: true, reentry: null },
  ...{ createdAtMs: 0, by: "o" },
  sessions: [{ mark: digest(sessionOf(id)), device: "", openedAtMs: 0, seenAtMs: 0 }],
});
const anAct = fc.record({
  by: fc.constantFrom(...IDS),
  to: fc.constantFrom(...IDS),
  how: fc.constantFrom<object>(
    { action: "change", role: "auditor" },
    { action: "change", role: "owner" },
    { action: "suspend" },
    { action: "restore" },
  ),
});

it("leaves an owner, however owners take each other's place at once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(anAct, { minLength: 2, maxLength: 5 }),
      async (s, acts) => {
        const memory = emptyMemory();
        const { staff } = memory.documents;
        for (const id of IDS) staff.set(id, anOwner(id));
        const deps = memoryDeps({
          ...{ memory, logError: () => undefined },
          around: (operation) => s.schedule(Promise.resolve()).then(operation),
        });
        const calls = acts.map(({ by, to, how }) =>
          serve(
            "staff",
            { ...deps, caller: () => user(by) },
            actions,
          )({
            ...{ session: sessionOf(by), staffId: to, ...how },
          }),
        );
        await s.waitFor(Promise.all(calls));
        const all = [...staff.values()];
        expect(all.filter(isOwner).length).toBeGreaterThan(0);
        expect(all.filter((one) => !one.isActive && one.sessions.length > 0)).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
