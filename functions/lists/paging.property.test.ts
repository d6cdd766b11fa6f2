import fc from "fast-check";
import { memoryCodePictures } from "#adapters/memory/codes.ts";
import { memoryDeps, staff } from "#adapters/memory/deps.ts";
import { fen } from "#core/money.ts";
import { facetsOf } from "#core/people/facets.ts";
import { aSold, soldDocuments } from "#core/reports/testing/paidOrders.ts";
import { DAY_MS, dayStartMs, NEVER_MS } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { archiveId, type Withdrawal } from "#core/wallet/withdrawal.ts";
import { actions } from "#functions/lists/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { aPromoter } from "#tests/fixtures.ts";

/** Goal: going through a list shows each row once and none is left out, whatever shares its place and comes meanwhile. */
const NOW_MS = dayStartMs("2026-03-05") + DAY_MS / 2;

function aDesk() {
  const clock = { nowMs: NOW_MS };
  const deps = memoryDeps({ nowMs: () => clock.nowMs, caller: () => staff });
  const main = serve("lists", { ...deps, pictures: memoryCodePictures() }, actions);
  /** All pages of a list; `between` happens after each of them. */
  async function through<T>(
    asked: object,
    field: string,
    between: (page: number) => void = () => undefined,
  ): Promise<readonly T[]> {
    const rows: T[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null; page += 1) {
      if (page > 100) throw new Error("the list never ends");
      const reply = await main({ ...asked, cursor });
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      const data = reply.data as Record<string, unknown>;
      rows.push(...(data[field] as readonly T[]));
      cursor = data["nextCursor"] as string | null;
      between(page);
      clock.nowMs += 1_000;
    }
    return rows;
  }
  return { clock, documents: deps.memory.documents, through };
}

/** Few different times, near and far, so that many rows share a place and lie in different windows. */
const anyBack = fc.constantFrom(
  0,
  0,
  1,
  1,
  DAY_MS,
  DAY_MS + 1,
  9 * DAY_MS,
  80 * DAY_MS,
  900 * DAY_MS,
);
const anyLimit = fc.integer({ min: 1, max: 4 });

const STATES = ["requested", "approved", "sending", "confirming", "paid", "released"] as const;
const anyWithdrawals = fc.array(
  fc.record({
    promoterId: fc.constantFrom("A", "B", "AB"),
    backMs: anyBack,
    state: fc.constantFrom(...STATES),
    isArchived: fc.boolean(),
    /** After which page it is archived, if it is over and was not yet. */
    archivedAfter: fc.nat(3),
  }),
  { maxLength: 12 },
);

it("goes through withdrawals once each, also those that are archived on the way", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyWithdrawals,
      anyLimit,
      fc.constantFrom("all", "paid", "closed", "review"),
      fc.boolean(),
      async (all, limit, tab, isOne) => {
        const { documents, through } = aDesk();
        const archive = (promoterId: string, one: Withdrawal) =>
          documents.withdrawals.set(archiveId(promoterId, one.id), {
            ...{ ...one, _id: archiveId(promoterId, one.id), rev: 1, promoterId },
            closedAtMs: one.closedAtMs ?? 0,
          });
        const made = all.map((one, n): Withdrawal & typeof one => ({
          ...{ ...one, id: `w${n}`, amountFen: fen(100), transferNumber: `F${n}` },
          ...{ requestedAtMs: NOW_MS - one.backMs, approvals: [], approvedAtMs: null },
          ...{ transfer: null, closedAtMs: null },
          reason: one.state === "released" ? "cancelled" : null,
        }));
        const isOver = ({ state }: Withdrawal) => state === "paid" || state === "released";
        for (const { promoterId, isArchived, backMs, archivedAfter, ...one } of made) {
          if (isArchived && isOver(one)) archive(promoterId, one);
          else {
            const wallet = documents.wallets.get(promoterId) ?? emptyWallet(promoterId);
            const withdrawals = [...wallet.withdrawals, one];
            documents.wallets.set(promoterId, { ...wallet, rev: 1, withdrawals });
          }
        }
        const rows = await through<{ promoterId: string; withdrawalId: string }>(
          { action: "withdrawals", tab, limit, ...(isOne ? { promoterId: "A" } : {}) },
          "withdrawals",
          (page) => {
            for (const one of made) {
              if (one.archivedAfter !== page || !isOver(one)) continue;
              const wallet = documents.wallets.get(one.promoterId);
              const held = wallet?.withdrawals.find(({ id }) => id === one.id);
              if (!wallet || !held) continue;
              archive(one.promoterId, held);
              // For a moment it lies in both places.
              if (page % 2 === 1) continue;
              const withdrawals = wallet.withdrawals.filter(({ id }) => id !== one.id);
              documents.wallets.set(one.promoterId, { ...wallet, withdrawals });
            }
          },
        );
        const shown = { all: STATES, paid: ["paid"], closed: ["released"], review: ["requested"] };
        const states: readonly string[] = shown[tab as keyof typeof shown];
        const expected = made
          .filter(
            ({ state, promoterId }) => states.includes(state) && (!isOne || promoterId === "A"),
          )
          .sort(
            (a, b) =>
              b.requestedAtMs - a.requestedAtMs ||
              (`${a.promoterId}:${a.id}` < `${b.promoterId}:${b.id}` ? 1 : -1),
          );
        expect(rows.map(({ withdrawalId }) => withdrawalId)).toEqual(expected.map(({ id }) => id));
      },
    ),
    { numRuns: 200 },
  );
});

