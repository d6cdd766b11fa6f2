import { AdminError } from "../admin/errors.ts";
import { ControlError } from "../control/errors.ts";
import { badRequest, fieldsOf, onlyFields, textField } from "../control/fields.ts";
import { pageIn, partOf } from "../control/page.ts";
import { get, post, type Routes } from "../control/route.ts";
import { MAX_AGE_SECONDS, type Desk } from "./desk.ts";
import { readFilePath } from "./filePath.ts";
import type { Files, StoredFile } from "./files.ts";

const PAGE = { limit: 100, limitMax: 1_000 };
const SERVER = { from: "server" } as const;

/** The files as the developer sees them: all of them, whatever the rules say. */
export function fileRoutes({ files, desk }: { files: Files; desk: Desk }): Routes {
  const shown = (file: StoredFile) => ({ ...file, fileId: desk.fileIdOf(file.path) });
  const pathIn = (body: unknown, where: string): string => {
    const fields = fieldsOf(body);
    onlyFields(fields, ["path"], where);
    return validPath(textField(fields, "path"));
  };
  const missing = (path: string) =>
    new ControlError("file_not_found", `there is no file ${path}`, 404);

  return new Map([
    [
      "/control/files",
      get(async ({ query }) => {
        const { page, ...sums } = pageOf(await files.list(), query);
        return { files: page.map(shown), ...sums };
      }),
    ],
    [
      "/control/files/info",
      get(async ({ query }) => {
        const path = query.get("path") ?? "";
        const file = await files.info(path);
        if (file === undefined) throw missing(path);
        return { file: shown(file) };
      }),
    ],
    [
      "/control/files/remove",
      post(async ({ body }) => {
        const path = pathIn(body, "files/remove");
        if (!(await files.remove(path))) throw missing(path);
        return {};
      }),
    ],
    [
      "/control/files/upload-address",
      post(async ({ body }) => {
        const done = await desk.upload(SERVER, pathIn(body, "files/upload-address"));
        if (!done.ok) throw new ControlError(done.refusal.code, done.refusal.message);
        const { url, fileId, authorization, token, cosFileId } = done.value;
        const signed = { "x-cos-security-token": token, "x-cos-meta-fileid": cosFileId };
        return { method: "PUT", url, fileId, headers: { authorization, ...signed } };
      }),
    ],
    [
      "/control/files/address",
      post(async ({ body }) => {
        const path = pathIn(body, "files/address");
        const done = await desk.download(SERVER, desk.fileIdOf(path), MAX_AGE_SECONDS);
        if (!done.ok) throw missing(path);
        return { url: done.value };
      }),
    ],
  ]);
}

/** Those that the query asks for: one page of them, and the sums of all. */
function pageOf(files: readonly StoredFile[], query: URLSearchParams) {
  const [prefix, q] = [query.get("prefix") ?? "", (query.get("q") ?? "").toLowerCase()];
  const all = files.filter(({ path }) => path.startsWith(prefix) && path.toLowerCase().includes(q));
  const bytes = all.reduce((sum, file) => sum + file.bytes, 0);
  return { page: partOf(all, pageIn(query, PAGE)), total: all.length, bytes };
}

function validPath(path: string): string {
  try {
    return readFilePath(path);
  } catch (error) {
    throw error instanceof AdminError ? badRequest(error.message) : error;
  }
}
