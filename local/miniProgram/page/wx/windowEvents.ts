import { api, call, Failure, isObject, textOf } from "./answer.ts";
import { frontPage } from "../runtime/pageTop.ts";

/** What happens to the whole window, told as WeChat tells it; and fonts, which are the window's too. */
export function windowEventApis(): Record<string, unknown> {
  return {
    ...pair("Error", "error", (event) => {
      const { error, message } = event as ErrorEvent;
      return error instanceof Error ? (error.stack ?? error.message) : message;
    }),
    ...pair("UnhandledRejection", "unhandledrejection", (event) => {
      const { reason, promise } = event as PromiseRejectionEvent;
      return { reason, promise };
    }),
    ...pair("WindowResize", "resize", () => {
      const { clientWidth: windowWidth, clientHeight: windowHeight } =
        frontPage() ?? document.documentElement;
      return { size: { windowWidth, windowHeight } };
    }),
    loadFontFace: api("loadFontFace", async (o) => {
      const { weight, style } = isObject(o["desc"]) ? o["desc"] : {};
      const face = new FontFace(textOf(o, "family"), textOf(o, "source"), {
        ...(typeof weight === "string" && { weight }),
        ...(typeof style === "string" && { style }),
      });
      await face.load().catch(() => {
        throw new Failure("network error");
      });
      document.fonts.add(face);
      return { status: "loaded" };
    }),
  };
}

/** `onX` and `offX` of an event of the window. */
function pair(
  name: string,
  type: string,
  told: (event: Event) => unknown,
): Record<string, unknown> {
  const listeners = new Set<unknown>();
  addEventListener(type, (event) => {
    for (const listener of listeners) call(listener, told(event));
  });
  return {
    [`on${name}`]: (listener: unknown) => void listeners.add(listener),
    [`off${name}`]: (listener: unknown) =>
      listener === undefined ? listeners.clear() : void listeners.delete(listener),
  };
}
