import type { Defect } from "#scripts/mutate/defect.ts";

const GUARD_CASE = "core/ledger/guardCase.ts";
const GUARD_WALLET = "core/ledger/guardWallet.ts";
const DAYS = "core/ledger/days.ts";
const MERKLE = "core/ledger/merkle.ts";
const MATCH = "core/reconcile/match.ts";
const TRANSFERS = "core/reconcile/matchTransfers.ts";
const BREAKS = "core/reconcile/breaks.ts";
const TRADE_DAY = "functions/reconcile/tradeDay.ts";

/** Defects in what is compared before a write, and once a night. */
const CHAINS: readonly Defect[] = [
  {
    file: GUARD_WALLET,
    find: "    entry.seq === seq &&\n    entry._id === journalId(promoterId, seq) &&\n",
    replace: "    entry.seq > 0 &&\n",
    says: "the guard lets a wallet's entries have a gap",
  },
  {
    file: GUARD_WALLET,
    find: "entry.head === headAfter(head, entry)",
    replace: "entry.head !== head",
    says: "the guard does not compare the head of an entry",
  },
  {
    file: GUARD_WALLET,
    find: 'must(after.head === head, "its head is not that of its last entry");',
    replace: "",
    says: "the guard does not compare the head of a wallet",
  },
  {
    file: GUARD_WALLET,
    find: 'must(after.watermarkMs >= known.watermarkMs, "the watermark went back");',
    replace: "",
    says: "the guard lets a watermark go back",
  },
  {
    file: GUARD_WALLET,
    find: "(known.transferNumber !== one.transferNumber || known.amountFen !== one.amountFen)",
    replace: "known.amountFen !== one.amountFen",
    says: "the guard lets a withdrawal change its number",
  },
  {
    file: GUARD_CASE,
    find: 'must(after.head === head, "its head is not that of its last fact");',
    replace: "",
    says: "the guard does not compare the head of a case",
  },
  {
    file: GUARD_CASE,
    find: "must(!keys.has(fact.key), `${fact.key} is there twice`);",
    replace: "",
    says: "the guard lets a case know a fact twice",
  },
  {
    file: "core/audit/caseChain.ts",
    find: "(last?.head ?? CHAIN_START) !== known.head,",
    replace: "(last?.head ?? CHAIN_START) === CHAIN_START && known.facts.length > 0,",
    says: "the audit does not compare the head of a case",
  },
  {
    file: "core/wallet/audit.ts",
    find: "if (gap >= 0 || entries.length !== seq) {",
    replace: "if (gap >= 0) {",
    says: "the audit does not miss the last entries of a wallet",
  },
  {
    file: "core/ledger/digest.ts",
    find: "digest(`${head}\\n${canonicalJson(link)}`);",
    replace: "digest(`${head.length}\\n${canonicalJson(link)}`);",
    says: "a chain forgets what was before",
  },
  {
    file: MERKLE,
    find: "const [first, ...rest] = [...peaks].reverse();",
    replace: "const [first, ...rest] = peaks.slice(0, Math.max(1, peaks.length - 1)).reverse();",
    says: "a daily root drops its last leaf when it has no partner",
  },
  {
    file: MERKLE,
    find: "digest(`node\\n${left}\\n${right}`);",
    replace: "digest(`leaf\\n${left}\\n${right}`);",
    says: "two parts of a tree look like one leaf",
  },
  {
    file: DAYS,
    find: "ends.set(chinaDay(atMs), head);",
    replace: "ends.set(new Date(atMs).toISOString().slice(0, 10), head);",
    says: "the day of a root ends at midnight in Greenwich",
  },
  {
    file: DAYS,
    find: "ends.set(chinaDay(atMs), head);",
    replace: "if (!ends.has(chinaDay(atMs))) ends.set(chinaDay(atMs), head);",
    says: "a daily root holds where a case stood in the morning",
  },
];

/** Defects in tying WeChat's bills to our books. */
const BILLS: readonly Defect[] = [
  {
    file: "adapters/wechat/billsTable.ts",
    find: 'const amount = Number(`${whole}${cents.padEnd(2, "0")}`);',
    replace: "const amount = (Number(`${whole}.${cents || 0}`) * 100) | 0;",
    says: "the yuan of a bill are read as fractions",
  },
  {
    file: MATCH,
    find: "return [...new Map(rows.map((row) => [rowKey(row), row])).values()];",
    replace: "return rows;",
    says: "a row that is in the trade bill twice counts twice",
  },
  {
    file: TRANSFERS,
    find: "  ...new Map(rows.map((row) => [row.flowId, row])).values(),\n",
    replace: "  ...rows,\n",
    says: "a flow that is in the fund bill twice counts twice",
  },
  {
    file: MATCH,
    find: 'if (fact.amountFen !== row.amountFen) return { kind: "payment_amount", ...both };',
    replace: "",
    says: "a payment of another amount matches",
  },
  {
    file: MATCH,
    find: "Math.min(...times);",
    replace: "Math.max(...times);",
    says: "a refund is looked for on the day on which it ended",
  },
  {
    file: TRANSFERS,
    find: 'if (isInFlight(withdrawal.state)) return "unsettled";',
    replace: "",
    says: "a transfer whose end nobody has read matches",
  },
  {
    file: TRANSFERS,
    find: "const cameBack = row.amountFen > 0;",
    replace: "const cameBack = row.amountFen === 0;",
    says: "money that came back from somebody who was paid matches",
  },
  {
    file: TRANSFERS,
    find: 'const oursFen = state === "paid" ? transfer.netFen : fen(0);',
    replace: "const oursFen = transfer.netFen;",
    says: "what was released is missed in the fund bill",
  },
  {
    file: TRADE_DAY,
    find: "for (const row of first.missing) {",
    replace: "for (const row of first.missing.slice(first.missing.length)) {",
    says: "what a bill has and we have not is not told again",
  },
  {
    file: TRADE_DAY,
    find: "await book.mended(matched.flatMap(tradeBreaksOf));",
    replace: "await book.mended(rows.flatMap(tradeBreaksOf));",
    says: "a difference is closed though nothing matches",
  },
  {
    file: BREAKS,
    find: "if (known.closedBy !== MATCHED || isLack(difference)) return known;",
    replace: "if (isLack(difference)) return known;",
    says: "what a person has explained is opened again every night",
  },
  {
    file: BREAKS,
    find: "if (known.closedAtMs === null) return isSame ? known : { ...known, theirsFen, oursFen };",
    replace: "if (known.closedAtMs === null) return known;",
    says: "an open difference keeps the amounts that it was found with",
  },
  {
    file: "core/reconcile/days.ts",
    find: "chinaDay(nowMs - READY_MS - DAY_MS);",
    replace: "chinaDay(nowMs - DAY_MS);",
    says: "bills are asked for before they are there",
  },
  {
    file: "core/reconcile/report.ts",
    find: "    sums.openBreaks === 0 &&\n",
    replace: "",
    says: "a day with an open difference is tied",
  },
];

/** Defects in what ties every cent: heads, daily roots and bills. */
export const TYING: readonly Defect[] = [...CHAINS, ...BILLS];
