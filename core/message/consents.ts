import { type Consents, type Moment, MOMENTS, PROMOTER_MOMENTS } from "#core/message/message.ts";
import { err, ok, type Result } from "#core/result.ts";

/** Consents of one moment that are kept: more than anybody needs before he is asked again. */
export const CONSENTS_MAX = 20;
/** Templates that WeChat lets a page ask for at once. */
export const ASKED_MAX = 3;
const ANSWERS_KEPT = 20;

/** What wx.requestSubscribeMessage says of one template. `filter`: WeChat itself left it out. */
export const ANSWERS = ["accept", "reject", "ban", "filter"] as const;
export type ConsentAnswer = (typeof ANSWERS)[number];

/** Where a page asks, and for what: the moments that may come next there, the most wanted first. */
export const ASKED_AT = {
  express: ["shipped", "refunded", "paid"],
  pickup: ["ready", "refunded", "paid"],
  afterSales: ["afterSales", "refunded"],
  wallet: ["shareAvailable", "payout"],
} as const satisfies Readonly<Record<string, readonly Moment[]>>;

export const emptyConsents = (openid: string): Consents => ({
  _id: openid,
  rev: 0,
  left: {},
  toldUntilMs: 0,
  answers: [],
  asksPromoter: false,
});

/** How many messages of a moment somebody may still be sent. */
export const leftOf = ({ left }: Consents, moment: Moment): number => left[moment] ?? 0;

/**
 * The consents after a person answered.
 *
 * - `accept` is good for one message more; `ban` takes back all; `reject` and `filter` change nothing.
 * - `answerId` is made by the page: the same answer again is the same object.
 * - Who begins to ask as a promoter is told what happens from now on, and nothing older.
 */
export function answered(
  consents: Consents,
  answerId: string,
  results: Readonly<Partial<Record<Moment, ConsentAnswer>>>,
  nowMs: number,
): Consents {
  if (consents.answers.includes(answerId)) return consents;
  const left: Partial<Record<Moment, number>> = { ...consents.left };
  for (const moment of MOMENTS) {
    const known = left[moment] ?? 0;
    if (results[moment] === "accept") left[moment] = Math.min(known + 1, CONSENTS_MAX);
    if (results[moment] === "ban") left[moment] = 0;
  }
  const next = withLeft(consents, left);
  const begins = next.asksPromoter && !consents.asksPromoter;
  return {
    ...next,
    answers: [...consents.answers, answerId].slice(-ANSWERS_KEPT),
    toldUntilMs: begins ? nowMs : consents.toldUntilMs,
  };
}

/** One consent is used. Errors: there is none. */
export function used(
  consents: Consents,
  moment: Moment,
): Result<Consents, { readonly code: "no_consent" }> {
  const left = leftOf(consents, moment);
  if (left === 0) return err({ code: "no_consent" });
  return ok(withLeft(consents, { ...consents.left, [moment]: left - 1 }));
}

/** WeChat says that there is no consent: it knows better. The same object when none was kept. */
export function withdrawn(consents: Consents, moment: Moment): Consents {
  if (leftOf(consents, moment) === 0) return consents;
  return withLeft(consents, { ...consents.left, [moment]: 0 });
}

/** The promoter was told everything up to an instant. It never goes back. */
export const toldUntil = (consents: Consents, untilMs: number): Consents =>
  untilMs <= consents.toldUntilMs ? consents : { ...consents, toldUntilMs: untilMs };

function withLeft(consents: Consents, left: Consents["left"]): Consents {
  const asksPromoter = PROMOTER_MOMENTS.some((moment) => (left[moment] ?? 0) > 0);
  return { ...consents, left, asksPromoter };
}
