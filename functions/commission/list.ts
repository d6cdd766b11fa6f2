import type { ListApplications, ListPromoters } from "#contracts/commission.ts";
import { rowOf, type PromoterRow } from "#core/people/row.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Promoters = {
  readonly promoters: readonly PromoterRow[];
  readonly nextAfterId: string | null;
};
type Applications = {
  readonly applications: readonly {
    readonly promoterId: string;
    readonly appliedAtMs: number;
    readonly state: "applied" | PromoterRow["state"];
  }[];
  readonly nextAfterId: string | null;
};

/** A page of promoters by id. 1 request. */
export async function listPromoters(
  { store }: Deps,
  { nowMs }: StaffCall,
  { afterId, limit }: ListPromoters,
): Promise<Result<Promoters, never>> {
  const page = await store.page("promoters", afterId, limit);
  return ok({
    promoters: page.map((promoter) => rowOf(promoter, nowMs)),
    nextAfterId: nextAfter(page, limit),
  });
}

/** A page of applications by id, with what became of each. 1 request and one for each of them. */
export async function listApplications(
  { store }: Deps,
  { nowMs }: StaffCall,
  { afterId, limit }: ListApplications,
): Promise<Result<Applications, never>> {
  const page = await store.page("applications", afterId, limit);
  const applications = page.map(async ({ _id, appliedAtMs }) => {
    const promoter = await store.get("promoters", _id);
    const state = promoter ? rowOf(promoter, nowMs).state : ("applied" as const);
    return { promoterId: _id, appliedAtMs, state };
  });
  return ok({
    applications: await Promise.all(applications),
    nextAfterId: nextAfter(page, limit),
  });
}

const nextAfter = (page: readonly { readonly _id: string }[], limit: number): string | null =>
  page.length < limit ? null : (page.at(-1)?._id ?? null);
