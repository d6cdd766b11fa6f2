import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { CONSOLE_FOLDER } from "#scripts/buildConsole.ts";
import { type DemoAccount, openAccounts } from "#scripts/start/accounts.ts";
import { openConsoleDoor } from "#scripts/start/consoleDoor.ts";
import type { Control } from "#scripts/stack/control.ts";
import { LOCAL_ENV_ID } from "#scripts/stack/environment.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { openSeat, type Seat, type SeatLook, standUp } from "#tests/journeys/console/seat.ts";
import { seededTeahouse } from "#tests/journeys/seeded.ts";
import { EXECUTABLE, FLAGS, HAS_BROWSER } from "#tests/journeys/shop.ts";

/** A shop with its console, and somebody of each role who may sit down at it. */
export type Desk = {
  readonly stack: Stack;
  readonly control: Control;
  readonly browser: Browser;
  readonly url: string;
  readonly accounts: readonly DemoAccount[];
  /** Opens the console in a browser of its own, at the door. */
  readonly sitDown: (look?: SeatLook) => Promise<Seat>;
  /** The same, signed in by name and password as the account of that name. */
  readonly signIn: (username: string, look?: SeatLook) => Promise<Seat>;
};

async function openDesk(timersOff: readonly string[]): Promise<Desk & { close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-desk-"));
  const dataFolder = join(folder, "data");
  cpSync(await seededTeahouse(), dataFolder, { recursive: true });
  const stack = await startStack({
    ...{ dataFolder, durability: "off" },
    ...(timersOff.length > 0 && { timersOff }),
  });
  const accounts = await openAccounts(stack.control);
  const door = await openConsoleDoor({
    ...{ port: 0, folder: CONSOLE_FOLDER, cloudbaseLocal: stack.url },
    made: {
      "config.json": { envId: LOCAL_ENV_ID, localHost: new URL(stack.url).host },
      "demo.json": { accounts },
    },
  });
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  const sitDown = (look?: SeatLook) => openSeat(browser, door.url, look);
  return {
    ...{ stack, control: stack.control, browser, url: door.url, accounts, sitDown },
    async signIn(username, look) {
      const seat = await sitDown(look);
      const account = accounts.find((one) => one.username === username);
      if (!account) throw new Error(`nobody is called ${username}`);
      await seat.signIn(account.username, account.password);
      return seat;
    },
    async close() {
      await browser.close();
      await door.close();
      await stack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * One shop with its console for each test file; after each journey everybody stands up.
 *
 * - `timersOff`: functions whose timers do not run, where the clock is driven far.
 */
export function withDesk({ timersOff = [] }: { timersOff?: readonly string[] } = {}): () => Desk {
  let desk: Awaited<ReturnType<typeof openDesk>> | undefined;
  beforeAll(async () => {
    if (HAS_BROWSER) desk = await openDesk(timersOff);
  }, 300_000);
  afterEach(async () => {
    await standUp(expect.getState().currentTestName ?? "journey");
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
  }, 60_000);
  return () => {
    if (desk === undefined) throw new Error("the desk is not open");
    return desk;
  };
}
