import type { Defect } from "#scripts/mutate/defect.ts";

const CENTRE = "core/promoter/centre.ts";
const COMING = "core/promoter/coming.ts";
const LEVEL = "core/promoter/levelPage.ts";
const QUOTE = "core/wallet/quote.ts";
const RANKING = "core/promoter/ranking.ts";
const RELATION = "core/promoter/relation.ts";
const SHARE = "core/promoter/shareShown.ts";
const WORDS = "core/promoter/words.ts";

/** Defects in what promoters see on their own pages: amounts, places, fans and levels. */
export const PROMOTING: readonly Defect[] = [
  {
    file: QUOTE,
    find: "atLeastNothing(lesserFen(availableFen, most))",
    replace: "atLeastNothing(availableFen)",
    says: "a quote offers more than may be asked for at once",
  },
  {
    file: QUOTE,
    find: ".filter(({ state }) => isOpen(state))",
    replace: "",
    says: "what was paid counts in the tax of a quote twice",
  },
  {
    file: CENTRE,
    find: 'pause === null || pause.by === WATCHER ? ""',
    replace: 'pause === null ? ""',
    says: "what the monitor found is told to everybody",
  },
  {
    file: CENTRE,
    find: "Math.max(plan?.plan.programme?.join?.minAge ?? ADULT_YEARS, ADULT_YEARS)",
    replace: "plan?.plan.programme?.join?.minAge ?? ADULT_YEARS",
    says: "a plan lets minors join",
  },
  {
    file: COMING,
    find: "day < today ||",
    replace: "day <= today ||",
    says: "what comes later today waits for a pause to end",
  },
  {
    file: COMING,
    find: "shown.find(({ amountFen }) => amountFen > 0)",
    replace: "shown.find(({ amountFen }) => amountFen !== 0)",
    says: "what a refund takes back is told as the next that comes",
  },
  {
    file: "core/promoter/earnSentences.ts",
    find: "one.level === level)",
    replace: "one.level !== null)",
    says: "a promoter is promised what other levels earn",
  },
  {
    file: LEVEL,
    find: "value >= from",
    replace: "value > from",
    says: "who has just what a level asks for misses something",
  },
  {
    file: RANKING,
    find: "atMs < fromMs || atMs >= untilMs",
    replace: "atMs < fromMs || atMs > untilMs",
    says: "the first sales of a month count in the last one, too",
  },
  {
    file: "core/promoter/rankingPage.ts",
    find: "chinaDay(untilMs - 1)",
    replace: "chinaDay(untilMs)",
    says: "a board of last month ends on the first of this one",
  },
  {
    file: RELATION,
    find: "now && now.promoterNumber === promoter.number",
    replace: "now",
    says: "somebody else's fan is shown as bound",
  },
  {
    file: RELATION,
    find: "nextMs, promoter.bannedAtMs ?? Infinity, nowMs",
    replace: "nextMs, nowMs",
    says: "a fan stayed bound after the ban of his promoter",
  },
  {
    file: SHARE,
    find: "sellerId === promoterId ? buyer : null",
    replace: "buyer",
    says: "a promoter sees the buyers of those whom he introduced",
  },
  {
    file: SHARE,
    find: "coming = rows.filter(({ availableAtMs }) => availableAtMs > countedMs)",
    replace: "coming = rows.filter(({ availableAtMs }) => availableAtMs > nowMs)",
    says: "shares that a pause holds back are told as available",
  },
  {
    file: SHARE,
    find: "first !== null && first < row.availableAtMs",
    replace: "first !== null && first > row.availableAtMs",
    says: "the last part of a share is told as the next one",
  },
  {
    file: WORDS,
    find: "JSON.stringify([promoterId, fanId])",
    replace: "JSON.stringify([fanId])",
    says: "two promoters can find out that they have the same fan",
  },
  {
    file: WORDS,
    find: "mark.slice(0, LABEL_LENGTH)",
    replace: "mark",
    says: "a fan's label is his whole mark",
  },
  {
    file: "functions/promoter/mine.ts",
    find: "const untilMs = countedUntilMs(settings, nowMs);",
    replace: "const untilMs = nowMs;",
    says: "the centre page counts in what a pause holds back",
  },
];
