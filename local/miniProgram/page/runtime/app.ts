import type { Navigation } from "../phone.ts";
import type { Errors } from "./errors.ts";

/** The mini program's `App`, as its script gave it. */
export type MiniApp = {
  readonly call: (method: string, ...values: readonly unknown[]) => unknown;
  readonly has: (method: string) => boolean;
};

type AppObject = Record<string, unknown>;

/** Sets `App`, `getApp` and `getCurrentPages` for the mini program's scripts. */
export function installApp(navigation: Navigation, errors: () => Errors): MiniApp {
  let app: AppObject = {};
  Object.assign(globalThis, {
    App: (options: AppObject) => {
      app = options;
    },
    getApp: () => app,
    getCurrentPages: () => navigation.pages().map(({ caller }) => caller),
  });
  return {
    call(method, ...values) {
      const run = app[method];
      return typeof run === "function" ? errors().guard(() => run.apply(app, values)) : undefined;
    },
    has: (method) => typeof app[method] === "function",
  };
}
