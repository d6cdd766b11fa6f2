import { readAddress, writeAddress } from "../pageAddress.ts";
import { SCENES, type Launch } from "../phoneAddress.ts";

/** A link that opens a page of the mini program: what "copy link" gives, and what scanning takes back. */
export function codeLink(origin: string, { path, query, scene }: Launch): string {
  const search = new URLSearchParams({ open: writeAddress(path, query), scene: String(scene) });
  return `${origin}/?${search}`;
}

/** A code that was drawn: of a scene with its page, or of a path. */
export type DrawnCode = { readonly scene?: string; readonly page?: string; readonly path?: string };

/**
 * Where a scanned text leads in this mini program: undefined for text that is none of its codes.
 *
 * - A link as `codeLink` writes it.
 * - The text of a code that was drawn: `wxacode.getUnlimited` draws its scene, `wxacode.get` its path.
 */
export function launchByText(text: string, drawn: readonly DrawnCode[]): Launch | undefined {
  const trimmed = text.trim();
  const code = drawn.find(({ scene, path }) => trimmed === (scene ?? path));
  return linkOf(trimmed) ?? (code === undefined ? undefined : launchByCode(code));
}

/** How a code opens its page. A scene arrives in `query.scene`, URL-encoded. Source: WeChat, "获取不限制的小程序码". */
export function launchByCode({ scene, page = "", path = "" }: DrawnCode): Launch {
  if (scene === undefined) return { ...readAddress(path), scene: SCENES.code };
  return { path: page, query: { scene: encodeURIComponent(scene) }, scene: SCENES.code };
}

function linkOf(text: string): Launch | undefined {
  if (!URL.canParse(text)) return undefined;
  const { searchParams } = new URL(text);
  const open = searchParams.get("open") ?? searchParams.get("path");
  if (open === null || open === "") return undefined;
  return { ...readAddress(open), scene: Number(searchParams.get("scene")) || SCENES.code };
}
