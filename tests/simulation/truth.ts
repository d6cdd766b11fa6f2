import {
  defaultSettings,
  type PayoutRules,
  type Settings,
  type SwitchName,
} from "#core/brand/settings.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { SimPlan } from "#tests/simulation/plans.ts";

/** What a call is meant to bring about. When its write is seen, it becomes true. */
export type Intent =
  | { readonly does: "ban"; readonly promoterId: string }
  | { readonly does: "level"; readonly promoterId: string; readonly level: string }
  | { readonly does: "plan"; readonly plan: SimPlan; readonly fromMs: number | null }
  | {
      readonly does: "approve";
      readonly promoterId: string;
      readonly introducerId: string | null;
      readonly level: string | null;
    }
  | { readonly does: "scan"; readonly fanId: string; readonly promoterId: string }
  | { readonly does: "rules"; readonly rules: Partial<PayoutRules> }
  | { readonly does: "pause" | "resume"; readonly name: SwitchName }
  | { readonly does: "repay"; readonly receipt: string; readonly amountFen: number }
  | { readonly does: "writeOff"; readonly accept: boolean; readonly by: string }
  | { readonly does: "post" }
  | { readonly does: "else" };

export type TrueLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly paidFen: number;
  readonly category: string | null;
  readonly gift: boolean;
  readonly supplier?: string;
  readonly supplyFen?: number;
};
/** Where and to whom an order was sold. */
export type TrueSale = {
  readonly customerGroup?: string;
  readonly region?: string;
  readonly store?: string;
  readonly storeStaff?: string;
};
export type TrueTerm = {
  readonly promoterId: string;
  readonly fromMs: number;
  readonly untilMs: number | null;
};
export type TruePayment = {
  readonly buyerId: string;
  readonly transactionId: string;
  readonly successAtMs: number;
  readonly amountFen: number;
  /** When the shop first wrote it down, and what the call that did so could know; null = not yet. */
  known: { readonly step: number; readonly readStep: number } | null;
  /** When its order was last priced: for another owner, persons are looked at after the rest. */
  pricedStep?: number;
};
export type TrueRefund = { readonly sku: string; readonly refundFen: number }[];

/** Everything that really happened in a world, each thing with the step in which it became known. */
export type Truth = {
  readonly promoters: Map<
    string,
    { number: number; introducerId: string | null; approvedAtMs: number; step: number }
  >;
  readonly bans: Map<string, { atMs: number; step: number }>;
  readonly levels: { promoterId: string; level: string | null; fromMs: number; step: number }[];
  readonly plans: { plan: SimPlan; fromMs: number; step: number }[];
  /** Every post as each write left it. */
  readonly posts: {
    readonly id: string;
    readonly holders: readonly TrueTerm[];
    readonly staff: readonly TrueTerm[];
    readonly step: number;
  }[];
  readonly touches: { fanId: string; promoterId: string; atMs: number; step: number }[];
  readonly payments: Map<string, TruePayment>;
  readonly refunds: Map<string, Map<string, TrueRefund>>;
  /** What goes through WeChat Pay v3 and is told by WeChat or found by the timer, never by anybody else. */
  readonly throughWechat: Set<string>;
  /** Refunds that staff asked WeChat for, by number. What has succeeded is among `refunds` too. */
  readonly backs: Map<string, TrueBack>;
  /** The brand's settings, as each write left them. */
  readonly settings: { settings: Settings; step: number }[];
  /** What staff did at the bank for a withdrawal, by its number. */
  readonly bank: Map<string, { promoterId: string; netFen: number; state: "paid" | "failed" }>;
  /** What came back by bank, by receipt, and what was given up. */
  readonly repaid: Map<string, { promoterId: string; amountFen: number }>;
  readonly givenUp: { promoterId: string; amountFen: number }[];
};
export type TrueBack = {
  readonly orderId: string;
  readonly lines: TrueRefund;
  state: "open" | "abnormal" | "succeeded" | "closed";
};

export const nothingTrue = (): Truth => ({
  promoters: new Map(),
  bans: new Map(),
  levels: [],
  plans: [],
  posts: [],
  touches: [],
  payments: new Map(),
  refunds: new Map(),
  throughWechat: new Set(),
  backs: new Map(),
  settings: [{ settings: defaultSettings, step: 0 }],
  bank: new Map(),
  repaid: new Map(),
  givenUp: [],
});

/** Every state of the settings that somebody could see from one step up to another. */
export function settingsBetween({ settings }: Truth, from: number, until: number): Settings[] {
  const before = settings.findLastIndex(({ step }) => step <= from);
  return settings
    .slice(Math.max(0, before))
    .flatMap((one) => (one.step <= until ? [one.settings] : []));
}

/** What somebody who looked in a step could know. */
export function knowledgeAt(truth: Truth, step: number) {
  return {
    /** The plan in force: the latest start counts, of one start the latest publication. */
    planAt(atMs: number): SimPlan | null {
      let best: Truth["plans"][number] | null = null;
      for (const one of truth.plans) {
        if (one.step > step || one.fromMs > atMs) continue;
        if (best === null || one.fromMs >= best.fromMs) best = one;
      }
      return best?.plan ?? null;
    },
    levelAt(promoterId: string, atMs: number): string | null {
      let level: string | null = null;
      for (const one of truth.levels) {
        if (one.promoterId !== promoterId || one.step > step || one.fromMs > atMs) continue;
        level = one.level;
      }
      return level;
    },
    /** The level at approval, then every change that was known, in order. */
    levelsOf(promoterId: string): readonly { level: string | null; fromMs: number }[] {
      return truth.levels.filter((one) => one.promoterId === promoterId && one.step <= step);
    },
    holderAt(postId: string, atMs: number): string | null {
      const post = truth.posts.findLast(({ id, step: at }) => id === postId && at <= step);
      return post?.holders.find((term) => isWithin(term, atMs))?.promoterId ?? null;
    },
    isStaffAt(postId: string, promoterId: string, atMs: number): boolean {
      const post = truth.posts.findLast(({ id, step: at }) => id === postId && at <= step);
      return !!post?.staff.some((term) => term.promoterId === promoterId && isWithin(term, atMs));
    },
    isBanned(promoterId: string, atMs: number): boolean {
      const ban = truth.bans.get(promoterId);
      return ban !== undefined && ban.step <= step && ban.atMs <= atMs;
    },
  };
}
const isWithin = ({ fromMs, untilMs }: TrueTerm, atMs: number): boolean =>
  fromMs <= atMs && (untilMs === null || atMs < untilMs);
export type Knowledge = ReturnType<typeof knowledgeAt>;

/** The midnight in China that comes after an instant, worked out from the date alone. */
export function midnightAfter(atMs: number): number {
  const china = new Date(atMs + 8 * HOUR_MS);
  return (
    Date.UTC(china.getUTCFullYear(), china.getUTCMonth(), china.getUTCDate()) + DAY_MS - 8 * HOUR_MS
  );
}

/** WeChat's `yyyyMMddHHmmss` of an instant, in China. */
export const wechatTime = (atMs: number): string =>
  new Date(atMs + 8 * HOUR_MS).toISOString().slice(0, 19).replace(/[-T:]/g, "");
