/** One opening of a tagged code. What it leads to is no part of it: `bind.ts` decides that. */
export type Touch = {
  /** The number of the promoter whose code it was. */
  readonly promoterNumber: number;
  /** The index of a channel in the `channels` document; 0 = none. */
  readonly channel: number;
  /** A campaign of the brand; 0 = none. */
  readonly campaign: number;
  readonly atMs: number;
  /** Not a code that he opened: two of the staff decided whose fan he is from then on (move.ts). */
  readonly moved?: true;
};
/** In place of a promoter's number: the brand itself. No promoter has it. */
export const BRAND_NUMBER = 0;

/** The touch that bound a fan, and the end of the binding; null = for ever. */
export type Owner = Touch & { readonly untilMs: number | null };

/** All that the past of a fan means for his future: what a checkpoint keeps of the folded touches. */
export type BindingState = {
  /** Counted are all touches up to here, and all payments before here. */
  readonly asOfMs: number;
  /** The newest owner, who may have lost the fan since: by the end, or by a ban. */
  readonly owner: Owner | null;
  readonly lastPaidMs: number | null;
};

/** The touches of one person: one document, so that a first scan is one write and reads nothing. */
export type Fan = {
  /** The person's openid. */
  readonly _id: string;
  readonly rev: number;
  /** What older touches came to; null while none was folded. */
  readonly base: BindingState | null;
  /** In order of arrival, none before `base.asOfMs`. */
  readonly touches: readonly Touch[];
  /** When he opened the newest of them: what lists are sorted by, nothing is decided by it. Older documents lack it. */
  readonly touchedAtMs?: number;
  /**
   * When he opened his very first code, as long as no older ones were folded: the list of new fans is sorted by it, nothing
   * is decided by it. Left out where staff gave him to somebody first, and by older documents.
   */
  readonly cameAtMs?: number;
  /** Since when he wants no recommendations (recommendation.ts): no code is recorded. Left out = he may be recommended. */
  readonly offSinceMs?: number;
  /** What staff proposed about whose fan he is, the oldest first; the newest `MOVES_MAX`. */
  readonly moves?: readonly Move[];
  /** Since when one of them waits for a second person; left out = none does. */
  readonly moveAskedAtMs?: number;
};

/** One of the staff proposes that somebody is another's fan from now on; another one decides. */
export type Move = {
  /** Made by the console before its first try. */
  readonly id: string;
  /** Whose fan he is to be; null = the brand's. */
  readonly toPromoterNumber: number | null;
  readonly reason: string;
  readonly by: string;
  readonly askedAtMs: number;
  readonly decision: {
    readonly by: string;
    readonly atMs: number;
    readonly yes: boolean;
  } | null;
};
