import { glassEasel } from "glass-easel-miniprogram-adapter";
import { listenToFingers } from "../builtins/fingers.ts";
import { frontPage } from "./pageTop.ts";

/** The browser as glass-easel draws on it, with fingers and mouse as WeChat tells them. */
export function createBackend(): glassEasel.CurrentWindowBackendContext {
  const backend = new glassEasel.CurrentWindowBackendContext();
  listenToFingers(backend);
  const associate = backend.associateValue.bind(backend);
  backend.associateValue = (element, value) => {
    associate(element, value);
    if (!(element instanceof HTMLCanvasElement)) return;
    // Pages put a canvas into their data, and all of the tree that hangs on it would be copied.
    Object.defineProperty(element, "__wxElement", { enumerable: false });
  };
  // What a page sees is what its scroller shows: by the window, margins around it would count for nothing.
  const observe = backend.createIntersectionObserver.bind(backend);
  backend.createIntersectionObserver = (target, relative, ...rest) => {
    const page = frontPage();
    const isInPage = target instanceof Node && page?.contains(target) === true;
    return observe(
      target,
      relative ?? (isInPage ? (page as object as typeof target) : null),
      ...rest,
    );
  };
  return backend;
}
