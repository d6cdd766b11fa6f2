import { isServer } from "../clients/permission.ts";
import type { Clock } from "../clock.ts";
import type { Identity } from "../functions/context.ts";
import type { Rules } from "../rules/index.ts";
import { downloadUrl, uploadUrl } from "./addresses.ts";
import { cosFileIdOf } from "./cosDoor.ts";
import { pathOfFileId } from "./filePath.ts";
import type { Files } from "./files.ts";
import type { Signatures } from "./signatures.ts";
import type { StorageCaller } from "./index.ts";

/** Why one file of a request was not served. */
export type Refusal = { readonly code: string; readonly message: string };
export type Served<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** What a client needs to upload one file. */
export type UploadInfo = {
  readonly fileId: string;
  readonly url: string;
  readonly authorization: string;
  readonly token: string;
  readonly cosFileId: string;
  readonly downloadUrl: string;
};

export type CopyWish = {
  readonly from: string;
  readonly to: string;
  readonly overwrite: boolean;
  readonly removeOriginal: boolean;
};

/**
 * Serves one file at a time to one caller, whichever dialect he speaks. Paths are valid ones (`readFilePath`); clients
 * are held to the rules. A refusal is a value.
 */
export interface Desk {
  upload(caller: StorageCaller, path: string): Promise<Served<UploadInfo>>;
  download(caller: StorageCaller, fileId: string, maxAgeSeconds: number): Promise<Served<string>>;
  remove(caller: StorageCaller, fileId: string): Promise<Served<undefined>>;
  /** Answers the fileID of the copy. */
  copy(caller: StorageCaller, wish: CopyWish): Promise<Served<string>>;
  /** Whether the rules let somebody do it. */
  may(who: Identity | undefined, operation: "read" | "write", path: string): Promise<boolean>;
  fileIdOf(path: string): string;
}

export type DeskParts = {
  readonly files: Files;
  readonly signatures: Signatures;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly url: string;
  readonly fileIdOf: (path: string) => string;
};

/** How long an address serves where nobody says it. */
export const MAX_AGE_SECONDS = 86_400;

const NO_SUCH_FILE = refused("STORAGE_FILE_NONEXIST", "storage file not exists");
const IS_TAKEN = refused(
  "STORAGE_FILE_EXIST",
  "there is a file at dstPath already: give overwrite: true",
);

export function createDesk(parts: DeskParts): Desk {
  const { files, signatures, rules, url, fileIdOf, clock } = parts;

  async function asked(who: Identity | undefined, operation: "read" | "write", path: string) {
    const info = await files.info(path);
    const exists = info !== undefined;
    return rules.file({ operation, path, caller: who, owner: info?.owner, exists });
  }
  async function forbidden(caller: StorageCaller, operation: "read" | "write", path: string) {
    if (caller.from === "server" || isServer(caller.caller)) return undefined;
    const verdict = await asked(caller.caller, operation, path);
    return verdict.allowed ? undefined : refused("STORAGE_EXCEED_AUTHORITY", verdict.reason);
  }

  return {
    fileIdOf,
    may: async (who, operation, path) => (await asked(who, operation, path)).allowed,

    async upload(caller, path) {
      const no = await forbidden(caller, "write", path);
      if (no !== undefined) return no;
      const proof = signatures.forUpload(path, ownerOf(caller));
      const signature = signatures.forDownload(path, MAX_AGE_SECONDS);
      return served({
        ...{ fileId: fileIdOf(path), url: uploadUrl(url, path), cosFileId: cosFileIdOf(path) },
        ...{ ...proof, downloadUrl: downloadUrl(url, path, signature) },
      });
    },

    async download(caller, fileId, maxAgeSeconds) {
      const path = pathOfFileId(fileId);
      if (path === undefined) return NO_SUCH_FILE;
      const no = await forbidden(caller, "read", path);
      if (no !== undefined) return no;
      if ((await files.info(path)) === undefined) return NO_SUCH_FILE;
      return served(downloadUrl(url, path, signatures.forDownload(path, maxAgeSeconds)));
    },

    async remove(caller, fileId) {
      const path = pathOfFileId(fileId);
      if (path === undefined) return NO_SUCH_FILE;
      const no = await forbidden(caller, "write", path);
      if (no !== undefined) return no;
      return (await files.remove(path)) ? served(undefined) : NO_SUCH_FILE;
    },

    async copy(caller, { from, to, overwrite, removeOriginal }) {
      const no =
        (await forbidden(caller, "read", from)) ??
        (await forbidden(caller, "write", to)) ??
        (removeOriginal ? await forbidden(caller, "write", from) : undefined);
      if (no !== undefined) return no;
      if (!overwrite && (await files.info(to)) !== undefined) return IS_TAKEN;
      const target = { path: to, owner: ownerOf(caller), uploadedAtMs: clock.nowMs() };
      if ((await files.copy(from, target)) === undefined) return NO_SUCH_FILE;
      if (removeOriginal) await files.remove(from);
      return served(fileIdOf(to));
    },
  };
}

/** By whom a rule knows the file again. */
function ownerOf(caller: StorageCaller): string | undefined {
  return caller.from === "server" ? undefined : (caller.caller?.openid ?? caller.caller?.uid);
}

function served<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

function refused(code: string, message: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, message } };
}
