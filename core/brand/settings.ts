import { type Fen, fen, NOTHING } from "#core/money.ts";
import type { PayoutChannel } from "#core/wallet/withdrawal.ts";

/** What the brand decides about payouts and about stopping, besides its plan. One document, `_id` = `brand`. */
export type Settings = {
  readonly _id: string;
  readonly rev: number;
  readonly payout: PayoutRules;
  readonly switches: Switches;
  /** Whether a grave finding of the daily monitors pauses joining by itself; left out = it does not. */
  readonly monitorsPause?: boolean;
  /** Every change, the newest last. The older ones are dropped from here once there are too many. */
  readonly changes: readonly SettingsChange[];
};

export type PayoutRules = {
  /** Null = `wechat` where the deployment has a merchant's keys, else `bank`. */
  readonly channel: PayoutChannel | null;
  /** Below this a withdrawal needs nobody, unless it is the promoter's first. 0 = staff look at every one. */
  readonly withoutReviewBelowFen: Fen;
  /** From this on two persons must say yes. */
  readonly twoPersonsFromFen: Fen;
  /** The most of one transfer, and of one promoter in a day in China. WeChat's are in the merchant's console. */
  readonly perTransferMaxFen: Fen;
  readonly perPromoterDayMaxFen: Fen;
  /** The most of the whole brand in a day in China; null = nothing is counted, and only WeChat's own limit holds. */
  readonly perDayMaxFen: Fen | null;
};

/** What can be stopped. What was earned stays earned: a pause only makes it wait. */
export type SwitchName = "joining" | "shares" | "payouts";
export type Pause = { readonly sinceMs: number; readonly reason: string; readonly by: string };
/** Null = it runs. */
export type Switches = Readonly<Record<SwitchName, Pause | null>>;

export type SettingsChange = {
  readonly atMs: number;
  readonly by: string;
  /** `payout`, `pause joining`, `resume joining`, … */
  readonly what: string;
  readonly reason: string;
};

export const SETTINGS_ID = "brand";
export const DEFAULT_PAYOUT_RULES: PayoutRules = {
  channel: null,
  withoutReviewBelowFen: NOTHING,
  twoPersonsFromFen: fen(500_000),
  perTransferMaxFen: fen(20_000_000),
  perPromoterDayMaxFen: fen(20_000_000),
  perDayMaxFen: null,
};
export const RUNNING: Switches = { joining: null, shares: null, payouts: null };

export const defaultSettings: Settings = {
  _id: SETTINGS_ID,
  rev: 0,
  payout: DEFAULT_PAYOUT_RULES,
  switches: RUNNING,
  changes: [],
};

/** Until when shares may be counted in: now, or the instant at which they were paused. */
export const countedUntilMs = ({ switches }: Settings, nowMs: number): number =>
  Math.min(nowMs, switches.shares?.sinceMs ?? nowMs);
