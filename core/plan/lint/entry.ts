import { earned, levelsOf, saleFor, unnamedSku } from "#core/plan/lint/lab.ts";
import type { CounterExample, Lab } from "#core/plan/lint/lab.ts";
import { yuan } from "#core/plan/lint/found.ts";
import { TRIGGER_IDS } from "#core/plan/lint/joining.ts";
import { toldScene } from "#core/plan/lint/story.ts";
import type { FindingId } from "#core/plan/finding.ts";
import { dearerRule } from "#core/plan/lint/soldRight.ts";
import { fen } from "#core/money.ts";

const LEVELS_TRIED_MAX = 20;

/** X7: a year without an order, with people who join and share: nothing is given. */
export function idleExample({ plan }: Lab): CounterExample | null {
  const awards = plan.programme?.awards ?? [];
  const idle: readonly FindingId[] = ["E110", "E151"];
  for (const [index, { id, trigger, count = 1, worthFen }] of awards.entries()) {
    const check = TRIGGER_IDS[trigger].find((one) => idle.includes(one));
    if (!check) continue;
    const worth = worthFen === undefined ? id : yuan(worthFen);
    const told =
      check === "E110"
        ? {
            zh: `A 带来 ${count} 个人，没有人买任何商品：A 得到「${id}」${worthFen === undefined ? "" : `，值 ${worth} 元`}。`,
            en: `A brings ${count} ${count === 1 ? "person" : "people"} and nobody buys anything: A gets ${id}${worthFen === undefined ? "" : `, worth ${worth}`}.`,
          }
        : {
            zh: `A 分享或邀请 ${count} 次，没有人买任何商品：A 得到「${id}」。`,
            en: `A shares or invites ${count} ${count === 1 ? "time" : "times"} and nobody buys anything: A gets ${id}.`,
          };
    return {
      id: check,
      path: `programme.awards[${index}].trigger`,
      story: { world: "X7", ...told },
    };
  }
  return null;
}

/**
 * X8: the purchase of a new promoter or a dealer pays nobody more than a consumer's does; and where joining needs a
 * purchase, nobody earns by it, for that would be pay for a head.
 */
export function newPromoterExample(lab: Lab): CounterExample | null {
  return entryPurchase(lab) ?? dearerGroup(lab);
}

function entryPurchase(lab: Lab): CounterExample | null {
  const { plan } = lab;
  const purchase = plan.programme?.join?.purchase;
  if (!purchase) return null;
  const sale = saleFor(plan, purchase.sku === undefined ? {} : { sku: purchase.sku });
  const paidFen = purchase.fromFen > 0 ? purchase.fromFen : fen(10_000);
  for (const level of [null, ...levelsOf(plan).slice(0, LEVELS_TRIED_MAX)]) {
    const amountFen = earned(lab, { ...sale, paidFen }, level);
    if (amountFen === 0) continue;
    const told = {
      zh: `B 要购买 ${yuan(paidFen)} 元才能成为推广员，A 带来 B：A 因此得 ${yuan(amountFen)} 元，等于按人头付费。`,
      en: `B must buy for ${yuan(paidFen)} to become a promoter, and A brings B: A earns ${yuan(amountFen)} by it, which is pay for a head.`,
    };
    return { id: "E110", path: "programme.join.purchase", story: { world: "X8", ...told } };
  }
  return null;
}

function dearerGroup(lab: Lab): CounterExample | null {
  const { plan } = lab;
  const rule = dearerRule(plan);
  if (!rule) return null;
  const sale = saleFor(plan, rule);
  const { group: _group, ...consumer } = sale;
  // The consumer first: a lab that has priced enough then says nothing, rather than too much.
  const less = earned(lab, consumer, rule.level);
  const more = earned(lab, sale, rule.level);
  if (more <= less) return null;
  const scene = toldScene({ ...sale, line: 1, levels: [rule.level, null, null] }, unnamedSku(plan));
  const told = {
    zh: `${scene.zh}：A 得 ${yuan(more)} 元；普通消费者买同样的东西，A 只得 ${yuan(less)} 元。`,
    en: `${scene.en}: A earns ${yuan(more)}; had a consumer bought the same, only ${yuan(less)}.`,
  };
  return { id: "E121", path: "programme.groups", story: { world: "X8", ...told } };
}
