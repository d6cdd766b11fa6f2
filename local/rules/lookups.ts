import type { Doc } from "../database/value.ts";
import type { World } from "./world.ts";

/** Reads one document for get(); null where there is none. */
export type ReadDocument = (collection: string, id: string) => Promise<Doc | null>;

/** The platform's limit of different documents that get() reads for one request. */
const DOCUMENTS_MAX = 10;

/** The documents that get() reads for one request: asked for while a rule is worked out, read afterwards. */
export interface Lookups {
  readonly look: World["look"];
  /** Reads what was asked for since; false when nothing was. */
  readAsked(): Promise<boolean>;
}

export function createLookups(read: ReadDocument): Lookups {
  const found = new Map<string, Doc | null>();
  const asked = new Map<string, { readonly collection: string; readonly id: string }>();
  return {
    look(collection, id) {
      const key = `${collection}.${id}`;
      const document = found.get(key);
      if (document !== undefined) return document;
      if (!asked.has(key) && found.size + asked.size >= DOCUMENTS_MAX) return "too many";
      asked.set(key, { collection, id });
      return "not read yet";
    },
    async readAsked() {
      if (asked.size === 0) return false;
      for (const [key, { collection, id }] of asked) found.set(key, await read(collection, id));
      asked.clear();
      return true;
    },
  };
}
