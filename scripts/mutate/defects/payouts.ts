import type { Defect } from "#scripts/mutate/defect.ts";

const REQUEST = "core/wallet/request.ts";
const PAYOUT = "core/wallet/payout.ts";
const TRANSFER = "functions/payout/transfer.ts";
const FAILED = '{ answer: "bill", state: "failed", failReason: null, packageInfo: null }';

/** Defects in withdrawals, transfers and tax. */
export const PAYOUTS: readonly Defect[] = [
  {
    file: REQUEST,
    find: "const known = withdrawalOf(wallet, id) ?? archived;",
    replace: "const known = withdrawalOf(wallet, id);",
    says: "a withdrawal's key is forgotten when it is archived",
  },
  {
    file: REQUEST,
    find: "const known = withdrawalOf(wallet, id) ?? archived;",
    replace:
      "const own = withdrawalOf(wallet, id);\n  const known = own && isOpen(own.state) ? own : archived;",
    says: "a withdrawal's key is forgotten when it is over",
  },
  {
    file: REQUEST,
    find: "if (known?.amountFen === amountFen) return ok(wallet);",
    replace: "if (known) return ok(wallet);",
    says: "another amount under a known key is told as done",
  },
  {
    file: REQUEST,
    find: 'if (amountFen > availableFen) return err({ code: "balance_insufficient", availableFen });',
    replace: "",
    says: "a request may take more than is available",
  },
  {
    file: REQUEST,
    find: "if (open.length >= openMax)",
    replace: "if (open.length > openMax)",
    says: "one withdrawal too many may be open",
  },
  {
    file: REQUEST,
    find: "if (amountFen > maxFen)",
    replace: "if (amountFen >= maxFen)",
    says: "the maximum itself is refused",
  },
  {
    file: REQUEST,
    find: "transferNumberOf(promoter.number, booked.seq, atMs)",
    replace: "transferNumberOf(promoter.number, 0, atMs)",
    says: "two withdrawals of one moment share a number",
  },
  {
    file: "core/wallet/machine.ts",
    find: 'approved: { send: "sending", cancel: "released", offset: "released" },',
    replace:
      'approved: { send: "sending", cancel: "released", offset: "released", reject: "released" },',
    says: "what was approved can be rejected",
  },
  {
    file: "core/wallet/machine.ts",
    find: 'sending: { accept: "confirming", confirm: "paid",',
    replace: 'sending: { cancel: "released", accept: "confirming", confirm: "paid",',
    says: "what was sent can be cancelled",
  },
  {
    file: PAYOUT,
    find: 'if (tax !== "none" && withdrawals.some(',
    replace: 'if (tax === "none" && withdrawals.some(',
    says: "two payments of which tax is due are under way at once",
  },
  {
    file: PAYOUT,
    find: "const month = chinaMonth(atMs);",
    replace: "const month = chinaMonth(known.requestedAtMs);",
    says: "tax counts for the month of the request",
  },
  {
    file: "core/time.ts",
    find: "return new Date(atMs + CHINA_OFFSET_MS).toISOString().slice(0, 7);",
    replace: "return new Date(atMs).toISOString().slice(0, 7);",
    says: "tax counts for the month in Greenwich",
  },
  {
    file: "core/tax/due.ts",
    find: "return atLeastNothing(owedFen - sumFen(counted.map(({ taxFen }) => taxFen)));",
    replace: "return owedFen;",
    says: "what was withheld already is withheld again",
  },
  {
    file: PAYOUT,
    find: 'if (known.state === "paid" && news.command === "confirm") return ok(wallet);',
    replace: "",
    says: "the same good news twice is an error",
  },
  {
    file: PAYOUT,
    find: "posting(taxHeldOf(wallet._id), taxOf(month), taxFen),",
    replace: "posting(taxHeldOf(wallet._id), WECHAT_BALANCE, taxFen),",
    says: "tax is booked as paid out",
  },
  {
    file: "core/wallet/release.ts",
    find: 'if (known.state === "released" && known.reason === reason) return ok(wallet);',
    replace: "",
    says: "a cancel that is said twice is an error",
  },
  {
    file: "core/wallet/release.ts",
    find: "posting(taxHeldOf(wallet._id), available, known.transfer.taxFen),",
    replace: "",
    says: "the tax of a failed payment stays held",
  },
  {
    file: TRANSFER,
    find: "return ok(await noted(deps, wallet, id, sent, nowMs));",
    replace: `return record(deps, wallet, id, ${FAILED}, nowMs);`,
    says: "a time-out counts as a failure",
  },
  {
    file: TRANSFER,
    find: "return ok(await noted(deps, wallet, id, sent, nowMs));",
    replace: "return ok(wallet);",
    says: "nobody reads that WeChat gave no clear answer",
  },
  {
    file: "core/wallet/unclear.ts",
    find: "if (before && before.atMs >= atMs) return wallet;",
    replace: "",
    says: "a run that asks twice counts twice as without an answer",
  },
  {
    file: TRANSFER,
    find: "return sendTransfer(deps, wallet, id, nowMs);",
    replace: `return record(deps, wallet, id, ${FAILED}, nowMs);`,
    says: "a number that WeChat does not know yet counts as failed",
  },
  {
    file: TRANSFER,
    find: "      transferNumber,\n      openid: wallet._id,",
    replace: "      transferNumber: `${transferNumber}N${nowMs}`,\n      openid: wallet._id,",
    says: "every try gets a new transfer number",
  },
  {
    file: TRANSFER,
    find: "amountFen: transfer.netFen,",
    replace: "amountFen: withdrawal.amountFen,",
    says: "the gross amount is sent",
  },
  {
    file: "functions/withdraw/request.ts",
    find: "if (wallet.archived !== archivedCount) throw new BusyError(`wallets/${openid}`);",
    replace: "",
    says: "a key that is archived during the request can be used twice",
  },
];
