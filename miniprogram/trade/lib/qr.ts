import qrcode from "qrcode-generator";

type Square = { readonly isDark: (row: number, column: number) => boolean; readonly size: number };

/** A QR code's modules. Level M: a scratched screen is still read. */
export function squareOf(text: string): Square {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  return { isDark: (row, column) => code.isDark(row, column), size: code.getModuleCount() };
}

/** The white around a code that readers need, in modules. */
const QUIET = 4;

type Brush = {
  fillStyle: unknown;
  fillRect(left: number, top: number, width: number, height: number): void;
};

/**
 * Draws a code black on white, in dark mode too, since many readers take no other. Modules are whole pixels, so that no
 * hairlines come between them.
 */
export function drawSquare(brush: Brush, { isDark, size }: Square, edge: number): void {
  const pixel = Math.max(1, Math.floor(edge / (size + 2 * QUIET)));
  const start = Math.floor((edge - pixel * size) / 2);
  brush.fillStyle = "#ffffff";
  brush.fillRect(0, 0, edge, edge);
  brush.fillStyle = "#000000";
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue;
      brush.fillRect(start + column * pixel, start + row * pixel, pixel, pixel);
    }
  }
}
