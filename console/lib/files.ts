import cloudbase from "@cloudbase/js-sdk/app";
import { CallError } from "./call.ts";
import { newId } from "./session.ts";
import { sdk } from "./sdk.ts";

/**
 * Where uploads stand in the environment's storage. What is below `shop/` everybody may see; tables that are to be brought
 * in go to `sheets/uploads/`, which nobody but the functions reads.
 */
export type Folder = "shop/products" | "shop/materials" | "shop/banners" | "sheets/uploads";

/** For `accept`: WebP, JPEG and PNG: what the mini program shows everywhere. */
export const PICTURE_TYPES = "image/png,image/jpeg,image/webp";
export const PICTURE_MB_MAX = 5;
const FILES_PER_REQUEST = 50;
/** A link counts as old well before it ends. */
const LINK_S = 7_200;
const KEPT_MS = 3_600_000;

/** What the SDK gains by its storage; its own types speak of paths, as in Node. */
type Storage = {
  readonly uploadFile: (asked: {
    readonly cloudPath: string;
    readonly filePath: File;
    readonly onUploadProgress: (done: { readonly loaded: number; readonly total: number }) => void;
  }) => Promise<{ readonly fileID?: string }>;
  readonly getTempFileURL: (asked: {
    readonly fileList: readonly { readonly fileID: string; readonly maxAge: number }[];
  }) => Promise<{
    readonly fileList?: readonly { readonly fileID: string; readonly tempFileURL?: string }[];
  }>;
};
/** The SDK's storage, whose code comes with the first file. It may register itself as it comes, and warns of twice. */
async function storage(): Promise<Storage> {
  const { registerStorage } = await import("@cloudbase/js-sdk/storage");
  const app: object = sdk();
  if (!("uploadFile" in app)) registerStorage(cloudbase);
  return app as Storage; // As registerStorage has made it.
}

/**
 * Uploads a file under a name of its own and returns its file id (`cloud://…`).
 *
 * - `onProgress`: how much is there, 0 to 100.
 * - Errors: `CallError` `network`: nothing is known of the file, and uploading again makes another one.
 */
export async function uploadFile(
  file: File,
  folder: Folder,
  onProgress?: (percent: number) => void,
): Promise<string> {
  const ending = /\.([0-9a-z]{1,8})$/i.exec(file.name)?.[1]?.toLowerCase() ?? "bin";
  const params = {
    cloudPath: `${folder}/${newId()}.${ending}`,
    filePath: file,
    onUploadProgress: ({ loaded, total }: { loaded: number; total: number }) =>
      onProgress?.(total > 0 ? Math.floor((loaded / total) * 100) : 0),
  };
  try {
    const { fileID } = await (await storage()).uploadFile(params);
    if (typeof fileID === "string" && fileID !== "") return fileID;
  } catch (error) {
    console.error(error); // The sentence for people says only that it did not arrive.
  }
  throw new CallError("network", "", {});
}

const links = new Map<string, { readonly url: string; readonly untilMs: number }>();

/**
 * Addresses of pictures by their file ids, good for an hour at least. What is an address already stays; a file that is gone,
 * or that this person may not see, is left out.
 */
export async function linksOf(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const nowMs = Date.now();
  const isFresh = (id: string) => (links.get(id)?.untilMs ?? 0) > nowMs;
  const asked = [...new Set(fileIds)].filter((id) => id.startsWith("cloud://") && !isFresh(id));
  for (let at = 0; at < asked.length; at += FILES_PER_REQUEST) {
    const fileList = asked
      .slice(at, at + FILES_PER_REQUEST)
      .map((fileID) => ({ fileID, maxAge: LINK_S }));
    const reply = await storage()
      .then((opened) => opened.getTempFileURL({ fileList }))
      .catch(() => null); // Pages live without pictures.
    for (const { fileID, tempFileURL } of reply?.fileList ?? []) {
      if (tempFileURL) links.set(fileID, { url: tempFileURL, untilMs: nowMs + KEPT_MS });
    }
  }
  const entries = fileIds.flatMap((id) => {
    const url = id.startsWith("cloud://") ? links.get(id)?.url : id;
    return url === undefined ? [] : [[id, url] as const];
  });
  return new Map(entries);
}

/** Has the browser fetch a file that a function gave a link to. */
export function download(link: string): void {
  const anchor = document.createElement("a");
  anchor.href = link;
  anchor.download = "";
  anchor.rel = "noopener";
  anchor.click();
}
