import { isObject, numberOf, textOf, type Options } from "./answer.ts";

const MOVES = [
  ...["matrix", "matrix3d", "rotate", "rotate3d", "rotateX", "rotateY", "rotateZ"],
  ...["scale", "scale3d", "scaleX", "scaleY", "scaleZ", "skew", "skewX", "skewY"],
  ...["translate", "translate3d", "translateX", "translateY", "translateZ"],
];
const STYLES = ["opacity", "backgroundColor", "width", "height", "left", "right", "top", "bottom"];

type Animate = { readonly type: string; readonly args: readonly unknown[] };

/** `wx.createAnimation`: notes what shall happen, step after step, for the `animation` attribute. */
export function createAnimation(given?: unknown): object {
  const usual: Options = isObject(given) ? given : {};
  let steps: object[] = [];
  let noted: Animate[] = [];

  const animation: Record<string, unknown> = {
    step(own?: unknown) {
      const o = { ...usual, ...(isObject(own) ? own : {}) };
      steps.push({ animates: noted, option: optionOf(o) });
      noted = [];
      return animation;
    },
    export() {
      const actions = steps;
      steps = [];
      return { actions };
    },
  };
  const note = (type: string, args: readonly unknown[]): object => {
    noted.push({ type, args });
    return animation;
  };
  for (const name of MOVES) animation[name] = (...args: readonly unknown[]) => note(name, args);
  for (const name of STYLES) {
    animation[name] = (value: unknown) => note("style", [name, withUnit(name, value)]);
  }
  return animation;
}

function optionOf(o: Options): object {
  return {
    transformOrigin: textOf(o, "transformOrigin", "50% 50% 0"),
    transition: {
      duration: numberOf(o, "duration", 400),
      timingFunction: textOf(o, "timingFunction", "linear"),
      delay: numberOf(o, "delay", 0),
    },
  };
}

/** Lengths without a unit are pixels. */
function withUnit(name: string, value: unknown): unknown {
  const isLength = name !== "opacity" && name !== "backgroundColor";
  return isLength && typeof value === "number" ? `${value}px` : value;
}
