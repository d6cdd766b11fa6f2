import type { Client } from "#adapters/cloudbase/client.ts";
import { storedAs } from "#adapters/cloudbase/inputGate.ts";
import { createMany } from "#adapters/cloudbase/createMany.ts";
import { guardWrite } from "#ports/guards.ts";
import { marked, unmarked } from "#ports/marks.ts";
import type { Seal } from "#ports/seal.ts";
import { BusyError, CHANGE_TRIES_MAX, type Collections, type Store } from "#ports/store.ts";

/** Documents in CloudBase's database, each change one conditional write of one document, which marks it. */
export function cloudbaseStore(client: Client, seal: Seal): Store {
  const { db } = client;
  const first = (to: keyof Collections, document: { readonly _id: string }) =>
    marked(seal, to, undefined, { ...document, rev: 1 });
  const get: Store["get"] = async <C extends keyof Collections>(from: C, id: string) => {
    const { data } = await db.collection(from).where({ _id: id }).limit(1).get();
    return (data as Collections[C][])[0];
  };
  const add = async (to: keyof Collections, written: object): Promise<boolean> => {
    try {
      await db.collection(to).add(written);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };
  const create: Store["create"] = async (to, document) => {
    guardWrite(to, undefined, document);
    return add(to, first(to, document));
  };
  /** Replaces what changed, if `rev` is still the one that was read. */
  const replace = async <C extends keyof Collections>(
    to: C,
    read: Collections[C],
    written: Collections[C],
  ): Promise<boolean> => {
    const stored = storedAs(read);
    const rev: unknown = stored.rev ?? db.command.exists(false); // A hand may have left it out.
    const { updated } = await db
      .collection(to)
      .where({ _id: read._id, rev })
      .options({ multiple: false })
      .update(changedFields(db, stored, written));
    return updated === 1;
  };
  return {
    get,
    create,
    createMany: (to, documents) =>
      createMany(client, to, documents, (one) => first(to, one), isDuplicate),
    async remove(from, id, rev) {
      const { deleted } = await db
        .collection(from)
        .where({ _id: id, rev })
        .options({ multiple: false })
        .remove();
      return deleted === 1;
    },
    async change(from, id, decide, known) {
      for (let tries = 0; tries < CHANGE_TRIES_MAX; tries++) {
        const read = tries === 0 && known ? (known.document ?? undefined) : await get(from, id);
        const decided = decide(read);
        if (!decided.ok || decided.value === read) return decided;
        const document = { ...decided.value, rev: (read?.rev ?? 0) + 1 };
        guardWrite(from, read, document);
        const written = marked(seal, from, read, document);
        const isWritten = await (read ? replace(from, read, written) : add(from, written));
        if (isWritten) return { ok: true, value: unmarked(written) };
      }
      throw new BusyError(`${from}/${id}`);
    },
    async page<C extends keyof Collections>(from: C, afterId: string, limit: number) {
      const { data } = await db
        .collection(from)
        .where({ _id: db.command.gt(afterId) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Collections[C][];
    },
  };
}

/**
 * The top-level fields that differ, each to be replaced whole: `update` alone would merge objects. One that is left out is
 * removed: `update` alone would leave it as it was.
 */
function changedFields(db: Client["db"], read: object, document: object): object {
  const before = new Map<string, unknown>(Object.entries(read));
  const gone = Object.keys(read).filter((field) => !Object.hasOwn(document, field));
  return Object.fromEntries([
    ...gone.map((field) => [field, db.command.remove()]),
    ...Object.entries(document)
      .filter(([field, value]) => before.get(field) !== value)
      .map(([field, value]) => [field, db.command.set(value)]),
  ]);
}

/** CloudBase names a taken `_id` by a code, and older answers only by MongoDB's text. */
export function isDuplicate(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === "DATABASE_DUPLICATE_WRITE" || /E11000|duplicate key/i.test(String(message));
}
