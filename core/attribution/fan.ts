/** One opening of a tagged code. What it leads to is no part of it: `bind.ts` decides that. */
export type Touch = {
  /** The number of the promoter whose code it was. */
  readonly promoterNumber: number;
  /** The index of a channel in the `channels` document; 0 = none. */
  readonly channel: number;
  /** A campaign of the brand; 0 = none. */
  readonly campaign: number;
  readonly atMs: number;
};

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
  /** When the newest of them came: what lists are sorted by, nothing is decided by it. Older documents lack it. */
  readonly touchedAtMs?: number;
  /** Since when he wants no recommendations (recommendation.ts): no code is recorded. Left out = he may be recommended. */
  readonly offSinceMs?: number;
};
