import { canonicalJson } from "#core/canonicalJson.ts";
import { change, type PlanChange, unclear } from "#core/plan/diffWords.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { Programme } from "#core/plan/programme.ts";

/** What changed of who answers for the plan, and of what the brand promises and asks besides pay. */
export const paperChanges = (before: Plan, after: Plan): readonly PlanChange[] => [
  ...pack(before, after),
  ...declaration(before, after),
  ...programme(before, after),
];

const PACKS = { strict: "严格", declared: "声明" } as const;

/** Nobody earns more or less by it. */
function pack({ pack: before }: Plan, { pack: after }: Plan): readonly PlanChange[] {
  if (before === after) return [];
  return [
    change({
      ...{ path: "pack", what: "检查标准", before, after, direction: "neutral" },
      zh: `检查标准从“${PACKS[before]}”改为“${PACKS[after]}”`,
      en: `The pack was ${before} and is ${after}`,
    }),
  ];
}

function declaration(
  { declaration: before }: Plan,
  { declaration: after }: Plan,
): readonly PlanChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const zh = !before ? "新增声明" : after ? "声明有变更" : "不再有声明";
  const who = after ? `（声明人 ${after.by}，法律顾问 ${after.counsel}）` : "";
  return [
    change({
      ...{ path: "declaration", what: "声明", before, after, direction: "neutral" },
      ...{ zh: zh + who, en: "The declaration changed" },
    }),
  ];
}

/** What the parts of the programme are called. */
const PARTS: Readonly<Record<keyof Programme, string>> = {
  join: "参加条件",
  levels: "升级条件",
  awards: "订单以外的奖励",
  goods: "商品说明",
  groups: "客户组说明",
  dealers: "经销商约定",
  balance: "余额用途",
  seller: "销售者信息",
  copy: "宣传文案",
  fans: "买家资料的使用",
  lottery: "抽奖",
  persons: "特定人员的约定",
  monthCapFen: "每人每月上限",
  regionHolders: "区域代理资格",
};

/** Nobody can say for whom a change of it is better. */
function programme(before: Plan, after: Plan): readonly PlanChange[] {
  const [was, is]: readonly Programme[] = [before.programme ?? {}, after.programme ?? {}];
  return Object.entries(PARTS).flatMap(([name, zh]): readonly PlanChange[] => {
    const old = valueOf(was, name);
    const now = valueOf(is, name);
    if (canonicalJson(old) === canonicalJson(now)) return [];
    const verb = old === undefined ? "新增" : now === undefined ? "取消" : "修改";
    return [
      unclear({
        ...{ path: `programme.${name}`, what: zh, before: old ?? null, after: now ?? null },
        zh: `${verb}${zh}`,
        en: `What the brand promises and asks besides pay changed: ${name}`,
      }),
    ];
  });
}

const valueOf = (programme: Programme | undefined, name: string): unknown =>
  Object.entries(programme ?? {}).find(([key]) => key === name)?.[1];
