import { CONSOLE_FOLDER } from "#scripts/buildConsole.ts";
import { startMiniProgram } from "#scripts/stack/miniProgram.ts";
import { LOCAL_ENV_ID } from "#scripts/stack/environment.ts";
import { startStack } from "#scripts/stack/start.ts";
import { PHONES } from "#scripts/teahouse/cast.ts";
import { employClerk } from "./clerk.ts";
import { type DemoAccount, openAccounts } from "./accounts.ts";
import { openConsoleDoor } from "./consoleDoor.ts";
import { noteServing } from "./servedBy.ts";

/** Where the three doors are. */
export type Doors = Readonly<Record<"cloudbaseLocal" | "console" | "miniProgram", string>>;

/** A shop that is open, with all its doors. */
export type Shop = {
  readonly doors: Doors;
  /** Who may be signed in as at the console. */
  readonly accounts: readonly DemoAccount[];
  /** Closes all doors in the reverse order of their opening; the data stays. */
  readonly close: () => Promise<void>;
  /** Settles when cloudbase-local has ended, asked or not. */
  readonly ended: Promise<void>;
};

/**
 * Opens the three doors on ports in a row: cloudbase-local with the data of a folder and a clock that
 * shows real time, the console, the mini program.
 *
 * - `clerkSays`: is told what the demo's clerk has done; null = there is none, and staff is whoever calls the functions.
 */
export async function serveShop(
  dataFolder: string,
  port: number,
  clerkSays: ((what: string) => void) | null,
): Promise<Shop> {
  const at = (index: number) => `http://127.0.0.1:${port + index}`;
  const doors: Doors = { cloudbaseLocal: at(0), console: at(1), miniProgram: at(2) };
  const stack = await startStack({ dataFolder, port, durability: "full" });
  const forget = noteServing(dataFolder, stack.url);
  const opened: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closeDoor of opened.toReversed()) await closeDoor();
    await stack.stop();
    forget();
  };
  try {
    const accounts = await openAccounts(stack.control);
    opened.push((await openConsoleDoor(consoleOf(doors, port + 1, accounts))).close);
    const phones = { server: stack.url, port: port + 2, people: PHONES, folder: dataFolder };
    opened.push((await startMiniProgram(phones)).stop);
    if (clerkSays) opened.push(employClerk(stack.control, Date.now(), clerkSays).stop);
    return { doors, accounts, close, ended: stack.ended };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The console of a cloudbase-local. `demo.json` stands here only: a deployed console has no list of accounts. */
const consoleOf = (doors: Doors, port: number, accounts: readonly DemoAccount[]) => ({
  ...{ port, folder: CONSOLE_FOLDER, cloudbaseLocal: doors.cloudbaseLocal },
  made: {
    "config.json": { envId: LOCAL_ENV_ID, localHost: new URL(doors.cloudbaseLocal).host },
    "demo.json": { accounts },
  },
});
