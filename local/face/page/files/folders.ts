export type StoredFile = {
  readonly path: string;
  readonly bytes: number;
  readonly contentType: string;
  readonly owner?: string;
  readonly uploadedAtMs: number;
  readonly md5: string;
  readonly fileId: string;
};

/** What a folder shows: the folders in it, then its files. */
export type Entry =
  | { readonly kind: "folder"; readonly path: string; readonly count: number }
  | { readonly kind: "file"; readonly path: string; readonly file: StoredFile };

/** The server keeps paths only; folders are what their slashes say. A search shows all files flat. */
export function levelOf(
  files: readonly StoredFile[],
  prefix: string,
  isFlat: boolean,
): readonly Entry[] {
  const folders = new Map<string, number>();
  const here: Entry[] = [];
  for (const file of files) {
    const slash = isFlat ? -1 : file.path.indexOf("/", prefix.length);
    if (slash < 0) here.push({ kind: "file", path: file.path, file });
    else {
      const folder = file.path.slice(0, slash + 1);
      folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
  }
  const inside = [...folders].map(([path, count]) => ({ kind: "folder", path, count }) as const);
  return [...inside, ...here];
}

/** How the page shows a file, if at all. SVG is text here: as a picture of another page it could do more than look. */
export function previewOf({ contentType, bytes }: StoredFile): "image" | "text" | undefined {
  const TEXT_BYTES_MAX = 256 * 1024;
  if (/^image\/(png|jpe?g|gif|webp|avif|bmp|x-icon)/.test(contentType)) return "image";
  const isText = /^text\/|json|javascript|xml|yaml|svg/.test(contentType);
  return isText && bytes <= TEXT_BYTES_MAX ? "text" : undefined;
}

/** The address on this page's own host, by whichever name the reader called it. */
export function ownAddress(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
