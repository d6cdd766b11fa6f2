import type {
  ForwardedMaterial,
  ForwardMaterial,
  ListMaterials,
  MaterialsPage,
} from "#contracts/materials.ts";
import { shownCard } from "#core/catalogue/card.ts";
import { isOnSale } from "#core/catalogue/product.ts";
import { forwardId, type Material, MATERIAL_AUDIENCES } from "#core/content/material.ts";
import { err, ok, type Result } from "#core/result.ts";
import { type Shelf, shelfOf } from "#functions/catalogue/shelf.ts";
import {
  advertOf,
  type Asker,
  askerOf,
  asPromoter,
  type NoPromoter,
} from "#functions/content/caller.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Unknown = { readonly code: "material_unknown" };

/** What the caller may share, the newest first. 3 requests; 4 more where the shelf is older than 4 s. */
export async function listMaterials(
  deps: Deps,
  call: PersonCall,
  { tag, productId, cursor, limit }: ListMaterials,
): Promise<Result<MaterialsPage, never>> {
  const [asker, shelf] = await Promise.all([askerOf(deps, call), shelfOf(deps).look(call.nowMs)]);
  const filter = {
    audiences: MATERIAL_AUDIENCES.filter((one) => one === "all" || asker.isPromoter),
    ...(tag === undefined ? {} : { tag }),
    ...(productId === undefined ? {} : { productId }),
  };
  const found = await deps.reads.materials(filter, readPlace(cursor), limit);
  const ids = asker.isPromoter ? found.map(({ _id }) => _id) : [];
  const forwarded = new Set(await deps.reads.forwardsOf(call.openid, ids));
  const advert = advertOf(asker, shelf.shop.name);
  const last = found.length === limit ? found.at(-1) : undefined;
  return ok({
    materials: found.map((material) => ({
      ...{ materialId: material._id, text: material.text, pictures: material.pictures },
      copyText: `${material.text}\n\n${advert.footer}`,
      products: productsOf(material, shelf, asker, call.nowMs),
      tags: material.tags,
      createdAtMs: material.createdAtMs,
      isForwarded: forwarded.has(material._id),
    })),
    ...{ advert, isPromoter: asker.isPromoter },
    next: last ? placeText({ atMs: last.createdAtMs, id: last._id }) : null,
  });
}

const productsOf = ({ productIds }: Material, shelf: Shelf, { tier }: Asker, nowMs: number) =>
  productIds
    .flatMap((id) => shelf.cards.get(id) ?? [])
    .filter((card) => isOnSale(card, nowMs))
    .map((card) => shownCard(card, tier, shelf.inStock));

/** A promoter forwarded a material. The second time answers when the first was, and writes nothing. 3 requests, 1 document. */
export async function forwardMaterial(
  deps: Deps,
  call: PersonCall,
  { materialId }: ForwardMaterial,
): Promise<Result<ForwardedMaterial, NoPromoter | Unknown>> {
  const { store } = deps;
  const { openid, nowMs } = call;
  const [asker, material] = await Promise.all([
    askerOf(deps, call),
    store.get("materials", materialId),
  ]);
  const promoter = asPromoter(asker, call);
  if (!promoter.ok) return promoter;
  if (!material || material.removedAtMs !== null) return err({ code: "material_unknown" });
  const _id = forwardId(materialId, openid);
  const known = await store.change("forwards", _id, (current) =>
    ok(current ?? { _id, rev: 0, materialId, promoterId: openid, atMs: nowMs }),
  );
  return known.ok ? ok({ materialId, atMs: known.value.atMs }) : known;
}
