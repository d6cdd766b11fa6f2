import type { Control } from "#scripts/stack/control.ts";
import { readCode } from "#tests/contract/readCode.ts";
import type { Phone } from "#tests/journeys/phone.ts";

const TRIES = 240;
const TRY_MS = 250;
/** WeChat's number for "a mini program code was scanned". */
const SCANNED = 1047;

/** The text of the code that a page draws on a canvas, as a camera reads it; it may take the page a moment. */
export async function codeOn({ page }: Phone, canvasId: string): Promise<string> {
  const drawn = page.locator(`canvas#${canvasId}`).filter({ visible: true });
  for (let tries = 0; tries < TRIES; tries++) {
    const address = await drawn.evaluate((canvas: { toDataURL(): string }) => canvas.toDataURL());
    const { text } = readCode(Buffer.from(address.split(",")[1] ?? "", "base64"));
    if (text !== undefined) return text;
    await page.waitForTimeout(TRY_MS);
  }
  throw new Error(`no code can be read on ${canvasId}`);
}

/** Scans a code's text with WeChat: the mini program opens on the page that the code was drawn for. */
export async function scanOutside(phone: Phone, control: Control, text: string): Promise<void> {
  const { codes } = await control.get("/control/wechat/codes");
  const drawn = codes as readonly { readonly scene?: string; readonly page?: string }[];
  const code = drawn.find(({ scene }) => scene === text);
  if (code === undefined) throw new Error(`${text} is no code of the mini program`);
  await phone.go(`${code.page}?scene=${encodeURIComponent(text)}`, { scene: SCANNED });
}
