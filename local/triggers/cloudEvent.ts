import { writeValue } from "../clients/writeValue.ts";
import { fieldChanges } from "../database/fieldChanges.ts";
import type { Change, Doc, Value } from "../database/index.ts";
import { decodeDoc } from "../database/storedText.ts";
import type { TriggerEvent } from "./triggerFile.ts";

const REGION = "ap-shanghai";

/** A change as triggers look at it: decoded at most once. */
export type Occurrence = {
  readonly change: Change;
  readonly event: TriggerEvent;
  readonly docId: string;
  /** After the change; before it where the document was deleted. */
  readonly doc: Doc;
  /** The write that it was part of. */
  readonly requestId: string;
};

export function occurrenceOf(change: Change, requestId: string): Occurrence {
  const { type, id, before, after } = change;
  const event = type === "replace" ? "update" : type;
  const docId = textOf(id);
  return { change, event, docId, doc: decodeDoc(after ?? before ?? "{}"), requestId };
}

/** The event that a function gets, in CloudEvents 1.0. Source: docs.cloudbase.net/trigger/data. */
export function cloudEvent(
  { change, event, docId, doc, requestId }: Occurrence,
  o: { readonly env: string; readonly trigger: string; readonly atMs: number },
): object {
  return {
    specversion: "1.0",
    id: `${requestId}.${docId}`,
    source: `tcb/database.${REGION}.${o.env}.${change.collection}`,
    type: `com.tcb.database.${event}`,
    subject: `${o.trigger}.${docId}`,
    datacontenttype: "application/json",
    time: new Date(o.atMs).toISOString(),
    data: { docId, doc: writeValue(doc), dataType: event, ...fieldsOf(change, doc) },
  };
}

/** Null where there is nothing to tell: a document that was replaced as a whole names no fields. */
function fieldsOf({ type, before }: Change, doc: Doc) {
  if (type !== "update" || before === null) return { updatedFields: null, RemovedFields: null };
  const { updated, removed } = fieldChanges(decodeDoc(before), doc);
  return {
    updatedFields: Object.keys(updated).length > 0 ? writeValue(updated) : null,
    RemovedFields: removed.length > 0 ? removed : null,
  };
}

function textOf(id: Value): string {
  return typeof id === "string" ? id : JSON.stringify(writeValue(id));
}
