import { canonicalJson } from "#core/canonicalJson.ts";
import type { Fen } from "#core/money.ts";
import { attributionChanges } from "#core/plan/diffAttribution.ts";
import { amount, change, type Named, type PlanChange, unclear } from "#core/plan/diffWords.ts";
import { paperChanges } from "#core/plan/diffPapers.ts";
import { noticeDaysOf } from "#core/plan/noticeDays.ts";
import type { Plan } from "#core/plan/plan.ts";
import { yuan } from "#core/policy/amounts.ts";

/** What changed besides pay: days, own orders, whose fans, withdrawals, tax, levels, notice, papers. */
export function termChanges(before: Plan, after: Plan): readonly PlanChange[] {
  const [was, is] = [before.withdrawal, after.withdrawal];
  return [
    ...days("freezeDays", "冻结期", "freeze", before, after),
    ...days("noReceiptDays", "未确认收货时的等待期", "wait without a receipt", before, after),
    ...selfPurchase(before, after),
    ...attributionChanges(before.attribution, after.attribution),
    ...term(
      "withdrawal.minFen",
      "最低提现金额",
      "least withdrawal",
      inYuan,
      was.minFen,
      is.minFen,
      -1,
    ),
    ...term(
      "withdrawal.maxFen",
      "最高提现金额",
      "largest withdrawal",
      inYuan,
      was.maxFen,
      is.maxFen,
      1,
    ),
    ...term(
      "withdrawal.openMax",
      "同时提现笔数",
      "number of open withdrawals",
      plainly,
      was.openMax,
      is.openMax,
      1,
    ),
    ...tax(before, after),
    ...levels(before, after),
    ...notice(before, after),
    ...paperChanges(before, after),
  ];
}

/** A number that is better for promoters the larger (`favour` 1) or the smaller (−1) it is. */
function term<N extends number>(
  path: string,
  what: string,
  en: string,
  nameOf: (value: N) => Named,
  before: N,
  after: N,
  favour: 1 | -1,
): readonly PlanChange[] {
  if (before === after) return [];
  const grows = after > before;
  return [
    change({
      ...{ path, what, before, after, direction: grows === (favour === 1) ? "better" : "worse" },
      zh: `${what}从 ${nameOf(before).zh} ${grows ? "提高到" : "降为"} ${nameOf(after).zh}`,
      en: `The ${en} was ${nameOf(before).en} and is ${nameOf(after).en}`,
    }),
  ];
}

const inDays = (value: number): Named => ({ zh: `${value} 天`, en: `${value} days` });
const inYuan = (value: Fen): Named => ({ zh: yuan(value), en: amount(value) });
const plainly = (value: number): Named => ({ zh: String(value), en: String(value) });

function days(
  path: "freezeDays" | "noReceiptDays",
  what: string,
  en: string,
  before: Plan,
  after: Plan,
): readonly PlanChange[] {
  return term(path, what, en, inDays, before[path], after[path], -1);
}

const OWN = {
  none: { zh: "不分润", en: "pay nobody" },
  level1: { zh: "本人按距离 1 分润", en: "pay himself at distance 1" },
  memberPrice: { zh: "会员价，不分润", en: "have the member price" },
} as const;
/** What promoters have of their own orders, the least first. */
const OWN_ORDER: readonly Plan["selfPurchase"][] = ["none", "memberPrice", "level1"];

function selfPurchase(
  { selfPurchase: before }: Plan,
  { selfPurchase: after }: Plan,
): readonly PlanChange[] {
  if (before === after) return [];
  const isMore = OWN_ORDER.indexOf(after) > OWN_ORDER.indexOf(before);
  // A price in place of a share is more for one and less for another.
  const isLike = before === "none" || after === "none";
  return [
    change({
      ...{ path: "selfPurchase", what: "推广员自购", before, after },
      direction: isMore && isLike ? "better" : "worse",
      zh: `推广员自购从“${OWN[before].zh}”改为“${OWN[after].zh}”`,
      en: `Promoters' own orders ${OWN[after].en}; before they ${OWN[before].en}`,
    }),
  ];
}

const TAXES = { none: "不代扣", labour: "按劳务报酬代扣", platform: "按平台累计预扣" } as const;

function tax({ tax: before }: Plan, { tax: after }: Plan): readonly PlanChange[] {
  if (before === after) return [];
  return [
    unclear({
      ...{ path: "tax", what: "个人所得税", before, after },
      zh: `个人所得税从“${TAXES[before]}”改为“${TAXES[after]}”，到手的金额会变`,
      en: `Income tax is withheld as ${after} instead of ${before}: what is paid out changes`,
    }),
  ];
}

/** Whom a change of levels takes something from is told where a component asks for them. */
function levels(before: Plan, after: Plan): readonly PlanChange[] {
  const [was, is] = [before.levels ?? [], after.levels ?? []];
  if (canonicalJson(was) === canonicalJson(is)) return [];
  return [
    change({
      ...{ path: "levels", what: "等级", before: was, after: is, direction: "neutral" },
      zh: `等级从“${was.join("、") || "无"}”改为“${is.join("、") || "无"}”`,
      en: `The levels were ${was.join(", ") || "none"} and are ${is.join(", ") || "none"}`,
    }),
  ];
}

function notice(before: Plan, after: Plan): readonly PlanChange[] {
  const [was, is] = [noticeDaysOf(before), noticeDaysOf(after)];
  return term("noticeDays", "变更公示期", "notice of changes", inDays, was, is, 1);
}
