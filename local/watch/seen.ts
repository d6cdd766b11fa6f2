import { writeValue } from "../clients/writeValue.ts";
import { fieldChanges } from "../database/fieldChanges.ts";
import type { Change, Doc, Value } from "../database/index.ts";
import { decodeDoc } from "../database/storedText.ts";
import { valueKey } from "../database/valueKey.ts";

/** One change as the listeners of its collection look at it: decoded and written at most once, however many they are. */
export interface Seen {
  readonly type: Change["type"];
  /** Tells documents apart, whatever their `_id` is. */
  readonly key: string;
  readonly docId: unknown;
  /** The document after the change, if it is still there. */
  after(): Doc | undefined;
  afterText(): string;
  beforeText(): string;
  /** What an update changed, as the protocol tells it; nothing of other changes. */
  fields(): { readonly UpdatedFields?: string; readonly removedFields?: string };
}

export function seen({ type, id, before, after }: Change): Seen {
  const docBefore = once(() => (before === null ? undefined : decodeDoc(before)));
  const docAfter = once(() => (after === null ? undefined : decodeDoc(after)));
  return {
    type,
    key: valueKey(id),
    docId: plainId(id),
    after: docAfter,
    afterText: once(() => clientText(docAfter())),
    beforeText: once(() => clientText(docBefore())),
    fields: once(() => {
      const [was, is] = [docBefore(), docAfter()];
      return type === "update" && was && is ? changedFields(was, is) : {};
    }),
  };
}

function changedFields(was: Doc, is: Doc) {
  const { updated, removed } = fieldChanges(was, is);
  return {
    UpdatedFields: clientText(updated),
    ...(removed.length > 0 && { removedFields: JSON.stringify(removed) }),
  };
}

/** A document as the client SDKs read it; the protocol's word for none is an empty one. */
export function clientText(doc: Doc | undefined): string {
  return doc === undefined ? "{}" : JSON.stringify(writeValue(doc));
}

export function plainId(id: Value): unknown {
  return writeValue(id);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
