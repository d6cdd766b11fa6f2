import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";

/** A machine that other work shares may take this long for one step. */
const PATIENCE_MS = 20_000;
export type SeatLook = { readonly width?: number; readonly isEnglish?: boolean };

/** Somebody at the console. */
export type Seat = {
  readonly page: Page;
  /** What the browser said was wrong. */
  readonly complaints: string[];
  /** Opens a screen by its address, such as "/orders?state=paid". */
  go(path: string): Promise<void>;
  signIn(username: string, password: string): Promise<void>;
  /** Waits until a text can be seen. */
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
    sees: (text) => seen(text).first().waitFor(),
    async losesSight(text) {
      await seen(text).first().waitFor({ state: "detached" });
    },
    text: seen,
    async press(words) {
      const within = await top();
      await within.getByRole("button", { name: words }).filter({ visible: true }).first().click();
    },
    async follow(words) {
      await page.getByRole("link", { name: words }).filter({ visible: true }).first().click();
    },
    async fill(label, value) {
      const within = await top();
      const field = within
        .getByLabel(label)
        .or(within.locator("label", { hasText: label }).locator("input, textarea"))
        .or(within.getByPlaceholder(label));
      await field.filter({ visible: true }).first().fill(value);
    },
    row: (words) => page.locator("tbody tr", { hasText: words }).filter({ visible: true }).first(),
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
