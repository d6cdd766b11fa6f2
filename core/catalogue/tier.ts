import type { Buyer } from "#core/buyer/buyer.ts";
import type { Sku } from "#core/catalogue/product.ts";
import { type Fen, lesserFen } from "#core/money.ts";
import { isBannedAt, levelAt, type Promoter, wasApprovedAt } from "#core/people/promoter.ts";

/**
 * Whose prices somebody pays. `levels`: the promoter's own level, and those below it.
 *
 * - Source: docs/domain/catalogue.md, "Who pays what".
 */
export type Tier =
  | { readonly kind: "retail" }
  | { readonly kind: "member" }
  | { readonly kind: "level"; readonly level: string; readonly levels: readonly string[] };

export const RETAIL: Tier = { kind: "retail" };
const MEMBER: Tier = { kind: "member" };

/**
 * The tier of a buyer at an instant. A promoter is a member too, as long as he is not banned.
 *
 * - `planLevels`: the levels of the plan in force, the lowest first; `[]` where it names none. A level that the plan does
 *   not name has nothing below it.
 * - Promises: who is neither a member nor a promoter pays the retail price.
 */
export function tierOf(
  buyer: Pick<Buyer, "memberSinceMs"> | null,
  promoter: Promoter | null,
  atMs: number,
  planLevels: readonly string[],
): Tier {
  const isPromoter = promoter && wasApprovedAt(promoter, atMs) && !isBannedAt(promoter, atMs);
  const level = isPromoter ? levelAt(promoter, atMs) : null;
  if (level !== null) {
    const below = planLevels.slice(0, Math.max(0, planLevels.indexOf(level)));
    return { kind: "level", level, levels: [...below, level] };
  }
  const sinceMs = buyer?.memberSinceMs ?? null;
  return isPromoter || (sinceMs !== null && sinceMs <= atMs) ? MEMBER : RETAIL;
}

/**
 * What one piece costs somebody of a tier, in fen: the lowest of the prices that the tier gives.
 *
 * - A level without a price of its own takes that of the nearest level below, then the member price, then retail.
 * - Promises: never above retail, and a higher level never pays more, even where the plan's levels have changed places
 *   since the product was saved.
 */
export function priceFor(
  { priceFen, memberFen, levelPrices }: Pick<Sku, "priceFen" | "memberFen" | "levelPrices">,
  tier: Tier,
): Fen {
  if (tier.kind === "retail") return priceFen;
  const memberOrRetail = memberFen === null ? priceFen : lesserFen(memberFen, priceFen);
  if (tier.kind === "member") return memberOrRetail;
  return levelPrices
    .filter(({ level }) => tier.levels.includes(level))
    .reduce((lowest, each) => lesserFen(lowest, each.priceFen), memberOrRetail);
}
