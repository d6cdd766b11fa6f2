import type { Navigation } from "../phone.ts";
import { call, isObject } from "./answer.ts";

/** The mini program leaves the screen and comes back: to another mini program, or to WeChat's own pages. */
export type AppEvents = {
  readonly hide: () => void;
  /** `launch`: as `App.onShow` gets it, with `referrerInfo` of where it comes back from. */
  readonly show: (launch: object) => void;
  readonly apis: Record<string, unknown>;
};

export function createAppEvents(navigation: Navigation): AppEvents {
  const shown = new Set<unknown>();
  const hidden = new Set<unknown>();
  const tell = (name: "onShow" | "onHide", o?: object): void => {
    const { getApp } = globalThis as { getApp?: () => unknown };
    const app = getApp?.();
    if (isObject(app)) callMethod(app, name, o);
    for (const listener of name === "onShow" ? shown : hidden) call(listener, o);
    const page = navigation.current()?.caller;
    if (page !== undefined) callMethod(page, name);
  };
  return {
    hide: () => tell("onHide"),
    show: (launch) => tell("onShow", launch),
    apis: {
      onAppShow: (listener: unknown) => void shown.add(listener),
      onAppHide: (listener: unknown) => void hidden.add(listener),
      offAppShow: (listener: unknown) => forget(shown, listener),
      offAppHide: (listener: unknown) => forget(hidden, listener),
    },
  };
}

function callMethod(of: object, name: string, value?: unknown): void {
  const method: unknown = Reflect.get(of, name);
  if (typeof method === "function") call(method.bind(of), value);
}

function forget(listeners: Set<unknown>, listener: unknown): void {
  if (listener === undefined) listeners.clear();
  else listeners.delete(listener);
}
