import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { askServer } from "../commands/ask.ts";
import { counted } from "../counted.ts";
import { parseWords, URL_DEFAULT, UsageError } from "../commands/command.ts";

/** The server may take this long to start on what was imported. */
const RESTART_MS_MAX = 60_000;
const LOOK_EVERY_MS = 50;

export const STATE_HELP = `cloudbase-local export DIRECTORY [--url URL]
cloudbase-local import DIRECTORY [--url URL]

Writes everything that a running server holds into a folder of readable files, or puts such a folder in the place of
everything that it holds: documents, indexes, files, users, WeChat's books, the clock.

  --url URL   the server's address (default: ${URL_DEFAULT})
`;

/** `export DIR` and `import DIR`. Resolves to the exit code. Errors: UsageError, ServerError. */
export async function stateCommand(
  [verb, ...words]: readonly string[],
  out: (text: string) => void,
): Promise<number> {
  if (verb !== "export" && verb !== "import") {
    throw new UsageError(`give export or import, not "${verb ?? ""}"`);
  }
  const { values, positionals } = parseWords(words, { url: { type: "string" } });
  const [directory, ...others] = positionals;
  if (directory === undefined || others.length > 0) {
    throw new UsageError(`${verb} takes one folder: cloudbase-local ${verb} DIRECTORY`);
  }
  const url = values.url ?? URL_DEFAULT;
  const answer = await askServer(url, `state/${verb}`, { directory: resolve(directory) });
  if (verb === "import") await restarted(url, String(answer["importId"]));
  const { collections, documents, files } = answer;
  const what = [
    `${counted(Number(documents), "document")} of ${counted(Number(collections), "collection")}`,
    `${counted(Number(files), "file")}: ${String(answer["directory"])}`,
  ];
  out(`${verb}ed ${what.join(" and ")}\n`);
  return 0;
}

async function restarted(url: string, importId: string): Promise<void> {
  const untilMs = performance.now() + RESTART_MS_MAX;
  for (;;) {
    const state = await askServer(url, "state").catch(() => undefined);
    if (state?.["importId"] === importId) return;
    if (performance.now() > untilMs) {
      throw new UsageError("the import is complete, but the server did not start again: start it");
    }
    await sleep(LOOK_EVERY_MS);
  }
}
