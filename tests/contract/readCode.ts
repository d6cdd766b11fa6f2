import * as jsqr from "jsqr";
import { PNG } from "pngjs";

/** What a scanner reads in a picture of a code; undefined when there is no code in it. */
export function readCode(picture: Uint8Array): { text: string | undefined; widthPx: number } {
  const { data, width, height } = PNG.sync.read(picture);
  return { text: scan(new Uint8ClampedArray(data), width, height)?.data, widthPx: width };
}

/** Where the function lies depends on who loads the CommonJS module: Node nests it once more than jest does. */
const loaded: unknown = jsqr.default;
type Scan = typeof jsqr.default.default;
const scan = typeof loaded === "function" ? (loaded as Scan) : jsqr.default.default;
