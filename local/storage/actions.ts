import { data, type Action, type Actions } from "../admin/action.ts";
import { AdminError, invalidParam } from "../admin/errors.ts";
import { MAX_AGE_SECONDS, type CopyWish, type Desk, type Served } from "./desk.ts";
import { pathOfFileId, readFilePath } from "./filePath.ts";
import type { StorageCaller } from "./index.ts";

/** The platform's limit of files in one request. */
export const FILES_MAX = 50;
/** No address serves longer than this: ten years. */
const MAX_AGE_SECONDS_MAX = 10 * 366 * 86_400;

/** The numbers that stand beside the codes in each file's answer. */
const STATUS: Readonly<Record<string, number>> = {
  STORAGE_REQUEST_FAIL: -503001,
  STORAGE_EXCEED_AUTHORITY: -503002,
  STORAGE_FILE_NONEXIST: -503003,
};

/** `storage.*` of `/admin` and `/web`: both speak of files in the same words. */
export function storageActions(desk: Desk, caller: StorageCaller): Actions {
  const actions = new Map<string, Action>([
    [
      "storage.getUploadMetadata",
      async (params) => {
        const done = await desk.upload(caller, readFilePath(params.text("path")));
        if (!done.ok) throw new AdminError(done.refusal.code, done.refusal.message);
        const { downloadUrl: download_url, ...info } = done.value;
        return data({ ...info, download_url });
      },
    ],
    [
      "storage.batchGetDownloadUrl",
      async (params) => {
        const download_list = await each(params.list("file_list", FILES_MAX), (item) =>
          downloadItem(desk, caller, fieldsOf(item)),
        );
        return data({ download_list });
      },
    ],
    [
      "storage.batchDeleteFile",
      async (params) => {
        const delete_list = await each(params.list("fileid_list", FILES_MAX), (item) => {
          const fileID = textOf("fileid_list", item);
          return async () => ({ fileID, ...outcomeOf(await desk.remove(caller, fileID)) });
        });
        return data({ delete_list });
      },
    ],
    [
      "storage.batchCopyFile",
      async (params) => {
        const copy_list = await each(params.list("file_list", FILES_MAX), (item) => {
          const { src_path, dst_path, overwrite, remove_original } = fieldsOf(item);
          const wish = copyWish({ src_path, dst_path, overwrite, remove_original });
          return async () => {
            const done = await desk.copy(caller, wish);
            const { code, errMsg: message } = outcomeOf(done);
            const fileID = done.ok ? done.value : "";
            // The SDKs' types spell it in one way, their replies in the other.
            return { fileID, fileId: fileID, code, message: done.ok ? "" : message };
          };
        });
        return data({ copy_list });
      },
    ],
  ]);
  if (caller.from === "server") actions.set("storage.getFileAuthority", authorityAction(desk));
  return actions;
}

function downloadItem(
  desk: Desk,
  caller: StorageCaller,
  { fileid, max_age }: Readonly<Record<string, unknown>>,
): () => Promise<object> {
  const fileID = textOf("fileid", fileid);
  const maxAge = maxAgeOf(max_age);
  return async () => {
    const done = await desk.download(caller, fileID, maxAge);
    const url = done.ok ? done.value : "";
    return { fileid, fileID, ...outcomeOf(done), download_url: url, tempFileURL: url, maxAge };
  };
}

/** A function asks what the user whom it serves may do with some files. */
function authorityAction(desk: Desk): Action {
  return async (params) => {
    const who = {
      openid: params.optionalText("openId") || undefined,
      uid: params.optionalText("uid") || undefined,
      loginType: params.optionalText("loginType") || undefined,
    };
    const files = await each(params.list("fileList", FILES_MAX), (item) => {
      const fields = fieldsOf(item);
      const path = pathIn("path", fields["path"]);
      const type = fields["type"];
      if (type !== "READ" && type !== "WRITE" && type !== "READWRITE") {
        throw invalidParam("type must be READ, WRITE or READWRITE");
      }
      return async () => {
        const read = type === "WRITE" ? undefined : await desk.may(who, "read", path);
        const write = type === "READ" ? undefined : await desk.may(who, "write", path);
        return { path: fields["path"], cosFileId: desk.fileIdOf(path), read, write };
      };
    });
    return { fields: { data: files } };
  };
}

/**
 * Reads all items of a list, and only when each of them can be read serves them: a request that is refused has done
 * nothing. Served one after the other, for what the first does, the next must see.
 */
export async function each<T>(
  items: readonly unknown[],
  read: (item: unknown) => () => Promise<T>,
): Promise<T[]> {
  const readied = items.map(read);
  const served: T[] = [];
  for (const serve of readied) served.push(await serve());
  return served;
}

export function fieldsOf(item: unknown): Readonly<Record<string, unknown>> {
  if (typeof item === "object" && item !== null) return item as Record<string, unknown>;
  throw invalidParam("each file of the list must be an object");
}

export function textOf(name: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw invalidParam(`${name} must be text`);
}

/** Errors: INVALID_PARAM. The names are those of `/admin`; the gateway's mean the same. */
export function copyWish(o: {
  src_path: unknown;
  dst_path: unknown;
  overwrite: unknown;
  remove_original: unknown;
}): CopyWish {
  const from = pathIn("src_path", o.src_path);
  const to = pathIn("dst_path", o.dst_path);
  if (from === to) throw invalidParam("src_path and dst_path must differ");
  return {
    ...{ from, to },
    overwrite: flagOf("overwrite", o.overwrite, true),
    removeOriginal: flagOf("remove_original", o.remove_original, false),
  };
}

/** A path, or the fileID of one. */
function pathIn(name: string, value: unknown): string {
  const text = textOf(name, value);
  return readFilePath(pathOfFileId(text) ?? text);
}

function flagOf(name: string, value: unknown, otherwise: boolean): boolean {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === "boolean") return value;
  throw invalidParam(`${name} must be true or false`);
}

function maxAgeOf(value: unknown): number {
  if (value === undefined || value === null) return MAX_AGE_SECONDS;
  if (Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= MAX_AGE_SECONDS_MAX) {
    return Number(value);
  }
  throw invalidParam(`max_age must be a whole number of seconds up to ${MAX_AGE_SECONDS_MAX}`);
}

function outcomeOf(served: Served<unknown>): { code: string; status: number; errMsg: string } {
  if (served.ok) return { code: "SUCCESS", status: 0, errMsg: "ok" };
  const { code, message } = served.refusal;
  return { code, status: STATUS[code] ?? -503001, errMsg: message };
}
