import { type Context, type Picture, roundRect } from "../lib/canvas";

/** The longer side of a picture that is stamped, at most: what moments show. */
const SIDE_MAX = 1_440;
const PLATE = "#ffffff";
const MARK = "rgba(20, 26, 23, 0.55)";

/** How large a stamped picture becomes: its own shape, not larger than phones need. */
export function stampedSize({ width, height }: Picture): { width: number; height: number } {
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A picture with the promoter's code in its lower right corner, and 广告 in the upper one. */
export function drawStamped(
  context: Context,
  picture: Picture,
  code: Picture | null,
  mark: string,
): void {
  const { width, height } = stampedSize(picture);
  context.drawImage(picture, 0, 0, width, height);
  const unit = Math.min(width, height);
  const gap = unit * 0.03;
  const side = unit * 0.24;
  context.textBaseline = "top";
  context.font = `${Math.round(unit * 0.035)}px sans-serif`;
  const markWidth = context.measureText(mark).width + gap;
  context.fillStyle = MARK;
  roundRect(
    context,
    { x: width - markWidth - gap, y: gap, width: markWidth, height: unit * 0.06 },
    6,
  );
  context.fill();
  context.fillStyle = PLATE;
  context.fillText(mark, width - markWidth - gap / 2, gap + unit * 0.012);
  if (code === null) return;
  const place = { x: width - side - gap, y: height - side - gap, width: side, height: side };
  roundRect(context, place, unit * 0.02);
  context.fill();
  const room = side * 0.06;
  context.drawImage(code, place.x + room, place.y + room, side - room * 2, side - room * 2);
}
