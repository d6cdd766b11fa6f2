import type { PhoneScreen } from "../phone.ts";
import { apis, Failure, listOf, numberOf, textOf, type Options } from "./answer.ts";
import { canvasOf, fileOfCanvas, offscreenCanvas } from "./canvas.ts";
import { element } from "./element.ts";
import { fileOf, type FileStore, type StoredFile } from "./fileStore.ts";
import { preview, previewMedia } from "./preview.ts";
import type { Permissions } from "./permissions.ts";

type Parts = {
  readonly screen: PhoneScreen;
  readonly files: FileStore;
  readonly permissions: Permissions;
  /** Where a path in the mini program's own package is read. */
  readonly addressOf: (source: string) => string | Promise<string>;
  /** Told of each picture that was saved. */
  readonly onSaved: (picture: SavedPicture) => void;
};
/** `url` can be shown and read for as long as the page is open. */
export type SavedPicture = { readonly filePath: string; readonly url: string };

/** Pictures: chosen, looked at, drawn, saved. */
export function pictureApis(parts: Parts): Record<string, unknown> {
  const { files } = parts;
  return {
    ...apis({
      chooseMedia: (o) => chosenMedia(files, o),
      chooseImage: (o) => chosenImages(files, o),
      chooseMessageFile: (o) => chosenFiles(files, o),
      getImageInfo: (o) => imageInfo(parts, textOf(o, "src")),
      compressImage: (o) => compressed(parts, o),
      previewImage: (o) => preview(parts, listOf(o, "urls").map(String), textOf(o, "current")),
      previewMedia: (o) => previewMedia(parts, o),
      saveImageToPhotosAlbum: (o) => save(parts, textOf(o, "filePath")),
      canvasToTempFilePath: async (o) => {
        const blob = await fileOfCanvas(canvasOf(o), o);
        return { tempFilePath: files.addTemporary(await fileOf(blob)) };
      },
    }),
    createOffscreenCanvas: (...given: readonly unknown[]) =>
      offscreenCanvas(given, parts.addressOf),
  };
}

async function save({ permissions, files, onSaved }: Parts, filePath: string): Promise<void> {
  await permissions.demand("scope.writePhotosAlbum");
  const file = await files.load(filePath);
  if (!file.type.startsWith("image/")) throw new Failure("invalid file type");
  savePicture(file, filePath, onSaved);
}

/** Hands a picture to the browser's downloads, which are the phone's album here. */
export function savePicture(
  { bytes, type }: StoredFile,
  filePath: string,
  onSaved: Parts["onSaved"],
): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  onSaved({ filePath, url });
  const end = type.slice(6).replace("jpeg", "jpg").replace("svg+xml", "svg");
  element("a", "", { href: url, download: `picture.${end}` }).click();
}

async function imageInfo({ addressOf, files }: Parts, source: string): Promise<object> {
  const address = await addressOf(source);
  const image = await loaded(address);
  const { type } = await files.load(address);
  return {
    ...{ width: image.naturalWidth, height: image.naturalHeight, path: address },
    ...{ orientation: "up", type: type.replace("image/", "") },
  };
}

async function compressed({ addressOf, files }: Parts, o: Options): Promise<object> {
  const image = await loaded(await addressOf(textOf(o, "src")));
  const canvas = element("canvas", "");
  const { naturalWidth, naturalHeight } = image;
  canvas.width = numberOf(o, "compressedWidth", naturalWidth);
  canvas.height = numberOf(o, "compressedHeight", (naturalHeight * canvas.width) / naturalWidth);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const quality = numberOf(o, "quality", 80) / 100;
  const blob = await fileOfCanvas(canvas, { fileType: "jpg", quality });
  return { tempFilePath: files.addTemporary(await fileOf(blob)) };
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  if (/^https?:/.test(address)) image.crossOrigin = "anonymous";
  image.src = address;
  await image.decode().catch(() => {
    throw new Failure("image not found");
  });
  return image;
}

/** The browser's own dialog. Errors: Failure "cancel". */
export function picked(accept: string, most: number): Promise<readonly File[]> {
  return new Promise((resolve, reject) => {
    const input = element("input", "", { type: "file", accept, multiple: most > 1, hidden: true });
    input.oncancel = () => {
      input.remove();
      reject(new Failure("cancel"));
    };
    input.onchange = () => {
      input.remove();
      resolve([...(input.files ?? [])].slice(0, most));
    };
    document.body.append(input);
    input.click();
  });
}

async function kept(files: FileStore, file: File): Promise<{ path: string; size: number }> {
  return { path: files.addTemporary(await fileOf(file)), size: file.size };
}

async function chosenMedia(files: FileStore, o: Options): Promise<object> {
  const kinds = listOf(o, "mediaType").map(String);
  const accept = [
    kinds.length === 0 || kinds.some((kind) => kind !== "video") ? "image/*" : "",
    kinds.length === 0 || kinds.some((kind) => kind !== "image") ? "video/*" : "",
  ];
  const chosen = await picked(
    accept.filter((one) => one !== "").join(","),
    numberOf(o, "count", 9),
  );
  const tempFiles = await Promise.all(
    chosen.map(async (file) => {
      const { path, size } = await kept(files, file);
      const fileType = file.type.startsWith("video/") ? "video" : "image";
      return {
        tempFilePath: path,
        size,
        fileType,
        duration: 0,
        height: 0,
        width: 0,
        thumbTempFilePath: "",
      };
    }),
  );
  return {
    tempFiles,
    type: tempFiles.every(({ fileType }) => fileType === "video") ? "video" : "image",
  };
}

async function chosenImages(files: FileStore, o: Options): Promise<object> {
  const chosen = await picked("image/*", numberOf(o, "count", 9));
  const tempFiles = await Promise.all(chosen.map((file) => kept(files, file)));
  return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles };
}

async function chosenFiles(files: FileStore, o: Options): Promise<object> {
  const ends = listOf(o, "extension").map((end) => `.${String(end).replace(/^\./, "")}`);
  const accept = textOf(o, "type") === "image" ? "image/*" : ends.join(",");
  const chosen = await picked(accept, numberOf(o, "count", 100));
  const tempFiles = chosen.map(async (file) => ({
    ...(await kept(files, file)),
    ...{ name: file.name, time: Math.floor(file.lastModified / 1000) },
    type: file.type.startsWith("image/") ? "image" : "file",
  }));
  return { tempFiles: await Promise.all(tempFiles) };
}
