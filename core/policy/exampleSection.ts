import { tierSteps, tiersFen, type TierStep } from "#core/bonus/tiers.ts";
import type { Share } from "#core/commission/shares.ts";
import {
  AMOUNT_FEN_MAX,
  fen,
  lesserFen,
  NOTHING,
  partFloor,
  shareFloor,
  sumFen,
  type Fen,
} from "#core/money.ts";
import type { PeriodBonus } from "#core/plan/components.ts";
import { asksOrderNumber } from "#core/plan/pays.ts";
import type { Plan } from "#core/plan/plan.ts";
import { percent, yuan } from "#core/policy/amounts.ts";
import { sentence, strong, table, type Block, type Section } from "#core/policy/block.ts";
import {
  capExampleOf,
  examplesOf,
  totalOf,
  type CapExample,
  type Example,
} from "#core/policy/examples.ts";
import { bonusName, COMPONENT_NAMES } from "#core/plan/names.ts";
import { LINE_NAMES, priceSale, type ExampleSale } from "#core/policy/sale.ts";

/** Made-up sales, each priced by the engine; the first also refunded; one in which a cap binds. */
export function examplesSection(plan: Plan): Section {
  const examples = examplesOf(plan);
  const first = examples.find(({ shares }) => shares.length > 0);
  const cap = capExampleOf(plan, examples);
  return {
    title: "计算示例",
    blocks: [
      strong(
        "以下是虚构的订单，只用来说明算法，由结算系统按本方案实际计算；不代表任何人会有这样的订单或收入。",
      ),
      sentence(whoIsWho(examples)),
      ...examples.flatMap((example, index) => exampleBlocks(plan, example, index + 1)),
      ...(first ? refundBlocks(plan, first, examples.indexOf(first) + 1) : []),
      ...(cap ? capBlocks(plan, cap) : []),
      ...(plan.periods ?? []).map((bonus, _, all) => periodBlock(bonus, all)),
    ],
  };
}

/** Who brought whom, as far up as an example pays. */
function whoIsWho(examples: readonly Example[]): string {
  const paid = examples.flatMap(({ shares }) => shares.map(({ distance }) => distance ?? 1));
  const steps = ["甲带来了买家", "乙介绍了甲", "丙介绍了乙"];
  return `${steps.filter((_, index) => index === 0 || paid.some((one) => one > index)).join("，")}。`;
}

function exampleBlocks(plan: Plan, { sale, shares }: Example, number: number): readonly Block[] {
  const caption = `示例 ${number}：${saleText(plan, sale)}`;
  if (shares.length === 0) return [sentence(`${caption}没有人分润。`)];
  const rows = shares.map((share) => [
    whoText(sale, share),
    whyText(share),
    howText(share),
    yuan(share.amountFen),
  ]);
  const sum = ["合计", "", `实付 ${yuan(sale.paidFen)}`, yuan(totalOf(shares))];
  const more = { caption, amounts: 1, summed: true, formalOnly: number > POSTER_MAX };
  return [table(["谁", "因为", "算法", "得"], [...rows, sum], more)];
}

/** Examples that the poster has room for. */
const POSTER_MAX = 2;

/** What is left of the first example after half of it, and all of it, went back. */
function refundBlocks(plan: Plan, { sale, shares }: Example, number: number): readonly Block[] {
  const halfFen = partFloor(sale.paidFen, fen(1), fen(2));
  const half = priceSale(plan, sale, halfFen);
  const whole = priceSale(plan, sale, sale.paidFen);
  const rows = shares.map((share) => [
    `${whoText(sale, share)}（${whyText(share)}）`,
    ...[shares, half, whole].map((after) => yuan(amountIn(after, share))),
  ]);
  const sum = ["合计", ...[shares, half, whole].map((after) => yuan(totalOf(after)))];
  const caption = `退款：示例 ${number} 的买家随后退款`;
  const head = ["谁", "没有退款", `退 ${yuan(halfFen)}`, `全退 ${yuan(sale.paidFen)}`];
  return [table(head, [...rows, sum], { caption, amounts: 3, summed: true })];
}

