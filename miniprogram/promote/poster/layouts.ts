import type { PosterData } from "../../../contracts/content.ts";
import type { Rect } from "../lib/canvas";

export type TemplateId = PosterData["templates"][number]["id"];
type Colour = PosterData["look"]["colour"];

/** Where everything stands on a poster of 750 × 1200. */
export type Layout = {
  readonly paper: string;
  /** A second ground below the words; null = none. */
  readonly panel: (Rect & { readonly colour: string; readonly radius: number }) | null;
  readonly picture: Rect & { readonly radius: number };
  readonly brand: { readonly x: number; readonly y: number; readonly colour: string };
  readonly words: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly colour: string;
    readonly soft: string;
  };
  readonly code: { readonly x: number; readonly y: number; readonly size: number };
  readonly foot: string;
};

export const POSTER = { width: 750, height: 1200 } as const;
const MONEY = "#c8391f";
export const PRICE_COLOUR = MONEY;
/** The colour of each set of the shop's themes, as styles/themes.wxss has it. */
const GROUNDS: Readonly<Record<Colour, string>> = {
  brand: "#1f6f54",
  spring: "#4b7a2a",
  summer: "#17718a",
  autumn: "#9a5b1c",
  winter: "#3d5f8f",
  festive: "#b3301f",
};
const INK = "#1d211f";
const SOFT = "#5c635f";
const WHITE = "#ffffff";
const PAPER = "#f6f4ef";

export function layoutOf(template: TemplateId, colour: Colour): Layout {
  const ground = GROUNDS[colour];
  const words = { colour: INK, soft: SOFT };
  switch (template) {
    case "classic":
      return {
        paper: ground,
        panel: { x: 32, y: 128, width: 686, height: 976, colour: WHITE, radius: 28 },
        picture: { x: 56, y: 152, width: 638, height: 600, radius: 20 },
        brand: { x: 40, y: 52, colour: WHITE },
        words: { x: 64, y: 784, width: 360, ...words },
        code: { x: 458, y: 792, size: 220 },
        foot: WHITE,
      };
    case "picture":
      return {
        paper: WHITE,
        panel: null,
        picture: { x: 0, y: 0, width: 750, height: 780, radius: 0 },
        brand: { x: 40, y: 812, colour: ground },
        words: { x: 40, y: 872, width: 420, ...words },
        code: { x: 490, y: 812, size: 220 },
        foot: SOFT,
      };
    case "letter":
      return {
        paper: PAPER,
        panel: { x: 40, y: 40, width: 670, height: 1064, colour: WHITE, radius: 0 },
        picture: { x: 205, y: 152, width: 340, height: 340, radius: 170 },
        brand: { x: 80, y: 88, colour: INK },
        words: { x: 80, y: 520, width: 590, ...words },
        code: { x: 272, y: 846, size: 206 },
        foot: SOFT,
      };
    case "season":
      return {
        paper: ground,
        panel: { x: 0, y: 700, width: 750, height: 404, colour: WHITE, radius: 0 },
        picture: { x: 110, y: 132, width: 530, height: 530, radius: 265 },
        brand: { x: 40, y: 52, colour: WHITE },
        words: { x: 48, y: 736, width: 400, ...words },
        code: { x: 486, y: 740, size: 216 },
        foot: WHITE,
      };
  }
}
