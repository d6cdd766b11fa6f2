/** The moments that a person can be told of by WeChat's subscription messages. One consent is good for one message. */
export const MOMENTS = [
  "paid",
  "shipped",
  "ready",
  "refunded",
  "afterSales",
  "shareAvailable",
  "payout",
] as const;
export type Moment = (typeof MOMENTS)[number];

/** What only promoters are told. The timer looks for these; all others follow from a purchase. */
export const PROMOTER_MOMENTS = ["shareAvailable", "payout"] as const satisfies readonly Moment[];

/** How many messages of each moment a person has agreed to and not got. `_id` is the openid. */
export type Consents = {
  readonly _id: string;
  readonly rev: number;
  readonly left: Readonly<Partial<Record<Moment, number>>>;
  /** Up to when shares and payouts were looked at for him. */
  readonly toldUntilMs: number;
  /** The newest answers that were counted, by their ids: a repeated one is not counted twice. */
  readonly answers: readonly string[];
  /** Whether a moment of a promoter is among them: the timer looks for those. */
  readonly asksPromoter: boolean;
};

/** What became of one message: written before WeChat is called. `_id` names what it is about, so it is sent once. */
export type Message = {
  readonly _id: string;
  readonly rev: number;
  readonly openid: string;
  readonly moment: Moment;
  readonly fields: Readonly<Record<string, string>>;
  readonly page: string;
  readonly atMs: number;
  /** `unclear`: the call's end is unknown; it is not sent again, since twice is worse than not at all. */
  readonly state: "sending" | "sent" | "refused" | "unclear";
  /** WeChat's words when it refused. */
  readonly reason: string | null;
};
