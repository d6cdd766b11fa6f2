import type { AskPosterData, PosterData } from "#contracts/content.ts";
import type { Card } from "#core/catalogue/card.ts";
import { isOnSale } from "#core/catalogue/product.ts";
import { priceFor, RETAIL } from "#core/catalogue/tier.ts";
import { PRICE_NOTE } from "#core/content/advert.ts";
import { POSTER_TEMPLATES } from "#core/content/poster.ts";
import { shopNameOf } from "#core/content/shopPage.ts";
import { lookOf } from "#core/content/theme.ts";
import { err, ok, type Result } from "#core/result.ts";
import { shelfOf } from "#functions/catalogue/shelf.ts";
import { advertOf, askerOf, asPromoter, type NoPromoter } from "#functions/content/caller.ts";
import { themesSeen } from "#functions/content/looks.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
type PosterError = NoPromoter | { readonly code: "product_unknown" };

/**
 * All that a poster of the caller's is drawn from, but his code. Prices are the retail ones: a poster is read by
 * strangers. 2 requests; more where themes or shelf are older than 4 s.
 */
export async function posterData(
  deps: Deps,
  call: PersonCall,
  { productId }: AskPosterData,
): Promise<Result<PosterData, PosterError>> {
  const { nowMs, openid } = call;
  const [asker, page, themes, { cards, shop }] = await Promise.all([
    askerOf(deps, call),
    deps.store.get("shopPages", openid),
    themesSeen(deps),
    shelfOf(deps).look(nowMs),
  ]);
  const promoter = asPromoter(asker, call);
  if (!promoter.ok) return promoter;
  const card = productId === undefined ? null : cards.get(productId);
  if (card === undefined || (card && !isOnSale(card, nowMs))) {
    return err({ code: "product_unknown" });
  }
  const { number } = promoter.value;
  const own = { choice: page ?? null, level: asker.level, logo: shop.logo };
  return ok({
    ...{ promoterNumber: number, brandName: shop.name, brandLogo: shop.logo },
    shopName: shopNameOf(page ?? null, number),
    slogan: page?.slogan ?? "",
    look: lookOf(themes, own, nowMs),
    product: card && onPoster(card),
    ...{ templates: POSTER_TEMPLATES, advert: advertOf(asker, shop.name), priceNote: PRICE_NOTE },
  });
}

const onPoster = ({ productId, title, subtitle, cover, prices, isFrom }: Card) => ({
  ...{ productId, title, subtitle, picture: cover, isFrom },
  fromFen: priceFor(prices, RETAIL),
});
