import { glassEasel } from "glass-easel-miniprogram-adapter";

const UNITS = /(-?\d*\.?\d+)(rpx|[sdl]?vh)\b/g;

/** Styles in templates know WeChat's units too. A text without them costs one search. */
export function inlineInPageUnits(): void {
  const { prototype } = glassEasel.Element;
  const { setNodeStyle } = prototype;
  prototype.setNodeStyle = function (style, index) {
    const isPlain = !style.includes("rpx") && !style.includes("vh");
    setNodeStyle.call(this, isPlain ? style : style.replace(UNITS, inPage), index);
  };
}

/** As the build writes them in WXSS. */
function inPage(_: string, amount: string, unit: string): string {
  return unit === "rpx" ? `calc(var(--rpx) * ${amount})` : `${amount}cqh`;
}
