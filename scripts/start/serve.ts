import { startStack } from "#scripts/stack/start.ts";
import { openPageDoor, type PageDoor } from "./pageDoor.ts";
import { consolePage, miniProgramPage, type Doors } from "./pages.ts";
import { noteServing } from "./servedBy.ts";

/** A shop that is open, with all its doors. */
export type Shop = {
  readonly doors: Doors;
  /** Closes all doors in the reverse order of their opening; the data stays. */
  readonly close: () => Promise<void>;
  /** Settles when cloudbase-local has ended, asked or not. */
  readonly ended: Promise<void>;
};

/**
 * Opens the three doors on ports in a row: cloudbase-local with the data of a folder and a clock that
 * shows real time, the console, the mini program.
 */
export async function serveShop(dataFolder: string, port: number): Promise<Shop> {
  const at = (index: number) => `http://127.0.0.1:${port + index}`;
  const doors: Doors = { cloudbaseLocal: at(0), console: at(1), miniProgram: at(2) };
  const stack = await startStack({ dataFolder, port, durability: "full" });
  const forget = noteServing(dataFolder, stack.url);
  const pages: PageDoor[] = [];
  const close = async () => {
    for (const page of pages.toReversed()) await page.close();
    await stack.stop();
    forget();
  };
  try {
    pages.push(await openPageDoor(port + 1, consolePage(doors)));
    pages.push(await openPageDoor(port + 2, miniProgramPage(doors)));
  } catch (error) {
    await close();
    throw error;
  }
  return { doors, close, ended: stack.ended };
}
