import { removalNote } from "#core/audit/census.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { err, ok } from "#core/result.ts";
import { addCounts } from "#core/sheet/job.ts";
import type { SheetFault, SheetJob, SheetWrite } from "#core/sheet/sheet.ts";
import { faultAt } from "#core/sheet/table.ts";
import { documentIn, isAsWritten } from "#functions/sheets/documents.ts";
import type { Moved } from "#functions/sheets/exporting.ts";
import { faultsWritten, laterFaults } from "#functions/sheets/importing.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { WithSheets } from "#ports/deps.ts";

const CHANGED = "之后有人改过，没有撤回";
const EARNED = "他已有粉丝、下级或佣金，没有撤回";
const LEVEL = "级别已经生效，没有撤回";
const ORDERED = "他之后下过单，没有撤回";
const SHIPPED = "已发货，微信和买家已得到通知，没有撤回";
const PROPOSED = "更正申请由另一位员工决定，不能撤回";

/** The part before, taken back: the last one first. A part that wrote nothing has no step. */
export async function undoSlice(deps: WithSheets, job: SheetJob, nowMs: number): Promise<Moved> {
  const part = Number(job.cursor);
  const step = part < 0 ? undefined : await deps.store.get("sheetSteps", `${job._id}/${part}`);
  const rows = step?.rows ?? [];
  const kept = await keptRows(deps, job, rows, nowMs);
  const errors: unknown[] = [];
  await inParallel(
    rows.filter((one) => !kept.has(one)),
    async (one) => {
      if (!(await undone(deps, one, nowMs))) kept.set(one, CHANGED);
    },
    (error) => errors.push(error),
  );
  if (errors.length > 0) throw errors[0];
  const told = rows.flatMap((one): SheetFault[] => {
    const why = kept.get(one);
    return why === undefined ? [] : [faultAt(one.row, "", one.id, why)];
  });
  const back = rows.filter((one) => !kept.has(one));
  const moved: Moved = {
    ...(await laterFaults(deps, job, told)),
    counts: addCounts(job.counts, {
      ...{ made: back.filter(({ before }) => before === null).length, same: 0 },
      ...{ changed: back.filter(({ before }) => before !== null).length, skipped: kept.size },
    }),
    done: job.done + (step?.rowsDone ?? 0),
    cursor: String(part - 1),
  };
  if (part > 0) return moved;
  return { ...moved, ...(await faultsWritten(deps, { ...job, ...moved })), state: "undone" };
}

/** What is not taken back, whoever changed it, and why. */
async function keptRows(
  { reads }: WithSheets,
  job: SheetJob,
  rows: readonly SheetWrite[],
  nowMs: number,
): Promise<Map<SheetWrite, string>> {
  const kept = new Map<SheetWrite, string>();
  const promoters = rows.filter(({ collection }) => collection === "promoters");
  const fans = rows.filter(({ collection }) => collection === "fans").map(({ id }) => id);
  const made = promoters.filter(({ before }) => before === null);
  const entangled = made.length === 0 ? new Set() : await reads.entangled(made.map(promoterIn));
  const buyers = fans.length === 0 ? new Set() : await reads.buyersSince(fans, job.startedAtMs);
  for (const one of rows) {
    if (one.collection === "cases") kept.set(one, PROPOSED);
    else if (one.collection === "purchases" && isShipped(one)) kept.set(one, SHIPPED);
    else if (one.collection === "fans" && buyers.has(one.id)) kept.set(one, ORDERED);
    else if (one.collection !== "promoters") continue;
    else if (one.before === null && entangled.has(one.id)) kept.set(one, EARNED);
    else if (one.before !== null && isInForce(promoterIn(one), nowMs)) kept.set(one, LEVEL);
  }
  return kept;
}

const promoterIn = (one: SheetWrite): Promoter => documentIn("promoters")(one);
const isInForce = ({ levels }: Promoter, nowMs: number): boolean =>
  (levels.at(-1)?.fromMs ?? 0) <= nowMs;

function isShipped(one: SheetWrite): boolean {
  const before = documentIn("purchases")({ after: one.before ?? "{}" });
  return documentIn("purchases")(one).parcels.length > before.parcels.length;
}

/** Takes one document back; false when somebody has changed it since. Done again it is true again. */
async function undone({ store }: WithSheets, one: SheetWrite, nowMs: number): Promise<boolean> {
  const { collection, id, before, rev } = one;
  if (collection === "cases") return false;
  if (before === null) {
    if (collection === "purchases") return false;
    const current = await store.get(collection, id);
    if (!current) return true;
    if (!isAsWritten(current, one)) return false;
    // The audit counts what there is: it must not take this for a removal by hand.
    await store.create("censuses", removalNote(collection, id, nowMs));
    return store.remove(collection, id, rev);
  }
  const restored = documentIn(collection)({ after: before });
  const back = { after: before, rev: rev + 1 };
  const changed = await store.change(collection, id, (current) => {
    if (!current) return err(null);
    if (isAsWritten(current, back)) return ok(current);
    // It was never written: then it stands as it was before.
    if (isAsWritten(current, { after: before, rev: rev - 1 })) return ok(current);
    return isAsWritten(current, one) ? ok(restored) : err(null);
  });
  return changed.ok;
}
