import type { Defect } from "#scripts/mutate/defect.ts";

const CONSENT = "core/account/consent.ts";
const CLOSING = "core/account/closing.ts";
const OBSTACLES = "core/account/obstacles.ts";
const RECOMMENDATION = "core/attribution/recommendation.ts";
const STANDING = "core/people/standing.ts";
const FINISH = "functions/account/finish.ts";
const SIGHT = "functions/account/sight.ts";

/** Defects in what people agree to, how they are recommended no more, and how an account is closed. */
export const LEAVING: readonly Defect[] = [
  {
    file: CONSENT,
    find: "newest.atMs > (closedAtMs.at(-1) ?? -Infinity)",
    replace: "newest.atMs >= (closedAtMs.at(-1) ?? -Infinity)",
    says: "a consent of the instant of the closing holds on",
  },
  {
    file: CONSENT,
    find: "const newest = consents.at(-1);",
    replace: 'const newest = consents.findLast(({ kind }) => kind === "agreed");',
    says: "a consent that was withdrawn holds on",
  },
  {
    file: CONSENT,
    find: "account.closing !== null && account.closing.begunAtMs !== null",
    replace: "account.closing !== null",
    says: "whoever may still take his closing back cannot agree to the notice",
  },
  {
    file: CONSENT,
    find: "consentInForce(account)?.version === version",
    replace: "consentInForce(account) !== null",
    says: "a consent to the new notice is not written down",
  },
  {
    file: CLOSING,
    find: 'if (account.closing.begunAtMs !== null) return err({ code: "closing_begun" });',
    replace: "",
    says: "a closing is taken back while data is being erased",
  },
  {
    file: CLOSING,
    find: ".slice(-CLOSINGS_KEPT_MAX)",
    replace: ".slice(0, CLOSINGS_KEPT_MAX)",
    says: "the newest closing is forgotten, and what he agreed to before holds again",
  },
  {
    file: OBSTACLES,
    find: "availableFen > 0 && availableFen < leastFen",
    replace: "availableFen > 0 && availableFen <= leastFen",
    says: "what can just be withdrawn is told as lost with the account",
  },
  {
    file: "core/account/openPurchase.ts",
    find: '["created", "paid", "shipped"]',
    replace: '["created", "paid"]',
    says: "an account is closed while a parcel is on its way",
  },
  {
    file: RECOMMENDATION,
    find: "{ ...touchesForgotten(rest, nowMs), offSinceMs: nowMs }",
    replace: "{ ...rest, offSinceMs: nowMs }",
    says: "who refuses recommendations stays the fan that he was",
  },
  {
    file: RECOMMENDATION,
    find: "base: { asOfMs, owner: null, lastPaidMs: null }",
    replace: "base: { asOfMs, owner: base?.owner ?? null, lastPaidMs: null }",
    says: "a folded owner is not forgotten",
  },
  {
    file: RECOMMENDATION,
    find: "const asOfMs = Math.max(nowMs, ...knownMs);",
    replace: "const asOfMs = Math.max(...knownMs);",
    says: "earlier orders of who refused are asked about again",
  },
  {
    file: RECOMMENDATION,
    find: "const { touchedAtMs: _touchedAtMs, moves: _moves,",
    replace: "const { moves: _moves,",
    says: "who refused stays in the list of fans",
  },
  {
    file: STANDING,
    find: "bannedAtMs: nowMs, banReason: LEFT_REASON, hasLeft: true",
    replace: "hasLeft: true",
    says: "who closed his account goes on earning",
  },
  {
    file: STANDING,
    find: "withLeave(promoter: Promoter, nowMs: number): Promoter {\n  if (promoter.bannedAtMs !== null) return promoter;",
    replace: "withLeave(promoter: Promoter, nowMs: number): Promoter {",
    says: "who was banned leaves without blame",
  },
  {
    file: FINISH,
    find: "obstacles.length > 0 ? ok(closingPutOff(known, nowMs)) : closingBegun(known, nowMs)",
    replace: "closingBegun(known, nowMs)",
    says: "what came up while a closing waited does not hold it up",
  },
  {
    file: FINISH,
    find: "if (!isForgotten || !isEmpty) return",
    replace: "if (!isEmpty) return",
    says: "an account is closed with an identity that a withdrawal kept from being destroyed",
  },
  {
    file: SIGHT,
    find: "[...holders, ...staff].some(",
    replace: "holders.some(",
    says: "somebody who works in a store closes his account",
  },
  {
    file: "functions/account/closing.ts",
    find: "filter(({ atClosing }) => atClosing === what)",
    replace: 'filter(({ atClosing }) => what === "erased" || atClosing === what)',
    says: "whoever closes his account is promised that his orders are erased",
  },
  {
    file: "functions/account/consent.ts",
    find: 'await removed(store, "consents", openid);',
    replace: "",
    says: "messages go on after the consent was withdrawn",
  },
  {
    file: "functions/account/mine.ts",
    find: "mustAsk: consent?.version !== NOTICE_VERSION",
    replace: "mustAsk: consent === null",
    says: "nobody is asked anew when the notice changes",
  },
];
