import { element } from "../wx/element.ts";

/** An error of a page is never swallowed: it is on the console, on the screen, and told to `App.onError`. */
export type Errors = {
  readonly report: (error: unknown) => void;
  /** Says something of the phone itself on the screen, for a while; no page is told. */
  readonly notice: (text: string) => void;
  /** Runs something of a page's; what it throws is reported. */
  readonly guard: <T>(run: () => T) => T | undefined;
};

const SHOWN_MAX = 3;
const NOTICE_MS = 8_000;
/** The person said no to a sheet: that is a choice, and no page is wrong by it. */
const CHOSEN =
  /:fail (cancel|user (deny|cancel)|auth den(y|ied)|privacy permission is not authorized)/;

/** Shows errors in `bar`. `tellApp` gets the text of each. */
export function createErrors(bar: HTMLElement, tellApp: (text: string) => void): Errors {
  function report(error: unknown): void {
    console.error(error);
    show(error);
  }
  function write(line: HTMLElement): void {
    bar.append(line);
    while (bar.childElementCount > SHOWN_MAX) bar.firstElementChild?.remove();
  }
  function notice(text: string): void {
    console.warn(text);
    const line = element("p", "mp-error is-notice", {}, text);
    write(line);
    setTimeout(() => line.remove(), NOTICE_MS);
  }
  function show(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const line = element("button", "mp-error", { type: "button", title: "关闭" }, text);
    line.onclick = () => line.remove();
    write(line);
    tellApp(error instanceof Error ? (error.stack ?? text) : text);
  }
  // What a handler or a timer of the page threw: the browser has written it on the console already.
  addEventListener("error", ({ error, message }) => show(error ?? message));
  addEventListener("unhandledrejection", ({ reason }) => {
    if (!isChoice(reason)) show(reasonOf(reason));
  });
  return {
    ...{ report, notice },
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

/** A call that nobody took care of failed because the person did not want it. */
export function isChoice(reason: unknown): boolean {
  if (typeof reason !== "object" || reason === null) return false;
  const { errMsg } = reason as { errMsg?: unknown };
  return typeof errMsg === "string" && CHOSEN.test(errMsg);
}
