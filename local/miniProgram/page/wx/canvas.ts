import { Failure, isObject, numberOf, textOf, type Options } from "./answer.ts";

type AddressOf = (source: string) => string | Promise<string>;

/** The canvas that a page means: its node, or by an id. Errors: Failure. */
export function canvasOf(o: Options): HTMLCanvasElement {
  const given = o["canvas"];
  if (given instanceof HTMLCanvasElement) return given;
  if (given instanceof Element) {
    const inner = given.querySelector("canvas");
    if (inner !== null) return inner;
  }
  const id = CSS.escape(textOf(o, "canvasId"));
  const found = id === "" ? null : document.querySelector(`canvas[canvas-id="${id}"],canvas#${id}`);
  if (found instanceof HTMLCanvasElement) return found;
  throw new Failure("canvas is empty");
}

/** A part of a canvas as a file. Without words of it: all of it, as large as it is, as PNG. */
export async function fileOfCanvas(canvas: HTMLCanvasElement, o: Options): Promise<Blob> {
  const [x, y] = [numberOf(o, "x", 0), numberOf(o, "y", 0)];
  const width = numberOf(o, "width", canvas.width - x);
  const height = numberOf(o, "height", canvas.height - y);
  if (width <= 0 || height <= 0) throw new Failure("canvas is empty");
  const drawn = document.createElement("canvas");
  drawn.width = Math.round(numberOf(o, "destWidth", width));
  drawn.height = Math.round(numberOf(o, "destHeight", height));
  const isJpeg = /^jpe?g$/.test(textOf(o, "fileType", "png"));
  const context = drawn.getContext("2d");
  if (isJpeg && context !== null) {
    // WeChat's JPEG has no transparency either: it is black there, and white here.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, drawn.width, drawn.height);
  }
  context?.drawImage(canvas, x, y, width, height, 0, 0, drawn.width, drawn.height);
  const quality = numberOf(o, "quality", 1);
  return new Promise((resolve, reject) => {
    try {
      drawn.toBlob(
        (blob) => (blob === null ? reject(new Failure("fail to encode")) : resolve(blob)),
        isJpeg ? "image/jpeg" : "image/png",
        quality,
      );
    } catch (error) {
      // A picture of somebody else's server was drawn on it, and that server did not allow it.
      reject(new Failure(`the canvas may not be read: ${String(error)}`));
    }
  });
}

/** `createOffscreenCanvas({ type, width, height })`, and its older form with three values. */
export function offscreenCanvas(
  given: readonly unknown[],
  addressOf: AddressOf,
): HTMLCanvasElement {
  const [first, second] = given;
  const o: Options = isObject(first) ? first : { width: first, height: second };
  const canvas = document.createElement("canvas");
  canvas.width = numberOf(o, "width", 300);
  canvas.height = numberOf(o, "height", 150);
  return Object.assign(canvas, {
    createImage: () => imageBy(addressOf),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (draw: FrameRequestCallback) => requestAnimationFrame(draw),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  });
}

/** An image that finds files of the phone, and of which a canvas stays readable. */
function imageBy(addressOf: AddressOf): HTMLImageElement {
  const image = new Image();
  const native = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
  Object.defineProperty(image, "src", {
    get: () => native?.get?.call(image),
    set: (source: unknown) => {
      const use = (address: string) => {
        if (/^https?:/.test(address)) image.crossOrigin = "anonymous";
        native?.set?.call(image, address);
      };
      Promise.resolve(addressOf(String(source))).then(use, () => use(String(source)));
    },
  });
  return image;
}
