import jsqr from "jsqr";
import { codeIn, pickupText } from "../../../core/shop/pickup.ts";
import { drawSquare, squareOf } from "./qr";

/** Goal: a store's scanner reads the digits from what the phone draws, at any size of screen. */
it.each([240, 301, 660])("is read back from %d pixels", (edge) => {
  const pixels = new Uint8ClampedArray(edge * edge * 4).fill(128);
  const brush = {
    fillStyle: "",
    fillRect(left: number, top: number, width: number, height: number) {
      const shade = this.fillStyle === "#ffffff" ? 255 : 0;
      for (let y = top; y < top + height; y += 1) {
        pixels.fill(shade, (y * edge + left) * 4, (y * edge + left + width) * 4);
      }
    },
  };
  drawSquare(brush, squareOf("pickup:0123456789"), edge);
  for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255;
  const read = jsqr(pixels, edge, edge)?.data ?? "";
  expect(read).toBe(pickupText("0123456789"));
  expect(codeIn(read)).toBe("0123456789");
});
