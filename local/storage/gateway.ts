import { AdminError, invalidParam } from "../admin/errors.ts";
import { copyWish, each, fieldsOf, FILES_MAX, textOf } from "./actions.ts";
import { MAX_AGE_SECONDS, type Desk, type Served } from "./desk.ts";
import { readFilePath } from "./filePath.ts";
import type { StorageCaller } from "./index.ts";

/** Reads one item of the list; what it returns then serves it. */
type Verb = (
  desk: Desk,
  caller: StorageCaller,
  item: Readonly<Record<string, unknown>>,
) => () => Promise<object>;

/** `POST /v1/storages/<verb>`: a list goes in, a list comes out, each file with its own failure. */
const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  [
    "get-objects-upload-info",
    (desk, caller, { objectId: given }) => {
      const objectId = textOf("objectId", given);
      return async () => {
        const done = await uploadOf(desk, caller, objectId);
        if (!done.ok) return { objectId, ...done.refusal };
        const { fileId, url, cosFileId, authorization, token, downloadUrl } = done.value;
        return {
          ...{ objectId, authorization, token, uploadUrl: url, downloadUrl },
          ...{ cloudObjectId: fileId, cloudObjectMeta: cosFileId },
        };
      };
    },
  ],
  [
    "get-objects-download-info",
    (desk, caller, { cloudObjectId: given }) => {
      const cloudObjectId = textOf("cloudObjectId", given);
      return async () => {
        const done = await desk.download(caller, cloudObjectId, MAX_AGE_SECONDS);
        return { cloudObjectId, ...(done.ok ? { downloadUrl: done.value } : done.refusal) };
      };
    },
  ],
  [
    "delete-objects",
    (desk, caller, { cloudObjectId: given }) => {
      const cloudObjectId = textOf("cloudObjectId", given);
      return async () => {
        const done = await desk.remove(caller, cloudObjectId);
        return { cloudObjectId, ...(done.ok ? {} : done.refusal) };
      };
    },
  ],
  [
    "copy-objects",
    (desk, caller, { srcPath, dstPath, overwrite, removeOriginal }) => {
      const paths = { src_path: srcPath, dst_path: dstPath };
      const wish = copyWish({ ...paths, overwrite, remove_original: removeOriginal });
      return async () => {
        const done = await desk.copy(caller, wish);
        return done.ok ? { cloudObjectId: done.value } : { cloudObjectId: "", ...done.refusal };
      };
    },
  ],
]);

/** Undefined for a verb that does not exist. Rejects with AdminError INVALID_PARAM for a body that cannot be read. */
export function gatewayVerb(
  desk: Desk,
  { verb, body, caller }: { verb: string; body: unknown; caller: StorageCaller },
): Promise<readonly unknown[]> | undefined {
  const serve = VERBS.get(verb);
  if (serve === undefined) return undefined;
  return (async () => each(itemsOf(body), (item) => serve(desk, caller, fieldsOf(item))))();
}

/** Some builds of the SDK write a list as `{"0":…,"1":…}`. */
function itemsOf(body: unknown): readonly unknown[] {
  if (typeof body !== "object" || body === null) throw invalidParam("the body must be a list");
  const items: unknown[] = Object.values(body);
  const isList = Object.keys(body).every((name, at) => name === String(at));
  if (!isList) throw invalidParam("the body must be a list");
  if (items.length > FILES_MAX) throw invalidParam(`more than ${FILES_MAX} files in one request`);
  return items;
}

/** A name that cannot be stored fails its own upload only. */
async function uploadOf(
  desk: Desk,
  caller: StorageCaller,
  objectId: string,
): Promise<Awaited<ReturnType<Desk["upload"]>>> {
  try {
    return await desk.upload(caller, readFilePath(objectId));
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    const refusal = { code: error.code, message: error.message };
    return { ok: false, refusal } satisfies Served<never>;
  }
}
