import { PROMOTER_NUMBERS } from "#core/people/counter.ts";
import { isBannedAt, type Promoter } from "#core/people/promoter.ts";
import {
  type BoardName,
  type BoardPart,
  type BroughtPart,
  boardsOf,
  CHUNK,
  chunkId,
  chunkOf,
  cutsAt,
  type PlacedRow,
  type Ranking,
  TOP_ID,
  TOP_ROWS,
} from "#core/promoter/ranking.ts";
import { ok } from "#core/result.ts";
import type { Deps } from "#ports/deps.ts";

/** A night's run begins no further chunk after so long, and leaves the boards of the night before. */
const RUN_MS = 40_000;

/**
 * The boards of promoters, made anew once a night, right after `monitorDay`. Derived: whoever deletes `rankings` loses
 * nothing for longer than a day.
 *
 * - 1 request where nobody ever was a promoter; else 3 for each 500 of them and 3 more, and 2 and 1 document for each 500
 *   of whom somebody has a place.
 * - Safe to run twice and to overlap: each run makes all of it, chunks first, and a page believes no chunk that is older
 *   than the boards.
 */
export async function rankPromoters(deps: Deps, nowMs: number): Promise<{ ranked: number }> {
  const startedMs = deps.elapsedMs();
  const last = (await deps.store.get("counters", PROMOTER_NUMBERS))?.last ?? 0;
  const parts: BroughtPart[] = [];
  for (let first = 1; first <= last; first += CHUNK) {
    if (deps.elapsedMs() - startedMs > RUN_MS) {
      deps.logError(new Error(`ranking: only ${first - 1} of ${last} promoters in time`));
      return { ranked: 0 };
    }
    parts.push(...(await broughtFrom(deps, first, nowMs)));
  }
  if (last === 0) return { ranked: 0 };
  const boards = boardsOf(parts, nowMs);
  const chunks = [...new Set(parts.map(({ number }) => chunkOf(number)))];
  for (const chunk of chunks) {
    const ofChunk = (row: PlacedRow) => chunkOf(row.number) === chunk;
    await put(deps, chunkId(chunk), boards, nowMs, (rows) => rows.filter(ofChunk));
  }
  await put(deps, TOP_ID, boards, nowMs, (rows) => rows.slice(0, TOP_ROWS));
  return { ranked: new Set(parts.map(({ number }) => number)).size };
}

/** What a chunk of promoters brought since the earliest period began; who is banned has no place. 3 requests. */
async function broughtFrom(
  { reads }: Deps,
  first: number,
  nowMs: number,
): Promise<readonly BroughtPart[]> {
  const numbers = Array.from({ length: CHUNK }, (_, index) => first + index);
  const found = await reads.promotersNumbered(numbers);
  const promoters = found.filter((promoter) => !isBannedAt(promoter, nowMs));
  const numberOf = new Map(promoters.map(({ _id, number }: Promoter) => [_id, number]));
  const cutsMs = cutsAt(nowMs);
  const [sales, fans] = await Promise.all([
    reads.ownSales([...numberOf.keys()], cutsMs),
    reads.broughtBy([...numberOf.values()], cutsMs),
  ]);
  return [
    ...sales.map(({ promoterId, part, soldFen }) => ({
      ...{ number: numberOf.get(promoterId) ?? 0, part, by: "sales" as const, value: soldFen },
    })),
    ...fans.map(({ number, part, fans: value }) => ({
      ...{ number, part, by: "fans" as const, value },
    })),
  ];
}

async function put(
  { store }: Deps,
  id: string,
  boards: ReadonlyMap<BoardName, readonly PlacedRow[]>,
  asOfMs: number,
  choose: (rows: readonly PlacedRow[]) => readonly PlacedRow[],
): Promise<void> {
  const made: Partial<Record<BoardName, BoardPart>> = {};
  for (const [name, rows] of boards) made[name] = { ranked: rows.length, rows: choose(rows) };
  await store.change("rankings", id, (known: Ranking | undefined) =>
    ok(
      known && known.asOfMs > asOfMs ? known : { rev: 0, ...known, _id: id, asOfMs, boards: made },
    ),
  );
}
