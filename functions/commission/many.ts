import { sentenceFor } from "#contracts/errors.ts";
import type { ManyOutcome, ManyReply, ManyRow } from "#contracts/promoterGroups.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { err, type Result } from "#core/result.ts";
import { refreshFacets } from "#functions/reckon/reckon.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";

/** Why somebody is not changed. */
export type Refusal = { readonly code: NonNullable<ManyRow["code"]> };
/** What becomes of one promoter; the same object = he is so already. It may run several times. */
export type Deed = (promoter: Promoter) => Result<Promoter, Refusal>;
type Decided = { readonly rows: readonly ManyRow[]; readonly counts: ManyReply["counts"] };
type Asked = { readonly promoterIds: readonly string[]; readonly preview: boolean };

/**
 * Does the same to many promoters, or says what it would: one row for each, whatever becomes of the others.
 *
 * - 1 request; without `preview` 1 more, and 2 for the lists, for each who changes.
 * - Safe to send again: who is so already stays as he is.
 */
export async function doMany(
  deps: Deps,
  { promoterIds, preview }: Asked,
  deed: Deed,
  nowMs: number,
): Promise<Decided> {
  const ids = [...new Set(promoterIds)];
  const found = await deps.reads.documentsOf("promoters", ids);
  const known = new Map(found.map((one) => [one._id, one]));
  const rows = new Map(ids.map((id) => [id, judged(id, known.get(id), deed)]));
  if (!preview) await carryOut(deps, { known, rows }, deed, nowMs);
  const told = [...rows.values()];
  const count = (outcome: ManyOutcome) => told.filter((row) => row.outcome === outcome).length;
  const counts = {
    ...{ changed: count("changed"), same: count("same"), unknown: count("unknown") },
    ...{ refused: count("refused"), failed: count("failed") },
  };
  return { rows: told, counts };
}

type Work = {
  readonly known: ReadonlyMap<string, Promoter>;
  readonly rows: Map<string, ManyRow>;
};

async function carryOut(deps: Deps, { known, rows }: Work, deed: Deed, nowMs: number) {
  const todo = [...rows.values()].filter(({ outcome }) => outcome === "changed");
  const done: Promoter[] = [];
  const change = async ({ promoterId }: ManyRow): Promise<void> => {
    let was: Promoter | undefined;
    const decide = (current: Promoter | undefined): Result<Promoter, Refusal | null> => {
      was = current;
      return current ? deed(current) : err(null);
    };
    const read = { document: known.get(promoterId) ?? null };
    const changed = await deps.store.change("promoters", promoterId, decide, read);
    // Somebody else may have been quicker: what is told is what this call did.
    rows.set(
      promoterId,
      judged(promoterId, was, () => changedOr(changed)),
    );
    if (changed.ok && changed.value !== was) done.push(changed.value);
  };
  await inParallel(todo, change, (error, row) => {
    deps.logError(error);
    const message = "没有写入，请把同样的操作再提交一次";
    rows.set(row.promoterId, { ...row, outcome: "failed", message });
  });
  await refreshFacets(deps, done, nowMs);
}

function changedOr(changed: Result<Promoter, Refusal | null>): Result<Promoter, Refusal> {
  if (changed.ok) return changed;
  if (changed.error === null) throw new Error("a promoter is gone");
  return err(changed.error);
}

function judged(promoterId: string, promoter: Promoter | undefined, deed: Deed): ManyRow {
  const row = { promoterId, number: promoter?.number ?? null, code: null, message: null };
  if (!promoter) return { ...row, outcome: "unknown", message: "没有这位推广员" };
  const result = deed(promoter);
  if (result.ok) return { ...row, outcome: result.value === promoter ? "same" : "changed" };
  const { code } = result.error;
  return { ...row, outcome: "refused", code, message: sentenceFor({ code }) };
}

/** `37 位会变，3 位已是这样，1 位没有找到`: only what there is. */
export function countsText(
  { changed, same, unknown, refused, failed }: ManyReply["counts"],
  preview: boolean,
): string {
  const parts = [
    `${changed} 位${preview ? "会变" : "已改"}`,
    ...(same > 0 ? [`${same} 位本来就是这样`] : []),
    ...(refused > 0 ? [`${refused} 位不能改`] : []),
    ...(unknown > 0 ? [`${unknown} 位没有找到`] : []),
    ...(failed > 0 ? [`${failed} 位没有写入，请重试`] : []),
  ];
  return parts.join("，");
}
