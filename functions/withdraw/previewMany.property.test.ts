import fc from "fast-check";
import type { ApproveManyReply, PreviewManyReply } from "#contracts/withdraw.ts";
import { fen } from "#core/money.ts";
import { shop } from "#functions/withdraw/testing/shop.ts";

/** Goal: what staff read before they approve many is what their yes then does, row by row and to the fen. */
type World = ReturnType<typeof shop>;

const anyAmount = fc.constantFrom(40_000, 100_000, 199_999, 500_000, 600_000);
const anyPromoter = fc.record({
  amounts: fc.array(anyAmount, { minLength: 1, maxLength: 3 }),
  /** What became of each before: nothing, taken back, approved, one yes of two. */
  before: fc.array(fc.constantFrom("", "", "", "cancel", "approve", "approveSame"), {
    minLength: 3,
    maxLength: 3,
  }),
  /** A refund that becomes due right before the preview. */
  lostFen: fc.constantFrom(0, 0, 0, 30_000, 5_000_000),
});
const anyBrand = fc.record({
  tax: fc.constantFrom("none", "labour"),
  channel: fc.constantFrom("wechat", "wechat", "bank"),
  perDayMaxFen: fc.constantFrom(null, null, 250_000, 700_000),
  perPromoterDayMaxFen: fc.constantFrom(1_000_000, 1_000_000, 550_000),
  isPaused: fc.constantFrom(false, false, false, true),
  balanceFen: fc.constantFrom(100_000_000, 100_000_000, 150_000, 400_000, null),
});
const anyWorld = fc.record({
  brand: anyBrand,
  promoters: fc.array(anyPromoter, { minLength: 1, maxLength: 3 }),
  stranger: fc.boolean(),
});
type Sought = typeof anyWorld extends fc.Arbitrary<infer W> ? W : never;

async function worldOf({ brand, promoters, stranger }: Sought) {
  const world = shop({ plan: { tax: brand.tax === "labour" ? "labour" : "none" } });
  const asked: { promoterId: string; withdrawalId: string }[] = [];
  const early: (() => Promise<unknown>)[] = [];
  for (const [n, { amounts, before }] of promoters.entries()) {
    const id = `P${n}`;
    world.join(id);
    world.earn(id, 2_000_000);
    for (const [at, amountFen] of amounts.entries()) {
      const withdrawalId = `w${n}${at}`;
      await world.by(id)("request", { withdrawalId, amountFen });
      asked.push({ promoterId: id, withdrawalId });
      const review = { withdrawalId, promoterId: id, approve: true };
      if (before[at] === "cancel") early.push(() => world.by(id)("cancel", { withdrawalId }));
      if (before[at] === "approve") early.push(() => world.bySecondStaff("review", review));
      if (before[at] === "approveSame") early.push(() => world.byStaff("review", review));
    }
  }
  for (const work of early) await work();
  const { channel, perDayMaxFen, perPromoterDayMaxFen } = brand;
  world.decide(
    {
      channel: channel === "bank" ? "bank" : "wechat",
      perDayMaxFen: perDayMaxFen === null ? null : fen(perDayMaxFen),
      perPromoterDayMaxFen: fen(perPromoterDayMaxFen),
    },
    brand.isPaused ? { payouts: { sinceMs: 1, reason: "x", by: "staff-1" } } : {},
  );
  world.transfers.setBalance(brand.balanceFen === null ? null : fen(brand.balanceFen));
  world.clock.nowMs += 1_000;
  for (const [n, { lostFen }] of promoters.entries()) {
    if (lostFen > 0) world.earn(`P${n}`, -lostFen);
  }
  if (stranger) asked.push({ promoterId: "X", withdrawalId: "w" });
  return { world, asked };
}

async function dataOf<T>(reply: Promise<unknown>): Promise<{ data?: T; code?: string }> {
  const told = (await reply) as { ok: boolean; data?: T; error?: { code: string } };
  return told.ok ? { data: told.data as T } : { code: told.error?.code ?? "" };
}

const codeOf = (error: object): unknown => ("code" in error ? error.code : null);
type Done = { readonly state: string; readonly waits: string | null };

function heldOf(world: World, promoterId: string, withdrawalId: string) {
  return world.wallet(promoterId)?.withdrawals.find(({ id }) => id === withdrawalId);
}

it("promises what approving does", async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async (sought) => {
      const { world, asked } = await worldOf(sought);
      const before = structuredClone(world.memory.documents.wallets);
      const preview = await dataOf<PreviewManyReply>(
        world.byStaff("previewMany", { withdrawals: asked }),
      );
      expect(world.memory.documents.wallets).toEqual(before);
      const told = preview.data;
      if (!told) throw new Error(preview.code);
      const done = await dataOf<ApproveManyReply>(
        world.byStaff("approveMany", { withdrawals: asked }),
      );
      // Promoters are paid side by side: which of them the brand's day has room for is nobody's to say.
      const isRace = sought.brand.perDayMaxFen !== null && sought.promoters.length > 1;
      const refusal = { short: "operating_balance_short", unknown: "balance_unknown" } as const;
      if (told.balance === "short" || told.balance === "unknown") {
        expect(done.code).toBe(refusal[told.balance]);
        return;
      }
      expect(done.code).toBeUndefined();
      expect(done.data?.neededFen).toBe(told.neededFen);
      for (const [at, { promoterId, withdrawalId, result }] of (
        done.data?.results ?? []
      ).entries()) {
        const row = told.rows[at];
        expect(row).toMatchObject({ promoterId, withdrawalId });
        if (!row) return;
        if (!result.ok) {
          expect([row.outcome, row.problem]).toMatchObject([
            "refused",
            { code: codeOf(result.error) },
          ]);
          continue;
        }
        const { state, waits } = result.data as Done;
        expect(row.outcome === "needs_second").toBe(state === "requested");
        expect(row.outcome).not.toBe("refused");
        if (!isRace) expect(row.waits).toBe(waits);
        if (row.outcome === "pays") {
          const { transfer } = heldOf(world, promoterId, withdrawalId) ?? {};
          if (transfer) {
            const { taxFen, netFen } = transfer;
            expect({ taxFen, netFen }).toEqual({ taxFen: row.taxFen, netFen: row.netFen });
          }
        }
      }
      expect(world.errors).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
