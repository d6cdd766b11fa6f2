import type { Figures, SellerRow } from "#core/monitor/figures.ts";
import { type BasisPoints, shareFloor, sumFen } from "#core/money.ts";
import { dayOfNumber } from "#core/reconcile/days.ts";

export type MonitorId = "R02" | "R04" | "R05" | "R06" | "R07" | "R09" | "R10";

/** Something about the population that staff must look at. */
export type Alert = {
  readonly id: MonitorId;
  /** `stop`: grave enough to pause joining, where the brand has decided so. */
  readonly severity: "notice" | "alert" | "stop";
  readonly zh: string;
  readonly en: string;
  /** Whom it is about; empty when it is about all. At most `NAMED_MAX`. */
  readonly promoterIds: readonly string[];
};

/** What the plan in force has to do with it. */
export type PlanAround = {
  readonly capBp: BasisPoints;
  /** The farthest distance that anybody is paid at. */
  readonly payDepth: number;
  /** A supply price is no reward, so the ratio to the cap means nothing then. */
  readonly paysSupply: boolean;
};

export const NAMED_MAX = 20;
const PEOPLE_NEAR = 20;
const PEOPLE_LINE = 30; // 公通字〔2013〕37号: 30 people and 3 levels, both inclusive, the organiser counted.
const LEVELS_LINE = 3;
const ONLY_PROMOTERS_PERCENT = 20;
const RETAIL_PERCENT = 70;
const ODD_PERCENT = 80;
const REFUNDED_PERCENT = 50;
const AFTER_REVIEW_PERCENT = 30;
const FEW_ORDERS = 10;
const SOME_ORDERS = 3;
const RATIO_DAYS = 30;
/** Three falls in a row need four months. */
const MONTHS = 4;

/**
 * What the population shows that the law or the platform would ask about.
 *
 * - `todayNumber`: the day in China of the look, counted from 1970.
 * - Promises: the same figures give the same alerts, in the order of their ids; each id at most once.
 * - Source: docs/domain/monitors.md, which says where each line comes from.
 */
export function alertsOf(
  figures: Figures,
  plan: PlanAround | null,
  todayNumber: number,
): readonly Alert[] {
  return [
    organisation(figures, plan),
    onlyPromoters(figures),
    retail(figures),
    ratio(figures, plan, todayNumber),
    afterReview(figures),
    growth(figures, todayNumber),
    washing(figures),
  ].filter((alert) => alert !== null);
}

/** The brand is level 1, its promoters 2, whom they introduced 3; as far as introducers are kept. */
export function organisationOf({ joined }: Pick<Figures, "joined">): {
  readonly people: number;
  readonly levels: number;
} {
  const promoters = joined.reduce((sum, { count }) => sum + count, 0);
  const deepest = joined.reduce((most, one) => Math.max(most, one.introducers), 0);
  return { people: promoters + 1, levels: promoters === 0 ? 1 : deepest + 2 };
}

function organisation(figures: Figures, plan: PlanAround | null): Alert | null {
  const { people, levels } = organisationOf(figures);
  if (levels < LEVELS_LINE || people < PEOPLE_NEAR) return null;
  const over = people >= PEOPLE_LINE;
  const paid = plan !== null && plan.payDepth > 1;
  const shown = levels > 4 ? "5 层以上" : `${levels} 层`;
  const depth = paid
    ? `方案按距离 ${plan.payDepth} 计酬，请立即咨询律师。`
    : "方案只付给直接带来买家的人，介绍关系不计酬；请保留方案与台账备查。";
  return {
    ...{ id: "R02", severity: over && paid ? "stop" : over ? "alert" : "notice" },
    zh: `含品牌共 ${people} 人、${shown}：${over ? "已达到" : "接近"} 30 人且 3 层的追诉线。${depth}`,
    en: `${people} people on ${levels} levels, the brand counted: ${over ? "at" : "near"} the line of 30 and 3.`,
    promoterIds: [],
  };
}

function onlyPromoters({ customers }: Figures): Alert | null {
  const { sellers, onlyPromoters: some } = customers;
  if (sellers < SOME_ORDERS || !above(some, sellers, ONLY_PROMOTERS_PERCENT)) return null;
  return {
    ...{ id: "R04", severity: "stop", promoterIds: [] },
    zh: `近 90 天 ${sellers} 位有业绩的推广员中，${some} 位的买家全是推广员：像是内部消费，请核查商品是否真正卖给消费者。`,
    en: `${some} of ${sellers} promoters with sales in 90 days sold to promoters only.`,
  };
}

