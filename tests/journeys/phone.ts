import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";

/** A machine that other work shares may take this long for one step. */
const PATIENCE_MS = 60_000;
const LARGEST = 23;
/** How somebody has set his phone. */
export type Look = {
  readonly isDark?: boolean;
  readonly isEnglish?: boolean;
  /** WeChat's text size at its largest. */
  readonly isLarge?: boolean;
};

/** Somebody with a phone in hand. */
export type Phone = {
  readonly openid: string;
  readonly page: Page;
  /** What the phone's console said was wrong. */
  readonly complaints: string[];
  /** Opens a page of the mini program as if it were opened from outside: by a code, a card, a message. */
  go(path: string, launch?: { readonly scene?: number }): Promise<void>;
  /** What can be seen of a text. */
  text(text: string | RegExp): Locator;
  /** What can be seen with this accessible name: a button of an icon, a field. */
  label(label: string | RegExp): Locator;
  /** What can be seen of a class. */
  part(className: string): Locator;
  sees(text: string | RegExp): Promise<void>;
  /** Waits for what the phone says in passing, a toast: it counts also when it has gone again before anybody looks. */
  hears(text: string | RegExp): Promise<void>;
  /** Waits until the whole of what can be read fits, whatever elements it lies in. */
  reads(words: RegExp): Promise<void>;
  /** Waits until it cannot be seen any more. */
  losesSight(text: string | RegExp): Promise<void>;
  tap(text: string | RegExp): Promise<void>;
  /** Presses a button, when it lets itself be pressed. */
  press(words: string | RegExp): Promise<void>;
  /** The bottommost of several: buttons of bars and sheets lie over what has the same words. */
  tapLast(text: string | RegExp): Promise<void>;
  /** Writes into a field below its name. */
  fill(label: string | RegExp, value: string): Promise<void>;
  close(): Promise<void>;
};

const open = new Set<Phone>();

/** A phone of a WeChat user on the mini program at `url`. */
export async function openPhone(
  browser: Browser,
  url: string,
  openid: string,
  { isDark = false, isEnglish = false, isLarge = false }: Look = {},
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    colorScheme: isDark ? "dark" : "light",
  });
  if (isEnglish) {
    const kept = JSON.stringify({ value: "en" });
    await context.addInitScript(`localStorage.setItem("phone:${openid}:language", '${kept}')`);
  }
  await context.addInitScript(`globalThis.saidInPassing = [];
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        const toast = node.shadowRoot?.querySelector(".phone-toast");
        if (toast) saidInPassing.push(toast.textContent);
      }
    }).observe(document, { childList: true, subtree: true });`);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  const text: Phone["text"] = (wanted) =>
    page.getByText(wanted, { exact: typeof wanted === "string" }).filter({ visible: true });
  const label: Phone["label"] = (wanted) =>
    page.getByLabel(wanted, { exact: typeof wanted === "string" }).filter({ visible: true });
  const phone: Phone = {
    ...{ openid, page, complaints, text, label },
    async go(path, { scene } = {}) {
      const query = new URLSearchParams({ who: openid, path });
      if (scene !== undefined) query.set("scene", String(scene));
      if (isDark) query.set("theme", "dark");
      if (isLarge) query.set("fontSize", String(LARGEST));
      await page.goto(`${url}/phone?${query}`);
    },
    part: (name) => page.locator(`.${name}`).filter({ visible: true }),
    sees: (wanted) => text(wanted).first().waitFor(),
    async hears(wanted) {
      const isIt = `(said) => ${wanted instanceof RegExp ? `${wanted}.test(said)` : `said === ${JSON.stringify(wanted)}`}`;
      await page.waitForFunction(`saidInPassing.some(${isIt})`);
      await page.evaluate("void saidInPassing.splice(0)");
    },
    reads: (words) =>
      until(async () => words.test(await page.locator("body").innerText())).catch(() => {
        throw new Error(`${words} cannot be read`);
      }),
    losesSight: (wanted) => text(wanted).first().waitFor({ state: "hidden" }),
    tap: (wanted) => text(wanted).first().tap(),
    press: (words) => page.locator("button").filter({ hasText: words, visible: true }).last().tap(),
    tapLast: (wanted) => text(wanted).last().tap(),
    fill: (wanted, value) => label(wanted).first().fill(value),
    async close() {
      open.delete(phone);
      await context.close();
    },
  };
  open.add(phone);
  return phone;
}

/** Keeps what every open phone shows as a picture in the folder `$SHOTS`, and puts the phones away. */
export async function putAway(name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  for (const phone of [...open]) {
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-${phone.openid}.png`;
      await phone.page.screenshot({ path: join(folder, file) }).catch(() => undefined);
    }
    await phone.close();
  }
}

/** Waits until something holds that comes by itself, such as what WeChat tells the shop. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const endMs = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error("it does not come");
    await new Promise((go) => setTimeout(go, 300));
  }
}
