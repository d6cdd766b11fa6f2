import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";

/** A machine that other work shares may take this long for one step. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 50;
export type SeatLook = { readonly width?: number; readonly isEnglish?: boolean };

/** Somebody at the console. */
export type Seat = {
  readonly page: Page;
  /** What the browser said was wrong. */
  readonly complaints: string[];
  /** Opens a screen by its address, such as "/orders?state=paid". */
  go(path: string): Promise<void>;
  signIn(username: string, password: string): Promise<void>;
  /** Waits until a text can be seen; a message counts also when it has gone again before anybody looks. */
  sees(text: string | RegExp): Promise<void>;
  /** Waits until none can be seen. */
  losesSight(text: string | RegExp): Promise<void>;
  /** What can be seen of a text. */
  text(text: string | RegExp): Locator;
  /** Presses the button with these words; in the dialog on top, if one is open. */
  press(words: string | RegExp): Promise<void>;
  /** Follows the link with these words. */
  follow(words: string | RegExp): Promise<void>;
  /** Writes into the field with this label, in the dialog on top, if one is open. */
  fill(label: string | RegExp, value: string): Promise<void>;
  /** The row of a list that holds these words. */
  row(words: string | RegExp): Locator;
  /** Waits until the list has one row alone, which holds these words: while it changes it may show none, or older ones. */
  seesOnly(words: string): Promise<void>;
  close(): Promise<void>;
};

/** An amount as a page shows it, such as "-¥1,234.50", in fen. */
export function fenIn(text: string): number {
  const found = /([-−]?)\s*¥\s*([-−]?)([\d,]+)\.(\d\d)/.exec(text);
  if (found === null) throw new Error(`no amount in ${text}`);
  const [, before = "", after = "", yuan = "", rest = ""] = found;
  const fen = Number(yuan.replaceAll(",", "")) * 100 + Number(rest);
  return before + after === "" ? fen : -fen;
}

const seats = new Set<Seat>();

/** Opens the console in a browser of its own, as a stranger. */
export async function openSeat(
  browser: Browser,
  url: string,
  { width = 1280, isEnglish = false }: SeatLook = {},
): Promise<Seat> {
  const context = await browser.newContext({
    viewport: { width, height: width > 1100 ? 800 : 768 },
    acceptDownloads: true,
  });
  if (isEnglish) await context.addInitScript('localStorage.setItem("fenrun.language", "en")');
  await context.addInitScript(`globalThis.saidInPassing = [];
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        const message = node.matches?.(".t-message") ? node : node.querySelector?.(".t-message");
        if (message) saidInPassing.push(message.textContent);
      }
    }).observe(document, { childList: true, subtree: true });`);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  const top = async (): Promise<Locator> => {
    const dialogs = page.locator(".t-dialog__ctx:visible .t-dialog, .t-drawer--open");
    const open = await dialogs.count();
    return open > 0 ? dialogs.nth(open - 1) : page.locator("body");
  };
  /** What is looked for, on the dialog that is on top by then: one may be about to open or to close. */
  const onTop = async (find: (within: Locator) => Locator): Promise<Locator> => {
    const endMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = find(await top())
        .filter({ visible: true })
        .first();
      if ((await found.count()) > 0 || performance.now() > endMs) return found;
      await page.waitForTimeout(LOOK_MS);
    }
  };
  /** Whether the console has said so in passing since the last press, even if that has gone again. */
  const hasSaid = async (text: string | RegExp): Promise<boolean> => {
    const said = await page.evaluate<readonly string[]>("saidInPassing").catch(() => []);
    return said.some((one) => (text instanceof RegExp ? text.test(one) : one.includes(text)));
  };
  const seen = (text: string | RegExp) => page.getByText(text).filter({ visible: true });
  const seat: Seat = {
    ...{ page, complaints },
    async go(path) {
      await page.goto(`${url}/#${path}`);
    },
    async signIn(username, password) {
      await page.locator('input[name="username"]').fill(username);
      await page.locator('input[name="password"]').fill(password);
      await page.locator('button[type="submit"]').click();
      await page.locator(".shell").waitFor();
    },
    async sees(text) {
      const endMs = performance.now() + PATIENCE_MS;
      while (performance.now() < endMs) {
        if ((await seen(text).count()) > 0 || (await hasSaid(text))) return;
        await page.waitForTimeout(LOOK_MS);
      }
      await seen(text).first().waitFor({ timeout: LOOK_MS }); // It throws, and says what was looked for.
    },
    async losesSight(text) {
      await seen(text).first().waitFor({ state: "detached" });
    },
    text: seen,
    async press(words) {
      await page.evaluate("void saidInPassing.splice(0)");
      await (await onTop((within) => within.getByRole("button", { name: words }))).click();
    },
    async follow(words) {
      await page.getByRole("link", { name: words }).filter({ visible: true }).first().click();
    },
    async fill(label, value) {
      const field = await onTop((within) =>
        within
          .getByLabel(label)
          .or(within.locator("label", { hasText: label }).locator("input, textarea"))
          .or(within.getByPlaceholder(label)),
      );
      await field.fill(value);
    },
    row: (words) => page.locator("tbody tr", { hasText: words }).filter({ visible: true }).first(),
    async seesOnly(words) {
      await page.locator("tbody:not(:has(tr + tr)) tr", { hasText: words }).waitFor();
    },
    async close() {
      seats.delete(seat);
      await context.close();
    },
  };
  seats.add(seat);
  await page.goto(url);
  return seat;
}

/** Everybody stands up; with `$SHOTS` a picture of each screen is kept, as it was at the end. */
export async function standUp(journey: string): Promise<void> {
  const folder = process.env["SHOTS"];
  for (const [at, seat] of [...seats].entries()) {
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      const name = `${journey.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-${at}.png`;
      await seat.page.screenshot({ path: join(folder, name) }).catch(() => undefined);
    }
    await seat.close();
  }
}