function retail({ customers }: Figures): Alert | null {
  const { orders, byPromoters } = customers;
  if (orders < FEW_ORDERS || !above(byPromoters, orders, 100 - RETAIL_PERCENT)) return null;
  return {
    ...{ id: "R05", severity: "alert", promoterIds: [] },
    zh: `近 90 天 ${orders} 笔订单中 ${byPromoters} 笔是推广员自己买的：零售占比低于 ${RETAIL_PERCENT}%。`,
    en: `${byPromoters} of ${orders} orders in 90 days were promoters' own: less than ${RETAIL_PERCENT} % retail.`,
  };
}

function ratio({ sold }: Figures, plan: PlanAround | null, todayNumber: number): Alert | null {
  if (plan === null || plan.paysSupply) return null;
  const recent = sold.filter(({ day }) => day > todayNumber - RATIO_DAYS);
  const soldFen = sumFen(recent.map((row) => row.soldFen));
  const sharedFen = sumFen(recent.map((row) => row.sharedFen));
  if (sharedFen <= shareFloor(soldFen, plan.capBp)) return null;
  return {
    ...{ id: "R06", severity: "alert", promoterIds: [] },
    zh: `近 30 天的分润超过了方案上限 ${plan.capBp / 100}%：请运行审计（npm run audit），核对方案与更正。`,
    en: `What is paid of the last 30 days exceeds the plan's cap of ${plan.capBp / 100} %.`,
  };
}

function afterReview({ reviewed }: Figures): Alert | null {
  const some = reviewed.filter(
    ({ orders, refunded }) =>
      orders >= SOME_ORDERS && above(refunded, orders, AFTER_REVIEW_PERCENT),
  );
  return about(some, "R07", "notice", (count) => ({
    zh: `${count} 位推广员在调整等级前后，三成以上的订单有退款：可能为升级而下单，请核查。`,
    en: `${count} promoters whose level was changed have refunds of more than 30 % of their orders.`,
  }));
}

/** Three months in a row: more promoters, and less sold by each. */
function growth({ joined, sold }: Figures, todayNumber: number): Alert | null {
  const months = monthsBefore(todayNumber, MONTHS);
  const rows = months.map((month) => {
    const people = joined.reduce(
      (sum, { day, count }) => (monthOf(day) <= month ? sum + count : sum),
      0,
    );
    const own = sold.filter(({ day }) => monthOf(day) === month).map(({ soldFen }) => soldFen);
    return { people, soldFen: sumFen(own) };
  });
  const falls = rows.slice(1).every((row, index) => {
    const before = rows[index];
    return (
      before !== undefined &&
      row.people > before.people &&
      row.soldFen * before.people < before.soldFen * row.people
    );
  });
  if (!falls) return null;
  return {
    ...{ id: "R09", severity: "alert", promoterIds: [] },
    zh: "连续三个月推广员增加而人均销售下降：增长靠招人而不是卖货，请检查招募方式。",
    en: "For three months there have been more promoters and less sold by each.",
  };
}

function washing({ odd }: Figures): Alert | null {
  const some = odd.filter(
    ({ orders, byOneBuyer, refunded }) =>
      orders >= FEW_ORDERS &&
      (above(byOneBuyer, orders, ODD_PERCENT - 1) || above(refunded, orders, REFUNDED_PERCENT)),
  );
  return about(some, "R10", "alert", (count) => ({
    zh: `近 30 天 ${count} 位推广员的订单八成以上来自同一买家，或半数以上有退款：疑似刷单，可先暂扣订单分润。`,
    en: `${count} promoters sold mostly to one buyer, or had most of it refunded, in 30 days.`,
  }));
}

function about(
  rows: readonly SellerRow[],
  id: MonitorId,
  severity: Alert["severity"],
  told: (count: number) => Pick<Alert, "zh" | "en">,
): Alert | null {
  if (rows.length === 0) return null;
  const promoterIds = rows.slice(0, NAMED_MAX).map(({ promoterId }) => promoterId);
  return { id, severity, ...told(rows.length), promoterIds };
}

const above = (part: number, whole: number, percent: number): boolean =>
  part * 100 > whole * percent;
const monthOf = (day: number): string => dayOfNumber(day).slice(0, 7);

/** The last whole months before a day, the earliest first. */
function monthsBefore(todayNumber: number, count: number): readonly string[] {
  const months: string[] = [];
  let day = todayNumber;
  while (months.length < count) {
    const [, , dayOfMonth = "1"] = dayOfNumber(day).split("-");
    day -= Number(dayOfMonth); // The last day of the month before.
    months.unshift(monthOf(day));
  }
  return months;
}
