import type { Client } from "#adapters/cloudbase/client.ts";
import { assert } from "#core/assert.ts";
import { guardWrite } from "#ports/guards.ts";
import { isSameNew } from "#ports/isSameNew.ts";
import { BusyError, CHANGE_TRIES_MAX, type Collections, CREATED_AT_ONCE } from "#ports/store.ts";

/**
 * Makes documents with one request each time. When an id is taken the database tells no more than that, and may have
 * written some of the others: so it is asked which there are, and the rest is sent again. `stored`: how one is written.
 */
export async function createMany<C extends keyof Collections>(
  { db }: Client,
  to: C,
  documents: readonly Collections[C][],
  stored: (document: Collections[C]) => object,
  isDuplicate: (error: unknown) => boolean,
): Promise<readonly string[]> {
  assert(documents.length <= CREATED_AT_ONCE, `${documents.length} documents at once`);
  for (const document of documents) guardWrite(to, undefined, document);
  const taken: string[] = [];
  let rest = documents;
  for (let tries = 0; rest.length > 0; tries += 1) {
    if (tries === CHANGE_TRIES_MAX) throw new BusyError(`${to}, ${rest.length} new documents`);
    try {
      await db.collection(to).add(rest.map(stored));
      return taken;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const ids = rest.map(({ _id }) => _id);
    const { data } = await db
      .collection(to)
      .where({ _id: db.command.in(ids) })
      .limit(CREATED_AT_ONCE)
      .get();
    const found = new Map((data as Collections[C][]).map((one) => [one._id, one]));
    for (const document of rest) {
      const known = found.get(document._id);
      if (known && !isSameNew(known, document)) taken.push(document._id);
    }
    rest = rest.filter(({ _id }) => !found.has(_id));
  }
  return taken;
}
