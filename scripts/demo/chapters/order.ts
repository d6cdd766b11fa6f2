import { paidFact, receivedFact } from "#core/commission/facts.ts";
import type { Share } from "#core/commission/shares.ts";
import { WHOLE_BP } from "#core/money.ts";
import { percent, yuan } from "#scripts/tell/money.ts";
import type { OrderChoice } from "../choose.ts";
import { cut } from "../fill.ts";
import { minute, type Paper } from "../paper.ts";

const NAME_WIDTH = 30;

/** One order, line by line: whose it is and why, what each line earned and how, when it can be paid out. */
export function tellOrder(
  paper: Paper,
  choice: OrderChoice | null,
  productNames: ReadonlyMap<string, string>,
): void {
  const { say } = paper;
  paper.heading(say("一个订单，从头讲到尾", "One order, explained"));
  const paid = choice && paidFact(choice.known.facts);
  if (!choice || !paid) {
    return paper.text(say("没有带来分润的订单。", "No order earned anybody anything."));
  }
  const { order, explanation } = choice;
  const { totalFen, _id: orderId, buyerId } = order;
  paper.text(
    say(
      `订单 ${orderId}：顾客 ${buyerId} 于 ${minute(paid.successAtMs)} 付了 ${yuan(totalFen)}。`,
      `Order ${orderId}: customer ${buyerId} paid ${yuan(totalFen)} at ${minute(paid.successAtMs)}.`,
    ),
  );
  tellOwner(paper, choice);
  if (paid.plan) {
    const { planId, version } = paid.plan;
    paper.text(
      say(
        `付款那一刻生效的是方案 ${planId} 第 ${version} 版，这一单永远按它算：`,
        `The plan in force at that moment was ${planId}, version ${version}, and it prices this order for good:`,
      ),
    );
  }
  paper.table([
    [
      say("商品", "product"),
      say("推广员", "promoter"),
      say("依据", "rule"),
      say("实付", "base"),
      say("比例", "rate"),
      say("相乘", "product of both"),
      say("分润", "share"),
    ],
    ...explanation.commissions.map((share) => [
      cut(productNames.get(share.sku) ?? share.sku, NAME_WIDTH),
      share.promoterId,
      share.rule,
      yuan(share.baseFen),
      percent(share.rateBp),
      exactYuan(share),
      yuan(share.amountFen),
    ]),
  ]);
  tellRounding(paper, explanation.commissions);
  tellWhen(paper, choice);
}

function tellOwner(paper: Paper, { order, explanation }: OrderChoice): void {
  const { say } = paper;
  const { evidence, buyerId } = order;
  if (evidence === null) {
    return paper.text(say("买家自己就是推广员。", "The buyer is a promoter himself."));
  }
  const { promoterId, boundAtMs, untilMs } = evidence;
  const end = untilMs === null ? say("永久", "for ever") : minute(untilMs);
  paper.text(
    say(
      `为什么归 ${explanation.promoterId}：${buyerId} 在 ${minute(boundAtMs)} 扫了 ${promoterId} 的推广码，绑定到 ${end}，下单时仍在期内。`,
      `Why it is ${explanation.promoterId}'s: ${buyerId} scanned the code of ${promoterId} at ${minute(boundAtMs)}, was bound until ${end}, and ordered within that time.`,
    ),
  );
}

function tellRounding(paper: Paper, shares: readonly Share[]): void {
  const { say } = paper;
  const sumFen = shares.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const lost = shares.filter((share) => share.baseFen * share.rateBp > share.amountFen * WHOLE_BP);
  paper.text(
    say(
      `合计 ${yuan(sumFen)}。` +
        (lost.length > 0
          ? `逐行向下取整：${lost.length} 行不足一分的零头留给品牌。`
          : "每一行都正好是整分，没有零头。"),
      `Together ${yuan(sumFen)}. ` +
        (lost.length > 0
          ? `Each line is rounded down: of ${lost.length} the fraction of a fen stays with the brand.`
          : "Every line is a whole number of fen: nothing to round."),
    ),
  );
}

function tellWhen(paper: Paper, { known, explanation }: OrderChoice): void {
  const { say } = paper;
  const received = receivedFact(known.facts);
  const due = known.schedule.at(-1);
  if (received) {
    paper.text(
      say(
        `${minute(received.receivedAtMs)} 确认收货。`,
        `Received at ${minute(received.receivedAtMs)}.`,
      ),
    );
  }
  if (!due) return;
  const state =
    explanation.state === "received" ? say("已收货", "received") : say("已付款", "paid");
  paper.text(
    say(
      `订单现在的状态是“${state}”；分润从 ${minute(due.availableAtMs)} 起可以提现。`,
      `The order's state is now "${state}"; its commission is available from ${minute(due.availableAtMs)}.`,
    ),
  );
}

/** Base × rate with all its decimals, as it is before it is rounded: `¥2.034`. */
function exactYuan({ baseFen, rateBp }: Share): string {
  const product = baseFen * rateBp; // 1 fen is 10,000 of it.
  const rest = String(product % WHOLE_BP)
    .padStart(4, "0")
    .replace(/0+$/, "");
  return yuan(Math.trunc(product / WHOLE_BP)) + rest;
}
