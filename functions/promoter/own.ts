import type { Promoter } from "#core/people/promoter.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Store } from "#ports/store.ts";

/** Of whom these pages tell nothing, because he is none. A banned one still sees what he earned. */
export type NoPromoter = { readonly code: "promoter_unknown" };

/** The caller as a promoter, banned or not. 1 request. */
export async function ownPromoter(
  { store }: { readonly store: Store },
  openid: string,
): Promise<Result<Promoter, NoPromoter>> {
  const promoter = await store.get("promoters", openid);
  return promoter ? ok(promoter) : err({ code: "promoter_unknown" });
}