it("goes through promoters of equal sums once each, by every sort and filter", async () => {
  const anyOne = fc.record({
    sold: fc.constantFrom(0, 0, 5, 7),
    level: fc.constantFrom("金", "银"),
    group: fc.constantFrom("甲", "乙", undefined),
    place: fc.constantFrom("330106", "330200", undefined),
    isBanned: fc.boolean(),
  });
  const anyFilter = fc.record(
    {
      level: fc.constantFrom("金", "银"),
      group: fc.constantFrom("甲", "乙"),
      place: fc.constantFrom("330000", "330100", "330106"),
      state: fc.constantFrom("active", "banned"),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyOne, { maxLength: 12 }),
      anyFilter,
      anyLimit,
      fc.constantFrom("number", "newest", "sales", "fans", "shares"),
      async (all, filter, limit, sort) => {
        const { documents, through } = aDesk();
        documents.counters.set("promoters", { _id: "promoters", rev: 1, last: all.length });
        for (const [n, { sold, level, group, place, isBanned }] of all.entries()) {
          const promoter = aPromoter(`P${n + 1}`, {
            ...{ number: n + 1, levels: [{ level, fromMs: 0 }] },
            ...(group ? { groups: [group] } : {}),
            ...(place ? { place } : {}),
            bannedAtMs: isBanned ? 1 : null,
          });
          documents.promoters.set(promoter._id, promoter);
          documents.performances.set(promoter._id, {
            ...{ _id: promoter._id, rev: 1, number: n + 1, facets: facetsOf(promoter, NOW_MS) },
            ...{ asOfMs: NOW_MS, fans: 0, recentFans: sold, orders: 0, recentOrders: 0 },
            ...{ soldFen: fen(0), recentSoldFen: fen(sold), recentSharesFen: fen(0) },
            ...{ pendingFen: fen(0), availableFen: fen(0), paidFen: fen(0), lastActiveMs: null },
          });
        }
        const rows = await through<{ number: number }>(
          { action: "promoters", sort, limit, ...filter },
          "promoters",
        );
        const fitting = all
          .map((one, n) => ({ ...one, number: n + 1 }))
          .filter(
            ({ level, group, place, isBanned }) =>
              (filter.level ?? level) === level &&
              (filter.group ?? group) === group &&
              (filter.place === undefined ||
                (place ?? "").startsWith(filter.place.replace(/(00)+$/, ""))) &&
              (filter.state ?? (isBanned ? "banned" : "active")) ===
                (isBanned ? "banned" : "active"),
          )
          .sort((a, b) => {
            if (sort === "number") return a.number - b.number;
            const most = sort === "sales" || sort === "fans" ? b.sold - a.sold : 0;
            return most || b.number - a.number;
          });
        expect(rows.map(({ number }) => number)).toEqual(fitting.map(({ number }) => number));
      },
    ),
    { numRuns: 200 },
  );
});

it("goes through shares once each while new orders are paid", async () => {
  const anyCase = fc.record({
    backMs: anyBack,
    dueInMs: fc.constantFrom(-80 * DAY_MS, -1, 0, 3_600_000, DAY_MS, 9 * DAY_MS, NEVER_MS),
    seller: fc.integer({ min: 1, max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCase, { maxLength: 10 }),
      anyLimit,
      fc.constantFrom(undefined, "held", "available", "pending", "waiting"),
      fc.constantFrom(undefined, "P1"),
      async (all, limit, state, promoterId) => {
        const { documents, through, clock } = aDesk();
        const dueOf = (dueInMs: number) => (dueInMs === NEVER_MS ? NEVER_MS : NOW_MS + dueInMs);
        const put = (id: string, { backMs, dueInMs, seller }: (typeof all)[number]) => {
          const known = soldDocuments(aSold(id, { seller, paidAtMs: NOW_MS - backMs })).case;
          const schedule = known.schedule.map((row) => ({
            ...row,
            availableAtMs: dueOf(dueInMs),
          }));
          documents.cases.set(id, { ...known, schedule });
        };
        all.forEach((one, n) => put(`O${n}`, one));
        const rows = await through<{ orderId: string; promoterId: string }>(
          {
            action: "shares",
            limit,
            ...(state ? { state } : {}),
            ...(promoterId ? { promoterId } : {}),
          },
          "shares",
          (page) => {
            if (page > 3) return;
            const backMs = NOW_MS - clock.nowMs - 1;
            put(`N${page}`, {
              backMs,
              dueInMs: state === "available" ? 1 : NEVER_MS,
              seller: 1,
            });
          },
        );
        const stateOf = ({ dueInMs }: (typeof all)[number]) =>
          dueInMs === NEVER_MS ? "held" : dueInMs <= 0 ? "available" : "waiting";
        const expected = all
          .map((one, n) => ({ ...one, id: `O${n}` }))
          // Nothing was received, so nothing has a day yet but by the plan: `pending` shows none of it.
          .filter((one) => state === undefined || stateOf(one) === state)
          .filter((one) => state !== "waiting" || one.backMs <= 366 * DAY_MS || promoterId)
          .flatMap(({ id, seller }) => ["P1", "P2"].slice(0, seller).map((one) => `${id} ${one}`))
          .filter((row) => promoterId === undefined || row.endsWith(` ${promoterId}`));
        const shown = rows.map((row) => `${row.orderId} ${row.promoterId}`);
        expect(shown.filter((row) => row.startsWith("O")).sort()).toEqual(expected.sort());
        expect(new Set(shown).size).toBe(shown.length);
      },
    ),
    { numRuns: 200 },
  );
});