function capBlocks(plan: Plan, { sale, shares, uncapped }: CapExample): readonly Block[] {
  const lineFen = shareFloor(sale.paidFen, plan.capBp);
  const [what, mostFen] =
    lineFen < plan.perOrderCapFen
      ? [`每行商品 ${percent(plan.capBp)}`, lineFen]
      : ["每笔订单", plan.perOrderCapFen];
  const rows = uncapped.map((share) => [
    `${whoText(sale, share)}（${whyText(share)}）`,
    yuan(share.amountFen),
    yuan(amountIn(shares, share)),
  ]);
  const sum = ["合计", yuan(totalOf(uncapped)), yuan(totalOf(shares))];
  const caption = `上限：${saleText(plan, sale)}上限为${what}，即 ${yuan(mostFen)}`;
  return [
    table(["谁", "各条之和", "上限以内"], [...rows, sum], { caption, amounts: 2, summed: true }),
  ];
}

/** What a bonus pays just at each tier that pays something there, and at twice the last. */
function periodBlock(bonus: PeriodBonus, all: readonly PeriodBonus[]): Block {
  const last = bonus.tiers.at(-1)?.fromFen ?? NOTHING;
  const rows = [...bonus.tiers.map(({ fromFen }) => fromFen), doubled(last)]
    .filter((soldFen) => tiersFen(bonus, soldFen) > NOTHING)
    .slice(-PERIOD_ROWS)
    .map((soldFen) => [
      yuan(soldFen),
      tierSteps(bonus, soldFen)
        .filter(({ amountFen }) => amountFen > NOTHING)
        .map(stepText)
        .join("，加 "),
      yuan(tiersFen(bonus, soldFen)),
    ]);
  const caption = bonusName(bonus, all);
  return table(["本人净销售额", "算法", "奖励"], rows, { caption, amounts: 1 });
}

const PERIOD_ROWS = 4;
const doubled = (amountFen: Fen): Fen =>
  lesserFen(
    fen(AMOUNT_FEN_MAX),
    sumFen([amountFen, lesserFen(amountFen, fen(AMOUNT_FEN_MAX / 2))]),
  );
const stepText = ({ tier, baseFen }: TierStep): string =>
  tier.fixedFen === undefined
    ? `${yuan(baseFen)} × ${percent(tier.rateBp)}`
    : `约定 ${yuan(tier.fixedFen)}`;

/** The same share after something happened to the order; nothing when it is gone. */
const amountIn = (shares: readonly Share[], wanted: Share): Fen =>
  shares.find((share) => keyOf(share) === keyOf(wanted))?.amountFen ?? NOTHING;
const keyOf = ({ promoterId, distance, component }: Share) =>
  JSON.stringify([promoterId, distance, component]);

function saleText(
  plan: Plan,
  { goods, paidFen, levels, group, orderNumber, own, supplyFen }: ExampleSale,
): string {
  const what = goods.category === null ? goods.sku : `类目「${goods.category}」的商品 ${goods.sku}`;
  const known = levels.flatMap((level, index) =>
    level === null ? [] : [`${LINE_NAMES[index] ?? ""}是${level}`],
  );
  const who = own ? "甲自己" : group === null ? "买家" : `「${group}」买家`;
  const said = [
    ...known,
    `${who}${asksOrderNumber(plan) ? `第 ${orderNumber} 次付款，` : ""}以 ${yuan(paidFen)}买一件${what}`,
    ...(supplyFen === NOTHING ? [] : [`供货价 ${yuan(supplyFen)}`]),
  ];
  return `${said.join("，")}。`;
}

function whoText({ levels }: ExampleSale, { promoterId }: Share): string {
  const level = levels[LINE_NAMES.findIndex((name) => name === promoterId)] ?? null;
  return level === null ? promoterId : `${promoterId}（${level}）`;
}

function whyText({ component, distance }: Share): string {
  const where = distance === null ? "" : `距离 ${distance}`;
  if (component === undefined) return where;
  return where === "" ? COMPONENT_NAMES[component] : `${COMPONENT_NAMES[component]}，${where}`;
}

/** The step from the base to the amount; where a cap cut, it says so. */
function howText({ baseFen, rateBp, fixedFen, less, amountFen, component }: Share): string {
  const fullFen = fixedFen ?? shareFloor(baseFen, rateBp);
  const step =
    fixedFen === undefined ? `${yuan(baseFen)} × ${percent(rateBp)}` : `约定 ${yuan(fixedFen)}`;
  const difference = less === undefined ? "" : "（已减去下面一级）";
  const cut = amountFen < fullFen ? (component === "supply" ? "，以实付为限" : "，上限以内") : "";
  return `${step}${difference}${cut}`;
}
