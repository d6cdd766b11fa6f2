type Animate = { readonly type: string; readonly args: readonly unknown[] };
type Step = {
  readonly animates: readonly Animate[];
  readonly option: {
    readonly transformOrigin?: string;
    readonly transition: {
      readonly duration: number;
      readonly timingFunction: string;
      readonly delay: number;
    };
  };
};

const runs = new WeakMap<HTMLElement, number>();

/** The `animation` attribute: what `wx.createAnimation().….export()` gave. Its steps run one after the other. */
export function applyAnimation(element: HTMLElement, exported: unknown): void {
  const steps = stepsOf(exported);
  const run = (runs.get(element) ?? 0) + 1;
  runs.set(element, run);
  let startsAfterMs = 0;
  for (const step of steps) {
    const { duration, delay } = step.option.transition;
    setTimeout(() => {
      if (runs.get(element) === run) applyStep(element, step);
    }, startsAfterMs);
    startsAfterMs += duration + delay;
  }
}

function stepsOf(exported: unknown): readonly Step[] {
  if (typeof exported !== "object" || exported === null || !("actions" in exported)) return [];
  return Array.isArray(exported.actions) ? exported.actions : [];
}

function applyStep(element: HTMLElement, { animates, option }: Step): void {
  const { duration, timingFunction, delay } = option.transition;
  element.style.transition = `all ${duration}ms ${timingFunction} ${delay}ms`;
  if (option.transformOrigin !== undefined) element.style.transformOrigin = option.transformOrigin;
  const transforms = animates.filter(({ type }) => type !== "style");
  if (transforms.length > 0) element.style.transform = transforms.map(transformOf).join(" ");
  for (const { type, args } of animates) {
    if (type === "style") element.style.setProperty(dashed(String(args[0])), String(args[1]));
  }
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`);

function transformOf({ type, args }: Animate): string {
  const unit = /^(rotate|skew)/.test(type) ? "deg" : type.startsWith("translate") ? "px" : "";
  if (type === "rotate3d") return `rotate3d(${args.slice(0, 3).join(",")},${String(args[3])}deg)`;
  const values = args.map((one) => (typeof one === "number" ? `${one}${unit}` : String(one)));
  return `${type}(${values.join(",")})`;
}
