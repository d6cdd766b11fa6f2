import type {
  BanMany,
  ManyReply,
  SetGroups,
  SetLevelMany,
  SetPlace,
} from "#contracts/promoterGroups.ts";
import { yuan } from "#core/explain/amounts.ts";
import { sumFen } from "#core/money.ts";
import { emptyGroups, withNames } from "#core/people/groupNames.ts";
import { withGroups, withPlace } from "#core/people/grouping.ts";
import { isBannedAt } from "#core/people/promoter.ts";
import { withBan, withLevel } from "#core/people/standing.ts";
import { err, ok, type Result } from "#core/result.ts";
import { countsText, type Deed, doMany } from "#functions/commission/many.ts";
import { performancesOf } from "#functions/reckon/reckon.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps, WithFigures } from "#ports/deps.ts";

/** Puts promoters into groups and takes them out of others; see `doMany`. */
export async function setGroups(
  deps: Deps,
  { nowMs }: StaffCall,
  { promoterIds, preview, add, remove }: SetGroups,
): Promise<Result<ManyReply, { readonly code: "group_names_full" }>> {
  const named = await nameGroups(deps, add, preview);
  if (!named.ok) return named;
  const deed: Deed = (promoter) => withGroups(promoter, { add, remove });
  const decided = await doMany(deps, { promoterIds, preview }, deed, nowMs);
  const moves = [
    ...(add.length > 0 ? [`加入「${add.join("、")}」`] : []),
    ...(remove.length > 0 ? [`移出「${remove.join("、")}」`] : []),
  ].join("，");
  return ok(replyOf(preview, decided, `分组${moves === "" ? "不变" : moves}`));
}

/** Keeps the names of new groups, so that lists can offer them. 1 request, 2 where one is new, none without any. */
async function nameGroups(
  { store }: Deps,
  names: readonly string[],
  preview: boolean,
): Promise<ReturnType<typeof withNames>> {
  const known = names.length === 0 ? emptyGroups : await store.get("promoterGroups", "groups");
  const named = withNames(known ?? emptyGroups, names);
  if (preview || !named.ok || named.value === known) return named;
  const read = { document: known ?? null };
  return store.change(
    "promoterGroups",
    "groups",
    (now = emptyGroups) => withNames(now, names),
    read,
  );
}

/** Where promoters belong; see `doMany`. */
export async function setPlace(
  deps: Deps,
  { nowMs }: StaffCall,
  { promoterIds, preview, place }: SetPlace,
): Promise<Result<ManyReply, never>> {
  const deed: Deed = (promoter) => withPlace(promoter, place);
  const decided = await doMany(deps, { promoterIds, preview }, deed, nowMs);
  return ok(replyOf(preview, decided, place === null ? "清空地区" : `地区改为 ${place}`));
}

/** Another level from the next midnight on, for those who are not banned; see `doMany`. */
export async function setLevelMany(
  deps: Deps,
  { nowMs }: StaffCall,
  { promoterIds, preview, level }: SetLevelMany,
): Promise<Result<ManyReply, never>> {
  const deed: Deed = (promoter) =>
    isBannedAt(promoter, nowMs)
      ? err({ code: "promoter_banned" })
      : ok(withLevel(promoter, level, nowMs));
  const decided = await doMany(deps, { promoterIds, preview }, deed, nowMs);
  return ok(replyOf(preview, decided, `等级从明天 0 点起改为「${level}」`));
}

/**
 * Removes promoters at once; what they earned before stays due, and the answer says how much that is. 15 requests more
 * than `doMany`, where somebody would be banned.
 */
export async function banMany(
  deps: WithFigures,
  { nowMs }: StaffCall,
  { promoterIds, preview, reason }: BanMany,
): Promise<Result<ManyReply, never>> {
  const deed: Deed = (promoter) => ok(withBan(promoter, reason, nowMs));
  const decided = await doMany(deps, { promoterIds, preview }, deed, nowMs);
  const hit = decided.rows.filter(({ outcome }) => outcome === "changed");
  const money = await moneyOf(
    deps,
    hit.map(({ promoterId }) => promoterId),
    nowMs,
  );
  const { pendingFen, availableFen, frozenFen } = money;
  const sums = `待结算 ${yuan(pendingFen)} 元，可提现 ${yuan(availableFen)} 元，提现中 ${yuan(frozenFen)} 元`;
  const kept = `以前的分润照常到账，仍可提现：${sums}`;
  return ok({ ...replyOf(preview, decided, `清退，立即生效；${kept}`), money });
}

const replyOf = (
  preview: boolean,
  { rows, counts }: Pick<ManyReply, "rows" | "counts">,
  deed: string,
): ManyReply => ({
  ...{ preview, counts, rows, money: null },
  sentence: `${deed}。${countsText(counts, preview)}。`,
});

/** What some promoters have to come, can ask for, and have asked for. 15 requests, or none for nobody. */
async function moneyOf(
  deps: WithFigures,
  ids: readonly string[],
  nowMs: number,
): Promise<NonNullable<ManyReply["money"]>> {
  const promoters = ids.length === 0 ? [] : await deps.reads.documentsOf("promoters", ids);
  const [sums, wallets] = await Promise.all([
    promoters.length === 0 ? [] : performancesOf(deps, promoters, nowMs),
    deps.reads.walletsOf(ids),
  ]);
  return {
    pendingFen: sumFen(sums.map(({ pendingFen }) => pendingFen)),
    availableFen: sumFen(sums.map(({ availableFen }) => availableFen)),
    frozenFen: sumFen(wallets.map(({ frozenFen }) => frozenFen)),
  };
}
