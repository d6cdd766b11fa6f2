import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import type { Played } from "./play.ts";

const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

export const hasChromium = existsSync(EXECUTABLE);

/** What the page's program played, in a real browser, on a page of another port than the server's. */
export async function playedInPage(program: string, args: readonly unknown[]): Promise<Played> {
  const page = `<!doctype html><meta charset="utf-8"><script>${readFileSync(program, "utf8").replaceAll("</script", "<\\/script")}</script>`;
  const pages = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page);
  });
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://localhost:${(pages.address() as AddressInfo).port}`);
    return await tab.evaluate(`played(...${JSON.stringify(args)})`);
  } finally {
    await browser.close();
    pages.close();
    pages.closeAllConnections();
  }
}
