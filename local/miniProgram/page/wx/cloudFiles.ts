import {
  api,
  call,
  Failure,
  isObject,
  listOf,
  numberOf,
  textOf,
  type Api,
  type Options,
} from "./answer.ts";
import { errorOf, inCloud, numberOfCode, unlessRefused } from "./cloudErrors.ts";
import { fileOf, type FileStore } from "./fileStore.ts";
import type { CloudApp, Session } from "./session.ts";

/** Answers of js-sdk about files, as far as they are read here. */
type FileAnswer = {
  readonly fileID?: string;
  readonly code?: string;
  readonly tempFileURL?: string;
  readonly maxAge?: number;
};

/** js-sdk's types know of a path only; in a browser it takes a file. */
type Upload = Parameters<CloudApp["uploadFile"]>[0];

/** The files of `wx.cloud`. */
export function cloudFiles(session: Session, files: FileStore): Record<string, unknown> {
  return {
    getTempFileURL: api(
      "cloud.getTempFileURL",
      inCloud((options) => addressesOf(session, options)),
    ),
    deleteFile: api(
      "cloud.deleteFile",
      inCloud((options) => removed(session, options)),
    ),
    downloadFile: taskOf(
      api(
        "cloud.downloadFile",
        inCloud(async (options) => {
          const file = await loadFromCloud(session, textOf(options, "fileID"));
          return { tempFilePath: files.addTemporary(file), statusCode: 200 };
        }),
      ),
    ),
    uploadFile: taskOf(
      api(
        "cloud.uploadFile",
        inCloud((options) => uploaded(session, files, options)),
      ),
    ),
  };
}

async function uploaded(session: Session, files: FileStore, options: Options): Promise<object> {
  const cloudPath = textOf(options, "cloudPath");
  if (cloudPath === "" || cloudPath.startsWith("/")) throw new Failure("invalid cloudPath");
  const { bytes, type } = await files.load(textOf(options, "filePath"));
  const filePath: unknown = new File([bytes], cloudPath.split("/").at(-1) ?? "file", { type });
  const answered = await session.run((app) => app.uploadFile({ cloudPath, filePath } as Upload));
  return { fileID: (unlessRefused(answered) as FileAnswer).fileID ?? "", statusCode: 200 };
}

async function addressesOf(session: Session, options: Options): Promise<object> {
  const asked = listOf(options, "fileList");
  const fileList = asked.map((one) => (isObject(one) ? textOf(one, "fileID") : String(one)));
  const maxAge = asked.map((one) => (isObject(one) ? numberOf(one, "maxAge", 0) : 0)).find(Boolean);
  const list = fileList.map((fileID) => (maxAge === undefined ? fileID : { fileID, maxAge }));
  const answered = await session.run((app) => app.getTempFileURL({ fileList: list as string[] }));
  return {
    fileList: filesOf(unlessRefused(answered)).map((file) => ({
      ...statusOf(file),
      ...{ fileID: file.fileID ?? "", tempFileURL: file.tempFileURL ?? "" },
      maxAge: file.maxAge ?? 7_200,
    })),
  };
}

async function removed(session: Session, options: Options): Promise<object> {
  const fileList = listOf(options, "fileList").map(String);
  const answered = await session.run((app) => app.deleteFile({ fileList }));
  return {
    fileList: filesOf(unlessRefused(answered)).map((file) => ({
      ...statusOf(file),
      fileID: file.fileID ?? "",
    })),
  };
}

/** The bytes of a file by its file id. Errors: Failure. */
export async function loadFromCloud(session: Session, fileID: string) {
  const response = await fetch(await addressInCloud(session, fileID));
  if (!response.ok) throw new Failure(`the file could not be read: HTTP ${response.status}`);
  return fileOf(await response.blob());
}

/** The temporary address of a file. Errors: Failure, where it is not there or may not be read. */
export async function addressInCloud(session: Session, fileID: string): Promise<string> {
  const answered = await session.run((app) => app.getTempFileURL({ fileList: [fileID] }));
  const [file] = filesOf(unlessRefused(answered));
  if (file?.tempFileURL) return file.tempFileURL;
  throw new Failure(`${file?.code ?? "STORAGE_FILE_NONEXIST"}: ${fileID}`);
}

function filesOf(answered: unknown): readonly FileAnswer[] {
  const list = isObject(answered) ? answered["fileList"] : undefined;
  return Array.isArray(list) ? list : [];
}

function statusOf(file: FileAnswer): { status: number; errMsg: string } {
  const { code } = errorOf(file);
  return code === "" ? { status: 0, errMsg: "ok" } : { status: numberOfCode(code), errMsg: code };
}

/** With callbacks WeChat gives a task back; nothing can be stopped here, and progress is told once, at the end. */
function taskOf(run: Api): (options?: unknown) => unknown {
  return (options) => {
    const progress = new Set<unknown>();
    const told = run(options);
    const task = {
      abort: () => undefined,
      onProgressUpdate: (listener: unknown) => void progress.add(listener),
      offProgressUpdate: (listener: unknown) => void progress.delete(listener),
      onHeadersReceived: () => undefined,
      offHeadersReceived: () => undefined,
    };
    setTimeout(() => {
      for (const listener of progress) call(listener, { progress: 100 });
    });
    return told ?? task;
  };
}
