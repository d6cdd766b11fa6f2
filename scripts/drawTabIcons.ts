import { mkdirSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

/**
 * Draws the icons of the mini program's tab bar: WeChat takes only pictures there, 81 × 81 at best.
 * `npx tsx scripts/drawTabIcons.ts`, with Chromium; the pictures are kept in the repository.
 */
const FOLDER = "miniprogram/assets/tab";
const SIZE = 81;
const COLOURS = { "": "#8a8f8c", "-on": "#2a8a69" };
/** On a square of 24: strokes, and what is filled when the tab is chosen. */
const SHAPES = {
  home: `<path d="M4 11 12 4l8 7v8.5a.5.5 0 0 1-.5.5h-5v-6h-5v6h-5a.5.5 0 0 1-.5-.5Z"/>`,
  category: `<rect x="4" y="4" width="6.5" height="6.5" rx="1"/><rect x="13.5" y="4" width="6.5" height="6.5" rx="3.2"/><rect x="4" y="13.5" width="6.5" height="6.5" rx="1"/><rect x="13.5" y="13.5" width="6.5" height="6.5" rx="1"/>`,
  cart: `<path d="M3 4h2.6l2 11.2h10.2L20 7.5H6.3"/><circle cx="9" cy="19" r="1.4"/><circle cx="16.6" cy="19" r="1.4"/>`,
  me: `<circle cx="12" cy="8" r="4"/><path d="M4.5 20c.6-4 3.6-6 7.5-6s6.900 2 7.500 6Z"/>`,
};

async function draw(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  for (const [name, shape] of Object.entries(SHAPES)) {
    for (const [suffix, colour] of Object.entries(COLOURS)) {
      const fill = suffix === "-on" && name !== "cart" ? colour : "none";
      await page.setContent(
        `<style>body{margin:0;background:transparent}svg{display:block}</style>
         <svg width="${SIZE}" height="${SIZE}" viewBox="0 0 24 24" fill="${fill}" stroke="${colour}" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round">${shape}</svg>`,
      );
      const png = await page.screenshot({ omitBackground: true });
      writeFileSync(`${FOLDER}/${name}${suffix}.png`, png);
    }
  }
  await browser.close();
}

void draw();
