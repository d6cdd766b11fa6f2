import type { Defect } from "#scripts/mutate/defect.ts";

const REVIEW = "core/wallet/review.ts";
const LIMITS = "core/wallet/limits.ts";
const BANK = "core/wallet/bankPayment.ts";
const BATCH = "core/wallet/batch.ts";
const MANY = "functions/withdraw/approveMany.ts";
const SLICE = "functions/settle/slice.ts";

/** Defects in who must say yes, in how much may leave in a day, and in what WeChat and the bank are told. */
const PAYING: readonly Defect[] = [
  {
    file: REVIEW,
    find: "if (known.approvals.some((approval) => approval.by === by)) {",
    replace: "if (known.approvals.length < 0) {",
    says: "one person is two persons",
  },
  {
    file: REVIEW,
    find: "return paidFen > 0 && amountFen <",
    replace: "return amountFen <",
    says: "nobody looks at a promoter's first payout",
  },
  {
    file: REVIEW,
    find: "if (amountFen >= rules.twoPersonsFromFen) return 2;",
    replace: "if (amountFen > rules.twoPersonsFromFen) return 2;",
    says: "one person lets out the amount that two must look at",
  },
  {
    file: LIMITS,
    find: 'state !== "released" && chinaDay',
    replace: "chinaDay",
    says: "what came back counts against a promoter's day",
  },
  {
    file: LIMITS,
    find: "chinaDay(transfer.sentAtMs) === day;",
    replace: "transfer.sentAtMs > atMs - 86_400_000;",
    says: "a promoter's day is the last twenty-four hours",
  },
  {
    file: LIMITS,
    find: "sentOnDayFen(wallet, atMs) + amountFen <= perPromoterDayMaxFen",
    replace: "sentOnDayFen(wallet, atMs) < perPromoterDayMaxFen",
    says: "the last payout of a promoter's day may be any amount",
  },
  {
    file: "core/brand/dayBudget.ts",
    find: "if (amountFen > leftFen(counter, maxFen)) return",
    replace: "if (leftFen(counter, maxFen) <= 0) return",
    says: "the last payout of the brand's day may be any amount",
  },
  {
    file: "functions/payout/pursue.ts",
    find: "if (!isBegun) await sending.budget.giveBack(next.amountFen);",
    replace: "",
    says: "two runs at once take the room of one payout twice from the day",
  },
  {
    file: BANK,
    find: 'if (paidFen !== netFen) return err({ code: "paid_amount_differs", netFen });',
    replace: "",
    says: "a payment by bank of another amount is taken",
  },
  {
    file: BANK,
    find: "transfer.receipt === receipt && ",
    replace: "",
    says: "a second receipt for one payment by bank is told as done",
  },
  {
    file: BANK,
    find: 'if (transfer?.channel !== "bank") return err({ code: "not_paid_by_bank" });',
    replace: 'if (!transfer) return err({ code: "not_paid_by_bank" });',
    says: "what WeChat pays is recorded as paid by bank too",
  },
  {
    file: "adapters/wechat/transferReply.ts",
    find: '["CANCELING", "confirming"],',
    replace: '["CANCELING", "cancelled"],',
    says: "a cancel releases before its end is read",
  },
  {
    file: "functions/payout/takeBack.ts",
    find: "coveredFen += withdrawal.amountFen;",
    replace: "",
    says: "more transfers are cancelled than a refund took back",
  },
  {
    file: "functions/payout/transfer.ts",
    find: "      name: receiver.name,",
    replace: "      name: null,",
    says: "a large payment is sent without the name",
  },
  {
    file: "functions/payout/receiver.ts",
    find: 'identityState(identity, nowMs) === "known";',
    replace: "identity !== null;",
    says: "a large payment is begun to somebody whose name nobody may open",
  },
];

/** Defects in paying many at once, and in what stands still while something is paused. */
const MANY_AND_PAUSED: readonly Defect[] = [
  {
    file: MANY,
    find: "if (availableFen >= neededFen) return ok(availableFen);",
    replace: "if (availableFen >= 0) return ok(availableFen);",
    says: "a batch may need more than the account has",
  },
  {
    file: MANY,
    find: 'return err({ code: "balance_unknown" });',
    replace: "return ok(null);",
    says: "a balance that nobody could read is enough for a batch",
  },
  {
    file: BATCH,
    find: "for (const id of new Set(ids)) {",
    replace: "for (const id of ids) {",
    says: "a withdrawal that a batch names twice is needed twice",
  },
  {
    file: BATCH,
    find: "    months = withPayment(months, { month, mode: tax, grossFen: known.amountFen, taxFen });\n",
    replace: "",
    says: "each withdrawal of a batch is taxed as if it were alone",
  },
  {
    file: SLICE,
    find: "let pass: Pass = { ...begun, untilMs: Math.min(begun.untilMs, untilMs) };",
    replace: "let pass: Pass = begun;",
    says: "a pause of shares loses rows: settlement says it has come further",
  },
  {
    file: SLICE,
    find: "const span = { afterMs: from.untilMs - GUARD_BAND_MS, untilMs: begun.untilMs };",
    replace: "const span = { afterMs: from.untilMs, untilMs: begun.untilMs };",
    says: "settlement does not look again at what was written in the guard band",
  },
  {
    file: "core/brand/settings.ts",
    find: "Math.min(nowMs, switches.shares?.sinceMs ?? nowMs);",
    replace: "switches.shares === null ? nowMs : Math.max(nowMs, switches.shares.sinceMs);",
    says: "shares come while they are paused",
  },
  {
    file: "functions/withdraw/approveAndSend.ts",
    find: "if (untilMs === nowMs) return { afterMs, untilMs, maturedFen };",
    replace: "if (untilMs > 0) return { afterMs, untilMs, maturedFen };",
    says: "what falls due in a pause counts at a review, and again after the pause",
  },
  {
    file: "functions/payout/pursue.ts",
    find: "const next = sending.isPaused ? null : nextToSend(",
    replace: "const next = nextToSend(",
    says: "payouts are begun while they are paused",
  },
  {
    file: "functions/payout/transfer.ts",
    find: "if (!isUnheard || (await inForce()).isPaused)",
    replace: "if (!isUnheard)",
    says: "what WeChat has not heard of is told it while payouts are paused",
  },
  {
    file: "functions/withdraw/approveAndSend.ts",
    find: "const mayGoAtOnce = !sending.isPaused && ",
    replace: "const mayGoAtOnce = ",
    says: "a review sends while payouts are paused",
  },
  {
    file: "functions/commission/approve.ts",
    find: "if (settings.switches.joining !== null)",
    replace: "if (settings.rev < 0)",
    says: "people are approved while joining is paused",
  },
];

/** Defects in what leaves the brand's accounts. */
export const SENDING: readonly Defect[] = [...PAYING, ...MANY_AND_PAUSED];
