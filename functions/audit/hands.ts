import { type Census, censusId, counted, removalId } from "#core/audit/census.ts";
import { distinct, type Violation } from "#core/audit/violation.ts";
import { ok } from "#core/result.ts";
import { MINUTE_MS } from "#core/time.ts";
import type { WithSeal } from "#ports/deps.ts";
import {
  type Counts,
  countsBefore,
  INDEX_ID,
  keepCounts,
  lostCounts,
  missed,
} from "#functions/audit/counts.ts";
import { brokenIn, editedIn, editedOne, emptied, isAdded } from "#functions/audit/edited.ts";
import { PAGE_MAX } from "#ports/store.ts";
import type { Stock } from "#core/stock/stock.ts";
import { auditStocks } from "#functions/audit/stocks.ts";
import { COUNTED, INPUTS, KEPT, PASSING } from "#ports/watched.ts";

/** It begins no page after that, so that a night ends well before its function is killed (60 s). */
const HANDS_MS = 12_000;
/** Documents that are large are read by fewer. */
const LARGE: ReadonlySet<string> = new Set([
  "cases",
  "plans",
  "purchases",
  "sheetSteps",
  "staffActions",
  "stocks",
]);
const REMOVING_MS = 10 * MINUTE_MS;
const PAGES_MAX = 400;
const FOUND_MAX = 100;
const NEXT_ID = "next";

const WATCHED = [...INPUTS, ...KEPT, ...COUNTED, ...PASSING];
type Watched = (typeof WATCHED)[number];
/** Of these nothing is ever removed but with a note. */
const isKept = (name: Watched): boolean => [...KEPT, ...COUNTED].some((one) => one === name);

export type Hands = {
  readonly documents: number;
  readonly violations: readonly Violation[];
  /** Whether it came through everything. */
  readonly isWhole: boolean;
};
type Looked = { documents: number; readonly violations: Violation[]; readonly counts: Counts };

/**
 * Looks for what was edited past the functions, some pages each night, where the night before left off: a document whose
 * mark does not fit its contents (I26), one that stood there at the last count and is gone (I27), an input that was
 * broken and is out of use (I28), and a stock that is not what its log says (I29).
 *
 * - 2 requests for a page of up to 500 documents, 1 more when the count changed, 1 for each that is missed and each stock.
 * - Safe to overlap, stop half-way and run again: it writes only counts. One that somebody deletes is missed (I27).
 */
export async function auditHands(
  deps: WithSeal,
  nowMs: number,
  limitMs: number = HANDS_MS,
): Promise<Hands> {
  const { store, elapsedMs } = deps;
  const startedMs = elapsedMs();
  const next = await store.get("censuses", NEXT_ID);
  const counts = await countsBefore(deps, next, nowMs);
  const looked: Looked = { documents: 0, violations: [], counts };
  let at = Math.max(
    0,
    WATCHED.findIndex((name) => name === next?.collection),
  );
  let fromId = next?.fromId ?? "";
  // A night goes once through everything: what it began in the middle of it ends in the middle of.
  const endsMax = WATCHED.length + (fromId === "" ? 0 : 1);
  let ends = 0;
  let isAllRead = true;
  for (let pages = 0; pages < PAGES_MAX && ends < endsMax; pages++) {
    if (elapsedMs() - startedMs >= limitMs || looked.violations.length >= FOUND_MAX) break;
    const collection = WATCHED[at] ?? "cases";
    // What cannot be read now is told, and keeps nobody from the rest.
    const nextFromId = await lookAt(deps, looked, collection, fromId, nowMs).catch((error) => {
      deps.logError(error);
      isAllRead = false;
      return null;
    });
    fromId = nextFromId ?? "";
    if (nextFromId !== null) continue;
    at = (at + 1) % WATCHED.length;
    ends += 1;
  }
  await keepCounts(deps, counts, nowMs);
  looked.violations.unshift(...lostCounts(counts));
  await store.change("censuses", NEXT_ID, (known) =>
    ok(placeOf(known?.rev ?? 0, WATCHED[at] ?? "cases", fromId, nowMs)),
  );
  return {
    documents: looked.documents,
    violations: distinct(looked.violations).slice(0, FOUND_MAX),
    isWhole: isAllRead && ends >= endsMax,
  };
}

