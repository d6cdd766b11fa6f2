import type { Defect } from "#scripts/mutate/defect.ts";

const CASE = "core/commission/case.ts";
const MEMORY = "adapters/memory/store.ts";
const REQUEST = "core/wallet/request.ts";

/** One defect for each of the fifteen tests of tests/proof/ledger/conformance.test.ts, in their order. */
const FIFTEEN: readonly Defect[] = [
  {
    file: "core/ledger/entry.ts",
    find: ": { from: to, to: from, amountFen: fen(-changeFen) };",
    replace: ": { from: to, to, amountFen: fen(-changeFen) };",
    says: "1 what is taken back reaches nobody",
  },
  {
    file: CASE,
    find: "entries: entry ? [...current.entries, entry] : current.entries,",
    replace: "entries: entry ? [entry] : current.entries,",
    says: "2 a new entry takes the place of the old ones",
  },
  {
    file: "core/wallet/journal.ts",
    find: "chained(head, { promoterId, seq, atMs, cause, postings });",
    replace: "chained(head, { promoterId, seq, atMs, cause, of: postings.length });",
    says: "3 the chain of a wallet leaves the amounts out",
  },
  {
    file: CASE,
    find: "  if (known) {\n    return sameFact",
    replace: '  if (known && known.key !== "received") {\n    return sameFact',
    says: "4 a receipt that is told twice is written twice",
  },
  {
    file: MEMORY,
    find: "if (collection(from).get(id)?.rev !== read?.rev) return false;",
    replace: "if (read && collection(from).get(id)?.rev !== read.rev) return false;",
    says: "5 a new document takes the place of one that somebody made meanwhile",
  },
  {
    file: MEMORY,
    find: "if (collection(from).get(id)?.rev !== read?.rev) return false;",
    replace: "if (collection(from).get(id) === read) return false;",
    says: "6 a change is written over what another one wrote meanwhile",
  },
  {
    file: "core/wallet/release.ts",
    find: "          posting(taxHeldOf(wallet._id), available, known.transfer.taxFen),\n",
    replace: "",
    says: "7 the tax of a payment that failed stays held for ever",
  },
  {
    file: "core/wallet/wallet.ts",
    find: "taxFen: fen([...taxes].reduce((sum, account) => sum + into(account), 0)),",
    replace: "taxFen: fen([...taxes].reduce((sum, account) => sum + into(account) * 0, 0)),",
    says: "8 a balance forgets the tax that its entries withheld",
  },
  {
    file: REQUEST,
    find: "if (amountFen > availableFen) return",
    replace: "if (amountFen > rolled.maturedFen) return",
    says: "9 a request is measured by all that was ever earned",
  },
  {
    file: "core/money.ts",
    find: "return fen((product - (product % WHOLE_BP)) / WHOLE_BP);",
    replace:
      "return fen((product + WHOLE_BP / 2 - ((product + WHOLE_BP / 2) % WHOLE_BP)) / WHOLE_BP);",
    says: "10 shares are rounded half up, and drift",
  },
  {
    file: "adapters/wechat/payReply.ts",
    find: '(amountFields.get("currency") ?? "CNY") === "CNY";',
    replace: '(amountFields.get("currency") ?? "CNY") !== "";',
    says: "11 a dollar is taken for a yuan",
  },
  {
    file: CASE,
    find: "if (changeFen === 0) return [];",
    replace: "if (changeFen <= 0) return [];",
    says: "12 nothing is ever taken back",
  },
  {
    file: CASE,
    find: "const atMs = Math.max(decidedAtMs, current.changedAtMs);",
    replace: "const atMs = Math.max(decidedAtMs, current.changedAtMs) + current.rev;",
    says: "13 a fact holds what the log does not say",
  },
  {
    file: CASE,
    find: "Math.max(decidedAtMs, current.changedAtMs);",
    replace: "decidedAtMs;",
    says: "14 an instance whose clock is behind writes an older time after a newer one",
  },
  {
    file: REQUEST,
    find: 'if (known || idTakenByOther) return err({ code: "withdrawal_id_taken" });',
    replace: "if (known || idTakenByOther) return ok(wallet);",
    says: "15 a withdrawal id with another amount is answered as if it were done",
  },
];

/** Defects in what watches over the books. */
const WATCHERS: readonly Defect[] = [
  {
    file: MEMORY,
    find: "        guardWrite(from, read, document);\n",
    replace: "",
    says: "a change is written without asking the guard",
  },
  {
    file: "core/ledger/guardWallet.ts",
    find: "must(after[name] === expectedFen,",
    replace: "must(after[name] >= expectedFen,",
    says: "the guard lets a wallet have more than its entries",
  },
  {
    file: "core/ledger/guardCase.ts",
    find: "rows.filter(({ availableAtMs }) => availableAtMs <= finalUntilMs);",
    replace: "rows.filter(({ availableAtMs }) => availableAtMs < finalUntilMs - GUARD_BAND_MS);",
    says: "the guard lets a row change inside the guard band",
  },
  {
    file: "core/ledger/days.ts",
    find: "`${caseId}\\n${head}`",
    replace: "`${caseId}\\n${head.length}`",
    says: "a daily root leaves out where the cases stood",
  },
  {
    file: "core/ledger/merkle.ts",
    find: "(right, left) => nodeMark(left, right)",
    replace: "(right, left) => nodeMark(right, left)",
    says: "a daily root depends on how many cases came at once",
  },
  {
    file: "core/audit/roots.ts",
    find: "const expected: string = before === null ? day : dayAfter(before._id);",
    replace: "const expected: string = day;",
    says: "nobody misses a daily root that is gone",
  },
  {
    file: "functions/audit/changes.ts",
    find: "return { ...position, changes: { ...pass, afterId, trees } };",
    replace: "return { ...position, changes: { ...pass, afterId, trees: pass.trees } };",
    says: "a nightly audit that goes on forgets the cases of its first slice",
  },
  {
    file: "functions/audit/night.ts",
    find: "const isThrough = position.changes === null;",
    replace: "const isThrough = true;",
    says: "a nightly audit that is not through says that it is",
  },
  {
    file: "functions/audit/trial.ts",
    find: "let pass = begun ?? beginTrial(nowMs);",
    replace: "let pass = beginTrial(nowMs);",
    says: "a trial balance that a night did not come through begins anew the next",
  },
  {
    file: "core/audit/books.ts",
    find: "if (!hasEntries) return;",
    replace: "if (hasEntries) return;",
    says: "the accounts of the trial balance are not compared",
  },
];

/** Defects in the ledger: what each of the fifteen invariants of a ledger forbids, and what watches over them. */
export const LEDGER: readonly Defect[] = [...FIFTEEN, ...WATCHERS];
