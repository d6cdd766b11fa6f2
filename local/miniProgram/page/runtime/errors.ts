import { element } from "../wx/element.ts";

/** An error of a page is never swallowed: it is on the console, on the screen, and told to `App.onError`. */
export type Errors = {
  readonly report: (error: unknown) => void;
  /** Runs something of a page's; what it throws is reported. */
  readonly guard: <T>(run: () => T) => T | undefined;
};

const SHOWN_MAX = 3;

/** Shows errors in `bar`. `tellApp` gets the text of each. */
export function createErrors(bar: HTMLElement, tellApp: (text: string) => void): Errors {
  function report(error: unknown): void {
    console.error(error);
    show(error);
  }
  function show(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const line = element("button", "mp-error", { type: "button", title: "关闭" }, text);
    line.onclick = () => line.remove();
    bar.append(line);
    while (bar.childElementCount > SHOWN_MAX) bar.firstElementChild?.remove();
    tellApp(error instanceof Error ? (error.stack ?? text) : text);
  }
  // What a handler or a timer of the page threw: the browser has written it on the console already.
  addEventListener("error", ({ error, message }) => show(error ?? message));
  addEventListener("unhandledrejection", ({ reason }) => show(reasonOf(reason)));
  return {
    report,
    guard(run) {
      try {
        return run();
      } catch (error) {
        report(error);
        return undefined;
      }
    },
  };
}

/** A failed API of WeChat rejects with an object that has an `errMsg`. */
export function reasonOf(reason: unknown): unknown {
  if (reason instanceof Error || typeof reason !== "object" || reason === null) return reason;
  const { errMsg, message } = reason as { errMsg?: unknown; message?: unknown };
  return errMsg ?? message ?? JSON.stringify(reason);
}
