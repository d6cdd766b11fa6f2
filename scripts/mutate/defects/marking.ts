import type { Defect } from "#scripts/mutate/defect.ts";

const MARKS = "ports/marks.ts";
const ASIDE = "adapters/cloudbase/marksAside.ts";
const HANDS = "functions/audit/hands.ts";
const COUNTS = "functions/audit/counts.ts";
const MEND = "core/brand/mend.ts";

/** Defects in how an edit past the functions is found. */
export const MARKING: readonly Defect[] = [
  {
    file: MARKS,
    find: "known === markFor(seal, collection, before ?? {});",
    replace: "known !== NONE;",
    says: "a function that writes over an edit makes it good",
  },
  {
    file: MARKS,
    find: "(known === NONE && isRoot(collection, before ?? {}))",
    replace: "isRoot(collection, { ...before, rev: 1 })",
    says: "a calendar that was emptied by hand is good again once something is published",
  },
  {
    file: MARKS,
    find: "`${collection}\\n${fields.map(",
    replace: "`${fields.map(",
    says: "a document of one collection is good in another",
  },
  {
    file: MARKS,
    find: "(mark === NONE ? document",
    replace: "(mark !== NONE ? document",
    says: "nothing is marked",
  },
  {
    file: ASIDE,
    find: '"_id" in value ? unmarked(value) : value;',
    replace: "MARK_FIELD in value ? unmarked(value) : value;",
    says: "what was added by hand is good once a function has written it",
  },
  {
    file: ASIDE,
    find: "isWhole: isWhole && LEAVES_WHOLE.has(key),",
    replace: "isWhole,",
    says: "a part of a document is taken for a whole one",
  },
  {
    file: HANDS,
    find: "if (!note || note.countedAtMs < (known?.countedAtMs ?? 0) - REMOVING_MS) gone.push(id);",
    replace: "",
    says: "what was removed by hand is missed by nobody",
  },
  {
    file: HANDS,
    find: "isWhole: isAllRead && ends >= endsMax,",
    replace: "isWhole: ends >= endsMax,",
    says: "a look that could not read something says that it saw all",
  },
  {
    file: COUNTS,
    find: "if (known.has(id)) lost.add(id);",
    replace: "",
    says: "a count that is gone is missed by nobody",
  },
  {
    file: COUNTS,
    find: "next ? next.ids.includes(INDEX_ID) : await hasLooked(store, nowMs)",
    replace: "next ? next.ids.includes(INDEX_ID) : false",
    says: "all counts together are missed by nobody",
  },
  {
    file: "functions/audit/stocks.ts",
    find: "[...unsound(stock), ...(await offLog(store, stock))]",
    replace: "unsound(stock)",
    says: "a stock may say something else than its log",
  },
  {
    file: "functions/audit/edited.ts",
    find: "if (!root || !plan || plan.publishedAtMs > nowMs - HOUR_MS) return [];",
    replace: "if (!root || !plan || plan.publishedAtMs < nowMs - HOUR_MS) return [];",
    says: "a calendar that was emptied by hand is taken for a new one",
  },
  {
    file: MEND,
    find: "...Object.fromEntries([...instead, ...off]),",
    replace: "...Object.fromEntries(instead),",
    says: "what a hand broke goes on being sold",
  },
  {
    file: MEND,
    find: "(known.has(name) || part === null) && !checkOf",
    replace: "known.has(name) && !checkOf",
    says: "a field that a hand took away is not missed",
  },
  {
    file: HANDS,
    find: "|| note.countedAtMs < (known?.countedAtMs ?? 0) - REMOVING_MS",
    replace: "",
    says: "what a function removed once may be removed by hand ever after",
  },
];
