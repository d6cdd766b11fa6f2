import { counted, newCounter, PROMOTER_NUMBERS } from "#core/people/counter.ts";
import { err, ok } from "#core/result.ts";
import { addCounts } from "#core/sheet/job.ts";
import type { SheetChange, Wish } from "#core/sheet/judge.ts";
import { proposed } from "#core/sheet/shares.ts";
import {
  NO_COUNTS,
  type SheetFault,
  type SheetJob,
  type SheetStep,
  type SheetWrite,
} from "#core/sheet/sheet.ts";
import { faultAt } from "#core/sheet/table.ts";
import { contentOf, documentIn, isAsWritten } from "#functions/sheets/documents.ts";
import type { Moved } from "#functions/sheets/exporting.ts";
import { countsOf, faultsWritten, laterFaults } from "#functions/sheets/importing.ts";
import { judge } from "#functions/sheets/judging.ts";
import { partGroups } from "#functions/sheets/parts.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { WithSheets } from "#ports/deps.ts";
import { CREATED_AT_ONCE } from "#ports/store.ts";

const CHANGED = "预览之后有人改过，没有写入";

/**
 * The next part of an import, written. What is to be written is noted first, so whoever comes after a crash writes the
 * same, and whoever comes at the same time writes it too, without harm.
 */
export async function applySlice(deps: WithSheets, job: SheetJob, nowMs: number): Promise<Moved> {
  const part = Number(job.cursor);
  const step = await stepOf(deps, job, part, nowMs);
  if (job.mode === "all" && step.faults.length > 0) {
    const faults = await laterFaults(deps, job, step.faults);
    const failure = "预览之后有数据变了，已全部撤回，请重新导入。";
    const afresh = { counts: NO_COUNTS, done: 0, cursor: String(part - 1) };
    return { ...faults, ...afresh, failure, state: "undoing" };
  }
  const lost = await write(deps, job, step, nowMs);
  const isLost = new Set(lost.map(({ row }) => row));
  const lostMade = step.rows.filter(({ row, before }) => isLost.has(row) && before === null).length;
  const counts = addCounts(job.counts, {
    made: step.counts.made - lostMade,
    changed: step.counts.changed - (lost.length - lostMade),
    same: step.counts.same,
    skipped: step.counts.skipped + lost.length,
  });
  const moved: Moved = {
    ...(await laterFaults(deps, job, [...step.faults, ...lost])),
    counts,
    done: job.done + step.rowsDone,
    cursor: String(part + 1),
  };
  if (part + 1 < job.parts.length) return moved;
  return { ...moved, ...(await faultsWritten(deps, { ...job, ...moved })), state: "applied" };
}

/** What a part writes: as it was noted before, or as it is judged now. */
async function stepOf(
  deps: WithSheets,
  job: SheetJob,
  part: number,
  nowMs: number,
): Promise<SheetStep> {
  const { store } = deps;
  const id = `${job._id}/${part}`;
  const known = await store.get("sheetSteps", id);
  if (known) return known;
  const groups = await partGroups(deps, job, part);
  const judged = await judge(deps, job, groups, nowMs);
  const changes = await numbered(
    deps,
    judged.flatMap(({ change }) => change ?? []),
  );
  const step: SheetStep = {
    ...{ _id: id, rev: 0, rows: changes.map(writeOf), counts: countsOf(judged) },
    faults: judged.flatMap(({ faults }) => faults),
    rowsDone: judged.reduce((sum, { rows }) => sum + rows, 0),
  };
  if (await store.create("sheetSteps", step)) return step;
  return (await store.get("sheetSteps", id)) ?? step;
}

function writeOf(change: SheetChange): SheetWrite {
  if (change.collection === "cases") {
    const { row, collection, orderId: id, wishes } = change;
    return { row, collection, id, before: null, after: JSON.stringify(wishes), rev: 0 };
  }
  const { row, collection, before, after } = change;
  return {
    ...{ row, collection, id: after._id, rev: (before?.rev ?? 0) + 1 },
    before: before && JSON.stringify(before),
    after: JSON.stringify(after),
  };
}

/** New promoters get their numbers, all of a part at once. A number that is not used does no harm. */
async function numbered(
  { store }: WithSheets,
  changes: readonly SheetChange[],
): Promise<readonly SheetChange[]> {
  const isNew = (one: SheetChange) => one.collection === "promoters" && one.before === null;
  const count = changes.filter(isNew).length;
  if (count === 0) return changes;
  const taken = await store.change("counters", PROMOTER_NUMBERS, (known) => {
    let counter = known ?? newCounter(PROMOTER_NUMBERS);
    for (let n = 0; n < count; n += 1) counter = counted(counter);
    return ok(counter);
  });
  let next = (taken.ok ? taken.value.last : taken.error) - count;
  return changes.map((change) => {
    if (change.collection !== "promoters" || change.before !== null) return change;
    next += 1;
    return { ...change, after: { ...change.after, number: next } };
  });
}

/** Writes what a step says. Returns the rows that could not be written any more. */
async function write(
  deps: WithSheets,
  job: SheetJob,
  { rows }: SheetStep,
  nowMs: number,
): Promise<readonly SheetFault[]> {
  const made = rows.filter(({ before, collection }) => before === null && collection !== "cases");
  const lost = new Set<string>();
  for (const collection of ["products", "promoters", "fans"] as const) {
    const all = made.filter((one) => one.collection === collection);
    for (let at = 0; at < all.length; at += CREATED_AT_ONCE) {
      const documents = all.slice(at, at + CREATED_AT_ONCE).map(documentIn(collection));
      for (const id of await deps.store.createMany(collection, documents)) lost.add(id);
    }
  }
  const others = rows.filter(({ before, collection }) => before !== null || collection === "cases");
  const errors: unknown[] = [];
  await inParallel(
    others,
    async (one) => {
      if (!(await writeOne(deps, job, one, nowMs))) lost.add(one.id);
    },
    (error) => errors.push(error),
  );
  if (errors.length > 0) throw errors[0];
  return rows.filter(({ id }) => lost.has(id)).map(({ row, id }) => faultAt(row, "", id, CHANGED));
}

async function writeOne(
  { store }: WithSheets,
  { _id: jobId, by }: SheetJob,
  one: SheetWrite,
  nowMs: number,
): Promise<boolean> {
  const { collection, id } = one;
  if (collection === "cases") {
    const wishes: readonly Wish[] = JSON.parse(one.after);
    const asked = { jobId, by, nowMs };
    const changed = await store.change("cases", id, (known) =>
      known ? proposed(known, wishes, asked) : err(null),
    );
    return changed.ok;
  }
  const after = documentIn(collection)(one);
  const changed = await store.change(collection, id, (current) => {
    if (!current || isAsWritten(current, one)) return current ? ok(current) : err(null);
    return current.rev + 1 === one.rev &&
      contentOf(current) === contentOf(JSON.parse(one.before ?? "{}"))
      ? ok(after)
      : err(null);
  });
  return changed.ok;
}
