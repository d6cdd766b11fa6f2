import type { PosterData } from "../../../contracts/content.ts";
import { type Context, drawCover, linesIn, type Picture, roundRect } from "../lib/canvas";
import { type Layout, POSTER, PRICE_COLOUR } from "./layouts";

/** What stands on a poster besides what the function says. */
export type PosterWords = {
  /** `¥128.00 起`; "" = a poster of the shop. */
  readonly price: string;
  /** Below the code. */
  readonly hint: string;
};
export type PosterPictures = { readonly product: Picture | null; readonly code: Picture };

const FACE = "sans-serif";
const PLATE = "#ffffff";
const EMPTY = "#e8e5de";
const HINT = "#5c635f";
const MARK = "rgba(20, 26, 23, 0.55)";

/**
 * Draws a poster: who sells, what, at which price, the promoter's own code, and the words that an advertisement must
 * carry: 广告 above, and who shares, earns and sells below.
 */
export function drawPoster(
  context: Context,
  layout: Layout,
  data: PosterData,
  pictures: PosterPictures,
  words: PosterWords,
): void {
  context.textBaseline = "top";
  context.fillStyle = layout.paper;
  context.fillRect(0, 0, POSTER.width, POSTER.height);
  if (layout.panel !== null) plate(context, layout.panel, layout.panel.colour, layout.panel.radius);
  const { picture } = layout;
  if (pictures.product === null) plate(context, picture, EMPTY, picture.radius);
  else drawCover(context, pictures.product, picture, picture.radius);
  drawBrand(context, layout, data);
  drawWords(context, layout, data, words.price);
  drawCode(context, layout, pictures.code, words.hint);
  drawLaw(context, layout, data);
}

function drawBrand(context: Context, { brand }: Layout, { shopName, brandName }: PosterData): void {
  write(context, `600 34px ${FACE}`, brand.colour);
  context.fillText(shopName === "" ? brandName : shopName, brand.x, brand.y);
}

function drawWords(
  context: Context,
  { words: { x, y, width, colour, soft } }: Layout,
  { product, slogan, brandName, priceNote }: PosterData,
  price: string,
): void {
  let at = y;
  const lines = (text: string, font: string, ink: string, step: number, most: number) => {
    write(context, font, ink);
    for (const line of linesIn((part) => context.measureText(part).width, text, width, most)) {
      context.fillText(line, x, at);
      at += step;
    }
  };
  lines(product?.title ?? brandName, `600 38px ${FACE}`, colour, 52, 2);
  lines(product?.subtitle ?? slogan, `400 26px ${FACE}`, soft, 40, 2);
  at += 8;
  if (price !== "") lines(price, `600 48px ${FACE}`, PRICE_COLOUR, 64, 1);
  if (price !== "") lines(priceNote, `400 20px ${FACE}`, soft, 30, 2);
}

/** On a white ground with room around it, or scanners do not find it. */
function drawCode(context: Context, { code }: Layout, picture: Picture, hint: string): void {
  const { x, y, size } = code;
  plate(context, { x: x - 10, y: y - 10, width: size + 20, height: size + 20 }, PLATE, 12);
  context.drawImage(picture, x, y, size, size);
  write(context, `400 22px ${FACE}`, HINT);
  context.textAlign = "center";
  context.fillText(hint, x + size / 2, y + size + 16);
  context.textAlign = "left";
}

function drawLaw(context: Context, { foot }: Layout, { advert }: PosterData): void {
  plate(context, { x: 654, y: 16, width: 80, height: 40 }, MARK, 8);
  write(context, `400 24px ${FACE}`, PLATE);
  context.fillText(advert.mark, 670, 24);
  write(context, `400 20px ${FACE}`, foot);
  const footer = linesIn((part) => context.measureText(part).width, advert.footer, 670, 2);
  footer.forEach((line, index) => context.fillText(line, 40, 1122 + index * 30));
}

function plate(
  context: Context,
  place: Parameters<typeof roundRect>[1],
  colour: string,
  radius: number,
): void {
  context.fillStyle = colour;
  roundRect(context, place, radius);
  context.fill();
}

function write(context: Context, font: string, colour: string): void {
  context.font = font;
  context.fillStyle = colour;
}
