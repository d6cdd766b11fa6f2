import type { Violation } from "#core/audit/violation.ts";
import { brokenFields } from "#ports/inputs.ts";
import { HOUR_MS } from "#core/time.ts";
import { differing, isMarked, isRoot } from "#ports/marks.ts";
import type { Seal } from "#ports/seal.ts";
import type { Store } from "#ports/store.ts";

/** A document whose mark does not fit, and the fields in which. */
export type Edited = { readonly id: string; readonly fields: readonly string[] };

/** No function gave it this id: it has no mark, or another one's. */
export const isAdded = (fields: readonly string[]): boolean => fields.includes("_id");

export const editedOne = (collection: string, { id, fields }: Edited): Violation => ({
  ...{ invariant: "I26", id: `${collection}/${id}`, todo: EDITED_TODO },
  text: isAdded(fields) ? ADDED : editedText(fields),
});

const ADDED = "was added by hand: no function wrote it";
const editedText = (fields: readonly string[]): string =>
  fields.length === 0
    ? "was changed by hand: a field is gone"
    : `was changed by hand: ${fields.slice(0, FIELDS_SHOWN).join(", ")}`;
const FIELDS_SHOWN = 12;
const EDITED_TODO =
  "在 CloudBase 控制台按修改前的内容改回（可用时间点回档查看），下次审计就不再提示；多出来的文档删掉。不要按新内容付款。";

/** Those of some documents that were not written by a function as they stand. */
export const editedIn = (
  seal: Pick<Seal, "mark">,
  collection: string,
  documents: readonly { readonly _id: string }[],
): readonly Edited[] =>
  (isMarked(collection) ? documents : []).flatMap((document) => {
    const fields = differing(seal, collection, document);
    return fields === null ? [] : [{ id: document._id, fields }];
  });

/**
 * The empty calendar that an environment begins with carries no mark, so that whoever put it back would not be found by
 * one: but it is not there any more once something was published. 0 or 1 request.
 */
export async function emptied(
  store: Pick<Store, "page">,
  documents: readonly { readonly _id: string }[],
  nowMs: number,
): Promise<readonly Violation[]> {
  const root = documents.find((one) => isRoot("calendars", one));
  const [plan] = root ? await store.page("plans", "", 1) : [];
  // A version is written a moment before the calendar names it.
  if (!root || !plan || plan.publishedAtMs > nowMs - HOUR_MS) return [];
  return [
    {
      ...{ invariant: "I26", id: `calendars/${root._id}`, todo: EDITED_TODO },
      text: "was emptied by hand: there are published plans",
    },
  ];
}

/** Inputs that a hand broke: they are out of use. */
export const brokenIn = (
  collection: string,
  documents: readonly { readonly _id: string }[],
): readonly Violation[] =>
  documents.flatMap((document) => {
    const fields = brokenFields(document);
    if (fields.length === 0) return [];
    const text = `is broken and out of use: ${fields.slice(0, FIELDS_SHOWN).join(", ")}`;
    return [{ invariant: "I28", id: `${collection}/${document._id}`, text, todo: BROKEN_TODO }];
  });
const BROKEN_TODO =
  "这份设置有字段填错，已停用或改用稳妥的默认值。在后台重新保存一次，或在 CloudBase 控制台改正这些字段。";
