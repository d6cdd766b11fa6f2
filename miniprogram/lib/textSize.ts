import { keep, kept } from "./storage";

export const TEXT_SIZES = ["normal", "large", "huge"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const SCALES: Readonly<Record<TextSize, number>> = { normal: 1, large: 1.15, huge: 1.3 };
/** What WeChat's own text size of 16 is to ours. */
const WECHAT_NORMAL = 16;
const WECHAT_LARGE = 19;

/** What the reader chose here, else what he chose in WeChat. */
export function textSize(): TextSize {
  const chosen = TEXT_SIZES.find((size) => size === kept("textSize"));
  if (chosen !== undefined) return chosen;
  const { fontSizeSetting = WECHAT_NORMAL } = wx.getAppBaseInfo();
  return fontSizeSetting >= WECHAT_LARGE ? "large" : "normal";
}

export const chooseTextSize = (size: TextSize): void => keep("textSize", size);

export const textStyle = (): string => `--scale: ${SCALES[textSize()]}`;
