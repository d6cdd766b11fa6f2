import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium } from "playwright-core";
import type { Control } from "#scripts/stack/control.ts";
import { type MiniProgram, startMiniProgram } from "#scripts/stack/miniProgram.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { PHONES } from "#scripts/teahouse/cast.ts";
import { type Look, openPhone, type Phone, putAway } from "#tests/journeys/phone.ts";
import { seededTeahouse } from "#tests/journeys/seeded.ts";

export const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
export const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];
export const HAS_BROWSER = existsSync(EXECUTABLE);

/** `it` where there is a browser; else the journeys are left out, and it is said loudly. */
export const journey = HAS_BROWSER ? it : it.skip;
if (!HAS_BROWSER) {
  process.stderr.write(
    `\n*** SKIPPED: journeys in the mini program: no ${EXECUTABLE} here ***\n\n`,
  );
}

export type Shop = {
  readonly stack: Stack;
  readonly control: Control;
  readonly miniProgram: MiniProgram;
  readonly browser: Browser;
  readonly phoneOf: (openid: string, look?: Look) => Promise<Phone>;
};
export type OpenShop = Shop & { readonly close: () => Promise<void> };

/** A month of a small teahouse, in real time from now on, with phones to look at it. */
export async function openShop(timersOff: readonly string[] = []): Promise<OpenShop> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-journeys-"));
  const dataFolder = join(folder, "data");
  cpSync(await seededTeahouse(), dataFolder, { recursive: true });
  const stack = await startStack({
    ...{ dataFolder, durability: "off" },
    ...(timersOff.length > 0 && { timersOff }),
  });
  const miniProgram = await startMiniProgram({
    ...{ server: stack.url, port: 0, people: PHONES, folder },
    project: copiedProgram(folder),
  });
  await wakeUp(stack.control);
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  return {
    ...{ stack, control: stack.control, miniProgram, browser },
    phoneOf: (openid, look) => openPhone(browser, miniProgram.url, openid, look),
    async close() {
      await browser.close();
      await miniProgram.stop();
      await stack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first call of a function loads it, which on a machine at work may take longer than a page waits. */
async function wakeUp(control: Control): Promise<void> {
  for (const name of readdirSync("dist/functions")) {
    await control.call(name, { openid: "nobody" }, { action: "wakeUp" }).catch(() => undefined);
  }
}

/** The mini program as it is now: phones open its pages anew when a file changes, which no journey expects. */
export function copiedProgram(folder: string): string {
  for (const part of ["miniprogram", "project.config.json"]) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  return folder;
}

/**
 * One shop for each test file; after each journey its phones are put away.
 *
 * - `timersOff`: functions whose timers do not run, where the clock is driven far.
 */
export function withShop({ timersOff }: { timersOff?: readonly string[] } = {}): () => Shop {
  let shop: OpenShop | undefined;
  beforeAll(async () => {
    if (HAS_BROWSER) shop = await openShop(timersOff);
  }, 300_000);
  afterEach(async () => {
    await putAway(expect.getState().currentTestName ?? "journey");
  }, 60_000);
  afterAll(async () => {
    await shop?.close();
  }, 60_000);
  return () => {
    if (shop === undefined) throw new Error("the shop is not open");
    return shop;
  };
}