const placeOf = (rev: number, collection: string, fromId: string, nowMs: number): Census => ({
  ...{ _id: NEXT_ID, rev, collection, fromId, untilId: fromId },
  ...{ ids: [INDEX_ID], gone: [], countedAtMs: nowMs },
});

/** One page. Returns where the next one begins; null at the end of the collection. */
async function lookAt(
  deps: WithSeal,
  looked: Looked,
  collection: Watched,
  fromId: string,
  nowMs: number,
): Promise<string | null> {
  const { store, seal } = deps;
  const pageMax = LARGE.has(collection) ? PAGE_MAX : 5 * PAGE_MAX;
  const [page, known] = await Promise.all([
    store.page(collection, fromId, pageMax),
    isKept(collection) ? store.get("censuses", censusId(collection, fromId)) : undefined,
  ]);
  looked.documents += page.length;
  const edited = editedIn(seal, collection, page);
  looked.violations.push(...edited.map((one) => editedOne(collection, one)));
  looked.violations.push(...brokenIn(collection, page));
  if (collection === "calendars") looked.violations.push(...(await emptied(store, page, nowMs)));
  if (isOfStocks(collection, page)) looked.violations.push(...(await auditStocks(store, page)));
  const ids = page.map(({ _id }) => _id);
  // What was added by hand belongs to nobody: whoever takes it away again is right.
  const added = new Set(edited.flatMap(({ id, fields }) => (isAdded(fields) ? [id] : [])));
  if (!isKept(collection)) return ids.length === pageMax ? (ids.at(-1) ?? null) : null;
  if (known === undefined) missed(looked.counts, censusId(collection, fromId));
  const { census, rest, missing, nextFromId } = counted(
    known ?? null,
    { collection, fromId },
    ids,
    pageMax,
    nowMs,
  );
  const gone = [...census.gone];
  for (const id of missing) {
    const note = await store.get("censuses", removalId(collection, id));
    // A note of before it was last seen here says nothing of now. A removal takes some moments.
    if (!note || note.countedAtMs < (known?.countedAtMs ?? 0) - REMOVING_MS) gone.push(id);
  }
  for (const id of gone) looked.violations.push(goneOne(collection, id));
  await write(
    deps,
    known,
    { ...census, ids: census.ids.filter((id) => !added.has(id)), gone },
    rest,
  );
  for (const one of [census, ...(rest ? [rest] : [])]) looked.counts.met.add(one._id);
  return nextFromId;
}

const isOfStocks = (name: Watched, _page: readonly unknown[]): _page is readonly Stock[] =>
  name === "stocks";

/** The later stretch first: a call that dies between the two counts some ids twice, and misses none. */
async function write(
  { store }: WithSeal,
  known: Census | undefined,
  census: Census,
  rest: Census | null,
): Promise<void> {
  if (rest !== null) {
    await store.change("censuses", rest._id, (there) => ok(there ?? rest));
  }
  if (known !== undefined && isSame(known, census)) return;
  await store.change("censuses", census._id, (there) => ok({ ...census, rev: there?.rev ?? 0 }), {
    document: known ?? null,
  });
}

const isSame = (a: Census, b: Census): boolean =>
  a.untilId === b.untilId &&
  [a.ids, a.gone].every((ids, at) => ids.join("\n") === [b.ids, b.gone][at]?.join("\n"));

const goneOne = (collection: string, id: string): Violation => ({
  ...{ invariant: "I27", id: `${collection}/${id}` },
  ...{ text: "was removed, and no function did it", todo: GONE_TODO },
});
const GONE_TODO =
  "用 CloudBase 控制台的时间点回档找到这份文档，原样导入回来（Upsert），下次审计就不再提示。";
