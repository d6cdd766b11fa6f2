import { memoryDeps, person } from "#adapters/memory/deps.ts";
import type { RankingReply } from "#contracts/promoter.ts";
import { emptyCase } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, dayStartMs, HOUR_MS } from "#core/time.ts";
import { rankPromoters } from "#functions/monitor/rank.ts";
import { actions } from "#functions/promoter/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";
import { aPromoter } from "#tests/fixtures.ts";

const NIGHT_MS = dayStartMs("2026-03-04") + 4 * HOUR_MS;

/** A brand of so many promoters, P1 to Pn, in the night. */
function aBrand(
  promoters: number,
  overrides: Partial<Pick<Deps, "caller" | "elapsedMs" | "logError" | "nowMs">> = {},
) {
  const logged: string[] = [];
  let caller = person("P1");
  const deps = memoryDeps({
    ...{ nowMs: () => NIGHT_MS, caller: () => caller },
    logError: (error) => void logged.push(String(error)),
    ...overrides,
  });
  const { documents } = deps.memory;
  documents.counters.set("promoters", { _id: "promoters", rev: 1, last: promoters });
  for (let number = 1; number <= promoters; number += 1) {
    documents.promoters.set(`P${number}`, aPromoter(`P${number}`, { number }));
  }
  let n = 0;
  const sell = (sellerId: string, soldFen: number, paidAtMs = NIGHT_MS - DAY_MS) => {
    const id = `O${(n += 1)}`;
    const sold = { sellerId, soldFen: fen(soldFen), paidAtMs };
    documents.cases.set(id, { ...emptyCase(id, "U"), rev: 1, ...sold });
  };
  const bring = (fanId: string, numbers: readonly number[], atMs = NIGHT_MS - DAY_MS) => {
    const touches = numbers.map((promoterNumber) => ({
      ...{ promoterNumber, channel: 0, campaign: 0, atMs },
    }));
    documents.fans.set(fanId, { _id: fanId, rev: 1, base: null, touches, touchedAtMs: atMs });
  };
  const main = serve("promoter", deps, actions);
  const board = async (as: string, more: object = {}): Promise<RankingReply> => {
    caller = person(as);
    const reply = await main({ action: "ranking", ...more });
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data as RankingReply;
  };
  const cost = async (run: () => Promise<unknown>) => {
    deps.memory.requests = 0;
    deps.memory.written = 0;
    await run();
    return [deps.memory.requests, deps.memory.written];
  };
  return { deps, documents, sell, bring, board, cost, logged };
}

it("costs one request where nobody ever was a promoter", async () => {
  const { deps, documents, cost } = aBrand(0);
  documents.counters.clear();
  expect(await cost(() => rankPromoters(deps, NIGHT_MS))).toEqual([1, 0]);
  expect(documents.rankings.size).toBe(0);
});

it("ranks sales after refunds and first visits, of a week, a month and the last one", async () => {
  const { deps, sell, bring, board } = aBrand(3);
  sell("P1", 500);
  sell("P2", 800, dayStartMs("2026-03-01"));
  sell("P1", 100, dayStartMs("2026-02-28"));
  sell("P3", 0);
  bring("U1", [3, 1]);
  bring("U2", [1], dayStartMs("2026-02-01") - 1);
  bring("P1", [1]);
  expect((await board("P1")).asOfMs).toBe(null);
  expect(await rankPromoters(deps, NIGHT_MS)).toEqual({ ranked: 3 });
  const told = async (more: object, as = "P1") => {
    const { top, own } = await board(as, more);
    const rows = top.map(({ label, place, value }) => `${place} ${label} ${value}`);
    return [...rows, own.sentence];
  };
  expect(await told({})).toEqual([
    ...["1 推广员 #2 800", "2 推广员 #1 500", "第 2 名，再多 3.00 元就追上前一名"],
  ]);
  expect(await told({ period: "week" })).toEqual(["1 推广员 #1 500", "第 1 名"]);
  expect(await told({ period: "lastMonth" })).toEqual(["1 推广员 #1 100", "第 1 名"]);
  expect(await told({ by: "fans" })).toEqual(["1 推广员 #3 1", "带来第一位新粉丝就上榜"]);
  expect(await told({ by: "fans", period: "lastMonth" })).toEqual(["带来第一位新粉丝就上榜"]);
});

it("leaves out who is banned", async () => {
  const { deps, documents, sell, board } = aBrand(2);
  sell("P2", 800);
  documents.promoters.set("P2", aPromoter("P2", { number: 2, bannedAtMs: NIGHT_MS }));
  await rankPromoters(deps, NIGHT_MS);
  expect((await board("P1")).top).toEqual([]);
});

it("ranks more than a chunk of them, and everybody finds his place", async () => {
  const { deps, sell, board, cost } = aBrand(1_001);
  for (const [seller, soldFen] of [
    ["P1", 5],
    ["P501", 9],
    ["P1001", 7],
  ] as const) {
    sell(seller, soldFen);
  }
  for (let number = 2; number <= 60; number += 1) sell(`P${number}`, 1_000 - number);
  // 1, 3 for each 500, and 2 for each of three chunks and the best.
  expect(await cost(() => rankPromoters(deps, NIGHT_MS))).toEqual([1 + 9 + 8, 4]);
  const chunk = deps.memory.documents.rankings.get("chunk/1")?.boards["month/sales"];
  expect(chunk).toMatchObject({ ranked: 62, rows: [{ number: 501 }] });
  const page = await board("P1001");
  expect([page.top.length, page.ranked, page.own.place]).toEqual([50, 62, 61]);
  expect((await board("P501")).own.place).toBe(60);
  expect(await cost(() => board("P1001"))).toEqual([3, 0]);
});

it("keeps the boards of a later run, and makes all of it again when it was deleted", async () => {
  const { deps, documents, sell, board } = aBrand(2);
  sell("P1", 5);
  await rankPromoters(deps, NIGHT_MS);
  await rankPromoters(deps, NIGHT_MS - DAY_MS);
  expect((await board("P1")).asOfMs).toBe(NIGHT_MS);
  const before = await board("P1");
  documents.rankings.clear();
  await rankPromoters(deps, NIGHT_MS);
  expect(await board("P1")).toEqual(before);
});

it("leaves the night before where it runs out of time, and says so", async () => {
  let elapsedMs = 0;
  const { deps, documents, logged } = aBrand(501, { elapsedMs: () => (elapsedMs += 30_000) });
  expect(await rankPromoters(deps, NIGHT_MS)).toEqual({ ranked: 0 });
  expect([documents.rankings.size, logged]).toEqual([
    ...[0, ["Error: ranking: only 500 of 501 promoters in time"]],
  ]);
});
