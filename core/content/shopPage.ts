import { checkOwnWords, type PhraseForbidden } from "#core/content/phrases.ts";
import { ok, type Result } from "#core/result.ts";

/** A promoter's own page of the shop, as he saved it. `_id` is his openid, which no reply tells. */
export type ShopPage = {
  readonly _id: string;
  readonly rev: number;
  /** "" = the default. */
  readonly name: string;
  readonly slogan: string;
  /** Themes of which he took the background and the logo; null = no choice. */
  readonly backgroundId: string | null;
  readonly logoId: string | null;
  readonly featured: readonly string[];
  readonly changedAtMs: number;
};

export const FEATURED_MAX = 20;

/** What a page is called: as its promoter says, or after his number. */
export const shopNameOf = (page: Pick<ShopPage, "name"> | null, number: number): string =>
  page && page.name !== "" ? page.name : `推广员 ${number} 的小店`;

/** Whether a page says nothing that it may not, its name first. */
export function checkShopPage(
  { name, slogan }: Pick<ShopPage, "name" | "slogan">,
  brandName: string,
): Result<null, PhraseForbidden> {
  const named = checkOwnWords("name", name, brandName);
  return named.ok ? checkOwnWords("slogan", slogan, "") : named;
}

/** The page as its promoter wants it; the same object where that is what it says already. */
export function savedPage(
  current: ShopPage | undefined,
  wanted: Omit<ShopPage, "rev" | "changedAtMs">,
  nowMs: number,
): Result<ShopPage, never> {
  const isSame =
    current !== undefined &&
    current.name === wanted.name &&
    current.slogan === wanted.slogan &&
    current.backgroundId === wanted.backgroundId &&
    current.logoId === wanted.logoId &&
    current.featured.join("\n") === wanted.featured.join("\n");
  return ok(isSame ? current : { ...wanted, rev: current?.rev ?? 0, changedAtMs: nowMs });
}
