import { existsSync, readdirSync, watch, type FSWatcher } from "node:fs";
import { dirname, join, sep } from "node:path";

/** Folders of one function that are watched; code has far fewer. */
const FOLDERS_MAX = 500;

/** Says whether anything in a folder has changed since. */
export interface FolderWatch {
  /** Grows with each change that was noticed, some milliseconds after it was made. */
  readonly changes: number;
  close(): void;
}

/**
 * Watches the code in a folder and below, but not `node_modules` nor hidden folders. The folder may come later, and may
 * be removed and made anew, as builds do. Watching does not keep the process alive.
 */
export function watchFolder(directory: string): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let changes = 0;

  function noticed(): void {
    changes += 1;
    look();
  }
  function look(): void {
    const wanted = new Set(foldersToWatch(directory));
    for (const [folder, watcher] of watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of wanted) {
      if (!watchers.has(folder)) add(folder);
    }
  }
  function add(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        // A folder that was replaced by another of its name must be watched anew.
        if (name !== null && watchers.get(join(folder, name)) !== undefined)
          drop(join(folder, name));
        if (!existsSync(folder)) drop(folder);
        if (isCode(name ?? "") && concerns(folder, name)) noticed();
      });
      watcher.on("error", () => drop(folder));
      watchers.set(folder, watcher);
    } catch {
      // It went away in between: its parent tells when it comes back.
    }
  }
  function drop(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }
  /** Above the function's folder, only what leads to it. */
  function concerns(folder: string, name: string | null): boolean {
    if (folder === directory || folder.startsWith(directory + sep)) return true;
    const changed = join(folder, name ?? "");
    return directory === changed || directory.startsWith(changed + sep);
  }

  look();
  return {
    get changes() {
      return changes;
    },
    close() {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

/** The folder and all below it, and the one above, which sees it come and go; while it is not there, the next above that is. */
function foldersToWatch(directory: string): string[] {
  let above = dirname(directory);
  while (!existsSync(above) && above !== dirname(above)) above = dirname(above);
  const folders = [above];
  const left = existsSync(directory) ? [directory] : [];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    folders.push(next);
    if (folders.length >= FOLDERS_MAX) break;
    left.push(...foldersIn(next));
  }
  return folders;
}

function foldersIn(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && isCode(entry.name))
      .map(({ name }) => join(directory, name));
  } catch {
    return [];
  }
}

function isCode(name: string): boolean {
  return name !== "node_modules" && !name.startsWith(".");
}
