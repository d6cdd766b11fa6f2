import type { Defect } from "#scripts/mutate/defect.ts";

const NOTICE = "core/content/notice.ts";
const PHRASES = "core/content/phrases.ts";
const THEME = "core/content/theme.ts";
const MATERIALS = "functions/content/materials.ts";
const NOTICES = "functions/content/notices.ts";
const PAGE = "functions/content/shopPage.ts";

/** Defects in what the brand and its promoters say, to whom, in what look, and what they may not say. */
export const ADDRESSING: readonly Defect[] = [
  {
    file: NOTICE,
    find: 'if (isBannedAt(promoter, atMs)) return ["all", own];',
    replace: "",
    says: "who was banned hears what promoters are told",
  },
  {
    file: NOTICE,
    find: "notice.fromMs <= atMs && notice.endedAtMs === null",
    replace: "notice.fromMs <= atMs",
    says: "a notice that was taken back is read on",
  },
  {
    file: PHRASES,
    find: "foundIn(text, [...IN_COPY, ...ON_OWN_PAGES])",
    replace: "foundIn(text, ON_OWN_PAGES)",
    says: "a promoter's page may promise income and cures",
  },
  {
    file: PHRASES,
    find: 'text.normalize("NFKC")',
    replace: "text",
    says: "an address in wide letters passes",
  },
  {
    file: PHRASES,
    find: 'letters !== "" && letters === squeezed(brandName).letters',
    replace: 'text !== "" && text === brandName',
    says: "a dot makes the brand's name a promoter's",
  },
  {
    file: "core/content/advert.ts",
    find: "isPromoter ? [",
    replace: "!isPromoter ? [",
    says: "a promoter's advertisement hides that he earns by it",
  },
  {
    file: "core/content/shopPage.ts",
    find: 'named.ok ? checkOwnWords("slogan", slogan, "") : named',
    replace: "named",
    says: "a slogan may say anything",
  },
  {
    file: THEME,
    find: "background: background ?? pushed?.background ?? null",
    replace: "background: pushed?.background ?? background",
    says: "what is pushed comes before what a promoter chose",
  },
  {
    file: MATERIALS,
    find: 'one === "all" || asker.isPromoter',
    replace: 'one === "all" || asker.promoter !== null',
    says: "who was banned is shown what is for promoters",
  },
  {
    file: NOTICES,
    find: "if (!(await isHis(deps, asker, noticeId, nowMs)))",
    replace: 'if (noticeId === "")',
    says: "somebody finds out which notices others got",
  },
  {
    file: NOTICES,
    find: "after === null || atMs < after.atMs || (atMs === after.atMs && noticeId < after.id)",
    replace: "after === null || atMs < after.atMs",
    says: "a change of the plan in the instant of a notice is lost between two pages",
  },
  {
    file: "functions/content/planNotices.ts",
    find: "published.before === undefined\n      ? versions[versions.indexOf(entry) - 1]\n      : versions.find(isBefore)",
    replace: "versions[versions.indexOf(entry) - 1]",
    says: "a change of the plan is told against another version than it was declared",
  },
  {
    file: "functions/content/poster.ts",
    find: "priceFor(prices, RETAIL)",
    replace: "priceFor(prices, 0)",
    says: "a poster shows strangers a price that is not theirs",
  },
  {
    file: PAGE,
    find: 'if (isBannedAt(promoter, nowMs)) return err({ code: "shop_page_closed" });',
    replace: "",
    says: "the page of somebody who was banned goes on selling",
  },
];
