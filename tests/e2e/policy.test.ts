import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { tellPolicy } from "#scripts/plan/commands.ts";

/** Goal: the command as a user types it, and its pages as a browser shows and prints them. */
const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];
const folder = mkdtempSync(join(tmpdir(), "fenrun-policy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function plan(args: readonly string[], input = "") {
  const command = ["node_modules/tsx/dist/cli.mjs", "scripts/plan/main.ts", ...args];
  const ran = spawnSync(process.execPath, command, { input, encoding: "utf8" });
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}
const file = (name: string) => `examples/plans/${name}.json`;

it("lints: exit code 0, 1 or 2; findings on standard output, mistakes on standard error", () => {
  const clean = plan(["lint", file("simple-referral")]);
  expect(clean.stdout).toContain("结论：可以发布，没有问题。");
  expect(clean.status).toBe(0);
  const two = { id: "x", rates: [1, 2].map((distance) => ({ distance, rateBp: 300 })) };
  const refused = plan(["lint", "-", "--json"], JSON.stringify(two));
  expect(refused.status).toBe(1);
  expect(JSON.parse(refused.stdout)).toMatchObject({ refusing: ["E102"] });
  const wrong = plan(["lint", "-"], `{"id":"x","ratez":1,"rates":[{"distance":4,"rateBp":1}]}`);
  expect([wrong.status, wrong.stdout]).toEqual([1, ""]);
  expect(wrong.stderr).toContain("rates.0.distance：只能是 1、2 或 3");
  expect(wrong.stderr).toContain("ratez");
  const mistaken = plan(["lintt"]);
  expect([mistaken.status, mistaken.stdout]).toEqual([2, ""]);
  expect(mistaken.stderr).toContain("没有命令 lintt");
}, 60_000);

const hasChromium = existsSync(EXECUTABLE);
if (!hasChromium) console.warn("no Chromium here: the policy's pages are NOT looked at");

it("its pages stand alone, fit a phone, and print", async () => {
  const browser = hasChromium
    ? await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS })
    : null;
  try {
    for (const name of ["five-level-agents", "own-sales"]) {
      for (const look of ["formal", "poster"]) if (browser) await lookedAt(browser, name, look);
    }
  } finally {
    await browser?.close();
  }
}, 60_000);

async function lookedAt(browser: Browser, name: string, look: string): Promise<void> {
  const path = join(folder, `${name}-${look}.html`);
  writeFileSync(path, tellPolicy([file(name)], { json: false, look }).text);
  const tab = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const asked: string[] = [];
  const said: string[] = [];
  tab.on("request", (request) => asked.push(request.url()));
  tab.on("console", (message) => said.push(message.text()));
  await tab.goto(pathToFileURL(path).href);
  expect([asked, said]).toEqual([[pathToFileURL(path).href], []]);
  expect(await tab.evaluate("document.scripts.length")).toBe(0);
  expect(await tab.evaluate("document.documentElement.scrollWidth")).toBe(390);
  const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBeGreaterThan(1);
  for (const [, width, height] of boxes)
    expect([Number(width) | 0, Number(height) | 0]).toEqual([594, 841]);
  await tab.close();
}
