import type { Files } from "#ports/files.ts";

export type MemoryFiles = Files & {
  /** What is stored, by file id. */
  readonly stored: Map<string, Uint8Array>;
};

/** Files in a map. Their ids look like CloudBase's. */
export function memoryFiles(): MemoryFiles {
  const stored = new Map<string, Uint8Array>();
  return {
    stored,
    async save(path, content) {
      const fileId = `cloud://memory/${path}`;
      stored.set(fileId, Uint8Array.from(content));
      return fileId;
    },
    async read(fileId) {
      const content = stored.get(fileId);
      if (!content) throw new Error(`no file: ${fileId}`);
      return Uint8Array.from(content);
    },
    async link(fileId, seconds) {
      if (!stored.has(fileId)) throw new Error(`no file: ${fileId}`);
      return `https://files.example/${encodeURIComponent(fileId)}?seconds=${seconds}`;
    },
    async remove(fileIds) {
      for (const fileId of fileIds) stored.delete(fileId);
    },
  };
}
