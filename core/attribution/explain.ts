import {
  foldHistory,
  type FanHistory,
  type JudgedTouch,
  type PolicyAt,
  type Verdict,
} from "#core/attribution/bind.ts";
import type { Owner } from "#core/attribution/fan.ts";
import { isBannedAt } from "#core/people/promoter.ts";

/** How the newest binding of a fan stands. */
export type Standing =
  "never_bound" | "in_force" | "expired" | "promoter_banned" | "recommendation_off";

/** Why somebody is whose fan: the evidence for a dispute, and what the fan's own page shows. */
export type Explanation = {
  readonly standing: Standing;
  /** The touch that made the newest binding, and its end; null when nothing ever bound the fan. */
  readonly cause: Owner | null;
  /** What each touch since the checkpoint led to, in order of time. */
  readonly touches: readonly JudgedTouch[];
};

/** Explains `bindingAt` of the same arguments: it answers null unless the standing is `in_force`. */
export function explain(history: FanHistory, policyAt: PolicyAt, atMs: number): Explanation {
  const { state, judged } = foldHistory(history, policyAt, atMs);
  return { standing: standingOf(state, history), cause: state.owner, touches: judged };
}

function standingOf(
  { owner, asOfMs }: { readonly owner: Owner | null; readonly asOfMs: number },
  { fan, promoters }: FanHistory,
): Standing {
  if (fan?.offSinceMs !== undefined) return "recommendation_off";
  if (!owner) return "never_bound";
  const endMs = owner.untilMs ?? Infinity;
  const promoter = promoters.find(({ number }) => number === owner.promoterNumber);
  const lastedMs = asOfMs < endMs ? asOfMs : endMs;
  if (!promoter || isBannedAt(promoter, lastedMs)) return "promoter_banned";
  return asOfMs < endMs ? "in_force" : "expired";
}

export const VERDICT_SENTENCES: Readonly<Record<Verdict, string>> = {
  promoter_unknown: "没有这位推广员，不绑定。",
  not_approved: "他当时还不是推广员，不绑定。",
  own_code: "自己的推广码，不绑定。",
  promoter_banned: "该推广员当时已退出或被清退，不绑定。",
  owned_once: "已有过归属，永久绑定只认第一位推广员。",
  owned: "当时已有归属，在有效期内不改绑。",
  protected: "当时归属另一位推广员，仍在保护期内，不改绑。",
  bound: "绑定成功，归属该推广员。",
  moved: "品牌调整：由两位员工决定，改为归属该推广员。",
  released: "品牌调整：由两位员工决定，改为属于品牌。",
};

export const STANDING_SENTENCES: Readonly<Record<Standing, string>> = {
  never_bound: "还没有归属推广员，属于品牌。",
  in_force: "归属在有效期内。",
  expired: "归属已到期，现属于品牌。",
  promoter_banned: "原归属的推广员已退出或被清退，现属于品牌。",
  recommendation_off: "你已关闭推荐关系，打开推广码不再记录，订单属于品牌。",
};
