import type { Client } from "#adapters/cloudbase/client.ts";
import { differing, isMarked, MARK_FIELD, markFor } from "#ports/marks.ts";
import type { Seal } from "#ports/seal.ts";
import type { Collections, Store } from "#ports/store.ts";
import { KEPT, PASSING } from "#ports/watched.ts";

type Name = keyof Collections;
const PAGE = 500;

/** Every collection whose documents carry marks. */
export const MARKED = [...KEPT, ...PASSING];

/** What `--accept` names: one document, or `*` for all of a collection. Null = it names nothing that carries marks. */
export function acceptedIn(
  word: string,
): { readonly collection: Name; readonly id: string } | null {
  const slash = word.indexOf("/");
  const collection = MARKED.find((name) => name === word.slice(0, slash));
  const id = word.slice(slash + 1);
  return collection === undefined || !isMarked(collection) || id === "" ? null : { collection, id };
}

/**
 * People say that documents are right as they stand: those whose mark does not fit are marked anew, and those that are
 * gone are missed no longer. Returns their ids.
 *
 * - `before`: the key was changed, and this is the old one. Then only what it marked is marked anew, and nothing is
 *   forgotten: what somebody edited by hand fits neither key, and stays to be found.
 */
export async function accept(
  { db }: Pick<Client, "db">,
  store: Pick<Store, "page" | "get" | "change">,
  seal: Seal,
  { collection, id }: { readonly collection: Name; readonly id: string },
  before: Seal | null = null,
): Promise<readonly string[]> {
  const isMeant = (one: string): boolean => id === "*" || one === id;
  const done: string[] = [];
  for (let afterId = ""; ;) {
    const page = await store.page(collection, afterId, PAGE);
    for (const document of page) {
      if (!isMeant(document._id) || differing(seal, collection, document) === null) continue;
      if (before && differing(before, collection, document) !== null) continue;
      const { updated } = await db
        .collection(collection)
        .where({ _id: document._id, rev: document.rev })
        .update({ [MARK_FIELD]: db.command.set(markFor(seal, collection, document)) });
      if (updated === 1) done.push(document._id);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    afterId = last._id;
  }
  return before ? done : [...done, ...(await forgotten(store, collection, isMeant))];
}

/**
 * Whether one of these keys is the one that the functions mark with: with another, all that it marked would look edited.
 * Told by what the last audit noted; where there was none, nobody can tell, and it is believed.
 */
export async function isKeyOf(store: Pick<Store, "get">, seals: readonly Seal[]): Promise<boolean> {
  const noted = await store.get("censuses", "next");
  return !noted || seals.some((seal) => differing(seal, "censuses", noted) === null);
}

/** Takes those that are gone, and that people meant, out of the counts. */
async function forgotten(
  store: Pick<Store, "page" | "change">,
  collection: Name,
  isMeant: (id: string) => boolean,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let afterId = ""; ;) {
    const page = await store.page("censuses", afterId, PAGE);
    for (const one of page) {
      const gone = one.collection === collection ? one.gone.filter(isMeant) : [];
      if (gone.length === 0) continue;
      ids.push(...gone);
      await store.change("censuses", one._id, (known = one) => ({
        ...{ ok: true, value: { ...known, gone: known.gone.filter((id) => !isMeant(id)) } },
      }));
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return ids;
    afterId = last._id;
  }
}
