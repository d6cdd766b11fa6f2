import type { ImportReport } from "#scripts/import/report.ts";
import { yuan } from "#scripts/tell/money.ts";
import type { Answers } from "../answers.ts";
import { count, type Paper } from "../paper.ts";

/** Nobody reads more rows of strangers. */
const TOLD_MAX = 8;

/** Who brought whom: the promoters who earned most, their customers, and who introduced them. */
export function tellPeople(paper: Paper, answers: Answers, { orders: sold }: ImportReport): void {
  const { say } = paper;
  const { promoters, orders } = answers;
  paper.heading(say("谁带来了谁", "Who brought whom"));
  const customers = promoters.reduce((sum, promoter) => sum + promoter.customers, 0);
  paper.text(
    say(
      `${count(orders.count)} 个订单里，${count(orders.count - orders.ofTheBrand)} 个是推广员带来的，` +
        `${count(orders.ofTheBrand)} 个属于品牌自己（没扫过码，或绑定已过期）。` +
        `${count(sold.customers)} 位顾客中，有推广员订单的是：`,
      `Of ${count(orders.count)} orders promoters brought ${count(orders.count - orders.ofTheBrand)}; ` +
        `${count(orders.ofTheBrand)} are the brand's own (no scan, or one that had lapsed). ` +
        `Of ${count(sold.customers)} customers, these bought through a promoter:`,
    ),
  );
  if (customers === 0) return;
  const told = promoters.slice(0, TOLD_MAX);
  paper.table([
    [
      say("推广员", "promoter"),
      say("介绍人", "introducer"),
      say("带来的顾客", "customers"),
      say("现在仍是粉丝", "fans now"),
      say("订单", "orders"),
      say("分润", "earned"),
    ],
    ...told.map((row) => [
      row.promoterId,
      row.introducerId ?? "–",
      count(row.customers),
      count(row.fansNow),
      count(row.orders),
      yuan(row.earnedFen),
    ]),
  ]);
  tellRest(paper, answers);
}

function tellRest(paper: Paper, { promoters, plan }: Answers): void {
  const { say } = paper;
  const rest = promoters.slice(TOLD_MAX);
  if (rest.length > 0) {
    const ordersOfRest = rest.reduce((sum, { orders }) => sum + orders, 0);
    const earnedFen = rest.reduce((sum, row) => sum + row.earnedFen, 0);
    paper.text(
      say(
        `其余 ${count(rest.length)} 位合计 ${count(ordersOfRest)} 单，${yuan(earnedFen)}。`,
        `The other ${count(rest.length)} together: ${count(ordersOfRest)} orders, ${yuan(earnedFen)}.`,
      ),
    );
  }
  const isFlat = plan?.plan.rates.every(({ distance }) => distance === 1) ?? false;
  if (!isFlat || promoters.every(({ introducerId }) => introducerId === null)) return;
  paper.note(
    say(
      "介绍人只留作记录：方案只付距离 1，介绍人不从别人的订单里拿钱。",
      "Introducers are on record only: the plan pays distance 1, so they take nothing of others' orders.",
    ),
  );
}
