import { Failure } from "./answer.ts";

/** Where a mini program keeps files of its own. */
export const USER_DATA_PATH = "wxfile://usr";
const BYTES_MAX = 200 * 1024 * 1024;

export type StoredFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

/** The files of one phone, in memory. Temporary ones have paths that a browser can show as they are (`blob:`). */
export type FileStore = {
  /** Keeps bytes as a temporary file. → its path. */
  readonly addTemporary: (file: StoredFile) => string;
  readonly write: (path: string, file: StoredFile) => void;
  readonly find: (path: string) => StoredFile | undefined;
  /** What is at a path or address. Errors: Failure. */
  readonly load: (path: string) => Promise<StoredFile>;
  readonly remove: (path: string) => boolean;
  readonly paths: () => readonly string[];
  /** What a browser shows a path by. */
  readonly address: (path: string) => string;
};

export function createFileStore(): FileStore {
  const files = new Map<string, StoredFile>();
  const addresses = new Map<string, string>();

  function write(path: string, file: StoredFile): void {
    const before = files.get(path)?.bytes.length ?? 0;
    const total = [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (total - before + file.bytes.length > BYTES_MAX) {
      throw new Failure("the maximum size of the file storage limit is exceeded");
    }
    forgetAddress(path);
    files.set(path, file);
  }

  function forgetAddress(path: string): void {
    const address = addresses.get(path);
    if (address !== undefined) URL.revokeObjectURL(address);
    addresses.delete(path);
  }

  return {
    addTemporary(file) {
      const path = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
      files.set(path, file);
      return path;
    },
    write,
    find: (path) => files.get(path),
    async load(path) {
      const kept = files.get(path);
      if (kept !== undefined) return kept;
      if (path.startsWith("wxfile:") || path === "") {
        throw new Failure(`no such file or directory "${path}"`);
      }
      const response = await fetch(path);
      if (!response.ok) throw new Failure(`file not found: ${path}`);
      return fileOf(await response.blob());
    },
    remove(path) {
      forgetAddress(path);
      return files.delete(path);
    },
    paths: () => [...files.keys()],
    address(path) {
      const file = files.get(path);
      if (file === undefined || !path.startsWith("wxfile:")) return path;
      const known = addresses.get(path);
      if (known !== undefined) return known;
      const address = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
      addresses.set(path, address);
      return address;
    },
  };
}

export async function fileOf(blob: Blob): Promise<StoredFile> {
  return { bytes: new Uint8Array(await blob.arrayBuffer()), type: blob.type };
}

const TYPES: Readonly<Record<string, string>> = {
  ...{ png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif" },
  ...{ webp: "image/webp", svg: "image/svg+xml", mp4: "video/mp4", pdf: "application/pdf" },
  ...{ txt: "text/plain", json: "application/json", csv: "text/csv", html: "text/html" },
};

/** The type of a file by the end of its name. */
export function typeByName(name: string): string {
  const [, end = ""] = /\.([A-Za-z0-9]+)$/.exec(name) ?? [];
  return TYPES[end.toLowerCase()] ?? "application/octet-stream";
}
