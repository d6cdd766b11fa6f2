import { watch } from "node:fs";

/** An editor writes a file in several steps. */
const QUIET_MS = 60;

/** Calls `onChange` once after each burst of changes below a folder. */
export function watchFolder(folder: string, onChange: () => void): { close(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS);
  });
  // A folder that is moved away while it is read: the next change finds what is there then.
  watcher.on("error", () => undefined);
  return {
    close() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
