import type { BrowserContext, Page, Request } from "playwright-core";
import { withDesk } from "#tests/journeys/console/desk.ts";
import { measuredQuick, median } from "#tests/journeys/quick.ts";
import { journey } from "#tests/journeys/shop.ts";

/**
 * Goal: the console is there when somebody wants it. Other work shares the machine, so each time stands beside what the
 * same browser needed for a bare page; what is asked for until then is counted, and that is the same on every machine.
 */
const desk = withDesk();
const [FIRST_MS, LIST_MS] = [1_500, 1_000];
const ROUNDS = 3;
const SIZE = { viewport: { width: 1280, height: 800 } };

jest.setTimeout(240_000);

/** What a page asks for: files of the console, and calls of CloudBase, each as "function.action" or by its path. */
type Asked = {
  readonly files: string[];
  readonly calls: string[];
  /** What came over the wire, packed, in bytes. */
  bytes: number;
};

/** Counts from now on. */
function asking(page: Page): Asked {
  const asked: Asked = { files: [], calls: [], bytes: 0 };
  const { url } = desk();
  page.on("request", (request) => {
    if (request.url().startsWith(url)) asked.files.push(new URL(request.url()).pathname);
    else if (isCall(request)) asked.calls.push(callOf(request));
  });
  page.on("response", async (response) => {
    const sizes = await response
      .request()
      .sizes()
      .catch(() => null);
    asked.bytes += sizes?.responseBodySize ?? 0;
  });
  return asked;
}

/** Neither the question whether a call is allowed, nor a picture. */
const isCall = (request: Request): boolean =>
  request.method() !== "OPTIONS" && request.resourceType() !== "image";

function callOf(request: Request): string {
  const { pathname } = new URL(request.url());
  const name = /\/functions\/(\w+)$/.exec(pathname)?.[1];
  if (name === undefined) return pathname;
  return `${name}.${(request.postDataJSON() as { readonly action?: string }).action}`;
}

/** The figures of the day are there, and so is what needs somebody. */
async function isToday(page: Page): Promise<void> {
  await page.locator(".today .figure-value").first().waitFor();
}

/** How long a bare page takes in a browser of its own: it knows nothing either. */
async function bareMs(): Promise<number> {
  const context = await desk().browser.newContext(SIZE);
  const page = await context.newPage();
  const startMs = performance.now();
  await page.goto(`${desk().url}/config.json`);
  await page.setContent("<main>1</main>");
  await page.locator("main").waitFor();
  const tookMs = performance.now() - startMs;
  await context.close();
  return tookMs;
}

/** Does the same in some fresh browsers. Answers the middle of the times, and of the bare ones. */
async function rounds(
  open: () => Promise<BrowserContext>,
  run: (page: Page) => Promise<number>,
): Promise<readonly [tookMs: number, bareMs: number]> {
  const [took, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await bareMs());
    const context = await open();
    took.push(await run(await context.newPage()));
    await context.close();
  }
  return [median(took), median(bare)];
}

/** Somebody who signed in here before, in a browser that has none of the console's files. */
async function signedIn(): Promise<() => Promise<BrowserContext>> {
  const { browser, signIn } = desk();
  const seat = await signIn("owner");
  await isToday(seat.page); // The functions are loaded with their first call.
  const storageState = await seat.page.context().storageState();
  await seat.close();
  return () => browser.newContext({ ...SIZE, storageState });
}

journey("the first screen from nothing: 1.5 s, and two calls", async () => {
  const open = await signedIn();
  const all: Asked[] = [];
  const first = () =>
    rounds(open, async (page) => {
      const asked = asking(page);
      const startMs = performance.now();
      await page.goto(desk().url, { waitUntil: "commit" });
      await isToday(page);
      const tookMs = performance.now() - startMs;
      all.push({ ...asked, files: [...asked.files], calls: [...asked.calls] });
      return tookMs;
    });
  const again = () =>
    rounds(open, async (page) => {
      await page.goto(desk().url);
      await isToday(page);
      const startMs = performance.now();
      await page.reload({ waitUntil: "commit" });
      await isToday(page);
      return performance.now() - startMs;
    });
  await measuredQuick("today from nothing", first, FIRST_MS, 30);
  await measuredQuick("today with its files known", again, FIRST_MS, 30);
  for (const { files, calls, bytes } of all) {
    expect(calls).toEqual(["staff.me", "reports.today"]);
    expect(files.length).toBeLessThanOrEqual(FILES_MOST);
    expect(files).toEqual([...new Set(files)]);
    expect(bytes).toBeLessThan(BYTES_MOST);
  }
});
const FILES_MOST = 12;
const BYTES_MOST = 300_000;

journey(
  "from the door: name and password lead to the first screen in 1.5 s, without a file more",
  async () => {
    const { browser, accounts } = desk();
    const account = accounts.find(({ username }) => username === "owner");
    const all: Asked[] = [];
    const measure = () =>
      rounds(
        () => browser.newContext(SIZE),
        async (page) => {
          await page.goto(desk().url);
          await page.locator('input[name="username"]').fill(account?.username ?? "");
          await page.locator('input[name="password"]').fill(account?.password ?? "");
          await page.waitForLoadState("networkidle"); // As long as a name takes to be typed.
          const asked = asking(page);
          const startMs = performance.now();
          await page.locator('button[type="submit"]').click();
          await isToday(page);
          all.push(asked);
          return performance.now() - startMs;
        },
      );
    await measuredQuick("today from the door", measure, FIRST_MS, 30);
    for (const { files, calls } of all) {
      expect(files).toEqual([]);
      expect(calls).toEqual([
        ...["/auth/v1/signin", "/auth/v1/user/me"],
        ...["staff.openSession", "staff.me", "reports.today"],
      ]);
    }
  },
);

/** Work lists, and how many calls each may make: its rows, saved views, and what its tabs, filters and pictures ask. */
const LISTS = [
  ["/orders", 4],
  ["/promoters", 4],
  ["/products", 4],
  ["/log", 3],
] as const;

journey("from the first screen to a list: 1 s, each with few calls and files", async () => {
  const open = await signedIn();
  for (const [path, callsMost] of LISTS) {
    const all: Asked[] = [];
    const measure = () =>
      rounds(open, async (page) => {
        await page.goto(desk().url);
        await isToday(page);
        const asked = asking(page);
        const link = page.locator(`nav.menu a[href="#${path}"]`);
        const startMs = performance.now();
        await link.click();
        await page.locator("main tbody tr").filter({ visible: true }).first().waitFor();
        all.push(asked);
        return performance.now() - startMs;
      });
    await measuredQuick(`to ${path}`, measure, LIST_MS, 20);
    for (const { calls, files } of all) {
      expect(calls.length).toBeLessThanOrEqual(callsMost);
      expect(new Set(calls).size).toBe(calls.length);
      expect(files.length).toBeLessThanOrEqual(LIST_FILES_MOST);
    }
  }
});
const LIST_FILES_MOST = 20;
