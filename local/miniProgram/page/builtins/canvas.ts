import { builtin } from "./builtin.ts";
import { builtinHooks, withSource } from "./hooks.ts";

const PROPERTIES = { type: "", canvasId: "", disableScroll: false };

/** `canvas type="2d"`: a real <canvas>. Its own size is 300 × 150 until the page sets it, as in WeChat. */
export const canvas = builtin("canvas", PROPERTIES, (host) => {
  const { element } = host;
  if (!(element instanceof HTMLCanvasElement)) throw new Error("canvas is not a <canvas>");
  // The node that `SelectorQuery.fields({ node: true })` gives is this element, with what WeChat's has besides.
  Object.assign(element, {
    createImage: () => imageFor(host.ownerPath()),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (draw: FrameRequestCallback) => requestAnimationFrame(draw),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  });
  return {
    update() {
      const { type, canvasId, disableScroll } = host.data;
      if (type !== "") element.setAttribute("type", type);
      if (canvasId !== "") element.setAttribute("canvas-id", canvasId);
      element.style.touchAction = disableScroll ? "none" : "";
    },
    attached() {
      if (host.data.canvasId !== "" && host.data.type === "") {
        builtinHooks.notEmulated('canvas without type="2d"');
      }
    },
  };
});

/** An image that finds its file as components do. */
function imageFor(ownerPath: string): HTMLImageElement {
  const made = new Image();
  const native = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
  Object.defineProperty(made, "src", {
    get: () => native?.get?.call(made),
    set: (source: unknown) => {
      withSource(String(source), ownerPath, (resolved) => {
        if (/^https?:/.test(resolved)) made.crossOrigin = "anonymous"; // Else the canvas could not be saved.
        native?.set?.call(made, resolved);
      });
    },
  });
  return made;
}
