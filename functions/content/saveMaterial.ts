import {
  type ListMaterialsForStaff,
  type RemoveMaterial,
  type SaveMaterial,
  type StaffMaterial,
  type StaffMaterialsPage,
  FORWARDS_MAX,
} from "#contracts/materials.ts";
import { type ChangedMeanwhile, revised } from "#core/catalogue/revise.ts";
import type { Material } from "#core/content/material.ts";
import { checkCopy, type PhraseForbidden } from "#core/content/phrases.ts";
import { err, ok, type Result } from "#core/result.ts";
import { shelfOf } from "#functions/catalogue/shelf.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
type SaveError =
  | PhraseForbidden
  | { readonly code: "product_not_offered"; readonly productId: string }
  | ChangedMeanwhile;

/**
 * A material as a whole, its text and tags checked for what no advertisement may say. The same again changes nothing.
 * 2 requests, 1 document; 4 more where the shelf is older than 4 s.
 */
export async function saveMaterial(
  deps: Deps,
  { nowMs }: StaffCall,
  { action: _action, materialId, rev, ...said }: SaveMaterial,
): Promise<Result<StaffMaterial, SaveError>> {
  for (const [field, text] of [["text", said.text], ...said.tags.map((tag) => ["tags", tag])]) {
    const checked = checkCopy(field ?? "", text ?? "");
    if (!checked.ok) return checked;
  }
  const { cards } = await shelfOf(deps).look(nowMs);
  const productId = said.productIds.find((id) => !cards.has(id));
  if (productId !== undefined) return err({ code: "product_not_offered", productId });
  const changed = await deps.store.change("materials", materialId, (current) => {
    const createdAtMs = current?.createdAtMs ?? nowMs;
    const wanted = { ...said, createdAtMs, changedAtMs: nowMs, removedAtMs: null };
    return revised<Material>(current, { _id: materialId, rev, ...wanted }, rev);
  });
  return changed.ok ? ok(forStaff(changed.value)) : changed;
}

/** Nobody is shown it any more; who forwarded it stays written down. The second time changes nothing. 2 requests, 1 document. */
export async function removeMaterial(
  { store }: Deps,
  { nowMs }: StaffCall,
  { materialId }: RemoveMaterial,
): Promise<Result<StaffMaterial, { readonly code: "material_unknown" }>> {
  const changed = await store.change("materials", materialId, (current) => {
    if (!current) return err({ code: "material_unknown" as const });
    return ok(current.removedAtMs === null ? { ...current, removedAtMs: nowMs } : current);
  });
  return changed.ok ? ok(forStaff(changed.value)) : changed;
}

/** All materials, the newest first, with how many promoters forwarded each, as far as 1,000. 2 requests; 1 more for each of many. */
export async function listForStaff(
  { reads }: Deps,
  _: StaffCall,
  { cursor, limit, tag }: ListMaterialsForStaff,
): Promise<Result<StaffMaterialsPage, never>> {
  const found = await reads.allMaterials(readPlace(cursor), limit, tag);
  const counts = await reads.forwardCounts(
    found.map(({ _id }) => _id),
    FORWARDS_MAX,
  );
  const forwards = new Map(counts.map(({ id, count }) => [id, count]));
  const last = found.length === limit ? found.at(-1) : undefined;
  return ok({
    materials: found.map((material) => ({
      ...forStaff(material),
      forwards: forwards.get(material._id) ?? 0,
    })),
    next: last ? placeText({ atMs: last.createdAtMs, id: last._id }) : null,
  });
}

const forStaff = ({ _id: materialId, ...material }: Material): StaffMaterial => ({
  materialId,
  ...material,
});
