import { api, apis, Failure, textOf, type Options } from "./answer.ts";
import { decodeText, encodeText } from "./bytes.ts";
import { typeByName, USER_DATA_PATH, type FileStore } from "./fileStore.ts";

/** What is done with files, each with the options of its API. */
function fileCalls(files: FileStore) {
  const checkWritable = (path: string): void => {
    if (!path.startsWith(`${USER_DATA_PATH}/`))
      throw new Failure(`permission denied, open "${path}"`);
  };
  const find = (path: string, verb: string) => {
    const file = files.find(path);
    if (file === undefined) throw new Failure(`no such file or directory, ${verb} "${path}"`);
    return file;
  };

  const read = (o: Options) => {
    const { bytes } = find(textOf(o, "filePath"), "open");
    return decodeText(bytes, textOf(o, "encoding"));
  };
  const write = (o: Options): void => {
    const path = textOf(o, "filePath");
    checkWritable(path);
    const bytes = encodeText(o["data"], textOf(o, "encoding", "utf8"));
    files.write(path, { bytes, type: typeByName(path) });
  };
  const append = (o: Options): void => {
    const path = textOf(o, "filePath");
    checkWritable(path);
    const before = find(path, "open").bytes;
    const added = encodeText(o["data"], textOf(o, "encoding", "utf8"));
    files.write(path, { bytes: joined(before, added), type: typeByName(path) });
  };
  const unlink = (o: Options): void => {
    const path = textOf(o, "filePath");
    if (!files.remove(path)) throw new Failure(`no such file or directory, unlink "${path}"`);
  };
  const access = (o: Options): void => {
    const path = textOf(o, "path");
    const isFolder =
      path === USER_DATA_PATH || files.paths().some((one) => one.startsWith(`${path}/`));
    if (!isFolder) find(path, "access");
  };
  const copy = (o: Options): void => {
    const [from, to] = [textOf(o, "srcPath"), textOf(o, "destPath")];
    checkWritable(to);
    files.write(to, { bytes: find(from, "copyFile").bytes, type: typeByName(to) });
  };
  const save = (o: Options) => {
    const from = textOf(o, "tempFilePath");
    const to = textOf(o, "filePath", `${USER_DATA_PATH}/${crypto.randomUUID()}`);
    const { bytes, type } = find(from, "saveFile");
    files.write(to, { bytes, type });
    return { savedFilePath: to };
  };
  const stat = (o: Options) => ({ stats: statsOf(find(textOf(o, "path"), "stat").bytes) });
  const list = (o: Options) => {
    const folder = `${textOf(o, "dirPath").replace(/\/$/, "")}/`;
    const inside = files.paths().filter((path) => path.startsWith(folder));
    return { files: [...new Set(inside.map((path) => path.slice(folder.length).split("/")[0]))] };
  };
  const info = (o: Options) => ({ size: find(textOf(o, "filePath"), "stat").bytes.length });
  return { read, write, append, unlink, access, copy, save, stat, list, info };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function statsOf({ length: size }: Uint8Array): object {
  const times = { lastAccessedTime: 0, lastModifiedTime: 0 };
  return { size, mode: 33188, ...times, isFile: () => true, isDirectory: () => false };
}

/** `getFileSystemManager()`: files in memory, below `wx.env.USER_DATA_PATH` and at temporary paths. No folders. */
export function fileSystemApis(files: FileStore): Record<string, unknown> {
  const { read, write, append, unlink, access, copy, save, stat, list, info } = fileCalls(files);
  const manager = {
    ...apis({ writeFile: write, appendFile: append, unlink, access, copyFile: copy, stat }),
    ...apis({ saveFile: save, readdir: list, mkdir: () => ({}), rmdir: () => ({}) }),
    readFile: api("readFile", async (o) => {
      const path = textOf(o, "filePath");
      const { bytes } = files.find(path) ?? (await files.load(path));
      return { data: decodeText(bytes, textOf(o, "encoding")) };
    }),
    getFileInfo: api("getFileInfo", info),
    readFileSync: (filePath: string, encoding = "") => read({ filePath, encoding }),
    writeFileSync: (filePath: string, data: unknown, encoding = "utf8") =>
      write({ filePath, data, encoding }),
    appendFileSync: (filePath: string, data: unknown, encoding = "utf8") =>
      append({ filePath, data, encoding }),
    unlinkSync: (filePath: string) => unlink({ filePath }),
    accessSync: (path: string) => access({ path }),
    copyFileSync: (srcPath: string, destPath: string) => copy({ srcPath, destPath }),
    saveFileSync: (tempFilePath: string, filePath?: string) =>
      save({ tempFilePath, ...(filePath === undefined ? {} : { filePath }) }).savedFilePath,
    statSync: (path: string) => stat({ path }).stats,
    readdirSync: (dirPath: string) => list({ dirPath }).files,
    ...{ mkdirSync: () => undefined, rmdirSync: () => undefined },
  };
  return { getFileSystemManager: () => withSyncNames(manager) };
}

/** A synchronous call throws what the other would fail with, in its own name. */
function withSyncNames(manager: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(manager).map(([name, run]) => {
    if (!name.endsWith("Sync") || typeof run !== "function") return [name, run];
    const named = (...values: readonly unknown[]): unknown => {
      try {
        return Reflect.apply(run, undefined, values);
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        throw Object.assign(new Error(`${name}:fail ${words}`), {
          errMsg: `${name}:fail ${words}`,
        });
      }
    };
    return [name, named];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}
