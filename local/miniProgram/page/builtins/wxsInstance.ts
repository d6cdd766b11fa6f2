import { glassEasel } from "glass-easel-miniprogram-adapter";
import { domOf, inner } from "./inner.ts";

/** The style segment of glass-easel that a template never writes. */
const STYLE_SEGMENT = 3;

/** What WXS code gets for a component or an element: WeChat's ComponentDescriptor. */
export type WxsInstance = ReturnType<typeof describe>;

const instances = new WeakMap<object, WxsInstance>();

/** Always the same instance for an element, for WXS keeps its state in it. */
export function wxsInstance(element: glassEasel.Element): WxsInstance {
  const known = instances.get(element);
  if (known !== undefined) return known;
  const made = describe(element);
  instances.set(element, made);
  return made;
}

function describe(element: glassEasel.Element) {
  const state: Record<string, unknown> = {};
  const component = glassEasel.Component.isComponent(element) ? element : undefined;
  const callerOf = () => component?.getMethodCaller() ?? element;
  const found = (selector: string) =>
    component?.getShadowRoot()?.querySelectorAll(selector).map(wxsInstance) ?? [];
  return {
    selectComponent: (selector: string) => found(selector)[0] ?? null,
    selectAllComponents: found,
    setStyle(style: string | Readonly<Record<string, unknown>>) {
      element.setNodeStyle(cssOf(style), STYLE_SEGMENT);
    },
    addClass: (names: string) => element.toggleNodeClass(names, true, STYLE_SEGMENT),
    removeClass: (names: string) => element.toggleNodeClass(names, false, STYLE_SEGMENT),
    hasClass: (name: string) => domOf(element)?.matches(`[class~="${CSS.escape(name)}"]`) ?? false,
    getDataset: () => element.dataset,
    getState: () => state,
    callMethod(name: string, value: unknown) {
      const method =
        component === undefined ? undefined : glassEasel.Component.getMethod(component, name);
      if (method === undefined) throw new Error(`WXS calls ${name}, which is no method`);
      method.call(callerOf(), value);
    },
    triggerEvent: (name: string, detail: unknown) => element.triggerEvent(name, detail, {}),
    requestAnimationFrame: (draw: FrameRequestCallback) => requestAnimationFrame(draw),
    setTimeout: (act: () => void, ms: number) => setTimeout(act, ms),
    clearTimeout: (id: number) => clearTimeout(id),
    getBoundingClientRect: () => domOf(element)?.getBoundingClientRect().toJSON(),
    getComputedStyle(names: readonly string[]) {
      const dom = domOf(element);
      if (dom === undefined) return {};
      const look = getComputedStyle(dom);
      return Object.fromEntries(names.map((name) => [name, look.getPropertyValue(dashed(name))]));
    },
  };
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`);

function cssOf(style: string | Readonly<Record<string, unknown>>): string {
  if (typeof style === "string") return style;
  return Object.entries(style)
    .map(([name, value]) => `${dashed(name)}:${String(value)}`)
    .join(";");
}

/** The component behind what glass-easel hands to listeners. */
export const componentOf = (caller: object): glassEasel.GeneralComponent =>
  inner<glassEasel.GeneralComponent | undefined>(caller, "_$") ??
  inner<glassEasel.GeneralComponent>({ caller }, "caller");
