import type { Canvas, Picture } from "./canvas";

/** A picture as a file on the phone, which a canvas can draw and the album can keep. Errors: what WeChat says. */
export async function localPicture(src: string): Promise<string> {
  if (src.startsWith("cloud://")) {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID: src });
    return tempFilePath;
  }
  if (src.startsWith("http")) {
    const { path } = await wx.getImageInfo({ src });
    return path;
  }
  return src;
}

/** A picture that a canvas can draw; null where it cannot be had, since a poster without it is better than none. */
export async function pictureOn(canvas: Canvas, src: string | null): Promise<Picture | null> {
  if (src === null) return null;
  try {
    const file = await localPicture(src);
    return await new Promise<Picture>((done, fail) => {
      const image = canvas.createImage();
      image.onload = () => done(image);
      image.onerror = () => fail(new Error("no picture"));
      image.src = file;
    });
  } catch {
    return null;
  }
}

/** A canvas of a page, by its id, made so many dots large. */
export function canvasOf(
  page: { createSelectorQuery(): WechatMiniprogram.SelectorQuery },
  id: string,
  size: { readonly width: number; readonly height: number },
): Promise<Canvas> {
  return new Promise((done, fail) => {
    page
      .createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true })
      .exec(([found]: readonly ({ node: Canvas } | null)[]) => {
        if (!found) {
          fail(new Error(`no canvas ${id}`));
          return;
        }
        found.node.width = size.width;
        found.node.height = size.height;
        done(found.node);
      });
  });
}

/** What a canvas shows, as a picture file. */
export async function fileOf(canvas: Canvas): Promise<string> {
  const { tempFilePath } = await wx.canvasToTempFilePath({
    canvas,
    fileType: "jpg",
    quality: 0.92,
  });
  return tempFilePath;
}

/**
 * Puts pictures into the phone's album, one after the other. Answers how many are there: fewer where the person did not
 * allow it. `onSaved` is told after each.
 */
export async function saveAll(
  files: readonly string[],
  onSaved: (count: number) => void,
): Promise<number> {
  let count = 0;
  for (const filePath of files) {
    try {
      await wx.saveImageToPhotosAlbum({ filePath });
    } catch {
      return count;
    }
    onSaved(++count);
  }
  return count;
}
