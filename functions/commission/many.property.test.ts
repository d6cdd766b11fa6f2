import fc from "fast-check";
import { memoryDeps, staff } from "#adapters/memory/deps.ts";
import type { ManyReply } from "#contracts/promoterGroups.ts";
import { emptyCase } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import { fitsFilter } from "#core/people/facets.ts";
import { DAY_MS, dayStartMs, HOUR_MS } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { actions } from "#functions/commission/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { aPromoter } from "#tests/fixtures.ts";

/** Goal: a call for many does what its preview told, once however often it is sent, and the lists find people by it. */
const NOW_MS = dayStartMs("2026-03-05") + HOUR_MS;
const GROUPS = ["a", "b", "c", "d", "e", "f"] as const;
const anyGroups = fc.subarray([...GROUPS], { maxLength: 5 });
const anyPromoter = fc.record({
  groups: anyGroups,
  place: fc.constantFrom("330106", "330100", undefined),
  levels: fc.constantFrom([], [{ level: "铜", fromMs: 0 }], [{ level: "银", fromMs: 5 }]),
  state: fc.constantFrom("active", "active", "banned", "left"),
  availableFen: fc.nat(1_000),
  comingFen: fc.nat(1_000),
});
const anyDeed = fc.oneof(
  fc.record({ action: fc.constant("setGroups"), add: anyGroups, remove: anyGroups }),
  fc.record({
    action: fc.constant("setPlace"),
    place: fc.constantFrom("330000", "330106", "999999", null),
  }),
  fc.record({ action: fc.constant("setLevelMany"), level: fc.constantFrom("铜", "银") }),
  fc.record({ action: fc.constant("banMany"), reason: fc.constant("违规") }),
);

it("promises what it does, and the same again does nothing", async () => {
  const anyone = fc.constantFrom("P0", "P1", "P2", "P3", "P9");
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyPromoter, { minLength: 1, maxLength: 4 }),
      fc.array(anyone, { minLength: 1, maxLength: 6 }),
      anyDeed,
      async (people, promoterIds, deed) => {
        const deps = memoryDeps({ nowMs: () => NOW_MS, caller: () => staff });
        const { promoters, performances, wallets, cases } = deps.memory.documents;
        for (const [n, one] of people.entries()) {
          const { place, groups, state, availableFen, comingFen, levels } = one;
          const promoterId = `P${n}`;
          promoters.set(promoterId, {
            ...aPromoter(promoterId, { number: n + 1, levels }),
            ...(groups.length === 0 ? {} : { groups }),
            ...(place ? { place } : {}),
            ...(state === "active" ? {} : { bannedAtMs: 5, banReason: "old" }),
            ...(state === "left" ? { hasLeft: true } : {}),
          });
          const wallet = { ...emptyWallet(promoterId), rev: 1, frozenFen: fen(7) };
          wallets.set(promoterId, { ...wallet, availableFen: fen(availableFen) });
          const row = { promoterId, availableAtMs: NOW_MS + DAY_MS, amountFen: fen(comingFen) };
          cases.set(`O${n}`, { ...emptyCase(`O${n}`, "U"), rev: 1, schedule: [row] });
        }
        const before = structuredClone(promoters);
        const main = serve("commission", deps, actions);
        const send = async (preview: boolean): Promise<ManyReply> => {
          const reply = await main({ ...deed, promoterIds, preview });
          if (!reply.ok) throw new Error(JSON.stringify(reply.error));
          return reply.data as ManyReply;
        };
        const told = await send(true);
        expect(promoters).toEqual(before);
        const done = await send(false);
        const { preview, sentence, ...promised } = told;
        expect(done).toMatchObject(promised);
        const hit = told.rows.filter(({ outcome }) => outcome === "changed");
        for (const [id, promoter] of promoters) {
          const isHit = hit.some(({ promoterId }) => promoterId === id);
          const { rev: _rev, ...now } = promoter;
          const { rev: _was, ...was } = before.get(id) ?? promoter;
          if (isHit) expect(now).not.toEqual(was);
          else expect(now).toEqual(was);
        }
        if (told.money && hit.length > 0) {
          const of = (field: "availableFen" | "comingFen") =>
            hit.reduce((sum, { number }) => sum + (people[(number ?? 0) - 1]?.[field] ?? 0), 0);
          expect(told.money).toEqual({
            ...{ pendingFen: of("comingFen"), availableFen: of("availableFen") },
            frozenFen: 7 * hit.length,
          });
        }
        const after = structuredClone(promoters);
        const again = await send(false);
        expect(again.counts.changed).toBe(0);
        expect(promoters).toEqual(after);
        expect(performances.size).toBe(0);
        for (const one of promoters.values()) {
          expect(fitsFilter(one, { state: "active" }, NOW_MS)).toBe(one.bannedAtMs === null);
        }
      },
    ),
    { numRuns: 200 },
  );
});
