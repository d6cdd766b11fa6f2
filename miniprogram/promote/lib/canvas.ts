/** What drawing needs of a 2D canvas: phones, browsers and tests all have it. */
export type Canvas = WechatMiniprogram.Canvas;
export type Context = {
  fillStyle: string;
  font: string;
  textAlign: "left" | "center" | "right";
  textBaseline: "top" | "middle" | "alphabetic";
  globalAlpha: number;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  drawImage(image: Picture, x: number, y: number, width: number, height: number): void;
  drawImage(
    image: Picture,
    ...cut: readonly [number, number, number, number, number, number, number, number]
  ): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void;
  closePath(): void;
  clip(): void;
  fill(): void;
  save(): void;
  restore(): void;
};
/** A picture that is loaded. */
export type Picture = { readonly width: number; readonly height: number };
export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export function roundRect(context: Context, { x, y, width, height }: Rect, radius: number): void {
  context.beginPath();
  context.moveTo(x + radius, y);
  context.arcTo(x + width, y, x + width, y + height, radius);
  context.arcTo(x + width, y + height, x, y + height, radius);
  context.arcTo(x, y + height, x, y, radius);
  context.arcTo(x, y, x + width, y, radius);
  context.closePath();
}

/** Fills a place with a picture as `aspectFill` does: its middle, cut to the place's shape. */
export function drawCover(context: Context, picture: Picture, place: Rect, radius: number): void {
  const scale = Math.max(place.width / picture.width, place.height / picture.height);
  const [width, height] = [place.width / scale, place.height / scale];
  const [x, y] = [(picture.width - width) / 2, (picture.height - height) / 2];
  context.save();
  roundRect(context, place, radius);
  context.clip();
  context.drawImage(picture, x, y, width, height, place.x, place.y, place.width, place.height);
  context.restore();
}

/** A text in lines of a width, at most so many; the last one ends with … where it does not fit. */
export function linesIn(
  measure: (text: string) => number,
  text: string,
  width: number,
  most: number,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const letter of text) {
    if (line !== "" && measure(line + letter) > width) {
      if (lines.length === most - 1) return [...lines, shortened(measure, line, width)];
      lines.push(line);
      line = "";
    }
    line += letter;
  }
  return line === "" ? lines : [...lines, line];
}

function shortened(measure: (text: string) => number, line: string, width: number): string {
  let letters = [...line];
  while (letters.length > 0 && measure(`${letters.join("")}…`) > width) {
    letters = letters.slice(0, -1);
  }
  return `${letters.join("")}…`;
}
