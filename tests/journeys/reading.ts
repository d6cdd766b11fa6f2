import { launchByText } from "../../local/miniProgram/page/wx/codeLink.ts";
import type { Control } from "#scripts/stack/control.ts";
import { readCode } from "#tests/contract/readCode.ts";
import type { Phone } from "#tests/journeys/phone.ts";

/** The text of the code that a page has drawn on a canvas, as a camera reads it. */
export async function codeOn({ page }: Phone, canvasId: string): Promise<string> {
  const drawn = page.locator(`canvas#${canvasId}`).filter({ visible: true });
  const address = await drawn.evaluate((canvas: { toDataURL(): string }) => canvas.toDataURL());
  const { text } = readCode(Buffer.from(address.split(",")[1] ?? "", "base64"));
  if (text === undefined) throw new Error(`no code can be read on ${canvasId}`);
  return text;
}

/** Scans a code's text with WeChat: the mini program opens as the code says. */
export async function scanOutside(phone: Phone, control: Control, text: string): Promise<void> {
  const { codes } = await control.get("/control/wechat/codes");
  const launch = launchByText(text, codes as Parameters<typeof launchByText>[1]);
  if (launch === undefined) throw new Error(`${text} is no code of the mini program`);
  const query = new URLSearchParams(launch.query);
  await phone.go(`${launch.path}?${query}`, { scene: launch.scene });
}
