import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";

const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** `it` where there is a browser; else the stories are left out, and it is said loudly. */
export const story = existsSync(EXECUTABLE) ? it : it.skip;
if (!existsSync(EXECUTABLE)) {
  process.stderr.write(`\n*** SKIPPED: stories of the page: no ${EXECUTABLE} here ***\n\n`);
}

/** Somebody in front of the page. */
export interface Reader {
  readonly page: Page;
  /** What the browser complained about: errors on its console, requests that failed. */
  readonly complaints: readonly string[];
  /** Goes to an address of the page, such as `#/data/orders`. */
  go(hash: string): Promise<void>;
  button(name: string): Promise<void>;
  sees(text: string): Promise<void>;
}

export interface Readers {
  open(o?: { language?: "en"; isNarrow?: boolean; isDark?: boolean }): Promise<Reader>;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const LOOK_MS = 50;

/** What the page said in passing since the last press, which may be gone before anybody looks. */
const SAID_IN_PASSING = `globalThis.saidInPassing = [];
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
      if (node.matches?.(".toasts > p")) saidInPassing.push(node.textContent);
  }).observe(document, { childList: true, subtree: true });`;

/** One browser for the stories of a file. */
export function createReaders(urlOf: () => string): Readers {
  let launched: Promise<Browser> | undefined;
  return {
    async open({ language, isNarrow, isDark } = {}) {
      launched ??= chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
      const context = await (
        await launched
      ).newContext({
        viewport: isNarrow ? { width: 390, height: 844 } : { width: 1280, height: 800 },
        colorScheme: isDark ? "dark" : "light",
      });
      await context.addInitScript(SAID_IN_PASSING);
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(urlOf());
      if (language === "en") await page.getByRole("button", { name: "English" }).click();
      return readerOf(page, urlOf());
    },
    async close() {
      await (await launched)?.close();
    },
  };
}

/** A reader of its own for each test of a file: gives the one of the test that runs. */
export function readerOfEach(urlOf: () => string): () => Reader {
  const readers = createReaders(urlOf);
  let reader: Reader | undefined;
  beforeEach(async () => {
    reader = await readers.open();
  });
  afterEach(() => reader?.page.context().close());
  afterAll(readers.close);
  return () => {
    if (reader === undefined) throw new Error("nobody reads before the first test");
    return reader;
  };
}

function readerOf(page: Page, url: string): Reader {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A question that nobody waits for any more is broken off by the page itself.
    if (reason !== "net::ERR_ABORTED") complaints.push(`${request.url()}: ${reason}`);
  });
  return {
    page,
    complaints,
    go: async (hash) => void (await page.goto(`${url}/${hash}`)),
    async button(name) {
      await page.evaluate("void saidInPassing.splice(0)");
      await page.getByRole("button", { name, exact: true }).click();
    },
    async sees(text) {
      const seen = page.getByText(text).filter({ visible: true });
      const endMs = performance.now() + PATIENCE_MS;
      while (performance.now() < endMs) {
        const said = await page.evaluate<readonly string[]>("saidInPassing").catch(() => []);
        if ((await seen.count()) > 0 || said.some((one) => one.includes(text))) return;
        await page.waitForTimeout(LOOK_MS);
      }
      await seen.first().waitFor({ timeout: LOOK_MS }); // It throws, and says what was looked for.
    },
  };
}
