import type { Settings } from "#core/brand/settings.ts";
import type { Fen } from "#core/money.ts";
import { levelAt, type Application, type Promoter } from "#core/people/promoter.ts";
import { standingRefusal } from "#core/people/standing.ts";
import type { CalendarEntry } from "#core/plan/calendar.ts";
import type { Plan } from "#core/plan/plan.ts";
import { ADULT_YEARS, joiningSection } from "#core/policy/joining.ts";
import { earnSentences } from "#core/promoter/earnSentences.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";

/** `left`: he ended it himself by closing his account. */
export type CentreState = "none" | "applied" | "approved" | "banned" | "left";

/** A promoter's own centre page; of somebody who is none, what joining means. */
export type Centre = {
  readonly state: CentreState;
  /** How he stands, and what he can do now. */
  readonly sentence: string;
  readonly appliedAtMs: number | null;
  /** Null while he is not approved. */
  readonly promoter: {
    readonly number: number;
    /** Since when he has been one. */
    readonly sinceMs: number;
    /** His level now; null = none. */
    readonly levelName: string | null;
    /** A level that was set and is not in force yet. */
    readonly nextLevel: { readonly level: string; readonly fromMs: number } | null;
    readonly bannedAtMs: number | null;
    readonly banReason: string | null;
  } | null;
  readonly joining: {
    readonly open: boolean;
    /** Why it is paused, in a sentence; null = it is open. */
    readonly sentence: string | null;
    /** In years. */
    readonly minAge: number;
    /** What joining costs and binds to, a sentence each. */
    readonly terms: readonly string[];
  };
  /** The plan in force; null = there is none, and nobody earns. */
  readonly plan: {
    readonly planId: string;
    readonly version: number;
    readonly fromMs: number;
    /** What somebody earns by, a short sentence each. */
    readonly earns: readonly string[];
  } | null;
  /** Null while he is not approved. */
  readonly counts: {
    /** Persons who ever opened one of his codes: as many as `fans` lists. */
    readonly fans: number;
    /** Paid orders that are his own sales, and what is left of them after refunds. */
    readonly today: { readonly orders: number; readonly soldFen: Fen };
    readonly month: { readonly orders: number; readonly soldFen: Fen };
    readonly pendingFen: Fen;
    /** Below zero: owed back after a refund. */
    readonly availableFen: Fen;
    /** Notices he has not read; 0 until there are any. */
    readonly unreadNotices: number;
  } | null;
};

/** A promoter's own figures of one moment. */
export type CentreSums = {
  readonly today: { readonly orders: number; readonly soldFen: Fen };
  readonly month: { readonly orders: number; readonly soldFen: Fen };
  /** What became due since his wallet was counted, and what is to come. */
  readonly maturedFen: Fen;
  readonly pendingFen: Fen;
};

/** All that a centre page is made of. */
export type CentreMaterial = {
  readonly person: {
    readonly promoter: Promoter | null;
    readonly application: Application | null;
    readonly wallet: Wallet | null;
  };
  readonly settings: Settings;
  /** The version in force; null = none. */
  readonly plan: { readonly entry: CalendarEntry; readonly plan: Plan } | null;
  /** Null of somebody who is no promoter. `untilMs`: up to when his rows count as due. */
  readonly figures: {
    readonly sums: CentreSums;
    readonly fans: number;
    readonly untilMs: number;
  } | null;
  readonly nowMs: number;
};

/** Who sets the switches when nobody of the staff does: its reasons are not for promoters. */
const WATCHER = "monitor";

export function centreOf({ person, settings, plan, figures, nowMs }: CentreMaterial): Centre {
  const { promoter, application, wallet } = person;
  const state = stateOf(promoter, application, nowMs);
  const pause = settings.switches.joining;
  const reason = pause === null || pause.by === WATCHER ? "" : `：${pause.reason}`;
  const joinSentence = pause === null ? null : `品牌暂停招募推广员${reason}`;
  const level = promoter ? levelAt(promoter, nowMs) : null;
  return {
    state,
    sentence: sentenceOf(state, promoter, joinSentence),
    appliedAtMs: application?.appliedAtMs ?? null,
    promoter: promoter && {
      number: promoter.number,
      sinceMs: promoter.approvedAtMs,
      levelName: level,
      nextLevel: promoter.levels.find(({ fromMs }) => fromMs > nowMs) ?? null,
      bannedAtMs: promoter.bannedAtMs,
      banReason: promoter.banReason,
    },
    joining: {
      open: pause === null,
      sentence: joinSentence,
      minAge: Math.max(plan?.plan.programme?.join?.minAge ?? ADULT_YEARS, ADULT_YEARS),
      terms: plan ? termsOf(plan.plan) : [],
    },
    plan: plan && {
      planId: plan.entry.planId,
      version: plan.entry.version,
      fromMs: plan.entry.fromMs,
      earns: earnSentences(plan.plan, level),
    },
    counts: figures && countsOf(figures, promoter?._id ?? "", wallet),
  };
}

function countsOf(
  { sums, fans, untilMs }: NonNullable<CentreMaterial["figures"]>,
  promoterId: string,
  wallet: Wallet | null,
): NonNullable<Centre["counts"]> {
  const known = wallet ?? emptyWallet(promoterId);
  const { maturedFen, pendingFen, today, month } = sums;
  const span = { afterMs: known.watermarkMs, untilMs, maturedFen };
  const { availableFen } = rollForward(known, span);
  return { fans, today, month, pendingFen, availableFen, unreadNotices: 0 };
}

/** What the policy says of joining: one text for both. */
const termsOf = (plan: Plan): readonly string[] =>
  joiningSection(plan).blocks.flatMap((block) => (block.kind === "list" ? block.items : []));

function stateOf(
  promoter: Promoter | null,
  application: Application | null,
  nowMs: number,
): CentreState {
  if (!promoter) return application ? "applied" : "none";
  const refusal = standingRefusal(promoter, nowMs);
  if (refusal === null) return "approved";
  return refusal.code === "promoter_left" ? "left" : "banned";
}

function sentenceOf(state: CentreState, promoter: Promoter | null, paused: string | null): string {
  const sentences: Readonly<Record<CentreState, string>> = {
    none: paused ?? "还不是推广员，可以免费申请",
    applied: "申请已提交，请等品牌审核",
    approved: `你是推广员 ${promoter?.number ?? ""} 号`,
    banned: `你已被停止推广：${promoter?.banReason ?? ""}。以前的分润照常到账，仍可提现`,
    left: "你已退出推广。以前的分润照常到账，仍可提现",
  };
  return sentences[state];
}
