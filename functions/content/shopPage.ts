import type {
  MyShop,
  OfferedPicture,
  SaveMyShop,
  VisitedShop,
  VisitShop,
} from "#contracts/content.ts";
import { type Card, shownCard, type ShownCard } from "#core/catalogue/card.ts";
import { pageOf } from "#core/catalogue/listing.ts";
import { isOnSale } from "#core/catalogue/product.ts";
import type { Tier } from "#core/catalogue/tier.ts";
import type { PhraseForbidden } from "#core/content/phrases.ts";
import { checkShopPage, savedPage, type ShopPage, shopNameOf } from "#core/content/shopPage.ts";
import { lookOf, offeredThemes, type Theme } from "#core/content/theme.ts";
import { isBannedAt, levelAt, type Promoter } from "#core/people/promoter.ts";
import { err, ok, type Result } from "#core/result.ts";
import { tierOfCaller } from "#functions/catalogue/customer.ts";
import { type Shelf, shelfOf } from "#functions/catalogue/shelf.ts";
import { askerOf, asPromoter, type NoPromoter } from "#functions/content/caller.ts";
import { themesSeen } from "#functions/content/looks.ts";
import type { EitherCall, PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
type SaveError =
  | NoPromoter
  | PhraseForbidden
  | { readonly code: "theme_unknown" }
  | { readonly code: "product_not_offered"; readonly productId: string };
type VisitError = { readonly code: "shop_page_unknown" } | { readonly code: "shop_page_closed" };

/** So many of the shop's products stand on a page whose promoter chose none. */
const SHOP_FEATURED = 12;

/** The caller's own page, and what he may choose from. 2 requests; more where themes or shelf are older than 4 s. */
export async function myShop(deps: Deps, call: PersonCall): Promise<Result<MyShop, NoPromoter>> {
  const { nowMs, openid } = call;
  const [asker, page, themes, shelf] = await Promise.all([
    askerOf(deps, call),
    deps.store.get("shopPages", openid),
    themesSeen(deps),
    shelfOf(deps).look(nowMs),
  ]);
  const promoter = asPromoter(asker, call);
  if (!promoter.ok) return promoter;
  return ok(
    shownOwn(
      { promoter: promoter.value, page: page ?? null, tier: asker.tier, themes, shelf },
      nowMs,
    ),
  );
}

/** The caller's own page as a whole. The same again writes nothing. 3 requests, 1 document; more as above. */
export async function saveMyShop(
  deps: Deps,
  call: PersonCall,
  { action: _action, ...said }: SaveMyShop,
): Promise<Result<MyShop, SaveError>> {
  const { nowMs, openid } = call;
  const [asker, themes, shelf] = await Promise.all([
    askerOf(deps, call),
    themesSeen(deps),
    shelfOf(deps).look(nowMs),
  ]);
  const promoter = asPromoter(asker, call);
  if (!promoter.ok) return promoter;
  const checked = checkShopPage(said, shelf.shop.name);
  if (!checked.ok) return checked;
  if (!isOffered(themes, said, nowMs)) return err({ code: "theme_unknown" });
  const productId = said.featured.find((id) => !onSale(shelf, id, nowMs));
  if (productId !== undefined) return err({ code: "product_not_offered", productId });
  const saved = await deps.store.change("shopPages", openid, (current) =>
    savedPage(current, { _id: openid, ...said }, nowMs),
  );
  if (!saved.ok) return saved;
  const own = { promoter: promoter.value, page: saved.value, tier: asker.tier, themes, shelf };
  return ok(shownOwn(own, nowMs));
}

/** A promoter's page as visitors see it: nothing of him but his number. 2 requests; more as above. */
export async function visitShop(
  deps: Deps,
  call: EitherCall,
  { number }: VisitShop,
): Promise<Result<VisitedShop, VisitError>> {
  const { nowMs } = call;
  const [found, themes, shelf, tier] = await Promise.all([
    deps.reads.shopByNumber(number),
    themesSeen(deps),
    shelfOf(deps).look(nowMs),
    tierOfCaller(deps, call),
  ]);
  if (!found) return err({ code: "shop_page_unknown" });
  const { promoter, page } = found;
  if (isBannedAt(promoter, nowMs)) return err({ code: "shop_page_closed" });
  const own = cardsOf(shelf, page?.featured ?? [], tier, nowMs);
  return ok({
    number,
    name: shopNameOf(page, number),
    slogan: page?.slogan ?? "",
    look: lookOf(
      themes,
      { choice: page, level: levelAt(promoter, nowMs), logo: shelf.shop.logo },
      nowMs,
    ),
    featured: own.length > 0 ? own : firstCards(shelf, tier, nowMs),
    featuredBy: own.length > 0 ? "promoter" : "shop",
    isOwn: promoter._id === call.openid,
  });
}

type Own = {
  readonly promoter: Promoter;
  readonly page: ShopPage | null;
  readonly tier: Tier;
  readonly themes: readonly Theme[];
  readonly shelf: Shelf;
};

function shownOwn({ promoter, page, tier, themes, shelf }: Own, nowMs: number): MyShop {
  const { number } = promoter;
  const offered = offeredThemes(themes, nowMs);
  const pictures = (part: "background" | "logo"): readonly OfferedPicture[] =>
    offered.flatMap(({ _id: themeId, name, colour, [part]: picture }) =>
      picture === null ? [] : [{ themeId, name, picture, colour }],
    );
  const backgrounds = pictures("background");
  const logos = pictures("logo");
  const chosen = (id: string | null | undefined, from: readonly OfferedPicture[]) =>
    from.find(({ themeId }) => themeId === id)?.themeId ?? null;
  return {
    ...{ number, name: page?.name ?? "", shownName: shopNameOf(page, number) },
    slogan: page?.slogan ?? "",
    backgroundId: chosen(page?.backgroundId, backgrounds),
    logoId: chosen(page?.logoId, logos),
    look: lookOf(
      themes,
      { choice: page, level: levelAt(promoter, nowMs), logo: shelf.shop.logo },
      nowMs,
    ),
    featured: cardsOf(shelf, page?.featured ?? [], tier, nowMs),
    ...{ backgrounds, logos },
  };
}

function isOffered(
  themes: readonly Theme[],
  { backgroundId, logoId }: Pick<SaveMyShop, "backgroundId" | "logoId">,
  nowMs: number,
): boolean {
  const offered = offeredThemes(themes, nowMs);
  const has = (id: string | null, part: "background" | "logo") =>
    id === null || offered.some((theme) => theme._id === id && theme[part] !== null);
  return has(backgroundId, "background") && has(logoId, "logo");
}

function onSale({ cards }: Shelf, productId: string, nowMs: number): Card | null {
  const card = cards.get(productId);
  return card && isOnSale(card, nowMs) ? card : null;
}

const cardsOf = (
  shelf: Shelf,
  productIds: readonly string[],
  tier: Tier,
  nowMs: number,
): readonly ShownCard[] =>
  productIds
    .flatMap((id) => onSale(shelf, id, nowMs) ?? [])
    .map((card) => shownCard(card, tier, shelf.inStock));

function firstCards(shelf: Shelf, tier: Tier, nowMs: number): readonly ShownCard[] {
  const listed = { sort: "rank", tier, cursor: "", limit: SHOP_FEATURED } as const;
  const page = pageOf(shelf.sorted(listed), { state: "on" }, listed, nowMs);
  return page.cards.map((card) => shownCard(card, tier, shelf.inStock));
}
