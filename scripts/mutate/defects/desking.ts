import type { Defect } from "#scripts/mutate/defect.ts";

const DRAFT = "core/plan/draft.ts";
const MOVE = "core/attribution/move.ts";
const PREVIEWS = "functions/withdraw/previewMany.ts";
const REFUND = "core/order/refundPreview.ts";

/** What staff do at their desk: work lists, drafts, reassignments, and previews of what they are about to do. */
export const DESKING: readonly Defect[] = [
  {
    file: "core/people/facets.ts",
    find: "promoter.levels.filter(({ fromMs }) => fromMs > atMs)",
    replace: "promoter.levels.filter(({ fromMs }) => fromMs > atMs + atMs)",
    says: "a level that begins at midnight is not found before",
  },
  {
    file: "core/people/grouping.ts",
    find: "add.includes(group) || !remove.includes(group)",
    replace: "!remove.includes(group)",
    says: "a group that is both added and removed loses its place",
  },
  {
    file: "core/people/visitors.ts",
    find: "const fans = sum.fans - 1;",
    replace: "const fans = sum.fans;",
    says: "a promoter who opened his own code is his own fan",
  },
  {
    file: "core/lists/shareRow.ts",
    find: '(state === "taken_back" && row.takenBackFen > 0)',
    replace: '(state === "taken_back" && row.takenBackFen > row.amountFen)',
    says: "a part of which a little was taken back is not found by that",
  },
  {
    file: "core/lists/withdrawalNext.ts",
    find: 'states: ["sending", "confirming"]',
    replace: 'states: ["sending"]',
    says: "what waits for its receiver is not on the way",
  },
  {
    file: "functions/lists/windows.ts",
    find: "n === WINDOWS ?",
    replace: "n > WINDOWS ?",
    says: "what is older than the windows is in no list",
  },
  {
    file: "functions/lists/withdrawals.ts",
    find: "(place?.atMs ?? nowMs) + 1",
    replace: "place?.atMs ?? nowMs + 1",
    says: "a page of withdrawals leaves out the rest of its last instant",
  },
  {
    file: "adapters/memory/listReads.ts",
    find: "one.promoterNumber === number && !one.moved",
    replace: "one.promoterNumber === number",
    says: "a promoter's figures count whom staff gave him as a visitor",
  },
  {
    file: "core/attribution/touches.ts",
    find: "if (touch.moved) return touched;",
    replace: "",
    says: "a fan whom staff moved has come just now",
  },
  {
    file: DRAFT,
    find: "if (current && current.rev !== rev) return",
    replace: "if (current && current.rev < rev) return",
    says: "an editor overwrites what another one saved",
  },
  {
    file: DRAFT,
    find: "isArchived: true, signed: null,",
    replace: "isArchived: true,",
    says: "a draft that was put away is signed still when it is opened",
  },
  {
    file: DRAFT,
    find: 'reading.kind === "plan" && reading.planHash === signed?.planHash ? signed : null',
    replace: 'reading.kind === "plan" ? signed : null',
    says: "a signature outlives a change of the plan",
  },
  {
    file: DRAFT,
    find: "if (signed?.planHash !== planHash) return",
    replace: "if (!signed) return",
    says: "a signature is good for any plan",
  },
  {
    file: "functions/plans/previewPublish.ts",
    find: "known?.version ?? nextVersion(",
    replace: "nextVersion(",
    says: "the preview promises a new number to a plan that is in force",
  },
  {
    file: "functions/plans/previewPublish.ts",
    find: '["announced_full", known === null && !timeline.ok]',
    replace: '["announced_full", false]',
    says: "the preview says nothing of too many announced versions",
  },
  {
    file: MOVE,
    find: 'if (move.by === decision.by) return err({ code: "second_person_required" });',
    replace: "",
    says: "one person alone gives a fan to another promoter",
  },
  {
    file: MOVE,
    find: "if (moves.some(({ decision }) => decision === null))",
    replace: "if (moves.length >= MOVES_MAX)",
    says: "two proposals for one fan wait at a time",
  },
  {
    file: REFUND,
    find: "row.availableAtMs <= nowMs + GUARD_BAND_MS",
    replace: "row.availableAtMs <= nowMs",
    says: "a refund's preview leaves out what is final and not there yet",
  },
  {
    file: REFUND,
    find: 'leftOf(order, facts, "asked")',
    replace: 'leftOf(order, facts, "succeeded")',
    says: "a refund's preview forgets refunds under way",
  },
  {
    file: PREVIEWS,
    find: "day.leftFen = fen(day.leftFen - next.amountFen);",
    replace: "day.leftFen = fen(day.leftFen);",
    says: "the preview lets more go out than the day has room for",
  },
  {
    file: PREVIEWS,
    find: "[...rows.filter(isNext), ...rows.filter((row) => !isNext(row))]",
    replace: "[...rows]",
    says: "the preview taxes what goes out now after what waits for a second person",
  },
  {
    file: "core/wallet/batch.ts",
    find: "if (!isSame) changed.set(id, netFen);",
    replace: "",
    says: "a yes pays something else than it was shown to",
  },
  {
    file: "core/wallet/repay.ts",
    find: "waits?.receipt !== receipt || ",
    replace: "",
    says: "a repayment that waits is replaced by somebody who has not seen it",
  },
  {
    file: "functions/books/settings.ts",
    find: "now[name] !== was[name] && now[name] !== wanted[name]",
    replace: "now[name] !== was[name] && now[name] === wanted[name]",
    says: "payout rules that somebody else has just changed are overwritten unseen",
  },
  {
    file: "functions/withdraw/rolledWallets.ts",
    find: "wallets.map(({ rolled }) => {",
    replace: "wallets.map(({ read: rolled }) => {",
    says: "money must be there for what a refund takes back",
  },
  {
    file: "functions/withdraw/rolledWallets.ts",
    find: "decidedBy(rolled, ids, by, settings.payout, nowMs)",
    replace: "ids",
    says: "money must be there for a first yes, which sends nothing",
  },
  {
    file: "functions/lists/fans.ts",
    find: "!isNewOnly || isNewHere(one)",
    replace: "true",
    says: "who opened a code of his own first is listed as a new fan",
  },
  {
    file: "core/attribution/touches.ts",
    find: "fan.base === null && fan.touches.length === 0",
    replace: "fan.base === null",
    says: "who comes again is listed as a new fan again",
  },
  {
    file: "functions/commission/many.ts",
    find: "if (!preview) await carryOut",
    replace: "await carryOut",
    says: "a preview for many changes them",
  },
  {
    file: "functions/reckon/reckon.ts",
    find: "const untilMs = countedUntilMs(settings, nowMs);",
    replace: "const untilMs = nowMs + settings.rev * 0;",
    says: "lists show as available what a pause of shares holds back",
  },
];
