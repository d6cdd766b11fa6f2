import { createHash } from "node:crypto";
import { invalidParam } from "../admin/errors.ts";

/** The platform's limit, of the encoded name. */
const PATH_BYTES_MAX = 850;
const APPID = "1250000000";

/**
 * A file's path as it may be stored.
 *
 * Errors: INVALID_PARAM for what the platform does not take, and for a step such as `..`: every client would walk it
 * before the address is sent, and so meet another file.
 * Source: docs.cloudbase.net/storage, the rules for names of files.
 */
export function readFilePath(value: unknown): string {
  if (typeof value !== "string" || value === "") throw invalidParam("a file's path must be text");
  const shown = JSON.stringify(value.slice(0, 80));
  if (/\p{Surrogate}/u.test(value)) throw invalidParam(`${shown} is not well-formed text`);
  if (Buffer.byteLength(value) > PATH_BYTES_MAX) {
    throw invalidParam(`${shown} is longer than ${PATH_BYTES_MAX} bytes: shorten the path`);
  }
  if (/[\u0000-\u001f\u007f]/.test(value)) {
    throw invalidParam(`${shown} has a control character`);
  }
  const steps = value.split("/");
  if (steps.slice(0, -1).includes("")) {
    throw invalidParam(`${shown} must not begin with "/" nor have two of them in a row`);
  }
  if (steps.includes(".") || steps.includes("..")) {
    throw invalidParam(`${shown} has "." or ".." for a step: write the path without it`);
  }
  return value;
}

/** How the environment's files are named to the world: `cloud://<env>.<bucket>/<path>`. */
export function fileIdIn(env: string): (path: string) => string {
  const bucket = `${Buffer.from(env.slice(0, 2)).toString("hex")}-${env}-${APPID}`;
  return (path) => `cloud://${env}.${bucket}/${path}`;
}

/** What stands behind the bucket of a fileID, whichever bucket that is. Undefined: it is no fileID. */
export function pathOfFileId(fileId: string): string | undefined {
  return /^cloud:\/\/[^/]+\/(.+)$/s.exec(fileId)?.[1];
}

/** A name on disk for any path: it cannot escape, and no two meet. */
export function diskName(path: string): string {
  return createHash("sha256").update(path).digest("hex");
}
